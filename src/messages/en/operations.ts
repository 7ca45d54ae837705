/** Refusals of operations, in English. */
import { isNoPlan } from '../../model/require.js';
import type { Sentences } from '../issue.js';
import type { OperationParams } from '../operations.js';
import { aKind, either, kind } from './words.js';

const kindsOf = (kinds: string) => kinds.split(',');
/** "a goal or a strategy", of many kinds "an entity". */
const anyOf = (kinds: string) => (kindsOf(kinds).length > 5 ? 'an entity' : either(kindsOf(kinds).map(aKind)));
const the = (name: string, title: string) => `The ${kind(name)} "${title}"`;

const entryWords = {
  report: 'report',
  observation: 'observation',
  withheld: 'withheld observation',
  amount: 'amount',
} as const;

interface NoSuch {
  readonly kind: string;
  readonly title: string;
  readonly date: string;
  readonly hasOther: boolean;
}

const noSuch =
  (entry: keyof typeof entryWords, way: string) =>
  ({ kind: name, title, date, hasOther }: NoSuch) =>
    `${the(name, title)} has ${hasOther ? `another ${entryWords[entry]}` : `no ${entryWords[entry]}`} on ${date}; ${way}.`;

/** What gives what is expected; a plan has a sentence of its own. */
const makers = {
  operation: 'what operationSchema.parse',
  change: 'the `value` of what apply',
  journal: 'what startJournal',
  history: 'what startHistory',
};

/** The sentences. */
export const operationsInEnglish: Sentences<OperationParams> = {
  'unknown-id': ({ id, kinds, child }) =>
    child === null
      ? `Nothing in this plan has the id "${id}"; give the id of ${anyOf(kinds)}.`
      : `Nothing in this plan has the id "${id}"; ${aKind(child)} goes into ${anyOf(kinds)}.`,
  'wrong-kind': ({ id, kind: name, kinds }) => `"${id}" is ${aKind(name)}; give the id of ${anyOf(kinds)}.`,
  'wrong-parent': ({ id, kind: name, kinds, child }) =>
    `"${id}" is ${aKind(name)}; ${aKind(child)} goes into ${anyOf(kinds)}.`,
  'into-itself': ({ id }) => `"${id}" cannot go into itself; name another.`,
  'still-referenced': ({ kind: name, title, withinId, referrerKind, referrerTitle }) => {
    const what = `the ${kind(name)} "${title}"`;
    const whole = withinId === null ? what : `"${withinId}" in ${what}`;
    return `${the(referrerKind, referrerTitle)} refers to ${whole}. Change that first, or remove with cascade.`;
  },
  'no-such-report': noSuch('report', 'give the report as it stands'),
  'no-such-observation': noSuch('observation', 'give the day of one, or record one first'),
  'no-such-withheld': noSuch('withheld', 'give the entry as it stands'),
  'no-such-amount': noSuch('amount', 'give the amount as it stands'),
  'several-observations': ({ kind: name, title, date }) =>
    `${the(name, title)} has several observations on ${date}; say with "at" at which place in the list.`,
  'already-discontinued': ({ kind: name, title, date }) =>
    `${the(name, title)} was discontinued on ${date}; take it up again first, or leave it out.`,
  'already-complete': ({ kind: name, title, date }) =>
    `${the(name, title)} was reported complete on ${date}; leave it out, or add a new one.`,
  'not-in-milestone': ({ id, title }) => `"${id}" is not an action of the milestone "${title}"; leave it out.`,
  'id-too-long': ({ id, most }) =>
    `The id "${id.slice(0, 60)}…" would have ${id.length} characters; an id has at most ${most}. Give the milestone a shorter id, or name the actions with ids of their own.`,
  'revised-later': ({ kind: name, title, from, until }) =>
    `${the(name, title)} has baseline and targets that were in force until ${until}, so nothing can begin on ${from}; give a day after ${until}, or set the revisions.`,
  'wrong-argument': ({ expected, given }) =>
    expected === 'plan' ? isNoPlan(given) : `${given} is no ${expected}; give ${makers[expected]} returns.`,
  'async-recipe': () =>
    'The recipe returned a promise; change the draft before the recipe returns, and wait for what it needs before the edit.',
};
