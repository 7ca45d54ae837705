/**
 * A quarterly review of the North Carolina plan, as text: where it stands and what changed since last quarter, what each
 * meeting looks at, what becomes of milestones, how many reports came, where measures are heading, who carries the work.
 * Run it after `npm run build`.
 */
import {
  definePolicy,
  explain,
  forecast,
  formatExplanation,
  parsePlan,
  progressSeries,
  reviewAgenda,
  rollup,
  rollupOrganization,
  walkPlan,
} from 'spm-model';
import { northCarolina, STATUS_AS_OF } from '../north-carolina/plan.mjs';

const BEFORE = '2026-05-03';
const MOST = 8;

/** @param {number | null} share */
const percent = (share) => (share === null ? 'no data' : `${Math.round(share * 100)}%`);

/** The review as lines of text. */
export function review() {
  // The plan is still being written: measures may lack a baseline, and some warnings are known.
  const policy = definePolicy({
    severity: {
      'measure-baseline': 'warning',
      'measure-targets': 'warning',
      'strategy-measures': 'off',
      'goal-focus': 'off',
    },
  });
  if (!policy.ok) throw new Error(policy.issues[0]?.message);
  const options = { asOf: STATUS_AS_OF, policy: policy.value };
  const parsed = parsePlan(northCarolina, options);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  const plan = parsed.value;
  const lines = [`Quarterly review of "${plan.title}", as of ${STATUS_AS_OF}`, ''];

  lines.push('How far we are');
  for (const point of progressSeries(plan, {
    from: '2025-11-03',
    to: STATUS_AS_OF,
    every: 'quarter',
    policy: policy.value,
  })) {
    lines.push(
      `  ${point.asOf}: ${percent(point.completion)} done, ${percent(point.due)} due; ${percent(point.progress)} of the way in results`,
    );
  }

  const agenda = reviewAgenda(plan, { ...options, since: BEFORE });
  const moved = agenda.changed?.implementation;
  lines.push('', `What moved the work since ${BEFORE}: ${percent(moved?.difference ?? 0)} in all`);
  for (const { id, amount } of (moved?.parts ?? []).toSorted((a, b) => b.amount - a.amount)) {
    const goal = plan.goals.find((each) => each.id === id);
    lines.push(`  ${percent(amount)} by goal "${goal?.statement}"`);
  }

  const meetings = [
    { meeting: 'Each month: actions and milestones', items: agenda.monthly },
    { meeting: 'Each quarter: strategies and their measures', items: agenda.quarterly },
    { meeting: 'Each year: goals and their measures', items: agenda.yearly },
  ];
  for (const { meeting, items } of meetings) {
    lines.push('', meeting);
    const matters = items.filter(({ reason }) => reason !== 'rule-broken');
    for (const { sentence, who } of matters.slice(0, MOST)) {
      const by = who.person?.name ?? who.unitId ?? who.teamId;
      lines.push(`  - ${sentence}${by === undefined ? '' : ` (${by})`}`);
    }
    if (matters.length > MOST) lines.push(`  and ${matters.length - MOST} more`);
    if (matters.length === 0) lines.push('  nothing');
  }

  lines.push('', 'What becomes of the milestones of this fiscal year');
  for (const suggested of ['done', 'carry-over', 'drop']) {
    const count = agenda.dispositions.filter((each) => each.suggested === suggested).length;
    if (count > 0) lines.push(`  ${suggested}: ${count}`);
  }

  const { due, came, rate } = agenda.reporting;
  lines.push('', `How well we report: ${came} of ${due} reports and observations came (${percent(rate)})`);

  lines.push('', 'Where measures are heading');
  for (const found of walkPlan(plan)) {
    if (found.kind !== 'measure') continue;
    const { points, requiredRate, projectedOn, projected, low, high } = forecast(found.entity, options);
    if (requiredRate === null) continue;
    const heading =
      projected === null
        ? `a line takes three points, and there ${points === 1 ? 'is one' : 'are two'}`
        : `heads for ${projected.toFixed(1)} (${low?.toFixed(1)} to ${high?.toFixed(1)}) by ${projectedOn}`;
    lines.push(`  ${found.entity.indicator}: needs ${requiredRate.toFixed(1)} a year until ${projectedOn}; ${heading}`);
  }

  lines.push('', 'Who carries the work');
  const { divisions, withoutUnit } = rollupOrganization(plan, options);
  for (const { name, actions, completion, due, state } of divisions) {
    lines.push(`  ${name}: ${actions} actions, ${percent(completion)} done, ${percent(due)} due: ${state}`);
  }
  if (withoutUnit.actions > 0) lines.push(`  nobody: ${withoutUnit.actions} actions`);

  const { worst } = rollup(plan, options).performance;
  if (worst !== null) {
    lines.push('', 'Why the goal that is furthest behind stands as it does');
    const explained = formatExplanation(explain(plan, worst, options)).split('\n');
    // The answer and what it rests on directly; what lies deeper is for those who ask.
    lines.push(...explained.filter((line) => /^ {0,2}\S/.test(line)).map((line) => `  ${line}`));
  }
  return lines;
}

if (process.argv[1]?.endsWith('review.mjs')) console.log(review().join('\n'));
