/** Reading and checking one entity, alone or as if it stood in a plan: what a form needs while someone types. */
import { policyInEnglish } from '../messages/en/policy.js';
import { issueMaker } from '../messages/issue.js';
import { requireDay } from '../model/calendar.js';
import { findEntity, shareIndex } from '../model/entity-index.js';
import type { FieldShape, ObjectShape } from '../model/field-shape.js';
import { eachBelow, entityKinds, type FoundEntity, holdersOf, listKey, ownedEntities } from '../model/find.js';
import { freezePlain, frozenObject } from '../model/frozen.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, EntityOfKind, Plan } from '../model/generated/types.js';
import { GROUP, type Group } from '../model/groups.js';
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

/** The least that rules can walk over: lists without entries, periods that bound nothing, else what is so by default. */
function leastOf(shape: FieldShape): unknown {
  if (shape.is === 'list') return [];
  if (shape.is !== 'object') return shape.default ?? '';
  return shape.of === 'Period' ? EVER : leastOfEach(shapeNamed(shape.of));
}

const leastOfEach = (shape: ObjectShape): object =>
  Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, field.optional ? undefined : leastOf(field)]));

/** What holds an entity of which the place is unknown: it sets no bounds, so that no rule speaks of it. */
const boundless = new Map<EntityKind, AnyEntity>();

function boundlessOf<Kind extends EntityKind>(kind: Kind): EntityOfKind[Kind] {
  const made = boundless.get(kind) ?? (freezePlain(leastOfEach(shapeNamed(structure[kind].type))) as AnyEntity);
  boundless.set(kind, made);
  return made as EntityOfKind[Kind];
}

/** The direction that a group's targets have. */
function directionOf({ targets, baseline }: Group): Direction {
  if (targets[0]?.value === undefined) return 'maintain';
  const last = fittingTargets(targets, 'increase').at(-1)?.value ?? Number.POSITIVE_INFINITY;
  return last < (baseline?.value ?? last) ? 'decrease' : 'increase';
}

/** What holds an entity of which the place is unknown; around a group a measure of any unit, in its direction. */
function unboundedHolder(kind: EntityKind, entity: AnyEntity): AnyEntity | null {
  const [holder] = holdersOf(kind);
  if (holder === undefined) return null;
  if (kind !== GROUP) return boundlessOf(holder);
  const direction = directionOf(entity as Group);
  return { ...boundlessOf('measure'), unit: { kind: 'score' }, accumulation: 'period', direction };
}

/** A frozen copy of what leads down a path, with what stands at its end changed. */
function withAt(holder: unknown, path: Path, change: (value: unknown) => unknown, depth = 0): unknown {
  const step = path[depth];
  if (step === undefined) return change(holder);
  const copy = (Array.isArray(holder) ? [...holder] : { ...(holder as object) }) as Record<string | number, unknown>;
  copy[step] = withAt(copy[step], path, change, depth + 1);
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

/** The plan with the entity in it, in place of the one with its id: where that is, or at the end of another list. */
function planWith(plan: Plan, kind: EntityKind, entity: AnyEntity, holder: FoundEntity): Plan {
  const key = listKey(holder.kind, kind);
  // An organization is in no list.
  if (key === undefined) return withAt(plan, ['organization'], () => entity) as Plan;
  const current = findEntity(plan, entity.id);
  const replaced = current?.kind === kind ? current : undefined;
  let rest: unknown = plan;
  let path: Path = [...holder.path, key, ownedEntities(holder.entity, key).length];
  if (replaced?.parentId === holder.entity.id) path = replaced.path;
  else if (replaced !== undefined) {
    const others = (list: unknown) => Object.freeze((list as AnyEntity[]).filter((each) => each !== replaced.entity));
    rest = withAt(plan, replaced.path.slice(0, -1), others);
  }
  const changed = withAt(rest, path, () => entity) as Plan;
  if (!repeatsIds(plan, kind, entity, replaced)) {
    const { kind: holderKind, entity: held } = holder;
    const placed = { kind, entity, holderKind, holderId: held.id, key, index: path.at(-1) as number, isNew: true };
    shareIndex(plan, changed, { placed: [placed], changed: [], removed: 0 });
  }
  return changed;
}

/** What checks of an entity look at where it stands in no plan: its references cannot be judged. */
function contextAlone(kind: EntityKind, entity: AnyEntity, options: CheckEntityOptions): CheckContext {
  const { plan } = options;
  const seen = new Map<string, EntityKind>();
  const repeated = new Set<object>();
  eachBelow(kind, entity, (eachKind, each) => {
    if (seen.has(each.id)) repeated.add(each);
    else seen.set(each.id, eachKind);
  });
  const context = contextOfSome(settingsOf(plan ?? boundlessOf('plan'), options));
  return {
    ...context,
    isUnread: () => plan === undefined,
    isServed: (goalId) => plan === undefined || context.isServed(goalId),
    isRepeated: (each) => repeated.has(each),
    kindOf: (id) => seen.get(id) ?? context.kindOf(id),
  };
}

/** Where the entity is to stand in the plan: under what is named, else where its id is now. */
function holderIn(plan: Plan, kind: EntityKind, entity: AnyEntity, parentId: string | undefined) {
  const current = findEntity(plan, entity.id);
  const here = current?.kind === kind ? current.parentId : null;
  const holderId = parentId ?? (kind === 'organization' ? plan.id : here);
  return holderId === null ? undefined : findEntity(plan, holderId);
}

/** Whether entities of a kind stand directly under those of another. */
const mayHold = (holder: EntityKind, kind: EntityKind): boolean =>
  kind === 'organization' ? holder === 'plan' : listKey(holder, kind) !== undefined;

/**
 * Reads and checks one entity with all that it owns. Without a plan it is checked by itself: its references, and what
 * it should lie within, are not judged. With `plan`, it is checked as if it stood there under `parentId`, in place of
 * the entity of its kind with its id, wherever that is; without `parentId`, where its id is now. Paths lead from the entity.
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
  if (kind === 'plan') checkRead(entity as Plan, options, issues);
  else if (plan !== undefined && holder !== undefined && mayHold(holder.kind, kind)) {
    const context = contextOfSome(settingsOf(planWith(plan, kind, entity, holder), options));
    checkBelow(kind, entity, holder.entity, context, issues);
  } else if (plan !== undefined && parentId !== undefined) {
    const params = { parentId: inBrief(parentId), kind, foundKind: holder?.kind ?? null };
    return fail([issue('unknown-holder', [], params, { id: entity.id })]);
  } else checkBelow(kind, entity, unboundedHolder(kind, entity), contextAlone(kind, entity, options), issues);
  const found = issues.toArray();
  return found.some(({ severity }) => severity === 'error') ? fail(found) : succeed(read.value, found);
}
