/** Operations in sentences: what a log says of those that are rare, and of what is none. */
import { describeOperation, type Operation } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

const tell = (operation: object) => describeOperation(operation as Operation, examplePlan);

describe('an operation', () => {
  const period = { start: '2026-07-01', end: '2027-06-30' };
  it.each<[object, string]>([
    [
      { type: 'reviseTheory', id: 'strategy-pathways', theory: null },
      'Took the theory of action from strategy "Open a career pathway in every high school".',
    ],
    [
      { type: 'rescheduleStrategy', id: 'strategy-attendance', period: null },
      'Took the period from strategy "Notice absence early and answer it together".',
    ],
    [{ type: 'addUnit', to: 'nowhere', unit: { id: 'unit-new', name: ' ' } }, 'Added unit "unit-new" to "nowhere".'],
    [
      { type: 'reviseOrganization', changes: {} },
      'Changed nothing of organization "Lakeland Department of Education".',
    ],
    [{ type: 'revisePlan', changes: { title: 'x' } }, `Changed title of plan "${examplePlan.title}".`],
    [
      { type: 'carryOver', id: 'milestone-advising', on: '2027-12-31', milestone: { id: 'new', period } },
      'Carried milestone "Every student has an advisor and a plan" over to "Every student has an advisor and a plan", 2026-07-01 to 2027-06-30.',
    ],
    [
      { type: 'rebaseline', id: 'measure-ratio', baseline: null },
      'Removed the baseline of measure "Students per school counselor".',
    ],
  ])('%j is told', (operation, sentence) => {
    expect(tell(operation)).toBe(sentence);
  });
});

describe('what is no operation', () => {
  const input = { id: 'goal-ready', changes: {}, goal: { id: 'a', statement: 'x' }, plan: { id: 'b', title: 'x' } };
  it.each([
    'readdGoal',
    'addGoals',
    'addGoal\nonce',
    'AddGoal',
    'add',
    'addPlan',
    'movePlan',
    'removeOrganization',
    'toString',
    '',
    ['addGoal'],
    ['reviseDirection'],
    7,
    null,
    undefined,
  ])('such as %j is not told', (type) => {
    expect(() => tell({ type, ...input })).toThrow(
      new TypeError('an object is no operation; give what operationSchema.parse returns.'),
    );
  });
});
