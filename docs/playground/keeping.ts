/** What is kept in this browser between visits: the plan as it stands and the day, until it is discarded. */
import { type Day, isDay, type Plan } from 'spm-model';
import { readText } from './reading';

const KEY = 'spm-model playground';
const GUIDE_KEY = `${KEY} guide`;

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

/** Whether the guide for first visitors was closed in this browser. */
export function wasGuideClosed(): boolean {
  try {
    return localStorage.getItem(GUIDE_KEY) !== null;
  } catch {
    return false;
  }
}

export function keepGuideClosed(): void {
  try {
    localStorage.setItem(GUIDE_KEY, 'closed');
  } catch {
    // Without storage the guide is open at the next visit.
  }
}

export function discard(): void {
  try {
    localStorage.removeItem(KEY);
    localStorage.removeItem(GUIDE_KEY);
  } catch {
    // Without storage there is nothing to discard.
  }
}
