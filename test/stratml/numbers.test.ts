/** Numbers as people write them, with what they say around them. */
import { describe, expect, it } from 'vitest';
import { isMasked, readNumber } from '../../src/stratml/written-number.js';

const nothing = { bound: undefined, isPercent: false, currency: undefined, isBare: false };
const bare = { ...nothing, isBare: true };

describe('a written number', () => {
  it.each<[string, number]>([
    ['5', 5],
    [' 5 ', 5],
    ['5.', 5],
    ['+5', 5],
    ['+ 5', 5],
    ['-5', -5],
    ['- 5', -5],
    ['–5', -5],
    ['-0', 0],
    ['(5)', -5],
    ['(12.5)', -12.5],
    ['(-5)', -5],
    ['.5', 0.5],
    ['3.5e2', 350],
    ['1,234', 1234],
    ['1,234,567.5', 1_234_567.5],
    ['12,34,567', 1_234_567],
    ['1,23,456.75', 123_456.75],
    ['12,34,56,789', 123_456_789],
    ['1 234 567.25', 1_234_567.25],
    ['1’234', 1234],
    ["1'234'567", 1_234_567],
    ['12,5', 12.5],
    ['1234,567', 1234.567],
    ['1,2345', 1.2345],
    ['1.234', 1.234],
    ['1.234,5', 1234.5],
    ['1.234.567', 1_234_567],
    ['1.234.567,8', 1_234_567.8],
    ['123.456.789', 123_456_789],
    ['５', 5],
    ['٤٥', 45],
    ['٨٥٫٥', 85.5],
    ['١٬٢٣٤', 1234],
    [`${'0'.repeat(250)}7`, 7],
    [`+${'0'.repeat(250)}7`, 7],
    [`-${'0'.repeat(250)}7.25`, -7.25],
  ])('of nothing else: "%s"', (text, value) => {
    expect(readNumber(text)).toEqual({ ...bare, value });
  });

  it.each<[string, object]>([
    ['≥ 90', { value: 90, bound: 'least' }],
    ['at least 90', { value: 90, bound: 'least' }],
    ['100+', { value: 100, bound: 'least' }],
    ['5 +', { value: 5, bound: 'least' }],
    ['≤ 5', { value: 5, bound: 'most' }],
    ['fewer than 5', { value: 5, bound: 'most' }],
    ['at most 5+', { value: 5, bound: 'most' }],
    ['about 5', { value: 5 }],
    ['about at least 5', { value: 5, bound: 'least' }],
    ['45%', { value: 45, isPercent: true, isBare: true }],
    ['45 %.', { value: 45, isPercent: true, isBare: true }],
    ['45 % .', { value: 45, isPercent: true, isBare: true }],
    ['45 percentage points', { value: 45, isPercent: true, isBare: true }],
    ['45 percentile', { value: 45 }],
    ['45% of schools', { value: 45, isPercent: true }],
    ['more than 45%', { value: 45, isPercent: true, bound: 'least' }],
    ['$5', { value: 5, currency: '$', isBare: true }],
    ['US$ 5', { value: 5, currency: 'US$', isBare: true }],
    ['USD 5', { value: 5, currency: 'USD', isBare: true }],
    ['5 USD', { value: 5, currency: 'USD', isBare: true }],
    ['5€', { value: 5, currency: '€', isBare: true }],
    ['5 USDA grants', { value: 5 }],
    ['-$5', { value: -5, currency: '$', isBare: true }],
    ['$-5', { value: -5, currency: '$', isBare: true }],
    ['$ - 5', { value: -5, currency: '$', isBare: true }],
    ['($5)', { value: -5, currency: '$', isBare: true }],
    ['$5 €', { value: 5, currency: '$' }],
    ['$1.2 million', { value: 1_200_000, currency: '$' }],
    ['1.5 million EUR', { value: 1_500_000, currency: 'EUR' }],
    ['2 billion.', { value: 2_000_000_000 }],
    ['5 mil millones', { value: 5_000_000_000 }],
    ['5 thousand million', { value: 5_000_000_000 }],
    ['12k', { value: 12_000 }],
    ['1.2万', { value: 12_000 }],
    ['5万亿', { value: 5_000_000_000_000 }],
    ['-3 million', { value: -3_000_000 }],
    ['829 plans', { value: 829 }],
    ['5-year', { value: 5 }],
    ['5 + more', { value: 5 }],
    [`5 ${'x'.repeat(198)}`, { value: 5 }],
  ])('with what is said around it: "%s"', (text, said) => {
    expect(readNumber(text)).toEqual({ ...nothing, ...said });
  });

  it.each([
    '',
    'five',
    '%',
    '$',
    '5 of 10',
    '5/10',
    '5x',
    '5万K',
    '5 (6)',
    '(5) schools',
    '1,23,45',
    '١٬٢٣٬٤٥',
    '1.2.3',
    '½',
    '1e999',
    '-1e999',
    '1e308 million',
    `5 ${'x'.repeat(199)}`,
    `${'0'.repeat(200)}7 schools`,
    `at least ${'0'.repeat(200)}7`,
  ])('is none in "%s"', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});

describe('a number that is not shown', () => {
  it.each([
    '*',
    '***',
    ' * ',
    '†',
    '‡',
    's',
    'S',
    'suppressed',
    '[Suppressed]',
    'masked',
    '[not shown]',
    'omitido',
    '<5',
    '< 10%',
    'n<10',
    'n < 10',
    '<10 %',
    '< 12.25',
    '>95%',
    '<0.5',
  ])('is told by "%s"', (text) => {
    expect(isMasked(text)).toBe(true);
  });

  it.each([
    '',
    '5',
    '5*',
    '*5',
    'ss',
    'is',
    'suppressed in 2026',
    'not suppressed',
    'none',
    '≥ 90',
    '<=5',
    '< 5 of 9',
    'under 5',
  ])('is not told by "%s"', (text) => {
    expect(isMasked(text)).toBe(false);
  });
});
