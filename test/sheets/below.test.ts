/** What stands below a header besides lines: the header again, the header of another table, and goals as bands. */
import { formatIssue } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { describe, expect, it } from 'vitest';
import { lossesOf, outlineOf, read } from '../support/sheet-readings.js';

const toldOf = (result: ReturnType<typeof read>) =>
  (result.ok ? result.warnings : result.issues).filter(({ code }) => code === 'sheet-cell');

const HEADER = ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', 'Our column'];
const lineOf = (action: string) => ['Read', 'Coach', 'Coaches', action, '7/1/2026', '6/30/2027', ''];

describe('a header that stands again below', () => {
  it.each([
    ['as it is', HEADER],
    ['in part', ['Goal', '', '', 'Action', 'Start', 'End', '']],
    ['in other words for the same', ['Meta', 'Estrategia', 'Hito', 'Acción', 'Inicio', 'Fecha límite', '']],
  ])('%s is a loss, and no line', (_, again) => {
    const result = read([HEADER, lineOf('Hire'), [], again, lineOf('Train')]);
    expect(outlineOf(result)).toEqual([['Read', ['Coach', 'Hire', 'Train']]]);
    expect(lossesOf(result)).toEqual([[4, 'Goal', again[0], 'header']]);
    expect(toldOf(result)).toEqual([]);
  });
});

it('a header of two rows that stands again below is two losses, and no line', () => {
  const upper = ['', '', 'Target', '', 'Actual'];
  const header = ['Goal', 'Measure', '2025-26', '2026-27', '2024-25'];
  const result = read([upper, header, ['Read', 'Books', 5, 6, 4], upper, header, ['Read', 'Days', 5, 6, 4]]);
  expect(outlineOf(result)).toEqual([['Read', 'Books', 'Days']]);
  expect(lossesOf(result)).toEqual([
    [4, '2025-26', 'Target', 'header'],
    [5, 'Goal', 'Goal', 'header'],
  ]);
  expect(toldOf(result)).toEqual([]);
});

describe('another table below', () => {
  const other = [
    ['Measure', 'Baseline FY25', 'FY26 Target', 'Notes'],
    ['Books read', 40, 50, ''],
    ['', '', '', ''],
    ['', 'Days', 4, 5],
  ];

  it('is not read as lines of the first: a warning names it, and each of its rows is a loss', () => {
    const result = read([HEADER, lineOf('Hire'), ...other]);
    expect(outlineOf(result)).toEqual([['Read', ['Coach', 'Hire']]]);
    expect(lossesOf(result)).toEqual([
      [3, 'Goal', 'Measure', 'other-table'],
      [4, 'Goal', 'Books read', 'other-table'],
      [6, 'Strategy', 'Days', 'other-table'],
    ]);
    const [told, ...more] = toldOf(result);
    expect(more).toEqual([]);
    expect(told?.path).toEqual(['Plan', 3, 'Goal']);
    expect(told?.message).toBe(
      'Sheet "Plan", row 3, "Goal" says "Measure", which is not read; give the table that begins here a sheet of its own, or say in the mapping, under "Plan!A3", what its columns hold.',
    );
    expect(told && formatIssue(told, spanish)).toContain(
      'escriba en una hoja propia la tabla que empieza aquí, o diga en la asignación, bajo «Plan!A3», qué',
    );
  });

  it('ends where the first header stands again', () => {
    const result = read([HEADER, lineOf('Hire'), ...other, HEADER, lineOf('Train')]);
    expect(outlineOf(result)).toEqual([['Read', ['Coach', 'Hire', 'Train']]]);
    expect(lossesOf(result).at(-1)).toEqual([7, 'Goal', 'Goal', 'header']);
  });

  it('is told from lines whose cells happen to be names of columns', () => {
    const rows = [
      ['Milestone', 'Action', 'Owner', 'Start', 'End'],
      ['Action', 'Plan', 'Office', '7/1/2026', '6/30/2027'],
      ['Target', 'Measure', 'Ann', 'FY26', 'FY27'],
      ['Goals', 'Write', 'Status', '7/1/2026', '6/30/2027'],
    ];
    const result = read(rows);
    expect(lossesOf(result)).toEqual([]);
    expect(toldOf(result)).toEqual([]);
  });
});

describe('a row of one cell over the lines of a goal', () => {
  it('is their goal, where no column says it', () => {
    const result = read([
      ['Strategy', 'Milestone', 'Action', 'Start', 'End'],
      ['GOAL 1: READING'],
      ['Coach', 'Coaches', 'Hire', '7/1/2026', '6/30/2027'],
      ['', '', 'Train', '7/1/2026', '6/30/2027'],
      ['Goal 2'],
      ['Coach', 'Lessons', 'Study', '7/1/2026', '6/30/2027'],
    ]);
    expect(outlineOf(result)).toEqual([
      ['GOAL 1: READING', ['Coach', 'Hire', 'Train']],
      ['Goal 2', ['Coach', 'Study']],
    ]);
    expect(lossesOf(result)).toEqual([]);
    const what = (result.ok ? result.warnings : []).map(({ params }) => params['what']);
    expect(what).not.toContain('goal');
  });

  it('of measures as well', () => {
    const result = read([
      ['Measure', 'Baseline (FY25)', 'FY26 Target'],
      ['Meta 1 – Leer', '', ''],
      ['Books', 40, 50],
      ['Objective 2. Count', '', ''],
      ['Reckoning', 4, 5],
    ]);
    expect(outlineOf(result)).toEqual([
      ['Meta 1 – Leer', 'Books'],
      ['Objective 2. Count', 'Reckoning'],
    ]);
  });

  it('is what its column says under a header of the same word', () => {
    const rows = [
      ['Objective', 'Strategy', 'Action', 'Start', 'End'],
      ['Objective 1: Read', '', '', '', ''],
      ['', 'Coach', 'Hire', '7/1/2026', '6/30/2027'],
    ];
    expect(outlineOf(read(rows))).toEqual([['Objective 1: Read', ['Coach', 'Hire']]]);
    const below = [
      ['Strategy', 'Objective', 'Action', 'Start', 'End'],
      ['Coach', '', '', '', ''],
      ['', 'Objective 1: Coaches', '', '', ''],
      ['', '', 'Hire', '7/1/2026', '6/30/2027'],
    ];
    expect(outlineOf(read(below))).toEqual([['Plan', ['Coach', 'Hire']]]);
  });
});
