/**
 * Operations that a plan is likely to allow, drawn as plain numbers and words and fitted to a plan afterwards, so that
 * the same draws can be fitted to plan after plan as it changes.
 */
import fc from 'fast-check';
import { type Day, plusDays, plusMonths } from '../model/calendar.js';
import { findEntity } from '../model/entity-index.js';
import { type FoundEntity, walkPlan } from '../model/find.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import type { Operation } from '../operations/generated/operations.js';
import { capitalized } from '../operations/structural.js';
import { aGoal, aMeasure, aMilestone, anAction, aStrategy } from './builders.js';

/** What an operation is made of, before it knows its plan. */
export interface OperationDraw {
  readonly verb: number;
  readonly pick: number;
  readonly other: number;
  readonly at: number | undefined;
  readonly text: string;
  readonly days: number;
  readonly number: number;
  readonly cascade: boolean;
}

/** Draws for `operationFor`. */
export const arbitraryOperationDraw: fc.Arbitrary<OperationDraw> = fc.record({
  verb: fc.nat({ max: 200 }),
  pick: fc.nat({ max: 40 }),
  other: fc.nat({ max: 40 }),
  at: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
  text: fc.constantFrom('Read together', 'Visit schools', 'Share results', 'Start earlier'),
  days: fc.integer({ min: -300, max: 900 }),
  number: fc.nat({ max: 100 }),
  cascade: fc.boolean(),
});

/** The entities of a plan by kind, to be picked from by number. */
function entitiesOf(plan: Plan): (kind: EntityKind, at: number) => FoundEntity | undefined {
  const byKind = new Map<EntityKind, FoundEntity[]>();
  for (const found of walkPlan(plan)) byKind.set(found.kind, [...(byKind.get(found.kind) ?? []), found]);
  return (kind, at) => {
    const all = byKind.get(kind) ?? [];
    return all[at % Math.max(1, all.length)];
  };
}

/** An id that the plan does not have. */
function freshId(plan: Plan, stem: string): string {
  for (let number = 1; ; number += 1) {
    const id = `${stem}-new-${number}`;
    if (findEntity(plan, id) === undefined) return id;
  }
}

type Fitting = (plan: Plan, draw: OperationDraw, pick: ReturnType<typeof entitiesOf>) => object | undefined;

const day = (days: number): Day => plusDays('2026-01-01', days);
const placed = ({ at }: OperationDraw) => (at === undefined ? {} : { at });
const periodOf = ({ days, number }: OperationDraw) => ({
  start: day(days),
  end: plusDays(plusMonths(day(days), 1 + (number % 12)), -1),
});
const tag = (id: string) => id.replace(/\W/g, '');

/** One entity of a kind, with an operation on it. */
const on =
  (
    kind: EntityKind,
    make: (
      id: string,
      draw: OperationDraw,
      found: FoundEntity,
      pick: ReturnType<typeof entitiesOf>,
    ) => object | undefined,
  ): Fitting =>
  (_plan, draw, pick) => {
    const found = pick(kind, draw.pick);
    return found === undefined ? undefined : make(found.entity.id, draw, found, pick);
  };

const seriesKind = ({ other }: OperationDraw): EntityKind => (other % 3 === 0 ? 'subgroup' : 'measure');

const onSeries =
  (
    make: (found: Extract<FoundEntity, { kind: 'measure' | 'subgroup' }>, draw: OperationDraw) => object | undefined,
  ): Fitting =>
  (_plan, draw, pick) => {
    const found = pick(seriesKind(draw), draw.pick) ?? pick('measure', draw.pick);
    return found === undefined
      ? undefined
      : make(found as Extract<FoundEntity, { kind: 'measure' | 'subgroup' }>, draw);
  };

/** What each kind may be moved into. */
const homes: readonly (readonly [kind: EntityKind, home: EntityKind])[] = [
  ['strategy', 'goal'],
  ['milestone', 'strategy'],
  ['action', 'milestone'],
  ['measure', 'goal'],
  ['measure', 'strategy'],
  ['unit', 'division'],
];

const movable: readonly EntityKind[] = [
  'value',
  'goal',
  'strategy',
  'milestone',
  'action',
  'measure',
  'division',
  'unit',
  'function',
  'team',
];

const fittings: readonly Fitting[] = [
  (_plan, { text, number }) => ({
    type: 'reviseDirection',
    ...(number % 2 === 0 ? { vision: text } : { mission: text }),
  }),
  (_plan, { text }) => ({ type: 'revisePlan', changes: { title: text } }),
  (_plan, { text, number }) => ({
    type: 'reviseOrganization',
    changes: number % 2 === 0 ? { name: text } : { chief: { name: text } },
  }),
  (plan, draw) => ({ type: 'addValue', value: { id: freshId(plan, 'value'), name: draw.text }, ...placed(draw) }),
  (plan, draw) => {
    const id = freshId(plan, 'goal');
    const [a, b] = [freshId(plan, `measure-${tag(id)}`), freshId(plan, `strategy-${tag(id)}`)];
    const strategies = draw.number % 2 === 0 ? [] : [aStrategy({ id: b, measures: [], milestones: [] })];
    return { type: 'addGoal', goal: aGoal({ id, measures: [aMeasure({ id: a })], strategies }), ...placed(draw) };
  },
  on('goal', (to, draw, _found, _pick) => ({
    type: 'addStrategy',
    to,
    strategy: aStrategy({ id: `${to}-s${draw.number}`, measures: [], milestones: [] }),
    ...placed(draw),
  })),
  on('strategy', (to, draw) => ({
    type: 'addMilestone',
    to,
    milestone: aMilestone({ id: `${to}-m${draw.number}`, unitId: undefined, actions: [] }),
    ...placed(draw),
  })),
  on('milestone', (to, draw) => ({
    type: 'addAction',
    to,
    action: anAction({ id: `${to}-a${draw.number}`, period: periodOf(draw), title: draw.text }),
    ...placed(draw),
  })),
  on('goal', (to, draw) => ({
    type: 'addMeasure',
    to,
    measure: aMeasure({ id: `${to}-x${draw.number}` }),
    ...placed(draw),
  })),
  on('division', (to, draw) => ({
    type: 'addUnit',
    to,
    unit: { id: `${to}-u${draw.number}`, name: draw.text },
    ...placed(draw),
  })),
  on('measure', (to, draw) => ({
    type: 'addSubgroup',
    to,
    subgroup: { id: `${to}-g${draw.number}`, name: draw.text },
    ...placed(draw),
  })),
  on('action', (to, draw) => ({
    type: 'addInput',
    to,
    input: { id: `${to}-i${draw.number}`, kind: 'money', description: draw.text },
  })),
  on('action', (to, draw) => ({
    type: 'addOutput',
    to,
    output: { id: `${to}-o${draw.number}`, description: draw.text },
  })),
  on('goal', (id, { text, number }) => ({
    type: 'reviseGoal',
    id,
    changes: { statement: text, weight: number === 0 ? null : number },
  })),
  on('strategy', (id, { text }) => ({ type: 'reviseStrategy', id, changes: { title: text } })),
  on('milestone', (id, { text }) => ({ type: 'reviseMilestone', id, changes: { title: text, description: null } })),
  on('action', (id, { text, number }) => ({
    type: 'reviseAction',
    id,
    changes: number % 2 === 0 ? { title: text } : { responsible: { name: text }, weight: 1 + number },
  })),
  on('measure', (id, { text, number }) => ({
    type: 'reviseMeasure',
    id,
    changes: number % 2 === 0 ? { indicator: text } : { frequency: 'annual', extensions: { note: text } },
  })),
  on('unit', (id, { text }) => ({ type: 'reviseUnit', id, changes: { name: text, leader: null } })),
  on('strategy', (id, { text }) => ({
    type: 'reviseTheory',
    id,
    theory: { if: [`we ${text}`], then: ['students learn more'] },
  })),
  on('action', (id, draw) => ({ type: 'rescheduleAction', id, period: periodOf(draw) })),
  on('milestone', (id, draw) => ({ type: 'rescheduleMilestone', id, period: periodOf(draw) })),
  on('action', (id, draw) => ({
    type: 'reportAction',
    id,
    report: { date: day(draw.days), percentComplete: draw.number },
    ...placed(draw),
  })),
  on('milestone', (id, draw) => ({
    type: 'reportMilestone',
    id,
    report: { date: day(draw.days), percentComplete: draw.number },
  })),
  on('action', (id, { other }, found) => {
    const { reports } = found.entity as Extract<FoundEntity, { kind: 'action' }>['entity'];
    const report = reports[other % Math.max(1, reports.length)];
    return report === undefined ? undefined : { type: 'withdrawReport', id, report };
  }),
  on('action', (id, { days, text, number }) => ({
    type: 'discontinueAction',
    id,
    discontinued: number % 3 === 0 ? null : { date: day(days), reason: text },
  })),
  onSeries(({ entity }, { days, number, other }) => ({
    type: 'recordObservation',
    id: entity.id,
    observation: { date: day(days), value: number % 4, ...(other % 2 === 0 ? {} : { n: other }) },
  })),
  onSeries(({ entity: { id, observations } }, { other, number }) => {
    const observation = observations[other % Math.max(1, observations.length)];
    return observation === undefined
      ? undefined
      : { type: 'correctObservation', id, date: observation.date, observation: { ...observation, value: number % 4 } };
  }),
  onSeries(({ entity: { id, observations } }, { other }) => {
    const observation = observations[other % Math.max(1, observations.length)];
    return observation === undefined ? undefined : { type: 'removeObservation', id, date: observation.date };
  }),
  onSeries(({ entity: { id, baseline, targets } }, { number }) => {
    const target = targets.at(-1);
    return baseline === undefined || target === undefined
      ? undefined
      : { type: 'setTargets', id, targets: [{ ...target, date: plusDays(target.date, number) }] };
  }),
  onSeries(({ entity: { id, baseline } }, { number }) =>
    baseline === undefined
      ? undefined
      : { type: 'rebaseline', id, baseline: { ...baseline, date: plusDays(baseline.date, -number) } },
  ),
  on('milestone', (id, { other, number }, _found, pick) => {
    const team = pick('team', other);
    return team === undefined || number % 3 === 0
      ? { type: 'assignTeam', id, teamId: null }
      : { type: 'assignTeam', id, teamId: team.entity.id };
  }),
  on('action', (id, { other, number }, _found, pick) => {
    const unit = pick('unit', other);
    return unit === undefined || number % 3 === 0
      ? { type: 'assignUnit', id, unitId: null }
      : { type: 'assignUnit', id, unitId: unit.entity.id };
  }),
  ...homes.map(([kind, home]) =>
    on(kind, (id, draw, _found, pick) => {
      const target = pick(home, draw.other);
      return target === undefined
        ? undefined
        : { type: `move${capitalized(kind)}`, id, to: target.entity.id, ...placed(draw) };
    }),
  ),
  ...movable.map((kind) => on(kind, (id, draw) => ({ type: `move${capitalized(kind)}`, id, ...placed(draw) }))),
  ...[
    ...movable,
    'subgroup' as const,
    'input' as const,
    'output' as const,
    'coordination' as const,
    'adjustment' as const,
  ].map((kind) =>
    on(kind, (id, { cascade }) => ({ type: `remove${capitalized(kind)}`, id, ...(cascade ? { cascade } : {}) })),
  ),
  (plan, draw, pick) => {
    const id = freshId(plan, 'adjustment');
    const action = pick('action', draw.pick);
    return {
      type: 'adjustCourse',
      adjustment: {
        id,
        date: day(draw.days),
        rationale: draw.text,
        entityIds: action === undefined ? [plan.id] : [action.entity.id],
      },
      operations:
        action === undefined ? [] : [{ type: 'rescheduleAction', id: action.entity.id, period: periodOf(draw) }],
    };
  },
];

/** The operation that draws make of a plan: that of their verb, or the next one that the plan has entities for. */
export function operationFor(plan: Plan, draw: OperationDraw): Operation {
  const pick = entitiesOf(plan);
  for (let step = 0; ; step += 1) {
    const operation = fittings[(draw.verb + step) % fittings.length]?.(plan, draw, pick);
    if (operation !== undefined) return operation as Operation;
  }
}

/**
 * An operation that a plan is likely to allow: of any type, on entities that the plan has. It may still be refused,
 * where it would break a rule or where others refer to what it removes.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(arbitraryOperation(examplePlan), (operation) => {
 *   const changed = apply(examplePlan, operation);
 *   if (changed.ok) expect(apply(changed.value.plan, changed.value.inverse).ok).toBe(true);
 * }));
 * ```
 */
export function arbitraryOperation(plan: Plan): fc.Arbitrary<Operation> {
  return arbitraryOperationDraw.map((draw) => operationFor(plan, draw));
}
