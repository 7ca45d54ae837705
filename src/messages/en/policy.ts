/** Issues about a policy, and about the place of an entity that is checked alone, in English. */
import type { Sentences } from '../issue.js';
import type { PolicyParams } from '../policy.js';
import { aKind } from './words.js';

/** The sentences. */
export const policyInEnglish: Sentences<PolicyParams> = {
  'bad-policy': (params) => {
    switch (params.reason) {
      case 'no-rule':
        return `No rule has the code "${params.rule}". ${params.nearest === null ? 'See the table of rules for the codes.' : `Did you mean "${params.nearest}"?`}`;
      case 'months':
        return `${params.field} is ${params.min} to ${params.max}; give whole months from 0 to ${params.most}, min no more than max.`;
      case 'thresholds':
        return `onTrack is ${params.onTrack} and atRisk is ${params.atRisk}; give atRisk no more than onTrack.`;
      case 'range':
        return params.most === null
          ? `${params.field} is ${params.value}; give at least ${params.least}.`
          : `${params.field} is ${params.value}; give ${params.least} to ${params.most}.`;
      case 'not-above':
        return `${params.field} is ${params.value}; give a number above ${params.bound}.`;
      case 'not-whole':
        return `${params.field} is ${params.value}; give a whole number.`;
      default:
        return `${params.field} is "${params.value}"; give a month and day that every year has as MM-DD, such as 07-01.`;
    }
  },
  'unknown-holder': ({ parentId, kind, foundKind }) =>
    foundKind === null
      ? `Nothing in this plan has the id "${parentId}"; give the id of what holds ${aKind(kind)}.`
      : `"${parentId}" is ${aKind(foundKind)}, which does not hold ${aKind(kind)}; give the id of what does.`,
};
