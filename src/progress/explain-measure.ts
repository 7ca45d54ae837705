/** Why a measure stands where it does: from its observations to its value, its way and what was expected of it. */
import { type Day, daysBetween } from '../model/calendar.js';
import type { Baseline, Measure } from '../model/generated/types.js';
import { distanceToBand, fittingTargets, meets } from '../model/target.js';
import type { Band } from './attainment.js';
import { type Explanation, exactly, figure, inBand, percent, rounded, spoken, step } from './explanation.js';
import type { MeasureProgress } from './measure.js';
import type { Settings } from './settings.js';

export function ofMeasure(measure: Measure, progress: MeasureProgress, settings: Settings): Explanation {
  const { id, indicator, direction } = measure;
  const { value, baseline, target, attainment, expected, expectedProgress, pace, shortfall, status } = progress;
  const about = `Measure "${indicator}"`;
  if (baseline === null || target === null) {
    const lacks = baseline === null ? 'a baseline' : 'a target';
    return step(id, 'measure', `${about} cannot be measured: it lacks ${lacks}.`, null, null, { status });
  }
  if (value === null || expected === null) {
    return step(id, 'measure', `${about} was not observed from ${baseline.date} to ${settings.asOf}.`, null, null, {
      status,
    });
  }
  const aim = typeof target.value === 'number' && direction !== 'maintain' ? rounded(target.value) : inBand(target);
  const steps = [
    valueStep(measure, progress, settings.asOf),
    attainmentStep(measure, progress, 'attainment', target, attainment),
  ];
  if (attainment !== null) {
    steps.push(
      step(id, 'progress', 'Counted from 0 to 1.', progress.progress, `min(1, max(0, ${figure(attainment)}))`, {
        attainment,
      }),
    );
  }
  steps.push(expectedStep(measure, progress));
  if (typeof expected === 'number') steps.push(expectedProgressStep(measure, progress, expected));
  steps.push(
    attainmentStep(measure, progress, 'pace', typeof expected === 'number' ? { value: expected } : expected, pace),
  );
  if (shortfall !== null && attainment !== null) {
    const sentence =
      shortfall > 0 ? `${percent(shortfall)} of the whole way is missing.` : 'Nothing of the way is missing.';
    steps.push(
      step(id, 'shortfall', sentence, shortfall, `${figure(shortfall + attainment)} − ${figure(attainment)}`, {
        attainment,
      }),
    );
  }
  return step(
    id,
    'measure',
    `${about} is ${spoken(status)}: it stood at ${rounded(value)} on ${progress.observedOn}, from ${rounded(baseline.value)} on ${baseline.date}, toward ${aim} by ${target.date}.`,
    progress.progress,
    figure(progress.progress as number),
    { value, baseline: baseline.value, attainment, expectedProgress, pace, shortfall, status },
    steps,
  );
}

/** The value of a measure that has a baseline and was observed. */
function valueStep({ id, observations, accumulation }: Measure, progress: MeasureProgress, asOf: Day): Explanation {
  const value = progress.value as number;
  const baseline = progress.baseline as Baseline;
  const counted = observations.filter(({ date }) =>
    accumulation === 'sum' ? date <= asOf && date > baseline.date : date === progress.observedOn,
  );
  const shown = accumulation === 'sum' ? counted : counted.slice(-1);
  const steps = shown.map(({ date, value, n, note }) => {
    const group = n === undefined ? '' : ` (${n} observed)`;
    return step(
      id,
      'observation',
      `${rounded(value)} on ${date}${group}.${note === undefined ? '' : ` Note: ${note}`}`,
      value,
    );
  });
  if (accumulation === 'latest') {
    return step(id, 'value', 'The latest observation counts.', value, figure(value), {}, steps);
  }
  const terms = [baseline.value, ...counted.map((observation) => observation.value)];
  return step(
    id,
    'value',
    'The baseline and all observations since are added up.',
    value,
    terms.map(exactly).join(' + '),
    { baseline: baseline.value },
    steps,
  );
}

/** Attainment toward a target, or toward what was expected, which is the pace. */
function attainmentStep(
  { id, direction }: Measure,
  { value, baseline }: MeasureProgress,
  name: 'attainment' | 'pace',
  toward: { readonly value?: number; readonly low?: number; readonly high?: number },
  result: number | null,
): Explanation {
  const v = value as number;
  const b = baseline?.value as number;
  const what = name === 'attainment' ? 'the last target' : 'what was expected';
  const inputs = {
    value: v,
    baseline: b,
    target: toward.value ?? null,
    low: toward.low ?? null,
    high: toward.high ?? null,
  };
  const said =
    result === null
      ? 'The numbers are too extreme to say.'
      : `${percent(result)} of the way from the baseline to ${what}.`;
  if (direction === 'maintain') {
    const distance = distanceToBand(v, toward);
    const baseDistance = distanceToBand(b, toward);
    if (distance === 0) return step(id, name, `Inside the band (${inBand(toward)}).`, result, '1', inputs);
    if (baseDistance === 0)
      return step(
        id,
        name,
        `Outside the band (${inBand(toward)}), where the baseline lay inside.`,
        result,
        '0',
        inputs,
      );
    return step(id, name, said, result, `1 − ${exactly(distance)} ÷ ${exactly(baseDistance)}`, inputs);
  }
  const aim = toward.value as number;
  if (meets(b, { date: '', value: aim }, direction)) {
    const met = meets(v, { date: '', value: aim }, direction);
    return step(
      id,
      name,
      `The baseline is already as good as ${what}; the value is ${met ? 'too' : 'not'}.`,
      result,
      met ? '1' : '0',
      inputs,
    );
  }
  return step(id, name, said, result, `(${exactly(v)} − ${exactly(b)}) ÷ (${exactly(aim)} − ${exactly(b)})`, inputs);
}

function expectedStep(measure: Measure, progress: MeasureProgress): Explanation {
  const { id, direction, trajectory } = measure;
  const { expected } = progress;
  const baseline = progress.baseline as Baseline;
  const day = progress.observedOn as Day;
  if (typeof expected !== 'number') {
    return step(
      id,
      'expected',
      `On ${day}, the band in force was ${inBand(expected as Band)}.`,
      inBand(expected as Band),
    );
  }
  const targets = fittingTargets(measure.targets, direction);
  const due = targets.filter(({ date }) => date <= day);
  const last = due.at(-1);
  const next = targets[due.length];
  const start = last !== undefined && last.date >= baseline.date ? last : baseline;
  const sentence = `${rounded(expected)} was expected on ${day}`;
  if (next === undefined || trajectory === 'step') {
    return step(
      id,
      'expected',
      `${sentence}: ${last === undefined ? 'the baseline' : `the target of ${last.date}`}.`,
      expected,
      figure(expected),
    );
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

function expectedProgressStep(
  { id, direction }: Measure,
  { baseline, target, expectedProgress }: MeasureProgress,
  expected: number,
): Explanation {
  const b = baseline?.value as number;
  const aim = target?.value as number;
  const sentence = `${percent(expectedProgress)} of the way was expected by then.`;
  if (meets(b, { date: '', value: aim }, direction)) {
    return step(id, 'expectedProgress', sentence, expectedProgress, figure(expectedProgress as number));
  }
  const formula = `min(1, max(0, (${exactly(expected)} − ${exactly(b)}) ÷ (${exactly(aim)} − ${exactly(b)})))`;
  return step(id, 'expectedProgress', sentence, expectedProgress, formula, { expected, baseline: b, target: aim });
}
