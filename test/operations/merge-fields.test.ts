/** How each kind of field is put together of two sides, by examples that are worked out by hand. */
import { apply, findEntity, mergePlans, type Operation, type Plan } from 'spm-model';
import { aMeasure, anAction, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const base = examplePlan;
const later = (plan: Plan, ...operations: Operation[]): Plan => valueIn(apply(plan, operations)).plan;
type Fields = Readonly<Record<string, unknown>>;
const entityIn = (plan: Plan, id: string) => (findEntity(plan, id)?.entity ?? {}) as unknown as Fields;
/** The plan with fields of one entity written past all operations; undefined takes one away. */
const written = (plan: Plan, id: string, fields: Fields): Plan =>
  JSON.parse(JSON.stringify(plan), (_key, value: { id?: unknown } | null) =>
    value?.id === id ? { ...value, ...fields } : value,
  ) as Plan;

/** Of one field on three sides: what the merged plan has in it, whichever side is preferred, and what is told. */
function mergedField(id: string, field: string, sides: readonly [unknown, unknown, unknown]) {
  const [was, ours, theirs] = sides.map((value) => JSON.parse(JSON.stringify(written(base, id, { [field]: value }))));
  const moved = { ...theirs, vision: 'Elsewhere' };
  const both = (['ours', 'theirs'] as const).map((prefer) => mergePlans(was, ours, moved, { prefer }));
  return both.map(({ plan, conflicts }) => [
    Object.hasOwn(entityIn(plan, id), field) ? entityIn(plan, id)[field] : 'none',
    ...conflicts.map(({ kind, path }) => `${kind} at ${path.at(-1)}`),
  ]);
}

const day = (date: string, percentComplete: number) => ({ date, percentComplete });
const until = (day: string) => ({ until: day, targets: [{ date: '2027-06-30', value: 10 }] });
const amounts = (...each: number[]) => each.map((amount) => ({ date: '2026-10-31', amount }));
const serve = (...goalIds: string[]) => goalIds.map((goalId) => ({ planId: 'nation', goalId }));

describe('a field that both sides changed', () => {
  it.each<[string, string, string, [unknown, unknown, unknown], unknown[], unknown[]]>([
    [
      'text that one side took away',
      'goal-ready',
      'description',
      ['a', undefined, 'b'],
      ['none', 'field at description'],
      ['b', 'field at description'],
    ],
    ['codes twice on one side', 'goal-ready', 'codes', [[], ['x', 'x'], ['x']], [['x', 'x']], [['x', 'x']]],
    ['codes that each took one from', 'goal-ready', 'alignsTo', [serve('a', 'b'), serve('a'), serve('b')], [[]], [[]]],
    [
      'a set that one side cleared and the other took from',
      'goal-ready',
      'alignsTo',
      [serve('a', 'b'), undefined, serve('a')],
      ['none'],
      ['none'],
    ],
    [
      'a set that one side cleared and the other added to',
      'goal-ready',
      'alignsTo',
      [serve('a'), serve('a', 'b'), undefined],
      [serve('b')],
      [serve('b')],
    ],
    ['names that each took one from', 'goal-ready', 'extensions', [{ a: 1, b: 1 }, { a: 1 }, { b: 1 }], [{}], [{}]],
    [
      'names that one side cleared and the other took from',
      'goal-ready',
      'extensions',
      [{ a: 1, b: 1 }, undefined, { a: 1 }],
      ['none'],
      ['none'],
    ],
    [
      'names that one side cleared and the other added to',
      'goal-ready',
      'extensions',
      [{ a: 1 }, undefined, { a: 1, b: 1 }],
      [{ b: 1 }],
      [{ b: 1 }],
    ],
    [
      'days in order, which stay so',
      'action-cycles',
      'reports',
      [[], [day('2026-11-01', 20), day('2026-11-01', 10)], [day('2026-10-01', 5), day('2026-12-01', 30)]],
      [[day('2026-10-01', 5), day('2026-11-01', 20), day('2026-11-01', 10), day('2026-12-01', 30)]],
      [[day('2026-10-01', 5), day('2026-11-01', 20), day('2026-11-01', 10), day('2026-12-01', 30)]],
    ],
    [
      'days that one side has out of order, which stay as they are with what is new after them',
      'action-cycles',
      'reports',
      [[], [day('2026-11-01', 20), day('2026-10-01', 10)], [day('2026-09-01', 5), day('2026-12-01', 30)]],
      [[day('2026-11-01', 20), day('2026-10-01', 10), day('2026-09-01', 5), day('2026-12-01', 30)]],
      [[day('2026-09-01', 5), day('2026-12-01', 30), day('2026-11-01', 20), day('2026-10-01', 10)]],
    ],
    [
      'what was in force until two days, each of which one side keeps',
      'measure-teams',
      'revisions',
      [[], [until('2026-01-31')], [until('2025-12-31')]],
      [[until('2025-12-31'), until('2026-01-31')]],
      [[until('2025-12-31'), until('2026-01-31')]],
    ],
    [
      'amounts of one day, of which one side took one out',
      'input-travel',
      'used',
      [amounts(5), [], amounts(5, 9)],
      [amounts(9)],
      [amounts(9)],
    ],
    [
      'amounts of one day, of which one side has an equal one more',
      'input-travel',
      'used',
      [amounts(5), amounts(5, 5), amounts(5, 9)],
      [amounts(5, 5, 9)],
      [amounts(5, 9, 5)],
    ],
    [
      'amounts of one day, which both took out or changed',
      'input-travel',
      'used',
      [amounts(5), amounts(6), amounts(7)],
      [amounts(6), 'field at 2026-10-31'],
      [amounts(7), 'field at 2026-10-31'],
    ],
  ])('%s', (_name, id, field, sides, ours, theirs) => {
    expect(mergedField(id, field, sides)).toEqual([ours, theirs]);
  });

  it('of an amount that the other side knew of is no second one', () => {
    const use: Operation = { type: 'recordUse', id: 'input-travel', amount: { date: '2026-10-31', amount: 5 } };
    const ours = later(base, use);
    const theirs = later(ours, { type: 'reviseInput', id: 'input-travel', changes: { description: 'Buses' } });
    const otherwise = later(ours, { type: 'reviseInput', id: 'input-travel', changes: { planned: 1 } });
    const both = mergePlans(base, otherwise, theirs);
    expect(both.conflicts).toEqual([]);
    expect(entityIn(both.plan, 'input-travel')).toMatchObject({
      used: [{ amount: 5 }],
      description: 'Buses',
      planned: 1,
    });
  });

  it('takes the targets of a measure that adds up day by day, as of any', () => {
    const targets = (...values: number[]): Operation => ({
      type: 'setTargets',
      id: 'measure-coached',
      targets: values.map((value, index) => ({ date: `${2026 + index}-06-30`, value })),
    });
    const both = mergePlans(base, later(base, targets(900, 2500, 4000)), later(base, targets(900, 2500, 4000, 5000)));
    expect(both.conflicts).toEqual([]);
    expect(entityIn(both.plan, 'measure-coached')['targets']).toEqual([
      { date: '2026-06-30', value: 900 },
      { date: '2027-06-30', value: 2500 },
      { date: '2028-06-30', value: 4000 },
      { date: '2029-06-30', value: 5000 },
    ]);
  });
});

describe('a thing that both sides added', () => {
  const input = { id: 'new', kind: 'money', used: [{ date: '2026-10-31', amount: 5 }] } as const;
  const add = (description: string): Operation => ({
    type: 'addInput',
    to: 'action-cycles',
    input: { ...input, description },
  });

  it('is one, with what both wrote alike once, and all else told', () => {
    const both = mergePlans(base, later(base, add('Buses')), later(base, add('Trains')));
    expect(both.conflicts.map(({ kind, path }) => [kind, path.at(-1)])).toEqual([['field', 'description']]);
    expect(entityIn(both.plan, 'new')).toMatchObject({ description: 'Buses', used: input.used });
  });

  it('has observations that add up where it, or what holds it, says so', () => {
    const observed = (accumulation: 'sum' | 'latest' | undefined, ...values: number[]): Operation => ({
      type: 'addMeasure',
      to: 'goal-ready',
      measure: aMeasure({
        id: 'new',
        accumulation,
        baseline: { date: '2025-06-30', value: 0 },
        targets: [{ date: '2028-06-30', value: 100 }],
        observations: values.map((value) => ({ date: '2026-06-30', value })),
      }),
    });
    for (const [accumulation, values, kinds] of [
      ['sum', [3, 4], []],
      ['latest', [3], ['field']],
      [undefined, [3], ['field']],
    ] as const) {
      const both = mergePlans(base, later(base, observed(accumulation, 3)), later(base, observed(accumulation, 4)));
      expect(both.conflicts.map(({ kind }) => kind)).toEqual(kinds);
      expect((entityIn(both.plan, 'new')['observations'] as { value: number }[]).map(({ value }) => value)).toEqual(
        values,
      );
    }
  });

  it('so has a measure that one side made add up', () => {
    const observed = (value: number) => [{ date: '2027-06-30', value }];
    const start = written(base, 'measure-practice', { observations: [], subgroups: [] });
    const [summed, plain] = [
      written(start, 'measure-practice', { accumulation: 'sum', observations: observed(3) }),
      written(start, 'measure-practice', { observations: observed(4) }),
    ];
    for (const sides of [
      [summed, plain],
      [plain, summed],
    ] as const) {
      const values = entityIn(mergePlans(start, ...sides).plan, 'measure-practice')['observations'] as object[];
      expect(values).toHaveLength(2);
    }
  });
});

describe('what one side gave up', () => {
  const period = { start: '2026-09-01', end: '2027-06-30' };
  const discontinue = (reason: string): Operation => ({
    type: 'discontinueAction',
    id: 'action-cycles',
    discontinued: { date: '2026-12-01', reason },
  });
  const report = (date: string, percentComplete: number): Operation => ({
    type: 'reportAction',
    id: 'action-cycles',
    report: { date, percentComplete },
  });
  const given = later(base, discontinue('No money'));

  it.each<[string, Plan, Operation[], Operation[], boolean]>([
    ['while the other reported at a later day', base, [discontinue('No money')], [report('2026-12-02', 10)], true],
    ['while the other reported it complete', base, [discontinue('No money')], [report('2026-11-01', 100)], true],
    ['while the other reported on that day', base, [discontinue('No money')], [report('2026-12-01', 10)], false],
    [
      'as the other did, who reported as well',
      base,
      [discontinue('No money')],
      [discontinue('No money'), report('2026-12-02', 10)],
      false,
    ],
    [
      'before both began, one of whom reported',
      given,
      [{ type: 'reviseAction', id: 'action-cycles', changes: { title: 'Run' } }],
      [report('2026-12-02', 10)],
      false,
    ],
    [
      'and both knew of the report',
      later(base, report('2026-12-02', 10)),
      [discontinue('No money')],
      [report('2026-11-02', 5)],
      false,
    ],
    [
      'and had heard of the report itself',
      base,
      [report('2026-12-02', 10), discontinue('No money')],
      [report('2026-12-02', 10)],
      false,
    ],
  ])('%s', (_name, start, ours, theirs, isTold) => {
    for (const [one, other] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const sides = [later(start, ...one), later(start, ...other)] as const;
      const { plan, conflicts } = mergePlans(start, ...sides);
      expect(conflicts.map(({ kind, path }) => `${kind} at ${path.at(-1)}`)).toEqual(
        isTold ? ['field at discontinued'] : [],
      );
      const isGivenUp = sides.some((side) => 'discontinued' in entityIn(side, 'action-cycles'));
      const keeps = isTold ? 'discontinued' in entityIn(sides[0], 'action-cycles') : isGivenUp;
      expect(Object.hasOwn(entityIn(plan, 'action-cycles'), 'discontinued')).toBe(keeps);
    }
  });

  it('is told of an action that both added, one as given up and the other as complete', () => {
    const added = (fields: object): Plan =>
      later(base, {
        type: 'addAction',
        to: 'milestone-cycles',
        action: anAction({ id: 'new', title: 'Film it', period, ...fields }),
      });
    const both = mergePlans(
      base,
      added({ discontinued: { date: '2026-12-01', reason: 'No money' } }),
      added({ reports: [day('2026-11-01', 100)] }),
    );
    expect(both.conflicts.map(({ path }) => path.at(-1))).toEqual(['discontinued']);
  });
});
