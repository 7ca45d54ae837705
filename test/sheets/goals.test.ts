/** Which goal a line is about: the one above it, the one that its sheet is named after, or, where several fit, none. */
import { formatIssue } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { planFromSheets, type Sheet, type SheetCell } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

type Rows = readonly (readonly SheetCell[])[];
const sheetsOf = (sheets: Readonly<Record<string, Rows>>): Sheet[] =>
  Object.entries(sheets).map(([name, rows]) => ({ name, rows }));
const read = (sheets: Readonly<Record<string, Rows>>) => planFromSheets(sheetsOf(sheets));
const warningsIn = (result: ReturnType<typeof read>, code: string) =>
  (result.ok ? result.warnings : result.issues).filter((issue) => issue.code === code);
/** Each goal with its strategies, and of each strategy its actions and measures. */
const outlineOf = (result: ReturnType<typeof read>) =>
  valueIn(result).plan.goals.map(({ statement, strategies }) => [
    statement,
    ...strategies.map(({ title, milestones, measures }) => [
      title,
      ...milestones.flatMap(({ actions }) => actions.map((action) => action.title)),
      ...measures.map(({ indicator }) => indicator),
    ]),
  ]);

const ACTIONS = ['Strategy', 'Milestone', 'Action', 'Start', 'End'];
const days = ['7/1/2026', '6/30/2027'] as const;
const MEASURES = ['Strategy', 'Measure', 'Baseline (FY25)', 'FY26 Target'];
const reading = [ACTIONS, ['Professional learning', 'Coaches', 'Coach readers', ...days]];
const math = [
  ACTIONS,
  ['Professional learning', 'Lessons', 'Study lessons', ...days],
  ['Tutoring', 'Tutors', 'Hire', ...days],
];

describe('sheets for a goal each, without a column of goals', () => {
  it('are read under goals of their names, and strategies of one name stay apart', () => {
    const result = read({ 'Goal 1 - Reading': reading, 'Goal 2 - Math': math });
    expect(outlineOf(result)).toEqual([
      ['Goal 1 - Reading', ['Professional learning', 'Coach readers']],
      ['Goal 2 - Math', ['Professional learning', 'Study lessons'], ['Tutoring', 'Hire']],
    ]);
    const told = warningsIn(result, 'sheet-assumed').filter(({ params }) => params['what'] === 'goal');
    expect(told.map(({ params }) => [params['sheet'], params['value']])).toEqual([
      ['Goal 1 - Reading', 'Goal 1 - Reading'],
      ['Goal 2 - Math', 'Goal 2 - Math'],
    ]);
  });

  it('of measures alone find strategies of sheets of work, and else have their own', () => {
    const measures = (name: string) => [MEASURES, ['Professional learning', name, 40, 50], ['', `More ${name}`, 4, 5]];
    expect(outlineOf(read({ Reading: measures('Books'), Math: measures('Sums') }))).toEqual([
      ['Reading', ['Professional learning', 'Books', 'More Books']],
      ['Math', ['Professional learning', 'Sums', 'More Sums']],
    ]);
    const work = [
      ['Goal', ...ACTIONS],
      ['All learn', 'Professional learning', 'Coaches', 'Coach readers', ...days],
    ];
    expect(outlineOf(read({ Plan: work, Reading: measures('Books'), Math: measures('Sums') }))).toEqual([
      ['All learn', ['Professional learning', 'Coach readers', 'Books', 'More Books', 'Sums', 'More Sums']],
    ]);
  });

  it('named after what they hold, or after a year, are of one goal', () => {
    for (const [first, second] of [
      ['Actions', 'Action Plan 2'],
      ['2025-26', '2026-27'],
      ['Sheet1', 'Sheet2'],
    ] as const) {
      expect(outlineOf(read({ [first]: reading, [second]: math }))).toEqual([
        [first, ['Professional learning', 'Coach readers', 'Study lessons'], ['Tutoring', 'Hire']],
      ]);
    }
    // A sheet of work and one of measures are about the same.
    const both = read({
      'Literacy now': reading,
      'Key numbers': [MEASURES, ['Professional learning', 'Books', 40, 50]],
    });
    expect(outlineOf(both)).toEqual([['Literacy now', ['Professional learning', 'Coach readers', 'Books']]]);
  });
});

describe('a line that names only a strategy', () => {
  it('which several goals have is told with two of them, and is not read, with the lines below it', () => {
    const result = read({
      'Goal 1 - Reading': reading,
      'Goal 2 - Math': math,
      Measures: [
        MEASURES,
        ['Professional learning', 'Days', 40, 50],
        ['', 'Hours', 4, 5],
        ['Tutoring', 'Tutors', 1, 2],
      ],
    });
    expect(outlineOf(result)).toEqual([
      ['Goal 1 - Reading', ['Professional learning', 'Coach readers']],
      ['Goal 2 - Math', ['Professional learning', 'Study lessons'], ['Tutoring', 'Hire', 'Tutors']],
    ]);
    const [told, ...more] = warningsIn(result, 'sheet-cell-two-readings');
    expect(more).toEqual([]);
    expect(told?.path).toEqual(['Measures', 2, 'Strategy']);
    expect(told?.message).toBe(
      'Sheet "Measures", row 2, "Strategy" says "Professional learning", which may be Goal 1 - Reading › Professional learning or Goal 2 - Math › Professional learning, and is not read; write the one that is meant.',
    );
    expect(told && formatIssue(told, spanish)).toContain('Goal 1 - Reading › Professional learning');
    expect(
      valueIn(result).losses.map(({ path: [, row, column], value, reason }) => [row, column, value, reason]),
    ).toEqual(
      [
        [2, 'Strategy', 'Professional learning'],
        [2, 'Measure', 'Days'],
        [2, 'Baseline (FY25)', '40'],
        [2, 'FY26 Target', '50'],
        [3, 'Measure', 'Hours'],
        [3, 'Baseline (FY25)', '4'],
        [3, 'FY26 Target', '5'],
      ].map((each) => [...each, 'two-readings']),
    );
  });

  it('is about the goal above it, where its sheet has a column of goals', () => {
    const rows = [
      ['Goal', ...ACTIONS],
      ['Read', 'Professional learning', 'Coaches', 'Coach readers', ...days],
      ['Count', 'Tutoring', 'Tutors', 'Hire', ...days],
      ['', 'Professional learning', 'Lessons', 'Study lessons', ...days],
    ];
    expect(outlineOf(read({ Plan: rows }))).toEqual([
      ['Read', ['Professional learning', 'Coach readers']],
      ['Count', ['Tutoring', 'Hire'], ['Professional learning', 'Study lessons']],
    ]);
  });

  it('in a column of goals and strategies alike is told as well', () => {
    const work = [
      ['Goal', ...ACTIONS],
      ['Read', 'Professional learning', 'Coaches', 'Coach readers', ...days],
      ['Count', 'Professional learning', 'Lessons', 'Study lessons', ...days],
    ];
    const measures = (...above: Rows) => [
      ['Goal/Strategy', 'Measure', 'Baseline (FY25)', 'FY26 Target'],
      ...above,
      ['Professional learning', 'Days', 40, 50],
    ];
    const open = read({ Plan: work, Measures: measures() });
    expect(warningsIn(open, 'sheet-cell-two-readings').map(({ path }) => path)).toEqual([
      ['Measures', 2, 'Goal/Strategy'],
    ]);
    expect(valueIn(open).losses).toHaveLength(4);
    // Below a goal that has it, it is that goal's.
    const below = read({ Plan: work, Measures: measures(['Count', 'Sums', 1, 2]) });
    expect(outlineOf(below)[1]).toEqual(['Count', ['Professional learning', 'Study lessons', 'Days']]);
  });
});
