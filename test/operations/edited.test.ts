/** How much a recipe may put in: worked out with small bounds, as a million is a lot to look at. */
import type { Plan } from 'spm-model';
import { aPlan, examplePlan } from 'spm-model/testing';
import { expect, it } from 'vitest';
import { holdsMoreThan, isOfPlan } from '../../src/operations/edited.js';

const plan = examplePlan;
/** What a recipe left: the plan with some fields replaced. */
const left = (fields: object, organization: object = {}) => ({
  ...plan,
  ...fields,
  organization: { ...plan.organization, ...organization },
});
const holes = (length: number) => new Array<unknown>(length);

it.each<[string, ReturnType<typeof left>, number]>([
  ['nothing but what is there', left({}), 0],
  ['what is there at another place', left({ goals: plan.goals.toReversed() }), 0],
  ['copies of what is there', left({ values: structuredClone(plan.values) }), 3],
  ['what is there, where nothing of its kind belongs', left({ teams: plan.values }), 3],
  ['what is new, and what is below it', left({ goals: [{ strategies: [{}, { milestones: [{}] }] }] }), 4],
  ['nothing below what is there', left({ goals: [{ strategies: plan.goals[0]?.strategies }] }), 1],
  ['one list many times', left({ goals: holes(4).fill({ strategies: holes(5) }) }), 24],
  ['what is nothing at all', left({ values: [null, undefined, 7, 'x', []] }), 5],
  ['what is in the organization', left({}, { divisions: [{ units: holes(2) }] }), 3],
  ['what is in both', left({ values: holes(2) }, { divisions: holes(3) }), 5],
  ['a list beside what is none', left({ values: holes(3), teams: 'x', adjustments: undefined }), 3],
])('%s counts', (_name, edited, count) => {
  if (count > 0) expect(holdsMoreThan(plan, edited, count - 1)).toBe(true);
  expect(holdsMoreThan(plan, edited, count)).toBe(false);
});

it('a list that is too long by itself does not count, whatever holds it', () => {
  expect(holdsMoreThan(plan, left({ values: holes(1_000_001) }), 5)).toBe(false);
  expect(holdsMoreThan(plan, left({ values: holes(1_000_000) }), 5)).toBe(true);
});

it('an organization that is none holds nothing', () => {
  for (const organization of [null, undefined, 7, []])
    expect(holdsMoreThan(plan, { ...plan, organization }, 0)).toBe(false);
});

it('what is of the plan is known by what it is, not by its id', () => {
  const [value] = plan.values;
  expect(isOfPlan(plan, 'value', value)).toBe(true);
  expect(isOfPlan(plan, 'value', { ...value })).toBe(false);
  expect(isOfPlan(plan, 'goal', value)).toBe(false);
  expect(isOfPlan(plan, 'plan', plan)).toBe(true);
  expect(isOfPlan(aPlan({ id: 'other' }) as Plan, 'value', value)).toBe(false);
});
