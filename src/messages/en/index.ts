/** All that the library says, in English. */
import { structure } from '../../model/generated/structure.js';
import type { EntityKind } from '../../model/generated/types.js';
import type { Messages, MessageWords } from '../messages.js';
import { attentionInEnglish, standingInEnglish } from './attention.js';
import { journalInEnglish } from './journal.js';
import { mergeInEnglish } from './merge.js';
import { operationsInEnglish } from './operations.js';
import { picturesInEnglish } from './pictures.js';
import { policyInEnglish } from './policy.js';
import { reportInEnglish } from './report.js';
import { rowsInEnglish } from './rows.js';
import { rulesInEnglish } from './rules.js';
import { shapeInEnglish } from './shape.js';
import { sheetsInEnglish } from './sheets.js';
import { lossesInEnglish, stratmlInEnglish } from './stratml.js';
import { tellingInEnglish } from './telling.js';
import { plural } from './words.js';

const kinds = Object.fromEntries(
  (Object.keys(structure) as EntityKind[]).map((kind) => {
    const one = structure[kind].noun;
    return [kind, { one, many: plural(one) }];
  }),
) as MessageWords['kinds'];

/** English, in which issues are said by themselves. */
export const english: Messages = {
  locale: 'en',
  issues: {
    ...shapeInEnglish,
    ...rulesInEnglish,
    ...policyInEnglish,
    ...operationsInEnglish,
    ...mergeInEnglish,
    ...journalInEnglish,
    ...rowsInEnglish,
    ...sheetsInEnglish,
    ...stratmlInEnglish,
  },
  losses: lossesInEnglish,
  attention: attentionInEnglish,
  words: { ...standingInEnglish, kinds },
  report: reportInEnglish,
  pictures: picturesInEnglish,
  operations: tellingInEnglish,
};
