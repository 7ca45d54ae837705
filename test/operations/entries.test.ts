/** Lists of dated entries: which entry an operation means, wherever it stands. */
import { apply, type Observation, type Operation, operations, type Plan } from 'spm-model';
import { aGoal, aMeasure, aPlan, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { issuesOf, valueIn } from '../support/results.js';

/** A plan with one measure, of which there are observations in this order, whatever a reader would say of it. */
function observing(accumulation: 'latest' | 'sum', ...observations: Observation[]): Plan {
  const measure = aMeasure({ id: 'series', unit: { kind: 'count' }, accumulation });
  const plan = aPlan({ goals: [aGoal({ measures: [measure] })] });
  const [goal] = plan.goals;
  return { ...plan, goals: [{ ...goal, measures: [{ ...measure, observations }] }] } as unknown as Plan;
}
const on = (day: number, value = day): Observation => ({ date: `2026-01-0${day}`, value });
const remove = (day: number, at?: number): Operation => ({
  type: 'removeObservation',
  id: 'series',
  date: on(day).date,
  ...(at === undefined ? {} : { at }),
});
const correct = (day: number, observation: Observation, at?: number): Operation => ({
  type: 'correctObservation',
  id: 'series',
  date: on(day).date,
  observation,
  ...(at === undefined ? {} : { at }),
});
const record = (observation: Observation, at?: number): Operation => ({
  type: 'recordObservation',
  id: 'series',
  observation,
  ...(at === undefined ? {} : { at }),
});
/** The days, and the values where they are others, that are left. */
const left = (plan: Plan, ...list: Operation[]): string =>
  (valueIn(apply(plan, list)).plan.goals[0]?.measures[0]?.observations ?? [])
    .map(({ date, value }) => (value === Number(date.at(-1)) ? `${value}` : `${date.at(-1)}:${value}`))
    .join(' ');
const refusal = (plan: Plan, ...list: Operation[]): string[] =>
  issuesOf(apply(plan, list)).map(({ code, at }) => `${code} ${at}`);

describe('the observation of a day', () => {
  const inOrder = observing('latest', on(1), on(2), on(3), on(4), on(5));
  const mixed = observing('latest', on(3), on(5), on(1), on(4), on(2));

  it.each([1, 2, 3, 4, 5])('%i is found at any place, in order or not', (day) => {
    const rest = (days: string) => days.replace(`${day}`, '').trim().replace('  ', ' ');
    expect(left(inOrder, remove(day))).toBe(rest('1 2 3 4 5'));
    expect(left(mixed, remove(day))).toBe(rest('3 5 1 4 2'));
    expect(left(mixed, correct(day, on(day, 9)))).toBe('3 5 1 4 2'.replace(`${day}`, `${day}:9`));
  });

  it('that is not there is refused, before, between and after those that are', () => {
    for (const plan of [observing('latest', on(2), on(4)), observing('latest', on(4), on(2)), observing('latest')]) {
      for (const day of [1, 3, 5]) expect(refusal(plan, remove(day))).toEqual(['no-such-observation 0']);
    }
  });

  it('is found after others were put out of order', () => {
    const later = observing('latest', on(2), on(3), on(4), on(5), on(6));
    // The first stands last in time, the last first, or one between elsewhere: each is found again.
    expect(left(later, correct(2, on(2, 7)), correct(2, on(9)), correct(9, on(8)))).toBe('8 3 4 5 6');
    expect(left(later, correct(6, on(6, 7)), correct(6, on(1)), remove(1))).toBe('2 3 4 5');
    expect(left(later, correct(4, on(4, 7)), correct(4, on(9)), remove(9), remove(5))).toBe('2 3 6');
    expect(left(later, remove(2), record(on(9), 0), remove(9), record(on(1)), remove(1))).toBe('3 4 5 6');
    expect(left(later, remove(2), record(on(9), 1), record(on(7)), remove(4), correct(9, on(8)))).toBe('3 8 5 6 7');
  });

  it('is that at the place given, where it is of the day', () => {
    const twice = observing('sum', on(1), on(2), on(2, 7), on(3), on(2, 9));
    expect(refusal(twice, remove(2))).toEqual(['several-observations 0']);
    expect(left(twice, remove(2, 1))).toBe('1 2:7 3 2:9');
    expect(left(twice, remove(2, 2))).toBe('1 2 3 2:9');
    expect(left(twice, remove(2, 4))).toBe('1 2 2:7 3');
    expect(left(twice, correct(2, on(2, 8), 2))).toBe('1 2 2:8 3 2:9');
    // A place of another day, or past the end, says nothing.
    for (const at of [0, 3, 5, 99]) expect(refusal(twice, remove(2, at))).toEqual(['several-observations 0']);
    expect(left(twice, remove(3, 0))).toBe('1 2 2:7 2:9');
    expect(left(twice, remove(3, 99))).toBe('1 2 2:7 2:9');
  });

  it('of which there are several is asked for by its place', () => {
    const twice = observing('sum', on(2), on(2, 7));
    const [issue] = issuesOf(apply(twice, remove(2)));
    const params = { kind: 'measure', title: 'Students who read well in grade 4', date: '2026-01-02', hasOther: true };
    expect(issue).toMatchObject({ path: ['date'], id: 'series' });
    expect(issue?.params).toEqual(params);
    expect(issue?.message).toBe(
      'The measure "Students who read well in grade 4" has several observations on 2026-01-02; say with "at" at which place in the list.',
    );
  });
});

describe('an entry that is withdrawn', () => {
  const used = (...amounts: [date: string, amount: number][]): Plan =>
    valueIn(
      apply(
        examplePlan,
        amounts.map(
          ([date, amount]): Operation => ({ type: 'recordUse', id: 'input-travel', amount: { date, amount } }),
        ),
      ),
    ).plan;
  const withdraw = (date: string, amount: number, at?: number): Operation => ({
    type: 'withdrawAmount',
    id: 'input-travel',
    amount: { date, amount },
    ...(at === undefined ? {} : { at }),
  });
  const mixed = used(['2026-03-31', 3], ['2026-01-31', 1], ['2026-03-31', 3], ['2026-02-28', 2], ['2026-03-31', 4]);
  const backOf = (operation: Operation) => valueIn(apply(mixed, operation)).inverse;

  it('is the last that is equal, unless the place given holds an equal one', () => {
    const back = (at: number) => [
      { type: 'recordUse', id: 'input-travel', amount: { date: '2026-03-31', amount: 3 }, at },
    ];
    expect(backOf(withdraw('2026-03-31', 3))).toEqual(back(2));
    expect(backOf(withdraw('2026-03-31', 3, 0))).toEqual(back(0));
    for (const at of [1, 3, 4, 5]) expect(backOf(withdraw('2026-03-31', 3, at))).toEqual(back(2));
  });

  it.each<[Operation, string]>([
    [withdraw('2026-03-31', 5), 'The input "Travel" has another amount on 2026-03-31; give the amount as it stands.'],
    [withdraw('2026-04-30', 3), 'The input "Travel" has no amount on 2026-04-30; give the amount as it stands.'],
    [withdraw('2025-12-31', 3), 'The input "Travel" has no amount on 2025-12-31; give the amount as it stands.'],
    [
      { type: 'withdrawReport', id: 'goal-ready', report: { date: '2026-01-01', percentComplete: 1 } },
      '"goal-ready" is a goal; give the id of a milestone or an action.',
    ],
    [
      { type: 'withdrawWithheld', id: 'goal-ready', withheld: { date: '2026-01-01' } },
      '"goal-ready" is a goal; give the id of a measure or a group of students.',
    ],
    [
      { type: 'withdrawAmount', id: 'goal-ready', amount: { date: '2026-01-01', amount: 1 } },
      '"goal-ready" is a goal; give the id of an input or an output.',
    ],
  ])('%j is refused where there is none', (operation, message) => {
    expect(issuesOf(apply(mixed, operation)).map((issue) => issue.message)).toEqual([message]);
  });

  it('belongs to the kinds of entity that the catalogue names', () => {
    const idOf = (type: string) => operations.find((each) => each.type === type)?.input.shape['id']?.description;
    expect(
      ['withdrawReport', 'withdrawWithheld', 'withdrawAmount', 'removeObservation', 'recordUse'].map(idOf),
    ).toEqual([
      'The id of the milestone or action',
      'The id of the measure or group of students',
      'The id of the input or output',
      'The id of the measure or group of students',
      'The id of the input',
    ]);
  });
});
