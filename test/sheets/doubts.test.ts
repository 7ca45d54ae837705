/** Cells with two readings, or that contradict each other, are told: nothing of a sheet is read otherwise without a word. */
import { type Action, formatIssue, type Measure } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { planFromSheets, recognizeSheets, type SheetCell, type SheetOptions } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

type Rows = readonly (readonly SheetCell[])[];
const read = (rows: Rows, options: SheetOptions = {}) => planFromSheets([{ name: 'Plan', rows }], options);
const warningsIn = (result: ReturnType<typeof read>, code: string) =>
  (result.ok ? result.warnings : result.issues).filter((issue) => issue.code === code);
const assumedIn = (result: ReturnType<typeof read>, what: string) =>
  warningsIn(result, 'sheet-assumed').filter(({ params }) => params['what'] === what);
const actionsIn = (result: ReturnType<typeof read>): readonly Action[] =>
  valueIn(result).plan.goals.flatMap(({ strategies }) =>
    strategies.flatMap(({ milestones }) => milestones.flatMap(({ actions }) => actions)),
  );

const WORK = ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete', 'Status'];
const line = (...cells: SheetCell[]) => ['All read', 'Coach', 'Coaches at work', ...cells];

describe('a fraction among percents', () => {
  const HEADER = ['Goal', 'Measure', 'Unit', 'Direction', 'Source', 'Group'];
  const YEARS = ['Baseline (FY24)', 'FY25 Actual', 'FY26 Target'];
  const readOf = (unit: string, ...values: SheetCell[]) =>
    read([
      [...HEADER, ...YEARS],
      ['Read', 'Reading', unit, 'Up', 'Test', '', ...values],
    ]);
  const measureIn = (result: ReturnType<typeof read>) => valueIn(result).plan.goals[0]?.measures[0] as Measure;

  it('is left out where it is likelier a fraction, with both readings and the cell', () => {
    for (const values of [
      ['92', '0.93', '95'],
      [92, 0.93, 95],
      [92, 0.93, '95%'],
    ]) {
      const result = readOf('%', ...values);
      expect(measureIn(result)).toMatchObject({ baseline: { value: 92 }, observations: [], targets: [{ value: 95 }] });
      const [told, ...more] = warningsIn(result, 'sheet-cell-two-readings');
      expect(told).toMatchObject({
        path: ['Plan', 2, 'FY25 Actual'],
        params: { cell: '0.93', first: '0.93%', second: '93%' },
      });
      expect(more).toEqual([]);
      expect(valueIn(result).losses).toContainEqual({
        path: ['Plan', 2, 'FY25 Actual'],
        value: '0.93',
        reason: 'two-readings',
      });
    }
  });

  it('is found among the groups of a measure, which are percents alike', () => {
    const result = read([
      [...HEADER, ...YEARS],
      ['Read', 'Reading', '%', 'Up', 'Test', '', 52, 54, 60],
      ['', '', '', '', '', 'English learners', 0.31, 0.33, 0.4],
    ]);
    const told = warningsIn(result, 'sheet-cell-two-readings');
    expect(told.map(({ path }) => path)).toEqual(YEARS.map((column) => ['Plan', 3, column]));
  });

  it('is the percent that it is where that is nearer to the others, which is said', () => {
    const result = readOf('%', 1.4, 0.9, 0.5);
    expect(measureIn(result)).toMatchObject({
      baseline: { value: 1.4 },
      observations: [{ value: 0.9 }],
      targets: [{ value: 0.5 }],
    });
    const [told, ...more] = warningsIn(result, 'sheet-percent');
    expect(more).toHaveLength(1);
    expect(told?.path).toEqual(['Plan', 2, 'FY25 Actual']);
    expect(told?.message).toBe(
      'Sheet "Plan", row 2, "FY25 Actual" says "0.9" in a measure with percents above 1, and is read as 0.9%, not 90%; write the percent sign, or "% (0 to 100)" as the unit.',
    );
    expect(told && formatIssue(told, spanish)).toContain('se lee como 0.9%, no 90%');
  });

  it('is no doubt where the unit or a percent sign says which, nor is zero', () => {
    const codes = ['sheet-percent', 'sheet-cell-two-readings'];
    for (const result of [
      readOf('% (0 to 100)', 92, 0.93, 95),
      readOf('%', 92, '0.93%', 95),
      readOf('%', 92, 0, 95),
      readOf('Count', 92, 0.93, 95),
    ]) {
      expect(codes.flatMap((code) => warningsIn(result, code))).toEqual([]);
      expect(measureIn(result).observations).toHaveLength(1);
    }
    // Cells with a percent sign say that those without are fractions, as a spreadsheet shows them.
    expect(measureIn(readOf('%', '92%', 0.93, '95%')).observations[0]?.value).toBe(93);
  });
});

describe('a number with a point before three digits', () => {
  const HEADER = ['Goal', 'Measure', 'Unit', 'Direction', 'Source', 'Baseline (FY24)', 'FY25 Actual', 'FY26 Target'];
  const linesOf = (...lines: readonly (readonly SheetCell[])[]) =>
    read([
      HEADER,
      ...lines.map(([unit, ...values], index) => ['Read', `M${index}`, unit ?? '', 'Up', 'Log', ...values]),
    ]);
  const valuesIn = (result: ReturnType<typeof read>) =>
    valueIn(result).plan.goals[0]?.measures.map(({ baseline, observations, targets }) => [
      baseline?.value,
      observations[0]?.value,
      targets[0]?.value,
    ]);

  it('in a count may be of thousands: both are told, and neither is taken', () => {
    for (const unit of ['Number', 'Count', '', '$']) {
      const result = linesOf([unit, '1.204', '2.350', 2400]);
      expect(valuesIn(result)).toEqual([[undefined, undefined, 2400]]);
      const told = warningsIn(result, 'sheet-cell-two-readings');
      expect(told.map(({ path, params }) => [path, params['first'], params['second']])).toEqual([
        [['Plan', 2, 'Baseline (FY24)'], '1.204', '1204'],
        [['Plan', 2, 'FY25 Actual'], '2.35', '2350'],
      ]);
      expect(valueIn(result).losses.map(({ value, reason }) => [value, reason])).toEqual([
        ['1.204', 'two-readings'],
        ['2.350', 'two-readings'],
      ]);
    }
    const band = linesOf(['Number', 900, 950, '1.000 to 1.200']);
    expect(warningsIn(band, 'sheet-cell-two-readings')).toHaveLength(1);
  });

  it('is in no doubt where another group, a decimal sign, the unit or the cell says which', () => {
    for (const [result, values] of [
      [linesOf(['Number', '1.204.500', '2.350.000', '3,000,000']), [[1_204_500, 2_350_000, 3_000_000]]],
      [linesOf(['Number', '1.204', '2.35', '3.5']), [[1.204, 2.35, 3.5]]],
      [
        linesOf(['Number', '1.204', 5, 6], ['%', '48.2', 5, 6]),
        [
          [1.204, 5, 6],
          [48.2, 5, 6],
        ],
      ],
      [linesOf(['Number', '1.204', '2.350,5', '3.000']), [[1204, 2350.5, 3000]]],
      [linesOf(['%', '1.204', '2.350', '3.125']), [[1.204, 2.35, 3.125]]],
      [linesOf(['Number', 1.204, 2.35, 3.125]), [[1.204, 2.35, 3.125]]],
      [linesOf(['Number', '0.482', '0.510', '0.600']), [[0.482, 0.51, 0.6]]],
      [linesOf(['Number', '1.204 million', '2.350 million', '3']), [[1_204_000, 2_350_000, 3]]],
    ] as const) {
      expect(valuesIn(result)).toEqual(values);
      expect(warningsIn(result, 'sheet-cell-two-readings')).toEqual([]);
    }
  });
});

describe('a status that its percent contradicts', () => {
  it.each([
    ['50%', 'Completed', 50],
    ['0%', 'Completed', 0],
    ['100%', 'Not started', 100],
    ['80%', 'Not started', 80],
  ])('%s beside %s is told and lost', (percent, status, value) => {
    const result = read([WORK, line('A', '7/1/2026', '6/30/2027', percent, status)], { asOf: '2026-10-01' });
    expect(actionsIn(result)[0]?.reports).toEqual([{ date: '2026-10-01', percentComplete: value }]);
    const [told] = warningsIn(result, 'sheet-contradiction');
    expect(told?.path).toEqual(['Plan', 2, 'Status']);
    expect(told?.message).toBe(
      `Sheet "Plan", row 2, "Status" says "${status}", but "% Complete" says "${percent}", which is read; correct the one that is wrong.`,
    );
    expect(told && formatIssue(told, spanish)).toContain(`«% Complete» dice «${percent}»`);
    const lost = { path: ['Plan', 2, 'Status'], value: status, reason: 'contradicted' };
    expect(valueIn(result).losses).toContainEqual(lost);
  });

  it.each([
    ['100%', 'Completed'],
    ['0%', 'Not started'],
    ['50%', 'In progress'],
    ['', 'Completed'],
    ['50%', ''],
  ])('%s beside %s is no contradiction', (percent, status) => {
    const result = read([WORK, line('A', '7/1/2026', '6/30/2027', percent, status)], { asOf: '2026-10-01' });
    expect(warningsIn(result, 'sheet-contradiction')).toEqual([]);
    expect(valueIn(result).losses).toEqual([]);
  });
});

describe('a percent in the column of statuses', () => {
  const reportOf = (...cells: SheetCell[]) =>
    actionsIn(read([WORK, line('A', '7/1/2026', '6/30/2027', ...cells)], { asOf: '2026-10-01' }))[0]?.reports[0];

  it.each([
    ['50%', 50, undefined],
    ['75 % complete', 75, undefined],
    ['40 percent done', 40, undefined],
    ['On track (60%)', 60, 'on-schedule'],
    ['Behind - 12,5%', 12.5, 'behind-schedule'],
    ['Complete: 100%', 100, undefined],
  ])('%s is how far it is', (status, percentComplete, judgement) => {
    expect(reportOf('', status)).toEqual({
      date: '2026-10-01',
      percentComplete,
      ...(judgement === undefined ? {} : { judgement }),
    });
  });

  it('is read where the whole column is of percents or fractions, whatever it is called', () => {
    const header = ['Goal', 'Action', 'Start', 'End', 'Status'];
    const rows = (...cells: SheetCell[]) =>
      [header, ...cells.map((cell, index) => ['Read', `A${index}`, '7/1/2026', '6/30/2027', cell])] satisfies Rows;
    const percents = (...cells: SheetCell[]) =>
      actionsIn(read(rows(...cells), { asOf: '2026-10-01' })).map(({ reports }) => reports[0]?.percentComplete);
    expect(percents('50%', '75% complete', '0%')).toEqual([50, 75, 0]);
    expect(percents(0.5, 1, 'Not started')).toEqual([50, 100, 0]);
    // Numbers above 1 without a percent sign may be of any scale.
    expect(percents(2, 3, 'Not started')).toEqual([undefined, undefined, 0]);
    expect(warningsIn(read(rows(2, 3)), 'sheet-cell').map(({ path }) => path[1])).toEqual([2, 3]);
  });

  it('without any day to report it by is listed as it was written', () => {
    const rows = [
      ['Goal', 'Action', 'End', 'Status'],
      ['Read', 'A', '6/30/2027', '75 % complete'],
    ];
    expect(valueIn(read(rows)).losses).toEqual([
      { path: ['Plan', 2, 'Status'], value: '75 % complete', reason: 'no-day' },
    ]);
  });

  it('is told where it contradicts its own words, or another column', () => {
    for (const status of ['Completed 50%', 'Not started (20%)', '150%']) {
      const result = read([WORK, line('A', '7/1/2026', '6/30/2027', '', status)], { asOf: '2026-10-01' });
      expect(warningsIn(result, 'sheet-cell')[0]?.params).toMatchObject({ cell: status, expected: 'status' });
    }
    const result = read([WORK, line('A', '7/1/2026', '6/30/2027', '60%', '50%')], { asOf: '2026-10-01' });
    expect(actionsIn(result)[0]?.reports[0]?.percentComplete).toBe(60);
    expect(warningsIn(result, 'sheet-contradiction')[0]?.params).toMatchObject({ cell: '50%', takenCell: '60%' });
  });
});

describe('a column of percents that has only 0 and 1', () => {
  const resultOf = (rows: Rows, header = WORK) => read([header, ...rows], { asOf: '2026-10-01' });
  const done = (...cells: SheetCell[]) => line('A', '7/1/2026', '6/30/2027', ...cells);
  const percents = (result: ReturnType<typeof read>) =>
    actionsIn(result).map(({ reports }) => reports[0]?.percentComplete);

  it('is read as fractions, which is said once with both readings', () => {
    for (const rows of [
      [done(1, ''), done(1, '')],
      [done(0, ''), done(1, ''), done('1', 'On track')],
    ]) {
      const result = resultOf(rows);
      expect(percents(result).at(-1)).toBe(100);
      const [told, ...more] = assumedIn(result, 'one');
      expect(more).toEqual([]);
      expect(told?.message).toContain('1 is read as 100%, and may be 1%');
      expect(told && formatIssue(told, spanish)).toContain('1 se lee como 100%, y puede ser 1%');
    }
  });

  it('is no doubt where another number, the status or the header says which', () => {
    const points = WORK.map((header) => (header === '% Complete' ? '% Complete (0 to 100)' : header));
    for (const [result, percent] of [
      [resultOf([done(1, ''), done(0.5, '')]), 100],
      [resultOf([done(1, 'Completed')]), 100],
      [resultOf([done(1, '')], points), 1],
    ] as const) {
      expect(percents(result)[0]).toBe(percent);
      expect(assumedIn(result, 'one')).toEqual([]);
    }
  });

  it('is not read where the status speaks against 100 percent', () => {
    const result = resultOf([done(1, 'In progress')]);
    expect(percents(result)).toEqual([undefined]);
    expect(warningsIn(result, 'sheet-cell-two-readings')[0]?.params).toMatchObject({ first: '1%', second: '100%' });
  });
});

describe('two lines about the same thing', () => {
  it('that say otherwise are told, and the first counts', () => {
    const milestones = [
      ['Goal', 'Strategy', 'Milestone ID', 'Milestone', 'Start', 'End', 'Owner'],
      ['Read', 'Coach', 'M1', 'Coaches', '7/1/2026', '6/30/2027', 'Ann'],
    ];
    const again = [
      ['Goal', 'Strategy', 'Milestone ID', 'Milestone', 'Start', 'End', 'Owner'],
      ['Read', 'Coach', 'M1', 'Trainers', '2026-07-01', '12/31/2027', 'Bea'],
    ];
    const result = planFromSheets([
      { name: 'A', rows: milestones },
      { name: 'B', rows: again },
    ]);
    const [milestone] = valueIn(result).plan.goals[0]?.strategies[0]?.milestones ?? [];
    expect(milestone).toMatchObject({
      title: 'Coaches',
      period: { start: '2026-07-01', end: '2027-06-30' },
      responsible: { name: 'Ann' },
    });
    const told = (result.ok ? result.warnings : []).filter(({ code }) => code === 'sheet-conflict');
    expect(told.map(({ path }) => path)).toEqual(['Milestone', 'End', 'Owner'].map((column) => ['B', 2, column]));
    expect(told[1]?.message).toBe(
      'Sheet "B", row 2, "End" says "12/31/2027", but sheet "A", row 2 says "6/30/2027" of the same thing, which is read; correct the one that is wrong.',
    );
    expect(told[1] && formatIssue(told[1], spanish)).toContain(
      'pero la hoja «A», fila 2, dice «6/30/2027» de lo mismo',
    );
    expect(valueIn(result).losses.map(({ value, reason }) => [value, reason])).toEqual(
      ['Trainers', '12/31/2027', 'Bea'].map((value) => [value, 'contradicted']),
    );
  });
});

describe('a cell that its line has no place for', () => {
  it('is listed', () => {
    const rows = [
      [
        'Goal',
        'Strategy',
        'Milestone',
        'Action',
        'Start',
        'End',
        'Theory of Action',
        'Focus',
        'Frequency',
        'Status Date',
      ],
      [
        'Read',
        'Coach',
        'Coaches',
        'Hire',
        '7/1/2026',
        '6/30/2027',
        'If we, then they',
        'student',
        'annual',
        '8/1/2026',
      ],
    ];
    expect(valueIn(read(rows)).losses.map(({ path, value }) => [path[2], value])).toEqual([
      ['Status Date', '8/1/2026'],
      ['Theory of Action', 'If we, then they'],
      ['Focus', 'student'],
      ['Frequency', 'annual'],
    ]);
  });
});

describe('the day of statuses', () => {
  it('that is assumed rests on what had begun alone', () => {
    const result = read([
      WORK,
      line('A1', '7/1/2026', '6/30/2027', '', 'In progress'),
      line('A2', '1/1/2027', '6/30/2027', '', 'Not started'),
    ]);
    expect(actionsIn(result)[1]?.reports).toEqual([{ date: '2026-07-01', percentComplete: 0 }]);
    expect(assumedIn(result, 'status-day').map(({ params }) => params['value'])).toEqual(['2026-07-01']);
  });

  it('is the earliest start where nothing had begun, and that is said', () => {
    const result = read([
      WORK,
      line('A1', '1/1/2027', '6/30/2027', '', 'Not started'),
      line('A2', '9/1/2026', '6/30/2027', 0, ''),
    ]);
    expect(actionsIn(result).map(({ reports }) => reports[0]?.date)).toEqual(['2026-09-01', '2026-09-01']);
    expect(assumedIn(result, 'status-day')).toEqual([]);
    expect(assumedIn(result, 'status-day-earliest')[0]?.message).toContain(
      'nothing had begun; 2026-09-01 is assumed, the earliest start',
    );
  });

  it.each([
    [['Updated 10/15/2026'], '2026-10-15'],
    [['Our plan (last updated: October 15, 2026)'], '2026-10-15'],
    [['Updated 10/15/2026', 'as of 9/30/2026'], '2026-09-30'],
    [['Updated by Ann'], '2026-07-01'],
  ])('is that of lines above the header such as %s', (texts, day) => {
    const rows = [...texts.map((text) => [text]), WORK, line('A', '7/1/2026', '6/30/2027', '20%', '')];
    expect(actionsIn(read(rows))[0]?.reports[0]?.date).toBe(day);
  });
});

describe('headers of percents', () => {
  const roleOf = (header: string, ...more: string[]) =>
    recognizeSheets([
      {
        name: 'Plan',
        rows: [
          ['Goal', 'Action', 'Start', 'End', header, ...more],
          ['Read', 'Coach', '7/1/2026', '6/30/2027', '40%', '50%'],
        ],
      },
    ]).mapping['Plan']?.columns[header];

  it.each(['Pct Done', 'Percent', 'Complete (%)', 'Pct. Complete', 'Percentage', '%', 'Done %'])(
    'know %s',
    (header) => {
      expect(roleOf(header)).toBe('percentComplete');
    },
  );

  it('take a bare one for nothing beside another, or beside measures', () => {
    expect(roleOf('Percent', '% Complete')).toBe('ignore');
    const rows = [
      ['Goal', 'Measure', 'Percent', 'FY26 Target'],
      ['Read', 'Reading', '40%', '50%'],
    ];
    expect(recognizeSheets([{ name: 'Plan', rows }]).mapping['Plan']?.columns['Percent']).toBe('ignore');
  });
});

describe('days', () => {
  it('in another order than the US one name the cell that shows it', () => {
    const result = read([WORK, line('A', '3/4/2026', '5/6/2026', '', ''), line('B', '3/4/2026', '13/2/2027', '', '')]);
    const [told] = assumedIn(result, 'date-order');
    expect(told?.path).toEqual(['Plan', 3, 'End']);
    expect(told?.message).toMatch(/^Sheet "Plan", row 3: "13\/2\/2027" shows that days are written day\/month\/year/);
  });

  it('that a reader made a Date of are read at midnight UTC, and else refused, whatever the time zone', () => {
    const rowsWith = (start: Date) =>
      [WORK, line('A', start as unknown as SheetCell, '6/30/2027', '', '')] satisfies Rows;
    expect(actionsIn(read(rowsWith(new Date('2026-07-01T00:00:00Z'))))[0]?.period.start).toBe('2026-07-01');
    // Midnight in Berlin.
    const result = read(rowsWith(new Date('2026-06-30T22:00:00Z')));
    const [told] = warningsIn(result, 'sheet-cell');
    expect(told?.path).toEqual(['Plan', 2, 'Start']);
    expect(told?.message).toContain('give the day as text, such as 2026-06-30');
    expect(told && formatIssue(told, spanish)).toContain('el día como texto');
    expect(actionsIn(result)[0]?.period.start).not.toBe('2026-06-30');
  });
});

describe('in Spanish', () => {
  it('what is assumed is said in Spanish words, days and all', () => {
    const work = [WORK, line('A', '', '6/30/2027', '', 'Paused')];
    const measures: Rows = [
      ['Goal', 'Measure', 'Baseline (2024-25)', '2025-26 Target'],
      ['Read', 'Books', '40', '50'],
    ];
    const told = [read(work), read(measures)].flatMap((each) => warningsIn(each, 'sheet-assumed'));
    const said = [...told, ...warningsIn(read(work), 'sheet-cell')]
      .map((each) => formatIssue(each, spanish))
      .join('\n');
    expect(said).toContain('se supone que va del 1 de julio de 2026 al 30 de junio de 2027.');
    expect(said).toContain('se supone que es conteo.');
    expect(said).toContain('se supone que debe aumentar.');
    expect(said).toContain('«Completado», «A tiempo», «Atrasado» o «No iniciado»');
    expect(said).not.toMatch(/\b(?:to|increase|count|metas|medida)\b/);
  });
});

describe('options', () => {
  const rows = [WORK, line('A', '7/1/2026', '6/30/2027', '20%', '')];

  it('that are null are as if not given', () => {
    for (const name of ['policy', 'mapping', 'dateOrder', 'plan']) {
      const options = { [name]: null } as unknown as SheetOptions;
      expect(read(rows, options), name).toEqual(read(rows));
      expect(recognizeSheets([{ name: 'Plan', rows }], options), name).toEqual(
        recognizeSheets([{ name: 'Plan', rows }]),
      );
    }
  });

  it('with an order of days that is none are a slip that is named', () => {
    const options = { dateOrder: 'x' } as unknown as SheetOptions;
    const slip = new RangeError('dateOrder is "x"; give "mdy" or "dmy".');
    expect(() => read(rows, options)).toThrow(slip);
    expect(() => recognizeSheets([{ name: 'Plan', rows }], options)).toThrow(slip);
  });
});
