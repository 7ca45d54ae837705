/**
 * A plan as flat tables, one for each kind of thing, for warehouses and CSV; and back. Columns come from the schemas:
 * a nested object's fields are columns of their own (`period_start`), lists without ids and the host's own data are JSON
 * text, and every row says which plan it is of, what holds it and at which place it stands.
 */
import * as z from 'zod';
import type { Plan } from '../model/generated/types.js';
import { goalSchema, strategySchema } from '../model/goal.js';
import { measureSchema, observationSchema, subgroupSchema, targetSchema } from '../model/measure.js';
import { actionSchema, inputSchema, milestoneSchema, outputSchema, reportSchema } from '../model/milestone.js';
import {
  collaborativeTeamSchema,
  coordinationSchema,
  divisionSchema,
  organizationFunctionSchema,
  organizationSchema,
  unitSchema,
} from '../model/organization.js';
import { courseAdjustmentSchema, planSchema, valueSchema } from '../model/plan.js';
import { fail, type Issue, type Result } from '../model/result.js';
import type { PlanRollup } from '../progress/rollup.js';
import type { CheckOptions } from '../rules/check.js';
import { parsePlan } from '../rules/parse.js';
import { quoted } from '../rules/read.js';

/** A value of a column. */
export type Cell = string | number | boolean | null;

/** A row: columns by name, always all of its table's. */
export type Row = { readonly [column: string]: Cell };

/** The tables of a plan. */
export const TABLES = [
  'plans',
  'organizations',
  'functions',
  'divisions',
  'units',
  'coordinations',
  'values',
  'goals',
  'measures',
  'subgroups',
  'targets',
  'observations',
  'strategies',
  'milestones',
  'actions',
  'reports',
  'inputs',
  'outputs',
  'teams',
  'adjustments',
] as const;

/** The name of a table. */
export type TableName = (typeof TABLES)[number];

/** A plan as flat tables. */
export type PlanRows = { readonly [Table in TableName]: readonly Row[] };

/** What a column holds. */
export type ColumnType = 'text' | 'number' | 'integer' | 'date' | 'json';

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
}

/** A column, and where its value stands in an entity. */
interface Field extends Column {
  readonly path: readonly string[];
  /** Of a nested object, whether it must be there when the object is. */
  readonly required: boolean;
}

interface Table {
  readonly schema: z.ZodObject;
  /** The lists that hold rows of other tables, under the names of their fields. */
  readonly lists: Readonly<Record<string, TableName>>;
}

const series = { targets: 'targets', observations: 'observations' } as const;
const shape = (schema: unknown) => schema as z.ZodObject;

const tables: Readonly<Record<TableName, Table>> = {
  plans: {
    schema: shape(planSchema),
    lists: { values: 'values', goals: 'goals', teams: 'teams', adjustments: 'adjustments' },
  },
  organizations: {
    schema: shape(organizationSchema),
    lists: { functions: 'functions', divisions: 'divisions', coordinations: 'coordinations' },
  },
  functions: { schema: shape(organizationFunctionSchema), lists: {} },
  divisions: { schema: shape(divisionSchema), lists: { units: 'units' } },
  units: { schema: shape(unitSchema), lists: {} },
  coordinations: { schema: shape(coordinationSchema), lists: {} },
  values: { schema: shape(valueSchema), lists: {} },
  goals: { schema: shape(goalSchema), lists: { measures: 'measures', strategies: 'strategies' } },
  measures: { schema: shape(measureSchema), lists: { ...series, subgroups: 'subgroups' } },
  subgroups: { schema: shape(subgroupSchema), lists: series },
  targets: { schema: shape(targetSchema), lists: {} },
  observations: { schema: shape(observationSchema), lists: {} },
  strategies: { schema: shape(strategySchema), lists: { measures: 'measures', milestones: 'milestones' } },
  milestones: { schema: shape(milestoneSchema), lists: { actions: 'actions', reports: 'reports' } },
  actions: { schema: shape(actionSchema), lists: { inputs: 'inputs', outputs: 'outputs', reports: 'reports' } },
  reports: { schema: shape(reportSchema), lists: {} },
  inputs: { schema: shape(inputSchema), lists: {} },
  outputs: { schema: shape(outputSchema), lists: {} },
  teams: { schema: shape(collaborativeTeamSchema), lists: {} },
  adjustments: { schema: shape(courseAdjustmentSchema), lists: {} },
};

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function inner(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? inner(schema.unwrap() as z.ZodType)
    : schema;
}

function typeOf(schema: z.ZodType): ColumnType {
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'integer' : 'number';
  if (schema instanceof z.ZodLiteral) return 'integer';
  if (schema instanceof z.ZodEnum) return 'text';
  if (schema instanceof z.ZodString) return schema.meta()?.['format'] === 'date' ? 'date' : 'text';
  return 'json';
}

function fieldsOf(
  schema: z.ZodObject,
  lists: Readonly<Record<string, unknown>>,
  path: readonly string[] = [],
): Field[] {
  return Object.entries(schema.shape).flatMap(([key, field]): Field[] => {
    if (key in lists || (path.length === 0 && key === 'organization')) return [];
    const written = field as z.ZodType;
    const core = inner(written);
    const at = [...path, key];
    if (core instanceof z.ZodObject) return fieldsOf(core, {}, at);
    const description = (written.description ?? core.description) as string;
    return [{ name: at.map(snake).join('_'), type: typeOf(core), description, path: at, required: core === written }];
  });
}

const fields = new Map<TableName, readonly Field[]>();

function fieldsIn(table: TableName): readonly Field[] {
  const known = fields.get(table) ?? fieldsOf(tables[table].schema, tables[table].lists);
  fields.set(table, known);
  return known;
}

const PLACE: readonly Column[] = [
  { name: 'plan_id', type: 'text', description: 'The plan that the row is of' },
  { name: 'parent_id', type: 'text', description: 'The id of what holds it; null for the plan' },
  { name: 'position', type: 'integer', description: 'Its place among its siblings, from 0' },
];

/**
 * The columns of a table, in their order, with what each holds: the same for every plan.
 *
 * @example
 * ```ts
 * columnsOf('targets').map(({ name, type }) => `${name} ${type}`);
 * // ['plan_id text', 'parent_id text', 'position integer', 'date date', 'value number', 'low number', 'high number', 'extensions json']
 * ```
 */
export function columnsOf(table: TableName): readonly Column[] {
  return [...PLACE, ...fieldsIn(table).map(({ name, type, description }) => ({ name, type, description }))];
}

type Fields = Readonly<Record<string, unknown>>;

function cellOf(entity: Fields, { path, type }: Field): Cell {
  let value: unknown = entity;
  for (const step of path) value = (value as Fields | undefined)?.[step];
  if (value === undefined) return null;
  return type === 'json' ? JSON.stringify(value) : (value as Cell);
}

/**
 * A plan as flat tables: for each kind of thing a list of rows, with `plan_id`, `parent_id` and `position`. Columns are
 * those of `columnsOf`, all of them in every row, null where there is no value.
 *
 * Total: never throws on a well-shaped plan.
 *
 * @example
 * ```ts
 * const { actions } = planRows(examplePlan);
 * actions[0]?.['period_start']; // '2025-07-01'
 * ```
 */
export function planRows(plan: Plan): PlanRows {
  const rows = Object.fromEntries(TABLES.map((table) => [table, [] as Row[]])) as unknown as Record<TableName, Row[]>;
  const add = (table: TableName, entity: Fields, parentId: string | null, position: number): void => {
    const cells = fieldsIn(table).map((field) => [field.name, cellOf(entity, field)] as const);
    rows[table].push({ plan_id: plan.id, parent_id: parentId, position, ...Object.fromEntries(cells) });
    for (const [key, held] of Object.entries(tables[table].lists)) {
      for (const [index, child] of (entity[key] as readonly Fields[]).entries())
        add(held, child, entity['id'] as string, index);
    }
  };
  add('plans', plan as unknown as Fields, null, 0);
  add('organizations', plan.organization as unknown as Fields, plan.id, 0);
  return rows;
}

/** The rows of a table by what holds them, in their order. */
type Held = ReadonlyMap<string, readonly Row[]>;

const issue = (code: string, path: (string | number)[], message: string): Issue => ({
  code,
  severity: 'error',
  path,
  message,
  params: {},
});

function heldIn(rows: readonly Row[]): Held {
  const held = new Map<string, Row[]>();
  for (const row of rows) {
    const parent = String(row['parent_id']);
    const siblings = held.get(parent);
    if (siblings === undefined) held.set(parent, [row]);
    else siblings.push(row);
  }
  for (const siblings of held.values()) siblings.sort((a, b) => Number(a['position']) - Number(b['position']));
  return held;
}

/** The entity of a row, without what it holds. */
function entityOf(table: TableName, row: Row, issues: Issue[], index: number): Record<string, unknown> {
  const entity: Record<string, unknown> = {};
  for (const { name, type, path } of fieldsIn(table)) {
    const cell = row[name];
    if (cell === null || cell === undefined) continue;
    let value: unknown = cell;
    if (type === 'json') {
      try {
        value = JSON.parse(String(cell));
      } catch {
        issues.push(
          issue(
            'wrong-type',
            [table, index, name],
            `Row ${index + 1} of ${table} has text in ${name} that is no JSON.`,
          ),
        );
        continue;
      }
    }
    let holder = entity;
    for (const step of path.slice(0, -1)) {
      holder[step] ??= {};
      holder = holder[step] as Record<string, unknown>;
    }
    holder[path.at(-1) as string] = value;
  }
  return entity;
}

/**
 * A plan from its tables: the way back from `planRows`. Missing tables and columns count as empty.
 *
 * Errors: `missing` where there is no row of the plan or the organisation, `wrong-type` for text that is no JSON,
 * `unknown-reference` for rows whose parent is not there, and those of `parsePlan`.
 *
 * @example
 * ```ts
 * const back = planFromRows(planRows(examplePlan));
 * if (back.ok) back.value.title === examplePlan.title; // true
 * ```
 */
export function planFromRows(rows: Partial<PlanRows>, options: CheckOptions = {}): Result<Plan> {
  const issues: Issue[] = [];
  try {
    const built = build(rows, issues);
    if (issues.length > 0) return fail(issues);
    return parsePlan(built, options);
  } catch {
    return fail([
      issue('wrong-type', [], 'The rows could not be read; give an array of plain objects for each table.'),
    ]);
  }
}

function build(rows: Partial<PlanRows>, issues: Issue[]): unknown {
  const held = new Map(TABLES.map((table) => [table, heldIn(rows[table] ?? [])]));
  const indexes = new Map(TABLES.flatMap((table) => (rows[table] ?? []).map((row, index) => [row, index] as const)));
  const used = new Set<Row>();
  const make = (table: TableName, row: Row): Record<string, unknown> => {
    used.add(row);
    const entity = entityOf(table, row, issues, indexes.get(row) as number);
    for (const [key, child] of Object.entries(tables[table].lists)) {
      const children = held.get(child)?.get(String(row['id'])) ?? [];
      // A row belongs to one holder, also where ids repeat.
      entity[key] = children.filter((each) => !used.has(each)).map((each) => make(child, each));
    }
    return entity;
  };
  const [plan, organization] = [rows.plans?.[0], rows.organizations?.[0]];
  if (plan === undefined || organization === undefined) {
    const table = plan === undefined ? 'plans' : 'organizations';
    issues.push(issue('missing', [table], `There is no row in ${table}; a plan has one.`));
    return undefined;
  }
  const built = { ...make('plans', plan), organization: make('organizations', organization) };
  for (const table of TABLES) {
    for (const [index, row] of (rows[table] ?? []).entries()) {
      if (used.has(row)) continue;
      issues.push(
        issue(
          'unknown-reference',
          [table, index, 'parent_id'],
          `Row ${index + 1} of ${table} names ${quoted(row['parent_id'])} as its parent, which is not there.`,
        ),
      );
    }
  }
  return built;
}

/** A rollup as flat tables. */
export interface RollupRows {
  readonly goals: readonly Row[];
  readonly strategies: readonly Row[];
  readonly milestones: readonly Row[];
  readonly actions: readonly Row[];
  readonly measures: readonly Row[];
}

/**
 * A rollup as flat tables, with ids and parents' ids as in `planRows`, and the day: completion, expected, due and state
 * of implementation, progress, expected progress, pace and status of performance, and each measure's own figures.
 *
 * @example
 * ```ts
 * const { strategies } = rollupRows(rollup(examplePlan, { asOf: '2026-08-03' }));
 * strategies[0]?.['diagnosis']; // 'theory-holding'
 * ```
 */
export function rollupRows(standing: PlanRollup): RollupRows {
  const place = (id: string, parentId: string, position: number) => ({
    plan_id: standing.id,
    as_of: standing.asOf,
    id,
    parent_id: parentId,
    position,
  });
  const work = ({ completion, expected, due, state, coverage }: PlanRollup['implementation']) => ({
    completion,
    expected,
    due,
    state,
    implementation_coverage: coverage,
  });
  const results = ({ progress, expectedProgress, pace, status, coverage, worst }: PlanRollup['performance']) => ({
    progress,
    expected_progress: expectedProgress,
    pace,
    status,
    performance_coverage: coverage,
    worst,
  });
  const rows = {
    goals: [] as Row[],
    strategies: [] as Row[],
    milestones: [] as Row[],
    actions: [] as Row[],
    measures: [] as Row[],
  };
  const addMeasures = (measures: PlanRollup['goals'][number]['measures'], parentId: string) => {
    for (const [index, measure] of measures.entries()) {
      const { id, value, observedOn, attainment, progress, expectedProgress, pace, shortfall, status } = measure;
      rows.measures.push({
        ...place(id, parentId, index),
        value,
        observed_on: observedOn,
        attainment,
        progress,
        expected_progress: expectedProgress,
        pace,
        shortfall,
        status,
      });
    }
  };
  for (const [g, goal] of standing.goals.entries()) {
    rows.goals.push({ ...place(goal.id, standing.id, g), ...work(goal.implementation), ...results(goal.performance) });
    addMeasures(goal.measures, goal.id);
    for (const [s, strategy] of goal.strategies.entries()) {
      rows.strategies.push({
        ...place(strategy.id, goal.id, s),
        ...work(strategy.implementation),
        ...results(strategy.performance),
        diagnosis: strategy.diagnosis,
      });
      addMeasures(strategy.measures, strategy.id);
      for (const [m, milestone] of strategy.milestones.entries()) {
        rows.milestones.push({ ...place(milestone.id, strategy.id, m), ...work(milestone.implementation) });
        for (const [a, action] of milestone.actions.entries()) {
          const { id, completion, expected, due, shortfall, state, reportedOn } = action;
          rows.actions.push({
            ...place(id, milestone.id, a),
            completion,
            expected,
            due,
            shortfall,
            state,
            reported_on: reportedOn,
          });
        }
      }
    }
  }
  return rows;
}
