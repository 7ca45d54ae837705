/** The entity chosen: how it stands and why, its chart, and fields for the dates and numbers that may be changed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Day,
  explain,
  type FoundEntity,
  findEntity,
  formatExplanation,
  formatTheory,
  type Issue,
  type Measure,
  type Operation,
  type Period,
  type Plan,
  type PlanRollup,
  titleOf,
} from 'spm-model';
import { measureChart } from 'spm-model/views';
import { drawing, onSchemeChange } from './scheme';
import { nounOf, standingOf } from './standing';
import { StandingLine } from './tree';

/** A chart, drawn anew when what it shows changes. */
export function Chart({ chart, label }: { chart: ReturnType<typeof measureChart>; label: string }) {
  const holder = useRef<HTMLDivElement>(null);
  const [scheme, setScheme] = useState(0);
  const json = JSON.stringify(chart);
  useEffect(() => onSchemeChange(() => setScheme((count) => count + 1)), []);
  useEffect(() => {
    let isOver = false;
    let clear = () => {};
    // After the figures are painted: a chart takes longer than a frame.
    const timer = setTimeout(async () => {
      const { drawChart } = await drawing;
      if (isOver || holder.current === null) return;
      const done = await drawChart(holder.current, chart);
      if (isOver) done();
      else clear = done;
    }, 60);
    return () => {
      isOver = true;
      clearTimeout(timer);
      clear();
    };
  }, [json, scheme]);
  return (
    <figure class="chart">
      <div ref={holder} aria-hidden="true" />
      <figcaption>
        <details>
          <summary>{label} in words</summary>
          <p>{chart.description}</p>
        </details>
      </figcaption>
    </figure>
  );
}

interface FieldsProps {
  readonly found: FoundEntity;
  readonly asOf: Day;
  readonly onEdit: (id: string, operation: Operation) => void;
}

interface FieldProps {
  readonly label: string;
  readonly type: 'number' | 'date';
  readonly value: string;
  readonly min?: number;
  readonly max?: number;
  readonly onText: (field: HTMLInputElement) => void;
}

/** A field that is taken over when it is left or Enter is pressed, and keeps the focus. */
function Field({ label, type, value, min, max, onText }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current !== null) field.current.value = value;
  }, [value]);
  return (
    <label class="field">
      <span>{label}</span>
      <input
        ref={field}
        type={type}
        step={type === 'number' ? 'any' : undefined}
        min={min}
        max={max}
        onChange={({ currentTarget }) => onText(currentTarget)}
      />
    </label>
  );
}

interface NumberFieldProps extends Omit<FieldProps, 'type' | 'value' | 'onText'> {
  readonly value: number | undefined;
  readonly onValue: (value: number) => void;
}

function NumberField({ value, onValue, ...rest }: NumberFieldProps) {
  const take = ({ valueAsNumber }: HTMLInputElement) => {
    if (!Number.isNaN(valueAsNumber)) onValue(valueAsNumber);
  };
  return <Field {...rest} type="number" value={value === undefined ? '' : `${value}`} onText={take} />;
}

function DayField({ label, value, onValue }: { label: string; value: Day; onValue: (day: Day) => void }) {
  const take = (field: HTMLInputElement) => {
    if (field.value !== '') onValue(field.value);
  };
  return <Field label={label} type="date" value={value} onText={take} />;
}

function PeriodFields({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  return (
    <fieldset>
      <legend>Period</legend>
      <DayField label="from" value={period.start} onValue={(start) => onPeriod({ ...period, start })} />
      <DayField label="to" value={period.end} onValue={(end) => onPeriod({ ...period, end })} />
    </fieldset>
  );
}

function MeasureFields({ measure, asOf, onEdit }: { measure: Measure } & Omit<FieldsProps, 'found'>) {
  const { id, baseline, targets, observations } = measure;
  const edit = (operation: Operation) => onEdit(id, operation);
  return (
    <>
      {baseline !== undefined && (
        <fieldset>
          <legend>Baseline</legend>
          <DayField
            label="day"
            value={baseline.date}
            onValue={(date) => edit({ type: 'rebaseline', id, baseline: { ...baseline, date } })}
          />
          <NumberField
            label="value"
            value={baseline.value}
            onValue={(value) => edit({ type: 'rebaseline', id, baseline: { ...baseline, value } })}
          />
        </fieldset>
      )}
      <fieldset>
        <legend>Targets</legend>
        {targets.map((target, index) =>
          (['value', 'low', 'high'] as const).map(
            (key) =>
              target[key] !== undefined && (
                <NumberField
                  key={`${target.date} ${key}`}
                  label={`${target.date}${key === 'value' ? '' : ` ${key}`}`}
                  value={target[key]}
                  onValue={(value) => {
                    const changed = targets.map((old, at) => (at === index ? { ...old, [key]: value } : old));
                    edit({ type: 'setTargets', id, targets: changed });
                  }}
                />
              ),
          ),
        )}
      </fieldset>
      <fieldset>
        <legend>Observations</legend>
        {observations.map((observation) => (
          <NumberField
            key={observation.date}
            label={observation.date}
            value={observation.value}
            onValue={(value) =>
              edit({
                type: 'correctObservation',
                id,
                date: observation.date,
                observation: { ...observation, value },
              })
            }
          />
        ))}
        {!observations.some(({ date }) => date === asOf) && (
          <NumberField
            label={`new, ${asOf}`}
            value={undefined}
            onValue={(value) => edit({ type: 'recordObservation', id, observation: { date: asOf, value } })}
          />
        )}
      </fieldset>
    </>
  );
}

function Fields({ found, asOf, onEdit }: FieldsProps) {
  if (found.kind === 'measure') return <MeasureFields measure={found.entity} asOf={asOf} onEdit={onEdit} />;
  if (found.kind !== 'action' && found.kind !== 'milestone') return null;
  const { kind, entity } = found;
  const { id, period, reports } = entity;
  const reported = reports
    .filter(({ date }) => date <= asOf)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
  const reportsItself = kind === 'action' || entity.actions.length === 0;
  return (
    <>
      <PeriodFields
        period={period}
        onPeriod={(changed) =>
          onEdit(id, { type: kind === 'action' ? 'rescheduleAction' : 'rescheduleMilestone', id, period: changed })
        }
      />
      {reportsItself && (
        <fieldset>
          <legend>Report of {asOf}</legend>
          <NumberField
            label="percent complete"
            value={reported?.percentComplete}
            min={0}
            max={100}
            onValue={(percentComplete) =>
              onEdit(id, {
                type: kind === 'action' ? 'reportAction' : 'reportMilestone',
                id,
                report: { date: asOf, percentComplete },
              })
            }
          />
        </fieldset>
      )}
    </>
  );
}

/** An explanation longer than this is cut: a plan of thousands has a line for each report. */
const LONGEST_REASON = 20_000;

/** Why the figures are what they are; worked out only when it is opened. */
function Why({ plan, id, asOf }: { plan: Plan; id: string; asOf: Day }) {
  const [isOpen, setOpen] = useState(false);
  const reasons = isOpen ? formatExplanation(explain(plan, id, { asOf })) : '';
  const shown = reasons.length > LONGEST_REASON ? `${reasons.slice(0, LONGEST_REASON)}\n…` : reasons;
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen((currentTarget as HTMLDetailsElement).open)}>
      <summary>Why?</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{shown}</pre>
    </details>
  );
}

interface DetailsProps {
  readonly plan: Plan;
  readonly standing: PlanRollup;
  readonly id: string;
  readonly asOf: Day;
  /** Why the last edit was not taken. */
  readonly refused: readonly Issue[];
  readonly onEdit: (id: string, operation: Operation) => void;
}

const explained = ['plan', 'goal', 'strategy', 'milestone', 'action', 'measure'];

export function Details({ plan, standing, id, asOf, refused, onEdit }: DetailsProps) {
  const found = findEntity(plan, id) ?? (findEntity(plan, plan.id) as FoundEntity);
  const { kind, entity } = found;
  return (
    <section class="details" aria-labelledby="details-title">
      <h2 id="details-title" tabIndex={-1}>
        <span class="kind">{nounOf(kind)}</span> {titleOf(entity)}
      </h2>
      {explained.includes(kind) && <StandingLine standing={standingOf(standing, found)} />}
      {kind === 'strategy' && <p class="theory">{formatTheory(entity.theory)}</p>}
      {refused.length > 0 && (
        <div class="refused" role="alert">
          <p>Not changed:</p>
          <ul>
            {refused.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {kind === 'measure' && <Chart chart={measureChart(entity, { asOf })} label="The chart" />}
      <form class="fields" onSubmit={(event) => event.preventDefault()}>
        <Fields key={entity.id} found={found} asOf={asOf} onEdit={onEdit} />
      </form>
      {explained.includes(kind) && <Why key={entity.id} plan={plan} id={entity.id} asOf={asOf} />}
    </section>
  );
}
