/**
 * Reading and writing StratML (ISO 17469), the standard for strategic plans and performance reports. What one side has
 * no place for is kept where it can be, and listed; nothing is dropped in silence.
 *
 * @packageDocumentation
 */
export { formatLoss, type Loss, type LossCode, type LossSummary, summarizeLosses } from './loss.js';
export { fromStratml, type StratmlPlan, type StratmlReadOptions } from './read.js';
export type { StratmlPart } from './standard.js';
export { type StratmlDocument, type StratmlWriteOptions, toStratml } from './write.js';
