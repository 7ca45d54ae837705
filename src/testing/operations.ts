/**
 * Operations that a plan is likely to allow, drawn as plain numbers and words and fitted to a plan afterwards, so that
 * the same draws can be fitted to plan after plan as it changes.
 */

import fc from 'fast-check';
import { type Day, plusDays, plusMonths } from '../model/calendar.js';
import { COURSE } from '../model/course.js';
import { findEntity } from '../model/entity-index.js';
import { entityKinds, type FoundEntity, holdersOf, ownedEntities, ownedLists, walkPlan } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, EntityOfKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { capital } from '../model/nouns.js';
import { kindsChangedBy } from '../operations/applying.js';
import type { Operation } from '../operations/generated/operations.js';
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
  verb: fc.nat({ max: 9_999 }),
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

type Series = FoundEntity & {
  readonly entity: Pick<EntityOfKind['measure'], 'id' | 'baseline' | 'targets' | 'observations'>;
};

const onSeries =
  (make: (found: Series, draw: OperationDraw) => object | undefined): Fitting =>
  (_plan, draw, pick) => {
    const [whole, group] = kindsChangedBy('setTargets') as readonly [EntityKind, EntityKind];
    const found = pick(draw.other % 3 === 0 ? group : whole, draw.pick) ?? pick(whole, draw.pick);
    return found === undefined ? undefined : make(found as Series, draw);
  };

/** The kinds that can be added, moved and removed. */
const owned = entityKinds.filter((kind) => holdersOf(kind).length > 0);

/** An entity with ids of its own, as are those of all that it owns. */
function copied(kind: EntityKind, entity: AnyEntity, suffix: string): object {
  const copy: Record<string, unknown> = { ...entity, id: `${entity.id}-${suffix}` };
  for (const { key, kind: childKind } of ownedLists(kind)) {
    copy[key] = ownedEntities(entity, key).map((child) => copied(childKind, child, suffix));
  }
  return copy;
}

const fieldOf = (entity: AnyEntity, field: string): unknown =>
  (entity as unknown as Readonly<Record<string, unknown>>)[field];

/** The four operations of a kind, with what the plan has of it as a model. */
const structural = (kind: EntityKind): readonly Fitting[] => {
  const name = capital(kind);
  const isRooted = holdersOf(kind).every((holder) => holder === 'plan' || holder === 'organization');
  const home = (draw: OperationDraw, pick: ReturnType<typeof entitiesOf>) => {
    const holders = holdersOf(kind);
    return pick(holders[draw.other % holders.length] as EntityKind, draw.other)?.entity.id;
  };
  return [
    on(kind, (_id, draw, { entity }, pick) => {
      const to = home(draw, pick);
      const added = copied(kind, entity, `${draw.number}${draw.pick}`);
      return to === undefined
        ? undefined
        : { type: `add${name}`, ...(isRooted ? {} : { to }), [kind]: added, ...placed(draw) };
    }),
    on(kind, (id, draw, { entity }, pick) => {
      const { revisable, fields } = structure[kind];
      const field = revisable[draw.number % revisable.length] as string;
      const value = fieldOf(pick(kind, draw.other)?.entity ?? entity, field);
      const isOptional = fields[field]?.optional === true;
      if (value === undefined && !isOptional) return undefined;
      return { type: `revise${name}`, id, changes: { [field]: value ?? null } };
    }),
    on(kind, (id, { text, number }) => ({
      type: `revise${name}`,
      id,
      changes: { extensions: { [`host-${number % 3}`]: number % 2 === 0 ? null : text, note: { text } } },
    })),
    on(kind, (id, draw, _found, pick) => {
      const to = isRooted || draw.number % 2 === 0 ? undefined : home(draw, pick);
      return { type: `move${name}`, id, ...(to === undefined ? {} : { to }), ...placed(draw) };
    }),
    on(kind, (id, { cascade }) => ({ type: `remove${name}`, id, ...(cascade ? { cascade } : {}) })),
  ];
};

/** Something of a kind with a field that an operation changes. */
const onField =
  (type: string, make: (found: FoundEntity, draw: OperationDraw, pick: ReturnType<typeof entitiesOf>) => object) =>
  (_plan: Plan, draw: OperationDraw, pick: ReturnType<typeof entitiesOf>): object | undefined => {
    const kinds = kindsChangedBy(type);
    const found =
      pick(kinds[draw.other % kinds.length] as EntityKind, draw.pick) ?? pick(kinds[0] as EntityKind, draw.pick);
    return found === undefined ? undefined : { type, id: found.entity.id, ...make(found, draw, pick) };
  };

/** One of the entries of a field; undefined where it has none. */
const entryOf = ({ entity }: FoundEntity, field: string, { number }: OperationDraw): unknown => {
  const entries = fieldOf(entity, field) as readonly unknown[];
  return entries[number % Math.max(1, entries.length)];
};

/** Entering an entry, or taking one out. */
const entries = (
  record: string,
  withdraw: string,
  entry: string,
  field: string,
  make: (draw: OperationDraw) => object,
) => [
  onField(record, (_found, draw) => ({ [entry]: make(draw), ...placed(draw) })),
  (_plan: Plan, draw: OperationDraw, pick: ReturnType<typeof entitiesOf>): object | undefined => {
    const kinds = kindsChangedBy(record);
    const found = pick(kinds[draw.other % kinds.length] as EntityKind, draw.pick);
    const known = found && entryOf(found, field, draw);
    return known === undefined ? undefined : { type: withdraw, id: found?.entity.id, [entry]: known };
  },
];

const dated = ({ days, number }: OperationDraw) => ({ date: day(days), amount: number });

/** What takes effect on a day, and why. */
const asOf = ({ cascade, days, text }: OperationDraw) => (cascade ? { from: day(days), reason: text } : {});

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
  ...owned.flatMap(structural),
  onField('discontinueMilestone', (_found, { days, text, number }) => ({
    discontinued: number % 3 === 0 ? null : { date: day(days), reason: text },
  })),
  onField('discontinueStrategy', (_found, { days, text, number }) => ({
    discontinued: number % 3 === 0 ? null : { date: day(days), reason: text },
  })),
  onField('rescheduleStrategy', (_found, draw) => ({ period: draw.number % 4 === 0 ? null : periodOf(draw) })),
  onField('assignTeam', (_found, draw, pick) => ({ teamId: pick('team', draw.other)?.entity.id ?? null })),
  onField('assignUnit', (_found, draw, pick) => ({ unitId: pick('unit', draw.other)?.entity.id ?? null })),
  onField('setRevisions', ({ entity }, { number }) => ({
    revisions: number % 2 === 0 ? [] : (fieldOf(entity, 'revisions') as readonly unknown[]).slice(1),
  })),
  onField('setTargets', ({ entity }, draw) => {
    const targets = fieldOf(entity, 'targets') as readonly object[];
    return { targets: draw.number % 2 === 0 ? targets : targets.slice(0, -1), ...asOf(draw) };
  }),
  onField('rebaseline', ({ entity }, draw) => ({ baseline: fieldOf(entity, 'baseline') ?? null, ...asOf(draw) })),
  ...entries('recordWithheld', 'withdrawWithheld', 'withheld', 'withheld', ({ days }) => ({ date: day(days) })),
  ...entries('recordUse', 'withdrawAmount', 'amount', 'used', dated),
  ...entries('recordDelivery', 'withdrawAmount', 'amount', 'delivered', dated),
  ...entries('reportMilestone', 'withdrawReport', 'report', 'reports', ({ days, number }) => ({
    date: day(days),
    percentComplete: number,
  })),
  (_plan, { text, number }) => ({
    type: 'reviseDirection',
    purpose: number % 3 === 0 ? null : text,
    ...(number % 2 === 0 ? { vision: null } : {}),
  }),
  (plan, { text, number }) => ({
    type: 'setExtensions',
    id: number % 2 === 0 ? plan.id : plan.organization.id,
    extensions: number % 3 === 0 ? null : { note: text, kept: null },
  }),
  (plan, { number }) =>
    number % 5 === 0 ? { type: 'replacePlan', plan: { ...plan, goals: plan.goals.slice(1) } } : undefined,
  on('milestone', (id, draw, { entity }) => ({
    type: 'carryOver',
    id,
    on: (entity as EntityOfKind['milestone']).period.end,
    milestone: {
      id: `${id}-next-${draw.number}`,
      ...(draw.cascade ? { title: draw.text } : {}),
      period: {
        start: plusMonths((entity as EntityOfKind['milestone']).period.start, 12),
        end: plusMonths((entity as EntityOfKind['milestone']).period.end, 12),
      },
    },
  })),
  (plan, draw, pick) => {
    const id = freshId(plan, COURSE);
    const action = pick('action', draw.pick);
    return {
      type: 'adjustCourse',
      [COURSE]: {
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
