/** The other readers under hostile input: operations, rows, StratML. Issues or a value, nothing thrown, in time. */
import fc from 'fast-check';
import { apply, edit, type Operation, planFromRows, planRows, type Result, type Row } from 'spm-model';
import { fromStratml } from 'spm-model/stratml';
import { examplePlan } from 'spm-model/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { soon } from '../support/measuring.js';

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

const megabytes = 'x'.repeat(5_000_000);
const deep = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};
const cyclic = () => {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
};
const throwing = {
  get title(): string {
    throw new Error('no');
  },
};
const junk: [name: string, make: () => unknown][] = [
  ['deep nesting', () => deep(10_000)],
  ['a __proto__ key', () => JSON.parse('{"__proto__": {"polluted": 1}}')],
  ['megabytes of text', () => megabytes],
  ['a cyclic object', cyclic],
  ['a getter that throws', () => throwing],
  ['NaN', () => Number.NaN],
  ['an infinite number', () => Number.POSITIVE_INFINITY],
  ['half a pair', () => '\ud800'],
  ['a symbol', () => Symbol('x')],
  ['nothing', () => undefined],
];

/** A result, within a bounded time. */
function inTime(read: () => Result<unknown>): Result<unknown> {
  const result = soon(read);
  if (!result.ok) for (const { message } of result.issues) expect(message.length).toBeLessThan(2_000);
  return result;
}

describe.each(junk)('%s', (_name, make) => {
  it('as an operation, and in any field of one', () => {
    inTime(() => apply(examplePlan, make() as Operation));
    for (const field of ['type', 'id', 'changes', 'cascade']) {
      inTime(() =>
        apply(examplePlan, {
          type: 'reviseGoal',
          id: 'goal-ready',
          changes: {},
          [field]: make(),
        } as unknown as Operation),
      );
    }
    inTime(() =>
      apply(examplePlan, {
        type: 'reviseGoal',
        id: 'goal-ready',
        changes: { extensions: { junk: make() } },
      } as Operation),
    );
    inTime(() => apply(examplePlan, [make() as Operation]));
  });

  it('in a free edit', () => {
    inTime(() => edit(examplePlan, (draft) => void Object.assign(draft, { title: make() })));
  });

  it('as rows, as a row, and as a cell', () => {
    const rows = planRows(examplePlan);
    inTime(() => planFromRows(make() as never));
    inTime(() => planFromRows({ ...rows, goals: make() } as never));
    inTime(() => planFromRows({ ...rows, goals: [...rows.goals, make()] } as never));
    for (const column of ['id', 'parent_id', 'position', 'statement', 'aligns_to', 'extensions']) {
      inTime(() => planFromRows({ ...rows, goals: rows.goals.map((row) => ({ ...row, [column]: make() }) as Row) }));
    }
  });

  it('as a document, and as text in one', () => {
    const value = make();
    inTime(() => fromStratml(value as string));
    if (typeof value !== 'string') return;
    const result = inTime(() => fromStratml(`<StrategicPlan><Name>${value}</Name></StrategicPlan>`));
    expect(result.ok).toBe(true);
  });
});

describe('anything', () => {
  it('as operations and as documents', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (input) => {
        apply(examplePlan, input as Operation);
        fromStratml(input as string);
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void fromStratml(`<StrategicPlan>${text}</StrategicPlan>`)),
      { numRuns: 1_000 },
    );
  });
});
