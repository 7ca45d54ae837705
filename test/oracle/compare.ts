/** What the library found, held against what the oracle says. */
import { type Measure, type MeasureProgress, measureProgress, type PlanRollup, type Policy } from 'spm-model';
import { expect } from 'vitest';
import { measureByDesign } from './measure.js';
import type { ExpectedNode } from './progress.js';
import { verdicts } from './thresholds.js';
import { unlessTooClose } from './too-close.js';

/** Equal within 1e-9 of the greater. */
export function near(actual: number | null | undefined, expected: number | null, what: string): void {
  if (actual === null || actual === undefined || expected === null) {
    // At the very end of the doubles one side may say infinite, which is shown as null, and the other not.
    const other = Math.abs(actual ?? expected ?? 0);
    if (other < 1e300) expect(actual ?? null, what).toBe(expected);
    return;
  }
  const scale = Math.max(1, Math.abs(actual), Math.abs(expected));
  expect(Math.abs(actual / scale - expected / scale), `${what}: ${actual}, by design ${expected}`).toBeLessThan(1e-9);
}

/** Throws where the library says otherwise than the oracle, and `TooClose` where rounding may decide. */
export function expectByDesign(measure: Measure, asOf: string, policy: Policy): void {
  const { shown, groups } = measureByDesign(measure, asOf, policy);
  const found = measureProgress(measure, { asOf, policy });
  for (const key of ['value', 'attainment', 'progress', 'expectedProgress', 'credit', 'pace', 'shortfall'] as const) {
    near(found[key], shown[key], key);
  }
  if (typeof shown.expected === 'number') near(found.expected as number, shown.expected, 'expected');
  else expect(found.expected).toEqual(shown.expected);
  near(found.next?.attainment ?? null, shown.nextAttainment, 'next');
  expect(found.next?.target.date ?? null).toBe(shown.nextDate);
  for (const key of ['observedOn', 'nextDue', 'withinMargin', 'statusAsObserved', 'status'] as const) {
    expect(found[key], key).toBe(shown[key]);
  }
  const { interim } = found;
  expect(
    interim && { date: interim.target.date, value: interim.value, on: interim.observedOn, met: interim.met },
    'interim',
  ).toEqual(shown.interim);
  expect(found.change?.from.date ?? null, 'change').toBe(shown.change?.date ?? null);
  near(found.change?.amount ?? null, shown.change?.amount ?? null, 'change');
  if (groups.length === 0) expect(found.groups).toBeNull();
  else compareGroups(groups, found);
}

export const compareMeasure = (measure: Measure, asOf: string, policy: Policy): void =>
  unlessTooClose(() => expectByDesign(measure, asOf, policy));

function compareGroups(groups: readonly { readonly id: string; readonly status: string }[], found: MeasureProgress) {
  for (const [status, count] of Object.entries(found.groups?.counts ?? {})) {
    expect(groups.filter((group) => group.status === status).length, status).toBe(count);
  }
  const judged = groups.filter(({ status }) => verdicts.includes(status));
  const worst = found.groups?.worst ?? null;
  expect(worst === null).toBe(judged.length === 0);
  if (worst === null) return;
  expect(groups.find(({ id }) => id === worst.id)?.status).toBe(worst.status);
  const least = Math.min(...judged.map(({ status }) => verdicts.indexOf(status)));
  expect(verdicts.indexOf(worst.status)).toBe(least);
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
  expect(found.id).toBe(id);
  for (const key of ['completion', 'expected', 'due', 'credit', 'coverage', 'discontinued'] as const) {
    near(found.implementation[key], expected.work[key], `${id} ${key}`);
  }
  for (const key of ['state', 'overdue', 'plannedThrough'] as const) {
    expect(found.implementation[key], `${id} ${key}`).toBe(expected.work[key]);
  }
  const shares = found.implementation.parts.reduce((total, { share }) => total + share, 0);
  if (found.implementation.parts.length > 0) near(shares, found.implementation.completion ?? 0, 'shares of completion');
  const { results } = expected;
  if (results !== undefined && found.performance !== undefined) {
    for (const key of ['progress', 'expectedProgress', 'credit', 'pace', 'coverage'] as const) {
      near(found.performance[key], results[key], `${id} ${key}`);
    }
    expect(found.performance.status, id).toBe(results.status);
    const groups = Object.entries(found.performance.groups ?? {}).filter(([, count]) => count > 0);
    expect(Object.fromEntries(groups), `${id} groups`).toEqual(results.groups);
    const gained = found.performance.parts.reduce((total, { share }) => total + share, 0);
    near(gained, found.performance.progress ?? 0, 'shares of progress');
  }
  expect(found.diagnosis, id).toBe(expected.diagnosis);
  if (expected.waitsFor !== undefined) expect(found.waitsFor, id).toEqual(expected.waitsFor);
  const children = found.goals ?? found.strategies ?? found.milestones ?? [];
  expect(children.length).toBe(expected.children.length);
  for (const [index, child] of expected.children.entries()) compareNodes(child, children[index] as Node);
}
