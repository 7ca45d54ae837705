import { addValue, attention, explain, formatExplanation, parsePlan, planJsonSchema, revert, rollup } from 'spm-model';
import { fromStratml, toStratml } from 'spm-model/stratml';
import { aPlan, brokenPlans, examplePlan } from 'spm-model/testing';
import { progressChart, toMarkdown } from 'spm-model/views';

const parsed = parsePlan(JSON.parse(JSON.stringify(examplePlan)));
if (!parsed.ok) throw new Error(parsed.issues[0].message);
const standing = rollup(parsed.value, { asOf: '2026-08-03' });
if (standing.goals.length !== 3) throw new Error('three goals');
if (!formatExplanation(explain(aPlan(), 'goal-1', { asOf: '2026-08-03' })).includes('Goal'))
  throw new Error('no reason');
if (parsePlan(brokenPlans['measure-baseline']).ok) throw new Error('broken');
const changed = addValue(parsed.value, { value: { id: 'joy', name: 'Joy' } });
if (!changed.ok || !revert(changed.value.plan, changed.value).ok) throw new Error('no way back');
if (attention(parsed.value, { asOf: '2026-08-03' }).length === 0) throw new Error('no agenda');
if (!fromStratml(toStratml(parsed.value).xml).ok) throw new Error('StratML');
if (!toMarkdown(parsed.value, { asOf: '2026-08-03' }).startsWith('# ')) throw new Error('report');
if (progressChart(standing).description === '') throw new Error('chart');
if (planJsonSchema().type !== 'object') throw new Error('JSON Schema');
console.log('ok');
