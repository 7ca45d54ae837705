/** Reading: plans from JSON, beside the shape alone by others; sheets and StratML. */
import { parsePlan, planSchema } from 'spm-model';
import { planFromSheets, type Sheet } from 'spm-model/sheets';
import { fromStratml, toStratml } from 'spm-model/stratml';
import * as v from 'valibot';
import { contextRow, digits, flat, ms, type Row, race, ratioRow } from '../measure.js';
import { inArktype, inValibot } from '../peers.js';
import { freshPlan, LARGE, sizes, textOf } from '../plans.js';

/** Reading a plan beside reading its JSON. */
export function parseRows(): Row[] {
  return sizes.map((entities) => {
    const text = textOf(entities);
    // Small plans are read many times in a timing, so that all sizes are equally warm.
    const times = LARGE / entities;
    const timings = race({
      json: { times, run: () => JSON.parse(text) },
      ours: { times, ready: () => JSON.parse(text), run: (input: unknown) => parsePlan(input).ok },
    });
    return ratioRow(
      'parsePlan, all rules and freezing included, against JSON.parse of the same text',
      entities,
      timings.ours.median / timings.json.median,
      `${ms(timings.ours)} against ${ms(timings.json)}`,
      entities === LARGE ? { atMost: 2.5 } : {},
      flat(timings),
    );
  });
}

/** The shape alone in other schema libraries, against reading a plan here with rules and freezing. */
export function shapeRows(): Row[] {
  const valibot = inValibot(planSchema);
  const arktype = inArktype(planSchema);
  return [1_000, LARGE].map((entities) => {
    const text = textOf(entities);
    const ready = () => JSON.parse(text) as unknown;
    const times = LARGE / entities;
    const timings = race(
      {
        ours: { times, ready, run: (input: unknown) => parsePlan(input).ok },
        zod: { times, ready, run: (input: unknown) => planSchema.safeParse(input).success },
        valibot: { times, ready, run: (input: unknown) => v.safeParse(valibot, input).success },
        arktype: { times, ready, run: (input: unknown) => Array.isArray(arktype(input)) },
      },
      5,
    );
    return contextRow(
      'parsePlan (shape, rules, freezing), beside the shape alone in zod as it comes, valibot and arktype',
      entities,
      `${ms(timings.ours)}; zod ${ms(timings.zod)}, valibot ${ms(timings.valibot)}, arktype (checks, copies nothing) ${ms(timings.arktype)}`,
      flat(timings),
    );
  });
}

/** A sheet of work with so many rows, as planners keep it. */
const sheetOfWork = (rows: number): Sheet => ({
  name: 'Plan',
  rows: [
    ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete', 'Status'],
    ...Array.from({ length: rows }, (_, index) => [
      `Goal ${index >> 9}`,
      `Strategy ${index >> 6}`,
      `Milestone ${index >> 3}`,
      'Train coaches',
      '7/1/2026',
      '6/30/2027',
      `${index % 100}%`,
      'On track',
    ]),
  ],
});

/** Reading sheets, beside a tenth of them. */
export function sheetRows(): Row[] {
  const [small, large] = [sheetOfWork(1_000), sheetOfWork(10_000)];
  const read = (sheet: Sheet) => {
    const found = planFromSheets([sheet], { asOf: '2026-12-01' });
    if (!found.ok) throw new Error(found.issues[0]?.message);
    return found.value.plan;
  };
  const timings = race({ small: { run: () => read(small) }, large: { run: () => read(large) } }, 5);
  const ratio = timings.large.median / timings.small.median;
  return [
    contextRow(
      'planFromSheets, 10,000 rows',
      '',
      `${digits(timings.large.median / 1_000)} s; ${digits(ratio)} × the time of 1,000 rows`,
      flat(timings),
    ),
  ];
}

/** StratML, written and read: how time grows with the document. */
export function stratmlRows(): Row[] {
  const plans = [freshPlan(1_000), freshPlan(10_000)] as const;
  const [small, large] = plans.map((plan) => toStratml(plan, { part: 2 }).xml) as [string, string];
  const read = (xml: string) => {
    const found = fromStratml(xml);
    if (!found.ok) throw new Error(found.issues[0]?.message);
    return found.value.plan;
  };
  const times = 10;
  const timings = race(
    {
      readSmall: { times, run: () => read(small) },
      readLarge: { run: () => read(large) },
      writeSmall: { times, run: () => toStratml(plans[0], { part: 2 }).xml },
      writeLarge: { run: () => toStratml(plans[1], { part: 2 }).xml },
    },
    7,
  );
  const longer = large.length / small.length;
  const row = (work: string, less: number, more: number) =>
    // Where the longer one is not ten times as long to the letter, its time is held to what ten times would take.
    ratioRow(
      `${work}, 10 times as long: time against time`,
      '',
      ((more / less) * 10) / longer,
      `${digits(more)} ms for ${digits(large.length / 1e6)} MB against ${digits(less)} ms`,
      { atMost: 12 },
      { less, more, longer },
    );
  return [
    row('fromStratml of a document', timings.readSmall.median, timings.readLarge.median),
    row('toStratml to a document', timings.writeSmall.median, timings.writeLarge.median),
  ];
}
