import { expect, it } from 'vitest';
import { review } from '../../docs/examples/quarterly-review/review.mjs';

it('a quarterly review of the North Carolina plan reads as text', () => {
  const text = review().join('\n');
  for (const part of [
    'How far we are',
    'What moved the work',
    'Each month: actions and milestones',
    'Each quarter: strategies and their measures',
    'Each year: goals and their measures',
    'What becomes of the milestones',
    'How well we report',
    'Where measures are heading',
    'Who carries the work',
    'Why the goal that is furthest behind',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).toContain(
    'Average ACT composite score: needs 0.3 a year until 2030-06-30; a line takes three points, and there are two',
  );
  expect(text).toMatch(
    /Measure "Average ACT composite score" stood at 18\.3 points on Jun 30, 2025, worse than its baseline of 18\.5 on/,
  );
  expect(text).not.toMatch(/undefined|NaN|\[object/);
});
