/**
 * The worked examples of the design, on figures that the North Carolina Department of Public Instruction has
 * published. Fractions are worked by hand.
 */
import { actionProgress, defaultPolicy, type MeasureProgress, measureProgress } from 'spm-model';
import { aMeasure, anAction } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

const yearly = (...values: number[]) => values.map((value, index) => ({ date: `${2026 + index}-06-30`, value }));
const AS_OF = { asOf: '2026-01-01' };

/** A measure with its value of 2024 as baseline, observed on 30 June 2025. */
const observed = (
  baseline: number,
  value: number,
  targets: readonly { date: string; value: number }[],
  direction: 'increase' | 'decrease' = 'increase',
): MeasureProgress =>
  measureProgress(
    aMeasure({
      direction,
      baseline: { date: '2024-06-30', value: baseline },
      targets,
      observations: [{ date: '2025-06-30', value }],
    }),
    AS_OF,
  );

describe('published figures', () => {
  it('graduation rate: 0.14 of the way, 1.4 times as fast as planned', () => {
    const found = observed(87.0, 87.7, yearly(88, 89, 90, 91, 92));
    expect(found.attainment).toBeCloseTo(0.7 / 5, 12);
    expect(found.expected).toBe(87.5);
    expect(found.pace).toBeCloseTo(1.4, 12);
    expect(found.status).toBe('on-track');
    expect(found.next?.target).toEqual({ date: '2026-06-30', value: 88 });
    expect(found.next?.attainment).toBeCloseTo(0.7, 12);
  });

  it('chronic absence, falling: at risk at a pace of 0.7', () => {
    const found = observed(25.0, 24.3, yearly(23, 21, 19, 17, 15), 'decrease');
    expect(found.attainment).toBeCloseTo(0.07, 12);
    expect(found.expected).toBe(24);
    expect(found.pace).toBeCloseTo(0.7, 12);
    expect(found.shortfall).toBeCloseTo(0.03, 12);
    expect(found.status).toBe('at-risk');
  });

  it('end-of-grade proficiency: on track by tolerance', () => {
    const found = observed(54.2, 55.0, yearly(56, 57, 58, 59, 60));
    expect(found.expected).toBeCloseTo(55.1, 12);
    expect(found.pace).toBeCloseTo(8 / 9, 12);
    expect(found.shortfall).toBeCloseTo(0.1 / 5.8, 12);
    expect(found.status).toBe('on-track');
  });

  it('teacher retention: regressing', () => {
    const found = observed(87.08, 85.3, yearly(87.5, 88, 88.5, 89, 89.5));
    expect(found.attainment).toBeCloseTo(-1.78 / 2.42, 10);
    expect(found.progress).toBe(0);
    expect(found.status).toBe('regressing');
  });

  it('dual credit: off track without any movement', () => {
    const found = observed(36, 36, yearly(37, 38, 39, 40, 41));
    expect(found.pace).toBe(0);
    expect(found.shortfall).toBeCloseTo(0.1, 12);
    expect(found.status).toBe('off-track');
  });

  it('ACT: regressing', () => {
    const found = observed(18.5, 18.3, yearly(18.8, 19.2, 19.5, 19.8, 20));
    expect(found.attainment).toBeCloseTo(-0.2 / 1.5, 10);
    expect(found.status).toBe('regressing');
  });

  it('AP performance: far ahead of its first target', () => {
    const found = observed(65.4, 72.1, yearly(67, 69, 71, 73, 75));
    expect(found.attainment).toBeCloseTo(6.7 / 9.6, 10);
    expect(found.expected).toBeCloseTo(66.2, 12);
    expect(found.pace).toBeCloseTo(8.375, 10);
    expect(found.status).toBe('on-track');
  });
});

describe('the value of a measure', () => {
  const value = (overrides: Parameters<typeof aMeasure>[0], asOf = '2027-01-01') =>
    measureProgress(aMeasure(overrides), { asOf });

  it('is the latest by the day, whatever the order, never one from before the baseline', () => {
    const observations = [
      { date: '2026-06-30', value: 45 },
      { date: '2025-12-31', value: 42 },
      { date: '2025-01-01', value: 99 },
      { date: '2028-01-01', value: 70 },
    ];
    expect(value({ observations }).value).toBe(45);
    expect(value({ observations }, '2026-06-29').value).toBe(42);
    expect(value({ observations }, '2025-12-30').value).toBeNull();
    expect(value({ observations }, '2025-12-30').status).toBe('no-data');
  });

  it('is the later in the list of two on one day', () => {
    const observations = [
      { date: '2026-06-30', value: 45 },
      { date: '2026-06-30', value: 46 },
    ];
    expect(value({ observations }).value).toBe(46);
  });

  it('is any observation by the day where there is no baseline', () => {
    const found = value({ baseline: undefined, observations: [{ date: '2020-06-30', value: 45 }] });
    expect(found).toMatchObject({ value: 45, baseline: null, status: 'not-measurable', attainment: null });
  });

  it('sums baseline and observations after it, as decimals are summed', () => {
    const observations = [
      { date: '2025-06-30', value: 5 },
      { date: '2025-12-31', value: 0.1 },
      { date: '2025-12-31', value: 0.2 },
    ];
    expect(value({ accumulation: 'sum', baseline: { date: '2025-06-30', value: 0 }, observations }).value).toBe(0.3);
    expect(value({ accumulation: 'sum', observations: [{ date: '2025-06-30', value: 5 }] }).value).toBeNull();
  });
});

describe('the value expected', () => {
  const expected = (observedOn: string, overrides: Parameters<typeof aMeasure>[0] = {}) =>
    measureProgress(
      aMeasure({
        baseline: { date: '2024-06-30', value: 40 },
        targets: [
          { date: '2028-06-30', value: 60 },
          { date: '2026-06-30', value: 50 },
        ],
        observations: [{ date: observedOn, value: 45 }],
        ...overrides,
      }),
      { asOf: '2035-01-01' },
    ).expected;

  it('lies on straight lines by calendar days through baseline and targets', () => {
    expect(expected('2024-06-30')).toBe(40);
    expect(expected('2025-06-30')).toBe(45);
    expect(expected('2026-06-30')).toBe(50);
    // 2026-06-30 to 2028-06-30 has 731 days, of which 366 are gone on 2027-07-01.
    expect(expected('2027-07-01')).toBeCloseTo(50 + (10 * 366) / 731, 12);
    expect(expected('2030-01-01')).toBe(60);
  });

  it('goes in steps on the days of the targets', () => {
    const step = { trajectory: 'step' } as const;
    expect(expected('2026-06-29', step)).toBe(40);
    expect(expected('2026-06-30', step)).toBe(50);
    expect(expected('2029-01-01', step)).toBe(60);
  });

  it('is the band in force for a measure to maintain', () => {
    const bands = {
      direction: 'maintain' as const,
      targets: [
        { date: '2026-06-30', low: 40, high: 50 },
        { date: '2028-06-30', high: 48 },
      ],
    };
    expect(expected('2025-01-01', bands)).toEqual({ low: 40, high: 50 });
    expect(expected('2027-01-01', bands)).toEqual({ low: 40, high: 50 });
    expect(expected('2028-06-30', bands)).toEqual({ high: 48 });
  });
});

describe('the status of a measure', () => {
  const status = (value: number, observedOn: string, overrides: Parameters<typeof aMeasure>[0] = {}) =>
    measureProgress(
      aMeasure({
        baseline: { date: '2025-06-30', value: 40 },
        targets: [{ date: '2026-06-30', value: 60 }],
        observations: [{ date: observedOn, value }],
        ...overrides,
      }),
      { asOf: '2027-01-01' },
    ).status;

  it('is met at the target, exceeded beyond it, missed short of it on its day', () => {
    expect(status(60, '2026-01-01')).toBe('met');
    expect(status(60.01, '2026-01-01')).toBe('exceeded');
    expect(status(59.99, '2026-06-30')).toBe('missed');
    expect(status(30, '2026-06-30')).toBe('missed');
  });

  it('is regressing only where worse than the baseline by more than the tolerance', () => {
    // The tolerance of 0.02 is 0.4 of the way of 20.
    expect(status(39.59, '2025-06-30')).toBe('regressing');
    expect(status(39.61, '2025-06-30')).toBe('on-track');
  });

  it('is on track in the first days where nothing is expected yet', () => {
    expect(status(40, '2025-06-30')).toBe('on-track');
  });

  it('of a band is met inside, ends included, and never exceeded', () => {
    const band = { direction: 'maintain' as const, targets: [{ date: '2026-06-30', low: 50, high: 60 }] };
    for (const value of [50, 55, 60]) expect(status(value, '2026-06-30', band)).toBe('met');
    expect(status(49, '2026-06-30', band)).toBe('missed');
    // The baseline of 40 lies 10 outside: 45 is half of the way, 38 is a fifth beyond the baseline.
    expect(status(45, '2025-12-01', band)).toBe('off-track');
    expect(status(38, '2025-12-01', band)).toBe('regressing');
    const inside = { ...band, baseline: { date: '2025-06-30', value: 55 } };
    // s is 2 × 0.02 × 60: one beyond the end is less than half of it, two are more.
    expect(status(61, '2025-12-01', inside)).toBe('off-track');
    expect(status(62, '2025-12-01', inside)).toBe('regressing');
  });

  it('of a target that the baseline already meets is met or regressing', () => {
    const already = { targets: [{ date: '2026-06-30', value: 40 }] };
    expect(status(40, '2025-12-01', already)).toBe('met');
    expect(status(41, '2025-12-01', already)).toBe('exceeded');
    expect(status(39, '2025-12-01', already)).toBe('regressing');
  });

  it('takes its thresholds from the policy', () => {
    // Half a year in, 49 of the 50.08 due: a pace of 9 / 10.08.
    const measure = aMeasure({
      baseline: { date: '2025-06-30', value: 40 },
      targets: [{ date: '2026-06-30', value: 60 }],
      observations: [{ date: '2025-12-31', value: 48 }],
    });
    const under = (policy: object) =>
      measureProgress(measure, { asOf: '2026-01-01', policy: { ...defaultPolicy, ...policy } }).status;
    expect(under({})).toBe('at-risk');
    expect(under({ onTrack: 0.79 })).toBe('on-track');
    expect(under({ atRisk: 0.8 })).toBe('off-track');
    expect(under({ atRisk: 0.8, tolerance: 0.06 })).toBe('at-risk');
    expect(under({ tolerance: 0.12 })).toBe('on-track');
  });
});

describe('an action from 2026-01-01 to 2026-06-30, reported 30% on 2026-03-01', () => {
  const action = anAction({ reports: [{ date: '2026-03-01', percentComplete: 30 }] });
  const at = (asOf: string) => actionProgress(action, { asOf });

  it('is on schedule on 2026-03-15: due on the day of its report', () => {
    const found = at('2026-03-15');
    expect(found.completion).toBe(0.3);
    expect(found.expected).toBeCloseTo(74 / 181, 12);
    expect(found.due).toBeCloseTo(60 / 181, 12);
    expect(found.shortfall).toBeCloseTo(60 / 181 - 0.3, 12);
    expect(found.state).toBe('on-schedule');
  });

  it('is behind schedule on 2026-05-15: due by 15 April', () => {
    const found = at('2026-05-15');
    expect(found.expected).toBeCloseTo(135 / 181, 12);
    expect(found.due).toBeCloseTo(105 / 181, 12);
    expect(found.state).toBe('behind-schedule');
  });

  it('is overdue the day after its end', () => {
    expect(at('2026-06-30').state).toBe('behind-schedule');
    expect(at('2026-07-01').state).toBe('overdue');
  });
});

describe('an action never reported', () => {
  const at = (asOf: string) => actionProgress(anAction(), { asOf });

  it('is not started on 2026-01-20, and behind schedule on 2026-03-15', () => {
    expect(at('2026-01-20')).toMatchObject({ state: 'not-started', completion: 0, due: 0 });
    expect(at('2026-03-15').due).toBeCloseTo(46 / 181, 12);
    expect(at('2026-03-15').state).toBe('behind-schedule');
  });

  it('is expected not at all before its start', () => {
    expect(at('2025-12-31')).toMatchObject({ expected: 0, due: 0, state: 'not-started' });
  });
});

describe('other states of an action', () => {
  it('is complete also after its end, and discontinued from the day on', () => {
    const done = anAction({ reports: [{ date: '2026-03-01', percentComplete: 100 }] });
    expect(actionProgress(done, { asOf: '2027-01-01' }).state).toBe('complete');
    const given = anAction({ discontinued: { date: '2026-04-01', reason: 'Merged' } });
    expect(actionProgress(given, { asOf: '2026-03-31' }).state).toBe('behind-schedule');
    expect(actionProgress(given, { asOf: '2026-04-01' }).state).toBe('discontinued');
  });

  it('goes by the later in the list of two reports on a day', () => {
    const twice = anAction({
      reports: [
        { date: '2026-03-01', percentComplete: 80 },
        { date: '2026-03-01', percentComplete: 20 },
      ],
    });
    expect(actionProgress(twice, { asOf: '2026-03-02' }).completion).toBe(0.2);
  });

  it('keeps the reporter’s own judgement out of what is computed', () => {
    const judged = anAction({ reports: [{ date: '2026-06-01', percentComplete: 5, judgement: 'on-schedule' }] });
    expect(actionProgress(judged, { asOf: '2026-06-02' }).state).toBe('behind-schedule');
  });
});

describe('a day that is none', () => {
  it.each(['2026-02-30', '', '2026-6-1', 'today'])('%j is refused as a slip of the caller', (asOf) => {
    expect(() => measureProgress(aMeasure(), { asOf })).toThrow(RangeError);
    expect(() => actionProgress(anAction(), { asOf })).toThrow(/calendar day/);
  });
});
