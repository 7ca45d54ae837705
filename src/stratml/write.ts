/**
 * From a plan to a StratML document of either part: elements that conform to the published schema, with what a reading
 * kept put back in its place, and in words what there is no element for.
 */

import { isEqual } from '../model/equal.js';
import type { Goal, Json, Measure, Organization, Person, Plan, Strategy, Unit } from '../model/generated/types.js';
import { isVisible } from '../model/json.js';
import type { Path } from '../model/result.js';
import { formatTheory } from '../model/sentence.js';
import { readShape } from '../rules/read.js';
import { conform, conformChildren } from './conform.js';
import { withSubmitter } from './dialect.js';
import { asJson, childrenOf, type Element, element, leaf, saysSomething } from './element.js';
import type { Loss, Place } from './loss.js';
import { GOAL_MEASURES, goalFrom, MEASURES_OF_GOAL, NO_GOAL, strategyFrom, theoryIn } from './read-goal.js';
import { isPlainPerson, OTHER_ORGANIZATIONS, personFrom } from './read-organization.js';
import { planFrom, typeOf } from './read-plan.js';
import { isPlaceholder, startReading } from './reading.js';
import { choicesFor, NAMESPACES, ROOTS, type StratmlPart } from './standard.js';
import { additions } from './told.js';
import type { Told } from './words.js';
import { indicatorElement } from './write-measure.js';
import {
  type Assembled,
  assembled,
  elementsKept,
  extensionsTold,
  identifierOf,
  keptIn,
  leafIf,
  loseToWords,
  otherApart,
  putBack,
  startWriting,
  textElement,
  type Writing,
  withOther,
  worded,
} from './writing.js';
import { writable, writeXml } from './xml.js';

/** How to write. */
export interface StratmlWriteOptions {
  /** The part of the standard; 2. Part 1 has no indicators: there measures are told in words. */
  readonly part?: StratmlPart | undefined;
  /** What a document of Part 2 is; found from what the plan has where it is left out. */
  readonly type?: 'Strategic_Plan' | 'Performance_Plan' | 'Performance_Report' | undefined;
}

/** A StratML document, with what it has no place for. */
export interface StratmlDocument {
  readonly xml: string;
  readonly losses: readonly Loss[];
}

/** Names of what was kept that elements hold again. */
const KNOWN: ReadonlySet<string> = new Set(['elements', 'attributes']);
/** What words tell and needs no word among the losses. */
const UNLISTED: ReadonlySet<string> = new Set(['id']);

function personElements(
  { part }: Writing,
  responsible: Person | undefined,
  kept: readonly Element[],
): readonly Element[] {
  if (responsible === undefined || part === 1) return [];
  // The first of the kept who performs is read as who answers, and kept where it says more than that.
  const first = kept.find((each) => each.name === 'Stakeholder' && personFrom(each) !== undefined);
  if (first !== undefined && isEqual(personFrom(first), responsible) && !isPlainPerson(first)) return [];
  const role = element('Role', [textElement('Name', responsible.title ?? ''), leaf('RoleType', 'Performer')]);
  return [element('Stakeholder', [textElement('Name', responsible.name), role], { StakeholderTypeType: 'Person' })];
}

/** A theory in words: as its sentence, where that is read back as it is. */
function theoryTold(told: Told): Told {
  const { theory } = told;
  if (theory === undefined) return told;
  const sentence = formatTheory(theory as unknown as Strategy['theory'] & object);
  return isEqual(theoryIn(sentence), theory) ? { ...told, theory: sentence } : told;
}

/** What words must add to an element, with what was kept and does not fit. */
function toldOf(native: object, entity: Goal | Strategy, misfits: Told, except: readonly string[]): Told {
  const told = additions(native as Told, entity as unknown as Told, '', new Set([...except, 'extensions']));
  return { ...theoryTold(told), ...extensionsTold(entity.extensions, misfits, KNOWN) };
}

const indicatorsOf = (writing: Writing, measures: readonly Measure[], path: Path): readonly Element[] =>
  writing.part === 1
    ? []
    : measures.map((measure, index) => indicatorElement(writing, measure, [...path, 'measures', index]));

/** Entities that are elements of their own, where the part has such. */
const ownedIn = ({ part }: Writing, ...lists: readonly string[]) =>
  part === 1 ? lists.filter((list) => list !== 'measures') : lists;

function objectiveElement(writing: Writing, strategy: Strategy, path: Path): Element {
  const { title, description, theory, extensions } = strategy;
  const place: Place = { path, id: strategy.id, title };
  const kept = keptIn(extensions).elements;
  const sentence = description ?? (theory === undefined ? undefined : formatTheory(theory));
  const made = [
    textElement('Name', title),
    ...(sentence === undefined ? [] : [textElement('Description', sentence)]),
    identifierOf(writing, place),
    ...personElements(writing, strategy.responsible, kept),
  ];
  const parts = assembled(writing, { name: 'Objective', place, extensions, made });
  const read = readShape('Strategy', strategyFrom(startReading(), parts.element, [], 'x'));
  const { written, words } = worded(
    writing,
    parts,
    (misfits) => toldOf(read.ok ? read.value : {}, strategy, misfits, ownedIn(writing, 'measures')),
    (objective) => elementsKept(strategyFrom(startReading(), objective, [], 'x')),
  );
  loseToWords(writing, place, 'Objective', words, UNLISTED);
  const indicators = indicatorsOf(writing, strategy.measures, path);
  return { ...written, children: [...written.children, ...indicators] };
}

/** The measures of a goal as indicators of an objective that stands for them. */
function goalMeasures(writing: Writing, goal: Goal, path: Path): readonly Element[] {
  if (writing.part === 1 || goal.measures.length === 0) return [];
  const bare = element('Objective', [leaf('Name', GOAL_MEASURES)]);
  const objective = withOther(writing, bare, '', MEASURES_OF_GOAL);
  return [{ ...objective, children: [...objective.children, ...indicatorsOf(writing, goal.measures, path)] }];
}

function goalElement(writing: Writing, goal: Goal, path: Path): Element {
  const { statement, description = '', extensions } = goal;
  const place: Place = { path, id: goal.id, title: statement };
  const kept = keptIn(extensions).elements;
  const made = [
    textElement('Name', statement),
    textElement('Description', description),
    identifierOf(writing, place),
    ...personElements(writing, goal.responsible, kept),
  ];
  const parts = assembled(writing, { name: 'Goal', place, extensions, made });
  const read = readShape('Goal', goalFrom(startReading(), parts.element, [], 'x'));
  const { written, words } = worded(
    writing,
    parts,
    (misfits) => toldOf(read.ok ? read.value : {}, goal, misfits, ownedIn(writing, 'measures', 'strategies')),
    (element) => elementsKept(goalFrom(startReading(), element, [], 'x')),
  );
  loseToWords(writing, place, 'Goal', words, UNLISTED);
  const objectives = goal.strategies.map((strategy, index) =>
    objectiveElement(writing, strategy, [...path, 'strategies', index]),
  );
  return { ...written, children: [...written.children, ...goalMeasures(writing, goal, path), ...objectives] };
}

/** A unit as a stakeholder that performs, with what was kept of it. */
function performerElement(writing: Writing, { id, name, extensions }: Unit, path: Path): Element {
  const kept = keptIn(extensions);
  const elements = putBack(writing, { path, id, title: name }, kept.elements);
  const role = element('Role', [leaf('Name', ''), leaf('RoleType', 'Performer')]);
  const childrenWith = (...made: readonly Element[]) =>
    conformChildren(writing.part, 'Stakeholder', [textElement('Name', name), ...made], elements).children;
  const bare = childrenWith();
  // What was kept may lack the role, or have it in a form that cannot be written.
  const performs = bare.some(
    (each) => each.name === 'Role' && childrenOf(each, 'RoleType').some(({ text }) => text === 'Performer'),
  );
  const children = performs ? bare : childrenWith(role);
  const type = kept.attributes['StakeholderTypeType'] ?? 'Organization';
  const isChoice = choicesFor('Stakeholder', 'StakeholderTypeType')?.includes(type) === true;
  return element('Stakeholder', children, isChoice ? { StakeholderTypeType: type } : {});
}

/** A unit with its place in the plan. */
interface PlacedUnit {
  readonly unit: Unit;
  readonly path: Path;
}

/** The units of the organizations besides the first, or all others. */
const unitsOf = (divisions: Organization['divisions'], areOrganizations: boolean): readonly PlacedUnit[] =>
  divisions.flatMap(({ name, units }, division) =>
    (name === OTHER_ORGANIZATIONS) === areOrganizations
      ? units.map((unit, index) => ({ unit, path: ['organization', 'divisions', division, 'units', index] }))
      : [],
  );

function organizationElements(
  writing: Writing,
  { organization }: Plan,
): { readonly elements: readonly Element[]; readonly parts: Assembled } {
  const { name, divisions, extensions } = organization;
  const place: Place = { path: ['organization'], id: organization.id, title: name };
  const performers = writing.part === 1 ? [] : performersOf(divisions);
  const made = [
    textElement('Name', name),
    identifierOf(writing, place),
    ...performers.map(({ unit, path }) => performerElement(writing, unit, path)),
  ];
  const parts = assembled(writing, { name: 'Organization', place, extensions, made });
  const others = unitsOf(divisions, true).map(({ unit, path }) => {
    const ofUnit: Place = { path, id: unit.id, title: unit.name };
    return assembled(writing, {
      name: 'Organization',
      place: ofUnit,
      extensions: unit.extensions,
      made: [textElement('Name', unit.name), identifierOf(writing, ofUnit)],
    }).element;
  });
  return { elements: [parts.element, ...others], parts };
}

/** Units that become stakeholders: one of each name, and of such that is read as a name. */
function performersOf(divisions: Organization['divisions']): readonly PlacedUnit[] {
  const met = new Set<string>();
  return unitsOf(divisions, false).filter(({ unit }) => {
    const text = writable(unit.name);
    const isNew = isVisible(text) && !isPlaceholder(text) && !met.has(text);
    met.add(text);
    return isNew;
  });
}

function coreElement(writing: Writing, plan: Plan, organizations: readonly Element[]): Element {
  const direction = (name: 'Vision' | 'Mission', text: string | undefined): readonly Element[] =>
    text === undefined ? [] : [element(name, [textElement('Description', text)])];
  const values = plan.values.map(({ name, description, extensions }, index) => {
    const place: Place = { path: ['values', index], title: name };
    const made = [
      textElement('Name', name),
      ...(description === undefined ? [] : [textElement('Description', description)]),
    ];
    return assembled(writing, { name: 'Value', place, extensions, made }).element;
  });
  const goals = plan.goals.map((goal, index) => goalElement(writing, goal, ['goals', index]));
  const none = element('Goal', [leaf('Name', NO_GOAL), leaf('Description', '')]);
  return element('StrategicPlanCore', [
    ...organizations,
    ...direction('Vision', plan.vision),
    ...direction('Mission', plan.mission),
    ...values,
    // The standard asks for a goal.
    ...(goals.length === 0 ? [none] : goals),
  ]);
}

/** A root without its goals: what is kept beside them is read the same. */
const withoutGoals = (root: Element): Element => ({
  ...root,
  children: root.children.map((child) =>
    child.name === 'StrategicPlanCore'
      ? { ...child, children: child.children.filter(({ name }) => name !== 'Goal') }
      : child,
  ),
});

/** The root with words: what they must add to the plan and its organization is found by reading as any reader would. */
function planWords(writing: Writing, plan: Plan, parts: Assembled, ofOrganization: Assembled) {
  const read = (root: Element) => planFrom(startReading(), withSubmitter(root), { kind: 'other', period: undefined });
  const native = read(parts.element);
  const shape = readShape('Organization', native.organization);
  const { organization } = plan;
  // What a reader finds missing again needs no word.
  const missingIn = (extensions: unknown) => keptIn(extensions as Plan['extensions']).fields['missing'];
  const isFound = isEqual(missingIn(native.extensions), missingIn(plan.extensions));
  const known = new Set([...KNOWN, ...(isFound ? ['missing'] : [])]);
  const words = (misfits: Told, organizationMisfits: Told): Told => {
    const told = {
      ...additions(
        (shape.ok ? shape.value : {}) as unknown as Told,
        organization as unknown as Told,
        'Organization',
        new Set(['extensions']),
      ),
      ...extensionsTold(organization.extensions, organizationMisfits, KNOWN),
    };
    return {
      ...additions(
        native as unknown as Told,
        plan as unknown as Told,
        parts.element.name,
        new Set(['goals', 'organization', 'extensions']),
      ),
      ...(Object.keys(told).length === 0 ? {} : { organization: told as Json }),
      ...extensionsTold(plan.extensions, misfits, known),
    };
  };
  let { misfits } = ofOrganization;
  const keptOfOrganization = (root: Element) => elementsKept(read(withoutGoals(root)).organization ?? {});
  if (ofOrganization.kept.length > 0) {
    const written = withOther(writing, parts.element, parts.other, words(parts.misfits, misfits));
    if (!isEqual(keptOfOrganization(written), ofOrganization.kept))
      misfits = { ...misfits, elements: ofOrganization.kept };
  }
  return worded(
    writing,
    parts,
    (each) => words(each, misfits),
    (root) => elementsKept(read(withoutGoals(root))),
  );
}

/**
 * Writes a plan as a StratML document that is valid by the published schema of Part 2, or of Part 1: identifiers that
 * XML allows, unique and the same each time. What an earlier reading kept is put back in its place. What StratML has no
 * element for (milestones, teams, bands, direction …) is written in words into OtherInformation, read back from there,
 * and listed in `losses`, so that reading the document again gives an equal plan, but for identifiers that were `renamed`.
 *
 * Total: never throws on a well-shaped plan.
 *
 * Source: ISO 17469-1, ISO 17469-2.
 *
 * @example
 * ```ts
 * const { xml, losses } = toStratml(examplePlan);
 * xml.includes('<Name>Coach every teacher of early reading</Name>'); // true
 * losses.some(({ path }) => path.includes('milestones')); // true
 * ```
 */
export function toStratml(plan: Plan, options: StratmlWriteOptions = {}): StratmlDocument {
  const part = options.part === 1 ? 1 : 2;
  const writing = startWriting(plan, part);
  const place: Place = { path: [], id: plan.id, title: plan.title };
  const { attributes, elements: kept, fields } = keptIn(plan.extensions);
  const missing: readonly unknown[] = Array.isArray(fields['missing']) ? fields['missing'] : [];
  const identifier = part === 1 ? [] : [identifierOf(writing, place)];
  const organizations = organizationElements(writing, plan);
  const core = coreElement(writing, plan, organizations.elements);
  const back = putBack(writing, place, kept);
  const { other, others: rest, misfits: scraps } = otherApart(back);
  const submitter = part === 1 ? rest.find(({ name }) => name === 'Submitter') : undefined;
  const within = submitter === undefined ? undefined : conform(part, submitter);
  const made = [
    textElement('Name', plan.title),
    core,
    element('AdministrativeInformation', [
      ...identifier,
      ...(missing.includes('start') ? [] : leafIf(writing, 'StartDate', plan.period.start)),
      ...(missing.includes('end') ? [] : leafIf(writing, 'EndDate', plan.period.end)),
      // Part 1 has the submitter within.
      ...(within?.element === undefined || !saysSomething(within.element) ? [] : [within.element]),
    ]),
  ];
  const { children, unfit } = conformChildren(
    part,
    ROOTS[part],
    made,
    rest.filter((each) => each !== submitter),
  );
  const misfits = [
    ...scraps,
    ...unfit,
    ...(submitter === undefined || within?.misfit === undefined ? [] : [submitter]),
  ];
  const { Type: kind, ...others } = attributes;
  const choices = choicesFor(ROOTS[2], 'Type') ?? [];
  const type = [options.type, kind].find((each) => each !== undefined && choices.includes(each)) ?? typeOf(plan);
  // A reading keeps a type that is not the one found from what the plan has.
  const isKept = part === 2 && kind === type && kind !== typeOf(plan);
  const otherAttributes = isKept ? others : attributes;
  const bare = element(ROOTS[part], children, { xmlns: NAMESPACES[part], ...(part === 1 ? {} : { Type: type }) });
  const parts: Assembled = {
    element: bare,
    other,
    misfits: {
      ...(misfits.length === 0 ? {} : { elements: misfits.map(asJson) }),
      ...(Object.keys(otherAttributes).length === 0 ? {} : { attributes: otherAttributes }),
    },
    kept: back.filter(saysSomething).map(asJson),
  };
  const { written: root, words } = planWords(writing, plan, parts, organizations.parts);
  const { organization, ...ofPlan } = words;
  loseToWords(writing, place, ROOTS[part], ofPlan, UNLISTED);
  const held: Place = { path: ['organization'], id: plan.organization.id, title: plan.organization.name };
  loseToWords(writing, held, 'Organization', (organization ?? {}) as Told, UNLISTED);
  return { xml: writeXml(root), losses: Object.freeze(writing.losses) };
}
