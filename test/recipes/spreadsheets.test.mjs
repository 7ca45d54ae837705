/**
 * The example of spreadsheets: what a planner keeps as CSV becomes a report, and a plan goes into a workbook and comes
 * back. Run by `npm run test:recipes`, which installs the example's own dependencies.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { planFromSheets, toSheets } from 'spm-model/sheets';
import { examplePlan } from 'spm-model/testing';
import { csvOf, sheetFromCsv } from '../../docs/examples/spreadsheets/csv.mjs';
import { reportOf } from '../../docs/examples/spreadsheets/report.mjs';
import { sheetsFromXlsx, xlsxOf } from '../../docs/examples/spreadsheets/xlsx.mjs';

const example = fileURLToPath(new URL('../../docs/examples/spreadsheets/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'spm-model-sheets-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const asOf = '2026-08-31';
const sheets = toSheets(examplePlan, { asOf });

/** @param {ReturnType<typeof planFromSheets>} read */
function planIn(read) {
  assert.ok(read.ok, read.ok ? '' : read.issues.map(({ message }) => message).join('\n'));
  return read.value.plan;
}

const plan = planIn(planFromSheets(sheets, { plan: examplePlan }));

describe('spreadsheets', () => {
  it('that an agency keeps become a report for its board', async () => {
    const files = ['actions.csv', 'measures.csv'].map((name) => join(example, name));
    const { report, plan: made, losses } = await reportOf(asOf, files);
    assert.match(report, /Every child reads by third grade/);
    assert.deepEqual(
      made.goals.map(({ strategies, measures }) => [strategies.length, measures.length]),
      [
        [1, 1],
        [1, 1],
      ],
    );
    const [reading] = made.goals[0].measures;
    assert.deepEqual(reading.targets, [
      { date: '2027-06-30', value: 54 },
      { date: '2028-06-30', value: 57 },
    ]);
    assert.deepEqual(
      reading.subgroups.map(({ name, withheld }) => [name, withheld.length]),
      [
        ['English learners', 0],
        ['Migrant students', 1],
      ],
    );
    assert.deepEqual(losses, []);
  });

  it('of a plan come back from a workbook, days as days or as text', async () => {
    const file = join(folder, 'plan.xlsx');
    writeFileSync(file, await xlsxOf(sheets));
    assert.deepEqual(planIn(planFromSheets(await sheetsFromXlsx(file), { plan: examplePlan })), plan);
  });

  it('of a plan come back from CSV, whatever its delimiter', () => {
    const texts = sheets.map((sheet) => [sheet.name, csvOf(sheet)]);
    const back = texts.map(([name, text]) => sheetFromCsv(name, text));
    assert.deepEqual(planIn(planFromSheets(back, { plan: examplePlan })), plan);
    const semicolons = sheetFromCsv('Actions', 'Goal;Action;Start;End\nRead;"Coach; train";1/1/2026;6/30/2026\n');
    assert.equal(
      planIn(planFromSheets([semicolons])).goals[0].strategies[0].milestones[0].actions[0].title,
      'Coach; train',
    );
  });
});
