/** Where in a list of operations an issue of the plan that they led to lies. */
import { locate } from '../model/entity-index.js';
import { isEqual } from '../model/equal.js';
import type { Plan } from '../model/generated/types.js';
import type { Issue, Path } from '../model/result.js';
import { whenAsked } from '../model/when-asked.js';
import { affectedBy } from '../rules/affected.js';
import { pathWithin } from './compare-issues.js';
import type { Origin, Touch } from './transaction.js';

/** In which of the operations, and where in it; `[]` where no place in it is to blame. */
export interface Blamed {
  readonly at: number;
  readonly path: Path;
}

/** What operations did: the plans before and after them, and what happened to whom. */
interface Done {
  readonly before: Plan;
  readonly plan: Plan;
  readonly touched: ReadonlyMap<string, Touch>;
}

/** What changed of an entity, and where it came from; null for its place and all that it has. */
type Changed = readonly [changed: readonly string[] | null, origin: Origin];

const changedFields = ({ fields }: Touch) => [...fields].map(([field, origin]): Changed => [[field], origin]);
const changedWhole = ({ whole }: Touch): Changed[] => (whole === undefined ? [] : [[null, whole]]);

/** Where the changes came from that bear on entities besides those that changed, by the ids of the former. */
function bearings({ before, plan, touched }: Done, changesOf: (touch: Touch) => readonly Changed[]) {
  const found = new Map<string, Set<Origin>>();
  for (const [id, touch] of touched) {
    for (const each of [before, plan]) {
      const located = locate(each, id);
      if (located === undefined) continue;
      for (const [changed, origin] of changesOf(touch)) {
        for (const other of affectedBy(located.kind, located.entity, changed, each)) {
          const known = found.get(other);
          if (known === undefined) found.set(other, new Set([origin]));
          else known.add(origin);
        }
      }
    }
  }
  return found;
}

/** The one place that changes came from; of several operations or places, the last operation alone. */
function commonPlace([first, ...others]: readonly [Origin, ...Origin[]]): Blamed {
  const isOne = others.every(({ step, path }) => step === first.step && isEqual(path, first.path));
  if (isOne) return { path: first.path, at: first.step };
  return { path: [], at: others.reduce((last, { step }) => Math.max(last, step), first.step) };
}

/** Says of issues of the new plan which place in the operations, of which the last has this index, is to blame. */
export function blameOf(done: Done, last: number): (issue: Issue) => Blamed {
  const { touched } = done;
  const byFields = whenAsked(() => bearings(done, changedFields));
  const byWhole = whenAsked(() => bearings(done, changedWhole));
  return ({ path, id = '' }) => {
    const within = pathWithin(path);
    const touch = touched.get(id);
    const field = touch?.fields.get(String(within[0]));
    if (field !== undefined) {
      const more = field.depth === null ? [] : within.slice(field.depth);
      return { path: [...field.path, ...more], at: field.step };
    }
    if (touch?.whole !== undefined) {
      const more = touch.below === undefined ? [] : [...touch.below, ...within];
      return { path: [...touch.whole.path, ...more], at: touch.whole.step };
    }
    const ofFields = [...(touch?.fields.values() ?? []), ...(byFields().get(id) ?? [])];
    const [first, ...others] = ofFields.length > 0 ? ofFields : (byWhole().get(id) ?? []);
    // The last operation made it so where nothing else is known.
    return first === undefined ? { path: [], at: last } : commonPlace([first, ...others]);
  };
}
