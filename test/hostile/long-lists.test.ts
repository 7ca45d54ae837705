/** Lists of a hundred thousand entries and more, which a call with an argument for each could not take. */
import { diffPlans, parsePlan } from 'spm-model';
import { summarize } from 'spm-model/portfolio';
import { toSheets } from 'spm-model/sheets';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/model/calendar.js';
import { valueIn } from '../support/results.js';

const LONG = 140_000;
const many = <Item>(item: (index: number) => Item): readonly Item[] =>
  Array.from({ length: LONG }, (_, index) => item(index));

describe('a list of 140,000', () => {
  const measured = (observations: readonly { date: string; value: number }[]) =>
    aPlan({ goals: [aGoal({ measures: [aMeasure({ unit: { kind: 'count' }, observations })] })] });

  it('observations is told of, one by one, and written', () => {
    const observed = measured(many((index) => ({ date: plusDays('1500-01-01', index), value: index })));
    expect(diffPlans(measured([]), observed)).toHaveLength(LONG);
    expect(Math.max(...toSheets(observed, { asOf: '2026-08-03' }).map(({ rows }) => rows.length))).toBeGreaterThan(
      LONG,
    );
  });

  it('codes is summed up', () => {
    const milestone = aMilestone({ codes: many((index) => `code-${index}`), actions: [anAction()] });
    const plan = valueIn(
      parsePlan(aPlan({ goals: [aGoal({ strategies: [aStrategy({ milestones: [milestone] })] })] })),
    );
    expect(summarize(plan, { asOf: '2026-08-03' }).practices).toHaveLength(LONG);
  });
});
