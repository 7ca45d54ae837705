/**
 * What sheets can hold of a plan, and that it comes back: texts without surrounding white space; goals with focus;
 * strategies with theory and period; milestones and actions with period, the report in force, what they wait for and
 * their discontinuation; measures and groups with baseline, targets, observations and withheld days by their dates.
 */
import fc from 'fast-check';
import {
  type Action,
  defaultPolicy,
  formatTheory,
  type Measure,
  type Milestone,
  type Person,
  type Plan,
  parseTheory,
  type Report,
  rollup,
  rules,
  type Subgroup,
  type TheoryOfAction,
} from 'spm-model';
import { guardCell, planFromSheets, type Sheet, toSheets } from 'spm-model/sheets';
import { examplePlan } from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const anything = {
  ...defaultPolicy,
  severity: Object.fromEntries(rules.map(({ code }) => [code, 'off' as const])),
};

/** Text that says something; text such as "n/a" in a field that may be absent says nothing. */
const said = (text: string | undefined) => {
  const trimmed = text?.trim() ?? '';
  return /^(?:|n\/?\s?a\.?|tb[dac]|none|null|nil|pending|[-–—.]+|\?+)$/i.test(trimmed) ? undefined : trimmed;
};
const present = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
const byDate = <T extends { readonly date: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

const responsible = (person: Person | undefined) => {
  const name = said(person?.name);
  return name === undefined ? undefined : { name };
};

const series = ({ baseline, targets, observations, withheld }: Measure | Subgroup, asOf: string) => ({
  baseline: baseline && { date: baseline.date, value: baseline.value },
  targets: byDate(targets).map(({ date, value, low, high }) =>
    present(value === undefined ? { date, low, high } : { date, value }),
  ),
  observations: byDate(observations.filter(({ date }) => date <= asOf)).map(({ date, value, n }) =>
    present({ date, value, n }),
  ),
  withheld: byDate(withheld.filter(({ date }) => date <= asOf)).map(({ date }) => ({ date })),
  revisions: [],
});

const measure = (it: Measure, asOf: string) =>
  present({
    id: it.id,
    code: said(it.code),
    indicator: it.indicator.trim(),
    dataSource: said(it.dataSource) ?? 'Not stated',
    unit: present({ kind: it.unit.kind, label: it.unit.label?.trim() || undefined, levels: it.unit.levels }),
    direction: it.direction,
    ...series(it, asOf),
    accumulation: it.accumulation,
    trajectory: it.trajectory,
    frequency: it.frequency,
    responsible: responsible(it.responsible),
    weight: it.weight,
    subgroups: it.subgroups.map((group) =>
      present({ id: group.id, name: group.name.trim(), dimension: said(group.dimension), ...series(group, asOf) }),
    ),
  });

const work = (it: Milestone | Action, asOf: string) => {
  const { discontinued, dependsOn = [] } = it;
  const known = byDate(it.reports.filter(({ date }) => date <= asOf));
  const report: Report | undefined = known.at(-1);
  return {
    id: it.id,
    title: it.title.trim(),
    description: said(it.description),
    period: it.period,
    responsible: responsible(it.responsible),
    dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
    discontinued:
      discontinued && discontinued.date <= asOf
        ? { date: discontinued.date, reason: discontinued.reason.trim() }
        : undefined,
    weight: it.weight,
    reports:
      report === undefined
        ? []
        : [
            present({
              date: report.date,
              percentComplete: report.percentComplete,
              judgement: report.judgement,
              note: said(report.note),
            }),
          ],
  };
};

const theory = (it: TheoryOfAction | undefined) => {
  const parsed = it === undefined ? undefined : parseTheory(formatTheory(it).trim());
  return parsed?.ok ? parsed.value : undefined;
};

/** What sheets hold of a plan's goals as of a day. */
const held = (plan: Plan, asOf: string) =>
  plan.goals.map((goal) =>
    present({
      id: goal.id,
      statement: goal.statement.trim(),
      description: said(goal.description),
      focus: goal.focus,
      responsible: responsible(goal.responsible),
      weight: goal.weight,
      measures: goal.measures.map((each) => measure(each, asOf)),
      strategies: goal.strategies.map((strategy) =>
        present({
          id: strategy.id,
          title: strategy.title.trim(),
          description: said(strategy.description),
          theory: theory(strategy.theory),
          period: strategy.period,
          responsible: responsible(strategy.responsible),
          weight: strategy.weight,
          measures: strategy.measures.map((each) => measure(each, asOf)),
          milestones: strategy.milestones.map((milestone) =>
            present({
              ...work(milestone, asOf),
              actions: milestone.actions.map((action) => present({ ...work(action, asOf), inputs: [], outputs: [] })),
            }),
          ),
        }),
      ),
    }),
  );

/** Sheets as a reader of CSV gives them. */
const asText = (sheets: readonly Sheet[]): Sheet[] =>
  sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
  }));

describe('a plan written as sheets', () => {
  it('comes back with all that sheets hold, also from text throughout', () => {
    fc.assert(
      fc.property(
        arbitraryPlan({ size: 'medium' }),
        fc.oneof(arbitraryDay(), fc.constant('9999-12-31')),
        (plan, asOf) => {
          const sheets = toSheets(plan, { asOf });
          const expected = held(plan, asOf);
          expect(valueIn(planFromSheets(sheets, { plan, policy: anything })).plan.goals).toEqual(expected);
          expect(valueIn(planFromSheets(asText(sheets), { plan, policy: anything })).plan.goals).toEqual(expected);
        },
      ),
    );
  });

  it('loses nothing on the way back', () => {
    const sheets = toSheets(examplePlan, { asOf: '2026-08-03' });
    const { losses, plan } = valueIn(planFromSheets(sheets, { plan: examplePlan }));
    expect(losses).toEqual([]);
    expect(plan.goals).toEqual(held(examplePlan, '2026-08-03'));
    expect({ ...plan, goals: [], adjustments: [] }).toEqual({ ...examplePlan, goals: [], adjustments: [] });
  });

  it('gives the same states of work as of the day', () => {
    const asOf = '2026-08-03';
    const back = valueIn(planFromSheets(toSheets(examplePlan, { asOf }), { plan: examplePlan })).plan;
    const states = (plan: Plan) => rollup(plan, { asOf }).goals.map(({ implementation }) => implementation.state);
    expect(states(back)).toEqual(states(examplePlan));
  });

  it('puts an apostrophe before what a spreadsheet would take for a formula, and takes it away again', () => {
    expect(guardCell('@SUM(A1)')).toBe("'@SUM(A1)");
    fc.assert(
      fc.property(
        fc.constantFrom('=1+1', '-2', '+x', '@a', "'=x", "''-", '\t=a', " '=b", 'plain', "'quoted'"),
        (title) => {
          const [goal] = examplePlan.goals;
          const plan = { ...examplePlan, goals: [{ ...goal, statement: title } as never] };
          const sheets = toSheets(plan, { asOf: '2026-08-03' });
          for (const { rows } of sheets)
            for (const cell of rows.flat()) expect(String(cell)).not.toMatch(/^[=+@\t\r-]/);
          const back = valueIn(planFromSheets(sheets, { plan, policy: anything })).plan;
          expect(back.goals[0]?.statement).toBe(title.trim());
        },
      ),
    );
  });

  it('throws for a day that is none', () => {
    expect(() => toSheets(examplePlan, { asOf: 'soon' })).toThrow(RangeError);
    expect(() => planFromSheets([], { asOf: 'soon' })).toThrow(RangeError);
  });
});
