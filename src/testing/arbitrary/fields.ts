/**
 * Arbitraries for the fields of entities, made from their schemas: so that a field that is new is drawn without a line
 * here. What rules ask of some fields beyond their shape is drawn in `series.ts` and `plan.ts`.
 */
import fc from 'fast-check';
import type * as z from 'zod';
import { type Day, plusDays } from '../../model/calendar.js';
import type { Extensions } from '../../model/generated/types.js';
import { VISIBLE } from '../../model/json.js';

/** What days and numbers to draw. */
export interface FieldOptions {
  /** Whether days may lie at the ends of the calendar and on leap days; false. */
  readonly edgeDates?: boolean | undefined;
  /** Whether numbers may be tiny or huge, where the unit allows it; false. */
  readonly extremeNumbers?: boolean | undefined;
}

const EDGE_DAYS: readonly Day[] = ['2024-02-29', '2025-02-28', '2000-02-29', '2025-12-31', '2026-01-31', '2011-12-30'];
const ENDS_OF_TIME: readonly Day[] = ['0001-01-01', '0001-01-31', '9999-12-31', '9998-12-31'];

/**
 * A calendar day, most from 2024 to 2031; with `edgeDates` also leap days, and the first and last of the calendar.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(arbitraryDay(), (day) => isDay(day)));
 * ```
 */
export function arbitraryDay({ edgeDates = false }: FieldOptions = {}): fc.Arbitrary<Day> {
  const near = fc.integer({ min: -730, max: 2190 }).map((days) => plusDays('2026-01-01', days));
  if (!edgeDates) return near;
  return fc.oneof(
    { arbitrary: near, weight: 6 },
    { arbitrary: fc.constantFrom(...EDGE_DAYS), weight: 3 },
    { arbitrary: fc.constantFrom(...ENDS_OF_TIME), weight: 1 },
  );
}

/** A day after which there is room for years to come before the calendar ends. */
export const arbitraryStart = (options: FieldOptions): fc.Arbitrary<Day> =>
  arbitraryDay(options).map((day) => (day > '9900-01-01' ? '9900-01-01' : day));

/** Something that may be absent. */
export const optional = <T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq });

/** The fields that are there, without those that are undefined. */
export function present<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

/** Text of any kind, also blank, in any script. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom('Coach teachers', 'Visit schools', 'Read daily', 'Share what works'), weight: 4 },
  { arbitrary: fc.string({ maxLength: 12 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }), weight: 1 },
);

/** Text that leaves something to see. */
export const arbitraryName = arbitraryText.map((text) => (VISIBLE.test(text) ? text : `Reading${text}`));

const arbitraryExtensions: fc.Arbitrary<Extensions> = fc.dictionary(
  fc.constantFrom('code', 'owner', 'tags'),
  fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.constant(null), fc.array(fc.boolean(), { maxLength: 2 })),
) as fc.Arbitrary<Extensions>;

type Def = z.core.$ZodTypeDef & {
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
};

function arbitraryNumberOf(schema: z.ZodNumber): fc.Arbitrary<unknown> {
  const isPositive = (schema.def.checks ?? []).some((check) => {
    const { check: kind, inclusive } = check._zod.def as { readonly check: string; readonly inclusive?: boolean };
    return kind === 'greater_than' && inclusive === false;
  });
  if (isPositive) return fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(0.5, 0.1, 2.5));
  const min = Math.max(schema.minValue ?? -200, -200);
  const max = Math.min(schema.maxValue ?? 400, 400);
  if (schema.format === 'safeint') return fc.integer({ min, max: Math.min(max, 36) });
  if (max - min <= 1) return fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);
  return fc.integer({ min: 2 * min, max: 2 * max }).map((halves) => halves / 2);
}

/** Whether text must follow a pattern, which only names do. */
const hasPattern = (schema: z.ZodString) =>
  (schema.def.checks ?? []).some((check) => (check._zod.def as { readonly format?: string }).format === 'regex');

/** Anything that fits a schema; lists are short, and what may be absent sometimes is. */
export function arbitraryOf(schema: z.ZodType, options: FieldOptions = {}): fc.Arbitrary<unknown> {
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'optional':
      return optional(arbitraryOf(def.innerType as z.ZodType, options), 3);
    case 'default':
      return arbitraryOf(def.innerType as z.ZodType, options);
    case 'string':
      if (schema.meta()?.['format'] === 'date') return arbitraryDay(options);
      return hasPattern(schema as z.ZodString) ? arbitraryName : arbitraryText;
    case 'number':
      return arbitraryNumberOf(schema as z.ZodNumber);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(def.values ?? []));
    case 'array':
      return fc.array(arbitraryOf(def.element as z.ZodType, options), { maxLength: 2 });
    case 'object':
      return arbitraryRecordOf(def.shape ?? {}, options);
    case 'unknown':
      return arbitraryExtensions;
    default:
      throw new TypeError(`nothing is drawn for a schema of type ${def.type}`);
  }
}

/** Some fields, each drawn from its schema. */
export const arbitraryRecordOf = (
  shape: Readonly<Record<string, z.ZodType>>,
  options: FieldOptions = {},
): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record(Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, arbitraryOf(field, options)])))
    .map(present);
