/**
 * What the library says, in Spanish: an entry point of its own, so that nobody carries it who does not import it.
 *
 * @packageDocumentation
 */
import type { Messages } from '../messages.js';
import { attentionInSpanish, standingInSpanish } from './attention.js';
import { journalInSpanish } from './journal.js';
import { mergeInSpanish } from './merge.js';
import { operationsInSpanish } from './operations.js';
import { picturesInSpanish } from './pictures.js';
import { policyInSpanish } from './policy.js';
import { reportInSpanish } from './report.js';
import { rowsInSpanish } from './rows.js';
import { rulesInSpanish } from './rules.js';
import { shapeInSpanish } from './shape.js';
import { sheetsInSpanish } from './sheets.js';
import { lossesInSpanish, stratmlInSpanish } from './stratml.js';
import { tellingInSpanish } from './telling.js';
import { kindNouns } from './words.js';

/**
 * Spanish.
 *
 * @example
 * ```ts
 * import { spanish } from 'spm-model/messages/es';
 * spanish.words.kinds.milestone.one; // 'hito'
 * ```
 */
export const spanish: Messages = {
  locale: 'es',
  issues: {
    ...shapeInSpanish,
    ...rulesInSpanish,
    ...policyInSpanish,
    ...operationsInSpanish,
    ...mergeInSpanish,
    ...journalInSpanish,
    ...rowsInSpanish,
    ...sheetsInSpanish,
    ...stratmlInSpanish,
  },
  losses: lossesInSpanish,
  attention: attentionInSpanish,
  words: { ...standingInSpanish, kinds: kindNouns },
  report: reportInSpanish,
  pictures: picturesInSpanish,
  operations: tellingInSpanish,
};
