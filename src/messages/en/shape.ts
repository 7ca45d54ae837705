/** Issues about the shape of a document, in English. */
import type { Sentences } from '../issue.js';
import { type ExpectedShape, type GivenShape, isUnparsed, type ShapeParams } from '../shape.js';

const expectedWords: Readonly<Record<ExpectedShape, string>> = {
  text: 'text',
  number: 'a number',
  integer: 'a whole number',
  list: 'a list',
  object: 'an object',
  boolean: 'true or false',
  date: 'a day as text, such as "2026-06-30"',
  json: 'what JSON can hold',
  choice: 'one of the choices',
  extensions: 'an object',
  operation: 'an operation, such as { "type": "addGoal", … }',
  sentence: 'a sentence: "If we …, then …, and …"',
};

const givenWords: Readonly<Record<Exclude<GivenShape, 'text' | 'number' | 'boolean' | 'bigint'>, string>> = {
  null: 'null',
  list: 'a list',
  date: 'a Date object',
  object: 'an object',
  function: 'a function',
  symbol: 'a symbol',
};

const given = (what: GivenShape, value: string | null) =>
  what === 'text' ? `"${value}"` : what in givenWords ? givenWords[what as keyof typeof givenWords] : `${value}`;

/** Several choices are one of them; a single one is given. */
const oneOf = (choices: string) => (choices.includes(', ') ? `one of ${choices}` : choices);

/** The sentences. */
export const shapeInEnglish: Sentences<ShapeParams> = {
  missing: ({ place, expected, choices }) =>
    `${place} is missing; give ${choices === null ? expectedWords[expected] : oneOf(choices)}.`,
  'wrong-type': (params) => {
    const { place } = params;
    switch (params.reason) {
      case 'type':
        return `${place} is ${given(params.given, params.value)}; give ${expectedWords[params.expected]}.${isUnparsed(params) ? ' Parse text that is JSON first (JSON.parse).' : ''}`;
      case 'unreadable':
        return `${place} could not be read, because it is not plain data; give what JSON can hold.`;
      case 'not-json':
        return `${place} is not plain JSON; give text, numbers, true, false, null, lists or objects.`;
      case 'circular':
        return `${place} contains itself, so it is not plain JSON; take the circle out.`;
      case 'class':
        return `${place} is an instance of a class, not plain JSON; give a plain object.`;
      case 'extensions':
        return `${place} is not an object; keep your own data under names of your choosing.`;
      default:
        return `${place} does not fit; see the description of the field.`;
    }
  },
  'unknown-key': ({ place, reason, nearest, operation }) => {
    if (reason === 'own-operation') return `${place} has an operation of its own; use ${operation}.`;
    if (reason === 'proto') return `${place} is a name that no object may safely have; rename it.`;
    const near = nearest === null ? '' : ` Did you mean "${nearest}"?`;
    return reason === 'field'
      ? `${place} is not a known field.${near === '' ? ' Correct the name, or leave it out.' : near}`
      : `${place} is not a known field.${near === '' ? ' Correct the name, or keep your own data under "extensions".' : near}`;
  },
  'bad-date': ({ place, value }) =>
    `${place} (${value}) is not a calendar day; write it as YYYY-MM-DD, such as 2026-06-30.`,
  'bad-number': ({ place, value, reason, bound }) => {
    switch (reason) {
      case 'not-finite':
        return `${place} is ${value}; give a finite number.`;
      case 'not-whole':
        return `${place} is ${value}; give a whole number.`;
      case 'below':
        return `${place} is ${value}; give at least ${bound}.`;
      case 'above':
        return `${place} is ${value}; give at most ${bound}.`;
      default:
        return `${place} is ${value}; give a number above ${bound}.`;
    }
  },
  'bad-id': ({ place }) => `${place} is empty; give it an id that no other entity of the plan has.`,
  'not-a-choice': ({ place, value, choices }) =>
    `${place} is ${value}; ${choices.includes(', ') ? 'choose one of' : 'give'} ${choices}.`,
  'too-long': ({ place, reason, most }) => {
    switch (reason) {
      case 'text':
        return `${place} is longer than ${most} characters; shorten it.`;
      case 'entries':
        return `${place} has more than ${most} entries; give fewer.`;
      case 'values':
        return `${place} holds more than ${most} values; give fewer.`;
      default:
        return `${place} nests deeper than ${most} levels; make it flatter.`;
    }
  },
  'theory-incomplete': ({ place, part }) =>
    part === 'if'
      ? `${place} has no "if"; say what the organization does, such as "we coach every new teacher".`
      : `${place} has no "then"; say what follows, such as "new teachers teach well sooner".`,
  blank: ({ place }) => `${place} is blank; write what it is called.`,
  'later-version': ({ version, newest }) =>
    `The plan was written by a later version of this library (schemaVersion ${version}; this one reads up to ${newest}). Update the library to read it.`,
  'more-issues': ({ shown }) => `There are more issues; the first ${shown} are listed. Mend these, then check again.`,
};
