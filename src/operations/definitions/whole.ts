/** What operations on the plan as a whole take: itself, its organization, its direction, and the host's own data. */
import type * as z from 'zod';
import type { Extensions } from '../../model/generated/types.js';
import { planSchema } from '../../model/plan.js';
import { extensionsSchema, text } from '../../model/shape.js';
import { defineOperation, type IllustratedDefinition, idOf } from '../definition.js';
import { changesOfKind } from './structural.js';

const direction = (what: string) => text(`${what}; null for none`).nullable().optional();

export const wholeOperations: readonly IllustratedDefinition[] = [
  defineOperation({
    type: 'revisePlan',
    input: () => ({ changes: changesOfKind().plan }),
    changes: 'Changes title, period, id or extensions of the plan.',
    refusals: ['duplicate-id'],
  }),
  defineOperation({
    type: 'reviseOrganization',
    input: () => ({ changes: changesOfKind().organization }),
    changes: 'Changes name, kind, chief, id or extensions of the organization.',
    refusals: ['duplicate-id'],
  }),
  defineOperation({
    type: 'replacePlan',
    input: () => ({ plan: planSchema.describe('The plan to put in its place') }),
    changes: 'Puts another plan in the place of this one: for plans in which ids repeat, so that nothing can be named.',
    refusals: [],
  }),
  defineOperation({
    type: 'reviseDirection',
    input: () => ({
      vision: direction('The vision: the organization, and the greater good it serves, at their best'),
      mission: direction('The mission: what it does, for whom, toward the vision'),
      purpose: direction('The purpose of a plan for one branch of an agency'),
    }),
    changes: 'Restates vision, mission or purpose; what is left out stays, and null takes it away.',
    refusals: [],
    example: "reviseDirection(examplePlan, { mission: 'We serve schools' }).ok; // true",
  }),
  defineOperation({
    type: 'setExtensions',
    input: () => ({
      id: idOf('any entity'),
      extensions: (extensionsSchema.unwrap() as z.ZodType<Extensions, Extensions>)
        .nullable()
        .describe("All of the host's own data; null for none"),
    }),
    changes:
      "Replaces the host's own data of an entity as a whole. Where no key of it should hold null, the `revise` operation of its kind merges it key by key.",
    refusals: ['unknown-id'],
  }),
];
