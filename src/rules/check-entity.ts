/** Reading and checking one entity, alone or as if it stood in a plan: what a form needs while someone types. */
import { policyInEnglish } from '../messages/en/policy.js';
import { issueMaker } from '../messages/issue.js';
import { requireDay } from '../model/calendar.js';
import { findEntity, hasUniqueIds, shareIndex } from '../model/entity-index.js';
import type { FieldShape, ObjectShape } from '../model/field-shape.js';
import { eachBelow, entityKinds, type FoundEntity, holdersOf, listKey, ownedEntities } from '../model/find.js';
import { freezePlain, frozenObject, isDeepFrozen } from '../model/frozen.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, EntityOfKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { slip } from '../model/require.js';
import { fail, type Path, type Result, succeed } from '../model/result.js';
import { type Direction, fittingTargets } from '../model/target.js';
import { inBrief } from '../model/text.js';
import { type CheckOptions, checkBelow, checkRead, settingsOf } from './check.js';
import { contextOfSome } from './context.js';
import { issueList } from './issue-list.js';
import { shapeNamed } from './misfits.js';
import { readKind } from './read.js';
import type { CheckContext } from './rule.js';

/** Where an entity stands that is checked alone, and how it is checked. */
export interface CheckEntityOptions extends CheckOptions {
  /** The plan in which its references are looked up; without one they are not judged. */
  readonly plan?: Plan | undefined;
  /** What is to hold it in that plan, by id; where it is left out, what holds the entity with its id now. */
  readonly parentId?: string | undefined;
}

const issue = issueMaker(policyInEnglish);

/** A period that bounds nothing. */
const EVER = { start: '0001-01-01', end: '9999-12-31' };

/** The least that fits a field: empty where that can be, and of any text where it cannot. */
function leastOf(shape: FieldShape): unknown {
  if (shape.default !== undefined) return shape.default;
  switch (shape.is) {
    case 'choice':
      return shape.of.at(-1);
    case 'number':
    case 'integer':
      return 0;
    case 'list':
      return [];
    case 'object':
      return shape.of === 'Period' ? EVER : leastOfEach(shapeNamed(shape.of));
    default:
      return ' ';
  }
}

const leastOfEach = (shape: ObjectShape): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(shape)
      .filter(([, field]) => field.optional !== true)
      .map(([key, field]) => [key, leastOf(field)]),
  );

/** What holds an entity of which the place is unknown: it sets no bounds, so that no rule speaks of it. */
const boundless = new Map<EntityKind, AnyEntity>();

function boundlessOf(kind: EntityKind): AnyEntity {
  const known = boundless.get(kind);
  if (known !== undefined) return known;
  const made = freezePlain(leastOfEach(shapeNamed(structure[kind].type))) as unknown as AnyEntity;
  boundless.set(kind, made);
  return made;
}

/** The direction that a group's targets have. */
function directionOf({ targets = [], baseline }: Partial<EntityOfKind['measure']>): Direction {
  if (targets[0] !== undefined && targets[0].value === undefined) return 'maintain';
  const last = fittingTargets(targets, 'increase').at(-1)?.value;
  return last !== undefined && baseline !== undefined && last < baseline.value ? 'decrease' : 'increase';
}

/** The measure of a group that is checked alone: of any unit, in the direction that the group's targets have. */
const measureAround = (series: Partial<EntityOfKind['measure']>): EntityOfKind['measure'] => ({
  ...(boundlessOf('measure') as EntityOfKind['measure']),
  unit: { kind: 'score' },
  direction: directionOf(series),
  accumulation: 'period',
});

function unboundedHolder(kind: EntityKind, entity: AnyEntity): AnyEntity | null {
  const [holder] = holdersOf(kind);
  if (holder === 'measure') return measureAround(entity as Partial<EntityOfKind['measure']>);
  return holder === undefined ? null : boundlessOf(holder);
}

/** A frozen copy of what leads down a path, with another value at its end. */
function withAt(holder: unknown, path: Path, depth: number, value: unknown): unknown {
  const step = path[depth];
  if (step === undefined) return value;
  const copy = (Array.isArray(holder) ? [...holder] : { ...(holder as object) }) as Record<string | number, unknown>;
  copy[step] = withAt(copy[step], path, depth + 1, value);
  return frozenObject(copy);
}

/** Whether an id of the entity, or of what it owns, is one that something else has. */
function repeatsIds(plan: Plan, kind: EntityKind, entity: AnyEntity, replaced: FoundEntity | undefined): boolean {
  const going = new Set<string>();
  if (replaced !== undefined) eachBelow(replaced.kind, replaced.entity, (_kind, { id }) => going.add(id));
  const own = new Set<string>();
  let repeats = false;
  eachBelow(kind, entity, (_kind, { id }) => {
    repeats ||= own.has(id) || (!going.has(id) && findEntity(plan, id) !== undefined);
    own.add(id);
  });
  return repeats;
}

/** The plan with the entity in it, in place of the one with its id or at the end of its list. */
function planWith(plan: Plan, kind: EntityKind, entity: AnyEntity, holder: FoundEntity): Plan {
  const current = findEntity(plan, entity.id);
  const replaced = current?.kind === kind && current.parentId === holder.entity.id ? current : undefined;
  const key = listKey(holder.kind, kind);
  const at = key === undefined ? 'organization' : key;
  const path =
    replaced?.path ?? (key === undefined ? [at] : [...holder.path, at, ownedEntities(holder.entity, key).length]);
  const isShared = isDeepFrozen(plan) && hasUniqueIds(plan) && !repeatsIds(plan, kind, entity, replaced);
  const changed = withAt(plan, path, 0, entity) as Plan;
  if (isShared && key !== undefined) {
    const { kind: holderKind, entity: held } = holder;
    const placed = { kind, entity, holderKind, holderId: held.id, key, index: path.at(-1) as number, isNew: true };
    shareIndex(plan, changed, { placed: [placed], changed: [], removed: 0 });
  }
  return changed;
}

/** What checks of an entity look at where it stands in no plan: its references cannot be judged. */
function contextAlone(kind: EntityKind, entity: AnyEntity, options: CheckEntityOptions): CheckContext {
  const seen = new Set<string>();
  const repeated = new Set<object>();
  eachBelow(kind, entity, (_kind, each) => {
    if (seen.has(each.id)) repeated.add(each);
    seen.add(each.id);
  });
  const context = contextOfSome(settingsOf(options.plan ?? (boundlessOf('plan') as Plan), options));
  return {
    ...context,
    isUnread: (id) => options.plan === undefined || seen.has(id),
    isServed: (goalId) => options.plan === undefined || context.isServed(goalId),
    isRepeated: (each) => repeated.has(each),
    kindOf: (id) => context.kindOf(id) ?? (seen.has(id) ? kind : undefined),
  };
}

/** Where the entity is to stand in the plan: under what is named, else where its id is now. */
function holderIn(plan: Plan, kind: EntityKind, entity: AnyEntity, parentId: string | undefined) {
  if (parentId !== undefined) return findEntity(plan, parentId);
  if (kind === 'organization') return findEntity(plan, plan.id);
  const current = findEntity(plan, entity.id);
  return current?.kind === kind && current.parentId !== null ? findEntity(plan, current.parentId) : undefined;
}

/**
 * Reads and checks one entity with all that it owns. Without a plan it is checked by itself: its references, and what
 * it should lie within, are not judged. With `plan`, it is checked as if it stood there under `parentId`, in place of
 * the entity with its id; without `parentId`, where its id is now. Paths lead from the entity.
 *
 * Errors: the codes of the shape, those of the rules, and `unknown-holder` where `parentId` names nothing that holds
 * such an entity. Throws a `RangeError` where `asOf` is no calendar day or `kind` no kind, and nothing else.
 *
 * @example
 * ```ts
 * const typed = { id: 'a-1', title: 'Train coaches', period: { start: '2026-01-01', end: '2026-01-20' } };
 * const checked = checkEntity('action', typed);
 * if (!checked.ok) checked.issues[0]?.code; // 'action-duration'
 * ```
 */
export function checkEntity<Kind extends EntityKind>(
  kind: Kind,
  input: unknown,
  given?: CheckEntityOptions | undefined,
): Result<EntityOfKind[Kind]> {
  if (!entityKinds.includes(kind)) throw slip('kind', kind, entityKinds.map((each) => `"${each}"`).join(' or '));
  const options = { ...given, plan: given?.plan ?? undefined, parentId: given?.parentId ?? undefined };
  const { plan, parentId, asOf } = options;
  if (asOf !== undefined) requireDay('asOf', asOf);
  const read = readKind(kind, input);
  if (!read.ok) return read;
  const entity: AnyEntity = read.value;
  const issues = issueList();
  const holder = plan === undefined ? undefined : holderIn(plan, kind, entity, parentId);
  const mayHold = holder !== undefined && (holdersOf(kind).includes(holder.kind) || kind === 'organization');
  if (kind === 'plan') checkRead(entity as Plan, options, issues);
  else if (plan !== undefined && mayHold) {
    const context = contextOfSome(settingsOf(planWith(plan, kind, entity, holder), options));
    checkBelow(kind, entity, holder.entity, context, issues);
  } else if (plan === undefined || parentId === undefined)
    checkBelow(kind, entity, unboundedHolder(kind, entity), contextAlone(kind, entity, options), issues);
  else {
    const params = { parentId: inBrief(parentId), kind, foundKind: holder?.kind ?? null };
    issues.add('error', () => issue('unknown-holder', [], params, { id: entity.id }));
  }
  const found = issues.toArray();
  return found.some(({ severity }) => severity === 'error') ? fail(found) : succeed(read.value, found);
}
