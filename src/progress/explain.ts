/**
 * Why a number is what it is: a tree of steps, each with a sentence, the formula with the numbers in it, and
 * the steps it rests on, down to single observations and reports. It computes nothing anew; it shows how the
 * rollup came about.
 */
import { type Day, type DayRange, daysBetween, daysGone, daysIn } from '../model/calendar.js';
import type { Goal, Strategy } from '../model/goal.js';
import type { Baseline, Measure } from '../model/measure.js';
import type { Action, Milestone, Report } from '../model/milestone.js';
import { findEntity } from '../model/places.js';
import type { Plan } from '../model/plan.js';
import { distanceToBand, fittingTargets, meets } from '../model/target.js';
import { type ActionProgress, dueDay, isDiscontinued, lastReport, progressOfAction } from './action.js';
import type { Implementation, Performance } from './combine.js';
import { type Band, type MeasureProgress, progressOfSeries } from './measure.js';
import { type GoalRollup, type MilestoneRollup, type PlanRollup, rollup, type StrategyRollup } from './rollup.js';
import { type ProgressOptions, type Settings, settingsOf } from './settings.js';

/** One step of an explanation. */
export interface Explanation {
  /** The id of the entity that the step is about. */
  readonly id: string;
  /** What is found: `completion`, `attainment`, `status`. */
  readonly name: string;
  /** What it says, for a person. */
  readonly sentence: string;
  /** How it comes about, the numbers filled in, with + − × ÷ ( ) min max; null where nothing is computed. */
  readonly formula: string | null;
  /** The numbers that go into the formula, by name. */
  readonly inputs: Readonly<Record<string, number | string | null>>;
  /** What comes out. */
  readonly result: number | string | null;
  /** What it rests on. */
  readonly steps: readonly Explanation[];
}

type Inputs = Explanation['inputs'];

function step(
  id: string,
  name: string,
  sentence: string,
  result: Explanation['result'],
  formula: string | null = null,
  inputs: Inputs = {},
  steps: readonly Explanation[] = [],
): Explanation {
  return Object.freeze({
    id,
    name,
    sentence,
    formula,
    inputs: Object.freeze(inputs),
    result,
    steps: Object.freeze(steps),
  });
}

/** A number as it stands in a formula, negatives in brackets. */
function inFormula(value: number, digits: number): string {
  return value < 0 ? `(−${Number(Math.abs(value).toPrecision(digits))})` : `${Number(value.toPrecision(digits))}`;
}
/** A share or a result: to twelve digits, which hides the noise of binary fractions. */
const figure = (value: number) => inFormula(value, 12);
/** What a difference is taken of: to fifteen digits, since what two numbers have in common cancels. */
const exactly = (value: number) => inFormula(value, 15);
/** A number as it stands in a sentence: to four digits. */
const rounded = (value: number) => `${Number(value.toPrecision(4))}`.replace('-', '−');
/** A share as it stands in a sentence. */
const percent = (share: number | null) => (share === null ? 'unknown' : `${rounded(Math.round(share * 1000) / 10)} %`);
const inBand = ({ low, high }: Band) => {
  if (low === undefined) return `at most ${rounded(high as number)}`;
  return high === undefined ? `at least ${rounded(low)}` : `${rounded(low)} to ${rounded(high)}`;
};
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The weighted mean of parts, and what it is taken over. */
function meanOf(
  parts: readonly { readonly weight: number; readonly value: number | null }[],
  { missing }: Settings,
): string {
  const counted = parts.filter((part) => part.value !== null || missing === 'zero');
  if (counted.length === 0) return '0';
  const above = counted.map(({ weight, value }) => `${figure(weight)} × ${figure(value ?? 0)}`).join(' + ');
  return `(${above}) ÷ (${counted.map(({ weight }) => figure(weight)).join(' + ')})`;
}

const weightsByPart = (parts: Implementation['parts']): Inputs =>
  Object.fromEntries(parts.map(({ id, weight }) => [id, weight]));

function withoutData(parts: Implementation['parts'], { missing }: Settings): string {
  const count = parts.filter((part) => part.value === null).length;
  if (count === 0) return '';
  return ` ${plural(count, 'part')} without data ${missing === 'zero' ? 'counted as 0' : 'left out'}.`;
}

/** How the time share of a period comes about. */
function shareStep(
  id: string,
  name: string,
  sentence: string,
  period: DayRange,
  day: Day,
  result: number,
): Explanation {
  const gone = day < period.start ? 0 : day >= period.end ? daysIn(period) : daysGone(period, day);
  const days = daysIn(period);
  const formula = days === 0 ? figure(result) : `${gone} ÷ ${days}`;
  return step(id, name, sentence, result, formula, { day, start: period.start, end: period.end, gone, days });
}

function reportStep(id: string, report: Report | null, asOf: Day): Explanation {
  if (report === null) return step(id, 'report', `Nothing was reported by ${asOf}.`, 0);
  const judged = report.judgement === undefined ? '' : ` and judged ${report.judgement.replace('-', ' ')}`;
  const note = report.note === undefined ? '' : ` Note: ${report.note}`;
  return step(
    id,
    'report',
    `On ${report.date}, ${rounded(report.percentComplete)} % was reported complete${judged}.${note}`,
    report.percentComplete,
  );
}

/** The steps of what reports for itself: an action, or a milestone without actions. */
function reportedSteps(
  { id, period, reports }: Pick<Action, 'id' | 'period' | 'reports'>,
  { completion, expected, due }: Pick<ActionProgress, 'completion' | 'expected' | 'due'>,
  settings: Settings,
  cadence: 'action' | 'milestone',
): readonly Explanation[] {
  const { asOf } = settings;
  const report = lastReport(reports, asOf);
  const dueOn = dueDay(report?.date ?? null, settings, cadence);
  const percentComplete = report?.percentComplete ?? 0;
  const why =
    dueOn === report?.date
      ? `its last report is of ${dueOn}`
      : `reports are ${settings.cadence[cadence]}, so it could fairly show ${dueOn}`;
  return [
    step(
      id,
      'completion',
      report === null ? 'Nothing is reported, so nothing counts as done.' : `${percent(completion)} is done.`,
      completion,
      `${figure(percentComplete)} ÷ 100`,
      { percentComplete },
      [reportStep(id, report, asOf)],
    ),
    shareStep(id, 'expected', `${percent(expected)} of its days are gone by ${asOf}.`, period, asOf, expected),
    shareStep(id, 'due', `${percent(due)} is due: ${why}.`, period, dueOn, due),
  ];
}

function ofAction(action: Action, progress: ActionProgress, settings: Settings): Explanation {
  const { id, title, period, discontinued } = action;
  const { completion, due, shortfall, state } = progress;
  if (isDiscontinued(action, settings.asOf) && discontinued !== undefined) {
    const why = `Action "${title}" was discontinued on ${discontinued.date}: ${discontinued.reason}`;
    return step(id, 'action', `${why}. It is left out of its milestone.`, state);
  }
  return step(
    id,
    'action',
    `Action "${title}" (${period.start} to ${period.end}) is ${spoken(state)}: ${percent(completion)} done, ${percent(due)} due.`,
    completion,
    figure(completion),
    { completion, due, shortfall, state },
    reportedSteps(action, progress, settings, 'action'),
  );
}

const spoken = (name: string) => name.replaceAll('-', ' ');

/** Completion, expected and due of a whole, each from its parts. */
function implementationSteps(
  id: string,
  implementation: Implementation,
  settings: Settings,
  noun: string,
  others: readonly { readonly id: string; readonly expected: number | null; readonly due: number | null }[],
  steps: readonly Explanation[],
): readonly Explanation[] {
  const { completion, expected, due, parts } = implementation;
  const partsOf = (key: 'expected' | 'due') =>
    parts.map(({ weight }, index) => ({ weight, value: others[index]?.[key] ?? null }));
  const mean = `the weighted mean of its ${plural(parts.length, noun)}.${withoutData(parts, settings)}`;
  return [
    step(
      id,
      'completion',
      `${percent(completion)} done: ${mean}`,
      completion,
      meanOf(parts, settings),
      weightsByPart(parts),
      steps,
    ),
    step(
      id,
      'expected',
      `${percent(expected)} of the time gone: ${mean}`,
      expected,
      meanOf(partsOf('expected'), settings),
      weightsByPart(parts),
    ),
    step(id, 'due', `${percent(due)} due: ${mean}`, due, meanOf(partsOf('due'), settings), weightsByPart(parts)),
  ];
}

function implementationStep(
  { id, implementation }: { readonly id: string; readonly implementation: Implementation },
  settings: Settings,
  noun: string,
  others: readonly { readonly id: string; readonly expected: number | null; readonly due: number | null }[],
  steps: readonly Explanation[],
): Explanation {
  const { completion, due, state } = implementation;
  if (completion === null)
    return step(id, 'implementation', `Nothing can be said: there is no ${noun} with data.`, null);
  return step(
    id,
    'implementation',
    `It is ${spoken(state)}: ${percent(completion)} done, ${percent(due)} due.`,
    completion,
    figure(completion),
    { completion, due, state },
    implementationSteps(id, implementation, settings, noun, others, steps),
  );
}

function ofMilestone(
  milestone: Milestone,
  { implementation, actions }: MilestoneRollup,
  settings: Settings,
): Explanation {
  const { id, title, period } = milestone;
  const { completion, expected, due, state, parts } = implementation;
  const sentence = `Milestone "${title}" (${period.start} to ${period.end}) is ${spoken(state)}: ${percent(completion)} done, ${percent(due)} due.`;
  const explained = milestone.actions.map((action, index) =>
    ofAction(action, actions[index] as ActionProgress, settings),
  );
  if (parts.length === 0) {
    // By its own reports, a milestone always has all three.
    const own = { completion: completion as number, expected: expected as number, due: due as number };
    const steps = [...reportedSteps(milestone, own, settings, 'milestone'), ...explained];
    return step(
      id,
      'milestone',
      `${sentence} It goes by its own reports.`,
      completion,
      figure(own.completion),
      { completion, due, state },
      steps,
    );
  }
  const goingOn = actions.filter((action) => action.state !== 'discontinued');
  const steps = implementationSteps(id, implementation, settings, 'action', goingOn, explained);
  return step(id, 'milestone', sentence, completion, figure(completion as number), { completion, due, state }, steps);
}

const standings = (rollups: readonly { readonly id: string; readonly implementation: Implementation }[]) =>
  rollups.map(({ id, implementation }) => ({ id, expected: implementation.expected, due: implementation.due }));

function performanceStep(
  id: string,
  performance: Performance,
  settings: Settings,
  noun: string,
  expectations: readonly (number | null)[],
  steps: readonly Explanation[],
): Explanation {
  const { progress, expectedProgress, pace, status, parts, coverage, worst } = performance;
  if (progress === null || expectedProgress === null) {
    return step(
      id,
      'performance',
      `Nothing can be said: there is no ${noun} with data.`,
      null,
      null,
      { status },
      steps,
    );
  }
  const expectedParts = parts.map(({ weight }, index) => ({ weight, value: expectations[index] ?? null }));
  const mean = `the weighted mean of its ${plural(parts.length, noun)}, each counted from 0 to 1.${withoutData(parts, settings)}`;
  const found = [
    step(
      id,
      'progress',
      `${percent(progress)} of the way: ${mean}`,
      progress,
      meanOf(parts, settings),
      weightsByPart(parts),
      steps,
    ),
    step(
      id,
      'expectedProgress',
      `${percent(expectedProgress)} was expected: ${mean}`,
      expectedProgress,
      meanOf(expectedParts, settings),
      weightsByPart(parts),
    ),
  ];
  if (pace !== null) {
    const formula = `${figure(progress)} ÷ ${figure(expectedProgress)}`;
    found.push(
      step(id, 'pace', `Its pace is ${rounded(pace)}; 1 is as planned.`, pace, formula, { progress, expectedProgress }),
    );
  }
  return step(
    id,
    'performance',
    `It is ${spoken(status)}: ${percent(progress)} of the way, ${percent(expectedProgress)} expected.`,
    progress,
    figure(progress),
    { progress, expectedProgress, pace, status, coverage, worst },
    found,
  );
}

function ofMeasure(measure: Measure, progress: MeasureProgress, settings: Settings): Explanation {
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

const ofMeasures = (measures: readonly Measure[], progresses: readonly MeasureProgress[], settings: Settings) =>
  measures.map((measure, index) => ofMeasure(measure, progresses[index] as MeasureProgress, settings));
const expectationsOf = (progresses: readonly { readonly expectedProgress: number | null }[]) =>
  progresses.map(({ expectedProgress }) => expectedProgress);

function ofStrategy(strategy: Strategy, found: StrategyRollup, settings: Settings): Explanation {
  const { id, title } = strategy;
  const milestones = strategy.milestones.map((milestone, index) =>
    ofMilestone(milestone, found.milestones[index] as MilestoneRollup, settings),
  );
  const { implementation, performance, diagnosis } = found;
  return step(
    id,
    'strategy',
    `Strategy "${title}": ${spoken(diagnosis)}. Implementation is ${spoken(implementation.state)}, performance is ${spoken(performance.status)}.`,
    diagnosis,
    null,
    { implementation: implementation.state, performance: performance.status },
    [
      implementationStep(found, settings, 'milestone', standings(found.milestones), milestones),
      performanceStep(
        id,
        performance,
        settings,
        'measure',
        expectationsOf(found.measures),
        ofMeasures(strategy.measures, found.measures, settings),
      ),
    ],
  );
}

function ofGoal(goal: Goal, found: GoalRollup, settings: Settings): Explanation {
  const { id, statement } = goal;
  const { implementation, performance } = found;
  const strategies = goal.strategies.map((strategy, index) =>
    ofStrategy(strategy, found.strategies[index] as StrategyRollup, settings),
  );
  return step(
    id,
    'goal',
    `Goal "${statement}": implementation is ${spoken(implementation.state)}, performance is ${spoken(performance.status)}.`,
    performance.status,
    null,
    { implementation: implementation.state, performance: performance.status },
    [
      implementationStep(found, settings, 'strategy', standings(found.strategies), strategies),
      performanceStep(
        id,
        performance,
        settings,
        'measure',
        expectationsOf(found.measures),
        ofMeasures(goal.measures, found.measures, settings),
      ),
    ],
  );
}

function ofPlan(plan: Plan, found: PlanRollup, settings: Settings): Explanation {
  const { implementation, performance } = found;
  const goals = plan.goals.map((goal, index) => ofGoal(goal, found.goals[index] as GoalRollup, settings));
  const expectations = expectationsOf(found.goals.map((goal) => goal.performance));
  return step(
    plan.id,
    'plan',
    `Plan "${plan.title}" as of ${found.asOf}: implementation is ${spoken(implementation.state)}, performance is ${spoken(performance.status)}.`,
    performance.status,
    null,
    { implementation: implementation.state, performance: performance.status },
    [
      implementationStep(found, settings, 'goal', standings(found.goals), goals),
      performanceStep(plan.id, performance, settings, 'goal', expectations, goals.map(performanceOnly)),
    ],
  );
}

/** A goal's performance alone: what it carries out stands under the plan's implementation already. */
const performanceOnly = (goal: Explanation): Explanation =>
  step(goal.id, goal.name, goal.sentence, goal.result, goal.formula, goal.inputs, goal.steps.slice(1));

/**
 * Why the numbers about an entity are what they are, as of a day: a tree of steps with sentences, formulas
 * and results, from a plan, goal, strategy, milestone, action or measure down to single observations and
 * reports. About other entities, and ids that the plan does not have, it says so.
 *
 * Never throws on a well-shaped plan; an `asOf` that is no calendar day is a `RangeError`.
 *
 * @example
 * ```ts
 * const why = explain(examplePlan, examplePlan.id, { asOf: '2026-08-03' });
 * why.steps.map((step) => step.name); // ['implementation', 'performance']
 * ```
 */
export function explain(plan: Plan, id: string, options: ProgressOptions): Explanation {
  const settings = settingsOf(options);
  const found = findEntity(plan, id);
  if (found === undefined) return step(id, 'unknown', `Nothing in this plan has the id "${id}".`, null);
  const standing = rollup(plan, options);
  const [, goalIndex = 0, , secondIndex = 0, , milestoneIndex = 0] = found.path as readonly number[];
  const goal = standing.goals[goalIndex];
  const strategy = goal?.strategies[secondIndex];
  switch (found.kind) {
    case 'plan':
      return ofPlan(found.entity, standing, settings);
    case 'goal':
      return ofGoal(found.entity, goal as GoalRollup, settings);
    case 'strategy':
      return ofStrategy(found.entity, strategy as StrategyRollup, settings);
    case 'milestone':
      return ofMilestone(found.entity, strategy?.milestones[milestoneIndex] as MilestoneRollup, settings);
    case 'action':
      return ofAction(found.entity, progressOfAction(found.entity, settings), settings);
    case 'measure':
      return ofMeasure(found.entity, progressOfSeries(found.entity, settings), settings);
    default:
      return step(id, found.kind, `The ${found.kind} "${id}" has no progress of its own.`, null);
  }
}

/**
 * An explanation as text: a line a step, indented under what it explains, with its formula and result.
 *
 * @example
 * ```ts
 * formatExplanation(explain(examplePlan, 'no such id', { asOf: '2026-08-03' }));
 * // 'Nothing in this plan has the id "no such id".'
 * ```
 */
export function formatExplanation(explanation: Explanation): string {
  const lines: string[] = [];
  const write = ({ name, sentence, formula, result, steps }: Explanation, depth: number): void => {
    const shown = typeof result === 'number' ? figure(result) : result;
    const computed = formula === null || formula === shown ? '' : `  [${name} = ${formula} = ${shown}]`;
    lines.push(`${'  '.repeat(depth)}${sentence}${computed}`);
    for (const next of steps) write(next, depth + 1);
  };
  write(explanation, 0);
  return lines.join('\n');
}
