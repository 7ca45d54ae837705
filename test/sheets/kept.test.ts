/** Sheets as agencies keep them, judged cell by cell: what is counted, contradicted or dated otherwise is told. */
import { formatIssue } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { planFromSheets, recognizeSheets, type Sheet, type SheetCell } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';
import { assumed, lossesOf, type Reading, type Rows, read, told } from '../support/sheet-readings.js';

const actionsOf = (result: Reading) =>
  valueIn(result).plan.goals.flatMap(({ strategies }) =>
    strategies.flatMap(({ milestones }) => milestones.flatMap(({ actions }) => actions)),
  );

const WORK = ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete', 'Status', 'Owner'];
const HIRE = ['Read', 'Coach', 'Coaches', 'Hire', '7/1/2026', '6/30/2027', '50%', 'In progress', 'Ann'];

describe('a row of totals that counts', () => {
  it.each<[string, SheetCell[]]>([
    ['Totals', ['Totals', '', '', '3 actions', '', '', '50%', '', '']],
    ['Grand total', ['Grand total', '', '', '3 actions', '', '', '50%', '1 complete, 2 on track', '3 owners']],
    ['Sum', ['Sum', '', '2 milestones', '3 action steps', '', '', '', '', '']],
    ['Totals', ['Totals', '', '', '3 of 5 complete', '7/1/2026', '6/30/2027', '60%', '', '']],
    ['Gesamt', ['Gesamt', '', '', '3', '', '', '', '', '']],
    ['Total general', ['Total general', '', '', '3 acciones', '', '', '50%', '', '']],
    ['Total actions', ['Total actions', '', '', 3, '', '', '', '', '']],
    ['Total number of actions', ['Total number of actions', '', '', 3, '', '', '', '', '']],
    ['Subtotal', ['Read', 'Subtotal', '', '3 actions', '', '', '50%', '', '']],
  ])('is no goal and no strategy: %s', (label, row) => {
    const result = read([WORK, HIRE, row]);
    expect(actionsOf(result).map(({ title }) => title)).toEqual(['Hire']);
    expect(valueIn(result).plan.goals.map(({ statement, strategies }) => [statement, strategies.length])).toEqual([
      ['Read', 1],
    ]);
    expect(lossesOf(result)).toEqual([[3, label === 'Subtotal' ? 'Strategy' : 'Goal', label, 'total']]);
  });

  it.each(['Total actions', 'Total actions: 3', 'Actions: 3', 'Number of actions', '3 actions', 'Total: 3 actions'])(
    'in the column of actions is no action: %s',
    (label) => {
      const result = read([WORK, HIRE, ['', '', '', label, '', '', '50%', '', '']]);
      expect(actionsOf(result).map(({ title }) => title)).toEqual(['Hire']);
      expect(lossesOf(result)).toEqual([[3, 'Action', label, 'total']]);
    },
  );

  it('has its word beside the columns that are read, or after the number of its row', () => {
    const aside = read([
      ['Our list', ...WORK],
      ['', ...HIRE],
      ['TOTAL', '', '', '', '', '', '', '50%', '', ''],
    ]);
    expect(lossesOf(aside)).toContainEqual([3, 'Our list', 'TOTAL', 'total']);
    const numbered = read([
      ['#', ...WORK],
      [1, ...HIRE],
      [2, 'Total', '', '', '1 action', '', '', '50%', '', ''],
    ]);
    expect(lossesOf(numbered)).toEqual([[3, 'Goal', 'Total', 'total']]);
    expect(valueIn(numbered).plan.goals).toHaveLength(1);
  });

  it('is told from actions that begin with a number, or have days and people', () => {
    for (const row of [
      ['', '', '', '3 workshops', '', '', '0%', '', ''],
      ['', '', '', '3 actions of the board', '', '', '0%', '', ''],
      ['', '', '', '3 actions', '7/1/2026', '6/30/2027', '', '', 'Ann'],
      ['', '', '', 'Count actions', '', '', '', '', 'Ann'],
    ]) {
      expect(actionsOf(read([WORK, HIRE, row])).map(({ title }) => title)).toEqual(['Hire', row[3]]);
    }
  });

  it('is told from all students of a measure, whose group is called so', () => {
    const result = read([
      ['Goal', 'Measure', 'Unit', 'Direction', 'Source', 'Group', 'Baseline (FY24)', 'FY26 Target'],
      ['Read', 'Reading', '%', 'increase', 'Test', 'Girls', 40, 50],
      ['', '', '', '', '', 'Total', 41, 51],
    ]);
    const [measure] = valueIn(result).plan.goals[0]?.measures ?? [];
    expect([measure?.baseline?.value, measure?.subgroups.map(({ name }) => name)]).toEqual([41, ['Girls']]);
    expect(lossesOf(result)).toEqual([]);
  });
});

describe('what a line says twice and otherwise', () => {
  const HEADER = ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete', 'Status', 'Active'];
  const readLine = (percent: string, status: string, active: string) => {
    const line = ['Read', 'Coach', 'Coaches', 'Hire', '7/1/2026', '6/30/2027', percent, status, active];
    return read([HEADER, line], { asOf: '2026-12-01' });
  };

  it.each([
    // percent, status, active: what is lost, for what; what is read.
    ['', 'Completed', 'No', 'Active', 'Status', 100, false],
    ['100%', 'On track', 'No', 'Active', '% Complete', 100, false],
    ['100%', '', 'No', 'Active', '% Complete', 100, false],
    ['40%', 'Complete', 'Yes', 'Status', '% Complete', 40, false],
    ['60%', 'Not started', '', 'Status', '% Complete', 60, false],
    ['100%', 'In progress', '', 'Status', '% Complete', 100, false],
    ['', 'Cancelled', 'Yes', 'Active', 'Status', undefined, true],
    ['30%', 'Cancelled', 'Yes', 'Active', 'Status', 30, true],
    ['100%', 'Cancelled', '', '% Complete', 'Status', undefined, true],
    ['', 'In progress', 'No', 'Status', 'Active', undefined, true],
    ['30%', 'On track', 'No', 'Status', 'Active', 30, true],
  ])('(%s, %s, active: %s) loses %s for %s, with a warning', (percent, status, active, lost, taken, done, isOver) => {
    const result = readLine(percent, status, active);
    const [action] = actionsOf(result);
    expect([action?.reports[0]?.percentComplete, action?.discontinued !== undefined]).toEqual([done, isOver]);
    expect(lossesOf(result).map(([, column, , reason]) => [column, reason])).toEqual([[lost, 'contradicted']]);
    const [warning, ...more] = told(result, 'sheet-contradiction');
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ path: ['Plan', 2, lost], params: { column: lost, taken } });
  });

  it.each([
    ['100%', 'Completed', 'Yes'],
    ['0%', 'Not started', 'No'],
    ['', 'Cancelled', 'No'],
    ['0%', 'In progress', 'Yes'],
    ['100%', 'Behind', 'Yes'],
    ['40%', 'Behind', 'No'],
  ])('(%s, %s, active: %s) agrees', (percent, status, active) => {
    const result = readLine(percent, status, active);
    expect([told(result, 'sheet-contradiction'), lossesOf(result)]).toEqual([[], []]);
  });

  it('is all read where a day says when it was given up, but for what has no place', () => {
    const rows = (status: string, active: string) => [
      [...HEADER, 'Discontinued On'],
      ['Read', 'Coach', 'Coaches', 'Hire', '7/1/2026', '6/30/2027', '', status, active, '10/1/2026'],
    ];
    const done = read(rows('Completed', 'No'), { asOf: '2026-09-30' });
    const [action] = actionsOf(done);
    expect([action?.reports[0]?.percentComplete, action?.discontinued?.date]).toEqual([100, '2026-10-01']);
    expect([told(done, 'sheet-contradiction'), lossesOf(done)]).toEqual([[], []]);
    const going = read(rows('In progress', ''), { asOf: '2026-09-30' });
    expect(actionsOf(going)[0]?.discontinued).toEqual({ date: '2026-10-01', reason: '"Discontinued" in the sheet' });
    expect(lossesOf(going)).toEqual([[2, 'Status', 'In progress', 'no-place']]);
    const on = read(rows('', 'Yes'), { asOf: '2026-09-30' });
    expect(lossesOf(on)).toEqual([[2, 'Active', 'Yes', 'contradicted']]);
    expect(told(on, 'sheet-contradiction')[0]?.params).toMatchObject({ taken: 'Discontinued On' });
  });
});

describe('a column of health beside one of statuses', () => {
  const readHealth = (percent: string, status: string, health: string, header = 'Health') =>
    read(
      [
        ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete', 'Status', header],
        ['Read', 'Coach', 'Coaches', 'Hire', '7/1/2026', '6/30/2027', percent, status, health],
      ],
      { asOf: '2026-12-01' },
    );

  it.each([
    ['Green', 'on-schedule'],
    ['Yellow', 'behind-schedule'],
    ['Red', 'behind-schedule'],
  ])('says how the work goes: %s', (health, judgement) => {
    for (const header of ['Health', 'RAG', 'Overall Health']) {
      const result = readHealth('30%', 'In Progress', health, header);
      expect(actionsOf(result)[0]?.reports).toEqual([{ date: '2026-12-01', percentComplete: 30, judgement }]);
      expect(lossesOf(result)).toEqual([]);
    }
  });

  it('is a loss where it judges nothing, or there is no report to hold it', () => {
    expect(lossesOf(readHealth('0%', 'Not Started', 'Gray'))).toEqual([[2, 'Health', 'Gray', 'no-place']]);
    expect(lossesOf(readHealth('', 'In Progress', 'Red'))).toEqual([
      [2, 'Status', 'In Progress', 'no-place'],
      [2, 'Health', 'Red', 'no-place'],
    ]);
    const unknown = readHealth('10%', 'In Progress', 'Splendid');
    expect(lossesOf(unknown)).toEqual([[2, 'Health', 'Splendid', 'unreadable']]);
    expect(told(unknown, 'sheet-cell')).toHaveLength(1);
  });

  it('is told where the status judges otherwise, which is read', () => {
    const result = readHealth('30%', 'On track', 'Red');
    expect(actionsOf(result)[0]?.reports[0]?.judgement).toBe('on-schedule');
    expect(lossesOf(result)).toEqual([[2, 'Health', 'Red', 'contradicted']]);
    expect(told(result, 'sheet-contradiction')[0]?.params).toMatchObject({ column: 'Health', taken: 'Status' });
  });

  it('is the status where there is none', () => {
    const rows = [
      ['Action', 'Start', 'End', 'Health'],
      ['Hire', '7/1/2026', '6/30/2027', 'Not started'],
    ];
    expect(recognizeSheets([{ name: 'Plan', rows }]).mapping['Plan']?.columns['Health']).toBe('status');
  });
});

describe('the title of a plan that is not given', () => {
  it('is that of the sheet, with a warning that quotes what stands above the header, its day included', () => {
    const result = read([['Strategic Plan as of 6/30/2026'], WORK, HIRE]);
    expect(valueIn(result).plan.title).toBe('Plan');
    expect(lossesOf(result)).toEqual([[1, undefined, 'Strategic Plan as of 6/30/2026', 'note']]);
    const [warning, ...more] = assumed(result, 'title');
    expect(more).toEqual([]);
    expect(warning?.path).toEqual(['Plan', 1]);
    expect(warning?.message).toBe(
      'Sheet "Plan", row 1: the plan\'s title is not given; it is called "Plan" after its sheet. If "Strategic Plan as of 6/30/2026" is its title, give that.',
    );
    expect(warning && formatIssue(warning, spanish)).toContain(
      'no se da el título del plan; se llama «Plan» como su hoja. Si «Strategic Plan as of 6/30/2026» es su título, délo.',
    );
    expect(actionsOf(result)[0]?.reports[0]?.date).toBe('2026-06-30');
  });

  it('is told without a line above, and not where it is given', () => {
    const result = read([WORK, HIRE]);
    expect(assumed(result, 'title').map(({ path, params }) => [path, params['name']])).toEqual([[['Plan'], '']]);
    expect(assumed(result, 'title')[0]?.message).toBe(
      'Sheet "Plan": the plan\'s title is not given; it is called "Plan" after its sheet.',
    );
    expect(assumed(read([['Our plan'], WORK, HIRE], { plan: { title: 'Ours' } }), 'title')).toEqual([]);
  });

  it.each([
    ['As of 6/30/2026', []],
    ['(As of 6/30/2026)', []],
    ['Our plan, updated 6/30/2026', ['Our plan, updated 6/30/2026']],
  ])('is no loss beside the day that is read: %s', (above, lost) => {
    const result = read([[above], WORK, HIRE]);
    expect(lossesOf(result).map(([, , value]) => value)).toEqual(lost);
    expect(actionsOf(result)[0]?.reports[0]?.date).toBe('2026-06-30');
  });

  it('that is a day dates no column', () => {
    const result = read([
      ['As of 6/30/2026'],
      ['Goal', 'Measure', 'Target', 'Target Date'],
      ['Read', 'Books', 5, '6/30/2030'],
    ]);
    expect(valueIn(result).mapping['Plan']?.columns['Target']).toBe('target');
    expect(valueIn(result).plan.goals[0]?.measures[0]?.targets).toEqual([{ date: '2030-06-30', value: 5 }]);
  });
});

describe('days in numbers in headers and above them', () => {
  const measures = (...headers: string[]): Rows => [
    ['Goal', 'Measure', 'Unit', 'Direction', 'Source', ...headers],
    ['Read', 'Books', 'Count', 'increase', 'Test', ...headers.map((_, index) => index + 1)],
  ];
  const targets = (result: Reading) => valueIn(result).plan.goals[0]?.measures[0]?.targets.map(({ date }) => date);

  it('with points are read day first, which is told once', () => {
    const result = read(measures('Target 03.04.2026', 'Target 05.04.2027'));
    expect(targets(result)).toEqual(['2026-04-03', '2027-04-05']);
    const [warning, ...more] = assumed(result, 'dotted-days');
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ path: ['Plan', 1, 'Target 03.04.2026'], params: { name: 'Target 03.04.2026' } });
  });

  it.each([
    ['30.06.2026', '03.04.2027', ['2026-06-30', '2027-04-03']],
    ['30/06/2026', '03/04/2027', ['2026-06-30', '2027-04-03']],
    ['6.30.2026', '3.4.2027', ['2026-06-30', '2027-03-04']],
  ])('are read in the order that one of them shows: %s', (first, second, days) => {
    const result = read(measures(`Target ${first}`, `Target ${second}`));
    expect(targets(result)).toEqual(days);
    expect(assumed(result, 'date-order').map(({ path }) => path[2])).toEqual([`Target ${first}`]);
    expect(assumed(result, 'dotted-days')).toEqual([]);
  });

  it('are those of a merged header, too', () => {
    const result = read([
      ['', '', '', '', '', '30/06/2026', '', '03/04/2027'],
      ['Goal', 'Measure', 'Unit', 'Direction', 'Source', 'Target', 'Actual', 'Target'],
      ['Read', 'Books', 'Count', 'increase', 'Test', 1, 2, 3],
    ]);
    expect(targets(result)).toEqual(['2026-06-30', '2027-04-03']);
    expect(assumed(result, 'date-order')[0]?.params).toMatchObject({ name: '30/06/2026' });
  });

  it('show the order of cells, and cells show theirs', () => {
    const [header = [], line = []] = measures('Target 03/04/2027');
    const result = read([
      [...header, 'Baseline', 'Baseline Date'],
      [...line, 0, '30/06/2025'],
    ]);
    expect(targets(result)).toEqual(['2027-04-03']);
    const work = read([WORK, ['', '', '', 'Hire', '05/07/2026', '04/06/2027', '', '', '']]);
    expect(actionsOf(work)[0]?.period).toEqual({ start: '2026-05-07', end: '2027-04-06' });
    const below = read([['As of 30/06/2026'], WORK, ['', '', '', 'Hire', '05/07/2026', '04/06/2027', '', '', '']]);
    expect(actionsOf(below)[0]?.period).toEqual({ start: '2026-07-05', end: '2027-06-04' });
    expect(assumed(below, 'date-order').map(({ path }) => path)).toEqual([['Plan', 1]]);
  });

  it('above a header are told where points leave their order open', () => {
    const result = read([['As of 03.04.2026'], WORK, ['Read', 'Coach', 'Coaches', 'Hire', '', '', '50%', '', '']]);
    expect(actionsOf(result)[0]?.reports[0]?.date).toBe('2026-04-03');
    expect(assumed(result, 'dotted-days').map(({ path, params }) => [path, params['name']])).toEqual([
      [['Plan', 1], 'As of 03.04.2026'],
    ]);
  });

  it('that may be two days where both orders are found leave their column in doubt', () => {
    const result = read(measures('Target 30/06/2026', 'Actual 6/30/2025', 'Target 03/04/2027'));
    expect(told(result, 'sheet-two-readings').map(({ params }) => [params['first'], params['second']])).toEqual([
      ['target 2027-03-04', 'target 2027-04-03'],
    ]);
  });

  it('show nothing where the mapping says what their columns hold, or dateOrder is given', () => {
    const rows = measures('Target 30/06/2026', 'Target 03/04/2027');
    const mapping = { Plan: { columns: { 'Target 30/06/2026': { target: '2026-06-30' } } } };
    expect(targets(read(rows, { mapping }))).toEqual(['2026-06-30', '2027-03-04']);
    const given = read(measures('Target 03.04.2026'), { dateOrder: 'mdy' });
    expect([targets(given), assumed(given, 'dotted-days')]).toEqual([['2026-03-04'], []]);
  });
});

describe('the resources of MS Project', () => {
  const responsible = (header: string, people: string) => {
    const sheet: Sheet = {
      name: 'Plan',
      rows: [
        ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', header],
        ['Read', 'Coach', 'Coaches', 'Hire', '7/1/2026', '6/30/2027', people],
      ],
    };
    const result = planFromSheets([sheet]);
    return [actionsOf(result)[0]?.responsible?.name, lossesOf(result).map(([, , value]) => value)];
  };

  it.each([
    ['Ann Lee', 'Ann Lee', []],
    ['Ann Lee,Bo Ruiz[50%]', 'Ann Lee', ['Bo Ruiz[50%]']],
    ['Ann Lee[25%],Bo Ruiz', 'Ann Lee', ['Ann Lee[25%]', 'Bo Ruiz']],
    ['Ann Lee[12,5%]; Bo Ruiz', 'Ann Lee', ['Ann Lee[12,5%]', 'Bo Ruiz']],
    [', ,', ', ,', []],
    ['[50%]', '[50%]', []],
    ['Ann Lee]', 'Ann Lee]', []],
  ])('%s: the first is responsible, the others are losses', (people, name, lost) => {
    for (const header of ['Resource Names', 'Resources']) expect(responsible(header, people)).toEqual([name, lost]);
  });

  it('are told from names in columns of people, where a comma may stand within one', () => {
    expect(responsible('Owner', 'Lee, Ann')).toEqual(['Lee, Ann', []]);
    expect(responsible('Responsible', 'Ann Lee; Bo Ruiz')).toEqual(['Ann Lee; Bo Ruiz', []]);
  });
});

describe('marks of notes, and the notes', () => {
  it('are no part of headers; the notes are no measures, whatever cells they fill', () => {
    const result = read([
      ['Measure¹', 'Goal *', 'Unit', 'Direction', 'Source', 'Baseline FY25*', 'Target FY30 †', 'Actual FY26‡'],
      ['Reading²', 'All read', '%', 'increase', 'Test', '48.2', '60', '49.1'],
      ['¹ Approved by the board.'],
      ['* Baselines are of 2024-25.', '', '', '', '', 'see the appendix'],
      ['Absence', 'All read', '%', 'decrease', 'Rolls', '22', '15', 'n<10'],
      ['Source: state assessment', '', '', '', '', '', '', 'Page 1'],
      ['Fuente:', 'examen estatal'],
    ]);
    expect(valueIn(result).plan.goals[0]?.measures.map(({ indicator }) => indicator)).toEqual(['Reading²', 'Absence']);
    expect(valueIn(result).plan.goals[0]?.measures[0]).toMatchObject({
      baseline: { date: '2025-06-30', value: 48.2 },
      targets: [{ date: '2030-06-30', value: 60 }],
      observations: [{ date: '2026-06-30', value: 49.1 }],
    });
    expect(lossesOf(result)).toEqual([
      [3, 'Measure¹', '¹ Approved by the board.', 'note'],
      [4, 'Measure¹', '* Baselines are of 2024-25.', 'note'],
      [4, 'Baseline FY25*', 'see the appendix', 'note'],
      [6, 'Measure¹', 'Source: state assessment', 'note'],
      [6, 'Actual FY26‡', 'Page 1', 'note'],
      [7, 'Measure¹', 'Fuente:', 'note'],
      [7, 'Goal *', 'examen estatal', 'note'],
    ]);
  });

  it('are told from measures that are marked, which have numbers', () => {
    const result = read([
      ['Goal', 'Measure', 'Unit', 'Baseline FY25'],
      ['Read', '* Reading', '%', 48],
      ['* Counted anew', 'Days', 'Count', 4],
    ]);
    expect(valueIn(result).plan.goals.map(({ statement }) => statement)).toEqual(['Read', '* Counted anew']);
    expect(lossesOf(result)).toEqual([]);
  });
});

describe('a formula that has failed', () => {
  it('is a loss with a warning, and no name, person or number', () => {
    const result = read([
      [...WORK, 'Notes'],
      [...HIRE.slice(0, 8), '#REF!', '#VALUE!'],
      ['#NAME?', '', '', 'Train', '#DIV/0!', '6/30/2027', '#UNPARSEABLE', '', 'Bo', ''],
      ['', '', '', '', '', '', '#INVALID OPERATION', '', '', ''],
    ]);
    expect(valueIn(result).plan.goals.map(({ statement }) => statement)).toEqual(['Read']);
    expect(actionsOf(result).map(({ title, responsible }) => [title, responsible?.name])).toEqual([
      ['Hire', undefined],
      ['Train', 'Bo'],
    ]);
    const failed = ['#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#UNPARSEABLE', '#INVALID OPERATION'];
    expect(lossesOf(result).map(([, , value, reason]) => [value, reason])).toEqual(
      failed.map((value) => [value, 'unreadable']),
    );
    expect(told(result, 'sheet-cell').map(({ params }) => params['expected'])).toEqual(failed.map(() => 'formula'));
    const [first] = told(result, 'sheet-cell');
    expect(first?.message).toBe(
      'Sheet "Plan", row 2, "Owner" says "#REF!", which is not read; give what the formula should give.',
    );
    expect(first && formatIssue(first, spanish)).toContain('escriba lo que la fórmula debería dar.');
  });

  it('is told from a tag and from nothing', () => {
    const result = read([WORK, ['#1 goal', '', '', '#hire', '', '', '', '', '#N/A']]);
    expect(actionsOf(result)[0]?.title).toBe('#hire');
    expect(lossesOf(result)).toEqual([]);
  });
});

describe('values in another unit than their measure', () => {
  const readOf = (unit: string, ...values: SheetCell[]) =>
    read([
      ['Goal', 'Measure', 'Unit', 'Direction', 'Source', 'Baseline FY25', 'Actual FY26', 'Target FY27'],
      ['Read', 'Books', unit, 'increase', 'Log', ...values],
    ]);
  const measureOf = (result: Reading) => valueIn(result).plan.goals[0]?.measures[0];

  it.each([
    ['Count', '40', '45%', '50', '45%'],
    ['US$', '$40', '€45', '$50', '€45'],
    ['Dollars', '40', '45 EUR', '50', '45 EUR'],
    ['currency', '£40', '$45', '£50', '$45'],
    ['€', '40', '45%', '50', '45%'],
  ])('%s: are left out, with a warning', (unit, first, second, third, lost) => {
    const result = readOf(unit, first, second, third);
    expect(measureOf(result)).toMatchObject({
      baseline: { value: 40 },
      observations: [],
      targets: [{ value: 50 }],
    });
    expect(lossesOf(result)).toEqual([[2, 'Actual FY26', lost, 'unreadable']]);
    expect(told(result, 'sheet-cell').map(({ path }) => path[2])).toEqual(['Actual FY26']);
  });

  it('are told from the same unit in other words', () => {
    for (const [unit, value] of [
      ['USD', '$45'],
      ['Thousands of dollars', 'US$ 45'],
      ['€', '45 EUR'],
      ['%', '45 percent'],
      ['rate', '45%'],
    ] as const) {
      const result = readOf(unit, value, value, value);
      expect([measureOf(result)?.observations[0]?.value, lossesOf(result)]).toEqual([45, []]);
    }
  });

  it('are percents where all are, and no known unit says otherwise', () => {
    expect(measureOf(readOf('Pupils reading', '40%', '45%', '50%'))?.unit).toEqual({
      kind: 'percent',
      label: 'Pupils reading',
    });
    expect(measureOf(readOf('Pupils reading', 40, 45, 50))?.unit).toEqual({ kind: 'count', label: 'Pupils reading' });
  });

  it.each([
    ['$(2,300)', -2300],
    ['-$450', -450],
    ['($450)', -450],
    ['USD 1.2M', 1_200_000],
  ])('%s is read with its sign', (text, value) => {
    expect(measureOf(readOf('US$', text, '', ''))?.baseline?.value).toBe(value);
  });

  it('65 pct is a percent', () => {
    expect(measureOf(readOf('%', '65 pct', '', ''))?.baseline?.value).toBe(65);
  });
});

it('a plan in Spanish has its days, statuses, units and people read', () => {
  const result = read([
    ['Plan estratégico 2026-2030, al 30 de septiembre de 2026'],
    [
      'N.º',
      'Eje estratégico',
      'Estrategia',
      'Actividad',
      'Encargada',
      'Fecha inicio',
      'Fecha fin',
      'Avance (%)',
      'Estado',
    ],
    ['1', 'Lectura', 'Formar', 'Contratar', 'Ana Díaz', '01/07/2026', '31/12/2026', '40%', 'En ejecución'],
    ['2', '', '', 'Capacitar', 'Luis Gil', '15/01/2027', '30/06/2027', '', 'Pendiente'],
    ['3', '', '', 'Comprar', 'Luis Gil', '01/08/2026', '15/09/2026', '', 'Concluido'],
    ['', '', 'Total', '3 actividades', '', '', '', '47%', ''],
    [],
    ['Indicador', 'Unidad', 'Línea base 2025', 'Meta 2026', 'Fuente'],
    ['Lectura adecuada', 'Porcentaje', '48,2 %', '50,5 %', 'Prueba'],
    ['Costo', 'US$', '1.250,50', '1.200,00', 'Contabilidad'],
    ['Tutores', 'Número', '12', '40', 'Nómina'],
  ]);
  expect(
    actionsOf(result).map(({ title, period, reports: [report], responsible }) => [
      ...[title, period.start, period.end, report?.date, report?.percentComplete, responsible?.name],
    ]),
  ).toEqual([
    ['Contratar', '2026-07-01', '2026-12-31', '2026-09-30', 40, 'Ana Díaz'],
    ['Capacitar', '2027-01-15', '2027-06-30', '2026-09-30', 0, 'Luis Gil'],
    ['Comprar', '2026-08-01', '2026-09-15', '2026-09-15', 100, 'Luis Gil'],
  ]);
  const [goal, ...others] = valueIn(result).plan.goals;
  expect(others).toEqual([]);
  expect(goal?.measures.map(({ unit, baseline, targets: [target] }) => [unit, baseline?.value, target?.value])).toEqual(
    [
      [{ kind: 'percent' }, 48.2, 50.5],
      [{ kind: 'currency', label: 'US$' }, 1250.5, 1200],
      [{ kind: 'count' }, 12, 40],
    ],
  );
  expect(lossesOf(result)).toEqual([
    [1, undefined, 'Plan estratégico 2026-2030, al 30 de septiembre de 2026', 'note'],
    [6, 'Estrategia', 'Total', 'total'],
  ]);
});
