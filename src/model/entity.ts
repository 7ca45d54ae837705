/**
 * How a kind of entity is described: once, in its own file, with its fields, the field that is its title, and for
 * each field what an id in it leads to and which operation changes it. Everything else that treats entities alike is
 * made from these descriptions (see `entities.ts` and `npm run generate`).
 */
import * as z from 'zod';
import { extensionsSchema, idSchema } from './shape.js';

/** What is known of a field besides what it may hold. */
export interface FieldFacts {
  /** The kinds of entity that an id in this field may name: some, any, or the kind of the entity that holds it. */
  readonly refersTo?: readonly string[] | 'any' | 'own';
  /** The field beside it that names the plan in which the id is to be found; without it, always this plan. */
  readonly within?: string;
  /** The operation that changes the field, so that `revise` does not. */
  readonly changedBy?: string;
  /** Whether a list is a set: order does not matter, and each entry is there once. */
  readonly set?: boolean;
}

/** The facts of each field, beside its schema. */
export const fieldFacts = z.registry<FieldFacts>();

/** A field with what is known of it. */
export function field<Schema extends z.ZodType>(schema: Schema, facts: FieldFacts): Schema {
  fieldFacts.add(schema, facts);
  return schema;
}

type Fields = Readonly<Record<string, z.ZodType>>;
type Described<OwnFields extends Fields> = z.ZodObject<
  { id: typeof idSchema } & OwnFields & { extensions: typeof extensionsSchema },
  z.core.$strict
>;

/** The description of a kind of entity. */
export interface KindDefinition<Kind extends string = string, OwnFields extends Fields = Fields> {
  /** The name for programs: `strategy`. */
  readonly kind: Kind;
  /** The name of its type: `Strategy`. */
  readonly type: string;
  /** What one is called in a sentence: `group of students`. */
  readonly noun: string;
  /** The name of its table: `strategies`. */
  readonly table: string;
  /** The field that says what it is called. */
  readonly title: keyof OwnFields & string;
  /** What it is, in a phrase. */
  readonly meaning: string;
  readonly schema: Described<OwnFields>;
}

/** Describes a kind of entity: its own fields; every kind has an id and may have extensions. */
export function defineKind<const Kind extends string, OwnFields extends Fields>(
  definition: Omit<KindDefinition<Kind, OwnFields>, 'schema'> & { readonly fields: OwnFields },
): KindDefinition<Kind, OwnFields> {
  const { fields, ...facts } = definition;
  const schema = z.strictObject({ id: idSchema, ...fields, extensions: extensionsSchema }).describe(facts.meaning);
  return { ...facts, schema: schema as unknown as Described<OwnFields> };
}

/** The description of a value that entities hold, which has no id: a report, a target, a person. */
export interface ValueDefinition<Shape extends z.ZodType = z.ZodType> {
  /** The name of its type: `Report`. */
  readonly type: string;
  /** The name of the table of its rows, where lists of it are one. */
  readonly table?: string;
  readonly schema: Shape;
}

/** Describes a value that entities hold. */
export function defineValue<Shape extends z.ZodType>(definition: ValueDefinition<Shape>): ValueDefinition<Shape> {
  return definition;
}

/**
 * The schema of a description under the types that are generated from it: what comes out and what may go in. That
 * both say the same is held by the type tests.
 */
export const schemaOf = <Output, Input>(definition: { readonly schema: z.ZodType }): z.ZodType<Output, Input> =>
  definition.schema as unknown as z.ZodType<Output, Input>;
