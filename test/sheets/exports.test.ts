/** Sheets as project tools export them, and as people keep them by hand: what is work in them, and what is not. */
import { rollup } from 'spm-model';
import { planFromSheets, type SheetCell, type SheetOptions } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const readOf = (rows: readonly (readonly SheetCell[])[], options: SheetOptions = {}) =>
  valueIn(planFromSheets([{ name: 'Plan', rows }], options));

describe('an export', () => {
  it('of Smartsheet has its tasks in the primary column, indented', () => {
    const { plan, losses } = readOf([
      ['Primary Column', 'Status', '% Complete', 'Start Date', 'End Date', 'Assigned To', 'Predecessors', 'Comments'],
      ['Reading', 'In Progress', 0.25, '07/01/26', '06/30/28', '', '', ''],
      ['  Coach teachers', 'In Progress', 0.25, '07/01/26', '06/30/27', '', '', ''],
      ['    Coaches at work', 'In Progress', 0.25, '07/01/26', '06/30/27', '', '', ''],
      ['      Recruit', 'Complete', 1, '07/01/26', '12/31/26', 'ann@example.org', '', 'done early'],
      ['      Train', 'Not Started', 0, '01/01/27', '06/30/27', 'ann@example.org', '4', ''],
    ]);
    const milestone = plan.goals[0]?.strategies[0]?.milestones[0];
    expect([plan.goals[0]?.statement, milestone?.title]).toEqual(['Reading', 'Coaches at work']);
    expect(milestone?.actions.map(({ title, dependsOn, reports }) => [title, dependsOn, reports[0]])).toEqual([
      ['Recruit', undefined, { date: '2026-12-31', percentComplete: 100, note: 'done early' }],
      ['Train', ['recruit'], { date: '2026-12-31', percentComplete: 0 }],
    ]);
    // What the tool works out for the lines above comes from those below; it is listed all the same.
    expect(losses.map(({ reason }) => reason)).toEqual(Array.from({ length: 8 }, () => 'summary'));
    expect(losses.slice(0, 4).map(({ path, value }) => [path[1], value])).toEqual([
      [2, '0.25'],
      [2, 'In Progress'],
      [2, '07/01/26'],
      [2, '06/30/28'],
    ]);
  });

  it.each([
    ['Yes', 'No'],
    ['no', 'NO'],
    [true, false],
    ['Sí', ''],
  ])('of MS Project marks milestones (%j, %j), which names none', (marked, unmarked) => {
    const { plan, losses } = readOf([
      ['Task Name', 'Outline Level', 'Start', 'Finish', 'Milestone', 'Status'],
      ['Reading', 1, '', '', unmarked, ''],
      ['Coach', 2, '', '', unmarked, ''],
      ['Coaches at work', 3, '', '', marked, ''],
      ['Train', 4, '7/1/2026', '12/31/2026', unmarked, 'Future Task'],
    ]);
    const [milestone] = plan.goals[0]?.strategies[0]?.milestones ?? [];
    expect([milestone?.title, milestone?.actions.map(({ title }) => title)]).toEqual(['Coaches at work', ['Train']]);
    expect(milestone?.actions[0]?.reports).toMatchObject([{ percentComplete: 0 }]);
    expect(losses.map(({ path, reason }) => [path[2], reason])).toEqual([['Milestone', 'column-ignored']]);
    const named = readOf([
      ['Milestone', 'Action', 'Start', 'Finish'],
      ['No', 'Say no', '7/1/2026', '12/31/2026'],
      ['Ask', 'Ask first', '7/1/2026', '12/31/2026'],
    ]);
    expect(named.plan.goals[0]?.strategies[0]?.milestones.map(({ title }) => title)).toEqual(['No', 'Ask']);
  });

  it.each([
    ['Active', 'Yes', 'No', 'Active: No'],
    ['Active', true, false, 'Active: FALSE'],
    ['Activa', 'Sí', 'No', 'Activa: No'],
  ])('of MS Project switches tasks off (%j: %j, %j), which then are given up', (header, on, off, said) => {
    const { plan, losses } = readOf(
      [
        ['ID', header, 'Task Name', 'Outline Level', 'Start', 'Finish', '% Complete'],
        [1, on, 'Reading', 1, '', '', ''],
        [2, on, 'Coach', 2, '', '', ''],
        [3, on, 'Coaches at work', 3, '', '', ''],
        [4, on, 'Train', 4, '7/1/2026', '12/31/2026', '50%'],
        [5, off, 'Survey', 4, '7/1/2026', '9/30/2026', '0%'],
      ],
      { asOf: '2026-11-01' },
    );
    const [milestone] = plan.goals[0]?.strategies[0]?.milestones ?? [];
    expect(milestone?.actions.map(({ title, discontinued }) => [title, discontinued])).toEqual([
      ['Train', undefined],
      ['Survey', { date: '2026-11-01', reason: `"${said}" in the sheet` }],
    ]);
    expect(losses).toEqual([]);
    // What is under way is done by half of 124 days of 184; the survey is no longer overdue.
    expect(rollup(plan, { asOf: '2026-11-01' }).implementation).toMatchObject({ completion: 0.5, overdue: 0 });
  });

  it('of MS Project switches off what others make up, which is listed', () => {
    const { losses } = readOf([
      ['ID', 'Active', 'Task Name', 'Outline Level', 'Start', 'Finish'],
      [1, 'No', 'Reading', 1, '', ''],
      [2, 'No', 'Coach', 2, '', ''],
      [3, 'No', 'Coaches at work', 3, '', ''],
      [4, 'Yes', 'Train', 4, '7/1/2026', '12/31/2026'],
    ]);
    expect(losses.map(({ path, reason }) => [path[1], path[2], reason])).toEqual(
      [2, 3, 4].map((row) => [row, 'Active', 'summary']),
    );
  });

  it('of MS Project switches tasks off, whatever one other cell of the column says', () => {
    const rows = [
      ['ID', 'Active', 'Task Name', 'Outline Level', 'Start', 'Finish'],
      [1, 'Yes', 'Reading', 1, '', ''],
      [2, 'Yes', 'Coach', 2, '', ''],
      [3, 'Yes', 'Coaches at work', 3, '', ''],
      [4, 'Maybe', 'Train', 4, '7/1/2026', '12/31/2026'],
      [5, 'No', 'Survey', 4, '7/1/2026', '9/30/2026'],
    ];
    const read = planFromSheets([{ name: 'Plan', rows }], { asOf: '2026-11-01' });
    const { plan, losses } = valueIn(read);
    const [milestone] = plan.goals[0]?.strategies[0]?.milestones ?? [];
    expect(milestone?.actions.map(({ discontinued }) => discontinued?.reason)).toEqual([
      undefined,
      '"Active: No" in the sheet',
    ]);
    expect(losses.map(({ path, value }) => [path[1], path[2], value])).toEqual([[5, 'Active', 'Maybe']]);
    expect(read.ok && read.warnings.filter(({ code }) => code === 'sheet-cell').map(({ path }) => path)).toEqual([
      ['Plan', 5, 'Active'],
    ]);
  });

  it('has a column named like that which is none', () => {
    const { plan, losses } = readOf([
      ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'Finish', 'Active'],
      ['Reading', 'Coach', 'Coaches at work', 'Train', '7/1/2026', '12/31/2026', '40 members'],
    ]);
    expect(plan.goals[0]?.strategies[0]?.milestones[0]?.actions[0]?.discontinued).toBeUndefined();
    expect(losses.map(({ reason }) => reason)).toEqual(['column-ignored']);
  });

  it.each([
    ['3FS+2d', true, ['3FS+2d']],
    ['3FS-50%', true, ['3FS-50%']],
    ['3 FC+2,5 días; 99', true, ['3 FC+2,5 días', '99']],
    ['3SS', false, ['3SS']],
    ['3FF-1 wk', false, ['3FF-1 wk']],
    ['3SF', false, ['3SF']],
    ['3', true, []],
  ])('says of the predecessor %s what the plan can say, and lists the rest', (text, waits, lost) => {
    const { plan, losses } = readOf([
      ['ID', 'Task Name', 'Outline Level', 'Start', 'Finish', 'Predecessors'],
      [1, 'Goal', 1, '', '', ''],
      [2, 'Strategy', 2, '', '', ''],
      [5, 'Milestone', 3, '', '', ''],
      [3, 'First', 4, '7/1/2026', '12/31/2026', ''],
      [4, 'Second', 4, '1/1/2027', '6/30/2027', text],
    ]);
    const second = plan.goals[0]?.strategies[0]?.milestones[0]?.actions[1];
    expect(second?.dependsOn).toEqual(waits ? ['first'] : undefined);
    expect(losses.map(({ value }) => value)).toEqual(lost);
  });
});

describe('a row of totals', () => {
  const header = ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete'];
  const work = ['Read', 'Coach', 'Coaches', 'Recruit', '7/1/2026', '6/30/2027', '50%'];

  it.each([
    ['nothing but a percent', ['Total', '', '', '', '', '', '50%']],
    ['a count of the actions', ['Total', '', '', '1', '', '', '50%']],
    ['counts of all', ['Grand Total', 1, 1, 1, '', '', '50%']],
  ])('with %s is no goal', (_, total) => {
    const { plan, losses } = readOf([header, work, total, ['', '', '', '', '', '', '']]);
    expect(plan.goals.map(({ statement }) => statement)).toEqual(['Read']);
    expect(losses.map(({ value, reason }) => [value, reason])).toEqual([[total[0], 'total']]);
  });

  it.each([
    ...['Goal 1 Total', 'Subtotal Goal 1', 'Total for Read', 'Read – Average', 'Sub-total: coaching', 'Total meta 2'],
    ...['Overall', 'Overall progress', 'Totales', 'Promedio', 'Total general', 'Grand total', 'Average', 'TOTAL:'],
  ])('called %s is no goal, and takes no lines below, whatever numbers and days it has', (name) => {
    for (const besides of [
      ['', '', '', '7/1/2026', '6/30/2027', '50%'],
      ['1', '1', '1', '', '', '0.5'],
      ['', '', '', '', '2026-06-30', 'n/a'],
    ]) {
      const more = ['', '', '', 'Train', '7/1/2026', '6/30/2027', ''];
      const { plan, losses } = readOf([header, work, [name, ...besides], more]);
      expect(plan.goals.map(({ statement }) => statement)).toEqual(['Read']);
      const [milestone] = plan.goals[0]?.strategies[0]?.milestones ?? [];
      expect(milestone?.actions.map(({ title }) => title)).toEqual(['Recruit', 'Train']);
      expect(losses).toEqual([{ path: ['Plan', 3, 'Goal'], value: name, reason: 'total' }]);
    }
  });

  it('is told from a goal that has such a word in its name, or something besides that is no number', () => {
    for (const name of ['Total quality', 'Raise the average', 'Read to the overall', 'Mean what we say', 'Total 2']) {
      const { plan } = readOf([header, work, [name, '', '', '', '7/1/2026', '6/30/2027', '']]);
      expect(plan.goals.map(({ statement }) => statement)).toEqual(['Read', name]);
    }
    const { plan } = readOf([[...header, 'Owner'], work, ['Overall', '', '', '', '', '6/30/2027', '', 'Ann']]);
    expect(plan.goals.map(({ statement }) => statement)).toEqual(['Read', 'Overall']);
  });

  it('is told from measures and groups of students of such names', () => {
    const { plan, losses } = readOf([
      ['Goal', 'Measure', 'Group', 'Baseline (FY24)', 'FY26 Target'],
      ['Read', 'Reading', 'Girls', 40, 50],
      ['', '', 'Overall', 41, 51],
      ['', 'Grade 3 average', '', 42, 52],
      ['', 'Overall', '', 43, 53],
    ]);
    expect(plan.goals[0]?.measures.map(({ indicator, baseline }) => [indicator, baseline?.value])).toEqual([
      ['Reading', 41],
      ['Grade 3 average', 42],
      ['Overall', 43],
    ]);
    expect(losses).toEqual([]);
  });

  it('is told from a goal of such a name, which has work', () => {
    const { plan } = readOf([header, ['Total quality', 'Audit', 'Audits', 'Audit 40', '7/1/2026', '6/30/2027', '']]);
    expect(plan.goals[0]?.strategies[0]?.milestones[0]?.actions[0]?.title).toBe('Audit 40');
    const titled = readOf([header, work, ['Totals', 'Report', 'Reports', 'Write', '', '', '']]);
    expect(titled.plan.goals.map(({ statement }) => statement)).toEqual(['Read', 'Totals']);
  });
});

describe('a header of two rows', () => {
  const rows = [
    ['Goal', 'Measure', 'Direction', 'Baseline', 'Target', '', '', 'Actual', ''],
    ['', '', '', 'FY25', 'FY26', 'FY27', 'FY28', 'FY26', 'FY27'],
    ['Read', 'Proficiency', 'increase', 48, 50, 52, 54, 49, 51],
    ['', 'Attendance', 'increase', 90, 91, 92, 93, '*', ''],
  ];

  it('says of which years targets and actual values are', () => {
    const { plan, mapping, losses } = readOf(rows);
    const [first, second] = plan.goals[0]?.measures ?? [];
    expect(first).toMatchObject({
      baseline: { date: '2025-06-30', value: 48 },
      targets: [
        { date: '2026-06-30', value: 50 },
        { date: '2027-06-30', value: 52 },
        { date: '2028-06-30', value: 54 },
      ],
      observations: [
        { date: '2026-06-30', value: 49 },
        { date: '2027-06-30', value: 51 },
      ],
    });
    expect(second?.withheld).toEqual([{ date: '2026-06-30' }]);
    expect(losses).toEqual([]);
    expect(mapping['Plan']?.headerRow).toBe(2);
    // The mapping that comes back reads the same.
    const again = valueIn(planFromSheets([{ name: 'Plan', rows }], { mapping }));
    expect([again.plan, again.mapping]).toEqual([plan, mapping]);
  });

  it('is none where the second row names something', () => {
    const { plan, mapping } = readOf([rows[0] as string[], ['Read', 'Schools', 'increase', '', 2026, '', '', '', '']]);
    expect([mapping['Plan']?.headerRow, plan.goals[0]?.measures[0]?.indicator]).toEqual([1, 'Schools']);
  });
});

describe('numbers with a scale', () => {
  it('are those of their digits', () => {
    const { plan } = readOf([
      ['Goal', 'Measure', 'Unit', 'Direction', 'Data source', 'Baseline (2025)', 'Target (2030)'],
      ['R', 'Budget', 'dollars', 'increase', 'Ledger', '$8.2 million', '$1.005k'],
    ]);
    const [measure] = plan.goals[0]?.measures ?? [];
    expect([measure?.baseline?.value, measure?.targets[0]?.value]).toEqual([8_200_000, 1005]);
  });
});

describe('a sheet in Spanish', () => {
  it('of actions is read by its headers, statuses and days', () => {
    const { plan, losses } = readOf([
      [
        'Meta',
        'Estrategia',
        'Hito',
        'Acción',
        'Fecha de inicio',
        'Fecha límite',
        '% completado',
        'Estado',
        'Responsable',
      ],
      ['Todos leen', 'Formar', 'Docentes formados', 'Contratar', '1/7/2026', '31/12/2026', '35%', 'En curso', 'Ana'],
      ['', '', '', 'Enseñar', '15 de enero de 2027', 'junio de 2027', '', 'No iniciado', 'Bea'],
    ]);
    const [milestone] = plan.goals[0]?.strategies[0]?.milestones ?? [];
    expect(
      milestone?.actions.map(({ title, period, reports }) => [title, period, reports[0]?.percentComplete]),
    ).toEqual([
      ['Contratar', { start: '2026-07-01', end: '2026-12-31' }, 35],
      ['Enseñar', { start: '2027-01-15', end: '2027-06-30' }, 0],
    ]);
    expect(losses).toEqual([]);
  });

  it('of measures tells goals from targets, both of which are called "meta"', () => {
    const { plan } = readOf([
      ['Meta', 'Indicador', 'Unidad', 'Línea de base FY25', 'Meta FY26', 'Real FY26'],
      ['Todos leen', 'Lectura', '%', '48,2', '50,5', '49,7'],
    ]);
    expect(plan.goals[0]?.statement).toBe('Todos leen');
    expect(plan.goals[0]?.measures[0]).toMatchObject({
      baseline: { date: '2025-06-30', value: 48.2 },
      targets: [{ date: '2026-06-30', value: 50.5 }],
      observations: [{ date: '2026-06-30', value: 49.7 }],
    });
  });
});

describe('a header of years over kinds of value', () => {
  it('is read as one of kinds over years', () => {
    const { plan, mapping } = readOf([
      ['Goal', 'Measure', 'Unit', 'Baseline', '2025-26', '', '2026-27', ''],
      ['', '', '', 'FY25', 'Target', 'Actual', 'Target', 'Actual'],
      ['Read', 'Proficiency', '%', '48.5%', '50%', '49.1%', '53%', '*'],
    ]);
    expect(mapping['Plan']?.headerRow).toBe(2);
    expect(plan.goals[0]?.measures[0]).toMatchObject({
      baseline: { date: '2025-06-30', value: 48.5 },
      targets: [
        { date: '2026-06-30', value: 50 },
        { date: '2027-06-30', value: 53 },
      ],
      observations: [{ date: '2026-06-30', value: 49.1 }],
      withheld: [{ date: '2027-06-30' }],
    });
  });
});

describe('two sheets of one measure', () => {
  it('that say otherwise are told, values included', () => {
    const sheet = (name: string, unit: string, baseline: number, target: number) => ({
      name,
      rows: [
        ['Goal', 'Measure', 'Unit', 'Direction', 'Source', 'Baseline FY25', 'FY26 Target'],
        ['Read', 'Proficiency', unit, 'increase', 'Test', baseline, target],
      ],
    });
    const read = planFromSheets([sheet('A', 'Score', 48, 50), sheet('B', 'Count', 47, 52)]);
    expect(valueIn(read).plan.goals[0]?.measures[0]).toMatchObject({
      unit: { kind: 'score' },
      baseline: { value: 48 },
      targets: [{ value: 50 }, { value: 52 }],
    });
    const told = read.ok ? read.warnings : [];
    const places = told.map(({ code, path }) => [code, path.join(' ')]);
    expect(places).toContainEqual(['sheet-conflict', 'B 2 Unit']);
    expect(places).toContainEqual(['sheet-conflict', 'B 2 Baseline FY25']);
    // Two targets of one day are both in the plan, and the rules say so.
    expect(places).toContainEqual(['target-dates', 'B 2 FY26 Target']);
  });
});
