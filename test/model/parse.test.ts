import fc from 'fast-check';
import { apply, checkPlan, formatIssue, type Issue, type PlanInput, parsePlan, planSchema, rules } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { isDeepFrozen } from '../../src/model/frozen.js';
import { goalOf, measureOf, milestoneOf, present, soundPlan, strategyOf } from '../fixtures/sound-plan.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

/** The first issue of a plan whose shape is spoiled at one place. */
const spoiled = (spoil: Parameters<typeof soundPlan>[0]): Issue => {
  const issues = issuesOf(parsePlan(soundPlan(spoil)));
  expect(issues).toHaveLength(1);
  return present(issues[0]);
};

type Loose = Record<string, unknown>;

describe('a plan read', () => {
  it('has its defaults filled in, and is frozen all the way down', () => {
    const plan = valueIn(parsePlan(soundPlan()));
    expect(isDeepFrozen(plan)).toBe(true);
    expect(plan.goals[0]?.strategies[0]?.milestones[0]?.actions[1]).toMatchObject({
      inputs: [],
      outputs: [],
      reports: [],
    });
    expect(plan.goals[0]?.measures[0]).toMatchObject({ accumulation: 'latest', trajectory: 'linear' });
  });

  it('is a copy: the input is left as it is, and can be changed afterwards', () => {
    const input = soundPlan();
    const before = JSON.stringify(input);
    const plan = valueIn(parsePlan(input));
    expect(JSON.stringify(input)).toBe(before);
    expect(Object.isFrozen(input)).toBe(false);
    (input as { title: string }).title = 'Changed';
    expect(plan.title).toBe('Plan of a small state');
  });

  it('reads to itself again', () => {
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium', extremeNumbers: true }), (plan) => {
        expect(valueIn(parsePlan(plan))).toEqual(plan);
        expect(valueIn(parsePlan(JSON.parse(JSON.stringify(plan))))).toEqual(plan);
      }),
    );
  });

  it('has no key without a value, and no negative zero', () => {
    const plan = valueIn(
      parsePlan({ ...soundPlan(), extensions: { debt: -0 }, adjustments: undefined } as unknown as PlanInput),
    );
    expect(Object.is(plan.extensions?.['debt'], 0)).toBe(true);
    expect(plan.adjustments).toEqual([]);
    const zero = valueIn(
      parsePlan(
        soundPlan((draft) => {
          present(measureOf(draft).observations?.[0]).value = -0;
        }),
      ),
    );
    expect(Object.is(zero.goals[0]?.measures[0]?.observations[0]?.value, 0)).toBe(true);
  });

  it('keeps the host’s own data on every entity', () => {
    const extensions = { key: ['a', { b: null }], flag: true };
    const plan = valueIn(
      parsePlan(
        soundPlan((draft) => {
          goalOf(draft).extensions = structuredClone(extensions);
        }),
      ),
    );
    expect(plan.goals[0]?.extensions).toEqual(extensions);
    expect(isDeepFrozen(plan.goals[0]?.extensions)).toBe(true);
  });

  it('gives the warnings with the value, and all issues where an error remains', () => {
    const warned = parsePlan(
      soundPlan((draft) => {
        goalOf(draft).focus = 'agency';
      }),
    );
    expect(warned.ok && codesOf(warned.warnings)).toEqual(['goal-focus']);
    const failed = issuesOf(
      parsePlan(
        soundPlan((draft) => {
          goalOf(draft).focus = 'agency';
          present(strategyOf(draft).theory).then = [' '];
        }),
      ),
    );
    expect(failed.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'goal-focus warning',
      'theory-clauses error',
    ]);
  });
});

describe('the day of a check', () => {
  it('that is no calendar day is a slip in code, whatever the document is', () => {
    const message = 'asOf is "2026-8-3"; give a calendar day as YYYY-MM-DD, such as 2026-06-30.';
    expect(() => parsePlan(soundPlan(), { asOf: '2026-8-3' })).toThrow(new RangeError(message));
    expect(() => parsePlan(7, { asOf: '2026-8-3' })).toThrow(new RangeError(message));
    expect(() => checkPlan(examplePlan, { asOf: '2026-8-3' })).toThrow(new RangeError(message));
    expect(() => checkPlan(examplePlan, { asOf: null as unknown as string })).toThrow(RangeError);
    expect(checkPlan(examplePlan, { asOf: undefined, policy: undefined })).toEqual([]);
  });
});

describe('a document that is still text', () => {
  it('is to be parsed first, by JSON.parse', () => {
    const [issue] = issuesOf(parsePlan('{"id":"plan"}'));
    expect(issue?.message).toBe(
      'The document is "{"id":"plan"}"; give an object. Parse text that is JSON first (JSON.parse).',
    );
    expect(formatIssue(issue as Issue, spanish)).toBe(
      'El documento: es «{"id":"plan"}»; dé un objeto. Convierta primero el texto si es JSON (JSON.parse).',
    );
    expect(issuesOf(apply(examplePlan, '{"type":"addGoal"}' as never))[0]?.message).toContain('(JSON.parse)');
    expect(issuesOf(parsePlan(7))[0]?.message).toBe('The document is 7; give an object.');
    const nested = spoiled((plan) => Object.assign(strategyOf(plan), { theory: 'If we coach, then they teach well.' }));
    expect(nested.message).toContain('give an object');
    expect(nested.message).not.toContain('JSON.parse');
  });
});

describe('the codes of the shape', () => {
  const cases: [
    code: string,
    path: string,
    id: string | undefined,
    says: string,
    spoil: Parameters<typeof soundPlan>[0],
  ][] = [
    ['missing', 'title', 'plan', 'title is missing; give text', (plan) => delete (plan as unknown as Loose)['title']],
    [
      'missing',
      'organization.kind',
      'agency',
      'give one of "sea"',
      (plan) => delete (plan.organization as unknown as Loose)['kind'],
    ],
    ['wrong-type', 'vision', 'plan', 'vision is 7; give text', (plan) => Object.assign(plan, { vision: 7 })],
    ['wrong-type', 'goals', 'plan', 'goals is an object; give a list', (plan) => Object.assign(plan, { goals: {} })],
    ['wrong-type', 'goals.0.weight', 'goal', 'give a number', (plan) => Object.assign(goalOf(plan), { weight: '2' })],
    ['wrong-type', 'title', 'plan', 'title is null', (plan) => Object.assign(plan, { title: null })],
    [
      'unknown-key',
      'goals.0.statment',
      'goal',
      'statment is not a known field. Did you mean "statement"?',
      (plan) => Object.assign(goalOf(plan), { statment: 'x' }),
    ],
    [
      'bad-date',
      'period.end',
      'plan',
      '("2026-02-30") is not a calendar day',
      (plan) => Object.assign(plan.period, { end: '2026-02-30' }),
    ],
    [
      'bad-number',
      'goals.0.measures.0.baseline.value',
      'measure-goal',
      'give a finite number',
      (plan) => Object.assign(present(measureOf(plan).baseline), { value: Number.NaN }),
    ],
    [
      'bad-number',
      'goals.0.weight',
      'goal',
      'weight is 0; give a number above 0',
      (plan) => Object.assign(goalOf(plan), { weight: 0 }),
    ],
    [
      'bad-number',
      'goals.0.strategies.0.milestones.0.reports.0.percentComplete',
      'milestone',
      'percentComplete is 101; give at most 100',
      (plan) => Object.assign(present(milestoneOf(plan).reports?.[0]), { percentComplete: 101 }),
    ],
    [
      'bad-number',
      'goals.0.measures.0.observations.0.n',
      'measure-goal',
      'n is -1; give at least 0',
      (plan) => Object.assign(present(measureOf(plan).observations?.[0]), { n: -1 }),
    ],
    ['bad-id', 'goals.0.id', 'plan', 'is empty', (plan) => Object.assign(goalOf(plan), { id: '' })],
    [
      'not-a-choice',
      'goals.0.focus',
      'goal',
      'focus is "pupil"; choose one of "student", "agency"',
      (plan) => Object.assign(goalOf(plan), { focus: 'pupil' }),
    ],
    [
      'later-version',
      'schemaVersion',
      'plan',
      'written by a later version of this library (schemaVersion 2; this one reads up to 1)',
      (plan) => Object.assign(plan, { schemaVersion: 2 }),
    ],
    [
      'too-long',
      'goals.0.id',
      'plan',
      'longer than 200 characters',
      (plan) => Object.assign(goalOf(plan), { id: 'x'.repeat(201) }),
    ],
    [
      'theory-incomplete',
      'goals.0.strategies.0.theory.then',
      'strategy',
      'has no "then"',
      (plan) => Object.assign(present(strategyOf(plan).theory), { then: [] }),
    ],
    [
      'theory-incomplete',
      'goals.0.strategies.0.theory.if',
      'strategy',
      'has no "if"',
      (plan) => Object.assign(present(strategyOf(plan).theory), { if: [] }),
    ],
  ];
  it.each(cases)('%s at %s', (code, path, id, says, spoil) => {
    const issue = spoiled((plan) => void spoil?.(plan));
    expect(issue.code).toBe(code);
    expect(issue.severity).toBe('error');
    expect(issue.path.join('.')).toBe(path);
    expect(issue.id).toBe(id);
    expect(issue.message).toContain(says);
  });

  it('are all found at once, each with its own path', () => {
    const issues = issuesOf(parsePlan({ title: 7, extra: true }));
    // Of the plan: id, schemaVersion, period, organization; lists may be left out.
    expect(codesOf(issues).sort()).toEqual(['missing', 'missing', 'missing', 'missing', 'unknown-key', 'wrong-type']);
    expect(issues.every(({ message }) => message.endsWith('.'))).toBe(true);
  });
});

describe('the schemas', () => {
  it('describe every field, for docs and JSON Schema', () => {
    for (const [name, field] of Object.entries((planSchema as unknown as z.ZodObject).shape)) {
      const described = field as { description?: string; unwrap?: () => { description?: string } };
      expect(described.description ?? described.unwrap?.().description, name).toBeTruthy();
    }
  });

  it('have a rule for every severity a policy may lower', () => {
    expect(rules.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(10);
    expect(checkPlan(examplePlan)).toEqual([]);
  });
});
