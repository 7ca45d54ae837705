/** Days as planners write them: what has one reading is read, what has two is shown with both, and nothing is guessed. */
import { defaultPolicy, formatIssue } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { planFromSheets, recognizeSheets, type SheetCell, type SheetOptions } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const HEADER = ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', 'Timeline'];
const read = (cells: readonly SheetCell[], options: SheetOptions = {}) =>
  planFromSheets(
    [
      {
        name: 'Plan',
        rows: [
          HEADER,
          ['Read', 'Coach', 'Coaches', 'Hire', ...cells],
          ['Read', 'Coach', 'Coaches', 'Train', '1/1/2024', '12/31/2024', ''],
        ],
      },
    ],
    options,
  );
const periodOf = (cells: readonly SheetCell[], options?: SheetOptions) =>
  valueIn(read(cells, options)).plan.goals[0]?.strategies[0]?.milestones[0]?.actions[0]?.period;
const toldOf = (cells: readonly SheetCell[], code: string, options?: SheetOptions) => {
  const result = read(cells, options);
  return (result.ok ? result.warnings : result.issues).filter((issue) => issue.code === code);
};
const calendar = { policy: { ...defaultPolicy, fiscalYearStart: '01-01' } };
const federal = { policy: { ...defaultPolicy, fiscalYearStart: '10-01' } };

describe('a time with one reading', () => {
  it.each([
    ['FFY 2026', '2025-10-01', '2026-09-30'],
    ['FFY26', '2025-10-01', '2026-09-30'],
    ['federal fiscal year 2025-26', '2025-10-01', '2026-09-30'],
    ['FFY26 Q2', '2026-01-01', '2026-03-31'],
    ['SFY 2026', '2025-07-01', '2026-06-30'],
    ['FY25/26', '2025-07-01', '2026-06-30'],
    ['1st quarter FY26', '2025-07-01', '2025-09-30'],
    ['third quarter of fiscal year 2026', '2026-01-01', '2026-03-31'],
    ['Q1FY26', '2025-07-01', '2025-09-30'],
    ['2H FY26', '2026-01-01', '2026-06-30'],
    ['SY25-26', '2025-07-01', '2026-06-30'],
    ['2025-2026 school year', '2025-07-01', '2026-06-30'],
    ['Summer 2026', '2026-06-01', '2026-08-31'],
    ['Winter 2025-26', '2025-12-01', '2026-02-28'],
    ['Fall semester 2025', '2025-07-01', '2025-12-31'],
    ['Spring semester, 2026', '2026-01-01', '2026-06-30'],
    ["Jun '26", '2026-06-01', '2026-06-30'],
    ['junio de 2026', '2026-06-01', '2026-06-30'],
    ['2026年6月', '2026-06-01', '2026-06-30'],
  ])('%s runs from %s to %s', (text, start, end) => {
    expect(periodOf([text, text, ''])).toEqual({ start, end });
    expect(periodOf(['', '', text])).toEqual({ start, end });
    expect(toldOf([text, text, ''], 'sheet-assumed').filter(({ params }) => params['what'] === 'fiscal')).toEqual([]);
  });

  it.each([
    ['by June 30, 2026', '2026-06-30'],
    ['no later than June 30th, 2026', '2026-06-30'],
    ['as of 6/30/2026', '2026-06-30'],
    ['by June 2026', '2026-06-30'],
    ['by the end of FFY 2026', '2026-09-30'],
    ['end of Q3 FY26', '2026-03-31'],
    ['End of school year 2025-26', '2026-06-30'],
    ['30 de junio de 2026', '2026-06-30'],
    ['٣٠/٠٦/٢٠٢٦', '2026-06-30'],
    ['2026年6月30日', '2026-06-30'],
    [20_260_630, '2026-06-30'],
  ])('%s is %s', (text, end) => {
    expect(periodOf(['7/1/2025', text, ''], { dateOrder: /٣/.test(String(text)) ? 'dmy' : 'mdy' })?.end).toBe(end);
  });

  it.each([
    ['Jan-Mar 2026', '2026-01-01', '2026-03-31'],
    ['March 1 - June 30, 2026', '2026-03-01', '2026-06-30'],
    ['Q1-Q3 FY26', '2025-07-01', '2026-03-31'],
    ['from 7/1/2025 to 6/30/2026', '2025-07-01', '2026-06-30'],
    ['7/1/2025 - 6/30/2026', '2025-07-01', '2026-06-30'],
    ['2025-07-01 to 2026-06-30', '2025-07-01', '2026-06-30'],
  ])('%s, from one to another', (text, start, end) => {
    expect(periodOf(['', '', text])).toEqual({ start, end });
  });

  it('of the federal government and of schools is the same, whatever the fiscal year', () => {
    for (const options of [calendar, federal]) {
      expect(periodOf(['', '', 'FFY26'], options)).toEqual({ start: '2025-10-01', end: '2026-09-30' });
      expect(periodOf(['', '', 'SY 2025-26'], options)).toEqual({ start: '2025-07-01', end: '2026-06-30' });
    }
    expect(periodOf(['', '', 'SFY26'], calendar)).toEqual({ start: '2026-01-01', end: '2026-12-31' });
  });
});

describe('a time with two readings', () => {
  it.each([
    ['Spring 2026', '2026-05-31', '2026-06-30'],
    ['2025 Fall', '2025-11-30', '2025-12-31'],
    ['Winter 2026', '2026-02-28', '2027-02-28'],
    ['end of 2026', '2026-06-30', '2026-12-31'],
    ['2011-12', '2012-06-30', '2011-12-31'],
  ])('%s may end on %s or %s, and is left out', (text, first, second) => {
    const [told, ...more] = toldOf(['1/1/2011', text, ''], 'sheet-cell-two-readings');
    expect(more).toEqual([]);
    expect(told).toMatchObject({ path: ['Plan', 2, 'End'], params: { cell: text, first, second } });
    expect(told?.message).toContain(`may be ${first} or ${second}`);
    expect(told && formatIssue(told, spanish)).toContain(`puede ser ${first} o ${second}`);
    expect(valueIn(read(['1/1/2011', text, ''])).losses).toContainEqual({
      path: ['Plan', 2, 'End'],
      value: text,
      reason: 'two-readings',
    });
  });

  it('is read where the edge that is asked for is one day', () => {
    expect(periodOf(['', '', 'Winter 2025-26 - Spring 2026'])?.start).toBe('2025-12-01');
    // Where the fiscal year is that of the calendar, its end is in December.
    expect(periodOf(['1/1/2026', 'end of 2026', ''], calendar)?.end).toBe('2026-12-31');
    expect(toldOf(['1/1/2025', '2025-26', ''], 'sheet-cell-two-readings', calendar)[0]?.params).toMatchObject({
      first: '2026-06-30',
      second: '2026-12-31',
    });
  });

  it('over a column is asked for', () => {
    const rows = [
      ['Goal', 'Measure', 'Spring 2026 Target', 'Fall 2025 Actual'],
      ['Read', 'Reading', 50, 45],
    ];
    const { issues } = recognizeSheets([{ name: 'M', rows }]);
    expect(issues.map(({ code, params }) => [code, params['first'], params['second']])).toEqual([
      ['sheet-two-readings', 'target 2026-05-31', 'target 2026-06-30'],
      ['sheet-two-readings', 'actual 2025-11-30', 'actual 2025-12-31'],
    ]);
  });

  it('in numbers is one where days of both orders are in the table', () => {
    const cells = (start: string, end: string) => [start, end, ''];
    const [told] = toldOf(cells('13/1/2024', '10/12/2024'), 'sheet-cell-two-readings');
    expect(told?.params).toMatchObject({ first: '2024-10-12', second: '2024-12-10' });
  });
});

describe('a year or part of one that does not say of which kind', () => {
  it.each([
    ['H1 2026', '2025-12-31', '2026-06-30'],
    ['1H26', '2025-12-31', '2026-06-30'],
    ['first half of 2026', '2025-12-31', '2026-06-30'],
    ['2026 Q1', '2025-09-30', '2026-03-31'],
    ['2026', '2026-06-30', '2026-12-31'],
  ])('%s is of the fiscal year, and the warning says what it is by the calendar', (text, end, other) => {
    expect(periodOf(['7/1/2025', text, ''])?.end).toBe(end);
    const [told] = toldOf(['7/1/2025', text, ''], 'sheet-assumed').filter(({ params }) => params['what'] === 'fiscal');
    expect(told?.message).toContain(`read by the fiscal year, as ${end}; by the calendar it is ${other}`);
    expect(told && formatIssue(told, spanish)).toContain(`por el calendario es ${other}`);
  });
});

describe('what is no day, or lacks a part of one,', () => {
  it.each(['June 30', 'Jun 26', 'as of June 30', 'mid-2026', '2026-06-30 (tentative)', 'Decisions 2026', '2025-27'])(
    '%s is told and not read',
    (text) => {
      expect(toldOf(['7/1/2025', text, ''], 'sheet-cell')[0]).toMatchObject({
        params: { cell: text, expected: 'day' },
      });
    },
  );
});

describe('a day with points', () => {
  const orderTold = (cells: readonly SheetCell[], options?: SheetOptions) =>
    toldOf(cells, 'sheet-assumed', options).filter(({ params }) =>
      /^(?:date-order|dotted-days)$/.test(`${params['what']}`),
    );
  // The other line of the sheet has a day that shows the US order; here nothing else does.
  const alone = (start: string, end: string, options: SheetOptions = {}) =>
    planFromSheets([{ name: 'Plan', rows: [HEADER, ['Read', 'Coach', 'Coaches', 'Hire', start, end, '']] }], options);
  const daysOf = (result: ReturnType<typeof alone>) =>
    valueIn(result).plan.goals[0]?.strategies[0]?.milestones[0]?.actions[0]?.period;

  it('is in the order that the host gives', () => {
    for (const [dateOrder, start, end] of [
      ['mdy', '2026-07-01', '2026-11-02'],
      ['dmy', '2026-01-07', '2026-02-11'],
    ] as const) {
      expect(periodOf(['7.1.2026', '11.2.26', ''], { dateOrder })).toEqual({ start, end });
      expect(orderTold(['7.1.2026', '11.2.26', ''], { dateOrder })).toEqual([]);
    }
  });

  it('shows the order of the others, as one with slashes does', () => {
    const american = alone('7.1.2026', '9.30.26');
    expect(daysOf(american)).toEqual({ start: '2026-07-01', end: '2026-09-30' });
    const european = alone('7/1/2026', '31.12.2026');
    expect(daysOf(european)).toEqual({ start: '2026-01-07', end: '2026-12-31' });
    for (const [result, cell, order] of [
      [american, '9.30.26', 'month/day/year'],
      [european, '31.12.2026', 'day/month/year'],
    ] as const) {
      const told = (result.ok ? result.warnings : []).filter(({ params }) => params['what'] === 'date-order');
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ path: ['Plan', 2, 'End'], params: { name: cell, value: order } });
    }
    // The US order is said only where points suggest another.
    expect(orderTold(['7/1/2026', '9/30/2026', ''])).toEqual([]);
    expect(orderTold(['7.1.2026', '9/30/2026', ''])).toHaveLength(1);
  });

  it('that may be in either order, with nothing that shows which, begins with the day, which is said', () => {
    const result = alone('7.1.2026', '11.2.26');
    expect(daysOf(result)).toEqual({ start: '2026-01-07', end: '2026-02-11' });
    const [told, ...more] = (result.ok ? result.warnings : []).filter(({ params }) => params['what'] === 'dotted-days');
    expect(more).toEqual([]);
    expect(told?.path).toEqual(['Plan', 2, 'Start']);
    expect(told?.message).toContain('"7.1.2026" is read as day.month.year');
    expect(told?.message).toContain('it may be month.day.year');
    expect(told && formatIssue(told, spanish)).toContain('puede ser mes.día.año');
    const same = alone('7.7.2026', '8.8.2026');
    expect((same.ok ? same.warnings : []).filter(({ params }) => params['what'] === 'dotted-days')).toEqual([]);
  });

  it('beside days of the other order is in doubt, unless it can be a day in one order only', () => {
    const [told] = toldOf(['30.9.2026', '10.12.2026', ''], 'sheet-cell-two-readings');
    expect(told?.params).toMatchObject({ first: '2026-10-12', second: '2026-12-10' });
    expect(periodOf(['30.9.2026', '31.12.2026', ''])).toEqual({ start: '2026-09-30', end: '2026-12-31' });
    expect(periodOf(['1/2/2026', '31.12.2026', ''], { dateOrder: 'mdy' })?.end).toBe('2026-12-31');
  });
});

describe('the order of days that one sheet shows', () => {
  const sheetOf = (name: string, start: string, end: string) => ({
    name,
    rows: [HEADER, ['Read', 'Coach', name, `Hire in ${name}`, start, end, '']],
  });
  const readAll = (...sheets: readonly ReturnType<typeof sheetOf>[]) => planFromSheets(sheets);
  const periodsOf = (result: ReturnType<typeof readAll>) =>
    valueIn(result).plan.goals[0]?.strategies[0]?.milestones.map(({ actions: [action] }) => action?.period);
  const told = (result: ReturnType<typeof readAll>, what: string) =>
    (result.ok ? result.warnings : []).filter(({ params }) => params['what'] === what);

  it('holds for a sheet that shows none, before it or after it, and the warning names the cell and its sheet', () => {
    const [shows, open] = [sheetOf('Shows', '1/2/2025', '31/12/2025'), sheetOf('Open', '3/4/2025', '5/6/2025')];
    const after = readAll(shows, open);
    const before = readAll(open, shows);
    const periods = [
      { start: '2025-02-01', end: '2025-12-31' },
      { start: '2025-04-03', end: '2025-06-05' },
    ];
    expect(periodsOf(after)).toEqual(periods);
    expect(periodsOf(before)).toEqual([...periods].reverse());
    const [own, other, ...more] = told(after, 'date-order');
    expect(more).toEqual([]);
    expect(own?.message).toMatch(/^Sheet "Shows", row 2: "31\/12\/2025" shows that days are written day\/month\/year/);
    expect(other?.path).toEqual(['Shows', 2, 'End']);
    expect(other?.message).toMatch(
      /^Sheet "Open": "31\/12\/2025" in sheet "Shows" shows that days are written day\/month/,
    );
    expect(other && formatIssue(other, spanish)).toContain('«31/12/2025» en la hoja «Shows» muestra');
  });

  it('is not told of a sheet whose days are in no doubt', () => {
    const result = readAll(sheetOf('Shows', '1/2/2025', '31/12/2025'), sheetOf('Words', 'May 1, 2025', '2025-06-05'));
    expect(told(result, 'date-order').map(({ params }) => params['sheet'])).toEqual(['Shows']);
  });

  it('does not hold where another shows the other: there both readings are told, and neither is taken', () => {
    const result = readAll(
      sheetOf('European', '1/2/2025', '31/12/2025'),
      sheetOf('American', '1/2/2025', '12/31/2025'),
      sheetOf('Open', '3/4/2025', '5/6/2025'),
    );
    expect(periodsOf(result)?.slice(0, 2)).toEqual([
      { start: '2025-02-01', end: '2025-12-31' },
      { start: '2025-01-02', end: '2025-12-31' },
    ]);
    const doubts = (result.ok ? result.warnings : []).filter(({ code }) => code === 'sheet-cell-two-readings');
    expect(doubts.map(({ path, params }) => [path, params['first'], params['second']])).toEqual([
      [['Open', 2, 'Start'], '2025-03-04', '2025-04-03'],
      [['Open', 2, 'End'], '2025-05-06', '2025-06-05'],
    ]);
  });
});
