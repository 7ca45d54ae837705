/**
 * How many of the reports and observations that fell due came: the reporting rate by which a practice tells whether its
 * figures can be relied on, in all and by who answers for them.
 */

import { type Day, daysBetween, type Frequency, monthsOf, plusMonths } from '../model/calendar.js';
import type { Measure, Milestone, Person, Plan, Report } from '../model/generated/types.js';
import type { Discontinuable } from '../model/step.js';
import { frequencyOf } from '../progress/judging.js';
import { tallyOf } from '../progress/series.js';
import type { Settings } from '../progress/settings.js';

/** How many fell due, and how many of them came. */
export interface Reported {
  readonly due: number;
  readonly came: number;
}

/** The reporting rate, in all and by who answers. */
export interface Reporting extends Reported {
  /** Came over due, 0 to 1; null where nothing fell due. */
  readonly rate: number | null;
  /** By unit, team and person, in this order; within each, the most that is missing first. */
  readonly by: readonly (Reported & {
    readonly kind: 'unit' | 'team' | 'person';
    /** The id of the unit or team, or the name of the person. */
    readonly key: string;
  })[];
}

/** A row of days on which something falls due: every so many months from a first day on. */
interface Schedule {
  readonly from: Day;
  readonly months: number;
}

/** How many times something falls due on or before a day. */
function dueBy({ from, months }: Schedule, day: Day): number {
  const [years, month] = [
    Number(day.slice(0, 4)) - Number(from.slice(0, 4)),
    Number(day.slice(5, 7)) - Number(from.slice(5, 7)),
  ];
  let count = Math.floor((years * 12 + month) / months);
  if (plusMonths(from, count * months) > day) count -= 1;
  return Math.max(0, count);
}

/** The place in the row that a day is nearest to; of two equally near, the later. 0 for the first day and before. */
function placeOf(schedule: Schedule, day: Day): number {
  const before = dueBy(schedule, day);
  const [last, next] = [before, before + 1].map((place) => plusMonths(schedule.from, place * schedule.months)) as [
    Day,
    Day,
  ];
  return daysBetween(last, day) < daysBetween(day, next) ? before : before + 1;
}

/** What fell due of a row of days in a time, up to a last place, and how much of it came. */
function reported(schedule: Schedule, came: readonly Day[], since: Day, until: Day, lastPlace: number): Reported {
  const first = dueBy(schedule, since);
  const last = Math.max(first, Math.min(dueBy(schedule, until), lastPlace));
  const places = new Set<number>();
  for (const day of came) {
    const place = placeOf(schedule, day);
    if (day <= until && place > first && place <= last) places.add(place);
  }
  return { due: last - first, came: places.size };
}

/** The day until which something asks for reports: that on which it was given up, where that comes first. */
const untilGivenUp = ({ discontinued }: Discontinuable, until: Day): Day =>
  discontinued !== undefined && discontinued.date < until ? discontinued.date : until;

/** The reports that fell due of a step until a day, or until it is complete. */
function reportedOfStep(
  { period, reports }: Pick<Milestone, 'period' | 'reports'>,
  often: Frequency,
  since: Day,
  until: Day,
): Reported {
  const schedule: Schedule = { from: period.start, months: monthsOf[often] };
  let completedOn: Day | null = null;
  for (const { date, percentComplete } of reports as readonly Report[]) {
    if (percentComplete === 100 && (completedOn === null || date < completedOn)) completedOn = date;
  }
  const lastPlace = completedOn === null ? Number.POSITIVE_INFINITY : placeOf(schedule, completedOn);
  return reported(
    schedule,
    reports.map(({ date }) => date),
    since,
    until,
    lastPlace,
  );
}

/** The observations that fell due of a measure until a day, or until that of its last target. */
function reportedOfMeasure(measure: Measure, settings: Settings, since: Day, until: Day): Reported {
  const { baseline, targets, counted } = tallyOf(measure, settings.asOf);
  const from = baseline?.date ?? counted[0]?.date;
  if (from === undefined) return { due: 0, came: 0 };
  const schedule: Schedule = { from, months: monthsOf[frequencyOf(measure, settings)] };
  const came = [...measure.observations, ...measure.withheld].map(({ date }) => date);
  const last = targets.at(-1)?.date ?? until;
  return reported(schedule, came, since, last < until ? last : until, Number.POSITIVE_INFINITY);
}

/** Who answers for a report. */
interface Answering {
  readonly unit?: string | undefined;
  readonly team?: string | undefined;
  readonly person?: Person | undefined;
}

/**
 * The reports on actions (and on milestones without actions) and the observations of measures that fell due after a day,
 * up to the day of the settings, and how many of them came. A report counts for the day on which one was due that it is
 * nearest to. Reports fall due as the policy's cadence says from the start of a step until it is complete, or it or what
 * holds it is given up; observations by the frequency of the measure from its baseline until its last target.
 */
export function reportingOf(plan: Plan, since: Day, settings: Settings): Reporting {
  const { asOf, cadence } = settings;
  let [due, came] = [0, 0];
  const by = {
    unit: new Map<string, Reported>(),
    team: new Map<string, Reported>(),
    person: new Map<string, Reported>(),
  };
  const add = (found: Reported, { unit, team, person }: Answering) => {
    due += found.due;
    came += found.came;
    if (found.due === 0) return;
    for (const [kind, key] of [
      ['unit', unit],
      ['team', team],
      ['person', person?.name],
    ] as const) {
      if (key === undefined) continue;
      const known = by[kind].get(key) ?? { due: 0, came: 0 };
      by[kind].set(key, { due: known.due + found.due, came: known.came + found.came });
    }
  };
  for (const goal of plan.goals) {
    const ofGoal: Answering = { team: goal.teamId, person: goal.responsible };
    for (const measure of goal.measures) {
      add(reportedOfMeasure(measure, settings, since, asOf), {
        ...ofGoal,
        person: measure.responsible ?? goal.responsible,
      });
    }
    for (const strategy of goal.strategies) {
      const person = strategy.responsible ?? goal.responsible;
      const untilItEnds = untilGivenUp(strategy, asOf);
      for (const measure of strategy.measures) {
        add(reportedOfMeasure(measure, settings, since, untilItEnds), { person: measure.responsible ?? person });
      }
      for (const milestone of strategy.milestones) {
        const { unitId, teamId, responsible } = milestone;
        const until = untilGivenUp(milestone, untilItEnds);
        if (milestone.actions.length === 0) {
          const answering = { unit: unitId, team: teamId, person: responsible ?? strategy.responsible };
          add(reportedOfStep(milestone, cadence.milestone, since, until), answering);
        }
        for (const action of milestone.actions) {
          add(reportedOfStep(action, cadence.action, since, untilGivenUp(action, until)), {
            unit: action.unitId ?? unitId,
            team: teamId,
            person: action.responsible ?? responsible ?? strategy.responsible,
          });
        }
      }
    }
  }
  const lists = (['unit', 'team', 'person'] as const).map((kind) =>
    [...by[kind]].map(([key, found]) => ({ kind, key, ...found })).sort((a, b) => b.due - b.came - (a.due - a.came)),
  );
  return { due, came, rate: due === 0 ? null : came / due, by: lists.flat() };
}
