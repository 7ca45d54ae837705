/** What the JSON Schemas of rollups and issues say, written out: they are read by those who know nothing of the library. */
import { issueJsonSchema, type JsonSchema, rollupJsonSchema } from 'spm-model';
import { expect, it } from 'vitest';

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
  ...['additionalProperties', 'propertyNames', 'pattern'],
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
    anyOf?.map(taken).join(' or '),
    typeof additionalProperties === 'object' ? `to (${taken(additionalProperties)})` : undefined,
    ...bounds,
  ];
  return said.filter((each) => each !== undefined).join(' ');
}

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
