import './policy.mjs';
import { parsePlan } from 'spm-model';
import { examplePlan } from 'spm-model/testing';

if (!parsePlan(JSON.parse(JSON.stringify(examplePlan))).ok) throw new Error('refused');
console.log('ok');
