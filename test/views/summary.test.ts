/** What the first sentences of a report say of data that are late: the same as attention of that day. */
import { attention, describeOperation, draftPolicy, parsePlan, rollup } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { aGoal, aMeasure, aPlan, aStrategy, examplePlan } from 'spm-model/testing';
import { toMarkdown } from 'spm-model/views';
import { describe, expect, it } from 'vitest';
import { northCarolina, STATUS_AS_OF } from '../../docs/examples/north-carolina/plan.mjs';
import { english } from '../../src/messages/en/index.js';
import { valueIn } from '../support/results.js';

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
    expect(said('2027-06-30', '2027-06-30')).toContain('Both measures have current data.');
    expect(late('2026-06-30', '2027-06-30')).toBe(1);
    const one = said('2026-06-30', '2027-06-30');
    expect(one).toContain(
      'No data are too old to judge by. An observation is late for 1 measure; the last one stands until then.',
    );
    expect(one).not.toContain('have current data.');
    expect(late('2026-06-30', '2026-06-30', '')).toBe(3);
    expect(said('2026-06-30', '2026-06-30', '')).toContain(
      'Not known: 1 of 3 measures cannot be judged. An observation is late for 3 measures: for 2 the last one stands until then, 1 never observed so far.',
    );
    const { unknown } = spanish.report.summary;
    expect(unknown(0, 0, 4, { judged: 1, never: 0 })).toBe(
      'Ningún dato es demasiado antiguo para juzgar. La observación está atrasada en 1 indicador; hasta entonces vale la última.',
    );
    expect(unknown(1, 0, 4, { judged: 1, never: 1 })).toBe(
      'No se sabe: 1 de 4 indicadores no se puede juzgar. La observación está atrasada en 2 indicadores: en 1 vale la última hasta entonces, 1 nunca observado hasta ahora.',
    );
  });

  it('says of goals that have no measure of their own that they have none, and of what lacks a baseline no more than is so', () => {
    const bare = { ...measure('bare', '2026-06-30'), baseline: undefined };
    const plan = aPlan({ goals: [aGoal({ measures: [], strategies: [aStrategy({ measures: [bare] })] })] });
    const said = toMarkdown(plan, { asOf: '2027-07-15' });
    expect(said).toContain('results: no goal has a measure.');
    expect(said).toContain(
      'Not known: the only measure cannot be judged. An observation is late for 1 measure; the last one stands until then.',
    );
    expect(toMarkdown(plan, { asOf: '2027-07-15', messages: spanish })).toContain(
      'ningún objetivo tiene un indicador.',
    );
  });

  it('does not say that no measure is behind where nothing is known of any', () => {
    const asOf = '2027-07-15';
    expect(toMarkdown(planOf('', ''), { asOf })).not.toContain('No measure is behind.');
    expect(toMarkdown(planOf('2025-07-15', ''), { asOf: '2029-07-15' })).not.toContain('No measure is behind.');
    expect(toMarkdown(planOf('2027-06-30', ''), { asOf: '2026-06-30' })).not.toContain('No measure is behind.');
    const ahead = { ...measure('ahead', ''), observations: [{ date: '2027-06-30', value: 58 }] };
    const known = aPlan({ goals: [aGoal({ measures: [ahead, measure('other', '')], strategies: [] })] });
    expect(toMarkdown(known, { asOf })).toContain('No measure with current data is behind.');
    expect(toMarkdown(known, { asOf, messages: spanish })).toContain(
      'Ningún indicador con datos vigentes está atrasado.',
    );
    const all = aPlan({ goals: [aGoal({ measures: [ahead], strategies: [] })] });
    expect(toMarkdown(all, { asOf })).toContain('No measure is behind.');
  });

  it('counts the measures of goals, on which results rest, apart from those of strategies', () => {
    const plan = valueIn(parsePlan(northCarolina, { policy: draftPolicy, asOf: STATUS_AS_OF }));
    const options = { asOf: STATUS_AS_OF, policy: draftPolicy };
    const [, line] = /^- \*\*Results\.\*\* (.*)$/m.exec(toMarkdown(plan, options)) ?? [];
    expect(rollup(plan, options).performance.coverage).toBeCloseTo(3.2 / 6, 12);
    expect(line).toContain(
      'data to judge by for 5 of 7 measures of goals (53% of their weight) and 6 of 8 of strategies',
    );
  });

  it('says nothing of measures where there are none, and of goals without any that there is none', () => {
    const { planCoverage } = english.report;
    const none = { withData: 0, all: 0 };
    expect(planCoverage(none, 0, none)).toBe('');
    expect(planCoverage({ withData: 2, all: 2 }, 1, none)).toBe('');
    expect(planCoverage(none, 0, { withData: 1, all: 2 })).toBe(
      'data to judge by for no measure of goals and 1 of 2 of strategies',
    );
  });

  it('lets the verb agree with what it counts', () => {
    expect(english.report.coverage(0, 1)).toBe('0 of 1 measure has data to judge by');
    expect(english.report.coverage(1, 5)).toBe('1 of 5 measures has data to judge by');
  });

  it.each([
    [1, 'fewer than 1 student, not judged', 'menos de 1 estudiante, sin valoración'],
    [10, 'fewer than 10 students, not judged', 'menos de 10 estudiantes, sin valoración'],
  ])('calls a group of less than %i too small in number', (minimum, inEnglish, inSpanish) => {
    expect(english.report.tooSmall(minimum)).toBe(inEnglish);
    expect(spanish.report.tooSmall(minimum)).toBe(inSpanish);
  });
});

it('Operations on fields that are no nouns are told in nouns', () => {
  const told = (changes: object) =>
    describeOperation({ type: 'reviseAction', id: 'action-cycles', changes }, examplePlan);
  expect(told({ dependsOn: [] })).toMatch(/^Changed dependencies of action "/);
  expect(told({ title: 'Run', dependsOn: [] })).toMatch(/^Changed title and dependencies of action "/);
});
