/** From the spreadsheets of an agency to a report for its board: `node report.mjs 2026-08-03 actions.csv measures.csv`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { planFromSheets } from 'spm-model/sheets';
import { toMarkdown } from 'spm-model/views';
import { sheetFromCsv } from './csv.mjs';
import { sheetsFromXlsx } from './xlsx.mjs';

/**
 * The report of some files, and what to look at in them: assumptions, rules, and what is not in the plan.
 *
 * @param {string} asOf
 * @param {readonly string[]} files
 */
export async function reportOf(asOf, files) {
  const sheets = [];
  for (const file of files) {
    if (file.endsWith('.xlsx')) sheets.push(...(await sheetsFromXlsx(file)));
    else sheets.push(sheetFromCsv(basename(file, '.csv'), readFileSync(file, 'utf8')));
  }
  const read = planFromSheets(sheets, { asOf, plan: { title: 'Our strategic plan' } });
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'));
  const { plan, losses, mapping } = read.value;
  return { report: toMarkdown(plan, { asOf }), plan, mapping, losses, warnings: read.warnings };
}

const [, script, asOf, ...files] = process.argv;
if (script !== undefined && import.meta.url === pathToFileURL(script).href) {
  if (asOf === undefined || files.length === 0) throw new Error('Give a day and one or more .csv or .xlsx files.');
  const { report, warnings, losses } = await reportOf(asOf, files);
  console.log(report);
  for (const { message } of warnings) console.error(message);
  for (const { path, value, reason } of losses) console.error(`${path.join(', ')}: "${value}" (${reason})`);
}
