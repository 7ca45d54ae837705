/** A log of operations, word for word: how each is told, what takes it back, what it warns of, and why it is refused. */
import {
  apply,
  type Change,
  describeOperation,
  type Issue,
  type Operation,
  operations,
  type Plan,
  type Result,
} from 'spm-model';
import { anAction, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { provesItself } from '../support/operations.js';
import { itTells } from '../support/telling.js';
import { operationsDone } from './done.js';

const period = { start: '2026-01-01', end: '2026-06-30' };

/** An issue on a line of its own, with all that it carries. */
const lineOf = ({ code, severity, path, id, message, at }: Issue) =>
  `  ${severity} ${code}${at === undefined ? '' : ` ${at}:`} ${JSON.stringify(path)}${id === undefined ? '' : ` of ${id}`}: ${message}`;

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
  } else lines.push(...result.issues.map(lineOf));
  return lines.join('\n');
}

describe('what is done to the example plan is told in these words:', () => {
  itTells(
    new URL('log.txt', import.meta.url),
    operationsDone.map((operation) => ({
      name: JSON.stringify(operation),
      blocks: Array.isArray(operation) ? Math.max(1, operation.length) : 1,
      tell: () => told(examplePlan, operation),
    })),
  );
});

it('every operation is done once at least', () => {
  const done = new Set(operationsDone.flat().map(({ type }) => type));
  expect(operations.map(({ type }) => type).filter((type) => !done.has(type))).toEqual([]);
});

describe('what is refused of the example plan is refused in these words:', () => {
  const action = anAction({ id: 'action-new' });
  const refused: (Operation | readonly Operation[])[] = [
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
  itTells(
    new URL('refused.txt', import.meta.url),
    refused.map((operation) => ({
      name: JSON.stringify(operation),
      tell() {
        const result = apply(examplePlan, operation);
        return [JSON.stringify(operation), ...(result.ok ? [] : result.issues.map(lineOf))].join('\n');
      },
    })),
  );
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
        "error wrong-type : The document is null; give an operation, such as { "type": "addGoal", … }.",
      ],
      [
        "error wrong-type : The document is 7; give an operation, such as { "type": "addGoal", … }.",
      ],
      [
        "error wrong-type : The document is "reviseGoal"; give an operation, such as { "type": "addGoal", … }. Parse text that is JSON first (JSON.parse).",
      ],
      [
        "error missing type: type is missing; give an operation, such as { "type": "addGoal", … }.",
      ],
      [
        "error wrong-type type: type is 7; give text.",
      ],
      [
        "error not-a-choice type: type is "explode"; give "addFunction".",
      ],
      [
        "error not-a-choice type: type is "toString"; give "addFunction".",
      ],
      [
        "error wrong-type : The document could not be read, because it is not plain data; give what JSON can hold.",
      ],
      [
        "error wrong-type : The document is null; give an operation, such as { "type": "addGoal", … }.",
      ],
    ]
  `);
  expect(said(JSON.parse('{"type": "reviseDirection", "vision": "Joy", "__proto__": {}}'))).toMatchInlineSnapshot(`
    [
      "error unknown-key __proto__: __proto__ is a name that no object may safely have; rename it.",
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
  expect(refused.issues[0]?.path).toEqual(Array.from({ length: 32 }, () => ['operations', 0]).flat());
  expect(refused.issues[0]?.message).toMatch(/nests deeper than 32 levels; make it flatter\.$/);
});
