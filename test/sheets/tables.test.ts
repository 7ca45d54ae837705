/** Sheets with several tables, each read by its own header, and headers of two rows. */
import { formatIssue } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { planFromSheets, recognizeSheets } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';
import { assumed, lossesOf, outlineOf, type Reading, type Rows, read, told } from '../support/sheet-readings.js';

const WORK = ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete'];
const HIRE = ['Read', 'Coach', 'Coaches', 'Hire', '7/1/2026', '6/30/2027', '0.5'];
const MEASURES = ['Measure', 'Unit', 'Direction', 'Source', 'Baseline FY25', 'FY26 Target'];
const BOOKS = ['Books read', 'Count', 'increase', 'Log', '40,5', '50,25'];

describe('a table below the first, after a blank row or a title', () => {
  it.each<[string, Rows]>([
    ['a blank row', [[]]],
    ['a title', [['Measures']]],
    ['both', [[], ['Measures'], []]],
  ])('is read by its own header: %s', (_, between) => {
    const result = read([WORK, HIRE, ...between, MEASURES, BOOKS]);
    const row = 3 + between.length;
    expect(outlineOf(result)).toEqual([['Read', 'Books read', ['Coach', 'Hire']]]);
    expect(valueIn(result).plan.goals[0]?.measures[0]).toMatchObject({
      baseline: { date: '2025-06-30', value: 40.5 },
      targets: [{ date: '2026-06-30', value: 50.25 }],
    });
    expect(Object.keys(valueIn(result).mapping)).toEqual(['Plan', `Plan!A${row}`]);
    expect(valueIn(result).mapping[`Plan!A${row}`]).toMatchObject({ headerRow: row, columns: { Measure: 'measure' } });
    expect(lossesOf(result).filter(([, , , reason]) => reason !== 'note')).toEqual([]);
    const [warning, ...more] = assumed(result, 'table');
    expect(more).toEqual([]);
    expect(warning?.message).toBe(
      `Sheet "Plan", row ${row}: another table begins here, and is read as a table of its own, "Plan!A${row}" in the mapping. If it is none, ignore its columns there.`,
    );
    expect(warning && formatIssue(warning, spanish)).toContain('aquí empieza otra tabla');
    // The mapping that comes back reads the same, and nothing is assumed any more.
    const { plan, mapping } = valueIn(result);
    const again = read([WORK, HIRE, ...between, MEASURES, BOOKS], { mapping });
    expect([valueIn(again).plan, valueIn(again).mapping]).toEqual([plan, mapping]);
    expect(assumed(again, 'table')).toEqual([]);
  });

  it('has its title as a note, and no goal of that name', () => {
    const result = read([WORK, HIRE, [], ['Our measures'], ['2026 edition'], MEASURES, BOOKS]);
    expect(lossesOf(result)).toEqual([
      [4, undefined, 'Our measures', 'note'],
      [5, undefined, '2026 edition', 'note'],
    ]);
  });

  it('may have the columns of the first in another order', () => {
    const other = ['Action', 'Owner', 'Goal', 'Strategy', 'Start', 'End'];
    const result = read([WORK, HIRE, [], other, ['Count', 'Ann', 'Reckon', 'Teach', '7/1/2026', '6/30/2027']]);
    expect(outlineOf(result)).toEqual([
      ['Read', ['Coach', 'Hire']],
      ['Reckon', ['Teach', 'Count']],
    ]);
  });

  it('names strategies of the first', () => {
    const result = read([WORK, HIRE, [], ['Strategy', ...MEASURES], ['Coach', ...BOOKS]]);
    expect(outlineOf(result)).toEqual([['Read', ['Coach', 'Hire', 'Books read']]]);
  });

  it('of several goals above it names none, and is read under the name of the plan', () => {
    const second = ['Reckon', 'Teach', 'Lessons', 'Train', '7/1/2026', '6/30/2027', ''];
    const result = read([WORK, HIRE, second, [], MEASURES, BOOKS]);
    expect(outlineOf(result).map(([goal]) => goal)).toEqual(['Read', 'Reckon', 'Plan']);
  });

  it('has rows, columns and days of its own: those of one say nothing of the other', () => {
    const dated = ['Goal', 'Measure', 'Unit', 'Direction', 'Source', 'Actual', 'Actual Date', '% Complete'];
    const result = read([
      ['As of 9/30/2026'],
      WORK,
      HIRE,
      ['', '', '', 'Train', '7/1/2026', '6/30/2027', 1],
      [],
      dated,
      ['Read', 'Books', 'Count', 'increase', 'Log', '4,5', '2026-06-30', 45],
    ]);
    const [goal] = valueIn(result).plan.goals;
    const actions = goal?.strategies[0]?.milestones[0]?.actions;
    // 45 in the table below is none of the percents above, where 0.5 and 1 are fractions.
    expect(actions?.map(({ reports: [report] }) => [report?.date, report?.percentComplete])).toEqual([
      ['2026-09-30', 50],
      ['2026-09-30', 100],
    ]);
    expect(goal?.measures[0]?.observations).toEqual([{ date: '2026-06-30', value: 4.5 }]);
  });

  it('is dated by its own title, else by that of the sheet', () => {
    const second = (title: string) =>
      read([
        ['As of 9/30/2026'],
        WORK,
        HIRE,
        [],
        [title],
        ['Goal', 'Action', 'Start', 'End', '% Complete', 'Owner'],
        ['Reckon', 'Count', '7/1/2026', '6/30/2027', '30%', 'Ann'],
      ]);
    const days = (result: Reading) =>
      valueIn(result).plan.goals.map((goal) => goal.strategies[0]?.milestones[0]?.actions[0]?.reports[0]?.date);
    expect(days(second('More work'))).toEqual(['2026-09-30', '2026-09-30']);
    expect(days(second('As of 10/31/2026'))).toEqual(['2026-09-30', '2026-10-31']);
  });

  it('may be a third, and its own header may stand again', () => {
    const result = read([
      WORK,
      HIRE,
      [],
      MEASURES,
      BOOKS,
      MEASURES,
      ['Days', 'Count', 'increase', 'Log', 4, 5],
      [],
      ['', 'Goal', 'Action', 'Owner'],
      ['', 'Reckon', 'Count', 'Ann'],
      [],
      WORK,
      ['Read', 'Coach', 'Coaches', 'Train', '', '', ''],
    ]);
    expect(outlineOf(result)).toEqual([
      ['Read', 'Books read', 'Days', ['Coach', 'Hire', 'Train']],
      ['Reckon', ['Reckon', 'Count']],
    ]);
    expect(Object.keys(valueIn(result).mapping)).toEqual(['Plan', 'Plan!A4', 'Plan!B9']);
    expect(lossesOf(result)).toEqual([
      [12, 'Goal', 'Goal', 'header'],
      [6, 'Measure', 'Measure', 'header'],
    ]);
  });

  it('is not read where a column is in doubt, and is when the mapping says what it holds', () => {
    const rows = [WORK, HIRE, [], ['KPIs'], ['Measure', 'Goal', '2026', 'Owner'], ['Books', 'Read', 5, 'Ann']];
    const result = read(rows);
    expect(lossesOf(result)).toEqual([
      [4, 'Goal', 'KPIs', 'other-table'],
      [5, 'Goal', 'Measure', 'other-table'],
      [6, 'Goal', 'Books', 'other-table'],
    ]);
    expect(told(result, 'sheet-cell').map(({ path }) => path)).toEqual([['Plan', 5, 'Goal']]);
    const mapping = { 'Plan!A5': { columns: { '2026': { target: '2026-06-30' } as const } } };
    expect(outlineOf(read(rows, { mapping }))).toEqual([['Read', 'Books', ['Coach', 'Hire']]]);
    const wrong = read(rows, { mapping: { 'Plan!A6': {} } });
    expect(wrong.ok).toBe(false);
    expect(told(wrong, 'sheet-mapping').map(({ params }) => params)).toEqual([
      { sheet: 'Plan!A6', reason: 'sheet', name: 'Plan!A6', nearest: null },
    ]);
  });

  it('is in what recognizeSheets gives, and its columns can be ignored', () => {
    const rows = [WORK, HIRE, [], MEASURES, BOOKS];
    const { mapping } = recognizeSheets([{ name: 'Plan', rows }]);
    expect(Object.keys(mapping)).toEqual(['Plan', 'Plan!A4']);
    const ignored = Object.fromEntries(MEASURES.map((header) => [header, 'ignore' as const]));
    const result = read(rows, { mapping: { 'Plan!A4': { columns: ignored } } });
    expect(outlineOf(result)).toEqual([['Read', ['Coach', 'Hire']]]);
    expect(lossesOf(result)).toContainEqual([4, 'Measure', 'Books read', 'column-ignored']);
  });

  it('of a workbook with a sheet for each goal is about the goal of its sheet', () => {
    const sheet = (name: string, strategy: string) => ({
      name,
      rows: [['Strategy', 'Action', 'Start', 'End'], [strategy, 'Hire', '7/1/2026', '6/30/2027'], [], MEASURES, BOOKS],
    });
    const result = planFromSheets([sheet('Goal 1 - Read', 'Coach'), sheet('Goal 2 - Reckon', 'Teach')]);
    expect(outlineOf(result)).toEqual([
      ['Goal 1 - Read', 'Books read', ['Coach', 'Hire']],
      ['Goal 2 - Reckon', 'Books read', ['Teach', 'Hire']],
    ]);
  });

  it('may be a legend, which is not read', () => {
    const result = read([WORK, HIRE, [], ['Status', 'Meaning'], ['Green', 'On track'], ['Red', 'Behind']]);
    expect(outlineOf(result)).toEqual([['Read', ['Coach', 'Hire']]]);
    expect(lossesOf(result).map(([row, , value, reason]) => [row, value, reason])).toEqual([
      [4, 'Status', 'other-table'],
      [5, 'Green', 'other-table'],
      [6, 'Red', 'other-table'],
    ]);
    expect(told(result, 'sheet-cell').map(({ path }) => path)).toEqual([['Plan', 4, 'Goal']]);
    // Without a blank row before it, or in a whole line, it is a name.
    const named = ['Status', 'Report', 'Reports', 'Write', '7/1/2026', '6/30/2027', ''];
    for (const rows of [[['Status', 'Report']], [[], named]]) {
      expect(outlineOf(read([WORK, HIRE, ...rows])).map(([goal]) => goal)).toEqual(['Read', 'Status']);
    }
  });

  it('a line of one cell over a header that follows at once belongs to the lines above', () => {
    const header = ['Measure', 'Owner', 'Baseline FY25', 'FY26 Target'];
    const result = read([WORK, HIRE, ['', '', '', 'Train', '', '6/30/2027'], header, ['Books', 'Ann', 4, 5]]);
    expect(outlineOf(result)).toEqual([['Read', ['Coach', 'Hire', 'Train']]]);
    expect(lossesOf(result).map(([row, , , reason]) => [row, reason])).toEqual([
      [4, 'other-table'],
      [5, 'other-table'],
    ]);
  });
});

describe('a row over a header that names a goal', () => {
  it('is the goal of the lines below it, of each table', () => {
    const header = ['Strategy', 'Action', 'Start', 'End'];
    const result = read([
      ['Our plan'],
      ['GOAL 1: READING'],
      header,
      ['Coach', 'Hire', '7/1/2026', '6/30/2027'],
      [],
      ['GOAL 2: MATH'],
      header,
      ['Teach', 'Train', '7/1/2026', '6/30/2027'],
      [],
      ['GOAL 3: WRITING'],
      ['Action', 'Strategy', 'Owner'],
      ['Edit', 'Write', 'Ann'],
    ]);
    expect(outlineOf(result)).toEqual([
      ['GOAL 1: READING', ['Coach', 'Hire']],
      ['GOAL 2: MATH', ['Teach', 'Train']],
      ['GOAL 3: WRITING', ['Write', 'Edit']],
    ]);
    expect(lossesOf(result)).toEqual([
      [1, undefined, 'Our plan', 'note'],
      [7, 'Strategy', 'Strategy', 'header'],
    ]);
    expect(assumed(result, 'goal')).toEqual([]);
  });

  it('is a title where a column names goals', () => {
    const result = read([['Goal 1: Reading and more'], WORK, HIRE]);
    expect(outlineOf(result)).toEqual([['Read', ['Coach', 'Hire']]]);
    expect(lossesOf(result)).toEqual([[1, undefined, 'Goal 1: Reading and more', 'note']]);
  });
});

it('the board of Monday.com: groups are goals, its subitems are told, and what follows them is read', () => {
  const header = ['Name', 'Subitems', 'Owner', 'Status', 'Timeline - Start', 'Timeline - End', 'Progress'];
  const result = read(
    [
      ['Strategic Plan 2026'],
      [],
      ['Goal 1: Reading'],
      header,
      ['Choose', '', 'Ann', 'Done', '2026-07-01', '2026-08-31', '100'],
      ['Hire', 'Post', 'Bo', 'Working on it', '2026-09-01', '2026-12-31', '30'],
      ['Subitems', 'Name', 'Owner', 'Status', 'Date'],
      ['', 'Post', 'Bo', 'Done', '2026-09-30'],
      ['Train', '', 'Bo', 'Stuck', '2027-01-01', '2027-06-30', '5'],
      ['', '', '', '', '2026-07-01', '2027-06-30', '45'],
      [],
      ['Goal 2: Math'],
      header,
      ['Survey', '', 'Bo', 'Not Started', '2026-09-01', '2026-10-31', '0'],
    ],
    { asOf: '2026-11-15' },
  );
  expect(outlineOf(result)).toEqual([
    ['Goal 1: Reading', ['Goal 1: Reading', 'Choose', 'Hire', 'Train']],
    ['Goal 2: Math', ['Goal 2: Math', 'Survey']],
  ]);
  const actions = valueIn(result).plan.goals[0]?.strategies[0]?.milestones[0]?.actions ?? [];
  expect(
    actions.map(({ period, reports: [report] }) => [period.end, report?.percentComplete, report?.judgement]),
  ).toEqual([
    ['2026-08-31', 100, undefined],
    ['2026-12-31', 30, undefined],
    ['2027-06-30', 5, 'behind-schedule'],
  ]);
  expect(lossesOf(result)).toEqual([
    [1, undefined, 'Strategic Plan 2026', 'note'],
    [7, 'Name', 'Subitems', 'other-table'],
    [8, 'Subitems', 'Post', 'other-table'],
    [13, 'Name', 'Name', 'header'],
    [4, 'Subitems', 'Post', 'column-ignored'],
    [10, 'Timeline - Start', '2026-07-01', 'no-place'],
    [10, 'Timeline - End', '2027-06-30', 'no-place'],
    [10, 'Progress', '45', 'no-place'],
  ]);
});

describe('a header whose merged cells have others below them', () => {
  it('"Start" and "End" below "Timeline" are the columns, and no line', () => {
    const result = read([
      ['Department of Learning'],
      ['Goal', 'Strategy', 'Milestone', 'Action', '', 'Timeline', '', 'Who'],
      ['', '', '', 'Title', 'Description', 'Start', 'End', ''],
      ['Read', 'Coach', 'Coaches', 'Hire', 'All 40', 'July 2026', 'August 2026', 'Ann'],
    ]);
    expect(outlineOf(result)).toEqual([['Read', ['Coach', 'Hire']]]);
    const [action] = valueIn(result).plan.goals[0]?.strategies[0]?.milestones[0]?.actions ?? [];
    expect(action).toMatchObject({
      description: 'All 40',
      period: { start: '2026-07-01', end: '2026-08-31' },
      responsible: { name: 'Ann' },
    });
    expect(valueIn(result).mapping['Plan']).toEqual({
      headerRow: 3,
      columns: {
        ...{ Goal: 'goal', Strategy: 'strategy', Milestone: 'milestone', Action: 'action', Description: 'description' },
        ...{ Start: 'start', End: 'end', Who: 'responsible' },
      },
    });
    expect(lossesOf(result)).toEqual([[1, undefined, 'Department of Learning', 'note']]);
  });

  it('a line whose cells happen to be names of columns is a line where nothing is merged', () => {
    const result = read([
      ['Goal', 'Strategy', 'Action', 'Owner'],
      ['Goals', 'Strategy', 'Status', 'Office'],
      ['Read', 'Coach', 'Hire', 'Ann'],
    ]);
    expect(valueIn(result).mapping['Plan']?.headerRow).toBe(1);
  });

  it('quarters are those of the year over them', () => {
    const result = read([
      ['', '', '', '', '', 'FY26', '', '', '', 'FY27 Target', ''],
      ['Goal', 'KPI', 'Unit', 'Direction', 'Source', 'Q1 Actual', 'Q2 Actual', '1st half Target', 'Target', 'H1', 'Q4'],
      ['Read', 'Books', 'Count', 'increase', 'Log', 1, 2, 3, 4, 5, 6],
    ]);
    expect(valueIn(result).plan.goals[0]?.measures[0]).toMatchObject({
      observations: [
        { date: '2025-09-30', value: 1 },
        { date: '2025-12-31', value: 2 },
      ],
      targets: [
        { date: '2025-12-31', value: 3 },
        { date: '2026-06-30', value: 4 },
        { date: '2026-12-31', value: 5 },
        { date: '2027-06-30', value: 6 },
      ],
    });
    expect(lossesOf(result)).toEqual([]);
  });
});
