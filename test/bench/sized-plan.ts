/**
 * Plans of a chosen size for benchmarks: the same plan for the same size, in the proportions of a state agency's
 * plan (twenty strategies a goal, ten milestones a strategy, ten actions a milestone; measures on goals and
 * strategies). Days and figures vary, so that nothing is quick for being the same.
 */
import type {
  ActionInput,
  GoalInput,
  MeasureInput,
  MilestoneInput,
  PlanInput,
  StrategyInput,
} from '../../src/index.js';

const two = (number: number) => String(number).padStart(2, '0');

function action(id: string, seed: number, year: number): ActionInput {
  const month = 1 + (seed % 6);
  return {
    id,
    title: `Carry out step ${id} with the districts concerned`,
    period: { start: `${year}-${two(month)}-01`, end: `${year}-${two(month + 5)}-${two(20 + (seed % 8))}` },
    unitId: `unit-${seed % 24}`,
    reports: Array.from({ length: seed % 3 }, (_, index) => ({
      date: `${year}-${two(month + 1 + index)}-10`,
      percentComplete: Math.min(100, 20 * index + (seed % 60)),
    })),
    ...(seed % 37 === 0 ? { discontinued: { date: `${year}-12-01`, reason: 'Merged into another step' } } : {}),
    ...(seed % 5 === 0 ? { weight: 1 + (seed % 3) } : {}),
  };
}

function measure(id: string, seed: number): MeasureInput {
  const base = 40 + (seed % 17);
  return {
    id,
    indicator: `Share of students for whom ${id} holds`,
    dataSource: 'State data system',
    unit: { kind: 'percent' },
    direction: seed % 7 === 0 ? 'decrease' : 'increase',
    baseline: { date: '2024-06-30', value: base },
    targets: [2026, 2027, 2028, 2029, 2030].map((year, index) => ({
      date: `${year}-06-30`,
      value: seed % 7 === 0 ? base - 2 * (index + 1) : base + 2 * (index + 1),
    })),
    observations: Array.from({ length: seed % 4 }, (_, index) => ({
      date: `${2025 + index}-06-30`,
      value: base + ((seed % 11) - 4) / 3 + index,
    })),
    ...(seed % 6 === 0 ? { weight: 2 } : {}),
  };
}

/** Builds a plan of about `entities` entities. */
export function sizedPlan(entities: number): PlanInput {
  let count = 0;
  const counted = <T>(entity: T): T => {
    count += 1;
    return entity;
  };
  const goals: GoalInput[] = [];
  for (let g = 0; count < entities; g += 1) {
    const strategies: StrategyInput[] = [];
    for (let s = 0; s < 20 && count < entities; s += 1) {
      const milestones: MilestoneInput[] = [];
      for (let m = 0; m < 10 && count < entities; m += 1) {
        const actions: ActionInput[] = [];
        for (let a = 0; a < 10 && count < entities; a += 1) {
          actions.push(counted(action(`g${g}-s${s}-m${m}-a${a}`, g * 7919 + s * 613 + m * 41 + a * 7, 2025 + (m % 4))));
        }
        const year = 2025 + (m % 4);
        milestones.push(
          counted({
            id: `g${g}-s${s}-m${m}`,
            title: `Step g${g}-s${s}-m${m} is established across the state`,
            period: { start: `${year}-01-01`, end: `${year}-12-31` },
            teamId: `team-${(s + m) % 8}`,
            actions,
          }),
        );
      }
      strategies.push(
        counted({
          id: `g${g}-s${s}`,
          title: `Strategy ${g}.${s}`,
          theory: {
            if: ['we support schools in what they find hardest'],
            then: ['teaching improves'],
            and: ['students learn more'],
          },
          measures: [0, 1].map((index) => counted(measure(`g${g}-s${s}-x${index}`, g * 31 + s * 5 + index))),
          milestones,
        }),
      );
    }
    goals.push(
      counted({
        id: `g${g}`,
        statement: `Every student reaches outcome ${g}`,
        focus: 'student',
        measures: [0, 1, 2].map((index) => counted(measure(`g${g}-x${index}`, g * 13 + index))),
        strategies,
      }),
    );
  }
  return {
    schemaVersion: 1,
    id: `plan-${entities}`,
    title: `A plan of ${entities} entities`,
    period: { start: '2025-01-01', end: '2030-12-31' },
    organization: {
      id: 'agency',
      name: 'Department of Education',
      kind: 'sea',
      divisions: [0, 1, 2, 3].map((division) => ({
        id: `division-${division}`,
        name: `Division ${division}`,
        units: Array.from({ length: 6 }, (_, unit) => ({ id: `unit-${division * 6 + unit}`, name: `Unit ${unit}` })),
      })),
    },
    vision: 'Every student ready for what comes next',
    mission: 'We support every public school',
    goals,
    teams: Array.from({ length: 8 }, (_, team) => ({
      id: `team-${team}`,
      name: `Team ${team}`,
      purpose: 'managing-performing' as const,
      unitIds: [`unit-${team}`, `unit-${team + 8}`],
    })),
  };
}
