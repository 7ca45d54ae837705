/** Instants as text: their form, that their day exists, and which of two is earlier. */
import { describe, expect, it } from 'vitest';
import { isBefore, isInstant, requireInstant } from '../../src/model/instant.js';

describe('an instant', () => {
  it.each([
    '2026-08-03T13:00Z',
    '2026-08-03T13:00:59Z',
    '2026-08-03T23:59:00.123456789+23:59',
    '2024-02-29T00:00:00.1-04:00',
    '0001-01-01T00:00:00Z',
  ])('is %s', (text) => {
    expect(isInstant(text)).toBe(true);
    expect(requireInstant('at', text)).toBe(text);
  });

  it.each([
    '2026-08-03',
    '2026-08-03T13:00:00',
    '2026-08-03T24:00:00Z',
    '2026-08-03T13:60:00Z',
    '2026-08-03T13:00:60Z',
    '2026-08-03T13:00:00.Z',
    '2026-08-03T13:00:00.1234567890Z',
    '2026-08-03T13:00:00+24:00',
    '2026-08-03T13:00:00+04:60',
    '2026-08-03T13:00:00z',
    '2026-08-03 13:00:00Z',
    '2025-02-29T13:00:00Z',
    ' 2026-08-03T13:00:00Z',
    '2026-08-03T13:00:00Z ',
    1_785_762_000_000,
    null,
    new String('2026-08-03T13:00:00Z'),
  ])('is not %j', (value) => {
    expect(isInstant(value)).toBe(false);
  });

  it('is asked for in a sentence where it is none', () => {
    expect(() => requireInstant('at', 'now')).toThrow(
      new RangeError('at is "now"; give an ISO 8601 date and time with an offset, such as 2026-08-03T13:00:00Z.'),
    );
  });
});

describe('of two instants', () => {
  /** Each is before all that follow; those in one list are the same instant. */
  const inOrder = [
    ['0001-01-01T00:00:00Z'],
    ['1969-12-31T23:59:59Z'],
    ['1970-01-01T00:00Z', '1970-01-01T01:00:00+01:00'],
    ['2026-08-03T13:00:00Z', '2026-08-03T13:00Z', '2026-08-03T09:00:00.000-04:00', '2026-08-03T13:00:00.0Z'],
    ['2026-08-03T13:00:00.000000001Z'],
    ['2026-08-03T13:00:00.05Z', '2026-08-03T13:00:00.050Z'],
    ['2026-08-03T13:00:00.5Z', '2026-08-03T14:00:00.500+01:00'],
    ['2026-08-03T13:00:01Z'],
    ['2026-08-03T13:01Z'],
    ['2026-08-03T13:00:00-04:00'],
    ['9999-12-31T23:59:59.999999999-23:59'],
  ];

  it('the earlier is told, whatever their offsets, to the nanosecond', () => {
    for (const [index, group] of inOrder.entries()) {
      for (const [otherIndex, others] of inOrder.entries()) {
        for (const one of group) {
          for (const other of others) expect(isBefore(one, other), `${one} ${other}`).toBe(index < otherIndex);
        }
      }
    }
  });
});
