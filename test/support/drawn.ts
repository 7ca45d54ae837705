/** Plans made by operations that were drawn. */
import { apply, type Plan } from 'spm-model';
import { type OperationDraw, operationFor } from '../../src/testing/operations.js';

/** A plan after those of the drawn operations that are possible. */
export function after(plan: Plan, all: readonly OperationDraw[]): Plan {
  let current = plan;
  for (const draw of all) {
    const changed = apply(current, operationFor(current, draw));
    if (changed.ok) current = changed.value.plan;
  }
  return current;
}
