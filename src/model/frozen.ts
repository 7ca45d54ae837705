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
 * Whether a value is frozen all the way down. The walk stops at what is known already, so that after an edit
 * it costs no more than the changed path.
 */
export function isDeepFrozen(value: unknown, alsoKnown: { has(value: object): boolean } = known): boolean {
  if (typeof value !== 'object' || value === null || known.has(value) || alsoKnown.has(value)) return true;
  if (!Object.isFrozen(value)) return false;
  for (const item of Object.values(value)) {
    if (typeof item === 'object' && !isDeepFrozen(item, alsoKnown)) return false;
  }
  return true;
}
