import { defaultPolicy, definePolicy, draftPolicy, type PolicyInput, rules } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

describe('a policy', () => {
  it('is the default where nothing is set', () => {
    expect(valueIn(definePolicy({}))).toEqual(defaultPolicy);
    expect(valueIn(definePolicy())).toEqual(defaultPolicy);
    expect(defaultPolicy).toEqual({
      severity: {},
      actionMonths: { min: 1, max: 12 },
      milestoneMonths: { min: 6, max: 12 },
      onTrack: 0.9,
      atRisk: 0.7,
      tolerance: 0.02,
      missing: 'exclude',
      cadence: { action: 'monthly', milestone: 'quarterly', goal: 'annual' },
    });
  });

  it('fills in what is left out, deep down', () => {
    const policy = valueIn(
      definePolicy({ onTrack: 0.95, actionMonths: { max: 18 }, cadence: { action: 'quarterly' } }),
    );
    expect(policy).toMatchObject({ onTrack: 0.95, atRisk: 0.7, actionMonths: { min: 1, max: 18 } });
    expect(policy.cadence).toEqual({ action: 'quarterly', milestone: 'quarterly', goal: 'annual' });
    expect(Object.isFrozen(policy) && Object.isFrozen(policy.cadence)).toBe(true);
  });

  it('is plain JSON', () => {
    for (const policy of [defaultPolicy, draftPolicy]) expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
  });

  it.each<[unknown, string]>([
    [{ onTrack: 0.5 }, 'bad-policy'],
    [{ onTrack: 1.1 }, 'bad-policy'],
    [{ atRisk: -0.1 }, 'bad-policy'],
    [{ tolerance: -0.01 }, 'bad-policy'],
    [{ tolerance: 2 }, 'bad-policy'],
    [{ actionMonths: { min: 13 } }, 'bad-policy'],
    [{ milestoneMonths: { min: 0.5 } }, 'bad-policy'],
    [{ actionMonths: { max: 1e9 } }, 'bad-policy'],
    [{ severity: { 'no-such-rule': 'off' } }, 'bad-policy'],
    [{ severity: { 'goal-focus': 'loud' } }, 'not-a-choice'],
    [{ missing: 'guess' }, 'not-a-choice'],
    [{ onTrack: Number.NaN }, 'bad-number'],
    [{ onTrack: '0.9' }, 'wrong-type'],
    [{ onTrak: 0.9 }, 'unknown-key'],
    [null, 'wrong-type'],
  ])('refuses %j', (partial, code) => {
    const issues = issuesOf(definePolicy(partial as PolicyInput));
    expect(codesOf(issues)).toEqual([code]);
    expect(issues[0]?.message.length).toBeGreaterThan(20);
  });

  it.each<PolicyInput>([
    { actionMonths: { min: 0, max: 0 } },
    { milestoneMonths: { min: 1_200, max: 1_200 } },
    { onTrack: 1, atRisk: 1 },
    { onTrack: 0, atRisk: 0 },
    { tolerance: 0 },
    { tolerance: 1 },
    { severity: Object.fromEntries(rules.map(({ code }) => [code, 'off'])) },
  ])('may go to the edge: %j', (partial) => {
    expect(valueIn(definePolicy(partial))).toMatchObject(partial);
  });

  it.each<[PolicyInput, string[], string]>([
    [
      { severity: { 'goal-fokus': 'off' } },
      ['severity', 'goal-fokus'],
      'No rule has the code "goal-fokus"; see the catalogue of rules.',
    ],
    [
      { actionMonths: { min: -1 } },
      ['actionMonths'],
      'actionMonths is -1 to 12; give whole months, at least 0 and at most 1200, the first no more than the second.',
    ],
    [
      { milestoneMonths: { max: 1_201 } },
      ['milestoneMonths'],
      'milestoneMonths is 6 to 1201; give whole months, at least 0 and at most 1200, the first no more than the second.',
    ],
    [
      { atRisk: 0.95 },
      ['onTrack'],
      'On track from a pace of 0.9 and at risk from 0.95: give 0 ≤ atRisk ≤ onTrack ≤ 1.',
    ],
    [{ tolerance: 1.5 }, ['tolerance'], 'The tolerance is 1.5; give 0 to 1.'],
  ])('refuses %j at %j', (partial, path, message) => {
    expect(issuesOf(definePolicy(partial))).toEqual([{ code: 'bad-policy', severity: 'error', path, message }]);
  });
});
