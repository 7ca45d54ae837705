/** What the shape refuses, word for word, and what it lets through at its very bounds. */
import { type PlanInput, parsePlan } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { extensionsSchema } from '../../src/model/shape.js';
import { soundPlan } from '../fixtures/sound-plan.js';
import { codesOf, issuesOf, planOf } from '../support/results.js';

type Step = string | number;

/** The sound plan with one place overwritten; `undefined` takes the key away. */
function planWith(path: readonly Step[], value: unknown): PlanInput {
  const plan = soundPlan();
  let holder = plan as unknown as Record<Step, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<Step, unknown>;
  const key = path.at(-1) as Step;
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  return plan;
}

const MEASURE = ['goals', 0, 'measures', 0] as const;
const STRATEGY = ['goals', 0, 'strategies', 0] as const;
const ACTION = [...STRATEGY, 'milestones', 0, 'actions', 0] as const;
const LONG = 'A long text that goes on, and on, and on, until nobody would wish to read it to its end';

/** Each place, and what is written there. */
const spoiled: readonly (readonly [path: readonly Step[], value: unknown])[] = [
  [['title'], undefined],
  [['title'], null],
  [['title'], 7],
  [['title'], true],
  [['title'], ['a']],
  [['title'], { a: 1 }],
  [['title'], () => 1],
  [['title'], Symbol('title')],
  [['title'], 10n],
  [['title'], new Date(0)],
  [['title'], ''],
  [['title'], ' \n\u0000\u200b'],
  [['goals', 0, 'statement'], ' '],
  [['organization', 'name'], '\t'],
  [[...MEASURE, 'indicator'], ''],
  [[...MEASURE, 'subgroups', 0, 'name'], ' '],
  [['period', 'start'], new Date(0)],
  [['period'], undefined],
  [['period'], 'always'],
  [['period', 'start'], undefined],
  [['period', 'start'], 20260101],
  [['period', 'start'], '2026-02-29'],
  [['period', 'start'], LONG],
  [['schemaVersion'], undefined],
  [['schemaVersion'], '1'],
  [['schemaVersion'], 0],
  [['schemaVersion'], 2],
  [['organization', 'kind'], undefined],
  [['organization', 'kind'], null],
  [['organization', 'kind'], LONG],
  [['organization', 'kind'], LONG.slice(0, 60)],
  [['organization', 'kind'], LONG.slice(0, 61)],
  [['goals'], 'none'],
  [['goals'], null],
  [['goals', 0], undefined],
  [['goals', 0], 'goal'],
  [['goals', 0, 'id'], undefined],
  [['goals', 0, 'id'], ''],
  [['goals', 0, 'id'], 'x'.repeat(201)],
  [['goals', 0, 'weight'], 0],
  [['goals', 0, 'weight'], -2],
  [['goals', 0, 'weight'], Number.POSITIVE_INFINITY],
  [['goals', 0, 'weight'], Number.NaN],
  [['goals', 0, 'weight'], '2'],
  [['goals', 0, 'owner'], 'Kim'],
  [['goals', 0, LONG], 1],
  [[...STRATEGY, 'theory', 'if'], []],
  [[...STRATEGY, 'theory', 'then'], []],
  [[...STRATEGY, 'theory', 'then'], [7]],
  [[...STRATEGY, 'milestones', 0, 'reports', 0, 'percentComplete'], 101],
  [[...STRATEGY, 'milestones', 0, 'reports', 0, 'percentComplete'], -1],
  [[...STRATEGY, 'milestones', 0, 'reports', 0, 'percentComplete'], '20'],
  [[...ACTION, 'reports', 0, 'judgement'], 'late'],
  [[...ACTION, 'inputs', 0, 'kind'], 'luck'],
  [[...ACTION, 'outputs', 0, 'deliveredOn'], 'May'],
  [[...MEASURE, 'baseline', 'value'], '40'],
  [[...MEASURE, 'direction'], 'up'],
  [[...MEASURE, 'unit'], { kind: 'points' }],
  [[...MEASURE, 'unit'], 'percent'],
  [[...MEASURE, 'observations', 0, 'n'], 1.5],
  [[...MEASURE, 'observations', 0, 'n'], -1],
  [[...MEASURE, 'observations', 0, 'n'], '1200'],
  [[...MEASURE, 'observations', 0, 'value'], undefined],
  [['adjustments', 0, 'entityIds', 0], 3],
  [['extensions'], null],
  [['extensions'], []],
  [['extensions'], 'mine'],
];

it('what does not fit the shape is said in these words', async () => {
  const lines = spoiled.flatMap(([path, value]) => {
    const issues = issuesOf(parsePlan(planWith(path, value)));
    return issues.map(
      ({ code, severity, path: at, id, message }) => `${severity} ${code} ${JSON.stringify(at)} of ${id}: ${message}`,
    );
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('shape-issues.txt');
});

it('a document that is none at all is said to be so', () => {
  const said = (input: unknown) => issuesOf(parsePlan(input)).map(({ message, id }) => `${id}: ${message}`);
  expect(said(undefined)).toEqual(['undefined: The document is missing; give an object.']);
  expect(said(null)).toEqual(['undefined: The document is null; give an object.']);
  expect(said('plan')).toEqual([
    'undefined: The document is "plan"; give an object. Parse text that is JSON first (JSON.parse).',
  ]);
  const unreadable = {
    get id(): string {
      throw new Error('no');
    },
  };
  expect(said(unreadable)).toEqual([
    'undefined: The document could not be read, because it is not plain data; give what JSON can hold.',
  ]);
  expect(issuesOf(parsePlan(unreadable))[0]).toMatchObject({ code: 'wrong-type', severity: 'error', path: [] });
});

it('of more than a thousand issues the first thousand are given, and that there are more', () => {
  const many = (count: number) => {
    const keys = Array.from({ length: count }, (_, index) => [`key${index}`, 1]);
    return issuesOf(parsePlan({ ...soundPlan(), ...Object.fromEntries(keys) }));
  };
  expect(many(999)).toHaveLength(999);
  expect(codesOf(many(1_000))).not.toContain('more-issues');
  expect(many(1_001)).toHaveLength(1_001);
  expect(many(1_001).at(-2)?.path).toEqual(['key999']);
  expect(many(1_001).at(-1)).toEqual({
    code: 'more-issues',
    severity: 'error',
    path: [],
    message: 'There are more issues; the first 1000 are listed. Mend these, then check again.',
    params: { shown: 1_000 },
  });
  const goals = Array.from({ length: 1_001 }, () => 7);
  expect(issuesOf(parsePlan({ ...soundPlan(), goals }))).toHaveLength(1_001);
});

it('a place names the nearest entity that has an id of its own', () => {
  const idAt = (path: readonly Step[], value: unknown) => issuesOf(parsePlan(planWith(path, value)))[0]?.id;
  expect(idAt([...MEASURE, 'subgroups', 0, 'name'], 7)).toBe('subgroup');
  expect(idAt([...MEASURE, 'subgroups', 0, 'id'], 7)).toBe('measure-goal');
  expect(idAt([...MEASURE, 'subgroups', 0, 'id'], '')).toBe('measure-goal');
  expect(idAt(['organization', 'chief', 'name'], 7)).toBe('agency');
  expect(idAt([...MEASURE, 'subgroups', 0], { id: '', name: 7 })).toBe('measure-goal');
  expect(issuesOf(parsePlan(planWith([...MEASURE, 'subgroups', 0], { id: '', name: 7 })))[1]?.id).toBe('measure-goal');
  const [nameless] = issuesOf(parsePlan(planWith(['id'], 7)));
  expect(Object.keys(nameless ?? {})).toEqual(['code', 'severity', 'path', 'message', 'params']);
});

it('ids may have 1 to 200 characters', () => {
  for (const id of ['g', 'x'.repeat(200)]) expect(planOf(planWith(['goals', 0, 'id'], id)).goals[0]?.id).toBe(id);
});

describe("the host's own data", () => {
  const read = (extensions: unknown) => parsePlan({ ...soundPlan(), extensions } as PlanInput);
  const refusal = (extensions: unknown) => {
    const issues = issuesOf(read(extensions));
    expect(issues).toHaveLength(1);
    const [{ code, path, message, id } = { code: '', path: [], message: '', id: '' }] = issues;
    expect(id).toBe('plan');
    return `${code} ${path.join('.')}: ${message}`;
  };
  const nested = (depth: number) => {
    let value: unknown = 'bottom';
    for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
    return value;
  };

  it('is kept, whatever plain JSON it is', () => {
    const shared = { twice: true };
    const bare = Object.assign(Object.create(null), { a: 1 });
    const extensions = {
      text: 'x',
      none: null,
      yes: true,
      list: [1, [2.5], { a: -3 }],
      one: shared,
      two: shared,
      bare,
    };
    const kept = planOf({ ...soundPlan(), extensions } as PlanInput).extensions;
    expect(kept).toEqual({ ...extensions, bare: { a: 1 } });
    expect(kept?.['one']).not.toBe(shared);
    expect(Object.isFrozen(shared)).toBe(false);
  });

  it('is refused where it is no plain JSON, with the place and the reason', () => {
    class Money {}
    const own: Record<string, unknown> = {};
    own['self'] = { own };
    expect([
      refusal({ a: { b: [1, Number.NaN] } }),
      refusal({ a: Number.NEGATIVE_INFINITY }),
      refusal({ a: undefined }),
      refusal({ a: [() => 1] }),
      refusal({ a: 1n }),
      refusal({ a: [new Money()] }),
      refusal({ a: new Date(0) }),
      refusal(new Money()),
      refusal(own),
      refusal({ a: JSON.parse('{"b": {"__proto__": 1}}') }),
      // What is wrong first is said, and nothing after it.
      refusal({ a: [Number.NaN, undefined], b: 1n }),
    ]).toMatchInlineSnapshot(`
      [
        "bad-number extensions.a.b.1: extensions, a, b 2 is NaN or infinite; give a finite number.",
        "bad-number extensions.a: extensions, a is NaN or infinite; give a finite number.",
        "wrong-type extensions.a: extensions, a is not plain JSON; give text, numbers, true, false, null, lists or objects.",
        "wrong-type extensions.a.0: extensions, a 1 is not plain JSON; give text, numbers, true, false, null, lists or objects.",
        "wrong-type extensions.a: extensions, a is not plain JSON; give text, numbers, true, false, null, lists or objects.",
        "wrong-type extensions.a.0: extensions, a 1 is an instance of a class, not plain JSON; give a plain object.",
        "wrong-type extensions.a: extensions, a is an instance of a class, not plain JSON; give a plain object.",
        "wrong-type extensions: extensions is an instance of a class, not plain JSON; give a plain object.",
        "wrong-type extensions.self.own: extensions, self, own contains itself, so it is not plain JSON; take the circle out.",
        "unknown-key extensions.a.b.__proto__: extensions, a, b, __proto__ is a name that no object may safely have; rename it.",
        "bad-number extensions.a.0: extensions, a 1 is NaN or infinite; give a finite number.",
      ]
    `);
  });

  it('may nest a hundred levels deep and hold a million values, and no more', () => {
    expect(read({ deep: nested(100) }).ok).toBe(true);
    expect(refusal({ deep: nested(101) })).toBe(
      'too-long extensions: extensions nests deeper than 100 levels; make it flatter.',
    );
    // The record and the list count too.
    expect(read({ list: new Array(999_998).fill(0) }).ok).toBe(true);
    const tooMany = 'too-long extensions: extensions holds more than 1000000 values; give fewer.';
    expect(refusal({ list: new Array(999_999).fill(0) })).toBe(tooMany);
    expect(refusal({ list: new Array(1_000_000).fill(0) })).toBe(tooMany);
    expect(refusal({ list: new Array(1_000_001) })).toBe(
      'too-long extensions.list: extensions, list has more than 1000000 entries; give fewer.',
    );
  });
});

describe("the schema of the host's own data", () => {
  const told = (value: unknown) =>
    extensionsSchema.safeParse(value).error?.issues.map((issue) => [issue.path, 'params' in issue && issue.params]);

  it('says what is wrong, and where', () => {
    for (const value of [null, 5, 'text', [1]])
      expect(told(value)).toEqual([[[], { code: 'wrong-type', reason: 'extensions' }]]);
    expect(told({ a: [1, Number.NaN] })).toEqual([[['a', 1], { code: 'bad-number', reason: 'not-finite' }]]);
  });

  it('copies what fits', () => {
    const given = { a: [-0, { b: null }] };
    const read = extensionsSchema.parse(given);
    expect(read).toStrictEqual({ a: [0, { b: null }] });
    expect(read).not.toBe(given);
    expect(extensionsSchema.parse(undefined)).toBeUndefined();
  });
});

it('lists may have a million entries, and no more', () => {
  const long = issuesOf(parsePlan(planWith(['goals'], new Array(1_000_001))));
  expect(long.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'too-long: goals has more than 1000000 entries; give fewer.',
  ]);
  expect(
    issuesOf(parsePlan(planWith([...STRATEGY, 'theory', 'and'], new Array(1_000_001).fill('so')))).map(
      ({ path, message }) => `${path.at(-1)} ${message}`,
    ),
  ).toEqual(['and goals 1, strategies 1, theory, and has more than 1000000 entries; give fewer.']);
});
