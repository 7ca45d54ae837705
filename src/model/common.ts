/** Values that several kinds of entity hold: people, periods, codes, and why something was given up. */
import * as z from 'zod';
import { defineValue, field, schemaOf } from './entity.js';
import type {
  Discontinuation,
  DiscontinuationInput,
  Period,
  PeriodInput,
  Person,
  PersonInput,
} from './generated/types.js';
import { daySchema, idSchema, name, optionalListOf, text } from './shape.js';

export const period = defineValue({
  type: 'Period',
  schema: z
    .strictObject({
      start: daySchema.describe('The first day'),
      end: daySchema.describe('The last day; it belongs to the period'),
    })
    .describe('From one day to another, both included'),
});

/** The shape of {@link Period}. */
export const periodSchema = schemaOf<Period, PeriodInput>(period);

export const person = defineValue({
  type: 'Person',
  schema: z
    .strictObject({ name: name('The name'), title: text('The post held').optional() })
    .describe('Someone with a name and perhaps a post'),
});

/** The shape of {@link Person}. */
export const personSchema = schemaOf<Person, PersonInput>(person);

export const discontinuation = defineValue({
  type: 'Discontinuation',
  schema: z
    .strictObject({
      date: daySchema.describe('The day from which it no longer counts'),
      reason: text('Why'),
      carriedOverTo: field(idSchema.optional().describe('What carries it on, by id, where something does'), {
        refersTo: 'own',
      }),
    })
    .describe('When and why something was given up'),
});

/** The shape of {@link Discontinuation}. */
export const discontinuationSchema = schemaOf<Discontinuation, DiscontinuationInput>(discontinuation);

/** Who answers for something. */
export const responsibleSchema = person.schema.optional().describe('Who answers for it');

/** The codes of practices. */
export const codesSchema = field(
  optionalListOf(
    text('A code'),
    'The practices that it carries out, by codes that plans of several organizations share',
  ),
  {
    set: true,
  },
);

/** What must be done before a step can begin. */
export const dependsOnSchema = field(
  optionalListOf(idSchema, 'The milestones and actions that must be complete before it starts, by id'),
  { refersTo: ['milestone', 'action'], set: true },
);

/** The step of an earlier time that a step carries on. */
export const continuesSchema = field(idSchema.optional().describe('What it carries on from an earlier year, by id'), {
  refersTo: 'own',
});
