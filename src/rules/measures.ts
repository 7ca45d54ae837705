/** Rules about measures: what they need to be judged by, and what their numbers and days may be. */
import type { Measure, MeasureUnit, Observation, Subgroup, Target } from '../model/generated/types.js';
import { fitsDirection, fittingTargets, meets } from '../model/target.js';
import { inBrief } from '../model/words.js';
import { DOCUMENT, defineRule, named, type ReportIssue, SPM } from './rule.js';

/** What a measure and a group's series of it have in common. */
type Series = Measure | Subgroup;

const nameOf = (series: Series) =>
  'indicator' in series ? named('Measure', series.indicator) : named('Group', series.name);

/** One check for a measure's own series and for that of each of its groups. */
function ofEachSeries(check: (series: Series, measure: Measure, report: ReportIssue) => void) {
  return {
    measure(measure: Measure, report: ReportIssue) {
      check(measure, measure, report);
    },
    subgroup(subgroup: Subgroup, report: ReportIssue, _scene: unknown, measure: Measure) {
      check(subgroup, measure, report);
    },
  };
}

export const measureBaseline = defineRule({
  code: 'measure-baseline',
  severity: 'error',
  title: 'A measure has a baseline',
  statement: 'A measure has a baseline.',
  source: `${SPM}: performance measure: indicator, data source, baseline, targets`,
  checks: {
    measure(measure, report) {
      if (measure.baseline !== undefined) return;
      report(
        ['baseline'],
        `${nameOf(measure)} has no baseline. Give the value from which progress counts, and its day.`,
      );
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
    measure(measure, report) {
      if (measure.targets.length > 0) return;
      report(['targets'], `${nameOf(measure)} has no target. Say what it should reach, and by which day.`);
    },
  },
});

function misfit(target: Target, direction: Measure['direction']): string {
  const { value, low, high } = target;
  if (direction !== 'maintain') {
    if (value === undefined) return `names no value; to ${direction}, a measure needs one`;
    return `names a band beside its value ${value}; to ${direction}, a measure needs the value alone`;
  }
  if (value !== undefined) return `names the value ${value}; to maintain, a measure needs a low, a high, or both`;
  if (low === undefined && high === undefined)
    return 'names no band; to maintain, a measure needs a low, a high, or both';
  return `has its low ${low} above its high ${high}; exchange them`;
}

export const targetShape = defineRule({
  code: 'target-shape',
  severity: 'error',
  title: 'Targets fit the direction',
  statement:
    'A target to increase or decrease toward is a value; one to maintain is a band whose low is not above its high.',
  source: DOCUMENT,
  checks: ofEachSeries((series, { direction }, report) => {
    for (const [index, target] of series.targets.entries()) {
      if (fitsDirection(target, direction)) continue;
      report(['targets', index], `${nameOf(series)}: the target of ${target.date} ${misfit(target, direction)}.`);
    }
  }),
});

export const targetDates = defineRule({
  code: 'target-dates',
  severity: 'error',
  title: 'Targets lie ahead of the baseline',
  statement: 'Targets are dated after the baseline, no two on one day.',
  source: DOCUMENT,
  checks: ofEachSeries((series, _measure, report) => {
    const { baseline, targets } = series;
    let rising = true;
    for (let index = 1; index < targets.length && rising; index += 1) {
      rising = (targets[index] as Target).date > (targets[index - 1] as Target).date;
    }
    const days = rising ? undefined : new Set<string>();
    for (const [index, { date }] of targets.entries()) {
      if (baseline !== undefined && date <= baseline.date) {
        report(
          ['targets', index, 'date'],
          `${nameOf(series)}: the target of ${date} is not after the baseline of ${baseline.date}. Correct one of the days.`,
        );
      } else if (days?.has(date) === true) {
        report(['targets', index, 'date'], `${nameOf(series)} has two targets on ${date}. Keep one of them.`);
      }
      days?.add(date);
    }
  }),
});

export const targetDirection = defineRule({
  code: 'target-direction',
  severity: 'warning',
  title: 'Targets ask for progress',
  statement: 'The last target of a measure to increase or decrease is better than its baseline.',
  source: SPM,
  checks: ofEachSeries((series, { direction }, report) => {
    if (direction === 'maintain' || series.baseline === undefined) return;
    const last = fittingTargets(series.targets, direction).at(-1);
    if (last === undefined || !meets(series.baseline.value, last, direction)) return;
    report(
      ['targets', series.targets.indexOf(last)],
      `${nameOf(series)} should ${direction}, but its last target ${last.value} (${last.date}) is no better than its baseline ${series.baseline.value}. Set a target beyond the baseline, or correct the direction.`,
    );
  }),
});

/** Why a value cannot be one of this unit, or undefined where it can. */
function outOfRange(value: number, unit: MeasureUnit): string | undefined {
  if (unit.kind === 'percent' && (value < 0 || value > 100)) return 'a percent lies in 0 to 100';
  if (unit.kind === 'count' && value < 0) return 'a count is not negative';
  if (unit.kind !== 'level') return undefined;
  const last = (unit.levels?.length ?? 0) - 1;
  if (Number.isInteger(value) && value >= 0 && value <= last) return undefined;
  return last < 0
    ? 'its unit names no levels'
    : `a level is a whole number from 0 ("${inBrief(unit.levels?.[0] ?? '')}") to ${last}`;
}

export const valueRange = defineRule({
  code: 'value-range',
  severity: 'error',
  title: 'Values are possible in their unit',
  statement: 'Percents lie in 0 to 100, level values are indexes of the levels, counts are not negative.',
  source: DOCUMENT,
  checks: ofEachSeries((series, { unit }, report) => {
    if (unit.kind !== 'percent' && unit.kind !== 'count' && unit.kind !== 'level') return;
    const look = (value: number | undefined, what: string, date: string, path: (string | number)[]): void => {
      const wrong = value === undefined ? undefined : outOfRange(value, unit);
      if (wrong !== undefined) report(path, `${nameOf(series)}: the ${what} of ${date} is ${value}; ${wrong}.`);
    };
    const { baseline, targets, observations } = series;
    if (baseline !== undefined) look(baseline.value, 'baseline', baseline.date, ['baseline', 'value']);
    for (let index = 0; index < targets.length; index += 1) {
      const target = targets[index] as Target;
      for (const key of ['value', 'low', 'high'] as const) {
        if (target[key] !== undefined) look(target[key], 'target', target.date, ['targets', index, key]);
      }
    }
    for (let index = 0; index < observations.length; index += 1) {
      const { value, date } = observations[index] as Observation;
      look(value, 'observation', date, ['observations', index, 'value']);
    }
  }),
});

export const observationDates = defineRule({
  code: 'observation-dates',
  severity: 'error',
  title: 'One observation a day',
  statement: 'No two observations of a series are on one day where the latest counts.',
  source: DOCUMENT,
  checks: ofEachSeries((series, { accumulation }, report) => {
    if (accumulation !== 'latest' || series.observations.length < 2) return;
    const days = new Set<string>();
    for (const [index, { date }] of series.observations.entries()) {
      if (days.has(date)) {
        report(
          ['observations', index, 'date'],
          `${nameOf(series)} has two observations on ${date}. Keep the right one; where amounts add up, set the accumulation to "sum".`,
        );
      }
      days.add(date);
    }
  }),
});
