/**
 * What people change in the sheets of a plan comes into the plan by a merge: the base is what the sheets say as they were
 * written, without the reports in force, so that a later report stands beside them. Nothing else is lost.
 */
import fc from 'fast-check';
import { type Conflict, defaultPolicy, diffPlans, mergePlans, type Operation, type Plan, rules } from 'spm-model';
import { planFromSheets, type Sheet, type SheetCell, type SheetMappingInput, toSheets } from 'spm-model/sheets';
import { aPlan, examplePlan } from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const anything = {
  ...defaultPolicy,
  severity: Object.fromEntries(rules.map(({ code }) => [code, 'off' as const])),
};

const withoutReports: SheetMappingInput = {
  Actions: { columns: { '% Complete (0 to 100)': 'ignore', Status: 'ignore', 'Status Date': 'ignore' } },
};

function merged(plan: Plan, sent: readonly Sheet[], filled: readonly Sheet[]) {
  const base = valueIn(planFromSheets(sent, { plan, mapping: withoutReports, policy: anything })).plan;
  const theirs = valueIn(planFromSheets(filled, { plan, asOf: '2026-10-01', policy: anything })).plan;
  return mergePlans(base, plan, theirs, { policy: anything });
}

type Cells = Readonly<Record<string, SheetCell>>;

/** Sheets in which the line of an id says otherwise; without such a line there is a new one. */
const filledIn = (sheets: readonly Sheet[], name: string, idColumn: string, cells: Cells): readonly Sheet[] =>
  sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const [header = [], ...rows] = sheet.rows;
    const line = rows.findIndex((row) => row[header.indexOf(idColumn)] === cells[idColumn]);
    const changed = header.map((column, at) => {
      const cell = cells[`${column}`];
      return cell === undefined ? (rows[line]?.[at] ?? null) : cell;
    });
    return { name, rows: [header, ...(line < 0 ? [...rows, changed] : rows.with(line, changed))] };
  });

const sent = toSheets(examplePlan, { asOf: '2026-08-03' });

/** What comes of one changed line, and which conflicts it makes. */
function comesTo(name: string, idColumn: string, cells: Cells): readonly [Operation[], readonly Conflict[]] {
  const { plan, conflicts } = merged(examplePlan, sent, filledIn(sent, name, idColumn, cells));
  return [diffPlans(examplePlan, plan), conflicts];
}

describe('sheets that come back', () => {
  it('change nothing where nothing was changed in them', () => {
    expect(merged(examplePlan, sent, sent)).toEqual({ plan: examplePlan, conflicts: [] });
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium' }), arbitraryDay(), (plan, asOf) => {
        const sheets = toSheets(plan, { asOf });
        expect(merged(plan, sheets, sheets).plan).toEqual(plan);
      }),
    );
  });

  it('add a report of a later day beside the earlier ones', () => {
    const cells = { 'Action ID': 'action-train', '% Complete (0 to 100)': 100, Status: null, Notes: null };
    const report = { percentComplete: 100 };
    expect(comesTo('Actions', 'Action ID', { ...cells, 'Status Date': '2026-09-30' })).toEqual([
      [{ type: 'reportAction', id: 'action-train', report: { ...report, date: '2026-09-30' } }],
      [],
    ]);
    // Without a day, the day of the reading; what is complete, at the latest its last day.
    expect(comesTo('Actions', 'Action ID', { ...cells, 'Status Date': null })).toEqual([
      [{ type: 'reportAction', id: 'action-train', report: { ...report, date: '2026-06-30' } }],
      [],
    ]);
    expect(
      comesTo('Actions', 'Action ID', { ...cells, '% Complete (0 to 100)': 95, 'Status Date': null }),
    ).toMatchObject([[{ report: { percentComplete: 95, date: '2026-10-01' } }], []]);
  });

  it('make a conflict of another percent on the day that was reported', () => {
    const [operations, conflicts] = comesTo('Actions', 'Action ID', {
      'Action ID': 'action-train',
      '% Complete (0 to 100)': 95,
    });
    expect(operations).toEqual([]);
    expect(conflicts).toMatchObject([
      { kind: 'field', id: 'action-train', ours: { percentComplete: 90 }, theirs: { percentComplete: 95 } },
    ]);
    expect(conflicts[0]?.path.slice(-2)).toEqual(['reports', '2026-06-15']);
  });

  it('add an action, and an observation', () => {
    const action = {
      ...{ 'Goal ID': 'goal-reading', 'Strategy ID': 'strategy-coaching', 'Milestone ID': 'milestone-cycles' },
      ...{ 'Action ID': 'action-visit', Action: 'Visit each school', Start: '2027-01-01', End: '2027-03-31' },
    };
    expect(comesTo('Actions', 'Action ID', action)).toMatchObject([
      [{ type: 'addAction', to: 'milestone-cycles', action: { id: 'action-visit', title: 'Visit each school' } }],
      [],
    ]);
    const seen = { 'Measure ID': 'measure-grade-3', 'Actual Date': '2027-06-30', Actual: 54.1 };
    const recorded = [
      { type: 'recordObservation', id: 'measure-grade-3', observation: { date: '2027-06-30', value: 54.1 } },
    ];
    expect(comesTo('Measures', 'Measure ID', seen)).toEqual([recorded, []]);
    const widened = sent.map(({ name, rows: [header = [], ...rows] }) =>
      name === 'Measures'
        ? {
            name,
            rows: [[...header, 'Actual 2027-06-30'], ...rows.map((row, at) => [...row, at === 0 ? 54.1 : null])],
          }
        : { name, rows: [header, ...rows] },
    );
    const { plan, conflicts } = merged(examplePlan, sent, widened);
    expect([diffPlans(examplePlan, plan), conflicts]).toEqual([recorded, []]);
  });

  it('keep what was seen beside a value that was corrected, and ask', () => {
    const seen = { 'Measure ID': 'measure-grade-3', 'Actual 2026-06-30': 51 };
    const [operations, conflicts] = comesTo('Measures', 'Measure ID', seen);
    expect(operations).toEqual([]);
    expect(conflicts).toMatchObject([
      { kind: 'field', ours: { value: 50.4, n: 61840, margin: 0.4 }, theirs: { value: 51 } },
    ]);
  });

  it('keep an action that was deleted in them where it holds what they do not, and ask', () => {
    const filled = sent.map(({ name, rows }) => ({ name, rows: rows.filter((row) => row[6] !== 'action-cycles') }));
    const { plan, conflicts } = merged(examplePlan, sent, filled);
    expect(plan).toEqual(examplePlan);
    expect(conflicts).toMatchObject([{ kind: 'removed', id: 'action-cycles', kept: 'ours' }]);
  });

  it('take away what was deleted in them where they hold all of it', () => {
    const plan = aPlan();
    const sheets = toSheets(plan, { asOf: '2026-08-03' });
    const filled = sheets.map(({ name, rows }) => ({ name, rows: rows.filter((row) => row[6] !== 'action-1') }));
    const { plan: without, conflicts } = merged(plan, sheets, filled);
    expect([diffPlans(plan, without), conflicts]).toEqual([[{ type: 'removeAction', id: 'action-1' }], []]);
    expect(comesTo('Actions', 'Action ID', { 'Action ID': 'action-train', Description: null })).toEqual([
      [{ type: 'reviseAction', id: 'action-train', changes: { description: null } }],
      [],
    ]);
  });
});
