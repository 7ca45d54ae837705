import { DuckDBInstance } from '@duckdb/node-api';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import {
  columnsOf,
  draftPolicy,
  type Plan,
  parsePlan,
  planFromRows,
  planJsonSchema,
  planRows,
  planSchema,
  type Row,
  rollup,
  rollupRows,
  rules,
  TABLES,
} from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { northCarolina, STATUS_AS_OF } from '../../docs/examples/north-carolina/plan.mjs';
import { readShape } from '../../src/rules/read.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const ajv = new Ajv2020({ strict: true, unicode: false, allErrors: false });
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
const validate = ajv.compile(planJsonSchema());
const fitsShape = (input: unknown) => readShape(planSchema, input).ok;

describe('the JSON Schema', () => {
  it('is of draft 2020-12, with the descriptions of the documents', () => {
    const schema = planJsonSchema() as {
      $schema: string;
      description: string;
      properties: Record<string, { description?: string }>;
    };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.description).toBe('A strategic performance management plan');
    for (const [name, property] of Object.entries(schema.properties)) expect(property.description, name).toBeTruthy();
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it('accepts plans that fit the shape', () => {
    expect(validate(examplePlan)).toBe(true);
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium', faults: 'some', edgeDates: true, extremeNumbers: true }), (plan) => {
        expect(validate(JSON.parse(JSON.stringify(plan)))).toBe(true);
      }),
    );
  });

  it('accepts and refuses what the shape does, on single mutations', () => {
    const junk: fc.Arbitrary<unknown> = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        '',
        'x',
        0,
        -1,
        0.5,
        101,
        1e300,
        true,
        [],
        {},
        ['x'],
        [{}],
        '2026-02-29',
        '2024-02-29',
        '0000-01-01',
        '2026-06-30T00:00:00Z',
        'x'.repeat(201),
        { start: '2026-01-01', end: '2026-02-01' },
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
      typeof value !== 'object' || value === null
        ? [path]
        : [
            path,
            ...Object.entries(value).flatMap(([key, item]) =>
              places(item, [...path, Array.isArray(value) ? Number(key) : key]),
            ),
          ];
    let [accepted, refused] = [0, 0];
    fc.assert(
      fc.property(arbitraryPlan(), fc.nat(), fc.constantFrom('set', 'delete', 'add'), junk, (plan, at, how, value) => {
        const input = JSON.parse(JSON.stringify(plan));
        const all = places(input).filter((path) => path.length > 0 && !path.includes('extensions'));
        const path = all[at % all.length] as (string | number)[];
        const holder = path.slice(0, -1).reduce((each, step) => each[step], input);
        const key = path.at(-1) as string | number;
        if (how === 'set') holder[key] = value;
        else if (how === 'add' && !Array.isArray(holder)) holder['novel'] = value;
        else if (Array.isArray(holder)) holder.splice(key as number, 1);
        else delete holder[key];
        const expected = fitsShape(input);
        if (expected) accepted += 1;
        else refused += 1;
        expect(validate(input), `${how} ${path.join('.')} ${JSON.stringify(value)}`).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(200);
  });
});

const anything = {
  policy: { ...draftPolicy, severity: Object.fromEntries(rules.map(({ code }) => [code, 'off' as const])) },
};

describe('rows', () => {
  it('are the way to a plan and back', () => {
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium', extremeNumbers: true, edgeDates: true }), (plan) => {
        expect(valueIn(planFromRows(planRows(plan), anything))).toEqual(plan);
        // Rows in any order, as a warehouse gives them, and through JSON.
        const shuffled = Object.fromEntries(
          Object.entries(planRows(plan)).map(([table, rows]) => [table, [...rows].reverse()]),
        );
        expect(valueIn(planFromRows(JSON.parse(JSON.stringify(shuffled)), anything))).toEqual(plan);
      }),
    );
    expect(valueIn(planFromRows(planRows(examplePlan)))).toEqual(examplePlan);
  });

  it('have all columns of their table, with values of their types, and no others', () => {
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium', faults: 'some' }), (plan) => {
        const rows = planRows(plan);
        for (const table of TABLES) {
          const columns = columnsOf(table);
          for (const row of rows[table]) {
            expect(Object.keys(row)).toEqual(columns.map(({ name }) => name));
            for (const { name, type } of columns) {
              const cell = row[name];
              if (cell === null) continue;
              expect(typeof cell, `${table}.${name}`).toBe(
                type === 'number' || type === 'integer' ? 'number' : 'string',
              );
              if (type === 'date') expect(cell).toMatch(/^\d{4}-\d{2}-\d{2}$/);
              if (type === 'json') JSON.parse(cell as string);
            }
          }
        }
      }),
    );
  });

  it('have stable columns', () => {
    expect(columnsOf('actions').map(({ name }) => name)).toEqual([
      'plan_id',
      'parent_id',
      'position',
      'id',
      'title',
      'description',
      'period_start',
      'period_end',
      'unit_id',
      'responsible_name',
      'responsible_title',
      'discontinued_date',
      'discontinued_reason',
      'weight',
      'extensions',
    ]);
    expect(columnsOf('measures').map(({ name, type }) => `${name} ${type}`)).toContain('unit_levels json');
    for (const table of TABLES)
      for (const { description } of columnsOf(table)) expect(description.length).toBeGreaterThan(2);
  });

  it('that are broken give issues', () => {
    expect(issuesOf(planFromRows({}))).toMatchObject([{ code: 'missing', path: ['plans'] }]);
    const { organizations: _, ...headless } = planRows(examplePlan);
    expect(issuesOf(planFromRows(headless))).toMatchObject([{ code: 'missing', path: ['organizations'] }]);
    const rows = planRows(examplePlan);
    const lost = {
      ...rows,
      actions: [...rows.actions, { ...(rows.actions[0] as Row), id: 'lost', parent_id: 'nowhere' }],
    };
    expect(issuesOf(planFromRows(lost))).toMatchObject([
      { code: 'unknown-reference', path: ['actions', 13, 'parent_id'] },
    ]);
    const spoiled = { ...rows, divisions: rows.divisions.map((row) => ({ ...row, function_ids: '[' })) };
    expect(codesOf(issuesOf(planFromRows(spoiled)))).toEqual(['wrong-type', 'wrong-type']);
    for (const junk of [
      null,
      7,
      { plans: 7 },
      { plans: [null], organizations: [null] },
      { plans: [{}], organizations: [{}] },
    ]) {
      expect(planFromRows(junk as never).ok).toBe(false);
    }
  });

  it('take any rows without throwing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...TABLES), fc.anything()), (rows) => {
        expect(typeof planFromRows(rows as never).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});

describe('rows of a rollup', () => {
  it('are those of its nodes', () => {
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium' }), arbitraryDay(), (plan, asOf) => {
        const [rows, tables] = [rollupRows(rollup(plan, { asOf })), planRows(plan)];
        for (const table of ['goals', 'strategies', 'milestones', 'actions', 'measures'] as const) {
          const places = (all: readonly Row[]) =>
            all.map(({ id, parent_id, position }) => `${parent_id} ${position} ${id}`).sort();
          expect(places(rows[table])).toEqual(places(tables[table]));
        }
      }),
    );
  });
});

describe('a warehouse', () => {
  const TYPES = { text: 'VARCHAR', number: 'DOUBLE', integer: 'BIGINT', date: 'DATE', json: 'VARCHAR' } as const;
  const literal = (cell: unknown): string =>
    cell === null || cell === undefined
      ? 'NULL'
      : typeof cell === 'number'
        ? String(cell)
        : `'${String(cell).replaceAll("'", "''")}'`;

  it('loads the North Carolina plan, and computes the completions of its strategies in SQL as rollup does', async () => {
    const plan: Plan = valueIn(parsePlan(northCarolina, { policy: draftPolicy }));
    const rows = planRows(plan);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const table of TABLES) {
      const columns = columnsOf(table);
      await connection.run(
        `CREATE TABLE "${table}" (${columns.map(({ name, type }) => `"${name}" ${TYPES[type]}`).join(', ')})`,
      );
      for (const row of rows[table]) {
        await connection.run(
          `INSERT INTO "${table}" VALUES (${columns.map(({ name }) => literal(row[name])).join(', ')})`,
        );
      }
    }
    const result = await connection.runAndReadAll(`
      WITH reported AS (
        SELECT actions.id, actions.parent_id, COALESCE(actions.weight, 1) AS weight,
          COALESCE(LAST(reports.percent_complete ORDER BY reports.date, reports.position), 0) / 100 AS done
        FROM actions LEFT JOIN reports ON reports.parent_id = actions.id AND reports.date <= DATE '${STATUS_AS_OF}'
        WHERE actions.discontinued_date IS NULL OR actions.discontinued_date > DATE '${STATUS_AS_OF}'
        GROUP BY actions.id, actions.parent_id, actions.weight
      ), by_milestone AS (
        SELECT milestones.id, milestones.parent_id, COALESCE(milestones.weight, 1) AS weight, SUM(reported.weight * done) / SUM(reported.weight) AS done
        FROM milestones JOIN reported ON reported.parent_id = milestones.id GROUP BY milestones.id, milestones.parent_id, milestones.weight
      )
      SELECT parent_id, SUM(weight * done) / SUM(weight) FROM by_milestone GROUP BY parent_id ORDER BY parent_id`);
    const found = new Map(result.getRowsJson().map(([id, done]) => [String(id), Number(done)]));
    const expected = rollupRows(rollup(plan, { asOf: STATUS_AS_OF })).strategies;
    expect(found.size).toBe(expected.length);
    for (const { id, completion } of expected) expect(found.get(String(id))).toBeCloseTo(completion as number, 12);
  });
});
