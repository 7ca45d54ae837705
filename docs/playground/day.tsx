/** The day that everything is shown as of, and how the whole plan stands on it: always on screen. */
import { type Day, isDay, type Plan, type PlanRollup } from 'spm-model';
import { daysOn } from './actions';
import { StandingLine } from './chips';
import { FieldEditor } from './fields';
import { writtenDay } from './labels';
import { fieldFor } from './schema';

const MILLISECONDS_A_DAY = 86_400_000;
const daysFrom = (start: Day, day: Day): number =>
  Math.round((Date.parse(day) - Date.parse(start)) / MILLISECONDS_A_DAY);

/** More days than this are no plan's: then the ten years around today are offered. */
const MOST_DAYS = 366 * 40;
const field = fieldFor('asOf', { type: 'day' }, { label: 'As of', optional: true });

export function DayBar({
  plan,
  standing,
  asOf,
  today,
  onDay,
}: {
  plan: Plan;
  standing: PlanRollup;
  asOf: Day;
  today: Day;
  onDay: (day: Day) => void;
}) {
  const isLong = daysFrom(plan.period.start, plan.period.end) > MOST_DAYS;
  const start = isLong ? daysOn(today, -1826) : plan.period.start;
  const end = isLong ? daysOn(today, 1826) : plan.period.end;
  const days = Math.max(1, daysFrom(start, end));
  return (
    <section class="day-bar" aria-label="As of which day">
      <div class="day">
        <FieldEditor
          field={field}
          value={asOf}
          path="as-of"
          plan={plan}
          commit={(day) => {
            if (isDay(day)) onDay(day);
            return isDay(day)
              ? []
              : [{ code: 'slip', severity: 'error', path: [], message: 'Give a day.', params: {} }];
          }}
        />
        <input
          type="range"
          aria-label="As of, by day of the plan’s period"
          aria-valuetext={writtenDay(asOf)}
          min={0}
          max={days}
          value={Math.min(days, Math.max(0, daysFrom(start, asOf)))}
          onInput={({ currentTarget }) => onDay(daysOn(start, currentTarget.valueAsNumber))}
        />
        <button type="button" onClick={() => onDay(today)}>
          Today
        </button>
        <span class="ends">
          {writtenDay(start)} to {writtenDay(end)}
        </span>
      </div>
      <div class="whole">
        <StandingLine standing={{ work: standing.implementation, results: standing.performance }} />
      </div>
    </section>
  );
}
