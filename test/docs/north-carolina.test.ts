/** The demo's plan is the published one, and says what it should. */
import { draftPolicy, type Plan, parsePlan, rollup, titleOf, walkPlan } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { drawPlan } from '../../docs/examples/north-carolina/draw.mjs';
import { northCarolina, STATUS_AS_OF } from '../../docs/examples/north-carolina/plan.mjs';
import { valueIn } from '../support/results.js';
import { describeShared } from '../support/shared-data.js';

const plan = valueIn(parsePlan(northCarolina, { policy: draftPolicy, asOf: STATUS_AS_OF }));
const count = (kind: string) => [...walkPlan(plan)].filter((found) => found.kind === kind).length;
const standing = rollup(plan, { asOf: STATUS_AS_OF, policy: draftPolicy });

describe('the North Carolina example', () => {
  it('is of some size', () => {
    expect(count('goal')).toBeGreaterThanOrEqual(4);
    expect(count('strategy')).toBeGreaterThanOrEqual(10);
    expect(count('action')).toBeGreaterThanOrEqual(30);
    expect(count('measure')).toBeGreaterThanOrEqual(12);
  });

  it('names who is responsible and when strategies run, and carries one milestone over', () => {
    const found = [...walkPlan(plan)];
    const strategies = found.flatMap((each) => (each.kind === 'strategy' ? [each.entity] : []));
    const milestones = found.flatMap((each) => (each.kind === 'milestone' ? [each.entity] : []));
    for (const { responsible, period } of strategies) expect([responsible?.name, period?.end]).not.toContain(undefined);
    const carried = milestones.filter(({ discontinued }) => discontinued?.carriedOverTo !== undefined);
    expect(carried.map(({ discontinued }) => discontinued?.carriedOverTo)).toEqual(
      milestones.filter(({ continues }) => continues !== undefined).map(({ id }) => id),
    );
    expect(carried).toHaveLength(1);
  });

  it('has falling, biennial, already met and not yet measured measures', () => {
    const measures = [...walkPlan(plan)].flatMap((found) => (found.kind === 'measure' ? [found.entity] : []));
    expect(measures.some(({ direction }) => direction === 'decrease')).toBe(true);
    expect(measures.some(({ frequency }) => frequency === 'biennial')).toBe(true);
    expect(measures.some(({ observations }) => observations.length === 0)).toBe(true);
    // AP performance: 72.1 in 2025 is past the target of 67 for 2026.
    const performance = standing.goals[0]?.strategies
      .flatMap((strategy) => strategy.measures)
      .find(({ id }) => id === 'P1.M4');
    expect(performance?.next?.attainment).toBeGreaterThan(1);
  });

  it.each([60, 80, 100, 200])('is drawn on at most %i columns, in color or without, no word broken', (width) => {
    const plain = drawPlan(plan, standing, { color: false, width });
    for (const line of plain) expect([...line].length).toBeLessThanOrEqual(width);
    const said = new Set(plain.join(' ').split(/\s+/));
    for (const { kind, entity } of walkPlan(plan)) {
      if (kind !== 'action' && kind !== 'measure') continue;
      for (const word of titleOf(entity).split(' ')) expect(said).toContain(word);
    }
    expect(plain.join('\n')).not.toContain('\u001b');
    const colored = drawPlan(plan, standing, { color: true, width });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are control characters
    expect(colored.map((line) => line.replace(/\u001b\[\d+m/g, ''))).toEqual(plain);
    expect(colored).not.toEqual(plain);
  });

  it('tells beside the bars what is overdue, and of how many measures there are data', () => {
    const lines = drawPlan(plan, standing, { color: false, width: 200 });
    expect(lines.join('\n')).toMatch(
      /results .*\n.*\(data to judge by for 5 of 7 measures of goals \(53% of their weight\) and 6 of 8 of strategies\)/,
    );
    expect(lines.join('\n')).toMatch(/work .*\n.*\(5 overdue\)/);
  });
});

interface Published {
  readonly pillars: readonly {
    readonly focusAreas: readonly {
      readonly id: string;
      readonly name: string;
      readonly actions: readonly {
        readonly id: string;
        readonly name: string;
        readonly launchDate: string;
        readonly status: string;
      }[];
    }[];
  }[];
}

describeShared<Published>('the published plan', 'ncdpi/plan.json', ({ pillars }) => {
  const published = new Map(
    pillars.flatMap(({ focusAreas }) =>
      focusAreas.flatMap(({ actions }) => actions.map((action) => [action.id, action] as const)),
    ),
  );
  const actionsOf = (whole: Plan) =>
    [...walkPlan(whole)].flatMap((found) => (found.kind === 'action' ? [found.entity] : []));

  it('has each action of the example, with its name, launch day and status', () => {
    for (const { id, title, period, reports, continues } of actionsOf(plan)) {
      // What carries a published action on into the next year is not published.
      if (continues !== undefined) continue;
      const action = published.get(id);
      expect(action, id).toBeDefined();
      expect(title).toBe(action?.name);
      expect(period.start).toBe(action?.launchDate);
      const percent = reports.at(-1)?.percentComplete;
      if (action?.status === 'Completed') expect(percent).toBe(100);
      else if (action?.status === 'Not Started') expect(percent).toBeUndefined();
      else expect(percent).toBeLessThan(100);
    }
  });
});

interface PublishedMeasures {
  readonly measures: readonly {
    readonly id: string;
    readonly series: readonly {
      readonly year: string;
      readonly baseline: number | null;
      readonly target: number | null;
    }[];
  }[];
}

describeShared<PublishedMeasures>('the published measures', 'ncdpi/measures.json', ({ measures }) => {
  it('have the figures of the example', () => {
    const ours = new Map(
      [...walkPlan(plan)].flatMap((found) =>
        found.kind === 'measure' ? [[found.entity.id, found.entity] as const] : [],
      ),
    );
    let compared = 0;
    for (const { id, series } of measures) {
      const measure = ours.get(id);
      if (measure === undefined) continue;
      const values = [...(measure.baseline === undefined ? [] : [measure.baseline]), ...measure.observations];
      expect(
        values.map(({ value }) => value),
        id,
      ).toEqual(series.flatMap(({ baseline }) => (baseline === null ? [] : [baseline])));
      expect(
        measure.targets.map(({ value }) => value),
        id,
      ).toEqual(series.flatMap(({ target }) => (target === null ? [] : [target])));
      compared += 1;
    }
    expect(compared).toBeGreaterThanOrEqual(10);
  });
});
