/** A log of operations, word for word: how each is told, what takes it back, what it warns of, and why it is refused. */
import { apply, type Change, describeOperation, type Operation, type Plan, type Result } from 'spm-model';
import { anAction, aStrategy, examplePlan } from 'spm-model/testing';
import { expect, it } from 'vitest';
import { provesItself } from '../support/operations.js';

const period = { start: '2026-01-01', end: '2026-06-30' };
const LONG = `${'Because it takes longer than anyone had thought it would, '.repeat(2)}and longer still`;

/** What an operation says and comes to. */
function told(plan: Plan, operation: Operation | readonly Operation[]): string {
  const said = (Array.isArray(operation) ? operation : [operation]) as readonly Operation[];
  const result: Result<Change> = apply(plan, operation);
  const lines = said.map((one) => describeOperation(one, plan));
  if (result.ok) {
    provesItself(plan, result.value);
    const { inverse, warnings, mended } = result.value;
    // Whole entities that come back are long, and that they do is proved.
    lines.push(...inverse.map((back) => `  back: ${JSON.stringify(back).slice(0, 250)}`));
    lines.push(...inverse.map((back) => `  that is: ${describeOperation(back, result.value.plan)}`));
    lines.push(...warnings.map(({ code, id }) => `  warns: ${code} of ${id}`));
    lines.push(...mended.map(({ code, id }) => `  mends: ${code} of ${id}`));
  } else {
    lines.push(
      ...result.issues.map(
        ({ code, severity, path, id, message }) =>
          `  ${severity} ${code} ${JSON.stringify(path)}${id === undefined ? '' : ` of ${id}`}: ${message}`,
      ),
    );
  }
  return lines.join('\n');
}

const log = (plan: Plan, operations: readonly (Operation | readonly Operation[])[]) =>
  `${operations.map((operation) => told(plan, operation)).join('\n')}\n`;

it('what is done to the example plan is told in these words', async () => {
  const operations: (Operation | readonly Operation[])[] = [
    { type: 'revisePlan', changes: { title: 'Lakeland reads', period: { start: '2025-07-01', end: '2031-06-30' } } },
    { type: 'revisePlan', changes: { id: 'lakeland' } },
    { type: 'revisePlan', changes: {} },
    { type: 'reviseOrganization', changes: { kind: 'lea', chief: null } },
    { type: 'reviseOrganization', changes: { name: 'Lakeland' } },
    { type: 'reviseDirection' },
    { type: 'reviseDirection', vision: 'Joy' },
    { type: 'reviseDirection', mission: LONG },
    { type: 'reviseDirection', vision: 'Joy', mission: 'We serve' },
    { type: 'reviseTheory', id: 'strategy-pathways', theory: { if: ['we ask', 'they answer'], then: ['we know'] } },
    { type: 'addValue', value: { id: 'value-new', name: 'Patience' } },
    { type: 'addValue', value: { id: 'value-new', name: 'Patience' }, at: 0 },
    { type: 'addValue', value: { id: 'value-new', name: 'Patience' }, at: 99, to: 'lakeland-2025-2030' },
    { type: 'addFunction', function: { id: 'function-new', name: 'Research' } },
    { type: 'addDivision', division: { id: 'division-new', name: 'Research' }, at: 1 },
    { type: 'addUnit', to: 'division-support', unit: { id: 'unit-new', name: 'Arts' }, at: 1 },
    {
      type: 'addCoordination',
      coordination: { id: 'coordination-new', purpose: 'One voice', unitIds: ['unit-literacy', 'unit-data'] },
    },
    { type: 'addGoal', goal: { id: 'goal-new', statement: 'Every child sings', focus: 'agency' }, at: 1 },
    { type: 'addStrategy', to: 'goal-ready', strategy: aStrategy({ id: 'strategy-new', milestones: [] }) },
    {
      type: 'addMilestone',
      to: 'strategy-pathways',
      milestone: {
        id: 'milestone-new',
        title: 'Advisors in 40 schools',
        period: { start: '2027-01-01', end: '2027-02-28' },
      },
    },
    { type: 'addAction', to: 'milestone-cycles', action: { id: 'action-new', title: 'Film lessons', period }, at: 0 },
    { type: 'addInput', to: 'action-cycles', input: { id: 'input-new', kind: 'money', description: 'Cameras' } },
    { type: 'addOutput', to: 'action-cycles', output: { id: 'output-new', description: 'Films' } },
    {
      type: 'addMeasure',
      to: 'strategy-pathways',
      measure: {
        id: 'measure-new',
        indicator: 'Films seen',
        dataSource: 'Log',
        unit: { kind: 'count' },
        direction: 'increase',
        baseline: { date: '2025-06-30', value: 0 },
        targets: [{ date: '2026-06-30', value: 10 }],
      },
      at: 0,
    },
    { type: 'addSubgroup', to: 'measure-grade-3', subgroup: { id: 'group-new', name: 'Girls' }, at: 1 },
    {
      type: 'addTeam',
      team: {
        id: 'team-new',
        name: 'Film team',
        purpose: 'managing-performing',
        unitIds: ['unit-data', 'unit-careers'],
      },
    },
    { type: 'addAdjustment', adjustment: { id: 'adjustment-new', date: '2026-08-01', rationale: LONG } },
    { type: 'reviseValue', id: 'value-local', changes: { name: 'Near', description: null } },
    { type: 'reviseFunction', id: 'function-data', changes: { description: 'Numbers' } },
    { type: 'reviseDivision', id: 'division-support', changes: { leader: null, functionIds: [] } },
    { type: 'reviseUnit', id: 'unit-data', changes: { name: 'Data', leader: { name: 'Kim' } } },
    { type: 'reviseCoordination', id: 'coordination-visits', changes: { purpose: 'One calendar' } },
    { type: 'reviseGoal', id: 'goal-ready', changes: { statement: LONG, weight: 2, focus: 'agency' } },
    {
      type: 'reviseMeasure',
      id: 'measure-teams',
      changes: { unit: { kind: 'score' }, accumulation: 'sum', code: 'T1' },
    },
    { type: 'reviseSubgroup', id: 'group-foster', changes: { name: 'Foster care' } },
    { type: 'reviseStrategy', id: 'strategy-coaching', changes: { weight: 3 } },
    { type: 'reviseMilestone', id: 'milestone-coaches', changes: { title: 'Coach 40 schools', description: 'All' } },
    { type: 'reviseAction', id: 'action-cycles', changes: { responsible: { name: 'Kim' } } },
    { type: 'reviseAction', id: 'action-cycles', changes: {} },
    { type: 'reviseInput', id: 'input-travel', changes: { kind: 'other', used: 7 } },
    { type: 'reviseOutput', id: 'output-training', changes: { delivered: 1, deliveredOn: '2026-07-01' } },
    { type: 'reviseTeam', id: 'team-pathways', changes: { purpose: 'leading-supporting' as never } },
    { type: 'reviseTeam', id: 'team-pathways', changes: { unitIds: ['unit-careers', 'unit-data'] } },
    { type: 'reviseAdjustment', id: 'adjustment-fair', changes: { date: '2026-03-16', entityIds: [] } },
    { type: 'moveValue', id: 'value-local', at: 0 },
    { type: 'moveGoal', id: 'goal-reading', at: 99 },
    { type: 'moveGoal', id: 'goal-reading' },
    { type: 'moveUnit', id: 'unit-careers', to: 'division-support', at: 0 },
    { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' },
    { type: 'moveMilestone', id: 'milestone-cycles', to: 'strategy-materials', at: 0 },
    { type: 'moveAction', id: 'action-family', to: 'milestone-advising' },
    { type: 'moveMeasure', id: 'measure-graduation', to: 'strategy-pathways', at: 1 },
    { type: 'moveSubgroup', id: 'group-foster', to: 'measure-grade-3', at: 1 },
    { type: 'moveInput', id: 'input-travel', to: 'action-train' },
    { type: 'moveTeam', id: 'team-pathways', at: 0 },
    { type: 'removeValue', id: 'value-candour' },
    { type: 'removeFunction', id: 'function-data', cascade: true },
    { type: 'removeCoordination', id: 'coordination-visits' },
    { type: 'removeGoal', id: 'goal-ready' },
    { type: 'removeStrategy', id: 'strategy-materials', cascade: true },
    { type: 'removeMilestone', id: 'milestone-coaches' },
    { type: 'removeAction', id: 'action-fair', cascade: true },
    { type: 'removeInput', id: 'input-panel' },
    { type: 'removeOutput', id: 'output-coaches' },
    { type: 'removeMeasure', id: 'measure-grade-3' },
    { type: 'removeSubgroup', id: 'group-disabilities' },
    { type: 'removeTeam', id: 'team-attendance', cascade: true },
    { type: 'removeAdjustment', id: 'adjustment-fair' },
    { type: 'rescheduleAction', id: 'action-cycles', period: { start: '2026-10-01', end: '2027-07-31' } },
    { type: 'rescheduleMilestone', id: 'milestone-cycles', period: { start: '2026-07-01', end: '2026-08-31' } },
    { type: 'reportAction', id: 'action-train', report: { date: '2026-07-01', percentComplete: 80 } },
    { type: 'reportAction', id: 'action-train', report: { date: '2026-03-31', percentComplete: 70 }, at: 1 },
    { type: 'reportAction', id: 'action-train', report: { date: '2026-07-01', percentComplete: 95 }, at: 9 },
    { type: 'reportMilestone', id: 'milestone-coaches', report: { date: '2026-06-30', percentComplete: 92.5 } },
    { type: 'withdrawReport', id: 'action-dashboard', report: { date: '2026-01-15', percentComplete: 60 } },
    { type: 'withdrawReport', id: 'action-dashboard', report: { date: '2026-03-28', percentComplete: 100 }, at: 0 },
    { type: 'discontinueAction', id: 'action-cycles', discontinued: { date: '2026-10-01', reason: LONG } },
    { type: 'discontinueAction', id: 'action-cycles', discontinued: { date: '2026-10-01', reason: 'It is late.' } },
    { type: 'discontinueAction', id: 'action-fair', discontinued: null },
    { type: 'recordObservation', id: 'measure-teams', observation: { date: '2026-09-30', value: 455.5 } },
    { type: 'recordObservation', id: 'group-foster', observation: { date: '2026-09-30', value: 30 }, at: 0 },
    {
      type: 'correctObservation',
      id: 'measure-coached',
      date: '2026-03-31',
      observation: { date: '2026-03-30', value: 250 },
    },
    {
      type: 'correctObservation',
      id: 'measure-teams',
      date: '2026-06-30',
      observation: { date: '2026-06-30', value: 430 },
      at: 1,
    },
    { type: 'removeObservation', id: 'measure-coached', date: '2026-03-31' },
    { type: 'removeObservation', id: 'measure-coached', date: '2026-03-31', at: 2 },
    { type: 'setTargets', id: 'measure-teams', targets: [{ date: '2027-06-30', value: 900 }] },
    { type: 'setTargets', id: 'measure-ratio', targets: [{ date: '2028-06-30', high: 300 }] },
    { type: 'setTargets', id: 'measure-ratio', targets: [{ date: '2028-06-30', low: 200 }] },
    { type: 'setTargets', id: 'group-foster', targets: [] },
    { type: 'rebaseline', id: 'measure-teams', baseline: { date: '2025-06-30', value: 130 } },
    { type: 'rebaseline', id: 'group-foster', baseline: null },
    { type: 'assignTeam', id: 'milestone-review', teamId: 'team-reading' },
    { type: 'assignTeam', id: 'milestone-cycles', teamId: null },
    { type: 'assignUnit', id: 'milestone-review', unitId: null },
    { type: 'assignUnit', id: 'action-cycles', unitId: 'unit-data' },
    {
      type: 'adjustCourse',
      adjustment: { id: 'adjustment-new', date: '2026-08-01', rationale: 'Too slow', entityIds: ['action-cycles'] },
      operations: [
        { type: 'rescheduleAction', id: 'action-cycles', period: { start: '2026-09-01', end: '2027-03-31' } },
        { type: 'assignUnit', id: 'action-cycles', unitId: 'unit-data' },
      ],
    },
    [
      { type: 'addGoal', goal: { id: 'goal-new', statement: 'Every child sings', focus: 'student' } },
      { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-new' },
      { type: 'removeGoal', id: 'goal-present' },
    ],
    [],
  ];
  await expect(log(examplePlan, operations)).toMatchFileSnapshot('log.txt');
});

it('what is refused of the example plan is refused in these words', async () => {
  const action = anAction({ id: 'action-new' });
  const operations: (Operation | readonly Operation[])[] = [
    { type: 'addAction', to: 'nowhere', action },
    { type: 'addAction', to: 'unit-data', action },
    { type: 'addMeasure', to: 'action-cycles', measure: { id: 'goal-ready' } as never },
    { type: 'addUnit', to: 'goal-ready', unit: { id: 'unit-new', name: 'Arts' } },
    { type: 'addUnit', unit: { id: 'unit-new', name: 'Arts' } } as never,
    { type: 'addGoal', to: 'goal-ready', goal: { id: 'goal-new', statement: 'x', focus: 'student' } },
    { type: 'addAction', to: 'milestone-cycles', action: { ...action, id: 'action-cycles' } },
    { type: 'addUnit', to: 'division-support', unit: { id: 'lakeland-doe', name: 'Arts' } },
    {
      type: 'addAction',
      to: 'milestone-cycles',
      action: { ...action, inputs: [{ id: 'action-new', kind: 'money', description: 'x' }] },
    },
    { type: 'addAction', to: 'milestone-cycles', action: { ...action, unitId: 'nobody' } },
    { type: 'reviseGoal', id: 'goal-none', changes: { weight: 1 } },
    { type: 'reviseGoal', id: 'unit-data', changes: { weight: 1 } },
    { type: 'reviseGoal', id: 'goal-ready', changes: { weight: 0 } },
    { type: 'reviseGoal', id: 'goal-ready', changes: { statement: null } as never },
    { type: 'revisePlan', changes: { period: { start: '2030-06-30', end: '2025-07-01' } } },
    { type: 'revisePlan', changes: { id: 'goal-ready' } },
    { type: 'reviseOrganization', changes: { id: 'lakeland-2025-2030' } },
    { type: 'moveAction', id: 'action-cycles', to: 'action-cycles' },
    { type: 'moveAction', id: 'action-cycles', to: 'goal-ready' },
    { type: 'moveAction', id: 'action-cycles', to: 'nowhere' },
    { type: 'moveAction', id: 'action-none', to: 'milestone-coaches' },
    { type: 'removeUnit', id: 'unit-data' },
    { type: 'removeDivision', id: 'division-support' },
    { type: 'removeTeam', id: 'team-reading' },
    { type: 'removeStrategy', id: 'strategy-materials' },
    { type: 'removeUnit', id: 'unit-data', cascade: true },
    { type: 'withdrawReport', id: 'action-dashboard', report: { date: '2026-01-15', percentComplete: 61 } },
    { type: 'withdrawReport', id: 'action-dashboard', report: { date: '2026-01-16', percentComplete: 60 } },
    { type: 'withdrawReport', id: 'milestone-cycles', report: { date: '2026-01-16', percentComplete: 60 } },
    { type: 'removeObservation', id: 'measure-teams', date: '2026-06-29' },
    { type: 'removeObservation', id: 'group-foster', date: '2020-06-29' },
    { type: 'discontinueAction', id: 'action-cycles', discontinued: { date: '2026-10-01', reason: ' ' } },
    { type: 'recordObservation', id: 'measure-teams', observation: { date: '2026-06-30', value: 455 } },
    { type: 'rebaseline', id: 'measure-teams', baseline: null },
    { type: 'assignTeam', id: 'milestone-cycles', teamId: 'unit-data' },
    { type: 'assignUnit', id: 'goal-ready', unitId: 'unit-data' },
    { type: 'assignTeam', id: 'action-cycles', teamId: 'team-reading' },
    { type: 'rescheduleAction', id: 'action-cycles', period: { start: '2026-10-01', end: '2027-10-31' } },
    { type: 'rescheduleAction', id: 'milestone-cycles', period },
    {
      type: 'adjustCourse',
      adjustment: { id: 'adjustment-new', date: '2026-08-01', rationale: 'x' },
      operations: [
        { type: 'reviseDirection', vision: 'Joy' },
        { type: 'rescheduleAction', id: 'goal-ready', period },
      ],
    },
    [
      { type: 'reviseDirection', vision: 'Joy' },
      { type: 'removeGoal', id: 'goal-none' },
    ],
    [{ type: 'explode' } as never, { type: 'removeGoal' } as never, { type: 'reviseDirection', vision: 7 } as never],
  ];
  const lines = operations.map((operation) => {
    const result = apply(examplePlan, operation);
    const issues = result.ok ? [] : result.issues;
    const said = issues.map(
      ({ code, severity, path, id, message }) =>
        `  ${severity} ${code} ${JSON.stringify(path)}${id === undefined ? '' : ` of ${id}`}: ${message}`,
    );
    return [JSON.stringify(operation), ...said].join('\n');
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('refused.txt');
});

it('what is no operation at all is refused in these words', () => {
  const unreadable = {
    get type(): string {
      throw new Error('no');
    },
  };
  const said = (operation: unknown) => {
    const result = apply(examplePlan, operation as Operation);
    return result.ok
      ? []
      : result.issues.map(({ code, severity, path, message }) => `${severity} ${code} ${path.join('.')}: ${message}`);
  };
  expect(
    [null, 7, 'reviseGoal', {}, { type: 7 }, { type: 'explode' }, { type: 'toString' }, unreadable, [null]].map(said),
  ).toMatchInlineSnapshot(`
    [
      [
        "error unknown-operation type: There is no operation null; see the catalogue of operations.",
      ],
      [
        "error unknown-operation type: There is no operation 7; see the catalogue of operations.",
      ],
      [
        "error unknown-operation type: There is no operation "reviseGoal"; see the catalogue of operations.",
      ],
      [
        "error unknown-operation type: There is no operation undefined; see the catalogue of operations.",
      ],
      [
        "error unknown-operation type: There is no operation 7; see the catalogue of operations.",
      ],
      [
        "error unknown-operation type: There is no operation "explode"; see the catalogue of operations.",
      ],
      [
        "error unknown-operation type: There is no operation "toString"; see the catalogue of operations.",
      ],
      [
        "error unknown-operation type: There is no operation undefined; see the catalogue of operations.",
      ],
      [
        "error unknown-operation 0.type: Operation 1: There is no operation null; see the catalogue of operations.",
      ],
    ]
  `);
  expect(said(JSON.parse('{"type": "reviseDirection", "vision": "Joy", "__proto__": {}}'))).toMatchInlineSnapshot(`
    [
      "error unknown-key __proto__: No operation has a field "__proto__".",
    ]
  `);
});

it('changes of course nest thirty-two deep, and no deeper', () => {
  const nested = (depth: number): Operation => ({
    type: 'adjustCourse',
    adjustment: { id: `adjustment-${depth}`, date: '2026-08-01', rationale: 'Again' },
    operations: depth === 0 ? [{ type: 'reviseDirection', vision: 'Joy' }] : [nested(depth - 1)],
  });
  expect(apply(examplePlan, nested(31)).ok).toBe(true);
  const refused = apply(examplePlan, nested(32));
  expect(refused.ok).toBe(false);
  if (refused.ok) return;
  expect(refused.issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error too-long']);
  expect(refused.issues[0]?.message).toMatch(/^(?:Operation 1 \(\w+\): ){33}Changes of course nest deeper than 32\.$/);
});
