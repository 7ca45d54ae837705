/** The JSON Schemas, by validators that know nothing of this library. */
import { AjvCompiler } from '@fastify/ajv-compiler';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import * as library from 'spm-model';
import {
  apply,
  checkPlan,
  issueJsonSchema,
  type JsonSchema,
  type JsonSchemaOptions,
  journalJsonSchema,
  journalToJson,
  type Operation,
  operationJsonSchema,
  parsePlan,
  planJsonSchema,
  planSchema,
  record,
  rollup,
  rollupJsonSchema,
  startJournal,
} from 'spm-model';
import { brokenPlans, examplePlan } from 'spm-model/testing';
import { arbitraryDay, arbitraryOperation, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operationSchema } from '../../src/operations/catalogue.js';
import { expectOften } from '../support/measuring.js';
import { valueIn } from '../support/results.js';

const schemas: Readonly<Record<string, (options?: JsonSchemaOptions) => JsonSchema>> = {
  plan: planJsonSchema,
  operation: operationJsonSchema,
  journal: journalJsonSchema,
  rollup: rollupJsonSchema,
  issue: issueJsonSchema,
};

type Validate = ((data: unknown) => boolean) & { errors?: unknown };

/** What a validator would only warn of is wrong as well. */
const said: string[] = [];
const note = (text: unknown) => void said.push(String(text));
const logger = { log: note, warn: note, error: note };

/** Fastify's own, with nothing set: it makes what it takes for sound of what it reads. */
const fastify = AjvCompiler()({}, { customOptions: { logger } });

/** What each validator makes of each schema. Those that count characters otherwise than JavaScript are told not to. */
const validators: Readonly<Record<string, (name: string) => Validate>> = {
  'ajv of 2020-12': (name) => new Ajv2020({ logger }).compile((schemas[name] as typeof planJsonSchema)()),
  'ajv of draft 7': (name) =>
    new Ajv({ logger }).compile((schemas[name] as typeof planJsonSchema)({ target: 'draft-7' })),
  'the one of Fastify': (name) =>
    fastify({
      schema: (schemas[name] as typeof planJsonSchema)({ target: 'draft-7' }),
      method: 'POST',
      url: '/',
      httpPart: 'body',
    }) as Validate,
};

const compiled = new Map<string, Validate>();
/** The validator of one make for one schema. */
function validatorOf(maker: string, name: string): Validate {
  const known = compiled.get(`${maker} ${name}`) ?? (validators[maker] as (name: string) => Validate)(name);
  compiled.set(`${maker} ${name}`, known);
  return known;
}
const allFor = (name: string) => Object.keys(validators).map((maker) => [maker, validatorOf(maker, name)] as const);

const written = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Holds each validator to accepting what is given, as it is. */
function acceptedBy(name: string): (value: unknown) => void {
  return (value) => {
    const text = JSON.stringify(value);
    for (const [maker, validate] of allFor(name)) {
      const data = JSON.parse(text);
      expect(validate(data), `${maker}: ${JSON.stringify(validate.errors)}`).toBe(true);
      expect(JSON.stringify(data) === text, `${maker} changed what it looked at: ${text.slice(0, 200)}`).toBe(true);
    }
  };
}

describe('each JSON Schema', () => {
  it('is plain JSON of its draft, with a description, and shares its parts', () => {
    for (const [name, make] of Object.entries(schemas)) {
      expect(make()['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(make({ target: 'draft-7' })['$schema']).toBe('http://json-schema.org/draft-07/schema#');
      expect(make({ target: undefined })).toEqual(make());
      expect(written(make())).toEqual(make());
      if (name === 'issue') continue;
      expect(Object.keys(make()['$defs'] as object), name).toContain('Day');
      expect(Object.keys(make({ target: 'draft-7' })['definitions'] as object), name).toContain('Target');
      expect(JSON.stringify(make())).not.toMatch(/"format"|"default":|__schema/);
    }
    expect(Object.keys(operationJsonSchema()['$defs'] as object)).toContain('Goal');
    const { description, properties } = planJsonSchema() as {
      description: string;
      properties: Record<string, { description?: string; $ref?: string }>;
    };
    expect(description).toBe('A strategic performance management plan');
    for (const [field, { description: said, $ref }] of Object.entries(properties))
      expect(said ?? $ref, field).toBeTruthy();
  });

  it('is small enough to be sent', () => {
    for (const [name, make] of Object.entries(schemas))
      expect(JSON.stringify(make()).length, name).toBeLessThan(150_000);
  });
});

describe('validators without any plug-in or setting', () => {
  it('accept plans that fit the shape', () => {
    const accepted = acceptedBy('plan');
    accepted(examplePlan);
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium', faults: 'some', edgeDates: true, extremeNumbers: true }), accepted),
      { numRuns: 40 },
    );
  });

  it('accept operations that fit their shapes, and only of the type that they name', () => {
    const accepted = acceptedBy('operation');
    fc.assert(
      fc.property(arbitraryPlan().chain(arbitraryOperation), (operation) => accepted(operation)),
      { numRuns: 80 },
    );
    const refuse = allFor('operation').map(([, validate]) => validate);
    for (const wrong of [
      {},
      { type: 'addGoals' },
      { type: 'assignTeam', id: 'milestone-review' },
      { type: 'assignTeam', id: '', teamId: null },
      { type: 'recordObservation', id: 'x', observation: { date: '2026-02-30', value: 1 } },
      [{ type: 'assignTeam', id: 'milestone-review', teamId: null }],
    ]) {
      for (const validate of refuse) expect(validate(written(wrong)), JSON.stringify(wrong)).toBe(false);
    }
  });

  it('accept journals as they are stored', () => {
    const accepted = acceptedBy('journal');
    fc.assert(
      fc.property(
        arbitraryPlan().chain((plan) => fc.tuple(fc.constant(plan), arbitraryOperation(plan))),
        ([plan, operation]) => {
          const begun = startJournal(plan);
          const facts = { at: '2026-08-03T09:00:00.5-04:00', by: 'Dana', note: 'as agreed', operationId: 'request-1' };
          const recorded = record(begun, operation, facts);
          accepted(journalToJson(recorded.ok ? recorded.value.journal : begun));
        },
      ),
      { numRuns: 50 },
    );
    const refuse = allFor('journal').map(([, validate]) => validate);
    const entry = { at: '2026-08-03T09:00:00Z', operations: [] as Operation[] };
    for (const at of ['2026-08-03', '2026-08-03T09:00:00', '2026-08-03T25:00:00Z', 'today']) {
      const wrong = { version: 1, base: examplePlan, entries: [{ ...entry, at }] };
      for (const validate of refuse) expect(validate(written(wrong)), at).toBe(false);
    }
  });

  it('accept what rollup gives, of any plan and day', () => {
    const accepted = acceptedBy('rollup');
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium', faults: 'some' }), arbitraryDay(), (plan, asOf) =>
        accepted(rollup(plan, { asOf })),
      ),
      { numRuns: 60 },
    );
    accepted(rollup(examplePlan, { asOf: '2026-08-03' }));
  });

  it('accept issues of every kind', () => {
    const accepted = acceptedBy('issue');
    for (const plan of Object.values(brokenPlans))
      for (const issue of checkPlan(plan, { asOf: '2026-08-03' })) accepted(issue);
    const parsed = parsePlan({ goals: [7] });
    const applied = apply(examplePlan, [{ type: 'assignTeam', id: 'nowhere', teamId: null }]);
    for (const { issues } of [parsed, applied] as unknown as { issues: object[] }[])
      for (const issue of issues) accepted(issue);
  });
});

it('validators have nothing to say against any of the schemas', () => {
  for (const name of Object.keys(schemas)) allFor(name);
  expect(said.filter((text) => !text.startsWith('DEPRECATED'))).toEqual([]);
});

/** Whether a schema accepts and refuses what the shape does, when one place of a document is changed. */
function agree(validate: Validate, shape: z.ZodType, documents: fc.Arbitrary<unknown>, numRuns: number): void {
  const junk: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      'x',
      0,
      -1,
      0.5,
      101,
      1e300,
      true,
      [],
      {},
      ['x'],
      [{}],
      '2026-02-29',
      '2024-02-29',
      '1900-02-29',
      '2000-02-29',
      '0000-01-01',
      '2026-04-31',
      '2026-06-30T00:00:00Z',
      'x'.repeat(201),
      { start: '2026-01-01', end: '2026-02-01' },
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
    typeof value !== 'object' || value === null
      ? [path]
      : [
          path,
          ...Object.entries(value).flatMap(([key, item]) =>
            places(item, [...path, Array.isArray(value) ? Number(key) : key]),
          ),
        ];
  let [accepted, refused] = [0, 0];
  fc.assert(
    fc.property(documents, fc.nat(), fc.constantFrom('set', 'delete', 'add'), junk, (document, at, how, value) => {
      const input = JSON.parse(JSON.stringify(document));
      const all = places(input).filter((path) => path.length > 0 && !path.includes('extensions'));
      const path = all[at % all.length] as (string | number)[];
      const holder = path.slice(0, -1).reduce((each, step) => each[step], input);
      const key = path.at(-1) as string | number;
      if (how === 'set') holder[key] = value;
      else if (how === 'add' && !Array.isArray(holder)) holder['novel'] = value;
      else if (Array.isArray(holder)) holder.splice(key as number, 1);
      else delete holder[key];
      const expected = shape.safeParse(input).success;
      if (expected) accepted += 1;
      else refused += 1;
      expect(validate(input), `${how} ${path.join('.')} ${JSON.stringify(value)}`).toBe(expected);
    }),
    { numRuns },
  );
  expectOften(Math.min(accepted, refused), (accepted + refused) / 100);
}

describe('a schema and the shape that it is made from', () => {
  const compile = (schema: JsonSchema) => new Ajv2020({ unicode: false, logger }).compile(schema) as Validate;

  it('agree on plans, on single mutations', () => {
    agree(compile(planJsonSchema()), planSchema, arbitraryPlan(), 300);
  });

  it('agree on operations, on single mutations', () => {
    agree(compile(operationJsonSchema()), operationSchema, arbitraryPlan().chain(arbitraryOperation), 300);
  });
});

it('every exported schema can be given as JSON Schema by zod itself, and is a Standard Schema', async () => {
  const exported = Object.entries(library).filter(([, value]) => value instanceof z.ZodType) as [string, z.ZodType][];
  expect(exported.length).toBeGreaterThan(28);
  for (const [name, schema] of exported) {
    expect(() => z.toJSONSchema(schema), name).not.toThrow();
    expect(() => z.toJSONSchema(schema, { io: 'input' }), name).not.toThrow();
    expect(schema['~standard']).toMatchObject({ version: 1, vendor: 'zod' });
    expect(await schema['~standard'].validate(Symbol('no JSON'))).toHaveProperty('issues');
  }
  const { issues } = (await planSchema['~standard'].validate(written(examplePlan))) as { issues?: unknown };
  expect(issues).toBeUndefined();
  expect(valueIn(parsePlan(written(examplePlan)))).toEqual(examplePlan);
});
