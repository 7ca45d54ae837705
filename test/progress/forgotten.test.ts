/** A day that a caller in plain JavaScript forgets is named, whatever it was forgotten for. */
import {
  actionPlan,
  actionProgress,
  attention,
  explain,
  fiscalPeriods,
  forecast,
  gaps,
  measureProgress,
  practiceRollup,
  productivity,
  progressSeries,
  reviewAgenda,
  rollup,
  rollupOrganization,
  subgroupProgress,
} from 'spm-model';
import { summarize } from 'spm-model/portfolio';
import { toSheets } from 'spm-model/sheets';
import { examplePlan } from 'spm-model/testing';
import { groupChart, measureChart, toHtml, toMarkdown, toMermaid } from 'spm-model/views';
import { describe, expect, it } from 'vitest';

const [goal] = examplePlan.goals;
const measure = goal?.measures[0];
const action = goal?.strategies[0]?.milestones[0]?.actions[0];

const ofPlan = {
  rollup,
  attention,
  reviewAgenda,
  productivity,
  rollupOrganization,
  summarize,
  toSheets,
  toMarkdown,
  toHtml,
  toMermaid,
  explain: (plan: unknown, options: unknown) => explain(plan as never, examplePlan.id, options as never),
  actionPlan: (plan: unknown, options: unknown) => actionPlan(plan as never, 'milestone-coaches', options as never),
  practiceRollup: (plan: unknown, options: unknown) => practiceRollup([plan as never], options as never),
};
const ofMeasure = { measureProgress, subgroupProgress, gaps, forecast, measureChart, groupChart };
const timed = [
  ...Object.entries(ofPlan).map(([name, call]) => [name, call, examplePlan] as const),
  ...Object.entries(ofMeasure).map(([name, call]) => [name, call, measure] as const),
  ['actionProgress', actionProgress, action] as const,
] as unknown as readonly (readonly [string, (subject: unknown, options?: unknown) => unknown, unknown])[];

describe('a day that was forgotten', () => {
  it.each(timed)('is named by %s, without options and without a day in them', (_name, call, subject) => {
    const slip = new RangeError('asOf is undefined; give a calendar day as YYYY-MM-DD, such as 2026-06-30.');
    expect(() => call(subject)).toThrow(slip);
    expect(() => call(subject, null)).toThrow(slip);
    expect(() => call(subject, {})).toThrow(slip);
    expect(() => call(subject, '2026-06-30')).toThrow(slip);
  });

  it('is named where a series begins', () => {
    const slip = new RangeError('from is undefined; give a calendar day as YYYY-MM-DD, such as 2026-06-30.');
    expect(() => progressSeries(examplePlan, undefined as never)).toThrow(slip);
    expect(() => fiscalPeriods(undefined as never)).toThrow(slip);
  });
});
