/**
 * Arbitraries for whole entities. Each kind is drawn as a tree of its fields, of numbers that will become references,
 * and of what it owns, following the structure of the kinds; afterwards ids are given in document order and references
 * are led to what is there. So a counterexample shrinks to few entities with small ids and near days, and a new kind is
 * drawn without a line here.
 */

import fc from 'fast-check';
import type * as z from 'zod';
import { plusDays, plusMonths } from '../../model/calendar.js';
import { kinds } from '../../model/entities.js';
import { ownedLists } from '../../model/find.js';
import { structure } from '../../model/generated/structure.js';
import type { EntityKind, Report } from '../../model/generated/types.js';
import { GROUP } from '../../model/groups.js';
import type { Reference } from '../../model/kind.js';
import { arbitraryOf, arbitraryRecordOf, arbitraryStart, type FieldOptions, optional, present } from './fields.js';
import { arbitraryFrame, arbitrarySeries, type Frame } from './series.js';

/** How much to draw. */
export interface TreeOptions extends FieldOptions {
  /** Whether measures may have groups of students; true. */
  readonly groups?: boolean | undefined;
  /** How many of each kind something may hold. */
  readonly most: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** An entity as drawn: its own fields, what it will refer to as numbers, and what it owns. */
export interface Tree {
  readonly kind: EntityKind;
  readonly fields: Fields;
  readonly references: readonly (readonly number[])[];
  readonly owned: Readonly<Record<string, readonly Tree[]>>;
  readonly organization?: Tree;
}

const schemaOfKind = new Map<string, z.ZodObject>(
  kinds.map(({ kind, schema }) => [kind, schema as unknown as z.ZodObject]),
);
const shapeOf = (kind: EntityKind) =>
  (schemaOfKind.get(kind) as z.ZodObject).shape as Readonly<Record<string, z.ZodType>>;

/** Completion that does not fall from report to report. */
function rising(reports: readonly Report[]): Report[] {
  const percents = reports.map(({ percentComplete }) => percentComplete).sort((a, b) => a - b);
  return reports.map((report, index) => ({ ...report, percentComplete: percents[index] as number }));
}

/** A period of one to twelve months, and reports from its start on whose completion does not fall. */
function arbitraryStep(options: FieldOptions, reports: z.ZodType): fc.Arbitrary<Fields> {
  return fc
    .record({
      start: arbitraryStart(options),
      months: fc.integer({ min: 1, max: 12 }),
      spare: fc.integer({ min: 0, max: 27 }),
      reports: arbitraryOf(reports, options) as fc.Arbitrary<Report[]>,
      isDone: fc.nat({ max: 2 }).map((draw) => draw === 2),
      days: fc.array(fc.nat({ max: 400 }), { maxLength: 2 }),
    })
    .map(({ start, months, spare, reports: drawn, isDone, days }) => {
      const inOrder = [...days].sort((a, b) => a - b);
      const dated = drawn.slice(0, inOrder.length).map(
        (report, index): Report => ({
          ...report,
          percentComplete: isDone ? 100 : Math.min(100, Math.abs(report.percentComplete)),
          date: plusDays(start, inOrder[index] as number),
        }),
      );
      return {
        period: { start, end: plusDays(plusMonths(start, months), -1 + (months < 12 ? spare : 0)) },
        reports: rising(dated),
      };
    });
}

const arbitraryYears = (options: FieldOptions, fewest: number): fc.Arbitrary<Fields> =>
  fc
    .record({ start: arbitraryStart(options), years: fc.integer({ min: fewest, max: 6 }) })
    .map(({ start, years }) => ({ period: { start, end: plusDays(plusMonths(start, years * 12), -1) } }));

const clauses = (first: string, second: string, fewest: number) =>
  fc.integer({ min: fewest, max: 2 }).map((count) => [first, second].slice(0, count));

const SERIES = ['baseline', 'targets', 'observations', 'revisions'];

/** The fields of a kind that rules ask more of than their shape says. */
const ruledKeys: { readonly [Kind in EntityKind]?: readonly string[] } = {
  plan: ['period'],
  strategy: ['period', 'theory'],
  milestone: ['period', 'reports'],
  action: ['period', 'reports'],
  measure: [...SERIES, 'unit', 'direction', 'accumulation', 'trajectory'],
  [GROUP]: [...SERIES, 'dimension'],
};

/** These fields, drawn so that they keep the rules. */
function ruledFields(kind: EntityKind, options: TreeOptions, frame: Frame | undefined): fc.Arbitrary<Fields> {
  switch (kind) {
    case 'plan':
      return arbitraryYears(options, 1);
    case 'strategy':
      return fc
        .record({
          period: optional(arbitraryYears(options, 1), 3),
          theory: fc.record({
            if: clauses('we coach teachers', 'we visit schools', 1),
            then: clauses('teaching improves', 'schools share what works', 1),
            and: clauses('students learn more', 'more of them stay', 0),
          }),
        })
        .map(({ period, theory }) => ({ ...period, theory }));
    case 'milestone':
    case 'action':
      return arbitraryStep(options, shapeOf(kind)['reports'] as z.ZodType);
    case 'measure': {
      const { start: _start, ...rest } = frame as Frame;
      return arbitrarySeries(frame as Frame, options).map((series) => ({ ...rest, ...series }));
    }
    case GROUP:
      return fc
        .record({
          series: arbitrarySeries(frame as Frame, options),
          dimension: optional(fc.constantFrom('race', 'gender')),
        })
        .map(({ series, dimension }) => present({ ...series, dimension }));
    default:
      return fc.constant({});
  }
}

/** Fields that are put together elsewhere. */
const assembled = (kind: EntityKind): ReadonlySet<string> =>
  new Set([
    'id',
    'organization',
    ...(ruledKeys[kind] ?? []),
    ...ownedLists(kind).map(({ key }) => key),
    // What stands inside an object is led to an entity when that object has been drawn.
    ...structure[kind].references.filter(({ path }) => !isInside(path)).map(({ path }) => path[0] as string),
  ]);
const isInside = (path: readonly string[]) => path.length > 1 && path[1] !== '*';

/** Fields that hold more than their schema lets on: codes that plans share, why something was given up. */
const SHARED: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  code: optional(fc.constantFrom('graduation', 'reading', 'attendance')),
  codes: optional(fc.subarray(['A1', 'B2', 'C3'], { minLength: 1 }), 3),
  extensions: optional(arbitraryOf(shapeOf('plan')['extensions'] as z.ZodType), 4),
};

/** One entity of a kind with all that it owns. */
export function arbitraryTree(kind: EntityKind, options: TreeOptions, outer?: Frame): fc.Arbitrary<Tree> {
  if (kind === 'measure') return arbitraryFrame(options).chain((frame) => treeIn(kind, options, frame));
  return treeIn(kind, options, outer);
}

function treeIn(kind: EntityKind, options: TreeOptions, frame: Frame | undefined): fc.Arbitrary<Tree> {
  const handled = assembled(kind);
  const shape = shapeOf(kind);
  const plain = Object.fromEntries(
    Object.entries(shape).filter(([key]) => !handled.has(key) && SHARED[key] === undefined),
  );
  const shared = Object.fromEntries(Object.entries(SHARED).filter(([key]) => key in shape));
  const lists = ownedLists(kind).map(({ key, kind: child }) => [key, listOfTrees(child, options, frame)] as const);
  return fc
    .record({
      plain: arbitraryRecordOf(plain, options),
      shared: fc.record(shared).map(present),
      ruled: ruledFields(kind, options, frame),
      discontinued: fc.nat({ max: 5 }).map((draw) => ['Merged into another', 'No longer needed'][draw - 4]),
      references: fc.tuple(...structure[kind].references.map(() => fc.array(fc.nat({ max: 20 }), { maxLength: 3 }))),
      owned: fc.record(Object.fromEntries(lists)) as fc.Arbitrary<Record<string, readonly Tree[]>>,
      organization: kind === 'plan' ? arbitraryTree('organization', options) : fc.constant(undefined),
    })
    .map(({ plain: drawn, shared: codes, ruled, discontinued, references, owned, organization }) => ({
      kind,
      fields: withReason({ ...drawn, ...codes, ...ruled }, discontinued),
      references,
      owned,
      ...(organization === undefined ? {} : { organization }),
    }));
}

/** What is discontinued says why; more often it goes on. */
function withReason(fields: Record<string, unknown>, reason: string | undefined): Fields {
  const { discontinued, ...rest } = fields;
  if (typeof discontinued !== 'object' || discontinued === null || reason === undefined) return rest;
  return { ...rest, discontinued: { ...discontinued, reason } };
}

/** Kinds of which there are fewer, so that drawn plans are of every depth and not too large. */
const FEW: Readonly<Record<string, number>> = { measure: 2, [GROUP]: 2, division: 2, input: 1, output: 1 };

function listOfTrees(kind: EntityKind, options: TreeOptions, frame: Frame | undefined): fc.Arbitrary<readonly Tree[]> {
  if (kind === GROUP && options.groups === false) return fc.constant([]);
  const isInTree = ['goal', 'strategy', 'milestone', 'action', 'unit'].includes(kind);
  const maxLength = Math.min(options.most, isInTree ? options.most : (FEW[kind] ?? 2));
  return fc.array(arbitraryTree(kind, options, frame), { maxLength, ...(isInTree ? { size: 'max' as const } : {}) });
}

/** What joins units joins two or more (rule `team-inter-unit`): without as many units there is none. */
const joinsUnits = (kind: EntityKind) => 'unitIds' in structure[kind].fields;

function countOf(kind: EntityKind, tree: Tree): number {
  const below = [...Object.values(tree.owned).flat(), ...(tree.organization === undefined ? [] : [tree.organization])];
  return below.reduce((count, each) => count + countOf(kind, each), tree.kind === kind ? 1 : 0);
}

/** Gives ids in document order, and leads references to what is there. */
export function assemble(tree: Tree): Record<string, unknown> {
  const counts = new Map<string, number>();
  const idsOf = new Map<EntityKind, string[]>();
  const placed: { readonly tree: Tree; readonly entity: Record<string, unknown>; readonly order: number }[] = [];
  const hasUnits = countOf('unit', tree) > 1;
  const build = (each: Tree): Record<string, unknown> => {
    const { kind, fields, owned, organization } = each;
    const order = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, order);
    const id = `${kind}-${order}`;
    idsOf.set(kind, [...(idsOf.get(kind) ?? []), id]);
    const entity: Record<string, unknown> = { id, ...fields };
    placed.push({ tree: each, entity, order });
    if (organization !== undefined) entity['organization'] = build(organization);
    for (const [key, children] of Object.entries(owned)) {
      entity[key] = children.filter((child) => hasUnits || !joinsUnits(child.kind)).map(build);
    }
    return entity;
  };
  const root = build(tree);
  for (const { tree: each, entity, order } of placed) {
    for (const [index, reference] of structure[each.kind].references.entries()) {
      refer(each.kind, entity, reference, each.references[index] ?? [], idsFor(each.kind, reference, order, idsOf));
    }
  }
  return root;
}

/** The ids that a reference may name. What depends on others, or carries them on, names earlier ones of its kind. */
function idsFor(
  kind: EntityKind,
  { path, kinds: allowed }: Reference,
  order: number,
  idsOf: ReadonlyMap<EntityKind, readonly string[]>,
): readonly string[] {
  if (allowed === null) return [...idsOf.values()].flat();
  if (!allowed.includes(kind) || path[0] === 'alignsTo') return allowed.flatMap((each) => idsOf.get(each) ?? []);
  const own = idsOf.get(kind) ?? [];
  return isInside(path) ? own.filter((_id, index) => index !== order - 1) : own.slice(0, order - 1);
}

/** Sets the ids of one reference of an entity. */
function refer(
  kind: EntityKind,
  entity: Record<string, unknown>,
  { path, within }: Reference,
  draws: readonly number[],
  ids: readonly string[],
): void {
  const [field = '', step, last = ''] = path;
  const chosen = [...new Set(ids.length === 0 ? [] : draws.map((draw) => ids[draw % ids.length] as string))];
  if (step === undefined) {
    if (chosen[0] !== undefined) entity[field] = chosen[0];
  } else if (within !== null) {
    // Most of what lies in other plans; sometimes in this one.
    const entries = draws.map((draw) =>
      draw % 3 > 0
        ? { [within]: 'state-plan', [last]: `goal-${draw}` }
        : { [within]: 'plan-1', [last]: ids[draw % ids.length] },
    );
    if (draws.length > 0) entity[field] = entries;
  } else if (step === '*') {
    if (field === 'unitIds' && chosen.length < 2 && joinsUnits(kind)) chosen.splice(0, 2, ...ids.slice(0, 2));
    if (chosen.length > 0 || structure[kind].fields[field]?.optional === false) entity[field] = chosen;
  } else {
    const inner = entity[field] as Readonly<Record<string, unknown>> | undefined;
    if (inner === undefined) return;
    const { [step]: _drawn, ...rest } = inner;
    entity[field] = chosen[0] === undefined ? rest : { ...rest, [step]: chosen[0] };
  }
}
