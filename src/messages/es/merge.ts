/** Issues about merging, in Spanish. */
import type { Sentences } from '../issue.js';
import type { MergeParams } from '../merge.js';

/** The sentences. */
export const mergeInSpanish: Sentences<MergeParams> = {
  unresolvable: ({ id, parentId }) =>
    parentId === null
      ? `El plan ya no contiene "${id}", por lo que su conflicto no se puede resolver. Combine los planes de nuevo.`
      : `El plan ya no contiene "${parentId}", donde iría "${id}". Restáurelo primero o combine los planes de nuevo.`,
  'no-side': ({ given }) => `${given} no es un lado de la combinación; decida "ours" o "theirs".`,
};
