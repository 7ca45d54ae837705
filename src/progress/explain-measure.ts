/** Why a measure stands where it does: the answer first, then its value, its way, and what was expected of it. */
import { type Day, daysBetween, plusDays } from '../model/calendar.js';
import type { Beside } from '../model/figures.js';
import type { Baseline, EntityKind, Observation, Target } from '../model/generated/types.js';
import { type Aimed, again, aimInUnit, apartInUnit, expectedFigure, inUnit, numbersIn } from '../model/in-unit.js';
import { capital, counted } from '../model/nouns.js';
import type { MeasureStatus } from '../model/standing.js';
import { distanceToBand, meets } from '../model/target.js';
import { oneLine } from '../model/text.js';
import type { Band } from './attainment.js';
import { type Explanation, exactly, figure, noted, percent, spoken, stands, step, told } from './explanation.js';
import { type JudgedTarget, settled } from './judging.js';
import type { MeasureProgress } from './measure.js';
import { observedIn, type Series, type Standing, standing, type Tally, tallyOf } from './series.js';
import type { Settings } from './settings.js';
import { type GroupCounts, isFailing } from './verdict.js';

/** What is known of a measure, or of a group of students in it, that has a verdict. */
interface Known {
  readonly series: Series;
  /** What is said of each of its groups. */
  readonly groups: readonly Explanation[];
  readonly progress: MeasureProgress;
  readonly tally: Tally;
  readonly found: Standing;
  /** The last target; of an amount that begins anew, the current one. */
  readonly target: Target;
  readonly tolerance: number;
}

/** A value, a target or a band in the unit of a series, told apart from what it is held against. */
export const said = ({ unit }: Series, aimed: Aimed, beside: Beside = []): string =>
  aimInUnit(aimed, again(unit), told, beside);

/** The value that a sentence is about, with the label of its unit. */
export const seen = ({ unit }: Series, value: number, beside: Beside = []): string => inUnit(value, unit, told, beside);

/** What was observed and is not shown, in words; null where there is nothing of the kind. */
function unseen({ withheld }: Pick<Series, 'withheld'>, from: Day, to: Day): string | null {
  const hidden = withheld.filter(({ date }) => date >= from && date <= to);
  const days = [...new Set(hidden.map(({ date }) => date))].sort();
  const last = days.pop();
  if (last === undefined) return null;
  const named = days.length > 2 ? `${days.length + 1} days, the last ${last}` : [days.join(', '), last].filter(Boolean);
  const on = typeof named === 'string' ? named : named.join(' and ');
  const [reason, ...others] = new Set(hidden.map((each) => oneLine(each.reason ?? '')));
  return `what was observed on ${on} is withheld${reason === '' || others.length > 0 ? '' : ` (${reason})`}`;
}

/** What a series is called, and of which kind it is. */
export interface Subject {
  readonly kind: EntityKind;
  /** Such as `Measure "Students who read well"`. */
  readonly about: string;
}

/** Why a measure, or one group of students in it, stands where it does. */
export function ofSeries(
  { kind, about }: Subject,
  series: Series,
  progress: MeasureProgress,
  settings: Settings,
  groups: readonly Explanation[],
  further: readonly Explanation[] = [],
): Explanation {
  const { id } = series;
  const { baseline, target, status, expected } = progress;
  const tally = tallyOf(series, settings.asOf);
  const found = standing(tally);
  if (found === null || expected === null || target === null) {
    const why = whyNotJudged(progress, tally, unseen(series, baseline?.date ?? '', settings.asOf));
    return step(id, kind, `${about} ${why}`, null, null, { status }, further);
  }
  const aim = tally.targets[found.current] as Target;
  const tolerance = series.thresholds?.tolerance ?? settings.tolerance;
  const known: Known = { series, groups, progress, tally, found, target: aim, tolerance };
  const { value, attainment, expectedProgress, pace, shortfall, credit } = progress;
  return step(
    id,
    kind,
    `${about} ${stands(status)}: ${reasonOf(known, settings)}`,
    progress.progress,
    figure(progress.progress as number),
    { value, baseline: baseline?.value ?? null, attainment, expectedProgress, pace, shortfall, credit, status },
    [...stepsOf(known), ...further],
  );
}

function whyNotJudged({ baseline, target, status }: MeasureProgress, tally: Tally, hidden: string | null): string {
  if (status === 'not-measurable') {
    const lacks = [
      ...(baseline === null && tally.accumulation !== 'period' ? ['baseline'] : []),
      ...(target === null ? ['target'] : []),
    ];
    return hidden === null
      ? `cannot be measured: it lacks ${lacks.map((lack) => `a ${lack}`).join(' and ')}.`
      : `cannot be judged by what is shown: it has no ${lacks.join(' and no ')}, and ${hidden}.`;
  }
  if (hidden !== null) return `has no value that is shown: ${hidden}.`;
  return `was not observed ${baseline === null ? 'by' : `from ${baseline.date} to`} ${tally.asOf}.`;
}

/** What decides the verdict. */
function reasonOf({ series, groups: ofGroups, progress, tally, found, target }: Known, settings: Settings): string {
  const { status, statusAsObserved, interim, baseline, observedOn, nextDue, groups, withinMargin } = progress;
  const expected = expectedFigure(progress.expected as number | Band, found.value);
  const began = baseline === null ? '' : said(series, baseline.value, [found.value]);
  const isAnew = tally.accumulation === 'period';
  const from =
    baseline === null ? '' : isAnew ? `, after ${began} in the time before` : `, from ${began} on ${baseline.date}`;
  const toward = (aim: Target, value: number) => `${said(series, aim, [value])} by ${aim.date}`;
  // Of an amount to stay under, the verdict waits for its end, and the sentence need not.
  const isSpent =
    isAnew &&
    tally.asOf <= target.date &&
    !meets(found.value, target, series.direction) &&
    series.direction === 'decrease';
  const beside = numbersIn(expected, baseline, target);
  const stood = `it stood at ${seen(series, found.value, beside)} on ${observedOn}, where ${said(series, expected, [found.value])} was expected${from}, toward ${toward(target, found.value)}${isSpent ? ', which it is over already' : ''}`;
  const closed = settled(tally, found.current, settings);
  if (closed !== null) {
    return `it came to ${seen(series, closed.value, numbersIn(closed.target))} on ${closed.observedOn}, ${against(status, series)} the last target, ${toward(closed.target, closed.value)}.`;
  }
  if (status === 'stale') {
    return `the next observation was due on ${nextDue}; when last seen, it ${stands(statusAsObserved).replace(/^is /, 'was ').replace(/^has /, 'had ')}: ${stood}.`;
  }
  const within = withinMargin ? '; what is missing lies within the margin of the observation' : '';
  const isMissed = interim !== null && !interim.met && found.observedOn <= interim.observedOn;
  if (isMissed && status === 'at-risk')
    return `${missed(series, interim)}, and nothing newer is known; ${stood}${within}.`;
  if (settings.groups === 'cap' && groups?.worst != null && isFailing(groups.worst.status) && status === 'at-risk') {
    const { id, status: standing } = groups.worst;
    const name = ofGroups.find((group) => group.id === id)?.inputs['name'] ?? id;
    return `the group of students "${name}" ${stands(standing)}; ${stood}${within}.`;
  }
  return `${stood}${within}.`;
}

/** Where a value came out against its last target, by the verdict on it. */
function against(status: MeasureStatus, { direction }: Series): string {
  if (status === 'exceeded') return 'better than';
  if (direction === 'maintain') return status === 'met' ? 'within' : 'outside';
  if (status === 'met') return 'at';
  return direction === 'increase' ? 'short of' : 'above';
}

const missed = (series: Series, { target, value }: JudgedTarget) =>
  `the target of ${said(series, target, [value])} for ${target.date} was missed with ${seen(series, value, numbersIn(target))}`;

function stepsOf(known: Known): readonly Explanation[] {
  const { series, progress } = known;
  const { id } = series;
  const { attainment, expected, shortfall, interim, groups, change } = progress;
  const steps = [valueStep(known), attainmentStep(known, 'attainment', known.target, attainment)];
  if (attainment !== null) {
    const formula = `min(1, max(0, ${figure(attainment)}))`;
    steps.push(step(id, 'progress', 'Counted from 0 to 1.', progress.progress, formula, { attainment }));
  }
  steps.push(expectedStep(known), expectedProgressStep(known));
  const toward = typeof expected === 'number' ? { value: expected } : (expected as Band);
  steps.push(attainmentStep(known, 'pace', toward, progress.pace));
  if (shortfall !== null && attainment !== null) {
    const sentence =
      shortfall > 0
        ? `${percent(shortfall)} of the whole way is missing.`
        : 'It is as far as was expected, or further.';
    const formula = `${figure(shortfall + attainment)} − ${figure(attainment)}`;
    steps.push(step(id, 'shortfall', sentence, shortfall, formula, { attainment }));
  }
  steps.push(creditStep(known));
  if (interim !== null) {
    const met = interim.met ? 'was met' : 'was missed';
    const sentence = `The newest target on the way, ${said(series, interim.target, [interim.value])} for ${interim.target.date}, ${met} with ${said(series, interim.value, numbersIn(interim.target))} on ${interim.observedOn}.`;
    steps.push(step(id, 'interim', sentence, interim.met ? 'met' : 'missed'));
  }
  if (change !== null) {
    const { from, amount } = change;
    const moved =
      amount === 0
        ? 'It has not moved'
        : `It has ${amount > 0 ? 'risen' : 'fallen'} by ${apartInUnit(Math.abs(amount), series.unit, told)}`;
    const formula = `${exactly(known.found.value)} − ${exactly(from.value)}`;
    steps.push(step(id, 'change', `${moved} since ${from.date}.`, amount, formula, { from: from.value }));
  }
  if (groups !== null) steps.push(groupsStep(id, groups.counts, known.groups));
  return steps;
}

/** How groups of students stand, in words. */
export function groupsStep(id: string, counts: GroupCounts, steps: readonly Explanation[] = []): Explanation {
  const named = Object.entries(counts).filter(([, count]) => count > 0);
  const words = named.map(([status, count]) => `${counted(count, 'group')} ${spoken(status)}`).join(', ');
  return step(id, 'groups', `Of its groups of students: ${words}.`, null, null, Object.fromEntries(named), steps);
}

function creditStep({ series: { id }, progress }: Known): Explanation {
  const { credit, expectedProgress, withinMargin } = progress;
  const reached = withinMargin ? (credit as number) : (progress.progress as number);
  const sentence = `${percent(credit)} is credited in a whole: the smaller of what was reached${withinMargin ? ', with its margin,' : ''} and what was expected.`;
  const formula = `min(${figure(reached)}, ${figure(expectedProgress as number)})`;
  return step(id, 'credit', sentence, credit, formula, { reached, expectedProgress });
}

/** The observations that a value is made of, and how. */
function valueStep({ series, progress, tally, found }: Known): Explanation {
  const { id } = series;
  const { value } = found;
  const observed =
    tally.accumulation === 'latest'
      ? [found.last]
      : tally.accumulation === 'sum'
        ? tally.counted
        : observedIn(tally, found.current);
  const steps = observed.map((each) => observationStep(series, each));
  /** What is withheld, and so is in no value. */
  const without = (from: Day, to: Day) => {
    const hidden = unseen(series, from, to);
    return hidden === null ? '' : ` ${capital(hidden)}.`;
  };
  if (tally.accumulation === 'latest') {
    const hidden = without(plusDays(found.observedOn, 1), tally.asOf);
    const sentence = `The latest observation${hidden === '' ? '' : ' that is shown'} counts.${hidden}`;
    return step(id, 'value', sentence, value, figure(value), {}, steps);
  }
  const values = observed.map((each) => exactly(each.value));
  if (tally.accumulation === 'period') {
    const { date } = tally.targets[found.current] as Target;
    const sentence = `All that was observed toward the target of ${date} is added up.${without(tally.starts[found.current] as Day, date < tally.asOf ? date : tally.asOf)}`;
    return step(id, 'value', sentence, value, values.join(' + '), {}, steps);
  }
  const base = progress.baseline?.value ?? 0;
  const since = progress.baseline === null ? '' : plusDays(progress.baseline.date, 1);
  const sentence = `The baseline and all observations since are added up.${without(since, tally.asOf)}`;
  return step(id, 'value', sentence, value, [exactly(base), ...values].join(' + '), { baseline: base }, steps);
}

export function observationStep(series: Series, { date, value, n, margin, note }: Observation): Explanation {
  const group = n === undefined ? '' : ` (${told.number(n)} observed)`;
  const within = margin === undefined ? '' : `, give or take ${apartInUnit(margin, again(series.unit), told)}`;
  return step(series.id, 'observation', `${seen(series, value)}${within} on ${date}${group}.${noted(note)}`, value);
}

/** Attainment toward a target, or toward what was expected, which is the pace. */
function attainmentStep(
  known: Known,
  name: 'attainment' | 'pace',
  toward: Pick<Target, 'value' | 'low' | 'high'>,
  result: number | null,
): Explanation {
  const { series, progress, found, tally } = known;
  const { id, direction } = series;
  const what = name === 'attainment' ? 'the target' : 'what was expected';
  const inputs = {
    value: found.value,
    baseline: progress.baseline?.value ?? null,
    target: toward.value ?? null,
    low: toward.low ?? null,
    high: toward.high ?? null,
  };
  if (result === null) return step(id, name, 'The numbers are too extreme to say.', null, null, inputs);
  if (tally.accumulation === 'period') return amountStep(known, name, result, inputs);
  const v = found.value;
  const b = progress.baseline?.value as number;
  const way = `${percent(result)} of the way from the baseline to ${what}.`;
  const tolerated = (end: number, distance: number) => {
    const s = Math.abs(end) || Math.abs(b) || 1;
    if (known.tolerance === 0) return '0';
    return `max(0, 1 − ${exactly(distance)} ÷ (2 × ${figure(known.tolerance)} × ${exactly(s)}))`;
  };
  if (direction === 'maintain') {
    const distance = distanceToBand(v, toward);
    const baseDistance = distanceToBand(b, toward);
    const { low, high } = toward;
    if (distance === 0) return step(id, name, `Inside the band (${said(series, toward)}).`, result, '1', inputs);
    if (baseDistance !== 0)
      return step(id, name, way, result, `1 − ${exactly(distance)} ÷ ${exactly(baseDistance)}`, inputs);
    const end = (low !== undefined && v < low ? low : high) as number;
    const sentence = `Outside the band (${said(series, toward, [v])}), where the baseline lay inside: what it is off by counts against twice the tolerance.`;
    return step(id, name, sentence, result, tolerated(end, distance), inputs);
  }
  const aim = toward.value as number;
  if (!meets(b, { date: '', value: aim }, direction)) {
    return step(id, name, way, result, `(${exactly(v)} − ${exactly(b)}) ÷ (${exactly(aim)} − ${exactly(b)})`, inputs);
  }
  const asGood = `The baseline is already as good as ${what}; the value is`;
  if (meets(v, { date: '', value: aim }, direction)) return step(id, name, `${asGood} too.`, result, '1', inputs);
  const sentence = `${asGood} not: what it is off by counts against twice the tolerance.`;
  return step(id, name, sentence, result, tolerated(aim, Math.abs(v - aim)), inputs);
}

/** Attainment and pace of an amount that begins anew with each target. */
function amountStep(
  { series, progress, found, target }: Known,
  name: 'attainment' | 'pace',
  result: number,
  inputs: Explanation['inputs'],
): Explanation {
  const { id, direction } = series;
  const [v, aim, allowed] = [found.value, target.value as number, progress.expected as number];
  const toward = name === 'attainment' ? aim : allowed;
  if (direction === 'increase') {
    const what = name === 'attainment' ? `the target of ${said(series, aim)}` : 'what was expected by then';
    const formula = toward > 0 ? `${exactly(v)} ÷ ${exactly(toward)}` : figure(result);
    return step(id, name, `${percent(result)} of ${what}.`, result, formula, inputs);
  }
  const limit = said(series, expectedFigure(allowed, v), [v]);
  if (v <= allowed) return step(id, name, `It is within what was allowed by then, ${limit}.`, result, '1', inputs);
  const over = `It is over what was allowed by then, ${limit}.`;
  if (name === 'pace') {
    return step(id, name, over, result, v === 0 ? '0' : `max(0, ${exactly(allowed)} ÷ ${exactly(v)})`, inputs);
  }
  const formula = aim > 0 ? `max(0, 1 − (${exactly(v)} − ${exactly(allowed)}) ÷ ${exactly(aim)})` : '0';
  return step(id, name, over, result, formula, inputs);
}

function expectedStep({ series, progress, tally, found, target }: Known): Explanation {
  const { id, direction, trajectory, unit } = series;
  const expected = progress.expected as number | Band;
  const day = progress.observedOn as Day;
  if (typeof expected !== 'number') {
    const band = said(series, expected);
    return step(id, 'expected', `On ${day}, the band in force was ${band}.`, band);
  }
  const sentence = `${said(series, expectedFigure(expected, found.value), [found.value])} was expected on ${day}`;
  if (tally.accumulation === 'period') {
    const start = tally.starts[found.current] as Day;
    const [gone, days] = [daysBetween(start, day) + 1, daysBetween(start, target.date) + 1];
    const inOnes = unit.kind === 'count' ? `, rounded ${direction === 'increase' ? 'down' : 'up'} to whole ones` : '';
    return step(
      id,
      'expected',
      `${sentence}: ${gone} of the ${days} days of the target of ${said(series, target)} were gone${inOnes}.`,
      expected,
      unit.kind === 'count' ? figure(expected) : `${exactly(target.value as number)} × ${gone} ÷ ${days}`,
      { target: target.value ?? null, gone, days },
    );
  }
  const baseline = progress.baseline as Baseline;
  const due = tally.targets.filter(({ date }) => date <= day);
  const last = due.at(-1);
  const next = tally.targets[due.length];
  const start = last !== undefined && last.date >= baseline.date ? last : baseline;
  if (next === undefined || trajectory === 'step') {
    const what = last === undefined ? 'the baseline' : `the target of ${last.date}`;
    return step(id, 'expected', `${sentence}: ${what}.`, expected, figure(expected));
  }
  const gone = daysBetween(start.date, day);
  const days = daysBetween(start.date, next.date);
  const from = start.value as number;
  const to = next.value as number;
  return step(
    id,
    'expected',
    `${sentence}: ${gone} of the ${days} days from ${said(series, from)} (${start.date}) to ${said(series, to)} (${next.date}) were gone.`,
    expected,
    `${exactly(from)} + (${exactly(to)} − ${exactly(from)}) × ${gone} ÷ ${days}`,
    { from, to, gone, days },
  );
}

function expectedProgressStep({ series, progress, tally, target }: Known): Explanation {
  const { id, direction } = series;
  const { expectedProgress, expected } = progress;
  const sentence = `${percent(expectedProgress)} of the way was expected by then.`;
  const plain = figure(expectedProgress as number);
  const b = progress.baseline?.value ?? 0;
  const aim = target.value as number;
  const isWay = direction !== 'maintain' && tally.accumulation !== 'period' && !meets(b, target, direction);
  if (!isWay || typeof expected !== 'number') return step(id, 'expectedProgress', sentence, expectedProgress, plain);
  const formula = `min(1, max(0, (${exactly(expected)} − ${exactly(b)}) ÷ (${exactly(aim)} − ${exactly(b)})))`;
  return step(id, 'expectedProgress', sentence, expectedProgress, formula, { expected, baseline: b, target: aim });
}
