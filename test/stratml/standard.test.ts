/** What the published schemas allow, and elements made to conform to them. */
import { describe, expect, it } from 'vitest';
import { conform, conformChildren } from '../../src/stratml/conform.js';
import {
  childrenIn,
  choicesFor,
  fitsIn,
  identifierFrom,
  isIdentifier,
  isRequired,
  mostOf,
} from '../../src/stratml/standard.js';
import { elementIn, elementsIn } from '../support/stratml.js';

describe('the standard', () => {
  it('has children in order and number, by part', () => {
    expect(childrenIn(1, 'Stakeholder')).toEqual([
      ['Name', '1'],
      ['Description', '?'],
    ]);
    expect(childrenIn(2, 'Role')).toEqual([
      ['Name', '1'],
      ['Description', '?'],
      ['RoleType', '2'],
    ]);
    for (const [part, name] of [
      [1, 'Role'],
      [2, 'Name'],
      [2, 'toString'],
    ] as const)
      expect(childrenIn(part, name)).toBeUndefined();
    expect((['1', '?', '*', '+', '2'] as const).map(mostOf)).toEqual([1, 1, Infinity, Infinity, 2]);
    expect((['1', '?', '*', '+', '2'] as const).map(isRequired)).toEqual([true, false, false, true, false]);
  });

  it('has attributes with their choices', () => {
    expect(choicesFor('Stakeholder', 'StakeholderTypeType')).toEqual(['Person', 'Organization', 'Generic_Group']);
    for (const [element, attribute] of [
      ['Stakeholder', 'Type'],
      ['Goal', 'Type'],
      ['toString', 'Type'],
      ['Stakeholder', 'toString'],
    ] as const)
      expect(choicesFor(element, attribute)).toBeUndefined();
  });

  it.each([
    ['a', 'a', true],
    ['_1.a-b', '_1.a-b', true],
    ['ж目é', 'ж目é', true],
    ['', '_', false],
    ['1', '_1', false],
    ['-a', '_-a', false],
    ['1 x', '_1_x', false],
    ['a:b c', 'a_b_c', false],
    ['a😀', 'a_', false],
  ])('makes "%s" the identifier "%s"', (text, identifier, isOne) => {
    expect(identifierFrom(text)).toBe(identifier);
    expect([isIdentifier(text), isIdentifier(identifier)]).toEqual([isOne, true]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['Identifier', ['_1'], ['', '1 x']],
    ['StartDate', ['2026-06-30', '2026-06-30Z', '2026-06-30-05:00'], ['2026-02-30', '2026', 'soon', '0000-01-01']],
    ['EndDate', ['2024-02-29'], ['2023-02-29', '2023-02-29Z', '2026-06-30T00:00']],
    ['PublicationDate', ['2026-06-30+13:59'], ['2026-06-30+14:00']],
    ['NumberOfUnits', ['', '5', '-5.', '+.5'], ['5 %', '1e5', '.', '1,000']],
    ['Source', ['', 'https://example.org/a?b=c#d', 'urn:x:y'], ['see page 5', 'https://a b']],
    ['RoleType', ['Performer', 'Beneficiary'], ['', 'Chair']],
    ['Name', ['', 'anything'], []],
  ])('has as %s %j, and not %j', (name, fitting, others) => {
    for (const part of [1, 2] as const) {
      for (const text of fitting) expect(fitsIn(part, name, text), text).toBe(true);
      for (const text of others) expect(fitsIn(part, name, text), text).toBe(false);
    }
  });

  it('has blank days in Part 2 alone', () => {
    for (const name of ['StartDate', 'EndDate', 'PublicationDate'])
      expect([fitsIn(1, name, ''), fitsIn(2, name, '')]).toEqual([false, true]);
  });
});

describe('an element made to conform', () => {
  it.each<[string, string, string | undefined, string | undefined]>([
    ['that does', '<Name>x</Name>', '<Name>x</Name>', undefined],
    ['without text', '<Name/>', '<Name/>', undefined],
    ['of another text', '<Identifier>1 x</Identifier>', undefined, '<Identifier>1 x</Identifier>'],
    ['of no text where some must be', '<RoleType/>', undefined, undefined],
    ['with elements in its text', '<Name>x<B>y</B></Name>', undefined, '<Name>x<B>y</B></Name>'],
    ['with an empty element for text', '<Name><B/></Name>', undefined, undefined],
    ['with an attribute that is none', '<Name a="1">x</Name>', '<Name>x</Name>', '<Name a="1"/>'],
    ['with a blank attribute', '<Name a=" ">x</Name>', '<Name>x</Name>', undefined],
    [
      'with attributes of which one is none',
      '<Stakeholder StakeholderTypeType="Person" a="1" b=" "><Name>Ann</Name></Stakeholder>',
      '<Stakeholder StakeholderTypeType="Person"><Name>Ann</Name></Stakeholder>',
      '<Stakeholder a="1"/>',
    ],
    [
      'with a choice that is none',
      '<Stakeholder StakeholderTypeType="Robot"><Name>Ann</Name></Stakeholder>',
      '<Stakeholder><Name>Ann</Name></Stakeholder>',
      '<Stakeholder StakeholderTypeType="Robot"/>',
    ],
    [
      'in another order, without what it needs',
      '<Goal><Identifier>g</Identifier><Description>D</Description></Goal>',
      '<Goal><Name/><Description>D</Description><Identifier>g</Identifier></Goal>',
      undefined,
    ],
    [
      'with stray text',
      '<Vision>stray<Description>V</Description></Vision>',
      '<Vision><Description>V</Description></Vision>',
      '<Vision>stray</Vision>',
    ],
    [
      'with a child that is none',
      '<Vision><Novel>x</Novel><Identifier>1 x</Identifier><Description>V</Description><Odd/></Vision>',
      '<Vision><Description>V</Description></Vision>',
      '<Vision><Novel>x</Novel><Identifier>1 x</Identifier></Vision>',
    ],
    [
      'with a child too many',
      '<Role><Name/><RoleType>Performer</RoleType><RoleType>Beneficiary</RoleType><RoleType>Performer</RoleType></Role>',
      '<Role><Name/><RoleType>Performer</RoleType><RoleType>Beneficiary</RoleType></Role>',
      undefined,
    ],
    [
      'with a child too many that says otherwise',
      '<Vision><Description>V</Description><Description/><Description>W</Description></Vision>',
      '<Vision><Description>V</Description></Vision>',
      '<Vision><Description>W</Description></Vision>',
    ],
    [
      'with the same child twice, once with more',
      '<Vision><Description>V</Description><Description>V</Description><Description a="1">V</Description><Description>V<B>x</B></Description></Vision>',
      '<Vision><Description>V</Description></Vision>',
      '<Vision><Description a="1">V</Description><Description>V<B>x</B></Description></Vision>',
    ],
    [
      'with children in children that do not fit',
      '<Relationship RelationshipType="Peer_To"><Identifier>1 x</Identifier><ReferentIdentifier>a</ReferentIdentifier></Relationship>',
      '<Relationship RelationshipType="Peer_To"><ReferentIdentifier>a</ReferentIdentifier></Relationship>',
      '<Relationship><Identifier>1 x</Identifier></Relationship>',
    ],
    [
      'with a child of which nothing fits',
      '<Organization><Stakeholder><Novel>x</Novel></Stakeholder></Organization>',
      '<Organization/>',
      '<Organization><Stakeholder><Novel>x</Novel></Stakeholder></Organization>',
    ],
    [
      'with a child of which a part fits',
      '<Organization><Stakeholder><Name>Ann</Name><Novel>x</Novel></Stakeholder></Organization>',
      '<Organization><Stakeholder><Name>Ann</Name></Stakeholder></Organization>',
      '<Organization><Stakeholder><Novel>x</Novel></Stakeholder></Organization>',
    ],
    [
      'with a blank child',
      '<Organization><Stakeholder/></Organization>',
      '<Organization><Stakeholder><Name/></Stakeholder></Organization>',
      undefined,
    ],
    ['without a goal', '<StrategicPlanCore/>', '<StrategicPlanCore><Goal/></StrategicPlanCore>', undefined],
  ])('%s', (_, given, element, misfit) => {
    expect(conform(2, elementIn(given))).toEqual({
      element: element === undefined ? undefined : elementIn(element),
      misfit: misfit === undefined ? undefined : elementIn(misfit),
    });
  });

  it('has roles in Part 2 alone', () => {
    const stakeholder = '<Stakeholder><Name>Ann</Name><Role><Name>Chair</Name></Role></Stakeholder>';
    expect(conform(2, elementIn(stakeholder))).toEqual({ element: elementIn(stakeholder), misfit: undefined });
    expect(conform(1, elementIn(stakeholder))).toEqual({
      element: elementIn('<Stakeholder><Name>Ann</Name></Stakeholder>'),
      misfit: elementIn('<Stakeholder><Role><Name>Chair</Name></Role></Stakeholder>'),
    });
  });

  it.each<[string, string, string, string, string]>([
    [
      'fills what was made',
      '<Vision><Description>V</Description></Vision><Goal/>',
      '<Vision><Identifier>v</Identifier></Vision>',
      '<Vision><Description>V</Description><Identifier>v</Identifier></Vision><Goal/>',
      '',
    ],
    [
      'says the same',
      '<Vision><Description>V</Description></Vision><Goal/>',
      '<Vision><Description>V</Description></Vision><Mission/>',
      '<Vision><Description>V</Description></Vision><Mission/><Goal/>',
      '',
    ],
    [
      'says otherwise',
      '<Vision><Description>V</Description></Vision><Goal/>',
      '<Vision a="1">x<Description>W</Description><Identifier>v</Identifier></Vision><Novel>x</Novel><Odd/>',
      '<Vision><Description>V</Description><Identifier>v</Identifier></Vision><Goal/>',
      '<Vision a="1">x<Description>W</Description></Vision><Novel>x</Novel>',
    ],
    [
      'stands beside others',
      '<Unknown>x</Unknown><Goal>2</Goal><Organization>1</Organization>',
      '<Organization><Name>B</Name></Organization>',
      '<Organization>1</Organization><Organization><Name>B</Name></Organization><Goal>2</Goal>',
      '',
    ],
  ])('that was kept %s', (_, made, kept, children, misfits) => {
    const given = elementsIn(kept);
    const found = conformChildren(2, 'StrategicPlanCore', elementsIn(made), given);
    expect(found.children).toEqual(elementsIn(children));
    expect(found.misfits).toEqual(elementsIn(misfits));
    expect(found.unfit).toEqual(given.filter(({ name }) => misfits.includes(`<${name}`)));
  });
});
