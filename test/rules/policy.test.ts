import { defaultPolicy, definePolicy, draftPolicy, type PolicyInput } from 'spm-model';
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
});
