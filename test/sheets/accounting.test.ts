/** Sheets drawn at random, each cell unlike all others: whatever they hold is in the plan, in the losses or in an issue. */
import fc from 'fast-check';
import { planFromSheets, type SheetCell, toSheets } from 'spm-model/sheets';
import { expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

/** What cells of a kind say, by a number that no other cell has: the text of the cell, and what of it must be found. */
type Cells = (number: number) => readonly [SheetCell, string];
const words: Cells = (number) => [`Words ${number}`, `Words ${number}`];
const days: Cells = (number) => {
  const day = new Date(Date.UTC(2024, 0, number)).toISOString().slice(0, 10);
  return [day, day];
};
const numbers: Cells = (number) => [`${number}.25`, `${number}.25`];
const percents: Cells = (number) => [`${number / 8}%`, `${number / 8}`];
const theories: Cells = (number) => [`If we act ${number}, then it helps`, `act ${number}`];

const KINDS: Readonly<Record<string, Cells>> = {
  ...Object.fromEntries(
    [
      ...['Goal ID', 'Goal', 'Strategy ID', 'Strategy', 'Milestone ID', 'Milestone', 'Action ID', 'Action'],
      ...['Owner', 'Predecessors', 'Description', 'Notes', 'Reason', 'Measure ID', 'Measure', 'Code', 'Unit'],
      ...['Unit Label', 'Levels', 'Data Source', 'Frequency', 'Group ID', 'Group', 'Dimension', 'Status', 'Focus'],
    ].map((header) => [header, words]),
  ),
  ...Object.fromEntries(
    ['Start', 'End', 'Timeline', 'Status Date', 'Discontinued On', 'Baseline Date', 'Target Date', 'Actual Date'].map(
      (header) => [header, days],
    ),
  ),
  ...Object.fromEntries(
    ['Weight', 'Baseline', 'Target', 'Actual', 'Actual 2025-06-30', 'Target 2026-06-30'].map((header) => [
      header,
      numbers,
    ]),
  ),
  '% Complete': percents,
  'Theory of Action': theories,
  'Somebody’s own column': words,
};

const tables = fc
  .tuple(
    fc.subarray(Object.keys(KINDS), { minLength: 12 }),
    fc.array(fc.array(fc.boolean(), { minLength: 45, maxLength: 45 }), { minLength: 1, maxLength: 4 }),
  )
  .map(([drawn, filled]) => {
    const headers = [...new Set(['Goal', 'Action', 'Measure', ...drawn])];
    let number = 0;
    const cells = filled.map((row) =>
      headers.map((header, index) => {
        if (row[index] !== true) return ['', ''] as const;
        number += 1;
        return (KINDS[header] as Cells)(number);
      }),
    );
    return { headers, cells };
  });

it('every cell of a sheet is in the plan, in the losses or in an issue, and the plan comes back from its sheets', () => {
  let count = 0;
  fc.assert(
    fc.property(tables, fc.boolean(), ({ headers, cells }, isDated) => {
      const rows = [headers, ...cells.map((row) => row.map(([text]) => text))];
      const read = planFromSheets([{ name: 'Plan', rows }], isDated ? { asOf: '2026-03-01' } : {});
      // Where a whole column is in doubt, or ids repeat, nothing is read, and that is said.
      if (!read.ok) return;
      const { plan, losses } = read.value;
      const isLost = (row: number, header: string) =>
        losses.some(
          ({ path: [, at, column], reason }) =>
            (at === row && (column === header || reason === 'note')) ||
            (column === header && reason === 'column-ignored'),
        );
      const said = JSON.stringify([plan, read.warnings.map(({ params }) => params)]);
      for (const [index, row] of cells.entries()) {
        for (const [column, [, found]] of row.entries()) {
          const header = headers[column] ?? '';
          if (found === '' || isLost(index + 2, header)) continue;
          count += 1;
          expect(said, `${header} of row ${index + 2}`).toContain(found);
        }
      }
      const back = planFromSheets(toSheets(plan, { asOf: '9999-12-31' }), { plan });
      expect(valueIn(back).plan).toEqual(plan);
    }),
    { numRuns: 150 },
  );
  expect(count).toBeGreaterThan(400);
});

it('every cell of two tables of a sheet as well, one below the other', () => {
  let count = 0;
  let [readings, below] = [0, 0];
  fc.assert(
    fc.property(
      tables,
      tables,
      fc.constantFrom<SheetCell[][]>([], [[]], [['Next']], [[], ['Next'], []]),
      (one, two, between) => {
        // Words and days of the second table are none of the first.
        const other = two.cells.map((row) =>
          row.map(([text, found]): readonly [SheetCell, string] =>
            found.startsWith('Words') ? [`${text} too`, `${found} too`] : [text, found],
          ),
        );
        const rows: (readonly SheetCell[])[] = [
          one.headers,
          ...one.cells.map((row) => row.map(([text]) => text)),
          ...between,
          two.headers,
          ...other.map((row) => row.map(([text]) => text)),
        ];
        const read = planFromSheets([{ name: 'Plan', rows }], { asOf: '2026-03-01' });
        if (!read.ok) return;
        const { plan, losses, mapping } = read.value;
        readings += 1;
        below += Object.keys(mapping).length - 1;
        const said = JSON.stringify([plan, read.warnings.map(({ params }) => params)]);
        const start = one.cells.length + between.length + 2;
        const account = (
          first: number,
          headers: readonly string[],
          cells: readonly (readonly (readonly [SheetCell, string])[])[],
        ) => {
          for (const [index, row] of cells.entries()) {
            for (const [column, [, found]] of row.entries()) {
              const header = headers[column] ?? '';
              const at = first + index + 1;
              const isLost = losses.some(
                ({ path: [, lost, name], reason }) =>
                  (lost === at &&
                    (name === header || reason === 'note' || reason === 'other-table' || reason === 'header')) ||
                  (name === header && reason === 'column-ignored'),
              );
              if (found === '' || isLost) continue;
              count += 1;
              expect(said, `${header} of row ${at}`).toContain(found);
            }
          }
        };
        account(1, one.headers, one.cells);
        account(start, two.headers, other);
        const back = planFromSheets(toSheets(plan, { asOf: '9999-12-31' }), { plan });
        expect(valueIn(back).plan).toEqual(plan);
      },
    ),
    { numRuns: 100 },
  );
  expect(count).toBeGreaterThan(400);
  // One in four follows at once, and one has a header that is too much like the first.
  expect(below).toBeGreaterThan(readings / 4);
});
