/** What the JSON Schemas of rollups and issues say, written out: they are read by those who know nothing of the library. */
import {
  issueJsonSchema,
  type JsonSchema,
  journalJsonSchema,
  operationJsonSchema,
  operations,
  planJsonSchema,
  rollupJsonSchema,
} from 'spm-model';
import { describe, expect, it } from 'vitest';

interface Part {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Part[];
  readonly items?: Part;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly additionalProperties?: boolean | Part;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, Part>>;
  readonly [more: string]: unknown;
}

const ASIDE = new Set([
  ...['$ref', '$schema', '$defs', 'type', 'description', 'enum', 'anyOf', 'items', 'properties', 'required'],
  ...['additionalProperties', 'pattern'],
]);

/** What a part takes, in a line. */
function taken(part: Part): string {
  const { $ref, type, items, anyOf, additionalProperties } = part;
  const bounds = Object.entries(part).flatMap(([key, value]) => (ASIDE.has(key) ? [] : [`${key} ${value}`]));
  const said = [
    $ref?.replace('#/$defs/', ''),
    type === undefined ? undefined : [type].flat().join(' or '),
    part.enum === undefined ? undefined : `of ${part.enum.join(', ')}`,
    items === undefined ? undefined : `of (${taken(items)})`,
    anyOf === undefined ? undefined : `either ${anyOf.map(oneOf).join(', or ')}`,
    typeof additionalProperties === 'object' ? `to (${taken(additionalProperties)})` : undefined,
    ...bounds,
  ];
  return said.filter((each) => each !== undefined).join(' ');
}

/** What one of several takes, and what it is for. */
const oneOf = (part: Part): string =>
  part.description === undefined ? taken(part) : `${taken(part)} (${part.description})`;

/** A part and the fields below it, a line for each; `?` after what may be absent. */
function outline(name: string, part: Part, depth = 0): string[] {
  const {
    description,
    properties = {},
    required = [],
    additionalProperties,
  } = [part, ...(part.anyOf ?? [])].find((each) => each.properties !== undefined) ?? part;
  const closed = additionalProperties === false ? ', and no more' : '';
  const meaning = part.description ?? description;
  return [
    `${'  '.repeat(depth)}${name}: ${taken(part)}${closed}${meaning === undefined ? '' : ` - ${meaning}`}`,
    ...Object.entries(properties).flatMap(([key, field]) =>
      outline(required.includes(key) ? key : `${key}?`, field, depth + 1),
    ),
  ];
}

/** A schema with what it shares. */
function outlineOf(name: string, schema: JsonSchema): string {
  const { $defs = {}, ...root } = schema as Part;
  return [outline(name, root as Part), ...Object.entries($defs).map(([key, part]) => outline(key, part))]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

it('a rollup and an issue are outlined as they always were', async () => {
  const written = [outlineOf('Rollup', rollupJsonSchema()), outlineOf('Issue', issueJsonSchema())].join('\n');
  await expect(written).toMatchFileSnapshot('outline.txt');
});

/** The operations, each by its type; what it refers to stands in a schema of its own. */
interface Operations extends Part {
  readonly allOf: readonly { readonly if: Part; readonly then: Part }[];
}

describe('the schema of an operation', () => {
  it('leads to the operations by name, so that a batch can lead to them as well', () => {
    const { $defs = {}, ...root } = operationJsonSchema() as Part;
    const toOperation = { description: 'A change of a plan, in the domain’s words', type: 'object' };
    expect(root).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...toOperation,
      allOf: [{ $ref: '#/$defs/Operation' }],
    });
    const { allOf, ...operation } = $defs['Operation'] as Operations;
    expect(operation).toEqual({
      ...toOperation,
      properties: {
        type: { type: 'string', enum: operations.map(({ type }) => type), description: 'The name of the operation' },
      },
      required: ['type'],
    });
    expect(allOf.length).toBe(operations.length);
    const named = (type: string) => allOf.find((each) => each.then.properties?.['type']?.['const'] === type);
    const id = { type: 'string', minLength: 1, maxLength: 200 };
    expect(named('assignTeam')).toEqual({
      if: { type: 'object', properties: { type: { const: 'assignTeam' } }, required: ['type'] },
      then: {
        type: 'object',
        description: 'Says which team completes a milestone, or champions a goal; null for none.',
        properties: {
          type: { type: 'string', const: 'assignTeam' },
          id: { ...id, description: 'The id of the goal or milestone' },
          teamId: {
            ...id,
            type: ['string', 'null'],
            description: 'Names the entity: 1 to 200 characters, unique in the whole plan',
          },
        },
        required: ['type', 'id', 'teamId'],
        additionalProperties: false,
      },
    });
    const { changes } = named('reviseMeasure')?.then.properties ?? {};
    expect(changes?.properties?.['frequency']).toEqual({
      description: 'How often it is observed',
      type: ['string', 'null'],
      enum: ['monthly', 'quarterly', 'semiannual', 'annual', 'biennial', null],
    });
    // What may be null and is an object is one or the other.
    expect(changes?.properties?.['thresholds']).toEqual({
      description: 'What counts as on track, where it is not what the policy says',
      anyOf: [{ $ref: '#/$defs/MeasureThresholds' }, { type: 'null' }],
    });
  });

  it('has its parts where draft 7 has them', () => {
    const { definitions, ...root } = operationJsonSchema({ target: 'draft-7' }) as Part & { definitions: object };
    expect(root).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      description: 'A change of a plan, in the domain’s words',
      type: 'object',
      allOf: [{ $ref: '#/definitions/Operation' }],
    });
    const text = JSON.stringify(definitions);
    expect(text).toContain('{"$ref":"#/definitions/Operation"}');
    expect(text).not.toMatch(/"\$ref":"#(?!\/definitions\/\w)/);
  });
});

it('the schema of a plan has days by a pattern, and the host’s own data as any object', () => {
  const { $defs = {}, required } = planJsonSchema() as Part;
  // What has a default may be left out.
  expect(required).toEqual(['id', 'schemaVersion', 'title', 'period', 'organization']);
  expect(Object.keys($defs)).not.toContain('Plan');
  const { pattern, ...day } = $defs['Day'] as Part & { pattern: string };
  expect(day).toEqual({ type: 'string', description: 'A calendar day, YYYY-MM-DD' });
  const isDay = new RegExp(pattern);
  expect(['2024-02-29', '2025-02-29', '0000-01-01', '26-01-01'].map((text) => isDay.test(text))).toEqual([
    ...[true, false, false, false],
  ]);
  expect($defs['Target']?.properties?.['extensions']).toEqual({
    type: 'object',
    description: "The host's own data: plain JSON under names of its choosing, kept as it comes",
  });
});

it('the schema of a journal is outlined, and shares the parts of plans and operations', () => {
  const { $defs, ...root } = journalJsonSchema() as Part;
  expect(Object.keys($defs ?? {})).toEqual(expect.arrayContaining(['Day', 'Plan', 'Operation', 'Goal']));
  expect(outline('Journal', root as Part)).toEqual([
    'Journal: object, and no more - A plan with everything that was done to it',
    '  version: number const 1 - The version of the form of a journal',
    '  base: Plan - The plan before the first entry',
    '  entries: array of (object) - The entries, the oldest first',
  ]);
  expect(outline('Entry', root.properties?.['entries']?.items as Part)).toEqual([
    'Entry: object, and no more - What was done at an instant',
    '  at: string - When: ISO 8601 with an offset',
    '  by?: string - Who did it',
    '  note?: string - Why, or what else is worth knowing',
    '  operationId?: string - What the host calls the request',
    '  operations: array of (Operation) - What was done, in order',
  ]);
});
