/** What issues about the shape of a document name, by code. */

/** What was expected at a place. */
export type ExpectedShape =
  | 'text'
  | 'number'
  | 'integer'
  | 'list'
  | 'object'
  | 'boolean'
  | 'date'
  | 'json'
  | 'choice'
  | 'extensions'
  | 'operation'
  | 'sentence';

/** What was found at a place. `value` is text short enough for a sentence. */
export type GivenShape =
  | 'null'
  | 'text'
  | 'number'
  | 'boolean'
  | 'list'
  | 'date'
  | 'object'
  | 'function'
  | 'symbol'
  | 'bigint';

/** What the place of a whole document is called, which has no path. */
export const WHOLE_DOCUMENT = 'The document';

/** Whether a whole document came as text, most likely JSON that nobody has parsed. */
export const isUnparsed = ({ place, given, expected }: Readonly<Record<'place' | 'given' | 'expected', string>>) =>
  place === WHOLE_DOCUMENT && given === 'text' && (expected === 'object' || expected === 'operation');

/** The values of each code. `place` is the path as words, counted from one: `goals 1, measures 3, unit`. */
export interface ShapeParams {
  readonly missing: { readonly place: string; readonly expected: ExpectedShape; readonly choices: string | null };
  readonly 'wrong-type':
    | {
        readonly place: string;
        readonly reason: 'type';
        readonly given: GivenShape;
        readonly value: string | null;
        readonly expected: ExpectedShape;
      }
    | {
        readonly place: string;
        readonly reason: 'unreadable' | 'not-json' | 'circular' | 'class' | 'extensions' | 'other';
      };
  readonly 'unknown-key': {
    readonly place: string;
    readonly key: string;
    readonly reason: 'field' | 'field-or-extension' | 'proto' | 'own-operation';
    /** The known name that is nearest, where one is near. */
    readonly nearest: string | null;
    /** The operation that changes the field. */
    readonly operation: string | null;
  };
  readonly 'bad-date': { readonly place: string; readonly value: string };
  readonly 'bad-number': {
    readonly place: string;
    readonly value: string;
    readonly reason: 'not-finite' | 'not-whole' | 'below' | 'above' | 'not-above';
    readonly bound: number | null;
  };
  readonly 'bad-id': { readonly place: string };
  readonly 'not-a-choice': { readonly place: string; readonly value: string; readonly choices: string };
  readonly 'too-long': {
    readonly place: string;
    readonly reason: 'text' | 'entries' | 'values' | 'depth';
    readonly most: number;
  };
  readonly 'theory-incomplete': { readonly place: string; readonly part: 'if' | 'then' };
  readonly blank: { readonly place: string };
  readonly 'later-version': { readonly place: string; readonly version: number; readonly newest: number };
  readonly 'more-issues': { readonly shown: number };
}
