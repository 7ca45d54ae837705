/** What is kept in this browser between visits: the plan as it stands and the day, until it is discarded. */
import { type Day, isDay, type Plan } from 'spm-model';
import { readText } from './reading';

const KEY = 'spm-model playground';

export interface Kept {
  readonly plan: Plan;
  readonly asOf: Day;
}

/** Keeps a plan; says whether there was room for it. */
export function keep({ plan, asOf }: Kept): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify({ plan, asOf }));
    return true;
  } catch {
    return false;
  }
}

/** What was kept, where something was and can still be read. */
export function recall(): Kept | null {
  try {
    const text = localStorage.getItem(KEY);
    if (text === null) return null;
    const { plan, asOf } = JSON.parse(text) as { readonly plan: unknown; readonly asOf: unknown };
    const read = readText(JSON.stringify(plan));
    return read.ok && isDay(asOf) ? { plan: read.plan, asOf } : null;
  } catch {
    return null;
  }
}

export function discard(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Without storage there is nothing to discard.
  }
}
