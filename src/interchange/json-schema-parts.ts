/** What the JSON Schemas share: their drafts, and the form of a day. */

/** A schema of JSON Schema, as plain JSON. */
export type JsonSchema = { readonly [key: string]: unknown };

/** In which draft of JSON Schema a schema is given. */
export interface JsonSchemaOptions {
  /** The draft: 2020-12, or 7 for tools that need it. */
  readonly target?: 'draft-2020-12' | 'draft-7' | undefined;
}

/** The addresses of the drafts. */
export const draftUri = {
  'draft-2020-12': 'https://json-schema.org/draft/2020-12/schema',
  'draft-7': 'http://json-schema.org/draft-07/schema#',
} as const;

/** A calendar day from the year 1 on, leap years minded. */
export const dayPattern =
  '^(?!0000)(?:(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])))$';
