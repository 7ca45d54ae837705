/** Why a measure stands where it does: the answer first, then its value, its way, and what was expected of it. */
import { type Day, daysBetween } from '../model/calendar.js';
import type { Baseline, Measure, Observation, Target } from '../model/generated/types.js';
import { groupsOf } from '../model/groups.js';
import { counted } from '../model/nouns.js';
import { distanceToBand, meets } from '../model/target.js';
import type { Band } from './attainment.js';
import { type Explanation, exactly, figure, inBand, percent, rounded, spoken, stands, step } from './explanation.js';
import { type JudgedTarget, settled } from './judging.js';
import type { MeasureProgress } from './measure.js';
import { observedIn, type Standing, standing, type Tally, tallyOf } from './series.js';
import type { Settings } from './settings.js';
import type { GroupCounts } from './verdict.js';

/** What is known of a measure that has a verdict. */
interface Known {
  readonly measure: Measure;
  readonly progress: MeasureProgress;
  readonly tally: Tally;
  readonly found: Standing;
  /** The last target; of an amount that begins anew, the current one. */
  readonly target: Target;
  readonly tolerance: number;
}

/** A target, or what was expected, as it stands in a sentence. */
const said = ({ value, low, high }: Pick<Target, 'value' | 'low' | 'high'>) =>
  value !== undefined
    ? rounded(value)
    : inBand({ ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) });

export function ofMeasure(measure: Measure, progress: MeasureProgress, settings: Settings): Explanation {
  const { id, indicator } = measure;
  const { baseline, target, status, expected } = progress;
  const about = `Measure "${indicator}"`;
  const tally = tallyOf(measure, settings.asOf);
  const found = standing(tally);
  if (status === 'not-measurable' || target === null) {
    const lacks = baseline === null && tally.accumulation !== 'period' ? 'a baseline' : 'a target';
    return step(id, 'measure', `${about} cannot be measured: it lacks ${lacks}.`, null, null, { status });
  }
  if (found === null || expected === null) {
    const from = baseline === null ? '' : ` from ${baseline.date}`;
    return step(id, 'measure', `${about} was not observed${from} to ${settings.asOf}.`, null, null, { status });
  }
  const aim = tally.targets[found.current] as Target;
  const tolerance = measure.thresholds?.tolerance ?? settings.tolerance;
  const known: Known = { measure, progress, tally, found, target: aim, tolerance };
  const { value, attainment, expectedProgress, pace, shortfall, credit } = progress;
  return step(
    id,
    'measure',
    `${about} ${stands(status)}: ${reasonOf(known, settings)}`,
    progress.progress,
    figure(progress.progress as number),
    { value, baseline: baseline?.value ?? null, attainment, expectedProgress, pace, shortfall, credit, status },
    stepsOf(known),
  );
}

/** What decides the verdict. */
function reasonOf({ measure, progress, tally, found }: Known, settings: Settings): string {
  const { status, statusAsObserved, interim, baseline, target, observedOn, nextDue, groups, withinMargin } = progress;
  const due = progress.expected as number | Band;
  const expected = inUnit(measure, typeof due === 'number' ? due : inBand(due));
  const from = baseline === null ? '' : `, from ${inUnit(measure, baseline.value)} on ${baseline.date}`;
  const last = target as Target;
  const aim = inUnit(measure, last.value ?? said(last));
  const stood = `it stood at ${inUnit(measure, found.value)} on ${observedOn}, where ${expected} was expected${from}, toward ${aim} by ${last.date}`;
  const closed = settled(tally, found.current, settings);
  if (closed !== null) {
    const short = closed.met ? '' : 'short of ';
    return `it came to ${inUnit(measure, closed.value)} on ${closed.observedOn}, ${short}the last target, ${aim} by ${last.date}.`;
  }
  if (status === 'stale') {
    return `the next observation was due on ${nextDue}; when last seen, it ${stands(statusAsObserved).replace(/^is /, 'was ').replace(/^has /, 'had ')}: ${stood}.`;
  }
  if (withinMargin) return `${stood}; what is missing lies within the margin of the observation.`;
  const isMissed = interim !== null && !interim.met && found.observedOn <= interim.observedOn;
  if (isMissed && status === 'at-risk') return `${missed(measure, interim)}, and nothing was observed since; ${stood}.`;
  if (settings.groups === 'cap' && groups?.worst != null && status === 'at-risk') {
    return `the group of students "${nameOfGroup(measure, groups.worst.id)}" ${stands(groups.worst.status)}; ${stood}.`;
  }
  return `${stood}.`;
}

/** A value, or a band, in the unit of the measure: "50 %", or the name of a level. */
function inUnit({ unit }: Measure, value: number | string): string {
  const level = typeof value === 'number' ? unit.levels?.[value] : undefined;
  if (level !== undefined) return `"${level}"`;
  return `${typeof value === 'number' ? rounded(value) : value}${unit.kind === 'percent' ? ' %' : ''}`;
}

const nameOfGroup = (measure: Measure, worst: string) =>
  groupsOf(measure).find(({ id }) => id === worst)?.name ?? worst;

const missed = (measure: Measure, { target, value }: JudgedTarget) =>
  `the target of ${inUnit(measure, target.value ?? said(target))} for ${target.date} was missed with ${inUnit(measure, value)}`;

function stepsOf(known: Known): readonly Explanation[] {
  const { measure, progress } = known;
  const { id } = measure;
  const { attainment, expected, shortfall, interim, groups, change } = progress;
  const steps = [valueStep(known), attainmentStep(known, 'attainment', known.target, attainment)];
  if (attainment !== null) {
    const formula = `min(1, max(0, ${figure(attainment)}))`;
    steps.push(step(id, 'progress', 'Counted from 0 to 1.', progress.progress, formula, { attainment }));
  }
  steps.push(expectedStep(known), expectedProgressStep(known));
  const due = typeof expected === 'number' ? { value: expected } : (expected as Band);
  steps.push(attainmentStep(known, 'pace', due, progress.pace));
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
    const sentence = `The newest target on the way, ${said(interim.target)} for ${interim.target.date}, ${met} with ${rounded(interim.value)} on ${interim.observedOn}.`;
    steps.push(step(id, 'interim', sentence, interim.met ? 'met' : 'missed'));
  }
  if (change !== null) {
    const { from, amount } = change;
    const moved =
      amount === 0 ? 'It has not moved' : `It has ${amount > 0 ? 'risen' : 'fallen'} by ${rounded(Math.abs(amount))}`;
    const formula = `${exactly(known.found.value)} − ${exactly(from.value)}`;
    steps.push(step(id, 'change', `${moved} since ${from.date}.`, amount, formula, { from: from.value }));
  }
  if (groups !== null) steps.push(groupsStep(id, groups.counts));
  return steps;
}

/** How groups of students stand, in words. */
export function groupsStep(id: string, counts: GroupCounts): Explanation {
  const named = Object.entries(counts).filter(([, count]) => count > 0);
  const words = named.map(([status, count]) => `${counted(count, 'group')} ${spoken(status)}`).join(', ');
  return step(id, 'groups', `Of its groups of students: ${words}.`, null, null, Object.fromEntries(named));
}

function creditStep({ measure: { id }, progress }: Known): Explanation {
  const { credit, expectedProgress, withinMargin } = progress;
  const reached = withinMargin ? (credit as number) : (progress.progress as number);
  const sentence = `${percent(credit)} is credited in a whole: the smaller of what was reached${withinMargin ? ', with its margin,' : ''} and what was expected.`;
  const formula = `min(${figure(reached)}, ${figure(expectedProgress as number)})`;
  return step(id, 'credit', sentence, credit, formula, { reached, expectedProgress });
}

/** The observations that a value is made of, and how. */
function valueStep({ measure, progress, tally, found }: Known): Explanation {
  const { id } = measure;
  const { value } = found;
  const observed =
    tally.accumulation === 'latest'
      ? [found.last]
      : tally.accumulation === 'sum'
        ? tally.counted
        : observedIn(tally, found.current);
  const steps = observed.map((each) => observationStep(id, each));
  if (tally.accumulation === 'latest') {
    return step(id, 'value', 'The latest observation counts.', value, figure(value), {}, steps);
  }
  const values = observed.map((each) => exactly(each.value));
  if (tally.accumulation === 'period') {
    const { date } = tally.targets[found.current] as Target;
    const sentence = `All that was observed toward the target of ${date} is added up.`;
    return step(id, 'value', sentence, value, values.join(' + '), {}, steps);
  }
  const base = progress.baseline?.value ?? 0;
  const sentence = 'The baseline and all observations since are added up.';
  return step(id, 'value', sentence, value, [exactly(base), ...values].join(' + '), { baseline: base }, steps);
}

function observationStep(id: string, { date, value, n, margin, note }: Observation): Explanation {
  const group = n === undefined ? '' : ` (${n} observed)`;
  const within = margin === undefined ? '' : `, give or take ${rounded(margin)}`;
  const noted = note === undefined ? '' : ` Note: ${note}`;
  return step(id, 'observation', `${rounded(value)}${within} on ${date}${group}.${noted}`, value);
}

/** Attainment toward a target, or toward what was expected, which is the pace. */
function attainmentStep(
  known: Known,
  name: 'attainment' | 'pace',
  toward: Pick<Target, 'value' | 'low' | 'high'>,
  result: number | null,
): Explanation {
  const { measure, progress, found, tally } = known;
  const { id, direction } = measure;
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
    if (distance === 0) return step(id, name, `Inside the band (${said(toward)}).`, result, '1', inputs);
    if (baseDistance !== 0)
      return step(id, name, way, result, `1 − ${exactly(distance)} ÷ ${exactly(baseDistance)}`, inputs);
    const end = (low !== undefined && v < low ? low : high) as number;
    const sentence = `Outside the band (${said(toward)}), where the baseline lay inside: what it is off by counts against twice the tolerance.`;
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
  { measure, progress, found, target }: Known,
  name: 'attainment' | 'pace',
  result: number,
  inputs: Explanation['inputs'],
): Explanation {
  const { id, direction } = measure;
  const [v, aim, due] = [found.value, target.value as number, progress.expected as number];
  const toward = name === 'attainment' ? aim : due;
  if (direction === 'increase') {
    const what = name === 'attainment' ? `the target of ${rounded(aim)}` : 'what was expected by then';
    const formula = toward > 0 ? `${exactly(v)} ÷ ${exactly(toward)}` : figure(result);
    return step(id, name, `${percent(result)} of ${what}.`, result, formula, inputs);
  }
  if (v <= due) return step(id, name, `It is within what was allowed by then, ${rounded(due)}.`, result, '1', inputs);
  const over = `It is over what was allowed by then, ${rounded(due)}.`;
  if (name === 'pace') {
    return step(id, name, over, result, v === 0 ? '0' : `max(0, ${exactly(due)} ÷ ${exactly(v)})`, inputs);
  }
  const formula = aim > 0 ? `max(0, 1 − (${exactly(v)} − ${exactly(due)}) ÷ ${exactly(aim)})` : '0';
  return step(id, name, over, result, formula, inputs);
}

function expectedStep({ measure, progress, tally, found, target }: Known): Explanation {
  const { id, direction, trajectory, unit } = measure;
  const expected = progress.expected as number | Band;
  const day = progress.observedOn as Day;
  if (typeof expected !== 'number') {
    return step(id, 'expected', `On ${day}, the band in force was ${inBand(expected)}.`, inBand(expected));
  }
  const sentence = `${rounded(expected)} was expected on ${day}`;
  if (tally.accumulation === 'period') {
    const start = tally.starts[found.current] as Day;
    const [gone, days] = [daysBetween(start, day) + 1, daysBetween(start, target.date) + 1];
    const inOnes = unit.kind === 'count' ? `, rounded ${direction === 'increase' ? 'down' : 'up'} to whole ones` : '';
    return step(
      id,
      'expected',
      `${sentence}: ${gone} of the ${days} days of the target of ${rounded(target.value as number)} were gone${inOnes}.`,
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
    `${sentence}: ${gone} of the ${days} days from ${rounded(from)} (${start.date}) to ${rounded(to)} (${next.date}) were gone.`,
    expected,
    `${exactly(from)} + (${exactly(to)} − ${exactly(from)}) × ${gone} ÷ ${days}`,
    { from, to, gone, days },
  );
}

function expectedProgressStep({ measure, progress, tally, target }: Known): Explanation {
  const { id, direction } = measure;
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
