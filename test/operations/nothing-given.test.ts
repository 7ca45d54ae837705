/** Null options count as left out, and what is no change is an issue: plain JavaScript has no types to say so. */
import {
  apply,
  type Change,
  canRedo,
  canUndo,
  changeAt,
  checkEntity,
  checkPlan,
  commit,
  describeJournal,
  describeOperation,
  diffPlans,
  edit,
  formatIssue,
  type History,
  type Issue,
  type Journal,
  journalToJson,
  mergePlans,
  type Operation,
  type Plan,
  parsePlan,
  planAt,
  planFromRows,
  planRows,
  type Result,
  record,
  redo,
  revert,
  reviseDirection,
  startHistory,
  startJournal,
  undo,
} from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { issuesOf, valueIn } from '../support/results.js';

const none = null as unknown as undefined;
const action = examplePlan.goals[0]?.strategies[0]?.milestones[0]?.actions[0];

describe('options that are null', () => {
  it('count as left out', () => {
    const changed = valueIn(reviseDirection(examplePlan, { mission: 'Serve' }, none));
    expect(valueIn(parsePlan(examplePlan, none))).toEqual(examplePlan);
    expect(checkPlan(examplePlan, none)).toEqual(checkPlan(examplePlan));
    expect(valueIn(apply(examplePlan, [], none)).plan).toEqual(examplePlan);
    expect(valueIn(edit(examplePlan, () => undefined, none)).plan).toEqual(examplePlan);
    expect(mergePlans(examplePlan, changed.plan, examplePlan, none)).toEqual({ plan: changed.plan, conflicts: [] });
    expect(valueIn(planFromRows(planRows(examplePlan), none))).toEqual(examplePlan);
    expect(valueIn(revert(changed.plan, changed, none)).plan).toEqual(examplePlan);
    expect(valueIn(commit(startHistory(examplePlan), changed, none)).present).toEqual(changed.plan);
    expect(valueIn(checkEntity('action', action, none))).toEqual(action);
    expect(valueIn(checkEntity('action', action, { plan: examplePlan, parentId: none }))).toEqual(action);
    expect(valueIn(checkEntity('action', action, { plan: none }))).toEqual(action);
  });

  it('lack what they must have', () => {
    const recorded = record(startJournal(examplePlan), { type: 'reviseDirection', mission: 'Serve' }, none as never);
    expect(issuesOf(recorded)).toMatchObject([{ code: 'missing', path: ['at'] }]);
  });
});

const revoked = Proxy.revocable({}, {});
revoked.revoke();
const givenNothing: readonly unknown[] = [
  ...[null, undefined, 5, 'x', [], {}, () => 1, Object.freeze({})],
  new Proxy(
    {},
    {
      get() {
        throw new Error('not for you');
      },
    },
  ),
  revoked.proxy,
];
const broken = [
  { ...examplePlan, goals: 5 },
  { ...examplePlan, organization: null },
  Object.freeze({ ...examplePlan, teams: undefined }),
  { ...examplePlan, goals: [{ ...examplePlan.goals[0], strategies: 5 }] },
];
const mission: Operation = { type: 'reviseDirection', mission: 'Serve' };
const change = valueIn(apply(examplePlan, mission));
const at = { at: '2026-08-03T13:00:00Z' };

describe('what is no plan, change, journal, history or operation', () => {
  /** Held to be refused with an issue that says so, in both languages. */
  function isRefused(result: Result<unknown>, what: string): void {
    const issues = issuesOf(result);
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['wrong-argument', []]]);
    expect(issues[0]?.message).toMatch(new RegExp(` is no ${what}; give (?:the .value. of )?what \\S+ returns\\.$`));
    expect(formatIssue(issues[0] as Issue, spanish)).toMatch(
      / no es una? .*; indique (?:el .value. de )?lo que devuelve \S+\.$/,
    );
  }

  it('is an issue where a result is returned', () => {
    for (const given of [...givenNothing, ...broken]) {
      const plan = given as Plan;
      isRefused(apply(plan, mission), 'plan');
      isRefused(reviseDirection(plan, { mission: 'Serve' }), 'plan');
      isRefused(
        edit(plan, () => undefined),
        'plan',
      );
      isRefused(revert(plan, change), 'plan');
    }
    for (const given of givenNothing) {
      isRefused(revert(examplePlan, given as Change), 'change');
      isRefused(commit(startHistory(examplePlan), given as Change), 'change');
      isRefused(commit(given as History, change), 'history');
      isRefused(record(given as Journal, mission, at), 'journal');
    }
    // What a journal is written as is read, not gone on with.
    isRefused(record(journalToJson(startJournal(examplePlan)) as unknown as Journal, mission, at), 'journal');
    isRefused(
      record({ base: examplePlan, present: examplePlan, entries: [] } as unknown as Journal, mission, at),
      'journal',
    );
    for (const given of [
      { operation: 1, inverse: [{}] },
      { inverse: null, operation: [{}] },
    ]) {
      expect(issuesOf(revert(examplePlan, given as unknown as Change))[0]?.severity).toBe('error');
      expect(issuesOf(commit(startHistory(examplePlan), given as unknown as Change))[0]?.severity).toBe('error');
    }
    // A change that claims to come from the present, with a plan that is none, is made anew.
    const claimed = { ...change, plan: 5 as unknown as Plan };
    expect(valueIn(commit(startHistory(examplePlan), claimed)).present).toEqual(change.plan);
  });

  it('is thrown at, by name, where none is', () => {
    const base = examplePlan;
    const calls: readonly (readonly [string, (given: never) => unknown])[] = [
      ['plan', startHistory],
      ['plan', startJournal],
      ['plan', (given: Plan) => mergePlans(given, change.plan, base)],
      ['plan', (given: Plan) => mergePlans(base, given, change.plan)],
      ['plan', (given: Plan) => mergePlans(base, change.plan, given)],
      ['plan', (given: Plan) => diffPlans(given, base)],
      ['plan', (given: Plan) => diffPlans(base, given)],
      ['history', undo],
      ['history', redo],
      ['history', canUndo],
      ['history', canRedo],
      ['journal', (given: Journal) => planAt(given, at.at)],
      ['journal', (given: Journal) => changeAt(given, 0)],
      ['journal', describeJournal],
      ['journal', journalToJson],
      ['operation', (given: Operation) => describeOperation(given, base)],
    ];
    for (const [what, call] of calls) {
      for (const given of givenNothing) {
        expect(() => call(given as never)).toThrow(TypeError);
        expect(() => call(given as never)).toThrow(new RegExp(` is no ${what}; give (?:the .value. of )?what `));
      }
    }
    for (const given of ['toString', 'addNothing', '__proto__']) {
      expect(() => describeOperation({ type: given } as unknown as Operation, base)).toThrow('is no operation');
    }
  });

  it('leaves what was built by hand, or copied, as good as any', () => {
    const copy = JSON.parse(JSON.stringify(examplePlan)) as Plan;
    expect(valueIn(apply(copy, mission)).plan).toEqual(change.plan);
    const journal = valueIn(record(startJournal(copy), mission, at)).journal;
    expect(planAt({ ...journal }, at.at)).toEqual(change.plan);
    expect(valueIn(commit(startHistory(copy), change)).present).toEqual(change.plan);
    expect(describeJournal(journal, none)).toHaveLength(1);
    expect(describeOperation(mission, examplePlan, none)).toBe('Restated the mission.');
    expect(startHistory(examplePlan, none).limit).toBe(100);
  });
});
