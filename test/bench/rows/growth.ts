/** How cost grows with the plan. */
import { checkPlan, type Plan, parsePlan, reportAction, rollup } from 'spm-model';
import { digits, type Row, race } from '../measure.js';
import { AS_OF, anActionOf, planFrom, reported } from '../plans.js';
import { sizedPlan } from '../sized-plan.js';

const growthSizes = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000] as const;

/** The exponent of a power law through the points: the slope of least squares in logarithms. */
function exponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return above / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

/** How cost grows with the plan: the fitted exponent, 1 for in proportion, 0 for flat. */
export function growthRows(): Row[] {
  const costs: Record<string, [number, number][]> = {};
  for (const entities of growthSizes) {
    const text = JSON.stringify(sizedPlan(entities));
    const ready = () => JSON.parse(text) as unknown;
    const fresh = () => planFrom(text);
    const plan = fresh();
    const { id } = anActionOf(plan);
    const report = { date: '2026-07-01', percentComplete: 40 };
    const times = Math.max(1, Math.round(30_000 / entities));
    const timings = race(
      {
        'JSON.parse': { times, run: () => JSON.parse(text) },
        parsePlan: { times, ready, run: (input: unknown) => parsePlan(input).ok },
        checkPlan: { times, run: () => checkPlan(plan) },
        'cold rollup': { times, ready: fresh, run: (cold: Plan) => rollup(cold, { asOf: AS_OF }) },
      },
      5,
    );
    // Apart from the cold rollups, whose plans die: what is remembered of the dead is cleared away at some later edit.
    const live = fresh();
    rollup(live, { asOf: AS_OF });
    const quick = race({
      'one operation': { times: 500, run: () => reportAction(live, { id, report }) },
      'rollup after it': {
        times: 500,
        ready: (round) => reported(live, id, round % 100),
        run: (after: Plan) => rollup(after, { asOf: AS_OF }),
      },
    });
    for (const [name, { median }] of Object.entries({ ...timings, ...quick })) {
      const known = costs[name] ?? [];
      known.push([entities, median]);
      costs[name] = known;
    }
  }
  const least = exponent(costs['JSON.parse'] ?? []);
  const most: Readonly<Record<string, number>> = {
    parsePlan: least + 0.05,
    checkPlan: least + 0.05,
    'cold rollup': least + 0.05,
    'one operation': 0.1,
  };
  return Object.entries(costs).map(([name, points]): Row => {
    const fitted = exponent(points);
    const bound = most[name];
    return {
      work: `growth of ${name}`,
      entities: '1,000 to 300,000',
      measured: `exponent ${fitted.toFixed(3)} (${points.map(([, cost]) => digits(cost)).join(', ')} ms)`,
      budget: bound === undefined ? '' : `at most ${Number(bound.toFixed(3))}`,
      met: bound === undefined ? null : fitted <= bound,
      figures: { exponent: fitted, ...Object.fromEntries(points.map(([size, cost]) => [`${size}`, cost])) },
    };
  });
}
