/**
 * Who carries the plan: the organisation with its functions, divisions and units, how units coordinate, and
 * the collaborative teams drawn from them (Redding & Layland, *Strategic Performance Management*, 2015:
 * function, structure, division, unit, collaborative team).
 */
import * as z from 'zod';
import { extensionsSchema, type Immutable, idSchema, listOf, personSchema, type Writable } from './shape.js';

/** The shape of {@link OrganizationFunction}: which fields it has, and what each may hold. */
export const organizationFunctionSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().describe('What kind of work it is'),
    description: z.string().optional().describe('More about it'),
    extensions: extensionsSchema,
  })
  .describe('A category of the work that the organisation does');

/** A category of the work that the organisation does. */
export type OrganizationFunction = Immutable<z.output<typeof organizationFunctionSchema>>;
/** A function as it may be written: what defaults may be left out. */
export type OrganizationFunctionInput = Writable<z.input<typeof organizationFunctionSchema>>;

const functionIds = listOf(idSchema, 'The functions carried out, by id');

/** The shape of {@link Unit}: which fields it has, and what each may hold. */
export const unitSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().describe('The name of the unit'),
    leader: personSchema.optional().describe('Who leads the unit'),
    functionIds,
    extensions: extensionsSchema,
  })
  .describe('Carries out a function to complete milestones and so put strategies into effect');

/** Carries out a function to complete milestones. */
export type Unit = Immutable<z.output<typeof unitSchema>>;
/** A unit as it may be written. */
export type UnitInput = Writable<z.input<typeof unitSchema>>;

/** The shape of {@link Division}: which fields it has, and what each may hold. */
export const divisionSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().describe('The name of the division'),
    leader: personSchema.optional().describe('Who leads the division; a member of the leadership team'),
    functionIds,
    units: listOf(unitSchema, 'The units of the division'),
    extensions: extensionsSchema,
  })
  .describe('Units similar in function');

/** Units similar in function. */
export type Division = Immutable<z.output<typeof divisionSchema>>;
/** A division as it may be written. */
export type DivisionInput = Writable<z.input<typeof divisionSchema>>;

const joinedUnitIds = listOf(idSchema, 'The units joined, by id; two or more');

/** The shape of {@link Coordination}: which fields it has, and what each may hold. */
export const coordinationSchema = z
  .strictObject({
    id: idSchema,
    purpose: z.string().describe('What the units coordinate'),
    unitIds: joinedUnitIds,
    extensions: extensionsSchema,
  })
  .describe('Standing coordination between units');

/** Standing coordination between units. */
export type Coordination = Immutable<z.output<typeof coordinationSchema>>;
/** A coordination as it may be written. */
export type CoordinationInput = Writable<z.input<typeof coordinationSchema>>;

/** The shape of {@link CollaborativeTeam}: which fields it has, and what each may hold. */
export const collaborativeTeamSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().describe('The name of the team'),
    purpose: z
      .enum(['leading-developing-innovating', 'managing-performing'])
      .describe('Whether the team leads, develops and innovates, or manages and performs'),
    unitIds: joinedUnitIds,
    leader: personSchema.optional().describe('Who leads the team'),
    extensions: extensionsSchema,
  })
  .describe('A team drawn from the units needed to complete a milestone; it writes and carries out the action plan');

/** An inter-unit team that completes a milestone. */
export type CollaborativeTeam = Immutable<z.output<typeof collaborativeTeamSchema>>;
/** A team as it may be written. */
export type CollaborativeTeamInput = Writable<z.input<typeof collaborativeTeamSchema>>;

/** The shape of {@link Organization}: which fields it has, and what each may hold. */
export const organizationSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().describe('The name of the organisation'),
    kind: z
      .enum(['sea', 'lea', 'school', 'other'])
      .describe('State education agency, local education agency (district), school, or another organisation'),
    chief: personSchema.optional().describe('The chief executive'),
    functions: listOf(organizationFunctionSchema, 'The kinds of work that the organisation does'),
    divisions: listOf(divisionSchema, 'The divisions with their units'),
    coordinations: listOf(coordinationSchema, 'The standing coordinations between units'),
    extensions: extensionsSchema,
  })
  .describe('The organisation that pursues the plan, with its structure');

/** The organisation that pursues the plan, with its structure. */
export type Organization = Immutable<z.output<typeof organizationSchema>>;
/** An organisation as it may be written. */
export type OrganizationInput = Writable<z.input<typeof organizationSchema>>;
