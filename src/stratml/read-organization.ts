/**
 * From StratML's organizations and stakeholders to the organization of a plan: the first is the organization, further
 * ones and all that perform are its units, and a person that performs is who answers for a goal or an objective.
 */

import { isEqual } from '../model/equal.js';
import type { OrganizationInput, Person, Plan, UnitInput } from '../model/generated/types.js';
import { isVisible } from '../model/json.js';
import {
  asJson,
  childOf,
  childrenOf,
  childText,
  type Element,
  element,
  leaf,
  saysSomething,
  textOf,
} from './element.js';
import {
  idFor,
  inOrder,
  isPlaceholder,
  keep,
  nameFrom,
  type Reading,
  type Source,
  sourceOf,
  takeText,
} from './reading.js';
import type { Told } from './words.js';

/** The division in which performers are kept as units. */
export const PERFORMERS = 'Performers';
/** The division of the organizations besides the first. */
export const OTHER_ORGANIZATIONS = 'Other organizations';

const performs = (stakeholder: Element): boolean =>
  childrenOf(stakeholder, 'Role').some((role) => childrenOf(role, 'RoleType').some(({ text }) => text === 'Performer'));

const isPerson = (stakeholder: Element) => stakeholder.attributes['StakeholderTypeType'] === 'Person';

/** The name of a stakeholder or of a role, with what of it stands in markup; empty where there is none yet. */
const nameOf = (named: Element): string => {
  const [name = ''] = childrenOf(named, 'Name').map(textOf);
  return isVisible(name) && !isPlaceholder(name) ? name : '';
};

/** A person that performs, and nothing more than a person is said to be. */
export function personFrom(stakeholder: Element): Person | undefined {
  const name = nameOf(stakeholder);
  if (!isPerson(stakeholder) || !performs(stakeholder) || name === '') return undefined;
  const title = childrenOf(stakeholder, 'Role')
    .map(nameOf)
    .find((each) => each !== '');
  return { name, ...(title === undefined ? {} : { title }) };
}

/** Whether an element says what another does and no more, in whatever order. */
const saysNoMore = (than: Element, said: Element): boolean => isEqual(asJson(inOrder(said)), asJson(than));

/** A role of those that perform, as it is written. */
const performing = (name: string) => element('Role', [leaf('Name', name), leaf('RoleType', 'Performer')]);

/** Whether a stakeholder is written as a person is: then it need not be kept beside it. */
export const isPlainPerson = (stakeholder: Element): boolean =>
  saysNoMore(
    element(
      'Stakeholder',
      [leaf('Name', childText(stakeholder, 'Name')), performing(childText(childOf(stakeholder, 'Role'), 'Name'))],
      { StakeholderTypeType: 'Person' },
    ),
    stakeholder,
  );

/** Who answers for a goal or an objective; organizations that perform there become units as well. */
export function responsibleFrom(reading: Reading, source: Source): { responsible?: Person } {
  let responsible: Person | undefined;
  for (const stakeholder of source.element.children) {
    if (stakeholder.name !== 'Stakeholder') continue;
    if (!isPerson(stakeholder)) performerFrom(reading, stakeholder);
    else if (responsible === undefined) {
      responsible = personFrom(stakeholder);
      if (responsible !== undefined && isPlainPerson(stakeholder)) source.left.delete(stakeholder);
    }
  }
  return responsible === undefined ? {} : { responsible };
}

/** Remembers an organization or group that performs; the same name is one unit. */
function performerFrom(reading: Reading, stakeholder: Element): UnitInput | undefined {
  const name = nameOf(stakeholder);
  if (isPerson(stakeholder) || !performs(stakeholder) || name === '') return undefined;
  if (reading.performers.has(name)) return undefined;
  const unit = { id: '', name };
  reading.performers.set(name, unit);
  return unit;
}

/** The performers of an organization, each with what a unit has no place for. */
function performersOf(reading: Reading, source: Source): void {
  for (const stakeholder of source.element.children) {
    if (stakeholder.name !== 'Stakeholder') continue;
    const unit = performerFrom(reading, stakeholder);
    if (unit === undefined) continue;
    source.left.delete(stakeholder);
    const within = sourceOf(stakeholder);
    takeText(within, 'Name');
    const roles = childrenOf(stakeholder, 'Role');
    const [role] = roles;
    if (roles.length === 1 && role !== undefined && saysNoMore(performing(''), role)) within.left.delete(role);
    const { StakeholderTypeType, ...others } = stakeholder.attributes;
    const attributes = StakeholderTypeType === 'Organization' ? others : stakeholder.attributes;
    const place = { path: ['organization', 'divisions'], title: unit.name };
    reading.performers.set(unit.name, {
      ...unit,
      ...keep(reading, place, { ...within, element: { ...stakeholder, attributes } }),
    });
  }
}

/** The organization of a plan, before its units are known. */
export function organizationFrom(
  reading: Reading,
  elements: readonly Element[],
  kind: Plan['organization']['kind'],
  told: Told,
  fallback: string,
): { readonly organization: OrganizationInput; readonly others: readonly UnitInput[] } {
  const [first, ...others] = elements;
  const path = ['organization'];
  const source = sourceOf(first);
  const given = takeText(source, 'Name');
  const named = typeof told['name'] === 'string' ? told['name'] : given;
  const name = nameFrom(reading, { path }, 'Organization', [named, childText(first, 'Acronym')], fallback);
  const place = { path, title: name };
  const id = idFor(reading, takeText(source, 'Identifier'), told['id'], 'organization', place);
  performersOf(reading, source);
  return {
    organization: { id, name, kind, ...keep(reading, { ...place, id }, source) },
    others: others.filter(saysSomething).map((other, index) => otherFrom(reading, other, index)),
  };
}

/** A further organization as a unit; what a unit has no place for is kept with it. */
function otherFrom(reading: Reading, element: Element, index: number): UnitInput {
  const path = ['organization', 'divisions', 0, 'units', index];
  const source = sourceOf(element);
  const name = nameFrom(
    reading,
    { path },
    'Organization',
    [takeText(source, 'Name'), childText(element, 'Acronym')],
    `Organization ${index + 2}`,
  );
  const place = { path, title: name };
  const id = idFor(reading, takeText(source, 'Identifier'), undefined, `organization-${index + 2}`, place);
  return { id, name, ...keep(reading, { ...place, id }, source) };
}

/** The divisions that further organizations and performers make up: their ids give way to all that are stated. */
export function divisionsFrom(reading: Reading, others: readonly UnitInput[]): Pick<OrganizationInput, 'divisions'> {
  const performers = [...reading.performers.values()].map((unit, index) => ({
    ...unit,
    id: idFor(reading, '', undefined, `performer-${index + 1}`, { path: [], title: unit.name }),
  }));
  const divisions = [
    { name: OTHER_ORGANIZATIONS, fallback: 'other-organizations', units: others },
    { name: PERFORMERS, fallback: 'performers', units: performers },
  ]
    .filter(({ units }) => units.length > 0)
    .map(({ name, fallback, units }) => ({
      id: idFor(reading, '', undefined, fallback, { path: [], title: name }),
      name,
      units,
    }));
  return divisions.length === 0 ? {} : { divisions };
}
