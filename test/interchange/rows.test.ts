/** Tables of a plan: every field comes back, and what does not fit is pointed to by table, row and column. */
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import {
  type Cell,
  columnsOf,
  draftPolicy,
  type Plan,
  parsePlan,
  planFromRows,
  planRows,
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
import { rowsInSpanish } from '../../src/messages/es/rows.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const anything = {
  policy: { ...draftPolicy, severity: Object.fromEntries(rules.map(({ code }) => [code, 'off' as const])) },
};

type AnyRows = Record<string, readonly Record<string, unknown>[]>;

/** Tables as a reader of CSV gives them: text throughout, and empty text for no value. */
const asText = (tables: object): never =>
  Object.fromEntries(
    Object.entries(tables as AnyRows).map(([table, rows]) => [
      table,
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell === null ? '' : String(cell)])),
      ),
    ]),
  ) as never;

/** The example plan's tables, one row of one of them changed. */
const changed = (table: string, index: number, cells: Record<string, unknown>): never => {
  const rows = planRows(examplePlan) as unknown as AnyRows;
  return {
    ...rows,
    [table]: (rows[table] ?? []).map((row, at) => (at === index ? { ...row, ...cells } : row)),
  } as never;
};

describe('rows', () => {
  it('are the way to a plan and back, with every field', () => {
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

  it('come back from text throughout, as a reader of CSV gives them', () => {
    expect(valueIn(planFromRows(asText(planRows(examplePlan))))).toEqual(examplePlan);
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium', extremeNumbers: true, edgeDates: true }), (plan) => {
        const rows = planRows(plan);
        // CSV cannot tell empty text from none: what is optional and empty comes back as absent.
        const emptied = Object.fromEntries(
          Object.entries(rows).map(([table, list]) => [
            table,
            list.map((row) =>
              Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell === '' ? null : cell])),
            ),
          ]),
        );
        const [fromText, fromCells] = [planFromRows(asText(rows), anything), planFromRows(emptied as never, anything)];
        // Where a text that must be there is empty, only text keeps it.
        if (fromCells.ok) expect(valueIn(fromText)).toEqual(fromCells.value);
        else expect(fromText.ok).toBe(true);
      }),
    );
  });

  it('read a cell by the type of its column', () => {
    const typed = valueIn(planFromRows(changed('milestones', 0, { weight: ' 2.50 ', codes: '["K3"]' })));
    expect(typed.goals[0]?.strategies[0]?.milestones[0]).toMatchObject({ weight: 2.5, codes: ['K3'] });
    // A reader that guesses types makes a number of a name.
    expect(valueIn(planFromRows(changed('plans', 0, { title: 2030 }))).title).toBe('2030');
    expect(valueIn(planFromRows(changed('plans', 0, { vision: '' }), anything)).vision).toBe('');
    expect(valueIn(planFromRows(asText(changed('plans', 0, { vision: null })), anything)).vision).toBeUndefined();
  });

  it('have a table for each kind of entity and for each value in a list', () => {
    expect(new Set(TABLES).size).toBe(TABLES.length);
    expect(TABLES).toEqual(expect.arrayContaining(['plans', 'goals', 'amounts', 'withheld', 'revisions', 'reports']));
    expect(columnsOf('revisions').map(({ name, type }) => `${name} ${type}`)).toEqual([
      'plan_id text',
      'parent_id text',
      'position integer',
      'until date',
      'baseline_date date',
      'baseline_value number',
      'baseline_extensions json',
      'targets json',
      'reason text',
      'extensions json',
    ]);
    expect(columnsOf('observations').flatMap(({ name, type }) => (type === 'integer' ? [name] : []))).toEqual([
      'position',
      'n',
    ]);
    for (const table of TABLES) {
      expect(new Set(columnsOf(table).map(({ name }) => name)).size).toBe(columnsOf(table).length);
      for (const { description } of columnsOf(table)) expect(description.length).toBeGreaterThan(2);
    }
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
              const cell = row[name] as Cell;
              if (cell === null) continue;
              const isNumber = type === 'number' || type === 'integer';
              expect(typeof cell, `${table}.${name}`).toBe(isNumber ? 'number' : 'string');
              if (type === 'date') expect(cell).toMatch(/^\d{4}-\d{2}-\d{2}$/);
              if (type === 'json') JSON.parse(cell as string);
            }
          }
        }
      }),
    );
  });
});

describe('tables that do not fit', () => {
  const misspelled = { ...planRows(examplePlan), gaols: [] } as never;

  it('name the nearest table and column, or ignore the unknown and say so', () => {
    expect(issuesOf(planFromRows(misspelled))).toMatchObject([
      { code: 'unknown-table', path: ['gaols'], params: { nearest: 'goals' } },
    ]);
    const column = changed('actions', 2, { responsible_nmae: 'Ann' });
    const [issue] = issuesOf(planFromRows(column));
    expect(issue).toMatchObject({ code: 'unknown-column', path: ['actions', 2, 'responsible_nmae'] });
    expect(issue?.message).toContain('"responsible_name"');
    for (const input of [misspelled, column]) {
      const read = planFromRows(input, { unknown: 'ignore' });
      expect(valueIn(read)).toEqual(examplePlan);
      if (read.ok) expect(read.warnings.map(({ severity }) => severity)).toContain('warning');
    }
  });

  it('point to the cell that is no number or no JSON', () => {
    expect(issuesOf(planFromRows(changed('milestones', 1, { weight: '1,5' })))).toMatchObject([
      { code: 'bad-cell', path: ['milestones', 1, 'weight'], params: { value: '"1,5"', expected: 'number' } },
    ]);
    expect(issuesOf(planFromRows(changed('divisions', 0, { function_ids: '[' })))).toMatchObject([
      { code: 'bad-cell', path: ['divisions', 0, 'function_ids'] },
    ]);
    expect(issuesOf(planFromRows(changed('goals', 1, { position: 'last' })))).toMatchObject([
      { code: 'bad-cell', path: ['goals', 1, 'position'], params: { value: '"last"', expected: 'integer' } },
    ]);
    // What must be there and cannot be read is told once.
    const [told, ...more] = issuesOf(planFromRows(changed('observations', 2, { value: '12,5' })));
    expect([told?.code, told?.path, more]).toEqual(['bad-cell', ['observations', 2, 'value'], []]);
  });

  it('point to the cell where the plan does not fit its shape or breaks a rule', () => {
    const [shape] = issuesOf(planFromRows(changed('measures', 1, { direction: 'up' })));
    expect(shape).toMatchObject({ code: 'not-a-choice', path: ['measures', 1, 'direction'] });
    expect(shape?.message).toMatch(/^measures 2, direction is "up"/);
    expect(issuesOf(planFromRows(changed('actions', 3, { period_start: null })))[0]).toMatchObject({
      code: 'missing',
      path: ['actions', 3, 'period_start'],
    });
    expect(issuesOf(planFromRows(changed('actions', 3, { period_start: null, period_end: null })))[0]).toMatchObject({
      path: ['actions', 3, 'period_start'],
    });
    const { path } = issuesOf(planFromRows(changed('actions', 0, { period_end: '2024-01-01' })))[0] ?? { path: [] };
    expect(path.slice(0, 2)).toEqual(['actions', 0]);
  });

  it('miss a row, have one too many, or one that nothing holds', () => {
    expect(codesOf(issuesOf(planFromRows({})))).toEqual(['missing-row', 'missing-row']);
    const { organizations: _, ...headless } = planRows(examplePlan);
    expect(issuesOf(planFromRows(headless))).toMatchObject([{ code: 'missing-row', path: ['organizations'] }]);
    const rows = planRows(examplePlan);
    const lost = {
      ...rows,
      actions: [...rows.actions, { ...(rows.actions[0] as Row), id: 'x', parent_id: 'nowhere' }],
    };
    expect(issuesOf(planFromRows(lost))).toMatchObject([
      { code: 'unknown-parent', path: ['actions', rows.actions.length, 'parent_id'] },
    ]);
    expect(issuesOf(planFromRows({ ...rows, plans: [...rows.plans, ...rows.plans] }))).toMatchObject([
      { code: 'second-row', path: ['plans', 1] },
    ]);
  });

  it('of any kind are answered, in bounded time, with a bounded list', () => {
    for (const junk of [
      null,
      7,
      { plans: 7 },
      { plans: [null], organizations: [[]] },
      { plans: [{}], organizations: [{}] },
    ]) {
      expect(planFromRows(junk as never).ok).toBe(false);
    }
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...TABLES), fc.anything()), (rows) => {
        expect(typeof planFromRows(rows as never).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
    const many = Array.from({ length: 20_000 }, (_, index) => ({ parent_id: `nowhere ${index}` }));
    expect(issuesOf(planFromRows({ ...planRows(examplePlan), targets: many }))).toHaveLength(1_001);
    const hostile = JSON.parse('{"plans":[{"__proto__":{"polluted":1},"id":"p"}],"organizations":[{"id":"o"}]}');
    expect(codesOf(issuesOf(planFromRows(hostile)))).toContain('unknown-column');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('throw for a day that is none', () => {
    expect(() => planFromRows(planRows(examplePlan), { asOf: '2026-02-30' })).toThrow(RangeError);
  });

  it('are told in Spanish as well', () => {
    expect(rowsInSpanish['unknown-table']({ table: 'gaols', nearest: 'goals' })).toBe(
      'No existe la tabla «gaols». ¿Quiso decir «goals»?',
    );
  });
});

describe('rows of a rollup', () => {
  const asOf = '2026-08-03';

  it('are those of its nodes, with the titles of the plan', () => {
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium' }), arbitraryDay(), (plan, day) => {
        const [rows, tables] = [rollupRows(rollup(plan, { asOf: day }), plan), planRows(plan)];
        const titles = {
          goals: 'statement',
          strategies: 'title',
          milestones: 'title',
          actions: 'title',
          measures: 'indicator',
        };
        for (const [table, title] of Object.entries(titles) as [keyof typeof titles, string][]) {
          const places = (all: readonly Row[], field: string) =>
            all.map((row) => [row['parent_id'], row['position'], row['id'], row[field]].join(' ')).sort();
          expect(places(rows[table], 'title')).toEqual(places(tables[table], title));
        }
      }),
    );
  });

  it('have the same columns in every row, and one row for the plan', () => {
    const rows = rollupRows(rollup(examplePlan, { asOf }), examplePlan);
    expect(rows.plans).toHaveLength(1);
    expect(rows.plans[0]).toMatchObject({ id: examplePlan.id, parent_id: null, as_of: asOf, title: examplePlan.title });
    for (const table of Object.values(rows) as Row[][]) {
      for (const row of table) expect(Object.keys(row)).toEqual(Object.keys(table[0] as Row));
    }
  });

  it('say what the rollup says', () => {
    const standing = rollup(examplePlan, { asOf });
    const [goal] = standing.goals;
    const rows = rollupRows(standing, examplePlan);
    expect(rows.goals[0]).toMatchObject({
      completion: goal?.implementation.completion,
      implementation_credit: goal?.implementation.credit,
      pace: goal?.performance.pace,
      diagnosis: goal?.diagnosis,
    });
  });

  it('have no titles without the plan, or with another', () => {
    const standing = rollup(examplePlan, { asOf });
    const other = { ...examplePlan, id: 'another' };
    for (const rows of [rollupRows(standing), rollupRows(standing, other)]) {
      expect(new Set([...rows.plans, ...rows.actions].map(({ title }) => title))).toEqual(new Set([null]));
    }
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
