/** What actions and milestones have in common. */
import { describe, expect, it } from 'vitest';
import { isDiscontinued, lastReport } from '../../src/model/step.js';

const report = (date: string, percentComplete: number) => ({ date, percentComplete });

describe('the last report', () => {
  const reports = [
    report('2026-03-31', 40),
    report('2026-01-31', 10),
    report('2026-03-31', 50),
    report('2026-02-28', 30),
  ];

  it('is that of the latest day, and of two on it the later in the list', () => {
    expect(lastReport(reports)).toBe(reports[2]);
    expect(lastReport([...reports].reverse())).toBe(reports[0]);
  });

  it('is of a day or before it, where one is asked for', () => {
    expect(lastReport(reports, '2026-03-31')).toBe(reports[2]);
    expect(lastReport(reports, '2026-03-30')).toBe(reports[3]);
    expect(lastReport(reports, '2026-02-27')).toBe(reports[1]);
  });

  it('is none where there is none', () => {
    expect(lastReport([])).toBeNull();
    expect(lastReport(reports, '2026-01-30')).toBeNull();
  });
});

it('a step is given up from the day on which it was', () => {
  const discontinued = { date: '2026-03-31' };
  expect(isDiscontinued({ discontinued })).toBe(true);
  expect(isDiscontinued({})).toBe(false);
  expect(isDiscontinued({}, '2026-03-31')).toBe(false);
  const by = ['2026-03-30', '2026-03-31', '2026-04-01'].map((day) => isDiscontinued({ discontinued }, day));
  expect(by).toEqual([false, true, true]);
});
