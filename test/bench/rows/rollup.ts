/** The rollup: cold beside a loop by hand, after one operation, and with its tables. */
import { type Plan, rollup, rollupRows } from 'spm-model';
import { handWritten } from '../hand-written.js';
import { type Contender, flat, ms, type Row, race, ratioRow } from '../measure.js';
import { AS_OF, anActionOf, freshPlan, LARGE, reported, sizes } from '../plans.js';

/** The first place where two results differ by more than rounding; the policy, which is given, apart. */
function differenceOf(one: unknown, other: unknown, path = ''): string | null {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one)) ? null : `${path}: ${one}, ${other}`;
  }
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    return one === other ? null : `${path}: ${one}, ${other}`;
  }
  const [first, second] = [one as Record<string, unknown>, other as Record<string, unknown>];
  for (const key of new Set([...Object.keys(first), ...Object.keys(second)])) {
    const found = key === 'policy' ? null : differenceOf(first[key], second[key], `${path}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** Holds the loop by hand to the numbers of the library, on days on which different verdicts are due. */
function requireSameNumbers(): void {
  const plan = freshPlan(1_000);
  for (const asOf of [AS_OF, '2024-12-01', '2028-08-01', '2030-07-01', '2035-01-01']) {
    const difference = differenceOf(rollup(plan, { asOf }), handWritten(plan, asOf));
    if (difference !== null) throw new Error(`the loop by hand differs as of ${asOf}: ${difference}`);
  }
}

const cold = (entities: number): Contender<Plan> => ({
  ready: () => freshPlan(entities),
  run: (fresh) => rollup(fresh, { asOf: AS_OF }),
});

/** Cold, by hand, and after one operation. */
export function rollingRows(): Row[] {
  requireSameNumbers();
  return sizes.flatMap((entities) => {
    const plan = freshPlan(entities);
    const { id } = anActionOf(plan);
    const contenders = {
      cold: cold(entities),
      hand: { ready: () => freshPlan(entities), run: (fresh: Plan) => handWritten(fresh, AS_OF) },
    };
    const edited: Contender<Plan> = {
      times: 400,
      ready: (round) => {
        rollup(plan, { asOf: AS_OF });
        return reported(plan, id, round % 100);
      },
      run: (after) => rollup(after, { asOf: AS_OF }),
    };
    // Apart from the cold ones, whose plans die: what is remembered of a dead plan is cleared away at some later edit.
    const timings = { ...race(contenders), ...race({ edited }) };
    const isLarge = entities === LARGE;
    return [
      ratioRow(
        'cold rollup, with parts, counts and verdicts, against a hand-written loop that computes the same numbers',
        entities,
        timings.cold.median / timings.hand.median,
        `${ms(timings.cold)} against ${ms(timings.hand)}`,
        isLarge ? { atMost: 1.5 } : {},
        flat(timings),
      ),
      ratioRow(
        'rollup after one operation against a cold rollup',
        entities,
        timings.edited.median / timings.cold.median,
        `${ms(timings.edited)} against ${ms(timings.cold)}`,
        isLarge ? { atMost: 1 / 1_000, text: 'at most 1/1,000' } : {},
        flat(timings),
      ),
    ];
  });
}

/** A rollup written out as tables, beside the rollup alone. */
export function tableRows(): Row[] {
  return sizes.map((entities) => {
    const timings = race({
      rollup: cold(entities),
      tables: {
        ready: () => freshPlan(entities),
        run: (fresh: Plan) => rollupRows(rollup(fresh, { asOf: AS_OF }), fresh).actions,
      },
    });
    return ratioRow(
      'rollupRows, with the rollup, against the rollup',
      entities,
      timings.tables.median / timings.rollup.median,
      `${ms(timings.tables)} against ${ms(timings.rollup)}`,
      entities === LARGE ? { atMost: 1.5 } : {},
      flat(timings),
    );
  });
}
