/** One entity, checked alone or as if it stood in a plan: what a form needs while someone types. */
import fc from 'fast-check';
import {
  type Action,
  checkEntity,
  checkPlan,
  type EntityKind,
  type EntityOfKind,
  type Result,
  type TargetInput,
  walkPlan,
} from 'spm-model';
import {
  aBaseline,
  aDivision,
  aFunction,
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  anAdjustment,
  anObservation,
  anOrganization,
  aPlan,
  aStrategy,
  aSubgroup,
  aTarget,
  aTeam,
  aValue,
  examplePlan,
} from 'spm-model/testing';
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

  it('may be a whole plan, of which references are judged', () => {
    expect(valueIn(checkEntity('plan', examplePlan))).toEqual(examplePlan);
    const team = aTeam({ unitIds: ['unit-1', 'nowhere'] });
    expect(pathsOf(checkEntity('plan', aPlan({ teams: [team] })))).toEqual(['unknown-reference teams.0.unitIds.1']);
  });

  it('may have warnings, and is then given with them', () => {
    const checked = checkEntity('strategy', aStrategy({ measures: [] }));
    expect(checked.ok && codesOf(checked.warnings)).toEqual(['strategy-measures']);
  });

  it.each<[string, EntityKind, object]>([
    ['a goal, which strategies of other goals may serve', 'goal', aGoal({ strategies: [] })],
    [
      'a goal about the agency, which may be a district',
      'goal',
      aGoal({ focus: 'agency', measures: [aMeasure()], strategies: [] }),
    ],
    [
      'a milestone of any year',
      'milestone',
      aMilestone({
        period: { start: '1990-01-01', end: '1990-12-31' },
        actions: [anAction({ period: { start: '1990-01-01', end: '1990-06-30' } })],
      }),
    ],
    ['an action of any year', 'action', anAction({ period: { start: '2090-01-01', end: '2090-06-30' } })],
    [
      'a group to rise',
      'subgroup',
      aSubgroup({ baseline: aBaseline({ value: 40 }), targets: [aTarget({ value: 41 })] }),
    ],
    [
      'a group to fall',
      'subgroup',
      aSubgroup({ baseline: aBaseline({ value: 40 }), targets: [aTarget({ value: 39 })] }),
    ],
    [
      'a group to fall, its targets in any order',
      'subgroup',
      aSubgroup({
        baseline: aBaseline({ value: 40 }),
        targets: [aTarget({ date: '2028-06-30', value: 30 }), aTarget({ date: '2027-06-30', value: 45 })],
      }),
    ],
    ['a group without targets', 'subgroup', aSubgroup({ targets: [], observations: [] })],
    [
      'a group without a baseline',
      'subgroup',
      aSubgroup({ baseline: undefined, targets: [aTarget({ value: 39 })], observations: [anObservation()] }),
    ],
    ['a group of any unit', 'subgroup', aSubgroup({ observations: [anObservation({ value: -400.5, n: 12 })] })],
    [
      'a group to be held in a band',
      'subgroup',
      aSubgroup({ targets: [aTarget({ value: undefined, low: 3, high: 4 })] }),
    ],
  ])('breaks no rule for want of what lies around it: %s', (_what, kind, entity) => {
    const checked = checkEntity(kind, entity);
    expect(checked.ok ? codesOf(checked.warnings) : codesOf(checked.issues)).toEqual([]);
  });

  it('is told of a group’s targets that do not fit the direction of the others', () => {
    const told = (...targets: TargetInput[]) =>
      issuesOf(checkEntity('subgroup', aSubgroup({ baseline: aBaseline({ value: 40 }), targets }))).map(
        ({ code, path, params }) => `${code} ${path.join('.')} ${params['direction']}`,
      );
    const band = { date: '2028-06-30', low: 3 };
    expect(told({ date: '2027-06-30', value: 50 }, band)).toEqual(['target-shape targets.1 increase']);
    expect(told({ date: '2027-06-30', value: 30 }, band)).toEqual(['target-shape targets.1 decrease']);
    expect(told(band, { date: '2027-06-30', value: 30 })).toEqual(['target-shape targets.1 maintain']);
    expect(told({ ...band, value: 30 })).toEqual(['target-shape targets.0 increase']);
  });

  it('is told of ids that stand twice in it, and of what kind the first is', () => {
    const milestone = aMilestone({
      id: 'm',
      actions: [anAction({ id: 'a' }), anAction({ id: 'm' }), anAction({ id: 'a' })],
    });
    for (const plan of [undefined, aPlan({ values: [aValue({ id: 'a' })] })]) {
      const issues = issuesOf(checkEntity('milestone', milestone, { plan }));
      expect(issues.map(({ code, path, params }) => [code, path.join('.'), params['firstKind']])).toEqual([
        ['duplicate-id', 'actions.1.id', 'milestone'],
        ['duplicate-id', 'actions.2.id', 'action'],
      ]);
    }
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
    [
      'moves before the place where it is now',
      'action',
      { ...examplePlan.goals[0]?.strategies[0]?.milestones[1]?.actions[0], id: 'action-cycles' },
      { parentId: 'milestone-coaches' },
      ['action-in-milestone period'],
    ],
    [
      'moves behind the place where it is now',
      'action',
      anAction({ id: 'action-train', period: { start: '2026-07-01', end: '2026-12-31' } }),
      { parentId: 'milestone-cycles' },
      [],
    ],
    [
      'refers to what it owns itself, all of it new',
      'milestone',
      aMilestone({
        id: 'new',
        unitId: 'unit-literacy',
        actions: [
          anAction({ id: 'new-1', dependsOn: ['new-2'] }),
          anAction({ id: 'new-2', dependsOn: ['new-1'] }),
          anAction({ id: 'new-3', continues: 'milestone-coaches' }),
        ],
      }),
      { parentId: 'strategy-coaching' },
      [
        'dependency-cycle actions.0.dependsOn.0',
        'dependency-order actions.0.dependsOn.0',
        'dependency-cycle actions.1.dependsOn.0',
        'dependency-order actions.1.dependsOn.0',
        'unknown-reference actions.2.continues',
      ],
    ],
    [
      'owns what has an id that is taken elsewhere, before it or behind it',
      'milestone',
      aMilestone({
        id: 'milestone-cycles',
        unitId: 'unit-literacy',
        period: { start: '2026-01-01', end: '2026-12-31' },
        actions: [
          anAction({ id: 'action-train' }),
          anAction({ id: 'action-calendar' }),
          anAction({ id: 'goal-ready' }),
        ],
      }),
      {},
      ['duplicate-id actions.0.id'],
    ],
    [
      'is new, and nothing says where it stands',
      'milestone',
      aMilestone({
        id: 'new',
        unitId: 'unit-literacy',
        dependsOn: ['nowhere'],
        actions: [anAction({ id: 'new-1' }), anAction({ id: 'new-2', continues: 'new-1' })],
      }),
      {},
      ['unknown-reference dependsOn.0'],
    ],
    [
      'has the id of something of another kind',
      'goal',
      aGoal({ id: 'unit-literacy', strategies: [] }),
      {},
      ['goal-strategies strategies'],
    ],
  ])('%s', (_what, kind, entity, place, expected) => {
    const checked = checkEntity(kind, entity, { plan: examplePlan, ...place });
    const found = checked.ok ? checked.warnings : checked.issues;
    expect(found.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(expected);
  });

  it.each<[string, EntityKind, object, string, EntityKind | null]>([
    ['an action under a goal', 'action', anAction(), 'goal-reading', 'goal'],
    ['an action under what is not there', 'action', anAction(), 'nowhere', null],
    ['an organization under a goal', 'organization', anOrganization(), 'goal-reading', 'goal'],
    ['a goal under the organization', 'goal', aGoal(), 'lakeland-doe', 'organization'],
  ])('cannot be %s', (_what, kind, entity, parentId, foundKind) => {
    const { id } = entity as { readonly id: string };
    expect(issuesOf(checkEntity(kind, entity, { plan: examplePlan, parentId }))).toMatchObject([
      { code: 'unknown-holder', severity: 'error', path: [], id, params: { parentId, kind, foundKind } },
    ]);
    // Without a plan there is nothing to look it up in.
    expect(checkEntity(kind, entity, { parentId }).ok).toBe(true);
  });

  it('is looked up where it is to go, and no longer where it is', () => {
    const train = anAction({
      id: 'action-train',
      period: { start: '2027-01-01', end: '2027-06-30' },
      dependsOn: ['action-cycles'],
    });
    for (const plan of [examplePlan, structuredClone(examplePlan)]) {
      const told = (entity: Action) => {
        const checked = checkEntity('action', entity, { plan, parentId: 'milestone-cycles' });
        return codesOf(checked.ok ? checked.warnings : checked.issues);
      };
      // What it waits for waits for it.
      expect(told(train)).toEqual(['dependency-cycle', 'dependency-order']);
      expect(told({ ...train, dependsOn: ['action-calendar', 'action-recruit'] })).toEqual([]);
    }
  });

  it('is served by the strategies of the plan', () => {
    const served = (alsoServes?: string[]) => {
      // What is said of it elsewhere serves it not.
      const adjustments = [anAdjustment({ entityIds: ['new'] })];
      const plan = aPlan({ goals: [aGoal({ strategies: [aStrategy({ alsoServes })] })], adjustments });
      const checked = checkEntity('goal', aGoal({ id: 'new', measures: [], strategies: [] }), { plan });
      return checked.ok && codesOf(checked.warnings);
    };
    expect(served()).toEqual(['goal-measures', 'goal-strategies']);
    expect(served(['new'])).toEqual(['goal-measures']);
  });

  it('that is its organization takes the place of the one that is there, whatever its id', () => {
    const plan = aPlan({ organization: anOrganization({ functions: [aFunction({ id: 'old' })] }) });
    const [division] = anOrganization().divisions;
    const organization = (id: string) =>
      anOrganization({ id, divisions: [aDivision({ ...division, functionIds: ['old'] })] });
    for (const place of [{}, { parentId: plan.id }]) {
      expect(pathsOf(checkEntity('organization', organization('new'), { plan, ...place }))).toEqual([
        'unknown-reference divisions.0.functionIds.0',
      ]);
      expect(pathsOf(checkEntity('organization', anOrganization({ id: plan.id }), { plan, ...place }))).toEqual([
        'duplicate-id id',
      ]);
    }
  });

  it('in a plan in which ids stand twice is told of its own', () => {
    const plan = aPlan({ values: [aValue({ id: 'v' }), aValue({ id: 'v' })], teams: [aTeam({ id: 'v' })] });
    const toldOf = (id: string) => {
      const checked = checkEntity('team', aTeam({ id }), { plan, parentId: plan.id });
      return codesOf(checked.ok ? checked.warnings : checked.issues);
    };
    expect(toldOf('v')).toEqual(['duplicate-id']);
    expect(toldOf('new')).toEqual([]);
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
    expect(() => checkEntity('action', 'no action', { asOf: '2026-8-3' })).toThrow(/^asOf is "2026-8-3"/);
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
