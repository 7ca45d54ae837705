/**
 * The same work by libraries that an agency would otherwise reach for: a spreadsheet engine for the sums, a rules engine
 * for the rules, two schema libraries for the shape.
 */
import { type } from 'arktype';
import { HyperFormula } from 'hyperformula';
import { Engine } from 'json-rules-engine';
import type { Plan } from 'spm-model';
import * as v from 'valibot';

/** A sheet of the plan: a row for each action, and the means of milestones, strategies, goals and the plan beside them. */
export interface Sheet {
  readonly cells: (string | number)[][];
  /** The first action's share done. */
  readonly first: { readonly sheet: number; readonly row: number; readonly col: number };
  /** The plan's share done. */
  readonly whole: { readonly sheet: number; readonly row: number; readonly col: number };
}

const serial = (day: string) => Date.parse(day) / 86_400_000;
const letter = (column: number) => String.fromCharCode(65 + column);
/** The share of a row's days, from column A to B, that is gone on a day. */
const gone = (row: number, day: string) => `MAX(0,MIN(1,(${day}-A${row}+1)/(B${row}-A${row}+1)))`;

/** The share done by a day, as the last report has it. */
export const doneBy = (
  reports: readonly { readonly date: string; readonly percentComplete: number }[],
  asOf: string,
): number => (reports.filter(({ date }) => date <= asOf).at(-1)?.percentComplete ?? 0) / 100;

/**
 * The sums of a rollup as a spreadsheet has them: share done, expected and due of each action from its days, then
 * weighted means of them by milestone, and means of means up to the plan. The columns: start, end, done, weight,
 * expected, due; then three for each level above.
 */
export function sheetOf(plan: Plan, asOf: string): Sheet {
  const cells: (string | number)[][] = [[serial(asOf), serial(asOf) - 31]];
  const levels: string[][][] = [[], [], [], []];
  const weighed = (column: string, from: number, to: number) =>
    `=SUMPRODUCT($D${from}:$D${to},${column}${from}:${column}${to})/SUM($D${from}:$D${to})`;
  const mean = (column: string, from: number, to: number) => `=AVERAGE(${column}${from}:${column}${to})`;
  const [milestones, strategies, goals, top] = levels as [string[][], string[][], string[][], string[][]];
  const means = (level: number, from: number, to: number) =>
    [0, 1, 2].map((sum) => mean(letter(3 + 3 * level + sum), from + 2, to + 1));
  for (const goal of plan.goals) {
    const firstStrategy = strategies.length;
    for (const strategy of goal.strategies) {
      const firstMilestone = milestones.length;
      for (const milestone of strategy.milestones) {
        const from = cells.length + 1;
        for (const { period, reports, weight } of milestone.actions) {
          const row = cells.length + 1;
          const days = [serial(period.start), serial(period.end)];
          const shares = [`=${gone(row, '$A$1')}`, `=${gone(row, '$B$1')}`];
          cells.push([...days, doneBy(reports, asOf), weight ?? 1, ...shares]);
        }
        milestones.push(['C', 'E', 'F'].map((column) => weighed(column, from, cells.length)));
      }
      strategies.push(means(1, firstMilestone, milestones.length));
    }
    goals.push(means(2, firstStrategy, strategies.length));
  }
  top.push(means(3, 0, goals.length));
  for (const [level, formulas] of levels.entries()) {
    for (const [index, found] of formulas.entries()) {
      const line = cells[index + 1] as (string | number)[];
      while (line.length < 6 + 3 * level) line.push('');
      line.push(...found);
    }
  }
  return { cells, first: { sheet: 0, row: 1, col: 2 }, whole: { sheet: 0, row: 1, col: 15 } };
}

/**
 * The same sums over tables side by side, each row of which names what it belongs to: actions (start, end, done, weight,
 * expected, due, milestone), then milestones, strategies, goals and the plan (id, parent, done, expected, due).
 */
export function tablesSheetOf(plan: Plan, asOf: string): Sheet {
  const actions: (string | number)[][] = [];
  const levels: [string, string][][] = [[], [], [], [[plan.id, '']]];
  const [milestones, strategies, goals] = levels as [[string, string][], [string, string][], [string, string][]];
  for (const goal of plan.goals) {
    goals.push([goal.id, plan.id]);
    for (const strategy of goal.strategies) {
      strategies.push([strategy.id, goal.id]);
      for (const milestone of strategy.milestones) {
        milestones.push([milestone.id, strategy.id]);
        for (const { period, reports, weight } of milestone.actions) {
          const row = actions.length + 2;
          const days = [serial(period.start), serial(period.end)];
          const shares = [`=D${row}*${gone(row, '$A$1')}`, `=D${row}*${gone(row, '$B$1')}`];
          actions.push([...days, doneBy(reports, asOf), weight ?? 1, ...shares, milestone.id, `=C${row}*D${row}`]);
        }
      }
    }
  }
  const cells: (string | number)[][] = [[serial(asOf), serial(asOf) - 31], ...actions];
  for (const [level, entities] of levels.entries()) {
    const from = 8 + 5 * level;
    const own = letter(from);
    const last = (level === 0 ? actions : (levels[level - 1] as unknown[])).length + 1;
    const column = (name: string) => `$${name}$2:$${name}$${last}`;
    for (const [index, [id, parent]] of entities.entries()) {
      const line = cells[index + 1] as (string | number)[];
      while (line.length < from) line.push('');
      const key = `$${own}${index + 2}`;
      const sums =
        level === 0
          ? ['H', 'E', 'F'].map((name) => {
              const over = (summed: string) => `SUMIFS(${column(summed)},${column('G')},${key})`;
              return `=${over(name)}/${over('D')}`;
            })
          : [2, 3, 4].map((sum) => `=AVERAGEIF(${column(letter(from - 4))},${key},${column(letter(from - 5 + sum))})`);
      line.push(id, parent, ...sums);
    }
  }
  return { cells, first: { sheet: 0, row: 1, col: 2 }, whole: { sheet: 0, row: 1, col: 25 } };
}

export const spreadsheet = ({ cells }: Sheet) =>
  HyperFormula.buildFromArray(cells, { licenseKey: 'gpl-v3', maxRows: 200_000 });

/** Two rules of the catalogue as a rules engine has them: a period ends no earlier than it starts, and lies within another. */
export function rulesEngine(): Engine {
  const engine = new Engine();
  engine.addOperator('before', (a: string, b: string) => a < b);
  const refused = (name: string, fact: string, other: string) =>
    engine.addRule({
      name,
      conditions: { any: [{ fact, operator: 'before', value: { fact: other } }] },
      event: { type: name },
    });
  refused('period-order', 'end', 'start');
  refused('action-in-milestone', 'start', 'milestoneStart');
  return engine;
}

// biome-ignore lint/suspicious/noExplicitAny: zod's own definitions are looked through, whatever they are
type Definition = any;

/** What wraps a schema, looked through: whether it may be left out, and what is in it. */
function unwrapped(schema: Definition): { readonly def: Definition; readonly optional: boolean } {
  let optional = false;
  let inner = schema;
  while (inner._zod.def.innerType !== undefined) {
    optional ||= ['optional', 'default'].includes(inner._zod.def.type);
    inner = inner._zod.def.innerType;
  }
  return { def: inner._zod.def, optional };
}

/** The plan's shape in valibot, made from the one shape that there is. */
export function inValibot(schema: Definition): v.GenericSchema {
  const { def, optional } = unwrapped(schema);
  const made = ((): v.GenericSchema => {
    if (def.type === 'string') return v.string();
    if (def.type === 'number') return v.pipe(v.number(), v.finite());
    if (def.type === 'array') return v.array(inValibot(def.element));
    if (def.type === 'enum') return v.picklist(Object.values(def.entries) as string[]);
    if (def.type === 'literal') return v.picklist(def.values);
    if (def.type === 'object') {
      return v.strictObject(
        Object.fromEntries(
          Object.entries(def.shape as Record<string, Definition>).map(([key, field]) => [key, inValibot(field)]),
        ),
      );
    }
    return v.unknown();
  })();
  return optional ? (v.optional(made as never) as unknown as v.GenericSchema) : made;
}

/** The plan's shape in arktype's own notation. */
function arkNotation(schema: Definition): unknown {
  const { def } = unwrapped(schema);
  if (def.type === 'string') return 'string';
  if (def.type === 'number') return 'number';
  if (def.type === 'array') return [arkNotation(def.element), '[]'];
  if (def.type === 'enum') return ['===', ...Object.values(def.entries)];
  if (def.type === 'literal') return ['===', ...def.values];
  if (def.type === 'object') {
    const fields = Object.entries(def.shape as Record<string, Definition>).map(([key, field]) => [
      `${key}${unwrapped(field).optional ? '?' : ''}`,
      arkNotation(field),
    ]);
    return { '+': 'reject', ...Object.fromEntries(fields) };
  }
  return 'unknown';
}

export const inArktype = (schema: Definition) => type(arkNotation(schema) as never) as (input: unknown) => unknown;
