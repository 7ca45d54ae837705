import {
  addValue,
  attention,
  attentionReasons,
  explain,
  formatAttention,
  formatExplanation,
  formatIssue,
  journalToJson,
  parsePlan,
  planAt,
  planJsonSchema,
  readJournal,
  record,
  revert,
  reviewAgenda,
  rollup,
  startJournal,
} from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { combine, emptySummary, summarize } from 'spm-model/portfolio';
import { planFromSheets, toSheets } from 'spm-model/sheets';
import { fromStratml, toStratml } from 'spm-model/stratml';
import { aPlan, brokenPlans, examplePlan } from 'spm-model/testing';
import { progressChart, toMarkdown } from 'spm-model/views';

const parsed = parsePlan(JSON.parse(JSON.stringify(examplePlan)));
if (!parsed.ok) throw new Error(parsed.issues[0].message);
const standing = rollup(parsed.value, { asOf: '2026-08-03' });
if (standing.goals.length !== 3) throw new Error('three goals');
if (!formatExplanation(explain(aPlan(), 'goal-1', { asOf: '2026-08-03' })).includes('Goal'))
  throw new Error('no reason');
const broken = parsePlan(brokenPlans['measure-baseline']);
if (broken.ok) throw new Error('broken');
if (formatIssue(broken.issues[0], spanish) === broken.issues[0].message) throw new Error('no Spanish');
const changed = addValue(parsed.value, { value: { id: 'joy', name: 'Joy' } });
if (!changed.ok || !revert(changed.value.plan, changed.value).ok) throw new Error('no way back');
const [first] = attention(parsed.value, { asOf: '2026-08-03' });
if (first === undefined || !attentionReasons.includes(first.reason)) throw new Error('no agenda');
if (formatAttention(first, spanish) === '') throw new Error('no Spanish agenda');
if (reviewAgenda(parsed.value, { asOf: '2026-08-03' }).monthly.length === 0) throw new Error('no meeting');
const recorded = record(startJournal(parsed.value), changed.value.operation, { at: '2026-08-03T09:00:00Z', by: 'ada' });
if (!recorded.ok) throw new Error('no record');
const replayed = readJournal(JSON.parse(JSON.stringify(journalToJson(recorded.value.journal))));
if (!replayed.ok || planAt(replayed.value, '2026-08-04T00:00:00Z').values.length !== parsed.value.values.length + 1)
  throw new Error('no replay');
const { id, title, period, organization } = parsed.value;
const sheets = toSheets(parsed.value, { asOf: '2026-08-03' });
if (!planFromSheets(sheets, { plan: { id, title, period, organization } }).ok) throw new Error('sheets');
if (combine(emptySummary, summarize(parsed.value, { asOf: '2026-08-03' })).plans !== 1) throw new Error('portfolio');
if (!fromStratml(toStratml(parsed.value).xml).ok) throw new Error('StratML');
if (!toMarkdown(parsed.value, { asOf: '2026-08-03' }).startsWith('# ')) throw new Error('report');
if (progressChart(standing).description === '') throw new Error('chart');
if (planJsonSchema().type !== 'object') throw new Error('JSON Schema');
console.log('ok');
