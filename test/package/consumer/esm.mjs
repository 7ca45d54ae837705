import { explain, formatExplanation, parsePlan, rollup } from 'spm-model';
import { aPlan, brokenPlans, examplePlan } from 'spm-model/testing';

const parsed = parsePlan(JSON.parse(JSON.stringify(examplePlan)));
if (!parsed.ok) throw new Error(parsed.issues[0].message);
const standing = rollup(parsed.value, { asOf: '2026-08-03' });
if (standing.goals.length !== 3) throw new Error('three goals');
if (!formatExplanation(explain(aPlan(), 'goal-1', { asOf: '2026-08-03' })).includes('Goal'))
  throw new Error('no reason');
if (parsePlan(brokenPlans['measure-baseline']).ok) throw new Error('broken');
console.log('ok');
