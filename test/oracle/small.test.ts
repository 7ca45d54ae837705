/** The library against the oracle on all of some small worlds: every direction, way of adding up, and edge of a day. */
import {
  type ActionInput,
  defaultPolicy,
  type GoalInput,
  type Measure,
  type MeasureInput,
  type MilestoneInput,
  type Policy,
  rollup,
  type StrategyInput,
} from 'spm-model';
import { aMeasure, aPlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { compareNodes, expectByDesign } from './compare.js';
import { planByDesign } from './progress.js';
import { TooClose } from './thresholds.js';

/** All ways to take one of each list. */
function* each<Lists extends readonly (readonly unknown[])[]>(
  ...lists: Lists
): Generator<{ [At in keyof Lists]: Lists[At][number] }> {
  const count = lists.reduce((all, { length }) => all * length, 1);
  for (let place = 0; place < count; place += 1) {
    let rest = place;
    yield lists.map((list) => {
      const item = list[rest % list.length];
      rest = Math.floor(rest / list.length);
      return item;
    }) as { [At in keyof Lists]: Lists[At][number] };
  }
}

/** Most cases must be told apart by more than rounding. */
function expectMost<Case>(cases: Iterable<Case>, check: (given: Case, place: number) => void): void {
  let all = 0;
  let close = 0;
  for (const given of cases) {
    try {
      check(given, all);
    } catch (error) {
      if (!(error instanceof TooClose)) throw error;
      close += 1;
    }
    all += 1;
  }
  expect(close).toBeLessThan(all / 10);
}

const policies: readonly Policy[] = [
  {},
  { tolerance: 0 },
  { groups: 'cap' },
  { onTrack: 1, atRisk: 0.5, tolerance: 0.1 },
  { missing: 'zero' },
  { staleAfter: 0.5 },
  { rollup: 'worst', weighting: 'duration', minimumGroup: 1 },
].map((changes) => ({ ...defaultPolicy, ...changes }) as Policy);
const policyAt = (place: number) => policies[place % policies.length] as Policy;

describe('of small measures, each', () => {
  const on = (date: string, value: number, more: object = {}) => ({ date, value, ...more });
  type Dated = readonly { readonly date: string; readonly value: number; readonly start?: string }[];
  const targets: readonly Dated[] = [
    [],
    [on('2027-06-30', 50)],
    [on('2027-06-30', 50), on('2026-06-30', 45)],
    [on('2026-06-30', 40), on('2027-06-30', 60)],
    [on('2025-06-30', 44), on('2027-06-30', 40)],
    [on('2026-06-30', 0), on('2027-06-30', 0)],
    [on('2026-06-30', -5), on('2027-06-30', 45)],
    // The first is for the spring; the second reaches back over it.
    [on('2026-06-30', 45, { start: '2026-04-01' }), on('2027-06-30', 50, { start: '2026-01-01' })],
    [on('2026-06-30', 45, { start: '2025-01-01' }), on('2027-06-30', 50, { start: '2026-07-01' })],
  ];
  const observations: readonly Measure['observations'][] = [
    [],
    [on('2026-06-30', 45)],
    [on('2026-06-30', -20)],
    [on('2026-03-01', 44), on('2026-07-01', 40)],
    [on('2025-07-01', 38), on('2026-06-30', 42, { margin: 2 })],
    [on('2025-07-01', 20), on('2025-12-31', 21), on('2026-06-15', 5), on('2026-07-01', 1), on('2026-07-01', 8)],
    [on('2027-07-15', 50), on('2025-01-31', 33), on('2026-06-30', 43), on('2026-06-30', 41), on('2025-06-30', 37)],
    [on('2026-06-30', 30, { margin: 40 })],
    [on('2025-12-31', Number.MAX_VALUE), on('2026-06-30', Number.MAX_VALUE)],
  ];

  const ways = each(['increase', 'decrease', 'maintain'] as const, ['latest', 'sum', 'period'] as const, [
    '2025-06-30',
    '2026-06-30',
    '2026-08-03',
    '2027-06-30',
    '2027-08-03',
  ]);
  it.each([...ways])('to %s, by %s, stands on %s where the oracle says', (direction, accumulation, asOf) => {
    /** What is less is better where it should fall; an amount stays one. */
    const turned = (value: number) => (direction === 'decrease' && accumulation === 'latest' ? 80 - value : value);
    const turn = <Entry extends { readonly value: number }>(entry: Entry) => ({ ...entry, value: turned(entry.value) });
    const aimed = (list: Dated): MeasureInput['targets'] =>
      list.map(({ value, ...rest }) =>
        direction === 'maintain' ? { ...rest, low: value, high: value + 4 } : { ...rest, value: turned(value) },
      );
    expectMost(each([undefined, 40], targets, observations), ([base, aims, seen], place) => {
      const measure = aMeasure({
        direction,
        accumulation,
        baseline: base === undefined ? undefined : on('2025-06-30', base),
        targets: aimed(aims),
        observations: seen.map(turn),
        withheld: place % 5 === 0 ? [{ date: '2026-08-03' }, { date: '2025-12-31' }] : [],
        ...(place % 3 === 0 ? { trajectory: 'step' } : {}),
        ...(place % 13 < 6 ? { unit: { kind: 'count' } } : {}),
        ...(place % 11 < 3 ? { frequency: 'quarterly' } : {}),
      } as Partial<MeasureInput>);
      expectByDesign(measure, asOf, policyAt(place));
    });
  });
});

describe('of small plans, each', () => {
  const DAY = '2026-04-15';
  const YEAR = { start: '2026-01-01', end: '2026-12-31' };
  const PAST = { start: '2025-10-01', end: '2026-03-31' };
  const NEXT = { start: '2026-07-01', end: '2026-12-31' };
  const reported = (percentComplete: number, date = '2026-03-31') => [{ date, percentComplete }];
  const givenUp = (date: string) => ({ date, reason: 'Merged' });
  const action = (overrides: Partial<ActionInput>): ActionInput => ({ id: '', title: 'a', period: YEAR, ...overrides });
  const actions = {
    done: action({ reports: reported(100) }),
    well: action({ reports: reported(25) }),
    behind: action({ reports: reported(5), weight: 3 }),
    late: action({ period: PAST, reports: reported(90) }),
    ahead: action({ period: NEXT }),
    begun: action({ period: NEXT, reports: reported(10) }),
    dropped: action({ reports: reported(50), discontinued: givenUp('2026-04-01') }),
    'done, then dropped': action({ reports: reported(100), discontinued: givenUp('2026-04-01') }),
    'dropped, then done': action({ reports: reported(100), discontinued: givenUp('2026-03-01') }),
  };
  type Milestone = Omit<MilestoneInput, 'id' | 'title' | 'period'> & Partial<Pick<MilestoneInput, 'period'>>;
  const milestones: readonly Milestone[] = [
    {},
    { reports: reported(100) },
    { reports: reported(24) },
    { reports: reported(3) },
    { period: PAST, reports: reported(80) },
    { period: NEXT },
    { reports: reported(100), discontinued: givenUp('2026-04-15') },
    { reports: reported(100), discontinued: givenUp('2026-03-30') },
    { discontinued: givenUp('2026-04-16') },
    { period: NEXT, reports: reported(10) },
  ];
  const kinds = Object.values(actions);
  const steps: readonly Milestone[] = kinds.flatMap((one, index) => [
    { actions: [one] },
    ...kinds.slice(index).map((other) => ({ actions: [other, one] })),
  ]);
  const strategy = (id: string, parts: readonly Milestone[], rest: Partial<StrategyInput> = {}): StrategyInput => ({
    id,
    title: id,
    measures: [],
    milestones: parts.map((part, m) => ({
      period: YEAR,
      ...part,
      id: `${id}-${m}`,
      title: 'm',
      actions: part.actions?.map((each, a) => ({ ...each, id: `${id}-${m}-${a}` })) ?? [],
    })),
    ...rest,
  });
  const compare = (goals: readonly GoalInput[], place: number, asOf = DAY) => {
    const plan = aPlan({ period: { start: '2025-07-01', end: '2027-06-30' }, goals: [...goals] });
    const policy = policyAt(place);
    compareNodes(planByDesign(plan, asOf, policy), rollup(plan, { asOf, policy }));
  };
  const goal = (id: string, rest: Partial<GoalInput>): GoalInput => ({ id, statement: id, focus: 'student', ...rest });

  it.each<Partial<Milestone>>([{}, { discontinued: givenUp('2026-04-01') }, { period: PAST }, { period: NEXT }])(
    'milestone with two actions (%j)',
    (way) => {
      expectMost(steps, (step, place) =>
        compare([goal('g', { strategies: [strategy('s', [{ ...step, ...way }])] })], place),
      );
    },
  );

  it.each(milestones.map((milestone) => [JSON.stringify(milestone), milestone] as const))(
    'strategy with two milestones, one of them %s',
    (_, other) => {
      const alone = kinds.map((one): Milestone => ({ actions: [one] }));
      expectMost([...milestones, ...alone], (one, place) =>
        compare([goal('g', { strategies: [strategy('s', [one, { weight: 2, ...other }])] })], place),
      );
    },
  );

  it.each([[[]], [['h']], [['g', 'h', 'h']]])('goal with two strategies, of which one also serves %j', (alsoServes) => {
    const wholes = milestones.slice(1, 8).map((milestone) => [milestone]);
    expectMost(each(wholes, [...wholes.slice(0, 5), []]), ([one, other], place) =>
      compare(
        [
          goal('g', {
            strategies: [
              strategy('s', one, { alsoServes, weight: 2 }),
              strategy('t', other, { period: YEAR, alsoServes: alsoServes.slice(0, 1) }),
            ],
          }),
          goal('h', { strategies: place % 2 === 0 ? [] : [strategy('u', one)] }),
        ],
        place,
      ),
    );
  });

  const measure = (target: number, value: number | null, rest: Partial<MeasureInput> = {}): Partial<MeasureInput> => ({
    baseline: { date: '2025-06-30', value: 0 },
    targets: [{ date: '2026-06-30', value: target }],
    observations: value === null ? [] : [{ date: '2026-03-31', value }],
    ...rest,
  });
  // Of 100 toward the end of June, 75 is expected by the end of March.
  const measures: readonly Partial<MeasureInput>[] = [
    measure(100, 100),
    measure(100, 110, { weight: 20 }),
    measure(100, 80),
    measure(100, 60),
    measure(100, 30),
    measure(100, -30),
    measure(100, 70, { targets: [{ date: '2026-03-31', value: 100 }] }),
    measure(100, 80, { frequency: 'monthly', observations: [{ date: '2025-12-31', value: 80 }] }),
    measure(100, -30, { frequency: 'monthly', observations: [{ date: '2025-12-31', value: -30 }] }),
    measure(100, null),
    measure(100, 50, { targets: [] }),
    measure(100, 60, { observations: [{ date: '2026-03-31', value: 60, margin: 20 }] }),
  ];
  const numbered = (id: string, list: readonly Partial<MeasureInput>[]) =>
    list.map((each, index) => aMeasure({ ...each, id: `${id}-${index}` } as Partial<MeasureInput>));

  it.each(measures.map((each, index) => [index, each] as const))(
    'goal with two measures, beside another (%i)',
    (_, other) => {
      expectMost(measures, (one, place) =>
        compare(
          [
            goal('g', { measures: numbered('g', [one, other]), weight: 2 }),
            goal('h', { measures: place % 3 === 0 ? [] : numbered('h', [other]) }),
          ],
          place,
        ),
      );
    },
  );

  it.each([0, 1, 2, 5, 9])('goal with a strategy and a measure (%i)', (work) => {
    const own = [0, 5, 6, 8, 9].map((index) => measures[index] as Partial<MeasureInput>);
    expectMost(each(own, measures.slice(2, 9)), ([mine, theirs], place) =>
      compare(
        [
          goal('g', {
            measures: numbered('g', [mine]),
            strategies: [
              strategy('s', [milestones[work] as Milestone], { measures: numbered('s', [theirs]) }),
              strategy('t', [{ discontinued: givenUp('2026-01-31') }], { measures: numbered('t', [mine]), weight: 2 }),
            ],
          }),
        ],
        place,
      ),
    );
  });
});
