/**
 * Who carries out the plan: the organization with its functions, divisions and units, how units coordinate, and
 * the collaborative teams drawn from them (Redding & Layland, *Strategic Performance Management*, 2015:
 * function, structure, division, unit, collaborative team).
 */
import { person } from './common.js';
import { defineKind, field, schemaOf } from './entity.js';
import type {
  CollaborativeTeam,
  CollaborativeTeamInput,
  Coordination,
  CoordinationInput,
  Division,
  DivisionInput,
  Organization,
  OrganizationFunction,
  OrganizationFunctionInput,
  OrganizationInput,
  Unit,
  UnitInput,
} from './generated/types.js';
import { choice, idSchema, listOf, name, text } from './shape.js';

export const organizationFunction = defineKind({
  kind: 'function',
  type: 'OrganizationFunction',
  noun: 'function',
  table: 'functions',
  title: 'name',
  meaning: 'A category of the work that the organization does',
  fields: { name: name('What kind of work it is'), description: text('More about it').optional() },
});

/** The shape of {@link OrganizationFunction}. */
export const organizationFunctionSchema = schemaOf<OrganizationFunction, OrganizationFunctionInput>(
  organizationFunction,
);

const functionIds = field(listOf(idSchema, 'The functions carried out, by id'), { refersTo: ['function'], set: true });

export const unit = defineKind({
  kind: 'unit',
  type: 'Unit',
  noun: 'unit',
  table: 'units',
  title: 'name',
  meaning: 'Carries out a function to complete milestones and so put strategies into effect',
  fields: {
    name: name('The name of the unit'),
    leader: person.schema.optional().describe('Who leads the unit'),
    functionIds,
  },
});

/** The shape of {@link Unit}. */
export const unitSchema = schemaOf<Unit, UnitInput>(unit);

export const division = defineKind({
  kind: 'division',
  type: 'Division',
  noun: 'division',
  table: 'divisions',
  title: 'name',
  meaning: 'Units similar in function',
  fields: {
    name: name('The name of the division'),
    leader: person.schema.optional().describe('Who leads the division; a member of the leadership team'),
    functionIds,
    units: listOf(unit.schema, 'The units of the division'),
  },
});

/** The shape of {@link Division}. */
export const divisionSchema = schemaOf<Division, DivisionInput>(division);

const joinedUnitIds = field(listOf(idSchema, 'The units joined, by id; two or more'), {
  refersTo: ['unit'],
  set: true,
});

export const coordination = defineKind({
  kind: 'coordination',
  type: 'Coordination',
  noun: 'coordination',
  table: 'coordinations',
  title: 'purpose',
  meaning: 'Standing coordination between units',
  fields: { purpose: text('What the units coordinate'), unitIds: joinedUnitIds },
});

/** The shape of {@link Coordination}. */
export const coordinationSchema = schemaOf<Coordination, CoordinationInput>(coordination);

export const team = defineKind({
  kind: 'team',
  type: 'CollaborativeTeam',
  noun: 'team',
  table: 'teams',
  title: 'name',
  meaning: 'A team drawn from the units needed to complete a milestone; it writes and carries out the action plan',
  fields: {
    name: name('The name of the team'),
    purpose: choice(
      ['leading-developing-innovating', 'managing-performing'],
      'Whether the team leads, develops and innovates, or manages and performs',
    ),
    unitIds: joinedUnitIds,
    leader: person.schema.optional().describe('Who leads the team'),
  },
});

/** The shape of {@link CollaborativeTeam}. */
export const collaborativeTeamSchema = schemaOf<CollaborativeTeam, CollaborativeTeamInput>(team);

export const organization = defineKind({
  kind: 'organization',
  type: 'Organization',
  noun: 'organization',
  table: 'organizations',
  title: 'name',
  meaning: 'The organization that pursues the plan, with its structure',
  fields: {
    name: name('The name of the organization'),
    kind: choice(
      ['sea', 'lea', 'school', 'other'],
      'State education agency, local education agency (district), school, or another organization',
    ),
    chief: person.schema.optional().describe('The chief executive'),
    functions: listOf(organizationFunction.schema, 'The kinds of work that the organization does'),
    divisions: listOf(division.schema, 'The divisions with their units'),
    coordinations: listOf(coordination.schema, 'The standing coordinations between units'),
  },
});

/** The shape of {@link Organization}. */
export const organizationSchema = schemaOf<Organization, OrganizationInput>(organization);
