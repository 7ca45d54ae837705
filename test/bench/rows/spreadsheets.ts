/** The sums of a rollup in a spreadsheet engine. */
import { type Plan, rollup } from 'spm-model';
import { digits, flat, ms, once, type Row, race, ratioRow } from '../measure.js';
import { type Sheet, sheetOf, spreadsheet, tablesSheetOf } from '../peers.js';
import { AS_OF, anActionOf, freshPlan, LARGE, reported } from '../plans.js';

/**
 * The same sums in a spreadsheet engine: built and computed once, then one cell changed. Laid out in two ways: rows in
 * the order of the tree, so that each sum has a range of its own, which suits the engine best and breaks with the first
 * row that is sorted or added elsewhere; and tables whose rows name what they belong to, summed by SUMIFS.
 */
export function spreadsheetRows(): Row[] {
  return [
    // By SUMIFS one changed cell takes seconds, and more than in proportion.
    ...spreadsheetLaidOut(3_000, 'SUMIFS', tablesSheetOf, { times: 1, rounds: 3 }, { cold: 300, edit: 5_000 }),
    ...spreadsheetLaidOut(LARGE, 'ranges', sheetOf, { times: 5, rounds: 9 }, {}),
  ];
}

function spreadsheetLaidOut(
  entities: number,
  layout: string,
  lay: (plan: Plan, asOf: string) => Sheet,
  { times, rounds }: { readonly times: number; readonly rounds: number },
  { cold, edit }: { readonly cold?: number; readonly edit?: number },
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
      spent / built.ours.median,
      `${digits(spent)} ms against ${ms(built.ours)}`,
      cold === undefined ? {} : { atLeast: cold },
      { ...flat(built), sheet: spent },
    ),
    ratioRow(
      `the same sums in HyperFormula by ${layout}, ${rowCount} rows: one cell changed, against an operation with its rollup`,
      entities,
      edited.sheet.median / edited.ours.median,
      `${ms(edited.sheet)} against ${ms(edited.ours)}`,
      edit === undefined ? {} : { atLeast: edit },
      flat(edited),
    ),
  ];
}
