/** Sheets as agencies keep them, judged cell by cell: what is counted, contradicted or dated otherwise is told. */
import { formatIssue } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { planFromSheets, recognizeSheets, type Sheet, type SheetCell, type SheetOptions } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

type Rows = readonly (readonly SheetCell[])[];
const read = (rows: Rows, options: SheetOptions = {}) => planFromSheets([{ name: 'Plan', rows }], options);
type Reading = ReturnType<typeof read>;
const lossesOf = (result: Reading) =>
  valueIn(result).losses.map(({ path, value, reason }) => [path[1], path[2], value, reason]);
const told = (result: Reading, code: string) =>
  (result.ok ? result.warnings : result.issues).filter((issue) => issue.code === code);
const assumed = (result: Reading, what: string) =>
  told(result, 'sheet-assumed').filter(({ params }) => params['what'] === what);
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
  ])('%s: the first is responsible, the others are losses', (people, name, lost) => {
    for (const header of ['Resource Names', 'Resources']) expect(responsible(header, people)).toEqual([name, lost]);
  });

  it('are told from names in columns of people, where a comma may stand within one', () => {
    expect(responsible('Owner', 'Lee, Ann')).toEqual(['Lee, Ann', []]);
    expect(responsible('Responsible', 'Ann Lee; Bo Ruiz')).toEqual(['Ann Lee; Bo Ruiz', []]);
  });
});
