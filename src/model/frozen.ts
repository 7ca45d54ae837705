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
