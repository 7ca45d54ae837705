/** What the library found, held against what the oracle says. */
import { type Measure, type MeasureProgress, measureProgress, type PlanRollup, type Policy } from 'spm-model';
import { expect } from 'vitest';
import { measureByDesign } from './measure.js';
import type { ExpectedNode } from './progress.js';
import { verdicts } from './thresholds.js';
import { unlessTooClose } from './too-close.js';

/** Equal; the matcher is asked only where it will say what is not, since there are very many comparisons. */
function same(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected && JSON.stringify(actual) !== JSON.stringify(expected)) {
    expect(actual, what).toEqual(expected);
  }
}

/** Equal within 1e-9 of the greater. */
export function near(actual: number | null | undefined, expected: number | null, what: string): void {
  if (actual === null || actual === undefined || expected === null) {
    // At the very end of the doubles one side may say infinite, which is shown as null, and the other not.
    const other = Math.abs(actual ?? expected ?? 0);
    if (other < 1e300) same(actual ?? null, expected, what);
    return;
  }
  const scale = Math.max(1, Math.abs(actual), Math.abs(expected));
  const apart = Math.abs(actual / scale - expected / scale);
  if (!(apart < 1e-9)) expect(apart, `${what}: ${actual}, by design ${expected}`).toBeLessThan(1e-9);
}

/** Throws where the library says otherwise than the oracle, and `TooClose` where rounding may decide. */
export function expectByDesign(measure: Measure, asOf: string, policy: Policy): void {
  const { shown, groups } = measureByDesign(measure, asOf, policy);
  const found = measureProgress(measure, { asOf, policy });
  for (const key of ['value', 'attainment', 'progress', 'expectedProgress', 'credit', 'pace', 'shortfall'] as const) {
    near(found[key], shown[key], key);
  }
  if (typeof shown.expected === 'number') near(found.expected as number, shown.expected, 'expected');
  else same(found.expected, shown.expected, 'expected');
  near(found.next?.attainment ?? null, shown.nextAttainment, 'next');
  same(found.next?.target.date ?? null, shown.nextDate, 'next');
  for (const key of ['observedOn', 'nextDue', 'withinMargin', 'statusAsObserved', 'status'] as const) {
    same(found[key], shown[key], key);
  }
  const { interim } = found;
  same(
    interim && { date: interim.target.date, value: interim.value, on: interim.observedOn, met: interim.met },
    shown.interim,
    'interim',
  );
  same(found.change?.from.date ?? null, shown.change?.date ?? null, 'change');
  near(found.change?.amount ?? null, shown.change?.amount ?? null, 'change');
  if (groups.length === 0) same(found.groups, null, 'groups');
  else compareGroups(groups, found);
}

export const compareMeasure = (measure: Measure, asOf: string, policy: Policy): void =>
  unlessTooClose(() => expectByDesign(measure, asOf, policy));

function compareGroups(groups: readonly { readonly id: string; readonly status: string }[], found: MeasureProgress) {
  for (const [status, count] of Object.entries(found.groups?.counts ?? {})) {
    same(groups.filter((group) => group.status === status).length, count, status);
  }
  const judged = groups.filter(({ status }) => verdicts.includes(status));
  const worst = found.groups?.worst ?? null;
  same(worst === null, judged.length === 0, 'worst');
  if (worst === null) return;
  same(groups.find(({ id }) => id === worst.id)?.status, worst.status, 'worst');
  const least = Math.min(...judged.map(({ status }) => verdicts.indexOf(status)));
  same(verdicts.indexOf(worst.status), least, 'worst');
}

type Node = Pick<PlanRollup, 'id' | 'implementation'> & {
  readonly performance?: PlanRollup['performance'];
  readonly diagnosis?: string;
  readonly waitsFor?: readonly string[];
  readonly goals?: readonly Node[];
  readonly strategies?: readonly Node[];
  readonly milestones?: readonly Node[];
};

export function compareNodes(expected: ExpectedNode, found: Node): void {
  const { id } = expected;
  same(found.id, id, 'id');
  for (const key of ['completion', 'expected', 'due', 'credit', 'coverage', 'discontinued'] as const) {
    near(found.implementation[key], expected.work[key], `${id} ${key}`);
  }
  for (const key of ['state', 'overdue', 'plannedThrough'] as const) {
    same(found.implementation[key], expected.work[key], `${id} ${key}`);
  }
  const shares = found.implementation.parts.reduce((total, { share }) => total + share, 0);
  if (found.implementation.parts.length > 0) near(shares, found.implementation.completion ?? 0, 'shares of completion');
  const { results } = expected;
  if (results !== undefined && found.performance !== undefined) {
    for (const key of ['progress', 'expectedProgress', 'credit', 'pace', 'coverage'] as const) {
      near(found.performance[key], results[key], `${id} ${key}`);
    }
    same(found.performance.status, results.status, id);
    const groups = Object.entries(found.performance.groups ?? {}).filter(([, count]) => count > 0);
    same(Object.fromEntries(groups), results.groups, `${id} groups`);
    const gained = found.performance.parts.reduce((total, { share }) => total + share, 0);
    near(gained, found.performance.progress ?? 0, 'shares of progress');
  }
  same(found.diagnosis, expected.diagnosis, id);
  if (expected.waitsFor !== undefined) same(found.waitsFor, expected.waitsFor, id);
  const children = found.goals ?? found.strategies ?? found.milestones ?? [];
  same(children.length, expected.children.length, id);
  for (const [index, child] of expected.children.entries()) compareNodes(child, children[index] as Node);
}
