import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsOn } from '../../src/model/calendar.js';
import { decimalsOf, timesTen } from '../../src/model/decimal.js';

describe('decimals as written', () => {
  it.each([
    [8.2, 6, 8_200_000],
    [1.005, 3, 1005],
    [-2.675, 2, -267.5],
    [1e21, 3, 1e24],
    [1.5e-7, 2, 1.5e-5],
    [0, 9, 0],
  ])('%d by ten to the %d is %d, without the rounding of a product', (value, power, expected) => {
    expect(timesTen(value, power)).toBe(expected);
  });

  it('are as many as its text shows', () => {
    expect([87.08, 100, -0.5, 1e21, 1.5e-7].map(decimalsOf)).toEqual([2, 0, 1, 0, 8]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 99_999 }), (places, units) => {
        const text = (units / 10 ** places).toFixed(places).replace(/\.?0+$/, '');
        expect(decimalsOf(Number(text))).toBe((text.split('.')[1] ?? '').length);
      }),
    );
  });
});

describe('months on', () => {
  it('stays on the last day of all', () => {
    expect(monthsOn('9999-10-31', 2)).toBe('9999-12-31');
    expect(monthsOn('9999-12-31', 12)).toBe('9999-12-31');
  });
});
