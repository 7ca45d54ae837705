import {
  type Change,
  definePolicy,
  findEntity,
  type GoalInput,
  type Issue,
  measureProgress,
  type Operation,
  type Plan,
  type PlanInput,
  parsePlan,
  type Result,
  reviseGoal,
  rollup,
  walkPlan,
} from 'spm-model';
import { fromStratml } from 'spm-model/stratml';
import { aGoal, aMeasure, aPlan, brokenPlans } from 'spm-model/testing';
import { type ChartSpecification, measureChart } from 'spm-model/views';

const goal: GoalInput = { id: 'g', statement: 'Every child reads', focus: 'student', weight: undefined };
const input: PlanInput = {
  schemaVersion: 1,
  id: 'p',
  title: 'Plan',
  period: { start: '2026-01-01', end: '2026-12-31' },
  organization: { id: 'o', name: 'Agency', kind: 'sea' },
  vision: '',
  mission: '',
  goals: [goal],
};
const parsed: Result<Plan> = parsePlan(input);
export const sentences: readonly string[] = parsed.ok ? [] : parsed.issues.map((issue: Issue) => issue.message);

if (parsed.ok) {
  const plan = parsed.value;
  const completion: number | null = rollup(plan, { asOf: '2026-06-30' }).implementation.completion;
  const found = findEntity(plan, 'g');
  if (found?.kind === 'goal') {
    const statement: string = found.entity.statement;
    console.log(statement, completion);
  }
  for (const { kind, entity } of walkPlan(plan)) {
    if (kind === 'measure') console.log(measureProgress(entity, { asOf: '2026-06-30' }).status);
  }
  // @ts-expect-error a plan is deeply readonly
  plan.goals[0].statement = 'changed';
}

const policy = definePolicy({ onTrack: 0.95 });
export const built: Plan = aPlan({ goals: [aGoal({ weight: 2 })] });
export const broken: Plan = brokenPlans['goal-focus'];
// @ts-expect-error a goal has no such field
export const wrong: GoalInput = { ...goal, statment: 'x' };
if (policy.ok) rollup(built, { asOf: '2026-06-30', policy: policy.value });

export const changed: Result<Change> = reviseGoal(built, { id: 'goal-1', changes: { weight: null } });
// @ts-expect-error a statement cannot be cleared
reviseGoal(built, { id: 'goal-1', changes: { statement: null } });
export const operation: Operation = { type: 'assignTeam', id: 'milestone-1', teamId: null };
export const chart: ChartSpecification = measureChart(aMeasure(), { asOf: '2026-06-30' });
export const read = fromStratml('<StrategicPlan/>');

declare const console: { log(...values: unknown[]): void };
