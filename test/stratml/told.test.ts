/** Words joined with what elements say, and what words must add to them. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/generated/types.js';
import { isRecord } from '../../src/stratml/element.js';
import { additions, additionsTo, merged, toldEntries, toldGroups } from '../../src/stratml/told.js';
import { dense, type Told } from '../../src/stratml/words.js';

/** A list with gaps. */
const listOf = (entries: Readonly<Record<number, unknown>>): never => Object.assign([], entries) as never;

const ann = { name: 'Name', text: 'Ann' };
const bo = { name: 'Name', text: 'Bo' };
const role = { name: 'Role' };
const stakeholder = (...children: readonly Json[]) => ({ name: 'Stakeholder', children });

describe('native data with what words tell', () => {
  it.each<[string, object, object, object]>([
    ['has both', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    ['has what is told in the place of what is there', { a: 1, b: 2 }, { a: 3 }, { a: 3, b: 2 }],
    ['is without what is told as absent', { a: 1, b: 2 }, { a: undefined }, { b: 2 }],
    ['has objects as they are told', { period: { a: 1 } }, { period: { b: 2 } }, { period: { b: 2 } }],
    ['has lists as they are told', { codes: [1] }, { codes: [2] }, { codes: [2] }],
    ['has lists without gaps', {}, { codes: listOf({ 1: 'x', 3: { a: undefined } }) }, { codes: ['x', {}] }],
    ['has extensions of both', { extensions: { a: 1 } }, { extensions: { b: 2 } }, { extensions: { a: 1, b: 2 } }],
    ['has extensions without gaps', {}, { extensions: { a: undefined, b: 1 } }, { extensions: { b: 1 } }],
    [
      'has extensions in the place of what is none',
      { extensions: 7 },
      { extensions: { b: 2 } },
      { extensions: { b: 2 } },
    ],
    [
      'has extensions as they are told where those are none',
      { extensions: { a: 1 } },
      { extensions: 7 },
      { extensions: 7 },
    ],
    ['has extensions in the place of text', { extensions: 'x' }, { extensions: { b: 2 } }, { extensions: { b: 2 } }],
    [
      'has attributes of both',
      { extensions: { stratml: { attributes: { a: '1' } } } },
      { extensions: { stratml: { attributes: { b: '2' } } } },
      { extensions: { stratml: { attributes: { a: '1', b: '2' } } } },
    ],
    [
      'has objects within extensions as told',
      { extensions: { a: { b: 1 } } },
      { extensions: { a: { c: 2 } } },
      { extensions: { a: { c: 2 } } },
    ],
    ['has elements of both', { elements: [ann] }, { elements: [bo] }, { elements: [ann, bo] }],
    ['has results of both', { results: [role] }, { results: [ann] }, { results: [role, ann] }],
    ['has elements in the place of what are none', { elements: 7 }, { elements: [bo] }, { elements: [bo] }],
    ['has no elements where what is told is none', { elements: [ann] }, { elements: 7 }, { elements: 7 }],
    ['has elements told in gaps', { elements: [ann] }, { elements: listOf({ 2: bo }) }, { elements: [ann, bo] }],
    [
      'has an element once of which words tell more, in its place',
      { elements: [stakeholder(ann), role] },
      { elements: [stakeholder(ann, role)] },
      { elements: [stakeholder(ann, role), role] },
    ],
    [
      'has an element once of which words tell an attribute',
      { elements: [stakeholder(ann)] },
      { elements: [{ ...stakeholder(ann), attributes: { x: 'y' } }] },
      { elements: [{ ...stakeholder(ann), attributes: { x: 'y' } }] },
    ],
    [
      'has both elements where they say otherwise',
      { elements: [stakeholder(ann, { name: 'Role', text: 'Chair' }, ann)] },
      { elements: [stakeholder(ann, { name: 'Role', text: 'Clerk' })] },
      {
        elements: [
          stakeholder(ann, { name: 'Role', text: 'Chair' }, ann),
          stakeholder(ann, { name: 'Role', text: 'Clerk' }),
        ],
      },
    ],
    [
      'has both elements where one says twice what the other says once',
      { elements: [stakeholder(ann, ann)] },
      { elements: [stakeholder(ann)] },
      { elements: [stakeholder(ann, ann), stakeholder(ann)] },
    ],
    [
      'has both elements where children are told as text',
      { elements: [{ name: 'Role', children: [{ name: 'RoleType' }] }] },
      { elements: [{ name: 'Role', children: 'RoleType' }] },
      {
        elements: [
          { name: 'Role', children: [{ name: 'RoleType' }] },
          { name: 'Role', children: 'RoleType' },
        ],
      },
    ],
    [
      'has elements by the last of their texts',
      { elements: [stakeholder(bo, ann), role] },
      { elements: [stakeholder(bo), stakeholder(bo, ann, role)] },
      { elements: [stakeholder(bo, ann, role), role, stakeholder(bo)] },
    ],
    [
      'has each element told once, whatever is alike',
      { elements: [stakeholder(ann), stakeholder(ann)] },
      { elements: [stakeholder(ann, role), stakeholder(ann, bo)] },
      { elements: [stakeholder(ann, role), stakeholder(ann, bo)] },
    ],
    [
      'has one element told for one of two that are alike',
      { elements: [stakeholder(ann), stakeholder(ann)] },
      { elements: [stakeholder(ann, role)] },
      { elements: [stakeholder(ann, role), stakeholder(ann)] },
    ],
    [
      'has an element once of whose child words tell the text',
      { elements: [stakeholder(ann, role)] },
      { elements: [stakeholder(ann, { name: 'Role', text: 'Chair' })] },
      { elements: [stakeholder(ann, { name: 'Role', text: 'Chair' })] },
    ],
    [
      'has an element once whose children words tell among what are none',
      { elements: [stakeholder(ann)] },
      { elements: [stakeholder('Ann', null, 7, ann)] },
      { elements: [stakeholder('Ann', null, 7, ann)] },
    ],
    ['has a text once that words tell as well', { elements: ['Ann'] }, { elements: ['Ann'] }, { elements: ['Ann'] }],
    ['has texts told as elements', { elements: [ann] }, { elements: ['Ann', null] }, { elements: [ann, 'Ann', null] }],
  ])('%s', (_, native, told, wanted) => {
    const before = JSON.stringify(native);
    expect(merged(native as Told, told as Told, '')).toStrictEqual(wanted);
    expect(JSON.stringify(native)).toBe(before);
  });

  it('finds an element by what it says among any number, and looks at fifty that say alike', () => {
    const many = Array.from({ length: 60 }, (_, index) => stakeholder({ name: 'Name', text: `${index}` }, role));
    const named = stakeholder({ name: 'Name', text: '59' });
    expect(merged({ elements: [named] }, { elements: many }, '')).toEqual({ elements: many });
    const others = [named, ann];
    expect(merged({ elements: others }, { elements: many }, '')).toEqual({
      elements: [many[59], ann, ...many.slice(0, 59)],
    });
    const alike = (more: number) => [...Array.from({ length: more }, () => stakeholder(ann)), stakeholder(ann, role)];
    const native = stakeholder(role, ann);
    expect(merged({ elements: [native, bo] }, { elements: alike(49) }, '')).toEqual({
      elements: [alike(49)[49], bo, ...alike(49).slice(0, 49)],
    });
    expect(merged({ elements: [native] }, { elements: alike(50) }, '')).toEqual({ elements: [native, ...alike(50)] });
  });

  it('keeps what is joined apart', () => {
    expect(merged({ id: 'a', b: 1 }, { id: 'x', b: 2 }, '', new Set(['id']))).toStrictEqual({ id: 'a', b: 2 });
  });

  it('tells records from lists and from nothing', () => {
    expect([{}, [], null, undefined, 'x', 7].map(isRecord)).toEqual([true, false, false, false, false, false]);
  });

  it('has no gaps, at any depth', () => {
    const value = { a: undefined, b: listOf({ 2: listOf({ 1: 'x' }), 4: { c: undefined, d: null } }) };
    expect(dense(value as never)).toStrictEqual({ b: [['x'], { d: null }] });
    expect(dense([undefined] as never)).toStrictEqual([null]);
    expect([null, undefined, 'x', 0].map(dense)).toEqual([null, undefined, 'x', 0]);
  });
});

describe('what words add', () => {
  it.each<[string, object, object, object]>([
    ['nothing to what is equal', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, {}],
    ['what is not there', { a: 1 }, { a: 1, b: 2 }, { b: 2 }],
    ['what is otherwise', { a: 1 }, { a: 2 }, { a: 2 }],
    ['that something is not wanted', { a: 1 }, {}, { a: undefined }],
    ['that something is wanted absent', { a: 1 }, { a: undefined }, { a: undefined }],
    ['nothing of what is absent in both', { a: undefined }, { b: undefined }, {}],
    ['an object as a whole', { period: { a: 1 } }, { period: { a: 1, b: 2 } }, { period: { a: 1, b: 2 } }],
    ['what extensions lack', { extensions: { a: 1 } }, { extensions: { a: 1, b: 2 } }, { extensions: { b: 2 } }],
    ['extensions where there are none', {}, { extensions: { a: 1 } }, { extensions: { a: 1 } }],
    ['extensions that are none', { extensions: { a: 1 } }, { extensions: 7 }, { extensions: 7 }],
    [
      'what extensions have and should not',
      { extensions: { a: 1 } },
      { extensions: {} },
      { extensions: { a: undefined } },
    ],
    ['elements that are missing', { elements: [ann] }, { elements: [ann, bo] }, { elements: [bo] }],
    [
      'all elements where one stands again',
      { elements: [ann] },
      { elements: [ann, bo, ann] },
      { elements: [ann, bo, ann] },
    ],
    [
      'all elements where they come in another order',
      { elements: [ann, bo] },
      { elements: [bo, ann] },
      { elements: [bo, ann] },
    ],
    ['elements by how often they stand', { elements: [ann, bo] }, { elements: [role, bo] }, { elements: [role] }],
    ['elements beyond those that are there', { elements: [ann] }, { elements: [ann, ann] }, { elements: [ann, ann] }],
    ['empty extensions where there are none', {}, { extensions: {} }, { extensions: {} }],
    ['extensions in the place of what are none', { extensions: 7 }, { extensions: { a: 1 } }, { extensions: { a: 1 } }],
    ['elements where there are none', {}, { elements: [ann] }, { elements: [ann] }],
    ['nothing of elements that are there besides', { elements: [ann, bo] }, { elements: [bo] }, {}],
    ['nothing of elements that are not wanted', { elements: [ann], results: [bo] }, {}, {}],
    [
      'nothing where extensions differ by elements alone',
      { extensions: { elements: [ann, bo] } },
      { extensions: { elements: [bo] } },
      {},
    ],
    ['elements that are none', { elements: [ann] }, { elements: 7 }, { elements: 7 }],
    ['no empty list that is none', {}, { codes: [] }, {}],
    ['an empty list in the place of another', { codes: ['x'] }, { codes: [] }, { codes: [] }],
    ['a list that is not there', {}, { codes: ['x'] }, { codes: ['x'] }],
    ['an empty text', {}, { note: '' }, { note: '' }],
  ])('%s', (_, native, wanted, told) => {
    expect(additions(native as Told, wanted as Told, '')).toStrictEqual(told);
  });

  it('leaves out what is told apart, wanted or not', () => {
    expect(additions({ a: 1, b: 1 }, { a: 2, c: 3 }, '', new Set(['a', 'b']))).toStrictEqual({ c: 3 });
  });

  it('to lists, entry by entry, with gaps for entries that read as they should', () => {
    const [first, second] = [
      { date: '2026-06-30', value: 1 },
      { date: '2027-06-30', value: 2 },
    ];
    expect(additionsTo([first, second], [first, second], 'TargetResult')).toBeUndefined();
    expect(additionsTo([], [], 'TargetResult')).toBeUndefined();
    expect(additionsTo([first, second], [first, { ...second, low: 1 }], 'TargetResult')).toStrictEqual(
      listOf({ 1: { date: '2027-06-30', low: 1 } }),
    );
    expect(additionsTo([first], [first, second], 'TargetResult')).toStrictEqual(listOf({ 1: second }));
    const again = { date: first?.date, value: 3 };
    expect(additionsTo([first, second, again], [first, second, { ...again, n: 9 }], 'TargetResult')).toStrictEqual(
      listOf({ 0: { date: '2026-06-30' }, 2: { date: '2026-06-30', n: 9 } }),
    );
  });
});

describe('entries that words tell', () => {
  const [first, second] = ['2026-06-30', '2027-06-30'];
  const low = { date: second, low: 85 };
  const note = { note: 'x' };
  const entries = (list = 'targets') =>
    toldEntries(
      { [list]: listOf({ 1: low, 2: 'soon', 3: note, 5: { date: second, value: 9, odd: undefined } }) },
      list,
    );

  it('are taken by their place, each once', () => {
    const told = entries();
    expect(told.take(1, second)).toBe(low);
    expect(told.take(1, undefined)).toBeUndefined();
    expect(told.take(0, undefined)).toBeUndefined();
    expect(told.take(2, first)).toBeUndefined();
    expect(told.take(3, first)).toBe(note);
    expect(told.take(3, first)).toBeUndefined();
  });

  it('are taken by their place before another of their day', () => {
    expect(entries().take(5, second)).toMatchObject({ value: 9 });
  });

  it('are taken by their place where the result has no day', () => {
    expect(entries().take(1, undefined)).toBe(low);
  });

  it('are taken by their day where another stands in their place', () => {
    const told = entries();
    expect(told.take(1, first)).toBeUndefined();
    expect(told.take(0, second)).toBe(low);
    expect(told.take(0, second)).toMatchObject({ value: 9 });
    expect(told.take(0, second)).toBeUndefined();
    const moved = toldEntries({ targets: [{ date: first, low: 1 }, low] }, 'targets');
    expect(moved.take(0, second)).toBe(low);
    expect(moved.take(1, first)).toEqual({ date: first, low: 1 });
  });

  it('that nothing took and that hold a value of their own are the rest', () => {
    const value = { date: second, value: 9 };
    expect(entries().rest(0)).toStrictEqual([low, value]);
    expect(entries().rest(1)).toStrictEqual([low, value]);
    expect(entries().rest(2)).toStrictEqual([value]);
    expect(entries().rest(6)).toStrictEqual([]);
    const told = entries();
    told.take(1, second);
    expect(told.rest(0)).toStrictEqual([value]);
    expect(entries('withheld').rest(0)).toStrictEqual([low, note, value]);
    expect(toldEntries({ targets: [{ high: 5 }] }, 'targets').rest(0)).toEqual([{ high: 5 }]);
  });

  it('are none where words tell no list', () => {
    for (const told of [{}, { targets: 'soon' }, { targets: { 0: low } }]) {
      expect(toldEntries(told as Told, 'targets').rest(0)).toEqual([]);
      expect(toldEntries(told as Told, 'targets').take(0, second)).toBeUndefined();
    }
  });

  it('of groups are those that are records', () => {
    const girls = { name: 'Girls' };
    expect(toldGroups({ subgroups: listOf({ 0: 'x', 2: girls, 3: [], 4: null }) })).toEqual([girls]);
    expect(toldGroups({ subgroups: { 0: girls } as never })).toEqual([]);
    expect(toldGroups({})).toEqual([]);
  });
});
