/** What the first sentences of a report say of data that are late: the same as attention of that day. */
import { attention, describeOperation } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { aGoal, aMeasure, aPlan, examplePlan } from 'spm-model/testing';
import { toMarkdown } from 'spm-model/views';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/messages/en/index.js';

const measure = (id: string, date: string) =>
  aMeasure({
    id,
    unit: { kind: 'score' },
    baseline: { date: '2025-06-30', value: 50 },
    targets: [{ date: '2030-06-30', value: 60 }],
    observations: date === '' ? [] : [{ date, value: 52 }],
  });
const planOf = (...dates: readonly string[]) =>
  aPlan({
    period: { start: '2025-07-01', end: '2030-06-30' },
    goals: [aGoal({ measures: dates.map((date, index) => measure(`measure-${index}`, date)), strategies: [] })],
  });

describe('a summary', () => {
  it('counts as late what attention calls late, and says that all is current only where none is', () => {
    const asOf = '2027-07-15';
    const late = (...dates: readonly string[]) =>
      attention(planOf(...dates), { asOf }).filter(({ reason }) => reason === 'observation-late').length;
    const said = (...dates: readonly string[]) => toMarkdown(planOf(...dates), { asOf });
    expect(late('2027-06-30', '2027-06-30')).toBe(0);
    expect(said('2027-06-30', '2027-06-30')).toContain('All 2 measures have current data.');
    expect(late('2026-06-30', '2027-06-30')).toBe(1);
    const one = said('2026-06-30', '2027-06-30');
    expect(one).toContain('No data are too old to judge by; 1 measure waits for an observation that is late.');
    expect(one).not.toContain('have current data.');
    expect(late('2026-06-30', '2026-06-30', '')).toBe(3);
    expect(said('2026-06-30', '2026-06-30', '')).toContain(
      'Not known: 1 of 3 measures has no data. 3 measures wait for an observation that is late.',
    );
    const { unknown } = spanish.report.summary;
    expect(unknown(0, 0, 4, 1)).toBe('Ningún dato es demasiado antiguo; 1 indicador espera una observación atrasada.');
    expect(unknown(1, 0, 4, 2)).toBe(
      'No se sabe: 1 de 4 indicadores sin datos. Además, 2 indicadores esperan una observación atrasada.',
    );
  });

  it('lets the verb agree with what it counts', () => {
    expect(english.report.coverage(0, 1)).toBe('0 of 1 measure has current data');
    expect(english.report.coverage(1, 5)).toBe('1 of 5 measures has current data');
  });
});

it('Operations on fields that are no nouns are told in nouns', () => {
  const told = (changes: object) =>
    describeOperation({ type: 'reviseAction', id: 'action-cycles', changes }, examplePlan);
  expect(told({ dependsOn: [] })).toMatch(/^Changed dependencies of action "/);
  expect(told({ title: 'Run', dependsOn: [] })).toMatch(/^Changed title and dependencies of action "/);
});
