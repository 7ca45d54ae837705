/** Whatever comes in: issues or a plan, in bounded time, nothing thrown, no prototype touched. */
import fc from 'fast-check';
import { definePolicy, parsePlan, parseTheory, type Result } from 'spm-model';
import { afterEach, describe, expect, it } from 'vitest';
import { SOUND, soundPlan } from '../fixtures/sound-plan.js';
import { soon } from '../support/measuring.js';
import { codesOf, issuesOf } from '../support/results.js';

afterEach(() => {
  // A polluted prototype would show on any object.
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

/** A result of one of the two forms, whose issues are whole. */
function expectResult(result: Result<unknown>): void {
  if (result.ok) return;
  expect(result.issues.length).toBeGreaterThan(0);
  expect(result.issues.length).toBeLessThanOrEqual(1_100);
  for (const { code, severity, path, message } of result.issues) {
    expect(code).toMatch(/^[a-z-]+$/);
    expect(severity === 'error' || severity === 'warning').toBe(true);
    expect(Array.isArray(path)).toBe(true);
    expect(message.length).toBeGreaterThan(5);
    expect(message.length).toBeLessThan(2_000);
  }
}

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
};

const cyclic = () => {
  const plan = soundPlan() as unknown as Record<string, unknown>;
  plan['extensions'] = { plan };
  return plan;
};
const sharing = () => {
  // Sixty lines that spell a tree of 2^60 leaves.
  let shared: unknown = 'leaf';
  for (let level = 0; level < 60; level += 1) shared = [shared, shared];
  return { ...soundPlan(), extensions: { shared } };
};
const throwing = () => ({
  ...soundPlan(),
  get title() {
    throw new Error('no');
  },
});
const shifting = () => {
  let reads = 0;
  return {
    ...soundPlan(),
    get title() {
      reads += 1;
      return reads === 1 ? 'Once' : 7;
    },
  };
};

const hostile: [name: string, make: () => unknown, code: string | null][] = [
  ['a __proto__ key at the root', () => JSON.parse(`{"__proto__": {"polluted": 1}}`), 'missing'],
  [
    'a __proto__ key in extensions',
    () => ({ ...soundPlan(), extensions: JSON.parse('{"__proto__": {"polluted": 1}}') }),
    'unknown-key',
  ],
  ['a constructor key', () => ({ ...soundPlan(), constructor: { prototype: { polluted: 1 } } }), 'unknown-key'],
  [
    'a __proto__ of values in an entity',
    () => ({ ...soundPlan(), period: JSON.parse('{"__proto__": {"start": "2026-01-01", "end": "2026-12-31"}}') }),
    'missing',
  ],
  ['a cyclic object', cyclic, 'wrong-type'],
  ['an object that shares its branches', sharing, 'too-long'],
  ['lists 10,000 deep', () => nested(10_000, (inner) => [inner]), 'wrong-type'],
  ['objects 10,000 deep', () => nested(10_000, (inner) => ({ goals: [inner] })), 'missing'],
  [
    'extensions 10,000 deep',
    () => ({ ...soundPlan(), extensions: { deep: nested(10_000, (inner) => ({ inner })) } }),
    'too-long',
  ],
  ['a title of ten megabytes', () => ({ ...soundPlan(), title: 'x'.repeat(10_000_000) }), null],
  ['an id of ten megabytes', () => ({ ...soundPlan(), id: 'x'.repeat(10_000_000) }), 'too-long'],
  ['a choice of ten megabytes', () => ({ ...soundPlan(), schemaVersion: 'x'.repeat(10_000_000) }), 'not-a-choice'],
  ['a key of a megabyte', () => ({ ...soundPlan(), ['x'.repeat(1_000_000)]: 1 }), 'unknown-key'],
  [
    'a hundred thousand unknown keys',
    () => ({ ...soundPlan(), ...Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i])) }),
    'unknown-key',
  ],
  ['a sparse list', () => ({ ...soundPlan(), goals: new Array(1_000) }), 'missing'],
  ['a list of a hundred million holes', () => ({ ...soundPlan(), goals: new Array(100_000_000) }), 'too-long'],
  ['a getter that throws', throwing, 'wrong-type'],
  [
    'a proxy that throws',
    () =>
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
    'wrong-type',
  ],
  [
    'a revoked proxy',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
    'wrong-type',
  ],
  ['NaN', () => ({ ...soundPlan(), schemaVersion: Number.NaN }), 'not-a-choice'],
  [
    'an infinite weight',
    () => ({ ...soundPlan(), goals: [{ ...SOUND.goals[0], weight: Number.POSITIVE_INFINITY }] }),
    'bad-number',
  ],
  ['NaN in extensions', () => ({ ...soundPlan(), extensions: { x: Number.NaN } }), 'bad-number'],
  ['a date object', () => ({ ...soundPlan(), period: { start: new Date(0), end: '2026-01-01' } }), 'wrong-type'],
  ['a date in extensions', () => ({ ...soundPlan(), extensions: { x: new Date(0) } }), 'wrong-type'],
  ['a function in extensions', () => ({ ...soundPlan(), extensions: { x: () => 1 } }), 'wrong-type'],
  ['a symbol', () => ({ ...soundPlan(), title: Symbol('x') }), 'wrong-type'],
  ['a bigint', () => ({ ...soundPlan(), schemaVersion: 1n }), 'not-a-choice'],
  ['a lone surrogate in a title', () => ({ ...soundPlan(), title: '\ud800 plan' }), null],
  ['null', () => null, 'wrong-type'],
  ['undefined', () => undefined, 'missing'],
  ['a string', () => JSON.stringify(soundPlan()), 'wrong-type'],
  ['a list', () => [soundPlan()], 'wrong-type'],
  ['a map', () => new Map([['id', 'plan']]), 'missing'],
];

describe('parsePlan', () => {
  it.each(hostile)('takes %s', (_name, make, code) => {
    const input = make();
    const result = soon(() => parsePlan(input));
    expectResult(result);
    expect(result.ok).toBe(code === null);
    if (code !== null) expect(codesOf(issuesOf(result))).toContain(code);
  });

  it('reads a value that shifts under it once, or refuses it', () => {
    const result = parsePlan(shifting());
    expectResult(result);
    if (result.ok) expect(typeof result.value.title).toBe('string');
  });

  it('takes anything', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(anything, (input) => expectResult(parsePlan(input))),
      { numRuns: 1_000 },
    );
  });

  it('takes a sound plan with anything at any place', () => {
    const places: (string | number)[][] = [];
    const collect = (value: unknown, path: (string | number)[]): void => {
      if (path.length > 0) places.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, item] of Object.entries(value))
        collect(item, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    collect(SOUND, []);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.anything({ withBigInt: true, withDate: true }), (path, junk) => {
        const plan = soundPlan();
        let at = plan as unknown as Record<string | number, unknown>;
        for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
        at[path.at(-1) as string | number] = junk;
        expectResult(parsePlan(plan));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('parseTheory and definePolicy', () => {
  it('take anything', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expectResult(parseTheory(input as string));
        expectResult(definePolicy(input as object));
      }),
      { numRuns: 1_000 },
    );
  });
});
