/**
 * What is known to be frozen all the way down. Results about a branch are remembered by its identity, which is
 * sound only while nobody can change it in place.
 */

const known = new WeakSet<object>();

/** Says that a value, and all that hangs on it, is frozen. Only what froze it may say so. */
export function markFrozen<T extends object>(value: T): T {
  known.add(value);
  return value;
}

/** Freezes a value of which all that hangs on it is frozen already, and says so. */
export const frozenObject = <T extends object>(value: T): T => markFrozen(Object.freeze(value));

/**
 * Whether a value is frozen all the way down. The walk stops at what is known already, and what hangs directly on
 * the value becomes known, so that after an edit it costs no more than the changed path.
 */
export function isDeepFrozen(value: unknown, alsoKnown: { has(value: object): boolean } = known): boolean {
  if (!isFrozenThrough(value, alsoKnown)) return false;
  if (typeof value !== 'object' || value === null) return true;
  for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) known.add(item);
  return true;
}

function isFrozenThrough(value: unknown, alsoKnown: { has(value: object): boolean }): boolean {
  if (typeof value !== 'object' || value === null || known.has(value) || alsoKnown.has(value)) return true;
  if (!Object.isFrozen(value)) return false;
  for (const item of Object.values(value)) {
    if (typeof item === 'object' && !isFrozenThrough(item, alsoKnown)) return false;
  }
  return true;
}

/** Most lists of a plan are empty, and one empty list is as good as another: this one stands for all. */
export const NOTHING: readonly never[] = Object.freeze([]);

/**
 * Deep-freezes plain data in place, drops keys whose value is undefined, and makes −0 a 0: a plan is plain JSON, which
 * has neither. What is frozen already is taken to be so all the way down.
 */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) deepFreeze(value[index]);
  } else {
    const record = value as Record<string, unknown>;
    for (const key in record) {
      const item = record[key];
      if (item === undefined) delete record[key];
      else if (typeof item === 'object') {
        if (Array.isArray(item) && item.length === 0) record[key] = NOTHING;
        else deepFreeze(item);
      } else if (item === 0) record[key] = 0;
    }
  }
  return Object.freeze(value);
}

/** Deep-freezes plain data that is nobody else's, and makes it known that nobody can change it. */
export function freezePlain<T>(value: T): T {
  const frozen = deepFreeze(value);
  if (typeof frozen === 'object' && frozen !== null) markFrozen(frozen);
  return frozen;
}
