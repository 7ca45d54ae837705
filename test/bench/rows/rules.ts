/** Checking: all rules, and two of them beside a rules engine. */
import { checkPlan, defaultPolicy, rules } from 'spm-model';
import { contextRow, digits, flat, ms, now, type Row, race, ratioRow } from '../measure.js';
import { rulesEngine } from '../peers.js';
import { freshPlan, sizes } from '../plans.js';

/** What all rules cost. */
export function ruleRows(): Row[] {
  return sizes.map((entities) => {
    const plan = freshPlan(entities);
    const timings = race({ ours: { run: () => checkPlan(plan) } });
    const each = (timings.ours.median * 1000) / entities;
    return contextRow(
      'checkPlan, all rules',
      entities,
      `${ms(timings.ours)}, ${digits(each)} µs an entity`,
      flat(timings),
    );
  });
}

/** Two rules in a rules engine, against the same two here, and against all of the rules together. */
export async function rulesEngineRows(): Promise<Row[]> {
  const compared = ['period-order', 'action-in-milestone'];
  const entities = 10_000;
  const plan = freshPlan(entities);
  const severity = Object.fromEntries(
    rules.map(({ code }) => [code, compared.includes(code) ? 'error' : 'off'] as const),
  );
  const policy = Object.freeze({ ...defaultPolicy, severity: Object.freeze(severity) });
  const timings = race({
    two: { times: 20, run: () => checkPlan(plan, { policy }).length },
    all: { times: 20, run: () => checkPlan(plan).length },
  });
  const steps = plan.goals.flatMap((goal) =>
    goal.strategies.flatMap(({ milestones }) =>
      milestones.flatMap(({ period, actions }) =>
        actions.map((action) => ({ ...action.period, milestoneStart: period.start })),
      ),
    ),
  );
  const engine = rulesEngine();
  const some = steps.slice(0, 1_000);
  let spent = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const start = now();
    for (const facts of some) await engine.run(facts);
    spent = Math.min(spent, now() - start);
  }
  const each = {
    engine: (spent * 1_000) / some.length / compared.length,
    two: (timings.two.median * 1_000) / entities / compared.length,
    all: (timings.all.median * 1_000) / entities / rules.length,
  };
  return [
    ratioRow(
      'rules in json-rules-engine against rules here, for each rule and entity',
      entities,
      each.engine / each.all,
      `${digits(each.engine)} µs against ${digits(each.all)} µs with all rules on; ${digits(each.two)} µs with the same two alone, where the walk weighs more`,
      {},
      each,
    ),
  ];
}
