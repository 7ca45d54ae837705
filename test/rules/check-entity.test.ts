/** One entity, checked alone or as if it stood in a plan: what a form needs while someone types. */
import fc from 'fast-check';
import {
  type Action,
  checkEntity,
  checkPlan,
  type EntityKind,
  type EntityOfKind,
  type Result,
  walkPlan,
} from 'spm-model';
import { aMilestone, anAction, aSubgroup, aTeam, examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const pathsOf = (result: Result<unknown>) => issuesOf(result).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('an entity alone', () => {
  it('is read with its defaults, frozen and typed by its kind', () => {
    const checked = checkEntity('action', {
      id: 'a',
      title: 'Train',
      period: { start: '2026-01-01', end: '2026-06-30' },
    });
    expectTypeOf(checked).toEqualTypeOf<Result<Action>>();
    expect(valueIn(checked)).toMatchObject({ inputs: [], outputs: [], reports: [] });
    expect(Object.isFrozen(valueIn(checked))).toBe(true);
  });

  it('is told what does not fit, with paths from itself', () => {
    expect(
      pathsOf(checkEntity('action', { id: 'a', title: ' ', period: { start: '2026-1-1', end: '2026-06-30' } })),
    ).toEqual(['blank title', 'bad-date period.start']);
  });

  it('is held against the rules, with all that it owns', () => {
    const milestone = aMilestone({
      actions: [anAction({ period: { start: '2026-01-01', end: '2026-01-20' } })],
      unitId: undefined,
    });
    expect(pathsOf(checkEntity('milestone', milestone))).toEqual([
      'milestone-team ',
      'action-duration actions.0.period',
    ]);
  });

  it('is not asked for what lies around it: references, bounds, what holds it', () => {
    const milestone = aMilestone({ unitId: 'anywhere', dependsOn: ['somewhere'], continues: 'something' });
    expect(valueIn(checkEntity('milestone', milestone))).toEqual(milestone);
    expect(valueIn(checkEntity('team', aTeam({ unitIds: ['x', 'y'] }))).unitIds).toEqual(['x', 'y']);
    const band = aSubgroup({ targets: [{ date: '2028-06-30', low: 3 }] });
    expect(valueIn(checkEntity('subgroup', band))).toEqual(band);
  });

  it('may be a whole plan', () => {
    expect(valueIn(checkEntity('plan', examplePlan))).toEqual(examplePlan);
  });

  it('breaks no more rules than it does in its plan', () => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some' }), (plan) => {
        const inPlan = new Set(checkPlan(plan).map(({ code, id }) => `${code} ${id}`));
        for (const { kind, entity } of walkPlan(plan)) {
          const checked = checkEntity(kind, entity);
          const found = checked.ok ? checked.warnings : checked.issues;
          for (const { code, id } of found) expect(inPlan).toContain(`${code} ${id}`);
        }
      }),
    );
  });
});

describe('an entity as if it stood in a plan', () => {
  it.each<[string, EntityKind, object, { parentId?: string }, string[]]>([
    [
      'refers to what is not there',
      'team',
      aTeam({ unitIds: ['x', 'unit-literacy'] }),
      {},
      ['unknown-reference unitIds.0'],
    ],
    [
      'reaches outside of what is to hold it',
      'action',
      anAction({ id: 'new', period: { start: '2030-01-01', end: '2030-06-30' } }),
      { parentId: 'milestone-coaches' },
      ['action-in-milestone period'],
    ],
    [
      'has an id that is taken elsewhere',
      'action',
      anAction({ id: 'goal-reading', period: { start: '2026-01-01', end: '2026-06-30' } }),
      { parentId: 'milestone-coaches' },
      ['duplicate-id id'],
    ],
    [
      'closes a circle of dependencies',
      'action',
      anAction({
        id: 'action-train',
        dependsOn: ['action-cycles'],
        period: { start: '2027-07-01', end: '2027-12-31' },
      }),
      { parentId: 'milestone-coaches' },
      ['action-in-milestone period', 'dependency-cycle dependsOn.0'],
    ],
    ['is to go where it cannot', 'action', anAction(), { parentId: 'goal-reading' }, ['unknown-holder ']],
    ['is to go to what is not there', 'action', anAction(), { parentId: 'nowhere' }, ['unknown-holder ']],
  ])('%s', (_what, kind, entity, place, expected) => {
    const checked = checkEntity(kind, entity, { plan: examplePlan, ...place });
    const found = checked.ok ? checked.warnings : checked.issues;
    expect(found.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(expected);
  });

  it('takes the place of the one with its id, where that is', () => {
    const plan = examplePlan;
    for (const { kind, entity, parentId } of walkPlan(plan)) {
      for (const place of [{}, ...(parentId === null || kind === 'organization' ? [] : [{ parentId }])]) {
        const checked = checkEntity(kind, JSON.parse(JSON.stringify(entity)), { plan, ...place });
        expect(valueIn(checked as Result<EntityOfKind[EntityKind]>)).toEqual(entity);
      }
    }
  });

  it('is told just what a check of the plan tells of it', () => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some' }), (plan) => {
        const all = checkPlan(plan, { asOf: '2026-06-30' });
        for (const { kind, entity, path, parentId } of walkPlan(plan)) {
          if (parentId === null || kind === 'organization') continue;
          // Where an id is repeated, it does not tell which of the two is meant.
          if (all.some(({ code }) => code === 'duplicate-id')) continue;
          const checked = checkEntity(kind, entity, { plan, parentId, asOf: '2026-06-30' });
          const found = checked.ok ? checked.warnings : checked.issues;
          const place = path.join('.');
          const wanted = all.filter((each) => `${each.path.join('.')}.`.startsWith(`${place}.`));
          expect(found.map(({ code, path: rest }) => `${code} ${[...path, ...rest].join('.')}`)).toEqual(
            wanted.map((each) => `${each.code} ${each.path.join('.')}`),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the plan and what is looked up in it as they were', () => {
    const before = JSON.stringify(examplePlan);
    checkEntity('action', anAction({ id: 'ghost' }), { plan: examplePlan, parentId: 'milestone-coaches' });
    expect(JSON.stringify(examplePlan)).toBe(before);
    expect(codesOf(checkPlan(examplePlan))).toEqual([]);
  });

  it('with a day that is none is a slip in code', () => {
    expect(() => checkEntity('action', anAction(), { asOf: '2026-8-3' })).toThrow(RangeError);
    expect(() => checkEntity('task' as 'action', anAction())).toThrow('kind is "task"; give "plan" or ');
  });

  it('that cannot be read is refused, and nothing is thrown', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const kind of ['plan', 'action', 'team'] as const) {
      expect(codesOf(issuesOf(checkEntity(kind, proxy)))).toEqual(['wrong-type']);
      expect(codesOf(issuesOf(checkEntity(kind, proxy, { plan: examplePlan })))).toEqual(['wrong-type']);
    }
  });
});
