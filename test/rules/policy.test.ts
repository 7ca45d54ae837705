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
      rollup: 'mean',
      weighting: 'equal',
      groups: 'apart',
      minimumGroup: 10,
      staleAfter: 2,
      cadence: { action: 'monthly', milestone: 'monthly', measure: 'annual', goal: 'annual' },
      fiscalYearStart: '07-01',
    });
  });

  it('fills in what is left out, deep down', () => {
    const policy = valueIn(
      definePolicy({ onTrack: 0.95, actionMonths: { max: 18 }, cadence: { action: 'quarterly' } }),
    );
    expect(policy).toMatchObject({ onTrack: 0.95, atRisk: 0.7, actionMonths: { min: 1, max: 18 } });
    expect(policy.cadence).toEqual({ action: 'quarterly', milestone: 'monthly', measure: 'annual', goal: 'annual' });
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
    [{ cadence: { milestones: 'monthly' } }, 'unknown-key'],
    [{ groups: 'together' }, 'not-a-choice'],
    [{ minimumGroup: 0 }, 'bad-policy'],
    [{ minimumGroup: 1.5 }, 'bad-policy'],
    [{ staleAfter: 0 }, 'bad-policy'],
    [{ fiscalYearStart: '02-29' }, 'bad-policy'],
    [{ fiscalYearStart: '7-1' }, 'bad-policy'],
    [{ fiscalYearStart: '13-01' }, 'bad-policy'],
    [{ fiscalYearStart: '04-31' }, 'bad-policy'],
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
    { minimumGroup: 1, staleAfter: 0.5, fiscalYearStart: '01-01' },
    { rollup: 'worst', weighting: 'duration', groups: 'cap', fiscalYearStart: '12-31' },
    { severity: Object.fromEntries(rules.map(({ code }) => [code, 'off'])) },
  ])('may go to the edge: %j', (partial) => {
    expect(valueIn(definePolicy(partial))).toMatchObject(partial);
  });

  it('takes what is undefined as left out', () => {
    expect(valueIn(definePolicy({ onTrack: undefined, cadence: { goal: undefined } }))).toEqual(defaultPolicy);
  });

  it('that cannot be read is refused, and nothing is thrown', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(codesOf(issuesOf(definePolicy(proxy)))).toEqual(['wrong-type']);
  });

  it.each<[PolicyInput, string[], string]>([
    [
      { severity: { 'goal-fokus': 'off' } },
      ['severity', 'goal-fokus'],
      'No rule has the code "goal-fokus". Did you mean "goal-focus"?',
    ],
    [
      { severity: { 'no-such-rule': 'off' } },
      ['severity', 'no-such-rule'],
      'No rule has the code "no-such-rule". See the table of rules for the codes.',
    ],
    [
      { actionMonths: { min: -1 } },
      ['actionMonths'],
      'actionMonths is -1 to 12; give whole months from 0 to 1200, min no more than max.',
    ],
    [{ atRisk: 0.95 }, ['atRisk'], 'onTrack is 0.9 and atRisk is 0.95; give atRisk no more than onTrack.'],
    [{ tolerance: 1.5 }, ['tolerance'], 'tolerance is 1.5; give 0 to 1.'],
    [{ minimumGroup: 0 }, ['minimumGroup'], 'minimumGroup is 0; give at least 1.'],
    [{ minimumGroup: 1.5 }, ['minimumGroup'], 'minimumGroup is 1.5; give a whole number.'],
    [{ staleAfter: -1 }, ['staleAfter'], 'staleAfter is -1; give a number above 0.'],
    [
      { fiscalYearStart: '02-29' },
      ['fiscalYearStart'],
      'fiscalYearStart is "02-29"; give a month and day that every year has as MM-DD, such as 07-01.',
    ],
  ])('refuses %j at %j', (partial, path, message) => {
    expect(issuesOf(definePolicy(partial))).toEqual([
      expect.objectContaining({ code: 'bad-policy', severity: 'error', path, message }),
    ]);
  });

  it('says why a value makes no sense', () => {
    const reasons = issuesOf(
      definePolicy({
        severity: { nothing: 'off' },
        actionMonths: { min: 13 },
        onTrack: 0.5,
        tolerance: 2,
        minimumGroup: 1.5,
        staleAfter: 0,
        fiscalYearStart: '7-1',
      }),
    ).map(({ path, params }) => `${path[0]} ${params['reason']}`);
    expect(reasons).toEqual([
      'severity no-rule',
      'actionMonths months',
      'tolerance range',
      'atRisk thresholds',
      'minimumGroup not-whole',
      'staleAfter not-above',
      'fiscalYearStart month-day',
    ]);
  });

  it('of more than a thousand faults is told a thousand', () => {
    const severity = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`rule ${index}`, 'off' as const]));
    const issues = issuesOf(definePolicy({ severity }));
    expect(issues).toHaveLength(1_001);
    expect(issues.at(-1)?.code).toBe('more-issues');
  });

  it('with a misspelled field says which is meant, and speaks of no extensions', () => {
    const [near] = issuesOf(definePolicy({ onTrak: 0.9 } as PolicyInput));
    expect(near?.message).toBe('onTrak is not a known field. Did you mean "onTrack"?');
    const [far] = issuesOf(definePolicy({ color: 'red' } as PolicyInput));
    expect(far?.message).toBe('color is not a known field. Correct the name, or leave it out.');
  });
});
