/**
 * A StratML report comes in: read it, see what is lost and what the rules find, mend it with operations, roll it up, and
 * write it back. Run it after `npm run build`.
 */
import { apply, checkPlan, describeOperation, rollup } from 'spm-model';
import { fromStratml, summarizeLosses, toStratml } from 'spm-model/stratml';

/** @import { Operation } from 'spm-model' */

const REPORT = `<?xml version="1.0" encoding="UTF-8"?>
<PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Performance_Report">
  <Name>Report of a small district</Name>
  <StrategicPlanCore>
    <Organization><Name>Brook District</Name><Acronym>BD</Acronym><Identifier>_brook</Identifier></Organization>
    <Mission><Description>Every child reads</Description></Mission>
    <Goal>
      <Name>Reading</Name>
      <Identifier>_reading</Identifier>
      <Objective>
        <Name>Coaching</Name>
        <Description>If we coach teachers, then they teach reading well.</Description>
        <Identifier>_coaching</Identifier>
        <PerformanceIndicator>
          <MeasurementDimension>Teachers coached</MeasurementDimension>
          <UnitOfMeasurement>teachers</UnitOfMeasurement>
          <Identifier>_coached</Identifier>
          <MeasurementInstance>
            <TargetResult><EndDate>2027-06-30</EndDate><NumberOfUnits>1,200</NumberOfUnits></TargetResult>
            <ActualResult><EndDate>2026-06-30</EndDate><NumberOfUnits>640</NumberOfUnits></ActualResult>
            <ActualResult><EndDate>2025-06-30</EndDate><Description>Coaching has begun.</Description></ActualResult>
          </MeasurementInstance>
        </PerformanceIndicator>
      </Objective>
    </Goal>
  </StrategicPlanCore>
  <AdministrativeInformation><StartDate>2025-07-01</StartDate><EndDate>2027-06-30</EndDate></AdministrativeInformation>
</PerformancePlanOrReport>`;

/** What happens, as lines of text. */
export function run() {
  const lines = [];
  const read = fromStratml(REPORT, { kind: 'lea' });
  if (!read.ok) throw new Error(read.issues[0]?.message);
  const { plan, losses } = read.value;
  for (const { message } of read.warnings.slice(0, 3)) lines.push(`Noted: ${message}`);
  for (const { element, count, example, reason } of summarizeLosses(losses))
    lines.push(`Not in the plan: ${element} ${count}: ${example} (${reason})`);
  for (const { message } of checkPlan(plan)) lines.push(`To mend: ${message}`);

  /** @type {Operation[]} */
  const mending = [
    { type: 'rebaseline', id: '_coached', baseline: { date: '2025-06-30', value: 0 } },
    {
      type: 'addMilestone',
      to: '_coaching',
      milestone: {
        id: '_regions',
        title: 'Coaching runs in every school',
        period: { start: '2026-07-01', end: '2027-06-30' },
        reports: [{ date: '2026-08-01', percentComplete: 10 }],
      },
    },
  ];
  const mended = apply(plan, mending);
  if (!mended.ok) throw new Error(mended.issues[0]?.message);
  for (const operation of mending) lines.push(`Mended: ${describeOperation(operation, mended.value.plan)}`);

  const [goal] = rollup(mended.value.plan, { asOf: '2026-08-03' }).goals;
  const strategy = goal?.strategies[0];
  lines.push(`Coaching: ${strategy?.implementation.state}, ${strategy?.performance.status}: ${strategy?.diagnosis}`);

  const written = toStratml(mended.value.plan);
  for (const { path } of written.losses) lines.push(`In words: ${path.join('.')}`);
  return { lines, xml: written.xml };
}

if (process.argv[1]?.endsWith('report.mjs')) {
  const { lines, xml } = run();
  console.log(`${lines.join('\n')}\n\n${xml}`);
}
