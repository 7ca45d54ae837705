import { expect, it } from 'vitest';
import { run } from '../../docs/examples/stratml-report/report.mjs';
import { schemaFaults } from '../support/stratml.js';

it('a StratML report is read, mended, rolled up and written back', async () => {
  const { lines, xml } = run();
  const text = lines.join('\n');
  expect(text).toContain('Not in the plan: ActualResult 1: 2025-06-30 Coaching has begun.');
  expect(text).toContain('To mend: ');
  expect(text).toContain('Coaching: on-schedule, on-track: too-early');
  expect(text).toContain('In words: goals.0.strategies.0.milestones');
  expect(await schemaFaults([xml])).toEqual([]);
  for (const kept of [
    'Coaching has begun.',
    '<Acronym>BD</Acronym>',
    '<NumberOfUnits>1200</NumberOfUnits>',
    'Baseline',
    'title: Coaching runs in every school',
  ])
    expect(xml).toContain(kept);
});
