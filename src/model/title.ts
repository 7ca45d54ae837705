/** What an entity is called: each kind has one field for it, written here once. */
import type { EntityKind, EntityOfKind } from './find.js';

/** The fields that hold a name, whichever of them a kind has. */
const titleFields = ['title', 'statement', 'name', 'indicator', 'purpose', 'description', 'rationale'] as const;

/**
 * What an entity is called: its title, statement, name, indicator, purpose, description or rationale, as it is written;
 * its id where that is blank.
 *
 * @example
 * ```ts
 * examplePlan.goals.map(titleOf)[0]; // 'Every child reads with understanding by the end of grade 3'
 * ```
 */
export function titleOf(entity: EntityOfKind[EntityKind]): string {
  const fields = entity as unknown as Readonly<Record<string, unknown>>;
  for (const field of titleFields) {
    const title = fields[field];
    if (typeof title === 'string' && title.trim() !== '') return title;
  }
  return entity.id;
}
