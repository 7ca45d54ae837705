/** Generated readers and the schemas that they are made from: the same verdict and the same value, on any document. */
import fc from 'fast-check';
import { type Plan, planSchema } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { kinds, values } from '../../src/model/entities.js';
import { isDeepFrozen } from '../../src/model/frozen.js';
import { readers } from '../../src/model/generated/readers.js';
import {
  attempt,
  choiceOf,
  copyExtensions,
  hasOnly,
  isRecord,
  listOf,
  MISFIT,
  readDay,
  readId,
  readName,
  readNumber,
  readText,
} from '../../src/model/reading.js';
import { expectOften } from '../support/measuring.js';
import { mutated } from '../support/mutated.js';

/** Plain data as JSON has it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What hardly any field takes: of each type one, and those at the edges of what is taken. */
const UNFIT: readonly unknown[] = [
  null,
  '',
  ' ',
  'x'.repeat(201),
  '2026-02-30',
  -1,
  1.5,
  1e9,
  Number.NaN,
  true,
  {},
  [null],
  [''],
  [{}],
];

/** Every object within a document. */
const objectsIn = (value: unknown): object[] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objectsIn)];
const held = objectsIn(plain(examplePlan));

/** Whether a field was added in a scratch copy, of which the example plan knows nothing. */
const isAdded = (type: string, field: string) => type === 'Risk' || ['motto', 'nicknames'].includes(field);

describe('generated readers', () => {
  it('are there for every kind, and for every value that entities hold', () => {
    expect(Object.keys(readers)).toEqual([...values, ...kinds].map(({ type }) => type));
  });

  it('read the example plan to an equal, frozen copy', () => {
    const read = readers.Plan(plain(examplePlan));
    expect(read).toEqual(examplePlan);
    expect(isDeepFrozen(read)).toBe(true);
  });

  describe.each([...values, ...kinds])('$type', ({ type, schema }) => {
    const fields = Object.keys(schema.shape);
    /** One with every field: what the example plan has of it, taken together, with one entry in each list. */
    const one: Record<string, unknown> = {};
    for (const each of held.filter((object) => schema.safeParse(object).success)) {
      for (const [field, value] of Object.entries(each)) {
        if (!Array.isArray(value)) one[field] = value;
        else if (value.length > 0 || !Object.hasOwn(one, field)) one[field] = value.slice(0, 1);
      }
    }
    if ('extensions' in schema.shape) one['extensions'] = { source: 'survey' };
    /** Whether it fits; the reader says the same, and reads the same. */
    const fits = (document: unknown) => {
      const parsed = schema.safeParse(document);
      const read = attempt<unknown>(readers[type as keyof typeof readers], document);
      expect(read !== MISFIT, JSON.stringify(document)).toBe(parsed.success);
      if (parsed.success) expect(plain(read)).toEqual(plain(parsed.data));
      return parsed.success;
    };

    it('is read with each of its fields, or without those that may be absent, as its schema says', () => {
      const missing = fields.filter((field) => !Object.hasOwn(one, field));
      expect(missing.filter((field) => !isAdded(type, field))).toEqual([]);
      if (missing.length === 0) expect(fits(one)).toBe(true);
      for (const field of fields) {
        const { [field]: _without, ...rest } = one;
        expect(fits(rest)).toBe(fits({ ...rest, [field]: undefined }));
      }
    });

    it('is refused with anything in a field that does not fit, or a field too many', () => {
      for (const field of fields) {
        const refused = UNFIT.filter((value) => !fits({ ...one, [field]: value }));
        expect(refused.length, field).toBeGreaterThanOrEqual(UNFIT.length / 2);
      }
      expect(fits({ ...one, notAField: 1 })).toBe(false);
      expect([null, 'text', 1, true, []].filter(fits)).toEqual([]);
    });
  });

  it('and schemas give the same verdict, and the same value, on any plan', () => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some', edgeDates: true, extremeNumbers: true }), (plan) => {
        expect(attempt(readers.Plan, plain(plan))).toEqual(planSchema.parse(plain(plan)));
      }),
    );
  });

  it('and schemas give the same verdict on mutated plans', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        arbitraryPlan({ size: 'medium' }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
        (plan, draws) => {
          const document = mutated(plain(plan), draws) as Plan;
          const parsed = planSchema.safeParse(document);
          const read = attempt(readers.Plan, document);
          if (!parsed.success) refused += 1;
          expect(read !== MISFIT).toBe(parsed.success);
          if (parsed.success) expect(plain(read)).toEqual(plain(parsed.data));
        },
      ),
      { numRuns: 300 },
    );
    expectOften(refused, 30);
  });
});

describe('a reader', () => {
  /** What a reader makes of each value; null where it does not fit. */
  const reading = (read: (value: unknown) => unknown, ...given: readonly unknown[]) =>
    given.map((value) => {
      const found = attempt(read, value);
      return found === MISFIT ? null : found;
    });

  it('takes what fits, up to its bounds', () => {
    expect(reading(readText, '', 'a', 1, null)).toEqual(['', 'a', null, null]);
    expect(reading(readName, '', ' ', '\u200b', ' a ')).toEqual([null, null, null, ' a ']);
    const longest = 'x'.repeat(200);
    expect(reading(readId, '', 'a', ' ', longest, `${longest}x`, 1)).toEqual([null, 'a', ' ', longest, null, null]);
    expect(reading(readDay, '2024-02-29', '2025-02-29', 0)).toEqual(['2024-02-29', null, null]);
    expect(reading((value) => choiceOf(value, ['sea', 1]), 'sea', 1, '1', 'SEA')).toEqual(['sea', 1, null, null]);
  });

  it('takes a number within its bounds', () => {
    const bounded = (isWhole: boolean, min?: number, max?: number, above?: number) => (value: unknown) =>
      readNumber(value, isWhole, min, max, above);
    expect(reading(bounded(false), 1.5, -1e300, '1', Number.NaN, Number.POSITIVE_INFINITY)).toEqual([
      ...[1.5, -1e300, null, null, null],
    ]);
    expect(reading(bounded(true), 3, 1.5, 2 ** 53 - 1, 2 ** 53)).toEqual([3, null, 2 ** 53 - 1, null]);
    expect(reading(bounded(false, 0, 100), -0.1, 0, 100, 100.1)).toEqual([null, 0, 100, null]);
    expect(reading(bounded(false, undefined, undefined, 0), -1, 0, 0.1)).toEqual([null, null, 0.1]);
    expect(Object.is(readNumber(-0, true, 0, undefined, undefined), 0)).toBe(true);
  });

  it('takes a list of so many and more, frozen, and none where it is empty', () => {
    const some = (least: number) => (value: unknown) => listOf(value, readText, least);
    expect(reading(some(1), [], ['a'], ['a', 1], 'a', { length: 1, 0: 'a' })).toEqual([null, ['a'], null, null, null]);
    expect(reading(some(0), [])).toEqual([[]]);
    expect(Object.isFrozen(listOf(['a'], readText, 0))).toBe(true);
  });

  it('takes a plain object, with the fields that it knows', () => {
    class Thing {}
    expect([{}, Object.create(null), [], null, 'a', new Thing()].map(isRecord)).toEqual([
      ...[true, true, false, false, false, false],
    ]);
    const shape = { a: { is: 'text' }, b: { is: 'day' } } as const;
    expect([{}, { a: 1 }, { b: 1, a: 2 }, { a: 1, c: 2 }, { toString: 1 }].map((each) => hasOnly(each, shape))).toEqual(
      [...[true, true, true, false, false]],
    );
    expect(reading(copyExtensions, { a: [-0] }, {}, [], null, 'a', { a: undefined })).toEqual([
      ...[{ a: [0] }, {}, null, null, null, null],
    ]);
    expect(isDeepFrozen(copyExtensions({ a: [{}] }))).toBe(true);
  });

  it('lets through what went wrong while it read', () => {
    const fault = new Error('no memory');
    const failing = () => {
      throw fault;
    };
    expect(() => attempt(failing, 1)).toThrow(fault);
  });
});
