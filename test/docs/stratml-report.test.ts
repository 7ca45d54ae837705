import { expect, it } from 'vitest';
import { run } from '../../docs/examples/stratml-report/report.mjs';
import { structureFaults } from '../support/stratml.js';

it('a StratML report is read, mended, rolled up and written back', () => {
  const { lines, xml } = run();
  const text = lines.join('\n');
  expect(text).toContain('Not in the plan: ActualResult: 2025-06-30 Coaching has begun.');
  expect(text).toContain('To mend: Measure "Teachers coached" has no baseline.');
  expect(text).toContain('Coaching: on-schedule, on-track: theory-holding');
  expect(text).toContain('Not in the document: goals.0.strategies.0.milestones');
  expect(structureFaults(xml)).toEqual([]);
  for (const kept of [
    'Coaching has begun.',
    '<Acronym>BD</Acronym>',
    '<NumberOfUnits>1200</NumberOfUnits>',
    'Baseline',
  ])
    expect(xml).toContain(kept);
});
