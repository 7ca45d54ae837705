/** What must not happen again: figures that once read as good news, worked by hand (design, sections 5 and 6). */
import {
  type ActionInput,
  defaultPolicy,
  type MeasureInput,
  measureProgress,
  measureSchema,
  type Plan,
  type PlanInput,
  rollup,
} from 'spm-model';
import { aPlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

const measure = (overrides: Partial<MeasureInput>) =>
  measureSchema.parse({
    id: 'm',
    indicator: 'Readers',
    dataSource: 'State assessment',
    unit: { kind: 'percent' },
    direction: 'increase',
    baseline: { date: '2025-06-30', value: 50 },
    targets: [{ date: '2030-06-30', value: 60 }],
    ...overrides,
  } satisfies MeasureInput);
const on = (date: string, value: number) => ({ date, value });
const statusOf = (overrides: Partial<MeasureInput>, asOf: string) =>
  measureProgress(measure(overrides), { asOf }).status;

describe('a measure', () => {
  it('that was met on its day stays met, and one that was missed stays missed, whatever is seen later', () => {
    const late = { observations: [on('2030-06-30', 59), on('2031-06-30', 61)] };
    expect(measureProgress(measure(late), { asOf: '2031-07-01' })).toMatchObject({ status: 'missed', value: 61 });
    const early = { observations: [on('2030-06-30', 61), on('2032-06-30', 59)] };
    expect(measureProgress(measure(early), { asOf: '2032-07-01' })).toMatchObject({ status: 'exceeded', value: 59 });
  });

  it('of 90 against a baseline and a target of 95 has no way left, and has regressed', () => {
    const kept = { baseline: on('2025-06-30', 95), targets: [on('2030-06-30', 95)] };
    const found = measureProgress(measure({ ...kept, observations: [on('2026-06-30', 90)] }), { asOf: '2026-12-31' });
    expect(found).toMatchObject({ attainment: 0, status: 'regressing' });
  });

  it('at 375 of 500 in three quarters is on track on the last day: nothing is judged by then', () => {
    const found = {
      unit: { kind: 'count' as const },
      accumulation: 'period' as const,
      baseline: on('2025-06-30', 400),
      targets: [on('2026-06-30', 500), on('2027-06-30', 500)],
      observations: [on('2025-09-30', 125), on('2025-12-31', 125), on('2026-03-31', 125)],
    };
    expect(statusOf(found, '2026-06-30')).toBe('on-track');
  });

  it('shows how its groups stand, and lets them cap it where the policy says so', () => {
    const group = (id: string, value: number, n: number) => ({
      id,
      name: id,
      baseline: on('2025-06-30', 30),
      targets: [on('2030-06-30', 50)],
      observations: [{ date: '2026-06-30', value, n }],
    });
    const whole = measure({
      observations: [on('2026-06-30', 52)],
      subgroups: [group('a', 20, 500), group('b', 34, 500), group('c', 10, 8)],
    });
    const apart = measureProgress(whole, { asOf: '2026-12-31' });
    expect(apart.status).toBe('on-track');
    expect(apart.groups?.counts).toMatchObject({ regressing: 1, 'on-track': 1, 'too-small': 1 });
    expect(apart.groups?.worst).toEqual({ id: 'a', status: 'regressing' });
    const capped = measureProgress(whole, { asOf: '2026-12-31', policy: { ...defaultPolicy, groups: 'cap' } });
    expect(capped.status).toBe('at-risk');
  });
});

const action = (id: string, start: string, end: string, percent: number | null, day = '2026-06-30'): ActionInput => ({
  id,
  title: id,
  period: { start, end },
  reports: percent === null ? [] : [{ date: day, percentComplete: percent }],
});

function planOf(goal: Partial<PlanInput['goals'] extends readonly (infer G)[] | undefined ? G : never>): Plan {
  return aPlan({
    period: { start: '2025-07-01', end: '2030-06-30' },
    goals: [{ id: 'g', statement: 'Read', focus: 'student', ...goal }],
  });
}

const theory = { if: ['we coach'], then: ['teaching improves'], and: ['students read'] };

describe('a whole', () => {
  it('of one measure far ahead and one below its baseline is off track: surplus hides no shortfall', () => {
    const plan = planOf({
      measures: [
        { ...measure({ observations: [on('2026-06-30', 59)] }), id: 'a' },
        { ...measure({ observations: [on('2026-06-30', 48)] }), id: 'b' },
      ],
    });
    const { performance } = rollup(plan, { asOf: '2026-08-03' });
    expect(performance.progress).toBeCloseTo(0.45, 12);
    // 365 of 1,826 days of the way; half of it is credited.
    expect(performance.credit).toBeCloseTo(365 / 1826 / 2, 12);
    expect(performance.pace).toBeCloseTo(0.5, 12);
    expect(performance.status).toBe('off-track');
    expect(rollup(plan, { asOf: '2026-08-03' }).goals[0]?.performance.worst).toBe('b');
  });

  it('of nine short actions done and one of a year undone is on schedule by count, behind by duration', () => {
    // Six weeks, 42 days: 1 January to 11 February; a year, 365 days, on its last day.
    const short = Array.from({ length: 9 }, (_, index) => action(`short-${index}`, '2026-01-01', '2026-02-11', 100));
    const plan = planOf({
      strategies: [
        {
          id: 's',
          title: 'Coach',
          theory,
          milestones: [
            {
              id: 'ms',
              title: 'Coaching stands',
              period: { start: '2026-01-01', end: '2026-12-31' },
              actions: [...short, action('long', '2026-01-01', '2026-12-31', 0, '2026-12-31')],
            },
          ],
        },
      ],
    });
    const found = (weighting: 'equal' | 'duration') =>
      rollup(plan, { asOf: '2026-12-31', policy: { ...defaultPolicy, weighting } }).goals[0]?.strategies[0]
        ?.milestones[0]?.implementation;
    expect(found('equal')).toMatchObject({ credit: 0.9, due: 1, state: 'on-schedule' });
    expect(found('duration')?.credit).toBeCloseTo(378 / 743, 12);
    expect(found('duration')?.state).toBe('behind-schedule');
  });

  it('with a milestone three years late at 91% is behind, however near to its end', () => {
    const plan = planOf({
      strategies: [
        {
          id: 's',
          title: 'Coach',
          theory,
          milestones: [
            {
              id: 'ms',
              title: 'Coaching stands',
              period: { start: '2025-07-01', end: '2026-06-30' },
              reports: [{ date: '2029-06-01', percentComplete: 91 }],
            },
          ],
        },
      ],
    });
    const strategy = rollup(plan, { asOf: '2029-06-30' }).goals[0]?.strategies[0];
    expect(strategy?.milestones[0]?.implementation.state).toBe('overdue');
    expect(strategy?.implementation).toMatchObject({ state: 'behind-schedule', overdue: 1 });
  });

  it('of which all that is planned is done is complete to date, until what is planned reaches its end', () => {
    const done = (end: string) =>
      rollup(
        planOf({
          strategies: [
            {
              id: 's',
              title: 'Coach',
              theory,
              period: { start: '2025-07-01', end },
              milestones: [
                {
                  id: 'ms',
                  title: 'Coaching stands',
                  period: { start: '2025-07-01', end: '2026-06-30' },
                  reports: [{ date: '2026-06-30', percentComplete: 100 }],
                },
              ],
            },
          ],
        }),
        { asOf: '2026-07-15' },
      ).implementation.state;
    expect(done('2029-06-30')).toBe('complete-to-date');
    expect(done('2026-07-31')).toBe('complete');
    expect(done('2026-08-01')).toBe('complete-to-date');
  });
});
