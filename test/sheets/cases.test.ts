/** The spreadsheets of `shared/cases/sheets`: what they say, read off them by hand. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planFromSheets, type Sheet } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const folder = fileURLToPath(new URL('../../../shared/cases/sheets/', import.meta.url));
const areThere = existsSync(folder);
if (!areThere) console.log(`The spreadsheets of shared/cases are not here; their tests are left out.`);

/** The cells of a small CSV text: quoted cells may hold commas and doubled quotes. */
const cellsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
const sheetOf = (name: string): Sheet => ({ name, rows: cellsOf(readFileSync(`${folder}${name}.csv`, 'utf8')) });

describe.runIf(areThere)('the spreadsheets of shared/cases', () => {
  const read = () => planFromSheets([sheetOf('actions-us'), sheetOf('measures-wide')], { asOf: '2026-09-30' });

  it('hold two goals, three strategies, and the actions with days in seven styles', () => {
    const { plan } = valueIn(read());
    expect(plan.goals.map(({ statement, strategies }) => [statement, strategies.map(({ title }) => title)])).toEqual([
      ['1. All students read by grade 3', ['1.1 Coach every K-3 teacher', '1.2 Put strong materials into classrooms']],
      ['2. Every graduate is ready', ['2.1 Open career pathways']],
    ]);
    const milestones = plan.goals.flatMap(({ strategies }) => strategies.flatMap((strategy) => strategy.milestones));
    expect(milestones.map(({ title, period }) => [title, period.start, period.end])).toEqual([
      ['Coaches are at work in every region', '2025-07-01', '2026-06-30'],
      ['Coaching cycles run in every school', '2026-07-01', '2027-06-30'],
      ['Review is published', '2025-10-01', '2026-08-31'],
      ['2.1 Open career pathways', '2026-01-01', '2026-06-30'],
    ]);
    const actions = milestones.flatMap((milestone) => milestone.actions);
    expect(
      actions.map(({ title, period, responsible }) => [title, period.start, period.end, responsible?.name]),
    ).toEqual([
      ['Recruit regional coaches', '2025-07-01', '2025-12-31', 'Literacy Office'],
      ['Train coaches, first cohort', '2025-09-01', '2026-06-30', 'Literacy Office'],
      ['Agree on a coaching calendar', '2026-07-01', '2026-09-30', 'A. Person'],
      ['Run three cycles', '2026-09-01', '2027-06-30', 'A. Person'],
      ['Set review criteria', '2025-10-01', '2025-12-31', 'Curriculum'],
      ['Review submissions', '2026-01-05', '2026-08-31', 'Curriculum'],
      ['Negotiate compacts', '2026-01-01', '2026-06-30', undefined],
    ]);
  });

  it('report 100, 90, 35, 0, 100 and 30 percent, and of one action nothing that is a number', () => {
    const { plan, losses } = valueIn(read());
    const actions = plan.goals.flatMap(({ strategies }) =>
      strategies.flatMap(({ milestones }) => milestones.flatMap((milestone) => milestone.actions)),
    );
    expect(
      actions.map(({ reports: [report] }) => report && [report.date, report.percentComplete, report.judgement]),
    ).toEqual([
      ['2025-12-31', 100, undefined],
      ['2026-09-30', 90, 'behind-schedule'],
      ['2026-09-30', 35, 'on-schedule'],
      ['2026-09-30', 0, undefined],
      ['2025-12-31', 100, undefined],
      undefined,
      ['2026-09-30', 30, 'behind-schedule'],
    ]);
    expect(actions[1]?.reports[0]?.note).toBe('two regions late; see "memo"');
    expect(losses).toEqual([{ path: ['actions-us', 7, 'Status'], value: 'In progress', reason: 'no-place' }]);
  });

  it('measure students and coaches, with groups, masked values and money', () => {
    const { plan } = valueIn(read());
    const [reading, cost, absence] = plan.goals.flatMap(({ measures }) => measures);
    expect(reading).toMatchObject({
      unit: { kind: 'percent' },
      direction: 'increase',
      dataSource: 'State assessment',
      baseline: { date: '2024-06-30', value: 48.2 },
      observations: [
        { date: '2025-06-30', value: 49.1 },
        { date: '2026-06-30', value: 50.4 },
      ],
      targets: [
        { date: '2026-06-30', value: 50 },
        { date: '2027-06-30', value: 53 },
        { date: '2028-06-30', value: 56 },
      ],
    });
    expect(
      reading?.subgroups.map(({ name, observations, withheld }) => [
        name,
        observations.map(({ value }) => value),
        withheld,
      ]),
    ).toEqual([
      ['English learners', [31.4, 32.2], []],
      ['Students with disabilities', [], [{ date: '2025-06-30' }, { date: '2026-06-30' }]],
    ]);
    expect(cost).toMatchObject({
      unit: { kind: 'currency', label: 'US$' },
      direction: 'decrease',
      baseline: { value: 1250 },
      observations: [{ date: '2025-06-30', value: 1180 }],
    });
    expect(absence).toMatchObject({ unit: { kind: 'percent' }, direction: 'decrease', baseline: { value: 25 } });
    const [coached] = plan.goals[0]?.strategies[0]?.measures ?? [];
    expect(coached).toMatchObject({
      indicator: 'Teachers coached this year',
      unit: { kind: 'count' },
      baseline: { value: 0 },
      observations: [{ value: 1204 }, { value: 1310 }],
      targets: [{ value: 1500 }, { value: 1500 }, { value: 1500 }],
    });
  });

  it('are read one by one as well', () => {
    expect(valueIn(planFromSheets([sheetOf('actions-us')])).plan.goals).toHaveLength(2);
    const alone = valueIn(planFromSheets([sheetOf('measures-wide')])).plan;
    expect(alone.goals.map(({ measures }) => measures.length)).toEqual([1, 2]);
    expect(alone.goals[0]?.strategies[0]?.measures).toHaveLength(1);
  });
});
