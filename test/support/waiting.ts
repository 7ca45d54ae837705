/** Plans of actions that wait for each other. */
import type { Plan } from 'spm-model';
import { aGoal, aMilestone, anAction, aPlan, aStrategy } from 'spm-model/testing';

/** A plan with as many actions as there are lists of what each depends on, by index. */
export function planOf(dependencies: readonly (readonly number[])[]): Plan {
  const template = anAction();
  const actions = dependencies.map((on, index) => ({
    ...template,
    id: `a-${index}`,
    ...(on.length === 0 ? {} : { dependsOn: on.map((each) => `a-${each}`) }),
  }));
  const plan = aPlan({ goals: [aGoal({ strategies: [aStrategy({ milestones: [aMilestone({ actions: [] })] })] })] });
  const copy = JSON.parse(JSON.stringify(plan)) as {
    goals: { strategies: { milestones: { actions: unknown[] }[] }[] }[];
  };
  const milestone = copy.goals[0]?.strategies[0]?.milestones[0];
  if (milestone !== undefined) milestone.actions = actions;
  return copy as unknown as Plan;
}
