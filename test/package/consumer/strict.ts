import {
  type AttentionItem,
  apply,
  attention,
  type Change,
  type Conflict,
  checkEntity,
  definePolicy,
  findEntity,
  type GoalInput,
  type Issue,
  type Journal,
  type MeasureStatus,
  measureProgress,
  mergePlans,
  type Operation,
  type Plan,
  type PlanInput,
  parsePlan,
  type Result,
  record,
  resolveConflict,
  revert,
  reviseGoal,
  rollup,
  startJournal,
  suppressSmallGroups,
  walkPlan,
} from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { type Summary, summarize } from 'spm-model/portfolio';
import { planFromSheets, type Sheet } from 'spm-model/sheets';
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

export const journal: Journal = startJournal(built);
export const recorded = record(journal, operation, { at: '2026-07-01T09:00:00-05:00', operationId: 'request-1' });
const merge = mergePlans(built, built, built, { prefer: 'theirs' });
export const decided: Result<Change>[] = merge.conflicts.map((conflict: Conflict) =>
  resolveConflict(merge.plan, conflict, 'ours'),
);
export const back = changed.ok ? revert(built, changed.value, { overwrite: true, asOf: undefined }) : changed;
export const agenda: readonly AttentionItem[] = attention(built, { asOf: '2026-06-30' });
export const stale: MeasureStatus = 'stale';
// @ts-expect-error there is no such status
export const unheard: MeasureStatus = 'ahead';
export const entity = checkEntity('goal', goal, { plan: built });
export const language: string = spanish.locale;
export const summary: Summary = summarize(built, { asOf: '2026-06-30' });
const sheet: Sheet = {
  name: 'Work',
  rows: [
    ['Goal', 'Strategy'],
    ['Read', null],
  ],
};
export const fromSheet = planFromSheets([sheet], { dateOrder: 'mdy' });
export const copy: Plan = suppressSmallGroups(built, { minimum: 10, complementary: true }).plan;
export const applied: Result<Change> = apply(built, [operation]);

declare const console: { log(...values: unknown[]): void };
