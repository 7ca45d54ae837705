/** Issues about spreadsheets, in English. */
import type { Sentences } from '../issue.js';
import type { AssumedInSheet, ExpectedInSheet, SheetsParams } from '../sheets.js';

const near = (name: string | null) => (name === null ? 'Correct it, or leave it out.' : `Did you mean "${name}"?`);

const expectedWords: Readonly<Record<ExpectedInSheet, string>> = {
  day: 'a day, such as 6/30/2026',
  'day-not-instant':
    'the day as text, such as 2026-06-30: which day an instant is on depends on the time zone in which the file was read',
  number: 'a number, or "n/a"',
  percent: 'a percentage from 0% to 100%',
  status: 'a word such as "Completed", "On track", "Behind" or "Not started"',
  theory: 'a theory of action: "If we …, then …"',
  choice: 'one of the words that the field takes',
  predecessor: 'the row numbers or ids of milestones or actions',
  direction: '"Increase", "Decrease" or "Maintain"',
  unit: 'a unit, such as "%", "Count" or "US$"',
  'own-sheet': 'the table that begins here a sheet of its own',
  formula: 'what the formula should give',
};

const assumed: Readonly<Record<AssumedInSheet, (name: string, value: string, other: string) => string>> = {
  fiscal: (name, value, other) =>
    `"${name}" is read by the fiscal year, as ${value}; by the calendar it is ${other}. If that is meant, write the day, or say so in the mapping`,
  'date-order': (name, value, other) =>
    `"${name}"${other === '' ? '' : ` in sheet "${other}"`} shows that days are written ${value}, and all of the sheet are read so. If it is a slip, correct it`,
  'dotted-days': (name, value, other) =>
    `"${name}" is read as ${value}, as days with points mostly are; it may be ${other}. If it is, give dateOrder, or write 2026-06-30`,
  'decimal-comma': (_, value) => `numbers such as ${value} show that the comma is the decimal sign`,
  fractions: (name, value) =>
    `"${name}" has only numbers from 0 to 1 without a percent sign, read as fractions: ${value}. If they are percents, write "% (0 to 100)" as the unit`,
  one: (name, value, other) =>
    `"${name}" has only 0 and 1 without a percent sign; 1 is read as ${value}, and may be ${other}. If it is, write the percent sign, or "(0 to 100)" in the header`,
  focus: (_, value) => `goals do not say whom they are about; "${value}" is assumed`,
  goal: (_, value) => `no goal is named; "${value}" is taken as the goal`,
  strategy: (_, value) => `no strategy is named; "${value}" is taken as the strategy`,
  milestone: (_, value) => `no milestone is named; "${value}" is taken as the milestone`,
  period: (name, value) => `"${name}" does not say both when it starts and when it ends; ${value} is assumed`,
  unit: (name, value) => `"${name}" has no unit; ${value} is assumed`,
  direction: (name, value) => `"${name}" does not say which way is better; ${value} is assumed`,
  'data-source': (name, value) => `"${name}" has no data source; "${value}" is entered`,
  'baseline-day': (name, value) => `the baseline of "${name}" has no day; ${value} is assumed`,
  'status-day': (_, value) =>
    `nothing says of which day the statuses are; ${value} is assumed, the latest day by which something had begun. Give asOf, or a column "Status date"`,
  'status-day-earliest': (_, value) =>
    `nothing says of which day the statuses are, and nothing had begun; ${value} is assumed, the earliest start. Give asOf, or a column "Status date"`,
  'plan-period': (_, value) => `the plan's period is not given; ${value} is assumed`,
  organization: (_, value) => `the organization is not given; it is called "${value}"`,
  title: (name, value) =>
    `the plan's title is not given; it is called "${value}" after its sheet${name === '' ? '' : `. If "${name}" is its title, give that`}`,
  table: (_, value) =>
    `another table begins here, and is read as a table of its own, "${value}" in the mapping. If it is none, ignore its columns there`,
};

/** The sentences. */
export const sheetsInEnglish: Sentences<SheetsParams> = {
  'not-sheets': () => 'The sheets could not be read; give a list of { name, rows }, each row a list of cells.',
  'sheet-nothing': () =>
    'No sheet has a header row with a goal, strategy, milestone, action or measure; give headers, or say in the mapping what the columns hold.',
  'sheet-skipped': ({ sheet }) =>
    `Sheet "${sheet}" has no header row that is known, and is not read; say in the mapping what its columns hold.`,
  'sheet-mapping': ({ sheet, reason, name, nearest }) => {
    switch (reason) {
      case 'sheet':
        return `The mapping names a sheet "${name}", which is not there. ${near(nearest)}`;
      case 'column':
        return `The mapping names a column "${name}", which sheet "${sheet}" does not have. ${near(nearest)}`;
      case 'role':
        return `The mapping of sheet "${sheet}" gives the role ${name}, which is unknown. ${near(nearest)}`;
      default:
        return `The mapping gives ${name} as the header row of sheet "${sheet}"; give the number of a row, counted from 1.`;
    }
  },
  'sheet-two-columns': ({ sheet, role, first, second }) =>
    `Sheet "${sheet}" has two columns that may be ${role}: "${first}" and "${second}". Say in the mapping which is, and "ignore" the other.`,
  'sheet-two-readings': ({ sheet, column, first, second }) =>
    `Column "${column}" of sheet "${sheet}" may be ${first} or ${second}. Say in the mapping which it is.`,
  'sheet-cell': ({ sheet, row, column, cell, expected, table }) =>
    `Sheet "${sheet}", row ${row}, "${column}" says "${cell}", which is not read; give ${expectedWords[expected]}${table === undefined ? '' : `, or say in the mapping, under "${table}", what its columns hold`}.`,
  'sheet-cell-two-readings': ({ sheet, row, column, cell, first, second }) =>
    `Sheet "${sheet}", row ${row}, "${column}" says "${cell}", which may be ${first} or ${second}, and is not read; write the one that is meant.`,
  'sheet-percent': ({ sheet, row, column, cell, taken, other }) =>
    `Sheet "${sheet}", row ${row}, "${column}" says "${cell}" in a measure with percents above 1, and is read as ${taken}, not ${other}; write the percent sign, or "% (0 to 100)" as the unit.`,
  'sheet-contradiction': ({ sheet, row, column, cell, taken, takenCell }) =>
    `Sheet "${sheet}", row ${row}, "${column}" says "${cell}", but "${taken}" says "${takenCell}", which is read; correct the one that is wrong.`,
  'sheet-conflict': ({ sheet, row, column, cell, firstSheet, firstRow, first }) =>
    `Sheet "${sheet}", row ${row}, "${column}" says "${cell}", but sheet "${firstSheet}", row ${firstRow} says "${first}" of the same thing, which is read; correct the one that is wrong.`,
  'sheet-assumed': ({ sheet, row, what, name, value, other }) =>
    `Sheet "${sheet}"${row === null ? '' : `, row ${row}`}: ${assumed[what](name, value, other)}.`,
};
