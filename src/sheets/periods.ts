/** When work is done that does not say so, and the plan itself: from what it holds, else from what holds it. */
import { type Day, type DayRange, plusDays, plusMonths } from '../model/calendar.js';
import { type Book, type MilestoneDraft, seriesOf } from './draft.js';
import { tellAssumed } from './lines.js';

/** Where no day is known at all. */
const ALWAYS: DayRange = { start: '1900-01-01', end: '2199-12-31' };

/** From the earliest to the latest of some periods; undefined for none. */
function spanOf(periods: Iterable<DayRange>): DayRange | undefined {
  let span: { start: Day; end: Day } | undefined;
  for (const { start, end } of periods) {
    if (start === '' || end === '') continue;
    // A period whose ends are exchanged is told by the rules; it spans the same days.
    const [first, last] = start <= end ? [start, end] : [end, start];
    span ??= { start: first, end: last };
    if (first < span.start) span.start = first;
    if (last > span.end) span.end = last;
  }
  return span;
}

/** Every period and day that the plan names so far. */
function* timesIn(book: Book): Generator<DayRange> {
  const at = (day: Day): DayRange => ({ start: day, end: day });
  for (const goal of book.goals) {
    for (const holder of [goal, ...goal.strategies]) {
      for (const measure of holder.measures) {
        for (const series of seriesOf(measure)) {
          if (series.baseline !== undefined) yield at(series.baseline.date);
          for (const list of [series.targets, series.observations, series.withheld])
            for (const { date } of list) yield at(date);
        }
      }
    }
    for (const strategy of goal.strategies) {
      if (strategy.period !== undefined) yield strategy.period;
      for (const milestone of strategy.milestones) {
        yield milestone.period;
        for (const action of milestone.actions) yield action.period;
      }
    }
  }
}

/** Both ends, where one is known: an action lasts at most a year. */
function completed({ start, end }: DayRange): DayRange | undefined {
  if (start !== '' && end !== '') return { start, end };
  if (start !== '') return { start, end: plusDays(plusMonths(start, 12), -1) };
  return end === '' ? undefined : { start: plusDays(plusMonths(end, -12), 1), end };
}

/** Gives a milestone and its actions their periods. */
function enterMilestone(milestone: MilestoneDraft, around: DayRange, book: Book): void {
  const own = completed(milestone.period);
  const isHalf = (milestone.period.start === '') !== (milestone.period.end === '');
  const known = spanOf(milestone.actions.map(({ period }) => completed(period) ?? { start: '', end: '' }));
  const period = own ?? known ?? around;
  if (isHalf || (own === undefined && known === undefined)) tell(milestone, milestone.title, period, book);
  milestone.period = period;
  for (const action of milestone.actions) {
    const written = action.period;
    action.period = completed(written) ?? period;
    if (written.start === '' || written.end === '') tell(action, action.title, action.period, book);
  }
}

function tell(draft: object, title: string, { start, end }: DayRange, book: Book): void {
  const line = book.places.get(draft)?.line;
  if (line === undefined) return;
  tellAssumed({ sheet: line.table.sheet.name, row: line.row }, 'period', title, `${start} to ${end}`, book);
}

/** Gives everything its period, and finds the plan's where it is not given. */
export function enterPeriods(given: DayRange | undefined, sheet: string, book: Book): DayRange {
  const known = given ?? spanOf(timesIn(book));
  const period = known ?? ALWAYS;
  for (const goal of book.goals) {
    for (const strategy of goal.strategies) {
      for (const milestone of strategy.milestones) enterMilestone(milestone, strategy.period ?? period, book);
    }
  }
  const whole = given ?? spanOf(timesIn(book)) ?? ALWAYS;
  if (given === undefined) {
    tellAssumed({ sheet, row: null }, 'plan-period', '', `${whole.start} to ${whole.end}`, book);
  }
  return whole;
}
