/** What a recipe may leave, and what a free edit makes of it. */
import { edit, findEntity, type Operation, type Plan, type PlanDraft } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const plan = examplePlan;
type Recipe = (draft: PlanDraft) => unknown;
const edited = (recipe: Recipe) => edit(plan, recipe);
const told = (recipe: Recipe) => valueIn(edited(recipe)).operation as Operation[];
const refused = (recipe: Recipe) =>
  issuesOf(edited(recipe)).map(({ code, id, path }) => `${code} of ${id} at ${path.join('.')}`);
/** What does not belong where it is put. */
const put = (value: unknown) => value as never;

describe('what a recipe does is told as', () => {
  it.each<[string, Recipe, Operation[]]>([
    [
      'a move, where it puts something elsewhere',
      ({ goals }) => goals[2]?.strategies.push(goals[1]?.strategies.pop() as never),
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready', at: 2 }],
    ],
    [
      'an addition and a move, where it puts something into what is new',
      ({ goals }) => {
        const [strategy] = goals[1]?.strategies ?? [];
        goals.push(put({ id: 'goal-new', statement: 'Every child sings', focus: 'student', strategies: [strategy] }));
        goals[1]?.strategies.splice(0, 1);
      },
      [
        {
          type: 'addGoal',
          goal: { id: 'goal-new', statement: 'Every child sings', focus: 'student', measures: [], strategies: [] },
        },
        { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-new', at: 0 },
      ],
    ],
    [
      'a revision, where it puts a copy in the place of something',
      ({ goals }) => Object.assign(goals, { 0: { ...goals[0], weight: 7 } }),
      [{ type: 'reviseGoal', id: 'goal-reading', changes: { weight: 7 } }],
    ],
    [
      'a revision, where it takes a field away',
      ({ goals }) => delete goals[0]?.weight,
      [{ type: 'reviseGoal', id: 'goal-reading', changes: { weight: null } }],
    ],
    [
      'a revision, where it takes a field away and leaves another without a value',
      ({ goals }) => {
        delete goals[0]?.weight;
        Object.assign(goals[0] as object, { extensions: undefined });
      },
      [{ type: 'reviseGoal', id: 'goal-reading', changes: { weight: null } }],
    ],
    [
      'a revision, where it leaves a field without a value',
      ({ goals }) => void Object.assign(goals[0] as object, { weight: undefined }),
      [{ type: 'reviseGoal', id: 'goal-reading', changes: { weight: null } }],
    ],
    [
      'a revision, where it puts in what is deep',
      ({ goals }) => void Object.assign(goals[0] as object, { extensions: { a: { b: [1, { c: null }] } } }),
      [{ type: 'reviseGoal', id: 'goal-reading', changes: { extensions: { a: { b: [1, { c: null }] } } } }],
    ],
    [
      'removals, where it cuts a list short',
      ({ values }) => void Object.assign(values, { length: 1 }),
      [
        { type: 'removeValue', id: 'value-candor' },
        { type: 'removeValue', id: 'value-local' },
      ],
    ],
    [
      'an addition, where it puts in what is frozen',
      ({ values }) => values.push(put(Object.freeze({ id: 'value-joy', name: 'Joy' }))),
      [{ type: 'addValue', value: { id: 'value-joy', name: 'Joy' } }],
    ],
    ['nothing, where it puts equal copies in', (draft) => Object.assign(draft, JSON.parse(JSON.stringify(draft))), []],
    [
      'nothing, where it takes back what it did',
      ({ values }) => {
        values.push(put({ id: 'value-joy', name: 'Joy' }));
        values.pop();
      },
      [],
    ],
    ['nothing, where it only looks', (draft) => JSON.stringify(draft).length, []],
  ])('%s', (_name, recipe, operations) => {
    const change = valueIn(edited(recipe));
    expect(change.operation).toEqual(operations);
    if (operations.length === 0) expect(change.plan).toBe(plan);
    // What it did not touch stays the same object.
    expect(findEntity(change.plan, 'milestone-coaches')?.entity).toBe(findEntity(plan, 'milestone-coaches')?.entity);
    expect(change.plan.organization).toBe(plan.organization);
  });
});

describe('what a recipe returns', () => {
  const retitled = (returned: Recipe) => (draft: PlanDraft) => {
    Object.assign(draft, { title: 'Lakeland' });
    return returned(draft);
  };
  const title: Operation[] = [{ type: 'revisePlan', changes: { title: 'Lakeland' } }];

  it.each<[string, Recipe]>([
    ['nothing', () => undefined],
    ['null', () => null],
    ['a number', () => 7],
    ['a list', () => [1]],
    ['a function, though it can be waited for', () => Object.assign(() => 1, { then: () => undefined })],
    ['the draft', (draft) => draft],
    ['a part of the draft', ({ goals }) => goals[0]],
  ])('does not matter where it is %s', (_name, returned) => {
    expect(told(retitled(returned))).toEqual(title);
  });

  it('takes the place of the draft where it is an object', () => {
    expect(told(() => ({ ...plan, title: 'Lakeland' }))).toEqual(title);
    expect(told(retitled(() => plan))).toEqual([]);
    expect(refused(() => ({ ...plan, then: 7 }))).toEqual([`unknown-key of ${plan.id} at then`]);
    expect(codesOf(issuesOf(edited(() => ({}))))).toContain('missing');
  });

  it('is refused where it can be waited for', () => {
    const [issue, ...more] = issuesOf(edited(() => ({ ...plan, then: () => undefined })));
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: 'async-recipe', path: [] });
    expect(issue?.message).toBe(
      'The recipe returned a promise; change the draft before the recipe returns, and wait for what it needs before the edit.',
    );
  });
});

describe('what a recipe spoils is told of, where it is', () => {
  it.each<[string, Recipe, string[]]>([
    [
      'keys that nothing has',
      (draft) => {
        Object.assign(draft, { color: 1 });
        Object.assign(draft.organization, { color: 2 });
        Object.assign(draft.goals[0]?.strategies[0] as object, { color: 3 });
      },
      [
        `unknown-key of ${plan.id} at color`,
        'unknown-key of lakeland-doe at organization.color',
        'unknown-key of strategy-coaching at goals.0.strategies.0.color',
      ],
    ],
    [
      'a key that no object may have',
      ({ values }) => values.push(JSON.parse('{"id":"value-joy","name":"Joy","__proto__":{"a":1}}')),
      ['unknown-key of value-joy at values.3.__proto__'],
    ],
    [
      'a key that no object may have, beside what was there before',
      ({ organization }) => {
        const division = JSON.parse('{"id":"division-new","name":"New","__proto__":{"a":1}}') as { units: unknown };
        division.units = [organization.divisions[0]?.units.pop()];
        organization.divisions.push(division as never);
      },
      ['unknown-key of division-new at organization.divisions.2.__proto__'],
    ],
    [
      'what is no list',
      ({ goals }) => {
        Object.assign(goals[0] as object, { strategies: 7 });
        Object.assign(goals[1] as object, { measures: null });
      },
      ['wrong-type of goal-reading at goals.0.strategies', 'wrong-type of goal-present at goals.1.measures'],
    ],
    [
      'what is no entity',
      ({ goals }) => void goals.push(put(7), put('x'), put([])),
      [
        'wrong-type of undefined at goals.3',
        'wrong-type of undefined at goals.4',
        'wrong-type of undefined at goals.5',
      ],
    ],
    [
      'an id that is none, of what is below as well',
      ({ goals }) => {
        Object.assign(goals[2] as object, { id: 7 });
        Object.assign(goals[2]?.measures[0] as object, { indicator: 7 });
      },
      ['wrong-type of undefined at goals.2.id', 'wrong-type of measure-graduation at goals.2.measures.0.indicator'],
    ],
    [
      'what belongs elsewhere',
      ({ goals, values }) => {
        // As it is in the plan, and as it is in the draft.
        goals[0]?.strategies.push(put(plan.values[0]));
        goals[1]?.strategies.push(put(values[0]));
      },
      [
        'missing of value-children at goals.0.strategies.2.title',
        'unknown-key of value-children at goals.0.strategies.2.name',
        'missing of value-children at goals.1.strategies.1.title',
        'unknown-key of value-children at goals.1.strategies.1.name',
      ],
    ],
    [
      'an organization where there is none',
      ({ goals, organization }) => void Object.assign(goals[0] as object, { organization }),
      ['unknown-key of goal-reading at goals.0.organization'],
    ],
    [
      'what holds itself',
      ({ goals }) => {
        const goal = { id: 'goal-new', statement: 'Every child sings', focus: 'student', strategies: [] as unknown[] };
        goal.strategies.push(goal);
        goals.push(put(goal));
      },
      [
        'missing of goal-new at goals.3.strategies.0.title',
        'unknown-key of goal-new at goals.3.strategies.0.statement',
        'unknown-key of goal-new at goals.3.strategies.0.focus',
        'unknown-key of goal-new at goals.3.strategies.0.strategies',
      ],
    ],
    [
      'a hole before what was there',
      (draft) => void Object.assign(draft, { values: Object.assign([], { 1: draft.values[0] }) }),
      ['missing of undefined at values.0'],
    ],
    [
      'an id that is taken',
      ({ goals }) => void Object.assign(goals[1] as object, { id: 'goal-reading' }),
      ['duplicate-id of goal-reading at goals.1.id'],
    ],
    [
      'one thing put in twice',
      ({ values }) => {
        const value = put({ id: 'value-joy', name: 'Joy' });
        values.push(value, value);
      },
      ['duplicate-id of value-joy at values.4.id'],
    ],
  ])('as %s', (_name, recipe, issues) => {
    expect(refused(recipe)).toEqual(issues);
  });

  it('by its place in the plan, as reading all of it would call it', () => {
    const messages = (recipe: (draft: PlanDraft) => void) => issuesOf(edited(recipe)).map(({ message }) => message);
    expect(
      messages(({ goals, values }) => {
        const [goal] = goals;
        Object.assign(goal as object, { weight: 'heavy' });
        Object.assign(goal?.measures[0] ?? {}, { lagMonths: -1 });
        values[2] = put(null);
      }),
    ).toEqual([
      'values 3 is null; give an object.',
      'goals 1, weight is "heavy"; give a number.',
      'goals 1, measures 1, lagMonths is -1; give at least 0.',
    ]);
  });

  it('without an id where what it is about has none', () => {
    const [issue] = issuesOf(edited(({ goals }) => goals.push(put(7))));
    expect(Object.keys(issue ?? {})).not.toContain('id');
  });

  it('up to a thousand times, and that there are more', () => {
    const spoiling = (count: number) => (draft: PlanDraft) => {
      for (let index = 0; index < count; index += 1) draft.values.push(put({ id: `value-${index}` }));
    };
    expect(issuesOf(edited(spoiling(1_000)))).toHaveLength(1_000);
    expect(codesOf(issuesOf(edited(spoiling(1_000))))).not.toContain('more-issues');
    const issues = issuesOf(edited(spoiling(1_001)));
    expect(issues).toHaveLength(1_001);
    expect(issues.at(-1)).toMatchObject({ code: 'more-issues', params: { shown: 1_000 } });
    expect(issuesOf(edited(spoiling(1_200)))).toEqual(issues);
  });
});

describe('what a recipe does not change', () => {
  // Keys that no plan has: the library takes what is frozen as it is, and would tell of them if it read them.
  const strange = <T extends object>(entity: T): T => Object.freeze({ ...entity, color: 'red' });
  const [reading, present, ready] = plan.goals;
  const goals = Object.freeze([
    strange(reading as object),
    Object.freeze({ ...present, strategies: Object.freeze([strange(present?.strategies[0] as object)]) }),
    ready,
  ]);
  const values = Object.freeze(plan.values.map(strange));
  const divisions = Object.freeze(plan.organization.divisions.map(strange));
  const organization = Object.freeze({ ...plan.organization, divisions });
  const odd = Object.freeze({ ...plan, goals, values, organization }) as unknown as Plan;
  const title: Operation = { type: 'revisePlan', changes: { title: 'Lakeland' } };

  it.each<[string, Recipe, Operation[]]>([
    ['while it changes the plan itself', () => undefined, []],
    ['though it looks at all of it', (draft) => void JSON.stringify(draft), []],
    [
      'though it takes back what it did',
      (draft) => {
        draft.goals[0]?.measures.push(put({ id: 'measure-new' }));
        draft.goals[0]?.measures.pop();
        for (const value of draft.values) {
          const { name } = value;
          value.name = 'Joy';
          value.name = name;
        }
      },
      [],
    ],
    [
      'though it puts it into what is new',
      (draft) => {
        const strategies = draft.goals[1]?.strategies.slice(0, 1);
        draft.goals.push(put({ id: 'goal-new', statement: 'Every child sings', focus: 'student', strategies }));
        draft.goals[1]?.strategies.splice(0, 1);
      },
      [
        {
          type: 'addGoal',
          goal: { id: 'goal-new', statement: 'Every child sings', focus: 'student', measures: [], strategies: [] },
        },
        { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-new', at: 0 },
      ],
    ],
  ])('is taken as it is, %s', (_name, recipe, operations) => {
    const change = valueIn(
      edit(odd, (draft) => {
        recipe(draft);
        draft.title = 'Lakeland';
      }),
    );
    expect(change.operation).toEqual([...operations, title]);
    expect(change.plan.goals[0]).toBe(odd.goals[0]);
    expect(change.plan.values).toBe(odd.values);
    expect(change.plan.organization).toBe(organization);
    expect(findEntity(change.plan, 'strategy-attendance')?.entity).toBe(odd.goals[1]?.strategies[0]);
  });
});

describe('more than a million things', () => {
  const list = (length: number, ...first: unknown[]) => Object.assign(new Array<unknown>(length), first);
  const goal = { strategies: list(1_000) };

  it.each<[string, Recipe]>([
    ['in two lists', (draft) => Object.assign(draft, { values: list(1_000_000), teams: list(1) })],
    [
      'in the organization and beside it',
      (draft) => {
        Object.assign(draft, { values: list(1_000_000) });
        draft.organization.divisions.push(put(7));
      },
    ],
    ['in the same list many times', (draft) => Object.assign(draft, { goals: list(1_000).fill(goal) })],
  ])('that a recipe puts in %s are refused at once', (_name, recipe) => {
    const [issue, ...more] = issuesOf(edited(recipe));
    expect(more).toEqual([]);
    expect(issue).toMatchObject({
      code: 'too-long',
      path: [],
      message: 'The document holds more than 1000000 values; give fewer.',
    });
  });

  it('are not yet reached by a million', () => {
    const found = refused((draft) => void Object.assign(draft, { values: list(1_000_000, 7) }));
    expect(found).toHaveLength(1_001);
    expect(found.slice(0, 2)).toEqual(['wrong-type of undefined at values.0', 'missing of undefined at values.1']);
  });
});
