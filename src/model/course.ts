/** The changes of course of a plan, which keep why it changed. */
import type { CourseAdjustment, Plan } from './generated/types.js';

/** The kind that keeps the rationale of a change of course; the operation names it so as well. */
export const COURSE = 'adjustment';

/** The changes of course of a plan. */
export const coursesOf = (plan: Plan): readonly CourseAdjustment[] => plan.adjustments;
