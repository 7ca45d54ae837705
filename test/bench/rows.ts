/** The rows of the budgets: each races the library against a peer, or against itself at another size. */

import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import * as immer from 'immer';
import * as mutative from 'mutative';
import {
  apply,
  checkPlan,
  defaultPolicy,
  measureProgress,
  type Operation,
  type Plan,
  parsePlan,
  planSchema,
  reportAction,
  rollup,
  rules,
} from 'spm-model';
import * as v from 'valibot';
import { handWritten } from './hand-written.js';
import { type Contender, consume, digits, flat, ms, type Row, race } from './measure.js';
import { doneBy, inArktype, inValibot, rulesEngine, type Sheet, sheetOf, spreadsheet, tablesSheetOf } from './peers.js';
import { sizedPlan } from './sized-plan.js';

const AS_OF = '2026-08-03';
const sizes = [1_000, 10_000, 100_000] as const;

/** The same plan each time, as text and parsed. */
const texts = new Map<number, string>();
export function textOf(entities: number): string {
  const text = texts.get(entities) ?? JSON.stringify(sizedPlan(entities));
  texts.set(entities, text);
  return text;
}

/** A plan that nothing remembers yet. */
export const freshPlan = (entities: number): Plan => freshPlanFrom(textOf(entities));

function freshPlanFrom(text: string): Plan {
  const parsed = parsePlan(JSON.parse(text));
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

/** One report on one action, by hand: only the path to the root is copied. */
export function withReport(plan: Plan, percentComplete: number, goalAt = 0): Plan {
  const at = <T>(list: readonly T[], index: number, change: (item: T) => T): readonly T[] =>
    Object.freeze(list.map((item, place) => (place === index ? Object.freeze(change(item)) : item)));
  return Object.freeze({
    ...plan,
    goals: at(plan.goals, goalAt % plan.goals.length, (goal) => ({
      ...goal,
      strategies: at(goal.strategies, 0, (strategy) => ({
        ...strategy,
        milestones: at(strategy.milestones, 0, (milestone) => ({
          ...milestone,
          actions: at(milestone.actions, 0, (action) => ({
            ...action,
            reports: Object.freeze([Object.freeze({ date: '2026-07-01', percentComplete })]),
          })),
        })),
      })),
    })),
  }) as Plan;
}

/** The plan after an operation on one of its actions. */
function reported(plan: Plan, id: string, percentComplete: number): Plan {
  const changed = reportAction(plan, { id, report: { date: '2026-07-01', percentComplete } });
  if (!changed.ok) throw new Error(changed.issues[0]?.message);
  return changed.value.plan;
}

/** Times what takes seconds, of which once is enough. */
function once<T>(run: () => T): { readonly made: T; readonly spent: number } {
  const start = performance.now();
  const made = run();
  const spent = performance.now() - start;
  consume(made);
  return { made, spent };
}

/** The first place where two results differ by more than rounding; the policy, which is given, apart. */
function differenceOf(one: unknown, other: unknown, path = ''): string | null {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one)) ? null : `${path}: ${one}, ${other}`;
  }
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    return one === other ? null : `${path}: ${one}, ${other}`;
  }
  const [first, second] = [one as Record<string, unknown>, other as Record<string, unknown>];
  for (const key of new Set([...Object.keys(first), ...Object.keys(second)])) {
    const found = key === 'policy' ? null : differenceOf(first[key], second[key], `${path}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** Holds the loop by hand to the numbers of the library, on days on which different verdicts are due. */
function requireSameNumbers(): void {
  const plan = freshPlan(1_000);
  for (const asOf of [AS_OF, '2024-12-01', '2028-08-01', '2030-07-01', '2035-01-01']) {
    const difference = differenceOf(rollup(plan, { asOf }), handWritten(plan, asOf));
    if (difference !== null) throw new Error(`the loop by hand differs as of ${asOf}: ${difference}`);
  }
}

/** What a user would write: tables keyed by parent, and a filter for each parent. */
function naive(tables: NaiveTables): number {
  let total = 0;
  for (const goal of tables.goals) {
    const strategies = tables.strategies.filter((strategy) => strategy.parentId === goal.id);
    for (const strategy of strategies) {
      for (const milestone of tables.milestones.filter(({ parentId }) => parentId === strategy.id)) {
        const actions = tables.actions.filter(({ parentId }) => parentId === milestone.id);
        for (const action of actions) total += action.done / Math.max(1, actions.length);
      }
      for (const measure of tables.measures.filter(({ parentId }) => parentId === strategy.id)) {
        total += measureProgress(measure.entity, { asOf: AS_OF }).progress ?? 0;
      }
    }
  }
  return total;
}

type Parented<T> = T & { readonly id: string; readonly parentId: string };
interface NaiveTables {
  readonly goals: readonly { readonly id: string }[];
  readonly strategies: readonly Parented<object>[];
  readonly milestones: readonly Parented<object>[];
  readonly actions: readonly Parented<{ done: number }>[];
  readonly measures: readonly Parented<{ entity: Plan['goals'][number]['measures'][number] }>[];
}

function tablesOf(plan: Plan): NaiveTables {
  const strategies = plan.goals.flatMap((goal) =>
    goal.strategies.map((strategy) => ({ ...strategy, parentId: goal.id })),
  );
  const milestones = strategies.flatMap(({ id, milestones }) => milestones.map((one) => ({ ...one, parentId: id })));
  return {
    goals: plan.goals,
    strategies,
    milestones,
    actions: milestones.flatMap(({ id, actions }) =>
      actions.map((action) => ({
        id: action.id,
        parentId: id,
        done: doneBy(action.reports, AS_OF),
      })),
    ),
    measures: strategies.flatMap(({ id, measures }) =>
      measures.map((entity) => ({ id: entity.id, parentId: id, entity })),
    ),
  };
}

/** Compares a ratio with its budget. */
const ratioRow = (
  work: string,
  entities: number,
  measured: string,
  ratio: number,
  budget: { readonly atMost?: number; readonly atLeast?: number; readonly text: string },
  figures: Record<string, number>,
): Row => ({
  work,
  entities: entities.toLocaleString('en'),
  measured: `${digits(ratio)} × (${measured})`,
  budget: budget.text,
  met: budget.atMost !== undefined ? ratio <= budget.atMost : ratio >= (budget.atLeast as number),
  figures: { ratio, ...figures },
});

function parseRows(): Row[] {
  return sizes.map((entities) => {
    const text = textOf(entities);
    // Small plans are read many times in a timing, so that all sizes are equally warm.
    const times = 100_000 / entities;
    const timings = race({
      json: { times, run: () => JSON.parse(text) },
      ours: { times, ready: () => JSON.parse(text), run: (input: unknown) => parsePlan(input).ok },
    });
    const ratio = timings.ours.median / timings.json.median;
    return ratioRow(
      'parsePlan against JSON.parse of the same text',
      entities,
      `${ms(timings.ours)} against ${ms(timings.json)}`,
      ratio,
      { atMost: 3, text: 'at most 3 ×' },
      flat(timings),
    );
  });
}

function rollupRows(): Row[] {
  requireSameNumbers();
  return sizes.flatMap((entities) => {
    const plan = freshPlan(entities);
    const { id } = anActionOf(plan);
    const text = textOf(entities);
    // A cold rollup needs a plan that nothing remembers.
    const cold: Contender<Plan> = {
      ready: () => JSON.parse(text, undefined) && freshPlan(entities),
      run: (fresh) => rollup(fresh, { asOf: AS_OF }),
    };
    const times = 400;
    const edited: Contender<Plan> = {
      times,
      ready: (round) => {
        rollup(plan, { asOf: AS_OF });
        return reported(plan, id, round % 100);
      },
      run: (after) => rollup(after, { asOf: AS_OF }),
    };
    // Apart from the cold ones, whose plans die: what is remembered of a dead plan is cleared away at some later edit.
    const timings = {
      ...race({ cold, hand: { ready: cold.ready as () => Plan, run: (fresh: Plan) => handWritten(fresh, AS_OF) } }),
      ...race({ edited }),
    };
    return [
      ratioRow(
        'cold rollup, with parts, counts and verdicts, against a hand-written loop that finds the same',
        entities,
        `${ms(timings.cold)} against ${ms(timings.hand)}`,
        timings.cold.median / timings.hand.median,
        { atMost: 1.5, text: 'at most 1.5 ×' },
        flat(timings),
      ),
      ratioRow(
        'cold rollup against the rollup after one operation',
        entities,
        `${ms(timings.cold)} against ${ms(timings.edited)}`,
        timings.cold.median / timings.edited.median,
        { atLeast: entities >= 100_000 ? 1_000 : 0, text: entities >= 100_000 ? 'at least 1,000 ×' : '' },
        flat(timings),
      ),
    ];
  });
}

function naiveRows(): Row[] {
  const entities = 100_000;
  const plan = freshPlan(entities);
  const tables = tablesOf(plan);
  const input: unknown = JSON.parse(textOf(entities));
  const checked = once(() => planSchema.safeParse(input).success).spent;
  const filtered = once(() => naive(tables)).spent;
  const timings = race(
    {
      rolled: { ready: () => freshPlan(entities), run: (fresh: Plan) => rollup(fresh, { asOf: AS_OF }) },
      ours: {
        ready: () => JSON.parse(textOf(entities)),
        run: (fresh: unknown) => {
          const parsed = parsePlan(fresh);
          return parsed.ok && rollup(parsed.value, { asOf: AS_OF });
        },
      },
    },
    5,
  );
  const figures = { ...flat(timings), zod: checked, filters: filtered };
  return [
    ratioRow(
      'cold rollup, against a filter for each parent',
      entities,
      `${ms(timings.rolled)} against ${digits(filtered)} ms`,
      filtered / timings.rolled.median,
      { atLeast: 50, text: 'at least 50 ×' },
      figures,
    ),
    ratioRow(
      'parse, check and roll up, against zod and a filter for each parent',
      entities,
      `${ms(timings.ours)} against ${digits(checked)} + ${digits(filtered)} ms`,
      (checked + filtered) / timings.ours.median,
      { atLeast: 50, text: 'at least 50 ×' },
      figures,
    ),
  ];
}

async function bundleRows(): Promise<Row[]> {
  const weigh = async (code: string) => {
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir: process.cwd() },
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    });
    const contents = outputFiles[0]?.contents ?? new Uint8Array();
    return { bytes: brotliCompressSync(contents).length, zod: Buffer.from(contents).includes('invalid_type') };
  };
  const alone = await weigh(`export { rollup } from 'spm-model';`);
  const all = await weigh(`export * from 'spm-model';`);
  return [
    {
      work: 'bundle of rollup alone, minified, brotli',
      entities: '',
      measured: `${digits(alone.bytes / 1000)} kB, ${alone.zod ? 'with' : 'no'} zod`,
      budget: 'at most 6 kB, no zod',
      met: alone.bytes <= 6_000 && !alone.zod,
      figures: { bytes: alone.bytes },
    },
    {
      work: 'bundle of all of spm-model with its dependencies, minified, brotli',
      entities: '',
      measured: `${digits(all.bytes / 1000)} kB`,
      budget: 'at most 45 kB',
      met: all.bytes <= 45_000,
      figures: { bytes: all.bytes },
    },
  ];
}

function ruleRows(): Row[] {
  const rows = sizes.map((entities) => {
    const plan = freshPlan(entities);
    const timings = race({ ours: { run: () => checkPlan(plan) } });
    const each = (timings.ours.median * 1000) / entities;
    return {
      work: 'checkPlan, all rules',
      entities: entities.toLocaleString('en'),
      measured: `${ms(timings.ours)}, ${digits(each)} µs an entity`,
      budget: '',
      met: null,
      figures: flat(timings),
    };
  });
  return rows;
}

/** The last action of the plan's last goal's first milestone, and the path to it. */
function anActionOf(plan: Plan): { id: string; path: [number, number, number, number] } {
  const goal = Math.max(0, plan.goals.length - 2);
  const milestone = plan.goals[goal]?.strategies[0]?.milestones[0];
  const last = (milestone?.actions.length ?? 1) - 1;
  return { id: milestone?.actions[last]?.id ?? '', path: [goal, 0, 0, last] };
}

function operationRows(): Row[] {
  const own = new Map<number, number>();
  const rows = sizes.flatMap((entities) => {
    const plan = freshPlan(entities);
    const { id, path } = anActionOf(plan);
    const [goal, strategy, milestone, action] = path;
    const report = { date: '2026-07-01', percentComplete: 40 };
    const times = 300;
    const recipe = (draft: Plan) => {
      const found = draft.goals[goal]?.strategies[strategy]?.milestones[milestone]?.actions[action];
      if (found !== undefined) (found.reports as { date: string; percentComplete: number }[]).push({ ...report });
    };
    const timings = race(
      {
        ours: { times, run: () => reportAction(plan, { id, report }) },
        immer: { times, run: () => immer.produce(plan, recipe as (draft: unknown) => void) },
        mutative: {
          times,
          run: () => mutative.create(plan, recipe as (draft: unknown) => void, { enableAutoFreeze: true }),
        },
        spread: { times, run: () => withReport(plan, 40, goal) },
      },
      15,
    );
    own.set(entities, timings.ours.median);
    return [
      ratioRow(
        'one operation with checks, inverse and freezing, against a bare immer produce of the same edit',
        entities,
        `${ms(timings.ours)} against immer ${ms(timings.immer)}, mutative ${ms(timings.mutative)}, a hand-written spread ${ms(timings.spread)}`,
        timings.ours.median / timings.immer.median,
        { atMost: 5, text: 'at most 5 ×' },
        flat(timings),
      ),
    ];
  });
  const ratio = (own.get(100_000) ?? 0) / (own.get(1_000) ?? 1);
  return [
    ...rows,
    ratioRow(
      'one operation at 100k against 1k',
      100_000,
      'the rows above',
      ratio,
      { atMost: 3, text: 'at most 3 ×' },
      {},
    ),
    ...listRows(),
  ];
}

function listRows(): Row[] {
  return [1_000, 100_000].map((entities) => {
    const plan = freshPlan(entities);
    const ids = plan.goals.flatMap((g) =>
      g.strategies.flatMap((s) => s.milestones.flatMap((m) => m.actions.map((a) => a.id))),
    );
    const edits = Array.from(
      { length: 1_000 },
      (_, index): Operation => ({
        type: 'reportAction',
        id: ids[(index * 7919) % ids.length] as string,
        report: { date: '2026-07-01', percentComplete: index % 100 },
      }),
    );
    const timings = race(
      {
        one: {
          run: () => {
            let current = plan;
            for (const edit of edits) {
              const changed = apply(current, edit);
              if (changed.ok) current = changed.value.plan;
            }
            return current;
          },
        },
        list: { run: () => apply(plan, edits) },
      },
      7,
    );
    return {
      work: '1,000 operations one by one, and as one list',
      entities: entities.toLocaleString('en'),
      measured: `${ms(timings.one)}; ${ms(timings.list)}`,
      budget: '',
      met: null,
      figures: flat(timings),
    };
  });
}

/**
 * The same sums in a spreadsheet engine: built and computed once, then one cell changed. Laid out in two ways: rows in
 * the order of the tree, so that each sum has a range of its own, which suits the engine best and breaks with the first
 * row that is sorted or added elsewhere; and tables whose rows name what they belong to, summed by SUMIFS.
 */
function spreadsheetRows(): Row[] {
  // By SUMIFS one changed cell takes seconds, and more than in proportion.
  return [
    ...spreadsheetLaidOut(100_000, 'ranges', sheetOf, { times: 5, rounds: 9 }),
    ...spreadsheetLaidOut(3_000, 'SUMIFS', tablesSheetOf, { times: 1, rounds: 1 }),
  ];
}

function spreadsheetLaidOut(
  entities: number,
  layout: string,
  lay: (plan: Plan, asOf: string) => Sheet,
  { times, rounds }: { readonly times: number; readonly rounds: number },
): Row[] {
  const plan = freshPlan(entities);
  const sheet = lay(plan, AS_OF);
  const { id } = anActionOf(plan);
  const built = race(
    { ours: { ready: () => freshPlan(entities), run: (fresh: Plan) => rollup(fresh, { asOf: AS_OF }).id } },
    5,
  );
  const { made: engine, spent } = once(() => spreadsheet(sheet));
  const found = engine.getCellValue(sheet.whole);
  if (typeof found !== 'number' || !(found > 0 && found < 1)) throw new Error(`the sheet gives ${found}`);
  rollup(plan, { asOf: AS_OF });
  let turn = 0;
  const next = () => {
    turn = (turn + 1) % 100;
    return turn;
  };
  const edited = race(
    {
      ours: {
        times: 200,
        run: () => rollup(reported(plan, id, next()), { asOf: AS_OF }).implementation.completion,
      },
      sheet: {
        times,
        run: () => {
          engine.setCellContents(sheet.first, next() / 100);
          return engine.getCellValue(sheet.whole);
        },
      },
    },
    rounds,
  );
  const rowCount = sheet.cells.length.toLocaleString('en');
  return [
    ratioRow(
      `the same sums in HyperFormula by ${layout}, ${rowCount} rows: build and compute, against a cold rollup with all it finds`,
      entities,
      `${digits(spent)} ms against ${ms(built.ours)}`,
      spent / built.ours.median,
      { atLeast: 30, text: 'at least 30 ×' },
      { ...flat(built), sheet: spent },
    ),
    ratioRow(
      `the same sums in HyperFormula by ${layout}, ${rowCount} rows: one cell changed, against an operation with its rollup`,
      entities,
      `${ms(edited.sheet)} against ${ms(edited.ours)}`,
      edited.sheet.median / edited.ours.median,
      { atLeast: 200, text: 'at least 200 ×' },
      flat(edited),
    ),
  ];
}

/** Two rules in a rules engine, against the same two here, and against all of the rules together. */
async function rulesEngineRows(): Promise<Row[]> {
  const compared = ['period-order', 'action-in-milestone'];
  const entities = 10_000;
  const plan = freshPlan(entities);
  const severity = Object.fromEntries(
    rules.map(({ code }) => [code, compared.includes(code) ? 'error' : 'off'] as const),
  );
  const policy = Object.freeze({ ...defaultPolicy, severity: Object.freeze(severity) });
  const timings = race({
    two: { times: 20, run: () => checkPlan(plan, { policy }).length },
    all: { times: 20, run: () => checkPlan(plan).length },
  });
  const steps = plan.goals.flatMap((goal) =>
    goal.strategies.flatMap(({ milestones }) =>
      milestones.flatMap(({ period, actions }) =>
        actions.map((action) => ({ ...action.period, milestoneStart: period.start })),
      ),
    ),
  );
  const engine = rulesEngine();
  const some = steps.slice(0, 1_000);
  let spent = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    for (const facts of some) await engine.run(facts);
    spent = Math.min(spent, performance.now() - start);
  }
  const each = {
    engine: (spent * 1_000) / some.length / compared.length,
    two: (timings.two.median * 1_000) / entities / compared.length,
    all: (timings.all.median * 1_000) / entities / rules.length,
  };
  return [
    ratioRow(
      'rules in json-rules-engine against rules here, for each rule and entity',
      entities,
      `${digits(each.engine)} µs against ${digits(each.all)} µs with all rules on; ${digits(each.two)} µs with the same two alone, where the walk weighs more`,
      each.engine / each.all,
      { atLeast: 50, text: 'at least 50 ×' },
      each,
    ),
  ];
}

/** The shape alone in other schema libraries, against reading a plan here with rules and freezing. */
function shapeRows(): Row[] {
  const valibot = inValibot(planSchema);
  const arktype = inArktype(planSchema);
  return [1_000, 100_000].map((entities) => {
    const text = textOf(entities);
    const ready = () => JSON.parse(text) as unknown;
    const times = 100_000 / entities;
    const timings = race(
      {
        ours: { times, ready, run: (input: unknown) => parsePlan(input).ok },
        zod: { times, ready, run: (input: unknown) => planSchema.safeParse(input).success },
        valibot: { times, ready, run: (input: unknown) => v.safeParse(valibot, input).success },
        arktype: { times, ready, run: (input: unknown) => Array.isArray(arktype(input)) },
      },
      5,
    );
    return {
      work: 'parsePlan (shape, rules, freezing), beside the shape alone in zod as it comes, valibot and arktype',
      entities: entities.toLocaleString('en'),
      measured: `${ms(timings.ours)}; zod ${ms(timings.zod)}, valibot ${ms(timings.valibot)}, arktype (checks, copies nothing) ${ms(timings.arktype)}`,
      budget: '',
      met: null,
      figures: flat(timings),
    };
  });
}

const growthSizes = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000] as const;

/** The exponent of a power law through the points: the slope of least squares in logarithms. */
function exponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return above / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

/** How cost grows with the plan: the fitted exponent, 1 for in proportion, 0 for flat. */
function growthRows(): Row[] {
  const costs: Record<string, [number, number][]> = {};
  for (const entities of growthSizes) {
    const text = JSON.stringify(sizedPlan(entities));
    const ready = () => JSON.parse(text) as unknown;
    const fresh = () => {
      const parsed = parsePlan(ready());
      if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
      return parsed.value;
    };
    const plan = fresh();
    const { id } = anActionOf(plan);
    const report = { date: '2026-07-01', percentComplete: 40 };
    const times = Math.max(1, Math.round(30_000 / entities));
    const timings = race(
      {
        'JSON.parse': { times, run: () => JSON.parse(text) },
        parsePlan: { times, ready, run: (input: unknown) => parsePlan(input).ok },
        checkPlan: { times, run: () => checkPlan(plan) },
        'cold rollup': { times, ready: fresh, run: (cold: Plan) => rollup(cold, { asOf: AS_OF }) },
      },
      5,
    );
    // Apart from the cold rollups, whose plans die: what is remembered of the dead is cleared away at some later edit.
    const live = fresh();
    rollup(live, { asOf: AS_OF });
    const quick = race({
      'one operation': { times: 500, run: () => reportAction(live, { id, report }) },
      'rollup after it': {
        times: 500,
        ready: (round) => reported(live, id, round % 100),
        run: (after: Plan) => rollup(after, { asOf: AS_OF }),
      },
    });
    for (const [name, { median }] of Object.entries({ ...timings, ...quick })) {
      const known = costs[name] ?? [];
      known.push([entities, median]);
      costs[name] = known;
    }
  }
  // Collecting garbage grows faster than the garbage: what reads is held against JSON.parse, which does the least.
  const least = Math.max(1, exponent(costs['JSON.parse'] ?? []));
  return Object.entries(costs).map(([name, points]): Row => {
    const flatly = name === 'one operation' || name === 'rollup after it';
    const fitted = exponent(points);
    const most = flatly ? 0.1 : Number((least + 0.05).toFixed(3));
    return {
      work: `growth of ${name}`,
      entities: '1,000 to 300,000',
      measured: `exponent ${fitted.toFixed(3)} (${points.map(([, cost]) => digits(cost)).join(', ')} ms)`,
      budget: name === 'JSON.parse' ? '' : `at most ${most}`,
      met: name === 'JSON.parse' ? null : fitted <= most,
      figures: { exponent: fitted, ...Object.fromEntries(points.map(([size, cost]) => [`${size}`, cost])) },
    };
  });
}

/** Megabytes that something holds once all else is collected. */
async function heldBy<T>(make: () => T): Promise<{ readonly held: number; readonly value: T }> {
  const heap = async () => {
    for (let round = 0; round < 4; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      globalThis.gc?.();
    }
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const before = await heap();
  const value = make();
  return { held: (await heap()) - before, value };
}

/** What a large plan holds: as JSON gives it, read, with its rollup remembered, and after its death. */
async function memoryRows(): Promise<Row[]> {
  const entities = 100_000;
  const text = textOf(entities);
  texts.clear();
  const plain = await heldBy(() => JSON.parse(text) as unknown);
  const read = await heldBy(() => freshPlanFrom(text));
  const rolled = await heldBy(() => rollup(read.value, { asOf: AS_OF }));
  const { id } = anActionOf(read.value);
  // The first look at an id makes the book of places.
  const book = await heldBy(() => reported(read.value, id, 1).id);
  const operate = () => {
    let plan = read.value;
    for (let step = 0; step < 10_000; step += 1) {
      const after = reported(plan, id, step % 100);
      plan = step % 2 === 0 ? read.value : after;
    }
    return rollup(plan, { asOf: AS_OF }).id;
  };
  // The first ten thousand bring tables and generated code to their size.
  operate();
  const operated = await heldBy(operate);
  const figures = { plain: plain.held, read: read.held, rolled: rolled.held, book: book.held, operated: operated.held };
  // Looked at once more, so that none of them could be collected before the last was weighed.
  consume([plain.value, read.value, rolled.value, operated.value]);
  return [
    {
      work: 'heap held: plain JSON; a plan read; its rollup remembered besides; the book of places of its ids; 10,000 operations that nothing keeps',
      entities: entities.toLocaleString('en'),
      measured: `${[plain.held, read.held, rolled.held, book.held, operated.held].map((held) => `${digits(held)} MB`).join('; ')}`,
      budget: 'operations: at most 5 MB',
      met: operated.held <= 5,
      figures,
    },
  ];
}

/** Every row, by the group that `--only` names. */
export const groups: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  parse: parseRows,
  rollup: rollupRows,
  operations: operationRows,
  rules: ruleRows,
  naive: naiveRows,
  spreadsheet: spreadsheetRows,
  engine: rulesEngineRows,
  shape: shapeRows,
  bundle: bundleRows,
  growth: growthRows,
  memory: memoryRows,
};
