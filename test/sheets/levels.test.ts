/** Headers that agencies use for several levels of a plan: the columns beside them decide, or both readings are told. */
import { recognizeSheets, type SheetCell } from 'spm-model/sheets';
import { describe, expect, it } from 'vitest';

const CELLS: Readonly<Record<string, SheetCell>> = { Baseline: 40, Target: 50, Start: '7/1/2026', Due: '6/30/2027' };
const recognized = (headers: string, cells: Readonly<Record<string, SheetCell>> = CELLS) => {
  const row = headers.split(' | ');
  return recognizeSheets([{ name: 'P', rows: [row, row.map((header) => cells[header] ?? 'Some words')] }]);
};
const rolesOf = (headers: string, cells?: Readonly<Record<string, SheetCell>>) =>
  Object.values(recognized(headers, cells).mapping['P']?.columns ?? {}).join(' | ');

describe('levels by other names', () => {
  it.each([
    ['Pillar | Focus Area | Action | Start', 'goal | strategy | action | start'],
    ['Priority Area | Strategy | Tactic | Due', 'goal | strategy | action | end'],
    ['Strategic Priority | Initiative | Activity | Due', 'goal | strategy | action | end'],
    ['Goal | Objective | Action | Due', 'goal | strategy | action | end'],
    ['Goal | Objective | Milestone | Action', 'goal | strategy | milestone | action'],
    ['Goal | Strategy | Initiative | Action', 'goal | strategy | milestone | action'],
    ['Goal | Strategy | Objective | Action', 'goal | strategy | milestone | action'],
    ['Goal | Key Strategies | Key Milestones | Action', 'goal | strategy | milestone | action'],
    ['Goal | Strategy | Major Milestone | Action Steps', 'goal | strategy | milestone | action'],
    ['Goal | Strategy | Key Deliverables | Action', 'goal | strategy | milestone | action'],
    ['Meta | Estrategia | Hitos clave | Actividades', 'goal | strategy | milestone | action'],
    ['Goal | Strategy | Action | Task', 'goal | strategy | milestone | action'],
    ['Focus Area | Objective | Action', 'goal | strategy | action'],
    ['Objective | Strategy | Action', 'goal | strategy | action'],
    ['Action | Goal | Strategy', 'action | goal | strategy'],
    ['Goal | Objective | KPI | Baseline | Target', 'goal | strategy | measure | baseline | target'],
    ['Goal | Objective | Key Result | Baseline | Target', 'goal | strategy | measure | baseline | target'],
    ['Goal | Objective | Key Result | Start | Due', 'goal | strategy | milestone | start | end'],
  ])('%s', (headers, roles) => {
    expect(rolesOf(headers)).toBe(roles);
    expect(recognized(headers).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['Objective | Action', 'Objective', 'goal', 'strategy'],
    ['Focus Area | KPI | Target', 'Focus Area', 'goal', 'strategy'],
    ['Goal | Objective | Strategy | Action', 'Objective', 'strategy', 'milestone'],
    ['Goal | Key Result', 'Key Result', 'milestone', 'measure'],
  ])('%s is told with both readings of %s', (headers, column, first, second) => {
    const [told, ...more] = recognized(headers).issues.filter(({ severity }) => severity === 'error');
    expect(more).toEqual([]);
    expect(told).toMatchObject({ code: 'sheet-two-readings', params: { column, first, second } });
  });

  it('a priority of high and low is none', () => {
    expect(rolesOf('Task Name | Priority | Start', { Priority: 'High' })).toBe('task | ignore | start');
    expect(rolesOf('Priority | Strategy | Action', { Priority: 'Every child reads' })).toBe('goal | strategy | action');
  });
});
