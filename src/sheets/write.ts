/**
 * A plan as spreadsheets in the form that `planFromSheets` reads: strategies, actions and measures, with ids, so that
 * what people change in them comes back to the same entities.
 */

import { type Day, requireDayIn } from '../model/calendar.js';
import type {
  Action,
  Goal,
  Measure,
  MeasureUnit,
  Milestone,
  Plan,
  Report,
  Strategy,
} from '../model/generated/types.js';
import { groupsOf } from '../model/groups.js';
import { formatTheory } from '../model/sentence.js';
import { isDiscontinued, lastReport } from '../model/step.js';
import { guardCell } from './cells.js';
import { seriesOf } from './draft.js';
import type { Sheet, SheetCell } from './sheet.js';

/** How a plan is written as sheets. */
export interface ToSheetsOptions {
  /** What was reported and observed by this day is written; what came later is not. */
  readonly asOf: Day;
}

type Row = readonly SheetCell[];

/** With more days of values than this, values are written a line each instead of a column each. */
const MOST_DAYS = 40;

const text = (value: string | undefined): SheetCell => (value === undefined ? null : guardCell(value));

/**
 * A plan as spreadsheets as of a day: a sheet of goals and strategies, one of milestones and actions with the report in
 * force, and one of measures with a line for each and for each group of students, a column for each day of targets and
 * actual values (with more than 40 such days, a line for each value). {@link planFromSheets} reads them back, without what
 * sheets do not hold, such as earlier reports: merge what was read into the plan (see the guide on reading and writing).
 *
 * Text that a spreadsheet would take for a formula has an apostrophe before it (see {@link guardCell}), which reading
 * takes away, so that the cells are safe to write as CSV as they are.
 *
 * Total: never throws on a well-shaped plan; an `asOf` that is no calendar day is a `RangeError`.
 *
 * @example
 * ```ts
 * const sheets = toSheets(examplePlan, { asOf: '2026-08-03' });
 * sheets.map(({ name }) => name); // ['Strategies', 'Actions', 'Measures']
 * const back = planFromSheets(sheets, { plan: examplePlan });
 * if (back.ok) back.value.plan.goals.length; // 3
 * ```
 */
export function toSheets(plan: Plan, options: ToSheetsOptions): readonly Sheet[] {
  const day = requireDayIn('asOf', options);
  return [
    { name: 'Strategies', rows: strategyRows(plan) },
    { name: 'Actions', rows: actionRows(plan, day) },
    { name: 'Measures', rows: measureRows(plan, day) },
  ];
}

const goalCells = (goal: Goal): Row => [text(goal.id), text(goal.statement)];
const strategyCells = (strategy: Strategy | undefined): Row =>
  strategy === undefined ? [null, null] : [text(strategy.id), text(strategy.title)];

/** What goals and strategies say of themselves alike; a goal has no period of its own. */
const aboutCells = (entity: Goal | Strategy): Row => {
  const period = 'period' in entity ? entity.period : undefined;
  const { description, responsible, weight } = entity;
  return [text(description), period?.start ?? null, period?.end ?? null, text(responsible?.name), weight ?? null];
};

function strategyRows(plan: Plan): readonly Row[] {
  const rows: Row[] = [
    [
      'Goal ID',
      'Goal',
      'Focus',
      'Strategy ID',
      'Strategy',
      'Theory of Action',
      'Description',
      'Start',
      'End',
      'Responsible',
      'Weight',
    ],
  ];
  for (const goal of plan.goals) {
    rows.push([...goalCells(goal), goal.focus, null, null, null, ...aboutCells(goal)]);
    for (const strategy of goal.strategies) {
      const theory = strategy.theory === undefined ? null : text(formatTheory(strategy.theory));
      rows.push([...goalCells(goal), null, ...strategyCells(strategy), theory, ...aboutCells(strategy)]);
    }
  }
  return rows;
}

const JUDGEMENTS = { 'on-schedule': 'On schedule', 'behind-schedule': 'Behind schedule' } as const;

function statusWord(report: Report | null): SheetCell {
  if (report === null) return null;
  if (report.judgement !== undefined) return JUDGEMENTS[report.judgement];
  if (report.percentComplete === 100) return 'Completed';
  return report.percentComplete === 0 ? 'Not started' : 'In progress';
}

function workCells(work: Milestone | Action, asOf: Day): Row {
  const report = lastReport(work.reports, asOf);
  const { period, description, responsible, dependsOn, discontinued, weight } = work;
  const isOver = discontinued !== undefined && isDiscontinued({ discontinued }, asOf);
  return [
    period.start,
    period.end,
    report?.percentComplete ?? null,
    statusWord(report),
    report?.date ?? null,
    text(responsible?.name),
    dependsOn === undefined || dependsOn.length === 0 ? null : text(dependsOn.join('; ')),
    text(description),
    text(report?.note),
    isOver ? discontinued.date : null,
    isOver ? text(discontinued.reason) : null,
    weight ?? null,
  ];
}

function actionRows(plan: Plan, asOf: Day): readonly Row[] {
  const rows: Row[] = [
    [
      ...[
        'Goal ID',
        'Goal',
        'Strategy ID',
        'Strategy',
        'Milestone ID',
        'Milestone',
        'Action ID',
        'Action',
        'Start',
        'End',
      ],
      ...['% Complete (0 to 100)', 'Status', 'Status Date', 'Responsible', 'Depends On', 'Description', 'Notes'],
      ...['Discontinued On', 'Reason', 'Weight'],
    ],
  ];
  for (const goal of plan.goals) {
    for (const strategy of goal.strategies) {
      for (const milestone of strategy.milestones) {
        const place = [...goalCells(goal), ...strategyCells(strategy), text(milestone.id), text(milestone.title)];
        rows.push([...place, null, null, ...workCells(milestone, asOf)]);
        for (const action of milestone.actions) {
          rows.push([...place, text(action.id), text(action.title), ...workCells(action, asOf)]);
        }
      }
    }
  }
  return rows;
}

/** What a unit is called, so that its numbers are read as they are. */
const unitWord = ({ kind }: MeasureUnit): string => (kind === 'percent' ? 'percent (0 to 100)' : kind);

type Series = Pick<Measure, 'baseline' | 'targets' | 'observations' | 'withheld'>;

/** A value on a day, as a cell. */
interface DatedCell {
  readonly kind: 'Target' | 'Actual';
  readonly day: Day;
  readonly cell: SheetCell;
  /** Of how many students it is. */
  readonly n?: number | undefined;
}

function datedCells({ targets, observations, withheld }: Series, asOf: Day): readonly DatedCell[] {
  const cells: DatedCell[] = [];
  for (const { date, value, low, high } of targets) {
    const band = low === undefined ? `≤ ${high}` : high === undefined ? `≥ ${low}` : `${low} to ${high}`;
    cells.push({ kind: 'Target', day: date, cell: value ?? text(band) });
  }
  for (const { date, value, n } of observations) {
    if (date <= asOf) cells.push({ kind: 'Actual', day: date, cell: value, n });
  }
  for (const { date } of withheld) if (date <= asOf) cells.push({ kind: 'Actual', day: date, cell: '*' });
  return cells;
}

const columnOf = ({ kind, day }: DatedCell) => `${kind} ${day}`;
const sizeColumnOf = ({ day }: DatedCell) => `N ${day}`;
/** Of two columns of one day, the target stands first, and the size of a group behind its value. */
const ORDER = ['T', 'A', 'N'];
const inOrder = (a: string, b: string): number => {
  const [one, other] = [a.slice(-10), b.slice(-10)];
  return one < other ? -1 : one > other ? 1 : ORDER.indexOf(a.charAt(0)) - ORDER.indexOf(b.charAt(0));
};

/** The measures of a plan, each with what holds it. */
function* measuresIn(plan: Plan): Generator<{ goal: Goal; strategy: Strategy | undefined; measure: Measure }> {
  for (const goal of plan.goals) {
    for (const measure of goal.measures) yield { goal, strategy: undefined, measure };
    for (const strategy of goal.strategies) for (const measure of strategy.measures) yield { goal, strategy, measure };
  }
}

function measureRows(plan: Plan, asOf: Day): readonly Row[] {
  const days = new Set<string>();
  for (const { measure } of measuresIn(plan)) {
    for (const series of seriesOf(measure)) {
      for (const cell of datedCells(series, asOf)) {
        days.add(columnOf(cell));
        if (cell.n !== undefined) days.add(sizeColumnOf(cell));
      }
    }
  }
  const columns = days.size > MOST_DAYS ? [] : [...days].sort(inOrder);
  const places = new Map(columns.map((column, index) => [column, index] as const));
  const rows: Row[] = [
    [
      ...[
        'Goal ID',
        'Goal',
        'Strategy ID',
        'Strategy',
        'Measure ID',
        'Measure',
        'Code',
        'Unit',
        'Unit Label',
        'Levels',
      ],
      ...['Direction', 'Data Source', 'Accumulation', 'Trajectory', 'Frequency', 'Responsible', 'Weight'],
      ...['Group ID', 'Group', 'Dimension', 'Baseline Date', 'Baseline', ...columns],
      ...['Target Date', 'Target', 'Actual Date', 'Actual', 'N'],
    ],
  ];
  for (const { goal, strategy, measure } of measuresIn(plan)) {
    const { unit } = measure;
    const place = [...goalCells(goal), ...strategyCells(strategy), text(measure.id), text(measure.indicator)];
    const own: Row = [
      text(measure.code),
      unitWord(unit),
      text(unit.label),
      unit.levels === undefined || unit.levels.length === 0 ? null : text(unit.levels.join(' | ')),
      measure.direction,
      text(measure.dataSource),
      measure.accumulation,
      measure.trajectory,
      measure.frequency ?? null,
      text(measure.responsible?.name),
      measure.weight ?? null,
    ];
    const others = own.map(() => null);
    const [first, more] = [own, others].map((its) => [...place, ...its, null, null, null]) as [
      SheetCell[],
      SheetCell[],
    ];
    for (const row of seriesRows(first, more, measure, places, asOf)) rows.push(row);
    for (const group of groupsOf(measure)) {
      const about = [...place, ...others, text(group.id), text(group.name), text(group.dimension)];
      for (const row of seriesRows(about, about, group, places, asOf)) rows.push(row);
    }
  }
  return rows;
}

/** The line of a series, and a line each for values that have no column, or share it with another. */
function seriesRows(
  first: Row,
  next: Row,
  series: Series,
  places: ReadonlyMap<string, number>,
  asOf: Day,
): readonly Row[] {
  const values: SheetCell[] = Array.from({ length: places.size }, () => null);
  const more: Row[] = [];
  const blank = values.map(() => null);
  for (const dated of datedCells(series, asOf)) {
    const place = places.get(columnOf(dated));
    if (place !== undefined && values[place] === null) {
      values[place] = dated.cell;
      if (dated.n !== undefined) values[places.get(sizeColumnOf(dated)) as number] = dated.n;
    } else {
      const isTarget = dated.kind === 'Target';
      const cells = isTarget
        ? [dated.day, dated.cell, null, null, null]
        : [null, null, dated.day, dated.cell, dated.n ?? null];
      more.push([...next, null, null, ...blank, ...cells]);
    }
  }
  const { baseline } = series;
  return [
    [...first, baseline?.date ?? null, baseline?.value ?? null, ...values, null, null, null, null, null],
    ...more,
  ];
}
