/** What an edit wrote and a later one took away: an oracle for taking back, apart from how the library finds it. */
import { type FoundEntity, type Plan, walkPlan } from 'spm-model';
import { structure } from '../../src/model/generated/structure.js';

const byId = (plan: Plan) => {
  const found = new Map<string, FoundEntity>();
  for (const each of walkPlan(plan)) if (!found.has(each.entity.id)) found.set(each.entity.id, each);
  return found;
};

const text = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  ) ?? 'nothing';

const countOf = (list: readonly unknown[], entry: string) => list.filter((each) => text(each) === entry).length;

/** What of a field was written between `before` and `now`, and is gone in `after`. */
function* lostOfField(merge: string, before: unknown, now: unknown, after: unknown): Generator<string> {
  if (text(before) === text(now)) return;
  if (merge === 'set' || merge === 'dated') {
    const [was, is, then] = [before, now, after].map((list) => (list ?? []) as readonly unknown[]) as [
      readonly unknown[],
      readonly unknown[],
      readonly unknown[],
    ];
    for (const entry of new Set([...was, ...is].map(text))) {
      const [old, present, left] = [countOf(was, entry), countOf(is, entry), countOf(then, entry)];
      if (present > old && left < present - old) yield `lost ${entry}`;
      if (present < old && left > old - (old - present) && left > present) yield `brought back ${entry}`;
    }
    return;
  }
  if (merge === 'keys') {
    const [was, is, then] = [before, now, after].map((own) => (own ?? {}) as Record<string, unknown>) as [
      Record<string, unknown>,
      Record<string, unknown>,
      Record<string, unknown>,
    ];
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      if (text(was[key]) !== text(is[key]) && text(is[key]) !== text(then[key])) yield `lost key ${key}`;
    }
    return;
  }
  if (text(now) !== text(after)) yield `lost ${text(now)}, there is ${text(after)}`;
}

/** What was written from `before` to `now` and is not in `after`, in words. */
export function lostOf(before: Plan, now: Plan, after: Plan): string[] {
  const lost: string[] = [];
  const [was, is, then] = [byId(before), byId(now), byId(after)];
  for (const [id, found] of is) {
    const [old, left] = [was.get(id), then.get(id)];
    if (old === undefined && left === undefined) lost.push(`${id} is gone`);
    if (old === undefined || left === undefined) {
      if (old !== undefined && text(ownFields(old)) !== text(ownFields(found)))
        lost.push(`${id} is gone, and was changed`);
      continue;
    }
    if (old.parentId !== found.parentId && left.parentId !== found.parentId && found.kind !== 'organization') {
      lost.push(`${id} was moved`);
    }
    for (const [field, { merge }] of Object.entries(structure[found.kind].fields)) {
      if (merge === 'owned') continue;
      const values = [old, found, left].map(({ entity }) => (entity as unknown as Record<string, unknown>)[field]);
      for (const what of lostOfField(merge, values[0], values[1], values[2])) lost.push(`${id}.${field}: ${what}`);
    }
  }
  for (const id of was.keys()) if (!is.has(id) && then.has(id)) lost.push(`${id} is back`);
  return lost;
}

function ownFields({ kind, entity }: FoundEntity): Record<string, unknown> {
  const fields = entity as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(structure[kind].fields)
      .filter(([, { merge }]) => merge !== 'owned')
      .map(([field]) => [field, fields[field]]),
  );
}
