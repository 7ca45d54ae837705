/** The policy that a result was made with: as it came, complete, and nobody's to change. */
import { defaultPolicy, type Policy, rollup } from 'spm-model';
import { aPlan } from 'spm-model/testing';
import { expect, it } from 'vitest';
import { isDeepFrozen } from '../../src/model/frozen.js';

const policyOf = (policy?: unknown, asOf = '2026-08-03') =>
  rollup(aPlan(), { asOf, policy: policy as Policy | undefined }).policy;

it('is the default where none is given, or the default itself', () => {
  expect(policyOf(undefined, '2031-03-01')).toBe(defaultPolicy);
  expect(policyOf(defaultPolicy, '2031-03-02')).toBe(defaultPolicy);
});

it('is a frozen copy of the one that is given, which may be changed later', () => {
  const given = structuredClone({ ...defaultPolicy, onTrack: 0.95, severity: { 'goal-count': 'off' } });
  const found = policyOf(given);
  expect(found).toStrictEqual(given);
  expect(isDeepFrozen(found)).toBe(true);
  const { cadence, severity } = given as { cadence: { measure: string }; severity: Record<string, string> };
  cadence.measure = 'monthly';
  severity['goal-count'] = 'error';
  expect(found.cadence.measure).toBe('annual');
  expect(found.severity['goal-count']).toBe('off');
});

it('has the defaults where it does not say, and leaves out what is undefined within it', () => {
  expect(policyOf({ onTrack: 0.8 })).toStrictEqual({ ...defaultPolicy, onTrack: 0.8 });
  expect(policyOf({ severity: { 'goal-count': undefined } })).toStrictEqual({ ...defaultPolicy, severity: {} });
  expect(policyOf({ note: null })).toStrictEqual({ ...defaultPolicy, note: null });
});
