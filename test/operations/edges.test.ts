/** Operations where the plan is broken already, where things refer to each other, and where recipes go wrong. */
import fc from 'fast-check';
import {
  addGoal,
  apply,
  diffPlans,
  type Extensions,
  edit,
  findEntity,
  mergePlans,
  type Operation,
  type Plan,
  type Result,
  removeGoal,
  removeTeam,
  removeUnit,
  revert,
  reviseGoal,
  reviseMeasure,
} from 'spm-model';
import { aGoal, aMeasure, aPlan, aStrategy, aSubgroup, brokenPlans, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { planAfter, provesItself } from '../support/operations.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const plan = examplePlan;
const refused = (result: Result<unknown>) =>
  issuesOf(result).map(({ code, id, path }) => `${code} of ${id} at ${path.join('.')}`);

describe('where text reads as an id does', () => {
  it('a removal takes the reference away and leaves the text', () => {
    const spoken = valueIn(
      edit(plan, (draft) => {
        const given = findEntity(draft as Plan, 'action-meetings')?.entity as { discontinued: { reason: string } };
        given.discontinued.reason = 'action-meetings-2';
      }),
    ).plan;
    const removed = valueIn(apply(spoken, { type: 'removeAction', id: 'action-meetings-2', cascade: true }));
    expect(findEntity(removed.plan, 'action-meetings')?.entity).toMatchObject({
      discontinued: { date: '2026-06-30', reason: 'action-meetings-2' },
    });
    expect(JSON.stringify(removed.plan)).not.toContain('carriedOverTo":"action-meetings-2');
    expect(valueIn(revert(removed.plan, removed)).plan).toEqual(spoken);
  });
});

describe('the host’s own data under a name that every object has', () => {
  it('are told, taken back, compared and merged as any', () => {
    const write = (extensions: Extensions): Operation => ({
      type: 'reviseGoal',
      id: 'goal-ready',
      changes: { extensions },
    });
    const named = planAfter(plan, write({ constructor: 1, toString: 'x' }));
    const plain = planAfter(plan, write({ color: 'red' }));
    const both = planAfter(plain, write({ valueOf: true }));
    for (const [from, to] of [
      [named, plain],
      [plain, named],
      [both, named],
    ] as const) {
      const steps = diffPlans(from, to);
      expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
      expect(planAfter(from, steps)).toEqual(to);
    }
    const cleared = planAfter(named, write({ constructor: null, toString: null }));
    expect(cleared).toEqual(plan);
    const merged = mergePlans(plan, named, plain);
    expect(merged.conflicts).toEqual([]);
    expect(merged.plan.goals[2]?.extensions).toEqual({ constructor: 1, toString: 'x', color: 'red' });
    const change = valueIn(apply(plan, write({ constructor: 1 })));
    expect(issuesOf(revert(planAfter(change.plan, write({ constructor: 2 })), change))).toMatchObject([
      { params: { field: 'extensions.constructor', left: '1', now: '2' } },
    ]);
  });
});

describe('in a plan that breaks a rule already', () => {
  const summed = planAfter(plan, [
    { type: 'recordObservation', id: 'measure-coached', observation: { date: '2026-03-31', value: 5 } },
    { type: 'recordObservation', id: 'measure-coached', observation: { date: '2026-06-30', value: 6 } },
  ]);
  /** Two days with two observations each, where one counts. */
  const twice = JSON.parse(JSON.stringify(summed).replace('"accumulation":"sum"', '"accumulation":"latest"')) as Plan;

  it('one error does not excuse another of another rule, or of another entity', () => {
    const bare = brokenPlans['measure-baseline'];
    const goal = aGoal({
      id: 'new',
      measures: [aMeasure({ id: 'new-measure', baseline: undefined })],
      strategies: [],
    });
    expect(codesOf(issuesOf(addGoal(bare, { goal })))).toEqual(['measure-baseline']);
    const misfit = aGoal({ id: 'new', measures: [aMeasure({ id: 'new-measure', targets: [] })], strategies: [] });
    expect(codesOf(issuesOf(addGoal(bare, { goal: misfit })))).toEqual(['measure-targets']);
    expect(addGoal(bare, { goal: aGoal({ id: 'new', measures: [], strategies: [] }) }).ok).toBe(true);
    const baseless = bare.goals.flatMap(({ measures }) => measures).find(({ baseline }) => baseline === undefined);
    const targetless = apply(bare, { type: 'setTargets', id: baseless?.id ?? '', targets: [] });
    expect(codesOf(issuesOf(targetless))).toEqual(['measure-targets']);
  });

  it('the error that comes is named, not one that was there', () => {
    const third: Operation = {
      type: 'recordObservation',
      id: 'measure-coached',
      observation: { date: '2025-12-31', value: 7 },
      at: 1,
    };
    const [issue, ...more] = issuesOf(apply(twice, third));
    expect(more).toEqual([]);
    expect(issue?.message).toContain('two observations on 2025-12-31');
  });

  it('what is mended is told, errors alone, and may come back by taking it back', () => {
    const mended = valueIn(
      apply(twice, { type: 'removeObservation', id: 'measure-coached', date: '2026-03-31', at: 3 }),
    );
    expect(codesOf(mended.mended)).toEqual(['observation-dates']);
    expect(valueIn(revert(mended.plan, mended)).plan).toEqual(twice);
    const unfocused = valueIn(reviseGoal(plan, { id: 'goal-ready', changes: { focus: 'agency' } })).plan;
    const focused = valueIn(reviseGoal(unfocused, { id: 'goal-ready', changes: { focus: 'student' } }));
    expect(focused.mended).toEqual([]);
  });

  it('a plan in which ids repeat is not put in the place of one in which they do not', () => {
    const twins = brokenPlans['duplicate-id'];
    expect(codesOf(issuesOf(apply(plan, { type: 'replacePlan', plan: twins })))).toContain('duplicate-id');
    const sound = valueIn(apply(twins, { type: 'replacePlan', plan }));
    expect(codesOf(sound.mended)).toEqual(['duplicate-id']);
    expect(sound.inverse).toEqual([{ type: 'replacePlan', plan: twins }]);
    expect(valueIn(revert(sound.plan, sound)).plan).toEqual(twins);
    expect(codesOf(issuesOf(apply(plan, { type: 'replacePlan', plan: brokenPlans['action-duration'] })))).toEqual([
      'action-duration',
    ]);
  });

  it('that is not frozen, what the host keeps is kept', () => {
    const loose = { ...structuredClone(plan), extensions: { none: null, list: [1, null] } } as Plan;
    const changed = valueIn(apply(loose, { type: 'reviseDirection', vision: 'Joy' })).plan;
    expect(changed.extensions).toEqual({ none: null, list: [1, null] });
    expect(Object.isFrozen(loose.extensions)).toBe(false);
  });
});

describe('what cannot be taken back', () => {
  it('is refused as a list, with the operation at fault', () => {
    const change = valueIn(apply(plan, { type: 'removeAction', id: 'action-cycles' }));
    const gone = valueIn(apply(change.plan, { type: 'removeMilestone', id: 'milestone-cycles' })).plan;
    const [issue] = issuesOf(revert(gone, change));
    expect(issue).toMatchObject({ code: 'unknown-id', at: 0, path: ['to'] });
    expect(issue?.message).toMatch(/^Nothing in this plan has the id "milestone-cycles"/);
    expect(Object.keys(issue ?? {})).not.toContain('id');
  });
});

describe('equal entries', () => {
  const report = { date: '2026-08-31', percentComplete: 90 };
  const twice = planAfter(plan, [
    { type: 'reportAction', id: 'action-onboard', report },
    { type: 'reportAction', id: 'action-onboard', report },
  ]);

  it('are withdrawn where it says, else the last of them', () => {
    const placeOf = (at?: number) => {
      const withdrawn = valueIn(
        apply(twice, { type: 'withdrawReport', id: 'action-onboard', report, ...(at === undefined ? {} : { at }) }),
      );
      provesItself(twice, withdrawn);
      return withdrawn.inverse[0];
    };
    expect(placeOf()).toMatchObject({ type: 'reportAction', at: 3 });
    expect(placeOf(2)).toMatchObject({ at: 2 });
    expect(placeOf(0)).toMatchObject({ at: 3 });
    expect(placeOf(9)).toMatchObject({ at: 3 });
  });

  it('of a day are told apart by their place', () => {
    const summed = planAfter(plan, {
      type: 'recordObservation',
      id: 'measure-coached',
      observation: { date: '2026-03-31', value: 5 },
    });
    const removal = (at?: number) =>
      apply(summed, {
        type: 'removeObservation',
        id: 'measure-coached',
        date: '2026-03-31',
        ...(at === undefined ? {} : { at }),
      });
    expect(refused(removal())).toEqual(['several-observations of measure-coached at date']);
    expect(refused(removal(0))).toEqual(['several-observations of measure-coached at date']);
    expect(valueIn(removal(3)).inverse).toMatchObject([{ observation: { value: 5 }, at: 3 }]);
    expect(valueIn(removal(1)).inverse).toMatchObject([{ observation: { value: 260 }, at: 1 }]);
  });
});

describe('what is added', () => {
  const goal = aGoal({
    id: 'new',
    measures: [aMeasure({ id: 'new-measure', subgroups: [aSubgroup({ id: 'new-group' })] })],
    strategies: [aStrategy({ id: 'new-strategy', measures: [], milestones: [] })],
  });

  it('is found with all that it owns, and all of it is held to the rules', () => {
    findEntity(plan, 'goal-ready');
    const added = planAfter(plan, { type: 'addGoal', goal });
    expect(['new', 'new-measure', 'new-group', 'new-strategy'].map((id) => findEntity(added, id)?.path)).toEqual([
      ['goals', 3],
      ['goals', 3, 'measures', 0],
      ['goals', 3, 'measures', 0, 'subgroups', 0],
      ['goals', 3, 'strategies', 0],
    ]);
    const spoiled = JSON.parse(JSON.stringify(goal).replace('they teach reading well', ' ')) as typeof goal;
    expect(refused(addGoal(plan, { goal: spoiled }))).toEqual([
      'theory-clauses of new-strategy at goal.strategies.0.theory.then.0',
    ]);
  });

  it('names the first of its ids that are taken', () => {
    const taken = JSON.parse(
      JSON.stringify(goal).replace('"new-measure"', '"unit-data"').replace('"new-strategy"', '"team-reading"'),
    ) as typeof goal;
    expect(refused(addGoal(plan, { goal: taken }))).toEqual(['duplicate-id of unit-data at goal.id']);
  });
});

describe('what refers to what is removed', () => {
  const serving = (...goalIds: string[]) => goalIds.map((goalId) => ({ planId: plan.id, goalId }));
  const withServing = (id: string, ...goalIds: string[]): Operation => ({
    type: 'reviseGoal',
    id,
    changes: { alignsTo: serving(...goalIds) },
  });

  it('does not stand in its way where it goes as well', () => {
    const itself = planAfter(plan, [
      { type: 'addGoal', goal: { id: 'goal-new', statement: 'Every child sings', focus: 'student' } },
      withServing('goal-new', 'goal-new'),
    ]);
    const removed = valueIn(removeGoal(itself, { id: 'goal-new' }));
    provesItself(itself, removed);
    expect(removed.inverse).toHaveLength(1);
  });

  it('loses that one reference, and keeps its others', () => {
    const both = planAfter(plan, withServing('goal-ready', 'goal-reading', 'goal-present'));
    const without = planAfter(both, { type: 'removeGoal', id: 'goal-present', cascade: true });
    expect(findEntity(without, 'goal-ready')?.entity).toMatchObject({ alignsTo: serving('goal-reading') });
    const assigned = planAfter(plan, { type: 'assignUnit', id: 'milestone-signals', unitId: 'unit-data' });
    const teamless = removeTeam(assigned, { id: 'team-attendance', cascade: true });
    provesItself(assigned, valueIn(teamless));
    const milestone = findEntity(valueIn(teamless).plan, 'milestone-signals')?.entity;
    expect(milestone).toMatchObject({ unitId: 'unit-data' });
    expect(milestone).not.toHaveProperty('teamId');
  });

  it('is given back by the operation for it', () => {
    const unit = { id: 'unit-new', name: 'Arts' };
    const added = planAfter(plan, [
      { type: 'addUnit', to: 'division-learning', unit },
      { type: 'assignUnit', id: 'action-cycles', unitId: 'unit-new' },
      { type: 'assignUnit', id: 'milestone-cycles', unitId: 'unit-new' },
    ]);
    const removed = valueIn(removeUnit(added, { id: 'unit-new', cascade: true }));
    provesItself(added, removed);
    expect(removed.inverse.map((back) => JSON.stringify(back))).toEqual([
      '{"type":"addUnit","to":"division-learning","at":3,"unit":{"id":"unit-new","name":"Arts","functionIds":[]}}',
      '{"type":"assignUnit","id":"milestone-cycles","unitId":"unit-new"}',
      '{"type":"assignUnit","id":"action-cycles","unitId":"unit-new"}',
    ]);
  });
});

it('a measure is revised under the eyes of its groups', () => {
  const measure = aMeasure({
    unit: { kind: 'score' },
    subgroups: [aSubgroup({ baseline: { date: '2025-06-30', value: 140 }, targets: [], observations: [] })],
  });
  const scored = aPlan({ goals: [aGoal({ measures: [measure], strategies: [], focus: 'student' })] });
  expect(refused(reviseMeasure(scored, { id: measure.id, changes: { unit: { kind: 'percent' } } }))).toEqual([
    'value-range of subgroup-1 at changes.unit',
  ]);
});

describe('a recipe', () => {
  it('that throws is heard', () => {
    const failing = () =>
      edit(plan, () => {
        throw new Error('the recipe failed');
      });
    expect(failing).toThrow('the recipe failed');
  });

  it('that puts in what cannot be read is refused', () => {
    const unreadable = Object.defineProperty({}, 'id', {
      enumerable: true,
      get(): string {
        throw new Error('no');
      },
    });
    const [issue] = issuesOf(edit(plan, (draft) => void draft.goals.push(unreadable as never)));
    expect(issue).toMatchObject({ code: 'wrong-type', severity: 'error' });
    expect(issue?.message).toMatch(/could not be read, because it is not plain data; give what JSON can hold\.$/);
  });

  it('that spoils the organisation, or what it holds, is told of it once, where it is', () => {
    const spoiled = edit(plan, (draft) => {
      Object.assign(draft.organization, { kind: 'club' });
      Object.assign(draft.organization.divisions[1] as object, { name: 7 });
      draft.organization.divisions[1]?.units.push(null as never);
    });
    expect(refused(spoiled)).toEqual([
      'not-a-choice of lakeland-doe at organization.kind',
      'wrong-type of division-support at organization.divisions.1.name',
      'wrong-type of undefined at organization.divisions.1.units.3',
    ]);
  });

  it('that leaves holes in a list, or puts something else in its place, is refused', () => {
    const holes = edit(plan, (draft) => {
      draft.values.length = 5;
    });
    expect(refused(holes)).toEqual(['missing of undefined at values.3', 'missing of undefined at values.4']);
    const text = edit(plan, (draft) => void Object.assign(draft, { goals: 'none' }));
    expect(refused(text)).toEqual([`wrong-type of ${plan.id} at goals`]);
    const long = edit(plan, (draft) => {
      (draft as { teams: unknown }).teams = new Array(1_000_001);
    });
    expect(refused(long)).toEqual([`too-long of ${plan.id} at teams`]);
    const none = edit(plan, (draft) => void Object.assign(draft, { organization: null, goals: [null] }));
    expect(refused(none)).toEqual(['wrong-type of undefined at organization', 'wrong-type of undefined at goals.0']);
    const emptied = edit(plan, (draft) => {
      delete (draft as { adjustments?: unknown }).adjustments;
    });
    expect(valueIn(emptied).plan.adjustments).toEqual([]);
  });

  it('may change the organisation as any other', () => {
    const changed = valueIn(
      edit(plan, (draft) => {
        draft.organization.name = 'Agency';
        draft.organization.divisions[0]?.units.push({ id: 'arts', name: 'Arts', functionIds: [] });
      }),
    );
    provesItself(plan, changed);
    expect(changed.operation).toEqual([
      { type: 'addUnit', to: 'division-learning', unit: { id: 'arts', name: 'Arts', functionIds: [] } },
      { type: 'reviseOrganization', changes: { name: 'Agency' } },
    ]);
    expect(changed.plan.goals).toBe(plan.goals);
    expect(changed.plan.organization.divisions[1]).toBe(plan.organization.divisions[1]);
  });

  it('puts in objects that stay the caller’s own', () => {
    const value = { id: 'value-joy', name: 'Joy' };
    const goal = { id: 'goal-new', statement: 'Every child sings', focus: 'student' as const, codes: ['arts'] };
    const changed = valueIn(
      edit(plan, (draft) => {
        draft.values.push(value);
        draft.goals.push(goal as never);
      }),
    );
    for (const own of [value, goal, goal.codes]) expect(Object.isFrozen(own)).toBe(false);
    expect(findEntity(changed.plan, 'value-joy')?.entity).toEqual(value);
    expect(findEntity(changed.plan, 'value-joy')?.entity).not.toBe(value);
  });

  it('may return a plan, which takes the place of the draft; anything else that it returns does not matter', () => {
    const other = { ...plan, title: 'Another plan' };
    const returned = valueIn(edit(plan, () => other));
    expect(returned.operation).toEqual([{ type: 'revisePlan', changes: { title: 'Another plan' } }]);
    expect(Object.isFrozen(other)).toBe(false);
    const spread = valueIn(edit(plan, (draft) => ({ ...draft, title: 'Another plan' })));
    expect(spread.plan).toEqual(returned.plan);
    expect(spread.plan.goals).toBe(plan.goals);
    const pushed = valueIn(edit(plan, (draft) => draft.values.push({ id: 'value-joy', name: 'Joy' })));
    expect(pushed.operation).toEqual([{ type: 'addValue', value: { id: 'value-joy', name: 'Joy' } }]);
  });

  it('that returns a promise is refused, and fails without a word', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    const refusedRecipe = edit(plan, async (draft) => {
      await Promise.resolve();
      draft.title = 'Too late';
      throw new Error('no');
    });
    expect(codesOf(issuesOf(refusedRecipe))).toEqual(['async-recipe']);
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  it('that leaves lists of any length is answered at once', () => {
    const long = edit(plan, (draft) => {
      (draft.goals[0] as { alignsTo: unknown }).alignsTo = new Array(1_000_000_000);
    });
    expect(refused(long)).toEqual(['too-long of goal-reading at goals.0.alignsTo']);
    const stretched = edit(plan, (draft) => {
      draft.goals.length = 100_000_000;
    });
    expect(refused(stretched)).toEqual([`too-long of ${plan.id} at goals`]);
    const circular = edit(plan, (draft) => {
      const goal = { id: 'g', statement: 'x', focus: 'student', strategies: [] as unknown[] };
      goal.strategies.push(goal);
      draft.goals.push(goal as never);
    });
    expect(circular.ok).toBe(false);
  });
});

describe('many entries of one list', () => {
  const day = (index: number) => new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10);
  const series = (size: number): Plan => {
    const observations = Array.from({ length: size }, (_, index) => ({ date: day(index), value: index }));
    return aPlan({ goals: [aGoal({ measures: [aMeasure({ id: 'series', unit: { kind: 'count' }, observations })] })] });
  };

  it('are found by their days wherever they stand, in order or not', () => {
    const dates = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(dates, fc.boolean(), fc.array(fc.nat({ max: 6 }), { maxLength: 6 }), (days, sorted, asked) => {
        const held = (sorted ? [...days].sort((a, b) => a - b) : days).map((index) => ({ date: day(index), value: 1 }));
        const plan = series(0);
        const [goal] = plan.goals;
        const measure = { ...goal?.measures[0], observations: held };
        const messy = { ...plan, goals: [{ ...goal, measures: [measure] }] } as Plan;
        const left = held.map(({ date }) => date);
        const list = asked.map((index): Operation => ({ type: 'removeObservation', id: 'series', date: day(index) }));
        // By hand: a day that stands once goes, and any other is refused.
        const isPossible = list.every((_, at) => {
          const date = day(asked[at] as number);
          if (left.filter((each) => each === date).length !== 1) return false;
          left.splice(left.indexOf(date), 1);
          return true;
        });
        const result = apply(messy, list);
        expect(result.ok).toBe(isPossible);
        if (result.ok) {
          expect(result.value.plan.goals[0]?.measures[0]?.observations.map(({ date }) => date)).toEqual(left);
          expect(valueIn(apply(result.value.plan, result.value.inverse)).plan).toEqual(messy);
        }
      }),
    );
  });
});
