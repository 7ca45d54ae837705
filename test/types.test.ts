/** What TypeScript sees of the public face: checked by the compiler, run only so that it counts. */
import type {
  Action,
  ActionState,
  AttentionReason,
  Cadence,
  CadenceInput,
  Change,
  ChangesOfKind,
  Diagnosis,
  Direction,
  EntityKind,
  EntityOfKind,
  FoundEntity,
  Frequency,
  GapTrend,
  Goal,
  GoalDiagnosis,
  ImplementationState,
  Measure,
  MeasureStatus,
  MonthRange,
  MonthRangeInput,
  Operation,
  OperationInputs,
  OperationOf,
  OperationType,
  Plan,
  PlanInput,
  Policy,
  PolicyInput,
  Result,
  RuleCode,
  Severity,
  ShapeCode,
} from 'spm-model';
import {
  type actionStates,
  addAction,
  addGoal,
  apply,
  type attentionReasons,
  findEntity,
  type measureStatuses,
  type operationSchema,
  parsePlan,
  reviseGoal,
  type rules,
} from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import type { Diagram } from 'spm-model/views';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';

describe('the types', () => {
  it('of plans are deeply readonly, and their inputs are not asked for defaults', () => {
    expectTypeOf(parsePlan).returns.toEqualTypeOf<Result<Plan>>();
    expectTypeOf<Plan['goals']>().toEqualTypeOf<readonly Goal[]>();
    expectTypeOf<Goal['measures'][number]>().toEqualTypeOf<Measure>();
    expectTypeOf<Plan>().toExtend<PlanInput>();
    expectTypeOf<Pick<Action, 'weight'>>().toEqualTypeOf<{ readonly weight?: number }>();
    expectTypeOf<Measure['accumulation']>().toEqualTypeOf<'latest' | 'sum' | 'period'>();
    expect(() => {
      // @ts-expect-error nothing of a plan can be assigned to
      examplePlan.title = 'x';
    }).toThrow(TypeError);
  });

  it('of operations are one union, the same that the schema infers', () => {
    expectTypeOf<z.infer<typeof operationSchema>>().toEqualTypeOf<Operation>();
    expectTypeOf<Operation['type']>().toEqualTypeOf<OperationType>();
    expectTypeOf<OperationOf<'assignTeam'>>().toExtend<Operation>();
    expectTypeOf(apply).returns.toEqualTypeOf<Result<Change>>();
    expectTypeOf<ChangesOfKind['goal']['weight']>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<ChangesOfKind['goal']['statement']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<keyof ChangesOfKind['strategy']>().toEqualTypeOf<
      'title' | 'description' | 'rationale' | 'alsoServes' | 'responsible' | 'codes' | 'weight' | 'extensions'
    >();
  });

  it('of what revise changes hold no field that the entity lacks, and clear nothing that is required', () => {
    const calls = () => {
      // @ts-expect-error a goal has no title
      reviseGoal(examplePlan, { id: 'x', changes: { title: 'x' } });
      // @ts-expect-error a statement is required
      reviseGoal(examplePlan, { id: 'x', changes: { statement: null } });
      // @ts-expect-error an action goes into a milestone
      addAction(examplePlan, { action: { id: 'x', title: 'x', period: { start: '', end: '' } } });
      // @ts-expect-error a goal is added under its own name
      addGoal(examplePlan, { strategy: {} });
      // @ts-expect-error there is no such operation
      apply(examplePlan, { type: 'addGaol' });
    };
    expectTypeOf(calls).toBeFunction();
  });

  it('of kinds, statuses and states can be told apart to the last', () => {
    const found: FoundEntity | undefined = findEntity(examplePlan, 'goal-ready');
    if (found?.kind === 'goal') expectTypeOf(found.entity).toEqualTypeOf<Goal>();
    const colors: Record<MeasureStatus | ActionState | ImplementationState | Diagnosis | GoalDiagnosis, string> = {
      'not-measurable': '',
      'no-data': '',
      exceeded: '',
      met: '',
      missed: '',
      regressing: '',
      'on-track': '',
      'at-risk': '',
      'off-track': '',
      stale: '',
      'complete-to-date': '',
      'too-early': '',
      'contribution-holding': '',
      'contribution-in-doubt': '',
      'results-without-contribution': '',
      discontinued: '',
      complete: '',
      overdue: '',
      'not-started': '',
      'on-schedule': '',
      'behind-schedule': '',
      'theory-holding': '',
      'theory-in-doubt': '',
      'results-without-implementation': '',
      'not-yet-tested': '',
      unknown: '',
    };
    expect(Object.keys(colors)).toHaveLength(26);
    expectTypeOf<(typeof rules)[number]['code']>().toEqualTypeOf<RuleCode>();
    expectTypeOf<(typeof measureStatuses)[number]>().toEqualTypeOf<MeasureStatus>();
    expectTypeOf<(typeof actionStates)[number]>().toEqualTypeOf<ActionState>();
    expectTypeOf<(typeof attentionReasons)[number]>().toEqualTypeOf<AttentionReason>();
    expectTypeOf<EntityKind>().toEqualTypeOf<keyof EntityOfKind>();
    expectTypeOf<OperationType>().toEqualTypeOf<keyof OperationInputs>();
  });

  it("of a policy of one's own are those of a policy, each of which may be left out", () => {
    type Whole<T> = { readonly [Field in keyof T]-?: Exclude<T[Field], undefined> };
    type Parts = 'actionMonths' | 'milestoneMonths' | 'cadence';
    expectTypeOf<Policy>().toExtend<PolicyInput>();
    expectTypeOf<keyof PolicyInput>().toEqualTypeOf<keyof Policy>();
    expectTypeOf<Omit<Whole<PolicyInput>, Parts>>().toEqualTypeOf<Omit<Policy, Parts>>();
    expectTypeOf<Whole<MonthRangeInput>>().toEqualTypeOf<MonthRange>();
    expectTypeOf<Whole<CadenceInput>>().toEqualTypeOf<Cadence>();
  });

  it('of every union of words are these words and no others', () => {
    expectTypeOf<AttentionReason>().toEqualTypeOf<
      | 'action-overdue'
      | 'milestone-overdue'
      | 'measure-missed'
      | 'interim-missed'
      | 'measure-regressing'
      | 'group-regressing'
      | 'measure-off-track'
      | 'group-off-track'
      | 'gap-widening'
      | 'theory-in-doubt'
      | 'contribution-in-doubt'
      | 'blocked'
      | 'action-late-start'
      | 'judgement-disagrees'
      | 'action-behind-schedule'
      | 'milestone-ending-soon'
      | 'nothing-planned'
      | 'measure-stale'
      | 'measure-at-risk'
      | 'forecast-unlikely'
      | 'report-late'
      | 'observation-late'
      | 'rule-broken'
    >();
    expectTypeOf<ShapeCode>().toEqualTypeOf<
      | 'missing'
      | 'wrong-type'
      | 'unknown-key'
      | 'bad-date'
      | 'bad-number'
      | 'bad-id'
      | 'not-a-choice'
      | 'too-long'
      | 'theory-incomplete'
      | 'blank'
      | 'later-version'
      | 'more-issues'
    >();
    expectTypeOf<EntityKind>().toEqualTypeOf<
      | 'plan'
      | 'organization'
      | 'function'
      | 'division'
      | 'unit'
      | 'coordination'
      | 'value'
      | 'goal'
      | 'measure'
      | 'subgroup'
      | 'strategy'
      | 'milestone'
      | 'action'
      | 'input'
      | 'output'
      | 'team'
      | 'adjustment'
    >();
    expectTypeOf<Severity>().toEqualTypeOf<'error' | 'warning'>();
    expectTypeOf<Direction>().toEqualTypeOf<'increase' | 'decrease' | 'maintain'>();
    expectTypeOf<Frequency>().toEqualTypeOf<'monthly' | 'quarterly' | 'semiannual' | 'annual' | 'biennial'>();
    expectTypeOf<GapTrend>().toEqualTypeOf<'closing' | 'steady' | 'widening' | 'unknown'>();
    expectTypeOf<Diagram>().toEqualTypeOf<'strategy-map' | 'gantt' | 'organization'>();
    expectTypeOf<Measure['unit']['kind']>().toEqualTypeOf<
      'percent' | 'count' | 'currency' | 'score' | 'rate' | 'level'
    >();
    expectTypeOf<Plan['organization']['kind']>().toEqualTypeOf<'sea' | 'lea' | 'school' | 'other'>();
    expectTypeOf<Goal['focus']>().toEqualTypeOf<'student' | 'agency'>();
  });
});
