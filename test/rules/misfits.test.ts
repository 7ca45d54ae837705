/** What does not fit a shape is named by what was found, what was expected and where; what fits is copied. */
import type { Issue } from 'spm-model';
import { describe, expect, it } from 'vitest';
import type { FieldShape } from '../../src/model/field-shape.js';
import { misfitsOf, quoted } from '../../src/rules/misfits.js';
import { readAs } from '../../src/rules/read.js';
import { present } from '../fixtures/sound-plan.js';
import { issuesOf, valueIn } from '../support/results.js';

const ID: FieldShape = { is: 'id', most: 4 };
const CHOICE: FieldShape = { is: 'choice', of: ['red', 1] };
const EXTENSIONS: FieldShape = { is: 'extensions' };

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

/** A value of one field, `a`. */
const inField = (of: FieldShape, value: unknown, operations = {}) =>
  misfitsOf({ is: 'object', of: { a: of } }, { a: value }, operations);

const told = ({ code, path, params }: Issue) => {
  const { place, ...rest } = params;
  return [code, path.join('.'), rest];
};

describe('a value of another type', () => {
  it.each<[FieldShape['is'], FieldShape, unknown, object]>([
    ['text', { is: 'text' }, null, { given: 'null', value: null, expected: 'text' }],
    ['name', { is: 'name' }, 7, { given: 'number', value: '7', expected: 'text' }],
    ['id', ID, 7n, { given: 'bigint', value: '7', expected: 'text' }],
    ['day', { is: 'day' }, new Date(0), { given: 'date', value: null, expected: 'date' }],
    ['text', { is: 'text' }, revoked(), { given: 'object', value: null, expected: 'text' }],
    ['boolean', { is: 'boolean' }, 'yes', { given: 'text', value: 'yes', expected: 'boolean' }],
    ['boolean', { is: 'boolean', nullable: true }, 0, { given: 'number', value: '0', expected: 'boolean' }],
    ['number', { is: 'number' }, true, { given: 'boolean', value: 'true', expected: 'number' }],
    ['integer', { is: 'integer' }, Symbol('s'), { given: 'symbol', value: null, expected: 'integer' }],
    ['list', { is: 'list', of: ID }, () => 7, { given: 'function', value: null, expected: 'list' }],
    ['object', { is: 'object', of: {} }, [], { given: 'list', value: null, expected: 'object' }],
    ['record', { is: 'record', of: ID }, [], { given: 'list', value: null, expected: 'object' }],
    ['record', { is: 'record', of: ID }, 'x', { given: 'text', value: 'x', expected: 'object' }],
    ['operation', { is: 'operation' }, 'x', { given: 'text', value: 'x', expected: 'operation' }],
  ])('is no %s', (_is, shape, value, expected) => {
    expect(inField(shape, value).map(told)).toEqual([['wrong-type', 'a', { reason: 'type', ...expected }]]);
  });

  it('is no object of extensions', () => {
    for (const value of [null, 7, [], 'x']) {
      expect(inField(EXTENSIONS, value).map(told)).toEqual([['wrong-type', 'a', { reason: 'extensions' }]]);
    }
  });

  it('may be null where that is allowed, and anything where anything is', () => {
    expect(inField({ is: 'text', nullable: true }, null)).toEqual([]);
    for (const value of [null, 7, [], {}, 'x']) expect(inField({ is: 'anything' }, value)).toEqual([]);
    expect(inField({ is: 'boolean' }, false)).toEqual([]);
  });
});

describe('a value that is missing', () => {
  it.each<[FieldShape, string, string | null]>([
    [{ is: 'text' }, 'text', null],
    [{ is: 'name' }, 'text', null],
    [{ is: 'day' }, 'date', null],
    [{ is: 'record', of: ID }, 'object', null],
    [{ is: 'anything' }, 'json', null],
    [{ is: 'integer' }, 'integer', null],
    [CHOICE, 'choice', '"red", 1'],
  ])('is asked for: %j', (shape, expected, choices) => {
    for (const given of [{}, { a: undefined }, Object.create({ a: 'inherited' })]) {
      const misfits = misfitsOf({ is: 'object', of: { a: shape } }, given);
      expect(misfits.map(told)).toEqual([['missing', 'a', { expected, choices }]]);
    }
    expect(inField({ ...shape, optional: true }, undefined)).toEqual([]);
    expect(inField({ ...shape, default: '' }, undefined)).toEqual([]);
  });
});

describe('a value of the right type', () => {
  it.each<[FieldShape, unknown, unknown[] | null]>([
    [{ is: 'text' }, '', null],
    [{ is: 'name' }, ' ', ['blank', {}]],
    [ID, '', ['bad-id', {}]],
    [ID, 'four', null],
    [ID, 'five!', ['too-long', { reason: 'text', most: 4 }]],
    [{ is: 'text' }, 'longer than four', null],
    [{ is: 'day' }, '2026-2-1', ['bad-date', { value: '"2026-2-1"' }]],
    [{ is: 'number' }, Number.NaN, ['bad-number', { value: 'NaN', reason: 'not-finite', bound: null }]],
    [{ is: 'number' }, -0.5, null],
    [{ is: 'integer' }, 0.5, ['bad-number', { value: '0.5', reason: 'not-whole', bound: null }]],
    [{ is: 'integer', min: 2, max: 3 }, 2, null],
    [{ is: 'integer', min: 2, max: 3 }, 3, null],
    [{ is: 'integer', min: 2, max: 3 }, 1, ['bad-number', { value: '1', reason: 'below', bound: 2 }]],
    [{ is: 'integer', min: 2, max: 3 }, 4, ['bad-number', { value: '4', reason: 'above', bound: 3 }]],
    [{ is: 'number', above: 0 }, 0.1, null],
    [{ is: 'number', above: 0 }, 0, ['bad-number', { value: '0', reason: 'not-above', bound: 0 }]],
    [CHOICE, 'red', null],
    [CHOICE, 'blue', ['not-a-choice', { value: '"blue"', choices: '"red", 1' }]],
    [CHOICE, 2, ['not-a-choice', { value: '2', choices: '"red", 1' }]],
  ])('%j takes %j or says why not', (shape, value, expected) => {
    const misfits = inField(shape, value);
    expect(misfits.map(told)).toEqual(expected === null ? [] : [[expected[0], 'a', expected[1]]]);
    // The same where it is the whole document.
    expect(misfitsOf(shape, value).map(({ code }) => code)).toEqual(misfits.map(({ code }) => code));
  });

  it('is quoted in brief', () => {
    const values = [[], {}, () => 7, Symbol('s'), null, 7, true, 'x', undefined];
    expect(values.map(quoted)).toEqual([
      'a list',
      'an object',
      'a function',
      'a symbol',
      'null',
      '7',
      'true',
      '"x"',
      'undefined',
    ]);
    expect(quoted('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
    expect(quoted('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`);
  });
});

it.each<[unknown, string]>([
  [2, 'later-version'],
  [0, 'not-a-choice'],
  [1.5, 'later-version'],
  ['2', 'not-a-choice'],
  [null, 'not-a-choice'],
])('a schemaVersion of %j is told as %s', (version, code) => {
  const of = { schemaVersion: { is: 'choice', of: [1] } as const };
  const misfits = misfitsOf({ is: 'object', of }, { schemaVersion: version });
  expect(misfits.map((each) => each.code)).toEqual([code]);
});

describe('a field that is not known', () => {
  const of = { title: { is: 'text', optional: true } } as const;
  const proto = JSON.parse('{"__proto__": 7}') as object;

  it.each<[string, FieldShape, object, object]>([
    [
      'is named with the nearest',
      { is: 'object', of },
      { titel: 7 },
      { key: 'titel', reason: 'field', nearest: 'title' },
    ],
    ['may be near to none', { is: 'object', of }, { xyz: 7 }, { key: 'xyz', reason: 'field', nearest: null }],
    [
      'may go among the extensions, where there are any',
      { is: 'object', of: { ...of, extensions: { ...EXTENSIONS, optional: true } } },
      { xyz: 7 },
      { key: 'xyz', reason: 'field-or-extension', nearest: null },
    ],
    ['may be that of every object', { is: 'object', of }, proto, { key: '__proto__', reason: 'proto', nearest: null }],
    [
      'may have an operation of its own',
      { is: 'object', of, elsewhere: { reports: 'recordReport' } },
      { reports: 7 },
      { key: 'reports', reason: 'own-operation', nearest: null, operation: 'recordReport' },
    ],
    [
      'may be beside one that has an operation of its own',
      { is: 'object', of, elsewhere: { reports: 'recordReport' } },
      { toString: 7 },
      { key: 'toString', reason: 'field', nearest: null },
    ],
  ])('%s', (_what, shape, value, params) => {
    const [key] = Object.keys(value);
    expect(misfitsOf(shape, value).map(told)).toEqual([['unknown-key', key, { operation: null, ...params }]]);
  });
});

it('a list that needs entries is asked for them', () => {
  const list = { is: 'list', of: { is: 'text' }, least: 1 } as const;
  const misfits = misfitsOf({ is: 'object', of: { if: list, then: list } }, { if: [], then: [] });
  expect(misfits.map(told)).toEqual([
    ['theory-incomplete', 'if', { part: 'if' }],
    ['theory-incomplete', 'then', { part: 'then' }],
  ]);
  expect(misfitsOf(list, []).map(told)).toEqual([['theory-incomplete', '', { part: 'then' }]]);
  expect(misfitsOf(list, ['x'])).toEqual([]);
});

describe('an operation', () => {
  const operations = { addGoal: { goal: ID }, removeTeam: { team: ID } };
  const at = (value: unknown) => misfitsOf({ is: 'operation' }, value, operations).map(told);

  it('is told apart by its type', () => {
    expect(at({ type: 'removeTeam', team: 't' })).toEqual([]);
    expect(at({ type: 'removeTeam', goal: 't' })).toEqual([
      ['missing', 'team', { expected: 'text', choices: null }],
      ['unknown-key', 'goal', { key: 'goal', reason: 'field', nearest: null, operation: null }],
    ]);
  });

  it.each<[object, unknown[]]>([
    [{}, ['missing', 'type', { expected: 'operation', choices: null }]],
    [Object.create({ type: 'addGoal' }), ['missing', 'type', { expected: 'operation', choices: null }]],
    [{ type: 7 }, ['wrong-type', 'type', { reason: 'type', given: 'number', value: '7', expected: 'text' }]],
    // A list of one text reads like the text where it is taken for a key.
    [{ type: ['addGoal'] }, ['wrong-type', 'type', { reason: 'type', given: 'list', value: null, expected: 'text' }]],
    [{ type: 'removeTeams' }, ['not-a-choice', 'type', { value: '"removeTeams"', choices: '"removeTeam"' }]],
    [{ type: 'x' }, ['not-a-choice', 'type', { value: '"x"', choices: '"addGoal"' }]],
    [{ type: 'toString' }, ['not-a-choice', 'type', { value: '"toString"', choices: '"addGoal"' }]],
  ])('%j has no type that is known', (value, expected) => {
    expect(at(value)).toEqual([expected]);
  });
});

it.each<[string, unknown, string, string, object]>([
  [
    'a name that no object may have',
    JSON.parse('{"b": {"c": {"__proto__": 7}}}'),
    'unknown-key',
    'a.b.c.__proto__',
    { key: '__proto__', reason: 'proto', nearest: null, operation: null },
  ],
  ['a function', { b: () => 7 }, 'wrong-type', 'a.b', { reason: 'not-json' }],
  ['a date', { b: new Date(0) }, 'wrong-type', 'a.b', { reason: 'class' }],
  [
    'what is no number',
    { b: [Number.NaN] },
    'bad-number',
    'a.b.0',
    { value: 'NaN or infinite', reason: 'not-finite', bound: null },
  ],
])('extensions may not hold %s', (_what, value, code, path, params) => {
  expect(inField(EXTENSIONS, value).map(told)).toEqual([[code, path, params]]);
});

it('an issue names the id of the nearest object that has one', () => {
  const of: FieldShape = {
    is: 'object',
    of: { id: { is: 'anything' }, below: { is: 'anything' }, a: { is: 'boolean' } },
  };
  const nested: FieldShape = { is: 'object', of: { id: ID, below: of } };
  const idIn = (below: object) => present(misfitsOf(nested, { id: 'top', below })[0]).id;
  expect(idIn({ id: 'low', below: 7, a: 7 })).toBe('low');
  for (const id of [7, '', null]) expect(idIn({ id, below: 7, a: 7 })).toBe('top');
  expect(idIn(Object.assign(Object.create({ id: 'inherited' }), { below: 7, a: 7 }))).toBe('top');
  expect(present(misfitsOf(of, { id: 7, below: 7, a: 7 })[0]).id).toBeUndefined();
  // What is wrong with an id is not told by that id.
  expect(present(misfitsOf({ is: 'object', of: { id: ID } }, { id: 'too long' })[0]).id).toBeUndefined();
});

describe('what fits a shape without a name', () => {
  const shape: FieldShape = {
    is: 'object',
    of: {
      record: { is: 'record', of: { is: 'list', of: ID } },
      extensions: EXTENSIONS,
      nothing: { is: 'text', nullable: true },
      absent: { is: 'text', optional: true },
      filled: { is: 'boolean', default: true },
    },
  };
  const given = () => ({ record: { a: ['b'] }, extensions: { c: { d: [-0] } }, nothing: null });

  it('is copied and frozen, its defaults filled in, and left as it is', () => {
    const input = given();
    const read = valueIn(readAs(shape, input)) as ReturnType<typeof given>;
    expect(read).toStrictEqual({ record: { a: ['b'] }, extensions: { c: { d: [0] } }, nothing: null, filled: true });
    expect([read, read.record, read.record.a, read.extensions.c.d].every(Object.isFrozen)).toBe(true);
    expect([input, input.record, input.record.a, input.extensions.c.d].some(Object.isFrozen)).toBe(false);
  });

  it('is refused where it reads otherwise the second time', () => {
    const throwing = (times: number) => {
      let reads = 0;
      return {
        ...given(),
        get nothing() {
          reads += 1;
          if (reads > times) throw new Error('no');
          return null;
        },
      };
    };
    for (const input of [throwing(0), throwing(1)]) {
      expect(issuesOf(readAs(shape, input)).map(told)).toEqual([['wrong-type', '', { reason: 'unreadable' }]]);
    }
    let reads = 0;
    const extensions = {
      get c() {
        reads += 1;
        return reads > 1 ? () => 7 : 7;
      },
    };
    expect(issuesOf(readAs(shape, { ...given(), extensions })).map(told)).toEqual([
      ['wrong-type', '', { reason: 'unreadable' }],
    ]);
  });
});
