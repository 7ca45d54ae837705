/**
 * Which issues of a plan another has, too. Issues are the same by code, entity, field and the ids that they name;
 * values that were measured do not matter. Several that are the same are counted.
 */
import { kindInList } from '../model/find.js';
import type { EntityKind } from '../model/generated/types.js';
import type { Issue, Path } from '../model/result.js';

/** The rest of a path of a plan, from the entity that it leads into. */
export function pathWithin(path: Path): Path {
  let kind: EntityKind = 'plan';
  let at = 0;
  for (;;) {
    const key = path[at];
    if (kind === 'plan' && key === 'organization') {
      kind = 'organization';
      at += 1;
      continue;
    }
    const owned: EntityKind | undefined = kindInList(kind, String(key));
    if (owned === undefined || typeof path[at + 1] !== 'number') return path.slice(at);
    kind = owned;
    at += 2;
  }
}

const namesId = (param: string) => param === 'id' || param.endsWith('Id');

/** What an issue is the same by. */
export function keyOf({ code, id, path, params }: Issue): string {
  const field = pathWithin(path).filter((step) => typeof step === 'string');
  const ids = Object.entries(params).filter(([param]) => namesId(param));
  return JSON.stringify([code, id, field, ids]);
}

/** What there is more of after than before, of issues that are the same. */
export function worsened(before: readonly Issue[], after: readonly Issue[]): readonly Issue[] {
  if (after.length === 0 || before.length === 0) return after;
  const known = new Map<string, Map<string, number>>();
  for (const issue of before) {
    const key = keyOf(issue);
    const same = known.get(key) ?? new Map<string, number>();
    same.set(issue.message, (same.get(issue.message) ?? 0) + 1);
    known.set(key, same);
  }
  /** Counts one off that reads so, or any. */
  const countOff = (same: Map<string, number>, message: string | undefined): boolean => {
    const found = message ?? same.keys().next().value;
    const count = found === undefined ? undefined : same.get(found);
    if (found === undefined || count === undefined) return false;
    if (count === 1) same.delete(found);
    else same.set(found, count - 1);
    return true;
  };
  const keys = after.map(keyOf);
  const isUnmatched = after.map((issue, index) => {
    const same = known.get(keys[index] as string);
    return same === undefined || !countOff(same, issue.message);
  });
  // An error that reads otherwise now is still the one that was there.
  return after.filter((_issue, index) => {
    if (!isUnmatched[index]) return false;
    const same = known.get(keys[index] as string);
    return same === undefined || !countOff(same, undefined);
  });
}
