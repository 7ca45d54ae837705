/** Spreadsheets as planners keep them: what is recognized, what is read, what is told, and what is not guessed. */
import fc from 'fast-check';
import { defaultPolicy, formatIssue, type Issue, type Measure, type Plan } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { planFromSheets, recognizeSheets, type Sheet, type SheetCell, type SheetOptions } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';
import { soon } from '../support/measuring.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const sheet = (rows: readonly (readonly SheetCell[])[], name = 'Plan'): Sheet => ({ name, rows });
const read = (rows: readonly (readonly SheetCell[])[], options: SheetOptions = {}) =>
  planFromSheets([sheet(rows)], options);
const planIn = (rows: readonly (readonly SheetCell[])[], options: SheetOptions = {}): Plan =>
  valueIn(read(rows, options)).plan;
const milestonesIn = (plan: Plan) =>
  plan.goals.flatMap(({ strategies }) => strategies.flatMap(({ milestones }) => milestones));
const actionsIn = (plan: Plan) => milestonesIn(plan).flatMap(({ actions }) => actions);
const measuresIn = (plan: Plan) =>
  plan.goals.flatMap((goal) => [goal, ...goal.strategies].flatMap(({ measures }) => measures));
const warningsOf = (result: ReturnType<typeof read>): readonly Issue[] => (result.ok ? result.warnings : []);

const WORK = ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete', 'Status'];
const line = (...cells: SheetCell[]) => ['All read', 'Coach', 'Coaches at work', ...cells];
/** The only action of a sheet with one line. */
const actionOf = (cells: readonly SheetCell[], options: SheetOptions = {}) =>
  actionsIn(planIn([WORK, line('Recruit', ...cells)], options))[0];
const MEASURE = ['Goal', 'Measure', 'Unit', 'Direction', 'Source', 'Baseline (FY24)', 'FY25 Actual', 'FY26 Target'];
const measureOf = (cells: readonly SheetCell[], headers = MEASURE): Measure =>
  measuresIn(planIn([headers, ['All read', 'Reading', ...cells]]))[0] as Measure;

describe('days', () => {
  it('are read as people write them, from the first day of a start to the last of an end', () => {
    const cases: [SheetCell, SheetCell, string, string][] = [
      ['7/1/2025', '6/30/26', '2025-07-01', '2026-06-30'],
      ['2025-07-01', '2026-06-30T00:00:00Z', '2025-07-01', '2026-06-30'],
      ['Sep 2026', 'Jun 2027', '2026-09-01', '2027-06-30'],
      ['September 1, 2026', '30 June 2027', '2026-09-01', '2027-06-30'],
      ['Mon 7/1/24', 'Fri 2/28/25 5:00 PM', '2024-07-01', '2025-02-28'],
      // 45931 days from 1899-12-30 is 2025-10-01: 45658 is 2025-01-01 in every spreadsheet, and 273 days later.
      [45_931, '46022.5', '2025-10-01', '2025-12-31'],
      ['FY26 Q3', 'FY26 Q4', '2026-01-01', '2026-06-30'],
      ['FY26', 'FY26', '2025-07-01', '2026-06-30'],
      ['2025-26', '2025-2026', '2025-07-01', '2026-06-30'],
      ['31.12.2025', '30.06.2026', '2025-12-31', '2026-06-30'],
      ['Sep-26', '1-Mar-27', '2026-09-01', '2027-03-01'],
      ['July 1, 2024 8:00 AM', 'Monday, June 30, 2025, 5:00 PM', '2024-07-01', '2025-06-30'],
    ];
    for (const [start, end, first, last] of cases) {
      expect(actionOf([start, end, '', ''])?.period, `${start} ${end}`).toEqual({ start: first, end: last });
    }
  });

  it('may be written as a time from one to another', () => {
    const header = ['Goal', 'Strategy', 'Milestone', 'Action', 'Timeline'];
    for (const [time, start, end] of [
      ['7/1/2025-6/30/2026', '2025-07-01', '2026-06-30'],
      ['Sep 2026 – Jun 2027', '2026-09-01', '2027-06-30'],
      ['FY26 Q3 to FY26 Q4', '2026-01-01', '2026-06-30'],
      ['FY27', '2026-07-01', '2027-06-30'],
    ] as const) {
      expect(actionsIn(planIn([header, line('Recruit', time)]))[0]?.period, time).toEqual({ start, end });
    }
  });

  it('follow the fiscal year of the policy', () => {
    const policy = { ...defaultPolicy, fiscalYearStart: '10-01' };
    expect(actionOf(['FY26 Q1', 'FY26', '', ''], { policy })?.period).toEqual({
      start: '2025-10-01',
      end: '2026-09-30',
    });
  });

  it('are in US order, unless one shows otherwise or the host says so', () => {
    expect(actionOf(['3/4/2026', '5/6/2026', '', ''])?.period.start).toBe('2026-03-04');
    expect(actionOf(['3/4/2026', '5/6/2026', '', ''], { dateOrder: 'dmy' })?.period.start).toBe('2026-04-03');
    const shown = read([WORK, line('Recruit', '3/4/2026', '31/12/2026', '', '')]);
    expect(actionsIn(valueIn(shown).plan)[0]?.period).toEqual({ start: '2026-04-03', end: '2026-12-31' });
    expect(warningsOf(shown)).toContainEqual(
      expect.objectContaining({ params: expect.objectContaining({ what: 'date-order' }) }),
    );
  });

  it('that cannot be read are told with sheet, row, column and cell, and lost', () => {
    const result = read([WORK, line('Recruit', 'when funded', '6/30/2026', '', '')]);
    const told = warningsOf(result).find(({ code }) => code === 'sheet-cell') as Issue;
    expect(told.path).toEqual(['Plan', 2, 'Start']);
    expect(told.message).toContain('"when funded"');
    expect(formatIssue(told, spanish)).toContain('Hoja «Plan», fila 2, «Start» dice «when funded»');
    expect(valueIn(result).losses).toContainEqual({
      path: ['Plan', 2, 'Start'],
      value: 'when funded',
      reason: 'unreadable',
    });
  });

  it('that a year or quarter of the calendar may mean are read by the fiscal year, and that is said', () => {
    const result = read([
      ['Goal', 'Measure', 'Unit', 'Direction', 'Source', 'Q1 2026 Actual', '2027 Target'],
      ['Read', 'Reading', '%', 'Up', 'Test', '5%', '9%'],
    ]);
    const { mapping } = valueIn(result);
    expect(mapping['Plan']?.columns).toMatchObject({
      'Q1 2026 Actual': { actual: '2025-09-30' },
      '2027 Target': { target: '2027-06-30' },
    });
    const fiscal = warningsOf(result).filter(({ params }) => params['what'] === 'fiscal');
    expect(fiscal.map(({ params }) => params['name'])).toEqual(['Q1 2026 Actual', '2027 Target']);
  });
});

describe('status', () => {
  const reportOf = (percent: SheetCell, status: SheetCell, options: SheetOptions = { asOf: '2026-03-01' }) =>
    actionOf(['1/1/2026', '6/30/2026', percent, status], options)?.reports[0];

  it('is read from percents, fractions and words', () => {
    expect(reportOf('45%', '')).toEqual({ date: '2026-03-01', percentComplete: 45 });
    expect(reportOf(0.45, 'On Track')).toEqual({ date: '2026-03-01', percentComplete: 45, judgement: 'on-schedule' });
    expect(reportOf(45, '🟢 On track')?.judgement).toBe('on-schedule');
    expect(reportOf(45, 'Delayed')).toEqual({ date: '2026-03-01', percentComplete: 45, judgement: 'behind-schedule' });
    expect(reportOf('n/a', 'Not started')).toEqual({ date: '2026-03-01', percentComplete: 0 });
    expect(reportOf('', 'Done')).toEqual({ date: '2026-03-01', percentComplete: 100 });
    expect(reportOf('n/a', 'In progress')).toBeUndefined();
  });

  it('of 1 in a column of percents is not guessed', () => {
    const rows = [WORK, line('A', '1/1/2026', '6/30/2026', 35, ''), line('B', '1/1/2026', '6/30/2026', 1, '')];
    const result = read(rows, { asOf: '2026-03-01' });
    const [told] = warningsOf(result).filter(({ code }) => code === 'sheet-cell-two-readings');
    expect(told).toMatchObject({ path: ['Plan', 3, '% Complete'], params: { first: '1%', second: '100%', cell: '1' } });
    expect(actionsIn(valueIn(result).plan)[1]?.reports).toEqual([]);
    // The status says which is meant.
    const done = [WORK, rows[1] ?? [], line('B', '1/1/2026', '6/30/2026', 1, 'Completed')];
    expect(actionsIn(planIn(done, { asOf: '2026-03-01' }))[1]?.reports[0]?.percentComplete).toBe(100);
  });

  it('has the day of its line, of a line above, or of the host; else the latest by which something had begun', () => {
    const header = [...WORK, 'Status date'];
    expect(
      actionsIn(planIn([header, line('A', '1/1/2026', '6/30/2026', '5%', '', '2/15/2026')]))[0]?.reports[0]?.date,
    ).toBe('2026-02-15');
    const titled = [['Our plan, as of March 3, 2026'], WORK, line('A', '1/1/2026', '6/30/2026', '5%', '')];
    expect(actionsIn(planIn(titled))[0]?.reports[0]?.date).toBe('2026-03-03');
    const bare = read([
      WORK,
      line('A', '1/1/2026', '6/30/2026', '5%', ''),
      line('B', '4/1/2026', '6/30/2026', '1%', ''),
      line('C', '5/1/2026', '6/30/2026', 0, ''),
    ]);
    expect(actionsIn(valueIn(bare).plan).map(({ reports }) => reports[0]?.date)).toEqual([
      '2026-04-01',
      '2026-04-01',
      '2026-04-01',
    ]);
    expect(warningsOf(bare)).toContainEqual(
      expect.objectContaining({ params: expect.objectContaining({ what: 'status-day', value: '2026-04-01' }) }),
    );
  });

  it('"Cancelled" is a discontinuation', () => {
    expect(actionOf(['1/1/2026', '6/30/2026', '', 'Cancelled'], { asOf: '2026-03-01' })?.discontinued).toEqual({
      date: '2026-03-01',
      reason: '"Cancelled" in the sheet',
    });
  });
});

describe('values of measures', () => {
  it('are read in any style of number, and masked ones are withheld', () => {
    const measure = measureOf(['Count', 'Increase', 'Log', '1,204', '<5', '$1.5 million']);
    expect(measure).toMatchObject({
      unit: { kind: 'count' },
      baseline: { date: '2024-06-30', value: 1204 },
      withheld: [{ date: '2025-06-30' }],
      targets: [{ date: '2026-06-30', value: 1_500_000 }],
    });
    for (const nothing of ['n/a', 'TBD', '—', ''])
      expect(measureOf(['Count', '↑', 'Log', 5, nothing, 9]).observations).toEqual([]);
  });

  it('of percents are fractions where all lie between 0 and 1, and that is said', () => {
    const result = read([MEASURE, ['Read', 'Reading', '%', 'Up', 'Test', 0.482, 0.491, 0.5]]);
    expect(measuresIn(valueIn(result).plan)[0]).toMatchObject({
      baseline: { value: 48.2 },
      observations: [{ value: 49.1 }],
      targets: [{ value: 50 }],
    });
    expect(warningsOf(result)).toContainEqual(
      expect.objectContaining({ params: expect.objectContaining({ what: 'fractions', name: 'Reading' }) }),
    );
    expect(measureOf(['% (0 to 100)', 'Down', 'Test', 0.9, 0.8, 0.5]).baseline?.value).toBe(0.9);
    expect(measureOf(['%', 'Up', 'Test', '48,2%', '49,1%', '50,5%']).baseline?.value).toBe(48.2);
  });

  it('with decimal commas are read as such where the column shows it', () => {
    expect(measureOf(['Score', 'Up', 'Test', '1.204,5', '1.310', '1.500,25'])).toMatchObject({
      baseline: { value: 1204.5 },
      observations: [{ value: 1310 }],
      targets: [{ value: 1500.25 }],
    });
  });

  it('may be bands', () => {
    expect(measureOf(['%', 'Maintain', 'Test', '93%', '', '≥ 90%']).targets).toEqual([{ date: '2026-06-30', low: 90 }]);
    expect(measureOf(['Count', 'Maintain', 'Test', 9, '', '8 to 12']).targets).toEqual([
      { date: '2026-06-30', low: 8, high: 12 },
    ]);
    expect(measureOf(['Count', 'Up', 'Test', 9, '', 'at least 12']).targets).toEqual([
      { date: '2026-06-30', value: 12 },
    ]);
  });

  it('without unit, direction or source get what is likely, and that is said', () => {
    const result = read([
      ['Goal', 'Measure', 'Baseline FY24', 'FY26 Target'],
      ['Read', 'Absences', 25, 20],
    ]);
    expect(measuresIn(valueIn(result).plan)[0]).toMatchObject({
      unit: { kind: 'count' },
      direction: 'decrease',
      dataSource: 'Not stated',
    });
    const assumed = warningsOf(result).map(({ params }) => params['what']);
    expect(assumed).toEqual(
      expect.arrayContaining(['unit', 'direction', 'data-source', 'plan-period', 'organization']),
    );
  });

  it('stand under years that a merged header or the other columns explain', () => {
    const merged = [
      ['', '', 'Target', '', 'Actual'],
      ['Goal', 'Measure', '2025-26', '2026-27', '2024-25'],
      ['Read', 'Reading', 50, 60, 40],
    ];
    expect(measuresIn(planIn(merged))[0]).toMatchObject({
      targets: [
        { date: '2026-06-30', value: 50 },
        { date: '2027-06-30', value: 60 },
      ],
      observations: [{ date: '2025-06-30', value: 40 }],
    });
    const years = [
      ['', '', 'FY25', '', 'FY26', ''],
      ['Goal', 'Measure', 'Target', 'Actual', 'Target', 'Actual'],
      ['Read', 'Reading', 40, 41, 50, 52],
    ];
    expect(measuresIn(planIn(years))[0]).toMatchObject({
      targets: [
        { date: '2025-06-30', value: 40 },
        { date: '2026-06-30', value: 50 },
      ],
      observations: [
        { date: '2025-06-30', value: 41 },
        { date: '2026-06-30', value: 52 },
      ],
    });
    const goalAsTarget = [
      ['KPI', 'Goal', 'Target Date', 'Baseline (FY24)'],
      ['Reading', '50%', '6/30/2027', '40%'],
    ];
    expect(measuresIn(planIn(goalAsTarget))[0]?.targets).toEqual([{ date: '2027-06-30', value: 50 }]);
    const beside = [
      ['Goal', 'Measure', '2024-25', 'FY26 Target'],
      ['Read', 'Reading', 40, 50],
    ];
    expect(measuresIn(planIn(beside))[0]?.observations).toEqual([{ date: '2025-06-30', value: 40 }]);
    const alone = [
      ['Goal', 'Measure', '2024-25', '2025-26'],
      ['Read', 'Reading', 40, 50],
    ];
    const issues = issuesOf(read(alone));
    expect(codesOf(issues)).toEqual(['sheet-two-readings', 'sheet-two-readings']);
    expect(issues[0]).toMatchObject({
      path: ['Plan', 1, '2024-25'],
      params: { first: 'target 2025-06-30', second: 'actual 2025-06-30' },
    });
    const columns = { '2024-25': { actual: '2025-06-30' }, '2025-26': { target: '2026-06-30' } };
    expect(measuresIn(planIn(alone, { mapping: { Plan: { columns } } }))[0]?.targets).toEqual([
      { date: '2026-06-30', value: 50 },
    ]);
  });
});

describe('tables', () => {
  const row = line('Recruit', '1/1/2026', '6/30/2026', '', '');

  it('are found under titles, and end before totals and notes', () => {
    const result = read([
      ['Our strategic plan'],
      [],
      WORK,
      row,
      ['', '', '', 'Train', '2/1/2026', '6/30/2026'],
      ['Total', '', '', '', '', '', '2'],
      [],
      ['Note: dates may move'],
      ['Prepared by the office'],
    ]);
    const { plan, mapping, losses } = valueIn(result);
    expect(mapping['Plan']?.headerRow).toBe(3);
    expect(plan.goals.map(({ statement }) => statement)).toEqual(['All read']);
    expect(actionsIn(plan).map(({ title }) => title)).toEqual(['Recruit', 'Train']);
    expect(losses.map(({ path, reason }) => [path[1], reason])).toEqual([
      [1, 'note'],
      [6, 'total'],
      [8, 'note'],
      [9, 'note'],
    ]);
    expect(losses[0]).toEqual({ path: ['Plan', 1], value: 'Our strategic plan', reason: 'note' });
  });

  it('are dated by a line above them, and their header may have two rows, neither of which is lost', () => {
    const above = ['', '', '', '', 'Timeline'];
    const { losses } = valueIn(read([['As of 3/1/2026'], ['', 'Draft'], above, WORK, row]));
    expect(losses.map(({ path, value }) => [path[1], value])).toEqual([[2, 'Draft']]);
  });

  it('are not dated by a line that names no day, nor by two: what dates none is among the losses', () => {
    const told = (...titles: string[]) =>
      valueIn(read([...titles.map((title) => [title]), WORK, row])).losses.map(({ value }) => value);
    expect(told('As of soon')).toEqual(['As of soon']);
    expect(told('As of soon', 'Updated 3/1/2026')).toEqual(['As of soon']);
    expect(told('Updated 3/9/2026', 'As of 3/1/2026')).toEqual(['Updated 3/9/2026']);
  });

  it('may have merged cells or repeat names; a milestone spans its actions', () => {
    const merged = planIn([WORK, row, ['', '', '', 'Train', '3/1/2026', '11/30/2026']]);
    const repeated = planIn([WORK, row, line('Train', '3/1/2026', '11/30/2026')]);
    expect(repeated).toEqual(merged);
    expect(milestonesIn(merged)).toHaveLength(1);
    expect(milestonesIn(merged)[0]?.period).toEqual({ start: '2026-01-01', end: '2026-11-30' });
  });

  it('give the same ids for the same names, also when lines are added', () => {
    const before = planIn([WORK, row, line('Train', '1/1/2026', '6/30/2026')]);
    const after = planIn([WORK, line('Plan', '1/1/2026', '6/30/2026'), row, line('Train', '1/1/2026', '6/30/2026')]);
    const ids = (plan: Plan) => new Map(actionsIn(plan).map(({ title, id }) => [title, id]));
    for (const [title, id] of ids(before)) expect(ids(after).get(title)).toBe(id);
    expect(ids(after).size).toBe(3);
  });

  it('name a goal, strategy or milestone that lines need and nobody named, and say so', () => {
    const result = read([
      ['Action', 'Start', 'End'],
      ['Recruit', '1/1/2026', '6/30/2026'],
    ]);
    const told = warningsOf(result)
      .filter(({ code }) => code === 'sheet-assumed')
      .map(({ params }) => params['what']);
    expect(told).toEqual(expect.arrayContaining(['goal', 'strategy', 'milestone']));
  });

  it('with two columns for one role say which, and take the one that the mapping names', () => {
    const rows = [
      [...WORK, 'Owner', 'Lead'],
      [...row, 'Ann', 'Bea'],
    ];
    const [issue] = issuesOf(read(rows));
    expect(issue).toMatchObject({
      code: 'sheet-two-columns',
      params: { first: 'Owner', second: 'Lead', role: 'responsible' },
    });
    expect(
      actionsIn(planIn(rows, { mapping: { Plan: { columns: { Lead: 'responsible' } } } }))[0]?.responsible,
    ).toEqual({ name: 'Bea' });
    const { mapping } = recognizeSheets([sheet(rows)]);
    expect(mapping['Plan']?.columns['Start']).toBe('start');
  });

  it('come back the same by the mapping that was used', () => {
    const rows = [WORK, row];
    const first = valueIn(read(rows));
    expect(valueIn(read(rows, { mapping: first.mapping }))).toEqual(first);
  });

  it('told of what a mapping names and is not there', () => {
    const columns = { Strat: 'start', End: 'finish' as 'end' } as const;
    const mapping = { Paln: {}, Plan: { headerRow: 1, columns } };
    expect(issuesOf(read([WORK, row], { mapping })).map(({ params }) => [params['reason'], params['nearest']])).toEqual(
      [
        ['sheet', 'Plan'],
        ['role', null],
        ['column', 'Start'],
      ],
    );
    expect(codesOf(issuesOf(read([WORK, row], { mapping: { Plan: { headerRow: 9 } } })))).toContain('sheet-mapping');
  });

  it('told of each name of a mapping that is not there, with the nearest of the first fifty', () => {
    const misspelled = Array.from({ length: 60 }, (_, index) => `Strategy${index}`);
    const sheets = Object.fromEntries(misspelled.map((name) => [`Plan${name}`, {}]));
    const columns = Object.fromEntries(misspelled.map((name) => [name, 'strategy' as const]));
    const work = sheet([WORK, row], 'PlanStrategy');
    const mapping = { ...sheets, PlanStrategy: { headerRow: 1, columns } };
    const told = issuesOf(planFromSheets([work], { mapping })).filter(({ code }) => code === 'sheet-mapping');
    const nearest = (reason: string) =>
      told.filter(({ params }) => params['reason'] === reason).map(({ params }) => params['nearest']);
    const first = (name: string) => misspelled.map((_, index) => (index < 50 ? name : null));
    expect(nearest('sheet')).toEqual(first('PlanStrategy'));
    expect(nearest('column')).toEqual(first('Strategy'));
  });

  it('list columns that nobody knows as lost', () => {
    const { losses, mapping } = valueIn(
      read([
        [...WORK, 'Color'],
        [...row, 'blue'],
      ]),
    );
    expect(losses).toEqual([{ path: ['Plan', 1, 'Color'], value: 'blue', reason: 'column-ignored' }]);
    expect(mapping['Plan']?.columns['Color']).toBe('ignore');
  });

  it('point to the cell where a rule is broken', () => {
    const issues = issuesOf(read([WORK, line('Recruit', '6/30/2026', '1/1/2026', '', '')]));
    const { path } = issues.find(({ code }) => code === 'period-order') as Issue;
    expect(path.slice(0, 2)).toEqual(['Plan', 2]);
  });

  it('take id, title, period and organization from the plan that is given', () => {
    const plan = {
      id: 'p',
      title: 'Ours',
      period: { start: '2025-01-01', end: '2030-12-31' },
      organization: { id: 'o', name: 'State', kind: 'sea' as const },
    };
    expect(planIn([WORK, row], { plan })).toMatchObject(plan);
  });

  it('without a header that is known are an error, beside others a warning', () => {
    expect(
      codesOf(
        issuesOf(
          read([
            ['Fruit', 'Price'],
            ['Apple', 1],
          ]),
        ),
      ),
    ).toContain('sheet-nothing');
    const both = planFromSheets([sheet([['Fruit', 'Price']], 'Shop'), sheet([WORK, row])]);
    expect(warningsOf(both)).toContainEqual(expect.objectContaining({ code: 'sheet-skipped', path: ['Shop'] }));
  });
});

describe('exports of project tools', () => {
  const HEADER = [
    'ID',
    'Outline Level',
    'Task Name',
    'Duration',
    'Start',
    'Finish',
    '% Complete',
    'Predecessors',
    'Resource Names',
  ];
  const tasks = [
    [1, 1, 'All read', '500 days', 'Mon 7/1/24', 'Tue 6/30/26', '20%', '', ''],
    [2, 2, 'Coach teachers', '500 days', 'Mon 7/1/24', 'Tue 6/30/26', '20%', '', ''],
    [3, 3, 'Coaches at work', '250 days', 'Mon 7/1/24', 'Mon 6/30/25', '40%', '', ''],
    [4, 4, 'Recruit', '90 days', 'Mon 7/1/24', 'Tue 12/31/24', '100%', '', 'Ann'],
    [5, 4, 'Train', '90 days', 'Wed 1/1/25', 'Mon 6/30/25', '10%', '4FS+2 days', 'Bea'],
  ];

  it('by outline levels become goals, strategies, milestones and actions', () => {
    const result = planFromSheets([sheet([HEADER, ...tasks])], { asOf: '2025-03-01' });
    const { plan, losses } = valueIn(result);
    const [goal] = plan.goals;
    expect(goal?.statement).toBe('All read');
    expect(goal?.strategies[0]).toMatchObject({
      title: 'Coach teachers',
      period: { start: '2024-07-01', end: '2026-06-30' },
    });
    expect(milestonesIn(plan)[0]).toMatchObject({
      title: 'Coaches at work',
      period: { start: '2024-07-01', end: '2025-06-30' },
      reports: [],
    });
    expect(actionsIn(plan)).toMatchObject([
      { title: 'Recruit', responsible: { name: 'Ann' }, reports: [{ date: '2024-12-31', percentComplete: 100 }] },
      { title: 'Train', dependsOn: ['recruit'], reports: [{ date: '2025-03-01', percentComplete: 10 }] },
    ]);
    // The lag has no place in a plan, and neither have durations, which follow from the days, nor what follows from tasks.
    expect(losses.map(({ value, reason }) => [value, reason])).toEqual([
      ['500 days', 'column-ignored'],
      ['20%', 'summary'],
      ['Mon 7/1/24', 'summary'],
      ['Tue 6/30/26', 'summary'],
      ['20%', 'summary'],
      ['40%', 'summary'],
      ['4FS+2 days', 'no-place'],
    ]);
  });

  it('by WBS codes or by indents say the same', () => {
    const codes = ['1', '1.1', '1.1.1', '1.1.1.1', '1.1.1.2'];
    const wbs = [
      ['ID', 'WBS', ...HEADER.slice(2)],
      ...tasks.map(([id, , ...rest], index) => [id as number, codes[index] as string, ...rest]),
    ];
    const indented = [
      ['ID', ...HEADER.slice(2)],
      ...tasks.map(([id, level, name, ...rest]) => [id as number, `${'  '.repeat(Number(level))}${name}`, ...rest]),
    ];
    const expected = planIn([HEADER, ...tasks], { asOf: '2025-03-01' });
    expect(planIn(wbs, { asOf: '2025-03-01' })).toEqual(expected);
    expect(planIn(indented, { asOf: '2025-03-01' })).toEqual(expected);
  });

  it('without levels are actions under one milestone, with predecessors by row number', () => {
    const rows = [
      ['Task Name', 'Duration', 'Start', 'Finish', 'Predecessors', 'Assigned To', '% Complete', 'Status', 'Comments'],
      ['Recruit', '90d', '07/01/24', '12/31/24', '', 'Ann', '1', 'Complete', ''],
      ['Train', '90d', '01/01/25', '06/30/25', '1', 'Bea', '0.25', 'In Progress', 'first cohort'],
    ];
    const plan = planIn(rows, { asOf: '2025-03-01' });
    expect(actionsIn(plan)).toMatchObject([
      { title: 'Recruit', reports: [{ percentComplete: 100 }] },
      { title: 'Train', dependsOn: ['recruit'], reports: [{ percentComplete: 25, note: 'first cohort' }] },
    ]);
    expect(milestonesIn(plan)).toHaveLength(1);
  });
});

describe('hostile sheets', () => {
  it('hold text, whatever it looks like', () => {
    const formula = '=HYPERLINK("http://example.com")';
    const plan = planIn([
      WORK,
      line(formula, '1/1/2026', '6/30/2026', '', ''),
      line('x'.repeat(1_000_000), '1/1/2026', '6/30/2026', '', ''),
    ]);
    expect(actionsIn(plan)[0]?.title).toBe(formula);
    expect(actionsIn(plan)[1]?.title).toHaveLength(1_000_000);
    const { mapping } = valueIn(
      read([
        [...WORK, '__proto__', 'constructor'],
        [...line('A', '1/1/2026', '6/30/2026', '', ''), 'x', 'y'],
      ]),
    );
    expect(Object.keys(mapping['Plan']?.columns ?? {})).toContain('__proto__');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('are answered in bounded time', () => {
    const long = '1'.repeat(200_000);
    const cells = [
      long,
      `${long}%`,
      ' '.repeat(200_000),
      `(${'('.repeat(100_000)}`,
      `${'a '.repeat(100_000)}`,
      `as of ${'x '.repeat(100_000)}`,
    ];
    for (const cell of cells) {
      soon(() =>
        planFromSheets([
          sheet([[cell], WORK, WORK.map(() => cell)]),
          sheet([MEASURE, MEASURE.map(() => cell)], 'M'),
          sheet([WORK.map(() => cell)], 'H'),
        ]),
      );
    }
  });

  it('of any kind give issues or a plan', () => {
    const junk = [null, 7, {}, [null], [{ name: 'x' }], [{ name: 'x', rows: [7, null, [Symbol('s'), {}, () => 1]] }]];
    for (const input of junk) expect(planFromSheets(input as never).ok).toBe(false);
    const headers = fc.constantFrom(...WORK, ...MEASURE, 'Task Name', 'Outline Level', 'Group', '__proto__', '');
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.constantFrom('1/1/2026', '*', '50%', 'n/a', 'FY26', '1,5'),
      fc.constant(null),
      fc.boolean(),
    );
    fc.assert(
      fc.property(
        fc.array(headers, { maxLength: 12 }),
        fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 }),
        (header, rows) => {
          const result = read([header, ...rows]);
          for (const issue of result.ok ? result.warnings : result.issues)
            expect(issue.message).not.toMatch(/undefined|\[object/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
