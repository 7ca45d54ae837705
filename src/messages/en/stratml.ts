/** Issues and losses of reading and writing StratML, in English. */
import { capital, withArticle } from '../../model/nouns.js';
import type { Sentences } from '../issue.js';
import type { StratmlIssueParams, StratmlLossParams } from '../stratml.js';

const KEPT = 'it is kept in extensions.stratml and put back when the plan is written';

/** The sentences of issues. */
export const stratmlInEnglish: Sentences<StratmlIssueParams> = {
  'not-xml': (params) => {
    switch (params.reason) {
      case 'empty':
        return 'The document is empty; give a StratML document.';
      case 'no-element':
        return 'The document has no element; give a StratML document.';
      case 'malformed':
        return `The document is not well-formed XML at line ${params.line}, column ${params.column}: ${params.detail}. Is it cut off?`;
      default:
        return `The document cannot be read as XML: ${params.detail}.`;
    }
  },
  'not-stratml': ({ root, roots }) => `The document's root is ${root}; a StratML document has ${roots}.`,
  'unsupported-version': ({ namespace }) =>
    `The document is of the namespace ${namespace}, which is not one of ISO 17469-1 or -2 that this library reads.`,
  'direction-assumed': ({ indicator, direction, because }) =>
    because === 'falling-targets'
      ? `The document does not say which way is better for "${indicator}"; its targets fall, so it is read as "${direction}". Give options.direction, or revise the measure.`
      : `The document does not say which way is better for "${indicator}"; it is read as "${direction}". Give options.direction, or revise the measure.`,
  'baseline-assumed': ({ indicator, value, date }) =>
    `The document states no baseline for "${indicator}"; its first result, ${value} on ${date}, stands for it. Set the baseline that was agreed.`,
  'period-assumed': ({ start, end, because }) =>
    because === 'days-named'
      ? `The document does not say when the plan begins and ends; the days that it names run from ${start} to ${end}. Give options.period, or revise the plan.`
      : `The document does not say when the plan begins and ends, and names no day; ${start} to ${end} stands for "not known". Give options.period, or revise the plan.`,
  unnamed: ({ element, name }) =>
    `${capital(withArticle(element))} has no name; it is called "${name}" here. Give it one.`,
  'other-structure': ({ element, count }) =>
    `The document has ${element} where the standard has none (${count === 1 ? 'once' : `${count} times`}); what is in it was read all the same.`,
  'other-attribute': ({ attribute, count }) =>
    `The standard has no attribute ${attribute} (${count === 1 ? 'once' : `${count} times`} in the document); it is kept in extensions.stratml.`,
  'blank-choice': ({ attribute, count }) =>
    `${attribute} is blank (${count === 1 ? 'once' : `${count} times`} in the document); it is read as not stated.`,
  'broken-reference': ({ reference }) =>
    `A relationship refers to "${reference}", which nothing in the document is called; it is kept as it is.`,
  'words-misfit': (params) =>
    params.reason === 'piece'
      ? `"${params.words}"${params.count === 1 ? '' : ` (the first of ${params.count} lines)`}, which the document adds in words, does not fit a plan; it was left out, and is kept in extensions.stratml. Was it edited by hand?`
      : `What the document adds in words does not fit a plan (${params.count === 1 ? 'one place' : `${params.count} places`}); it was left out. Was it edited by hand?`,
};

/** The reasons of losses. */
export const lossesInEnglish: Sentences<StratmlLossParams> = {
  kept: () => `A plan has no place for it; ${KEPT}.`,
  attribute: () => `A plan has no place for this attribute; ${KEPT}.`,
  'text-between': () => `Text between elements, which the standard does not have; ${KEPT}.`,
  aside: () => 'It stands beside the elements and says nothing of the plan; it is not kept.',
  'no-character': () => 'XML has no such characters; they are left out.',
  prose: ({ lacks }) =>
    `A target or an observation needs ${lacks === 'both' ? 'a day and a number, and this result has neither' : `a ${lacks}, and this result has none`}; ${KEPT}.`,
  'two-days': ({ text, first, second }) => `"${text}" may be ${first} or ${second}; ${KEPT}. Write YYYY-MM-DD.`,
  'number-as-text': ({ text, number }) => `"${text}" is read as ${number}; the text is kept in extensions.stratml.`,
  'day-as-text': ({ text, day }) => `"${text}" is read as ${day}; the text is kept in extensions.stratml.`,
  'no-day': ({ text }) => `"${text}" is no calendar day; ${KEPT}.`,
  'unsaid-day': ({ day }) => `The document does not state it; ${day} stands for it.`,
  renamed: ({ given, id, because }) => {
    switch (because) {
      case 'repeated':
        return `The identifier "${given}" names something else already; this became "${id}".`;
      case 'too-long':
        return `The identifier is longer than 200 characters; it became "${id}".`;
      case 'kept':
        return `An identifier of XML cannot be "${given}"; it is written as "${id}".`;
      default:
        return `An identifier of XML cannot be "${given}"; it is written as "${id}", and the id in words.`;
    }
  },
  'in-words': () =>
    'StratML has no element for it; it is written in words in OtherInformation, and read back from there.',
};
