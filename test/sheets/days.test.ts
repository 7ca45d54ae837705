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
