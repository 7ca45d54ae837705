const { apply, parsePlan, rollup, rules } = require('spm-model');
const { spanish } = require('spm-model/messages/es');
const { summarize } = require('spm-model/portfolio');
const { toSheets } = require('spm-model/sheets');
const { toStratml } = require('spm-model/stratml');
const { examplePlan } = require('spm-model/testing');
const { toMermaid } = require('spm-model/views');

const parsed = parsePlan(JSON.parse(JSON.stringify(examplePlan)));
if (!parsed.ok) throw new Error(parsed.issues[0].message);
if (rollup(parsed.value, { asOf: '2026-08-03' }).id !== examplePlan.id) throw new Error('another plan');
if (rules.length < 40) throw new Error('rules');
if (!apply(parsed.value, { type: 'reviseDirection', vision: 'Joy' }).ok) throw new Error('operation');
if (toSheets(examplePlan, { asOf: '2026-08-03' }).length !== 3) throw new Error('sheets');
if (spanish.locale !== 'es') throw new Error('Spanish');
if (!toStratml(examplePlan).xml.startsWith('<?xml')) throw new Error('StratML');
if (summarize(examplePlan, { asOf: '2026-08-03' }).plans !== 1) throw new Error('portfolio');
if (!toMermaid(examplePlan, { diagram: 'gantt', asOf: '2026-08-03' }).startsWith('gantt')) throw new Error('diagram');
console.log('ok');
