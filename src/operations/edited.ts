/** What a recipe left of a plan: which entities are those of the plan, and how many are not. */
import { locate } from '../model/entity-index.js';
import { ownedLists } from '../model/find.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import { MAX_LIST_LENGTH } from '../model/json.js';
import type { Fields } from './merge-fields.js';

/** Whether that is an entity of the plan as it was, where one of its kind belongs. */
export function isOfPlan(plan: Plan, kind: EntityKind, edited: unknown): boolean {
  const found = locate(plan, (edited as Fields | null | undefined)?.['id'] as string);
  return found !== undefined && found.entity === edited && found.kind === kind;
}

/** Whether a recipe put in or changed more than so many entities; it looks at no more of them. */
export function holdsMoreThan(plan: Plan, edited: Fields, most: number): boolean {
  let count = 0;
  const exceeds = (kind: EntityKind, holder: unknown): boolean =>
    ownedLists(kind).some(({ key, kind: childKind }) => {
      const children = (holder as Fields | null | undefined)?.[key];
      // A list that no plan could hold is told of by the shape.
      if (!Array.isArray(children) || children.length > MAX_LIST_LENGTH) return false;
      for (const child of children) {
        if (isOfPlan(plan, childKind, child)) continue;
        count += 1;
        if (count > most || exceeds(childKind, child)) return true;
      }
      return false;
    });
  return exceeds('plan', edited) || exceeds('organization', edited['organization']);
}
