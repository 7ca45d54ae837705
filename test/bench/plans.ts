/** The plans that rows are measured on, one operation on them, and days. */
import { type Plan, parsePlan, reportAction } from 'spm-model';
import { sizedPlan } from './sized-plan.js';

export const AS_OF = '2026-08-03';
export const sizes = [1_000, 10_000, 100_000] as const;
/** The size that most budgets are for. */
export const LARGE = 100_000;

const texts = new Map<number, string>();

/** The same plan each time, as text. */
export function textOf(entities: number): string {
  const text = texts.get(entities) ?? JSON.stringify(sizedPlan(entities));
  texts.set(entities, text);
  return text;
}

/** Lets go of all texts, so that nothing of them is in the heap when it is weighed. */
export const forgetTexts = () => texts.clear();

export function planFrom(text: string): Plan {
  const parsed = parsePlan(JSON.parse(text));
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

/** A plan that nothing remembers yet. */
export const freshPlan = (entities: number): Plan => planFrom(textOf(entities));

/** The last action of the plan's last goal's first milestone, and the path to it. */
export function anActionOf(plan: Plan): { id: string; path: [number, number, number, number] } {
  const goal = Math.max(0, plan.goals.length - 2);
  const milestone = plan.goals[goal]?.strategies[0]?.milestones[0];
  const last = (milestone?.actions.length ?? 1) - 1;
  return { id: milestone?.actions[last]?.id ?? '', path: [goal, 0, 0, last] };
}

/** The plan after an operation on one of its actions. */
export function reported(plan: Plan, id: string, percentComplete: number): Plan {
  const changed = reportAction(plan, { id, report: { date: '2026-07-01', percentComplete } });
  if (!changed.ok) throw new Error(changed.issues[0]?.message);
  return changed.value.plan;
}
