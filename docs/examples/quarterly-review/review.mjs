/**
 * A quarterly review of the North Carolina plan, as text: where it stands and what changed since last quarter, what needs
 * attention and why, where measures are heading, who carries the work. Run it after `npm run build`.
 */
import {
  attention,
  attributeChange,
  definePolicy,
  explain,
  forecast,
  formatExplanation,
  parsePlan,
  progressSeries,
  rollup,
  rollupOrganization,
  walkPlan,
} from 'spm-model';
import { northCarolina, STATUS_AS_OF } from '../north-carolina/plan.mjs';

const BEFORE = '2026-05-03';

/** @param {number | null} share */
const percent = (share) => (share === null ? 'no data' : `${Math.round(share * 100)} %`);

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

  const [before, after] = [rollup(plan, { ...options, asOf: BEFORE }), rollup(plan, options)];
  const { implementation } = attributeChange(before, after);
  lines.push('', `What moved the work since ${BEFORE}: ${percent(implementation.difference)} in all`);
  for (const { id, amount } of implementation.parts.toSorted((a, b) => b.amount - a.amount)) {
    const goal = plan.goals.find((each) => each.id === id);
    lines.push(`  ${percent(amount)} by goal "${goal?.statement}"`);
  }

  lines.push('', 'What needs us now');
  const items = attention(plan, options).filter(({ reason }) => reason !== 'rule-broken');
  for (const { sentence, who } of items.slice(0, 12)) {
    const by = who.unitId ?? who.teamId;
    lines.push(`  - ${sentence}${by === undefined ? '' : ` (${by})`}`);
  }
  if (items.length > 12) lines.push(`  and ${items.length - 12} more`);

  lines.push('', 'Where measures are heading');
  for (const found of walkPlan(plan)) {
    if (found.kind !== 'measure') continue;
    const { points, requiredRate, projectedOn, projected } = forecast(found.entity, options);
    if (requiredRate === null) continue;
    const heading =
      projected === null
        ? `a line takes three points, and there ${points === 1 ? 'is one' : 'are two'}`
        : `heads for ${projected.toFixed(1)} by ${projectedOn}`;
    lines.push(`  ${found.entity.indicator}: needs ${requiredRate.toFixed(1)} a year until ${projectedOn}; ${heading}`);
  }

  lines.push('', 'Who carries the work');
  const { divisions, withoutUnit } = rollupOrganization(plan, options);
  for (const { name, actions, completion, due, state } of divisions) {
    lines.push(`  ${name}: ${actions} actions, ${percent(completion)} done, ${percent(due)} due: ${state}`);
  }
  if (withoutUnit.actions > 0) lines.push(`  nobody: ${withoutUnit.actions} actions`);

  const doubtful = items.find(({ reason }) => reason === 'theory-in-doubt');
  if (doubtful !== undefined) {
    lines.push('', 'Why one theory of action is in doubt');
    lines.push(
      ...formatExplanation(explain(plan, doubtful.id, options))
        .split('\n')
        .map((line) => `  ${line}`),
    );
  }
  return lines;
}

if (process.argv[1]?.endsWith('review.mjs')) console.log(review().join('\n'));
