/** What a measure shows besides its verdict: the chart, where it is heading, and the groups of students with their gaps. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Day, forecast, gaps, type Measure, measureProgress, subgroupProgress } from 'spm-model';
import { type ChartSpecification, formatGap, groupChart, measureChart } from 'spm-model/views';
import { Chip } from './chips';
import { writtenDay, writtenNumber } from './labels';
import { drawing, onSchemeChange } from './scheme';

/** A chart, drawn anew when what it shows changes. */
export function Chart({ chart, label }: { chart: ChartSpecification; label: string }) {
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

const unitMark = ({ unit }: Measure): string =>
  unit.kind === 'percent' ? '%' : unit.label === undefined ? '' : ` ${unit.label}`;

function Heading({ measure, asOf }: { measure: Measure; asOf: Day }) {
  const found = forecast(measure, { asOf });
  const { points, projected, low, high, projectedOn, likelihood, metOn, currentRate, requiredRate } = found;
  const mark = unitMark(measure);
  const value = (number: number) => `${writtenNumber(number)}${mark}`;
  if (projectedOn === null) return null;
  if (projected === null) {
    return (
      <p>
        <b>Where it is heading:</b> a forecast needs three values or more; there {points === 1 ? 'is' : 'are'} {points}.
      </p>
    );
  }
  return (
    <p>
      <b>Where it is heading:</b> {value(projected)} on {writtenDay(projectedOn)}
      {low !== null && high !== null && low !== high ? ` (most likely between ${value(low)} and ${value(high)})` : ''}.
      {likelihood !== null && ` That the last target is reached is ${likelihood}.`}
      {currentRate !== null && requiredRate !== null && requiredRate !== 0
        ? ` It moves by ${value(currentRate)} a year; ${value(requiredRate)} a year would reach the target.`
        : ''}
      {metOn !== null && ` At this rate the target is met on ${writtenDay(metOn)}.`}
    </p>
  );
}

function Groups({ measure, asOf, onGo }: { measure: Measure; asOf: Day; onGo: (id: string) => void }) {
  const standings = subgroupProgress(measure, { asOf });
  const apart = gaps(measure, { asOf });
  const mark = unitMark(measure);
  return (
    <section aria-label="Groups of students">
      <h3>Groups of students</h3>
      <Chart chart={groupChart(measure, { asOf })} label="The groups" />
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Latest</th>
              <th scope="col">Status</th>
              <th scope="col">Gap to all students</th>
            </tr>
          </thead>
          <tbody>
            {standings.map((group) => {
              const subgroup = measure.subgroups.find(({ id }) => id === group.id);
              const gap = apart.find(({ id }) => id === group.id);
              return (
                <tr key={group.id}>
                  <th scope="row">
                    <button type="button" class="link" onClick={() => onGo(group.id)}>
                      {subgroup?.name ?? group.id}
                    </button>
                  </th>
                  <td>
                    {group.value === null ? 'no data' : `${writtenNumber(group.value)}${mark}`}
                    {group.observedOn === null ? '' : `, ${writtenDay(group.observedOn)}`}
                  </td>
                  <td>
                    <Chip standing={group.status} />
                  </td>
                  <td>{gap === undefined ? 'not known' : formatGap(gap, measure.unit)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Results({ measure, asOf, onGo }: { measure: Measure; asOf: Day; onGo: (id: string) => void }) {
  const { value, observedOn, target, nextDue, withinMargin, interim } = measureProgress(measure, { asOf });
  const mark = unitMark(measure);
  return (
    <>
      <p>
        {value === null || observedOn === null
          ? 'Nothing was observed by this day.'
          : `${writtenNumber(value)}${mark} on ${writtenDay(observedOn)}.`}
        {target?.value !== undefined &&
          ` The last target is ${writtenNumber(target.value)}${mark} by ${writtenDay(target.date)}.`}
        {interim !== null &&
          ` The target of ${writtenDay(interim.target.date)} was ${interim.met ? 'met' : 'not met'}.`}
        {withinMargin && ' The margin of the observation makes the status better than its value alone would.'}
        {nextDue !== null && ` The next observation is due by ${writtenDay(nextDue)}.`}
      </p>
      <Heading measure={measure} asOf={asOf} />
      <Chart chart={measureChart(measure, { asOf })} label="The chart" />
      {measure.subgroups.length > 0 && <Groups measure={measure} asOf={asOf} onGo={onGo} />}
    </>
  );
}
