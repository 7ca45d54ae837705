/** How every operation is applied, by name, but for the one that is made of others. */
import type { Appliers } from './applying.js';
import { carryOverAppliers } from './carry-over.js';
import { entryAppliers } from './entries.js';
import { fieldAppliers } from './fields.js';
import type { OperationType } from './generated/operations.js';
import { structuralAppliers } from './structural.js';
import { targetAppliers } from './targets.js';
import { wholeAppliers } from './whole.js';

/** The one operation that is made of others. */
export const ADJUST_COURSE = 'adjustCourse';

/** The operations that are applied by themselves. */
export const appliers: Appliers<Exclude<OperationType, typeof ADJUST_COURSE>> = {
  ...structuralAppliers,
  ...wholeAppliers,
  ...fieldAppliers,
  ...carryOverAppliers,
  ...entryAppliers,
  ...targetAppliers,
};
