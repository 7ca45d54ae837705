import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rollup } from 'spm-model';
import { aGoal, aMeasure, anObservation, aPlan } from 'spm-model/testing';

test('our dashboard shows a goal that is met', () => {
  const measure = aMeasure({ observations: [anObservation({ value: 60 })] });
  const { goals } = rollup(aPlan({ goals: [aGoal({ measures: [measure] })] }), { asOf: '2026-07-01' });
  assert.equal(goals[0]?.performance.status, 'met');
});
