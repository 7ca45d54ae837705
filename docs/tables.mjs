/**
 * Writes the tables of the guides from the library's own catalogs, between their markers. With `--check` nothing
 * is written, and a table that is out of date fails.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as library from 'spm-model';
import { arbitraryPlan } from 'spm-model/testing/fast-check';

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n');

const rulesTable = () =>
  table(
    ['code', 'default', 'holds when', 'from'],
    library.rules.map(({ code, severity, statement, source }) => [`\`${code}\``, severity, statement, source]),
  );

/**
 * A schema with what wraps it taken away.
 *
 * @param {any} schema
 */
function core(schema) {
  let inner = schema;
  while (inner?._zod?.def?.innerType !== undefined) inner = inner._zod.def.innerType;
  return inner;
}

/**
 * @param {any} schema
 * @returns {string}
 */
function typeOf(schema) {
  const inner = core(schema);
  const { def } = inner._zod;
  if (def.type === 'array') return `list of ${typeOf(def.element)}`;
  if (def.type === 'enum')
    return Object.values(def.entries)
      .map((entry) => `\`${entry}\``)
      .join(', ');
  if (def.type === 'literal') return def.values.map((/** @type {unknown} */ value) => `\`${value}\``).join(', ');
  if (def.type === 'object') return `${names.get(origin(inner))?.name}`;
  if (def.type === 'custom') return 'plain JSON';
  return def.type === 'string' && inner.meta?.()?.format === 'date' ? 'day' : def.type;
}

/** The shape as it was first written, before a field gave it a description of its own. @param {any} schema */
function origin(schema) {
  let first = core(schema);
  while (first._zod.parent !== undefined) first = first._zod.parent;
  return first;
}

/** What each shape that the library exports is called, and what it is. */
const names = new Map(
  Object.entries(library)
    .filter(([name, schema]) => name.endsWith('Schema') && '_zod' in schema)
    .map(([name, schema]) => [
      origin(schema),
      { name: name.slice(0, -'Schema'.length), description: /** @type {any} */ (schema).description },
    ]),
);

/**
 * Every shape of the plan, in document order.
 *
 * @param {any} schema
 * @param {Set<any>} found
 */
function collect(schema, found) {
  const { def } = core(schema)._zod;
  if (def.type === 'array') return collect(def.element, found);
  const shape = origin(schema);
  if (def.type !== 'object' || found.has(shape)) return;
  found.add(shape);
  for (const field of Object.values(shape.shape)) collect(field, found);
}

function entitiesTable() {
  const found = new Set();
  collect(library.planSchema, found);
  return [...found]
    .map((schema) => {
      const rows = Object.entries(schema.shape).map(([key, field]) => {
        const optional = /** @type {any} */ (field).safeParse(undefined).success;
        const description = /** @type {any} */ (field).description ?? core(field).description;
        return [`\`${key}\`${optional ? '?' : ''}`, typeOf(field), description];
      });
      return `### ${names.get(schema)?.name}\n\n${names.get(schema)?.description}.\n\n${table(['field', 'type', 'meaning'], rows)}`;
    })
    .join('\n\n');
}

/** Each shape with what it is, without its fields. */
function meaningsTable() {
  const found = new Set();
  collect(library.planSchema, found);
  return table(
    ['entity', 'what it is'],
    [...found].map((schema) => [`${names.get(schema)?.name}`, `${names.get(schema)?.description}`]),
  );
}

const operationsTable = () =>
  table(
    ['operation', 'takes', 'what it changes', 'what can go wrong'],
    library.operations.map(({ type, input, changes, refusals }) => {
      const takes = Object.entries(input.shape).map(([key, field]) => {
        const optional = /** @type {any} */ (field).safeParse(undefined).success;
        return `\`${key}\`${optional ? '?' : ''}`;
      });
      return [`\`${type}\``, takes.join(', '), changes, refusals.map((code) => `\`${code}\``).join(', ')];
    }),
  );

/**
 * What a field of a result holds, where its description leaves that open.
 *
 * @param {any} schema
 * @returns {string}
 */
function resultType(schema) {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/$defs/', '');
  if (schema.anyOf !== undefined) return schema.anyOf.map(resultType).join(' or ');
  if (schema.type === 'array') return `list of ${resultType(schema.items)}`;
  if (schema.enum !== undefined) return schema.enum.map((/** @type {string} */ each) => `\`${each}\``).join(', ');
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties);
    const isCount = fields.every(([, { type }]) => type === 'integer');
    return isCount ? 'count of each' : `\`{ ${fields.map(([key]) => key).join(', ')} }\``;
  }
  const type = [schema.type].flat().join(' or ').replace('integer', 'whole number');
  return schema.minimum === 0 && schema.maximum === 1 ? type.replace('number', '0 to 1') : type;
}

/** The fields of an issue. */
function issueTable() {
  const { properties, required } = /** @type {any} */ (library.issueJsonSchema());
  const rows = Object.entries(properties).map(([key, field]) => [
    `\`${key}\`${required.includes(key) ? '' : '?'}`,
    field.type === 'object' ? 'values by name' : resultType(field),
    field.description,
  ]);
  return table(['field', 'type', 'meaning'], rows);
}

/** Every shape of a rollup that is not one of a plan's, the whole first, with its fields. */
function resultsTable() {
  const { $defs, ...plan } = /** @type {any} */ (library.rollupJsonSchema());
  const ofPlan = new Set(['Day', 'Policy', 'Baseline', 'Target']);
  return [['PlanRollup', plan], ...Object.entries($defs).filter(([name]) => !ofPlan.has(name))]
    .map(([name, shape]) => {
      const rows = Object.entries(shape.properties).map(([key, /** @type {any} */ field]) => {
        const given = field.description === undefined && field.anyOf !== undefined ? field.anyOf[0] : field;
        const meaning = given.description ?? $defs[given.$ref.replace('#/$defs/', '')].description;
        return [`\`${key}\``, resultType(field), meaning];
      });
      return `### ${name}\n\n${shape.description}.\n\n${table(['field', 'type', 'meaning'], rows)}`;
    })
    .join('\n\n');
}

/** What a policy refuses, each for another reason; of these the sentence says what it takes. */
const REFUSED = [-1, 0.95, 1.5, 0, { min: -1 }, 'x'];

/**
 * What a field of a policy may be, in the words of the refusal of what it may not.
 *
 * @param {string} field
 * @param {any} shape
 */
function takenByPolicy(field, shape) {
  const choices = shape.enum ?? shape.additionalProperties?.enum;
  if (choices !== undefined) return choices.map((/** @type {string} */ each) => `\`${each}\``).join(', ');
  const said = REFUSED.flatMap((value) => {
    const result = library.definePolicy(/** @type {any} */ ({ [field]: value }));
    return result.ok ? [] : result.issues.filter(({ code }) => code === 'bad-policy').map(({ message }) => message);
  });
  const given = said.map((message) => message.replace(/^.*; give |\.$/g, ''));
  return [...new Set(given)].join('; ');
}

/** The fields of a policy, with what each may be and what it is where nothing is said. */
function policyTable() {
  const { properties } = /** @type {any} */ (library.rollupJsonSchema()).$defs.Policy;
  const defaults = /** @type {any} */ (library.defaultPolicy);
  const rows = Object.entries(properties).flatMap(([field, shape]) => {
    const own = defaults[field];
    if (field === 'cadence') {
      return Object.entries(shape.properties).map(([key, each]) => [
        `\`cadence.${key}\``,
        each.description,
        takenByPolicy(field, each),
        `\`${own[key]}\``,
      ]);
    }
    const { min, max } = own;
    const written = min !== undefined ? `${min} to ${max}` : typeof own === 'object' ? 'none' : `\`${own}\``;
    return [[`\`${field}\``, shape.description, takenByPolicy(field, shape), written]];
  });
  return table(['field', 'what it decides', 'may be', 'default'], rows);
}

/** How often arbitrary plans come to each status, state and diagnosis: the same each time, by its seed. */
function coverageTable() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const count = (/** @type {string} */ kind, /** @type {string} */ name) =>
    counts.set(`${kind} ${name}`, (counts.get(`${kind} ${name}`) ?? 0) + 1);
  const options = /** @type {const} */ ({ size: 'large', faults: 'some', edgeDates: true });
  for (const plan of fc.sample(arbitraryPlan(options), { numRuns: 200, seed: 1 })) {
    for (const goal of library.rollup(plan, { asOf: '2026-08-03' }).goals) {
      for (const { status } of goal.measures) count('measure', status);
      for (const { diagnosis, milestones } of goal.strategies) {
        count('diagnosis', diagnosis);
        for (const { implementation, actions } of milestones) {
          count('milestone', implementation.state);
          for (const { state } of actions) count('action', state);
        }
      }
    }
  }
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, times]) => [...name.split(' '), `${times}`]);
  return table(['of', 'status, state or diagnosis', 'times in 200 plans'], rows);
}

const tables = {
  rules: rulesTable,
  issue: issueTable,
  entities: entitiesTable,
  meanings: meaningsTable,
  operations: operationsTable,
  coverage: coverageTable,
  results: resultsTable,
  policy: policyTable,
};

/**
 * A document with each marked table made anew.
 *
 * @param {string} text
 */
export function withTables(text) {
  return text.replace(
    /(<!-- table: (\w+) -->\n).*?(\n<!-- end of table -->)/gs,
    (_whole, open, name, close) => `${open}\n${tables[/** @type {keyof typeof tables} */ (name)]()}\n${close}`,
  );
}

export const GUIDES = ['rules', 'model', 'method', 'operations', 'testing', 'progress'].map(
  (name) => new URL(`guides/${name}.md`, import.meta.url),
);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const guide of GUIDES) {
    const text = readFileSync(guide, 'utf8');
    const made = withTables(text);
    if (made === text) continue;
    if (process.argv.includes('--check')) {
      console.error(`${guide.pathname} is out of date; run npm run docs`);
      process.exit(1);
    }
    writeFileSync(guide, made);
  }
}
