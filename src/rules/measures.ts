/** Rules about measures: what they need to be judged by, and what their targets, revisions and values may be. */
import type { Baseline, Measure, MeasureUnit, Observation, Target } from '../model/generated/types.js';
import type { Path } from '../model/result.js';
import { fitsDirection, fittingTargets, meets } from '../model/target.js';
import { inBrief } from '../model/text.js';
import { DOCUMENT, defineRule, LIBRARY, SPM } from './rule.js';
import { ofEachSeries, type Series } from './series.js';

/** A baseline with its targets, in force or replaced. */
interface Aims {
  readonly baseline?: Baseline | undefined;
  readonly targets: readonly Target[];
}

/** Looks at the aims in force and at those that were replaced; a revision without a baseline has the series' own. */
function eachAims(series: Series, look: (aims: Aims, path: Path) => void): void {
  look(series, []);
  const { revisions, baseline } = series;
  for (let index = 0; index < revisions.length; index += 1) {
    look({ baseline, ...(revisions[index] as Series['revisions'][number]) }, ['revisions', index]);
  }
}

export const measureBaseline = defineRule({
  code: 'measure-baseline',
  severity: 'error',
  title: 'A measure has a baseline',
  statement: 'A measure has a baseline, unless it accumulates by period.',
  source: `${SPM}: performance measure: indicator, data source, baseline, targets`,
  checks: {
    measure({ baseline, accumulation }, report) {
      if (baseline === undefined && accumulation !== 'period') report(['baseline'], {});
    },
  },
});

export const measureTargets = defineRule({
  code: 'measure-targets',
  severity: 'error',
  title: 'A measure has a target',
  statement: 'A measure has a target.',
  source: `${SPM}: performance measure: indicator, data source, baseline, targets`,
  checks: {
    measure({ targets }, report) {
      if (targets.length === 0) report(['targets'], {});
    },
  },
});

export const measureAccumulation = defineRule({
  code: 'measure-accumulation',
  severity: 'warning',
  title: 'Only amounts add up',
  statement:
    'Only counts and amounts of money are summed (`sum`, `period`), not percents, rates, scores or levels; and nothing to maintain is `period`.',
  source: LIBRARY,
  checks: {
    measure({ accumulation, unit, direction }, report) {
      if (accumulation === 'latest') return;
      const values = { accumulation, unit: unit.kind };
      if (unit.kind !== 'count' && unit.kind !== 'currency') report(['accumulation'], { ...values, reason: 'unit' });
      else if (accumulation === 'period' && direction === 'maintain')
        report(['accumulation'], { ...values, reason: 'maintain' });
    },
  },
});

export const sumTargets = defineRule({
  code: 'sum-targets',
  severity: 'warning',
  title: 'A running total rises',
  statement:
    'Targets of a running total (`sum`) rise, each above the one before; equal amounts year by year are `period`.',
  source: LIBRARY,
  checks: ofEachSeries<'sum-targets'>((series, report, _context, { accumulation, direction }) => {
    if (accumulation !== 'sum') return;
    eachAims(series, ({ targets }, path) => {
      let before: Target | undefined;
      for (const target of fittingTargets(targets, direction)) {
        // A band, which has none, is neither above nor below.
        const value = target.value as number;
        if (before !== undefined && value <= (before.value as number)) {
          report([...path, 'targets', targets.indexOf(target), 'value'], {
            date: target.date,
            value,
            beforeDate: before.date,
            beforeValue: before.value as number,
          });
        }
        before = target;
      }
    });
  }),
});

type Misfit = 'no-value' | 'band-beside-value' | 'value-to-maintain' | 'no-band' | 'low-above-high';

function misfit({ value, low }: Target, direction: Measure['direction']): Misfit {
  if (direction !== 'maintain') return value === undefined ? 'no-value' : 'band-beside-value';
  if (value !== undefined) return 'value-to-maintain';
  return low === undefined ? 'no-band' : 'low-above-high';
}

export const targetShape = defineRule({
  code: 'target-shape',
  severity: 'error',
  title: 'Targets fit the direction',
  statement:
    'A target to increase or decrease toward is a value; one to maintain is a band whose low is not above its high.',
  source: DOCUMENT,
  checks: ofEachSeries<'target-shape'>((series, report, _context, { direction }) => {
    eachAims(series, ({ targets }, path) => {
      for (let index = 0; index < targets.length; index += 1) {
        const target = targets[index] as Target;
        if (fitsDirection(target, direction)) continue;
        const { date, value = null, low = null, high = null } = target;
        report([...path, 'targets', index], { date, direction, reason: misfit(target, direction), value, low, high });
      }
    });
  }),
});

/** Whether days rise from entry to entry, so that no two are one. */
function rises(entries: readonly { readonly date: string }[]): boolean {
  for (let index = 1; index < entries.length; index += 1) {
    if ((entries[index] as Target).date <= (entries[index - 1] as Target).date) return false;
  }
  return true;
}

export const targetDates = defineRule({
  code: 'target-dates',
  severity: 'error',
  title: 'Targets lie ahead of the baseline',
  statement: 'Targets are dated after the baseline, no two on one day.',
  source: DOCUMENT,
  checks: ofEachSeries<'target-dates'>((series, report) => {
    eachAims(series, ({ baseline, targets }, path) => {
      const days = rises(targets) ? undefined : new Set<string>();
      for (let index = 0; index < targets.length; index += 1) {
        const { date } = targets[index] as Target;
        if (baseline !== undefined && date <= baseline.date) {
          report([...path, 'targets', index, 'date'], { reason: 'before-baseline', date, baselineDate: baseline.date });
        } else if (days?.has(date) === true)
          report([...path, 'targets', index, 'date'], { reason: 'same-day', date, baselineDate: null });
        days?.add(date);
      }
    });
  }),
});

export const targetDirection = defineRule({
  code: 'target-direction',
  severity: 'warning',
  title: 'Targets ask for progress',
  statement: 'The last target of a measure to increase or decrease is better than its baseline.',
  source: SPM,
  checks: ofEachSeries<'target-direction'>((series, report, context, { direction }) => {
    const { baseline, targets } = series;
    if (direction === 'maintain' || baseline === undefined || context.isPartlyRead(series, 'targets')) return;
    const last = fittingTargets(targets, direction).at(-1);
    if (last === undefined || !meets(baseline.value, last, direction)) return;
    const { value, date } = last;
    report(['targets', targets.indexOf(last)], { direction, value: value as number, date, baseline: baseline.value });
  }),
});

export const revisionOrder = defineRule({
  code: 'revision-order',
  severity: 'error',
  title: 'Revisions are told apart, with a reason',
  statement: 'Revisions are told apart by `until`, and their reason is not blank.',
  source: `${SPM}: targets change with a stated reason`,
  checks: ofEachSeries<'revision-order'>(({ revisions }, report) => {
    if (revisions.length === 0) return;
    const days = new Set<string>();
    for (const [index, { until, reason }] of revisions.entries()) {
      if (days.has(until)) report(['revisions', index, 'until'], { reason: 'same-day', until });
      if (reason?.trim() === '') report(['revisions', index, 'reason'], { reason: 'blank-reason', until });
      days.add(until);
    }
  }),
});

type OutOfRange = 'percent' | 'count' | 'level' | 'no-levels';

/** Why a value cannot be one of this unit, or undefined where it can. */
function outOfRange(value: number, { kind, levels = [] }: MeasureUnit): OutOfRange | undefined {
  if (kind === 'percent') return value < 0 || value > 100 ? 'percent' : undefined;
  if (kind === 'count') return value < 0 ? 'count' : undefined;
  if (kind !== 'level') return undefined;
  if (levels.length === 0) return 'no-levels';
  return Number.isInteger(value) && value >= 0 && value < levels.length ? undefined : 'level';
}

export const valueRange = defineRule({
  code: 'value-range',
  severity: 'error',
  title: 'Values are possible in their unit',
  statement: 'Percents lie in 0 to 100, level values are indexes of the levels, counts and margins are not negative.',
  source: DOCUMENT,
  checks: ofEachSeries<'value-range'>((series, report, _context, { unit }) => {
    // A path is made for what breaks the rule alone: there may be a hundred thousand values.
    const look = (
      value: number,
      what: 'baseline' | 'target' | 'observation',
      date: string,
      pathOf: () => Path,
    ): void => {
      const reason = outOfRange(value, unit);
      if (reason === undefined) return;
      const names = unit.levels ?? [];
      const lastLevel = reason === 'level' ? names.length - 1 : null;
      const firstLevelName = reason === 'level' ? inBrief(names[0] as string) : null;
      report(pathOf(), { what, date, value, reason, lastLevel, firstLevelName });
    };
    const lookAtAims = ({ baseline, targets }: Aims, path: Path): void => {
      if (baseline !== undefined) look(baseline.value, 'baseline', baseline.date, () => [...path, 'baseline', 'value']);
      for (const [index, target] of targets.entries()) {
        for (const key of ['value', 'low', 'high'] as const) {
          const value = target[key];
          if (value !== undefined) look(value, 'target', target.date, () => [...path, 'targets', index, key]);
        }
      }
    };
    lookAtAims(series, []);
    const { observations, revisions } = series;
    for (let index = 0; index < observations.length; index += 1) {
      const { value, date, margin = 0 } = observations[index] as Observation;
      look(value, 'observation', date, () => ['observations', index, 'value']);
      if (margin < 0) {
        const values = { what: 'margin', date, value: margin, reason: 'margin' } as const;
        report(['observations', index, 'margin'], { ...values, lastLevel: null, firstLevelName: null });
      }
    }
    for (const [index, revision] of revisions.entries()) lookAtAims(revision, ['revisions', index]);
  }),
});

export const observationDates = defineRule({
  code: 'observation-dates',
  severity: 'error',
  title: 'One observation a day',
  statement: 'No two observations of a series are on one day where accumulation is latest.',
  source: DOCUMENT,
  checks: ofEachSeries<'observation-dates'>(({ observations }, report, _context, { accumulation }) => {
    if (accumulation !== 'latest' || rises(observations)) return;
    const days = new Set<string>();
    for (const [index, { date }] of observations.entries()) {
      if (days.has(date)) report(['observations', index, 'date'], { date });
      days.add(date);
    }
  }),
});
