/** Options that would show what should be withheld, or show it falsely, are refused by name. */
import { type SuppressionOptions, suppressSmallGroups } from 'spm-model';
import { emptySummary, readSummary } from 'spm-model/portfolio';
import { examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

const suppress = (options: unknown) => () => suppressSmallGroups(examplePlan, options as SuppressionOptions);
const WHOLE = 'give a whole number of students from 1, such as 10.';

describe('options of withholding', () => {
  it.each([
    [Number.NaN, 'NaN'],
    [0, '0'],
    [-1, '-1'],
    [9.5, '9.5'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    ['ten', '"ten"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [[10], 'an object'],
  ])('refuse a minimum of %s, which would withhold nothing', (minimum, said) => {
    const slip = new RangeError(`minimum is ${said}; ${WHOLE}`);
    expect(suppress({ minimum, complementary: true })).toThrow(slip);
    if (minimum === undefined) return;
    expect(() => readSummary(emptySummary, { minimum: minimum as number })).toThrow(slip);
  });

  it('refuse a minimum that is misspelled or forgotten', () => {
    const slip = new RangeError(`minimum is undefined; ${WHOLE}`);
    for (const options of [{ minimun: 10, complementary: true }, {}, undefined, null]) {
      expect(suppress(options)).toThrow(slip);
    }
  });

  it.each([0, 0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, '3', null])('refuse a protection of %s', (protection) => {
    expect(suppress({ minimum: 10, complementary: true, protection })).toThrow(/^protection is .*; give a number/);
  });

  it.each([
    [{ low: 95, high: 5 }, '{ low: 95, high: 5 }'],
    [{ low: 5, high: 5 }, '{ low: 5, high: 5 }'],
    [{ low: -1, high: 95 }, '{ low: -1, high: 95 }'],
    [{ low: 5, high: 101 }, '{ low: 5, high: 101 }'],
    [{ low: Number.NaN, high: 95 }, '{ low: NaN, high: 95 }'],
    [{ low: 5 }, '{ low: 5, high: undefined }'],
    [{ low: '5', high: '95' }, '{ low: "5", high: "95" }'],
    [null, 'null'],
    [5, '5'],
  ])('refuse bounds of %o', (topBottom, said) => {
    expect(suppress({ minimum: 10, complementary: false, topBottom })).toThrow(
      new RangeError(
        `topBottom is ${said}; give percents from 0 to 100, low below high, such as { low: 5, high: 95 }.`,
      ),
    );
  });

  it('take the ends of what they may be', () => {
    const least = { minimum: 1, complementary: true, protection: 1, topBottom: { low: 0, high: 100 } };
    expect(suppress(least)).not.toThrow();
    expect(suppress({ ...least, protection: undefined, topBottom: undefined })).not.toThrow();
    expect(readSummary(emptySummary, { minimum: 1 })).toEqual(readSummary(emptySummary, { minimum: undefined }));
  });
});
