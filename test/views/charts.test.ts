/** Charts, compiled by Vega-Lite and drawn by Vega, as hosts draw them. */
import fc from 'fast-check';
import { forecast, type Measure, rollup } from 'spm-model';
import { aMeasure, aSubgroup, examplePlan } from 'spm-model/testing';
import { arbitraryMeasure, arbitraryPlan } from 'spm-model/testing/fast-check';
import { type ChartSpecification, groupChart, measureChart, progressChart } from 'spm-model/views';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { hostileText, hostileTitles, named, retitled } from './hostile.js';

const asOf = '2026-08-03';

interface Mark {
  readonly marktype: string;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** Draws a chart, without warnings, and gives what was drawn: the marks of its scene, and its SVG. */
async function draw(chart: ChartSpecification) {
  const warnings: string[] = [];
  const note = (...args: readonly unknown[]) => {
    warnings.push(args.join(' '));
    return logger;
  };
  const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger };
  const { spec } = compile(chart as unknown as TopLevelSpec, { logger: logger as never });
  const view = new vega.View(vega.parse(spec), { renderer: 'none', logger: logger as never });
  const svg = await view.toSVG();
  const marks: (Mark & { readonly role: string })[] = [];
  const walk = (mark: { marktype: string; role: string; items: readonly never[] }) => {
    marks.push(mark as unknown as Mark & { role: string });
    for (const item of mark.items) for (const inner of (item as { items?: readonly never[] }).items ?? []) walk(inner);
  };
  walk((view.scenegraph() as unknown as { root: never }).root);
  view.finalize();
  expect(warnings).toEqual([]);
  /** How many marks of a kind the data drew, leaving out axes, legends and titles. */
  const count = (marktype: string) =>
    marks.filter((mark) => mark.marktype === marktype && mark.role === 'mark').flatMap(({ items }) => items).length;
  return { svg, count, marks };
}

const measureIn = (id: string) =>
  examplePlan.goals
    .flatMap(({ measures, strategies }) => [...measures, ...strategies.flatMap((strategy) => strategy.measures)])
    .find((measure) => measure.id === id) as Measure;

const rows = (chart: ChartSpecification, series: string) =>
  (chart['data'] as { values: { series: string; date: string; value: number }[] }).values
    .filter((row) => row.series === series)
    .map(({ date, value }) => [date, value]);

const everySeries = ['baseline', 'observed', 'target', 'expected path', 'forecast', 'forecast range'];

describe('the chart of a measure', () => {
  const reading = measureIn('measure-grade-3');
  const coached = examplePlan.goals[0]?.strategies[0]?.measures[0] as Measure;

  it('shows baseline, observations, targets and the path between them', async () => {
    const chart = measureChart(reading, { asOf });
    expect(rows(chart, 'baseline')).toEqual([['2025-06-30', 48.2]]);
    expect(rows(chart, 'observed')).toEqual([['2026-06-30', 50.4]]);
    expect(rows(chart, 'target').map(([, value]) => value)).toEqual([50, 53, 56, 60, 65]);
    expect(rows(chart, 'expected path').map(([, value]) => value)).toEqual([48.2, 50, 53, 56, 60, 65]);
    // One for the baseline, one for the observation, five for targets.
    expect((await draw(chart)).count('symbol')).toBe(7);
  });

  it('shows observations by the day only', () => {
    expect(rows(measureChart(reading, { asOf: '2026-06-29' }), 'observed')).toEqual([]);
  });

  it('sums what accumulates', () => {
    const measure = aMeasure({
      accumulation: 'sum',
      unit: { kind: 'count' },
      baseline: { date: '2025-06-30', value: 10 },
      targets: [{ date: '2027-06-30', value: 100 }],
      observations: [
        { date: '2026-06-30', value: 5 },
        { date: '2025-12-31', value: 7 },
      ],
    });
    expect(rows(measureChart(measure, { asOf }), 'observed')).toEqual([
      ['2025-12-31', 17],
      ['2026-06-30', 22],
    ]);
  });

  it('ends its forecast where the forecast is', () => {
    const { projected, projectedOn } = forecast(coached, { asOf });
    expect(projected).not.toBeNull();
    expect(rows(measureChart(coached, { asOf }), 'forecast').at(-1)).toEqual([projectedOn, projected]);
  });

  it('draws no forecast from fewer than three points, nor into the past', () => {
    expect(rows(measureChart(reading, { asOf }), 'forecast')).toEqual([]);
    const over = aMeasure({
      baseline: { date: '2020-06-30', value: 10 },
      targets: [{ date: '2021-06-30', value: 20 }],
      observations: ['2021-01-01', '2021-06-30', '2022-06-30'].map((date, index) => ({ date, value: 11 + index })),
    });
    expect(rows(measureChart(over, { asOf }), 'forecast')).toEqual([]);
  });

  it('shows a band to stay in over the time that it is in force, an open end to the edge', async () => {
    const measure = aMeasure({
      direction: 'maintain',
      unit: { kind: 'rate' },
      baseline: { date: '2025-06-30', value: 300 },
      targets: [
        { date: '2026-06-30', low: 200, high: 250 },
        { date: '2027-06-30', high: 240 },
      ],
      observations: [],
    });
    const chart = measureChart(measure, { asOf });
    const [band] = chart['layer'] as [{ data: { values: { low: number }[] } }];
    expect(band.data.values).toMatchObject([
      { date: '2025-06-30', until: '2027-06-30', low: 200, high: 250 },
      { date: '2027-06-30', until: '2027-06-30', high: 240 },
    ]);
    expect(band.data.values[1]?.low).toBeLessThan(200);
    expect(rows(chart, 'expected path')).toEqual([]);
    expect((await draw(chart)).count('rect')).toBe(2);
  });

  it('names levels on its axis, as text', async () => {
    const levels = ['"none"', 'datum.value', '<b>some</b>'];
    const measure = aMeasure({
      unit: { kind: 'level', levels },
      baseline: { date: '2025-06-30', value: 0 },
      targets: [{ date: '2027-06-30', value: 2 }],
      observations: [{ date: '2026-06-30', value: 1 }],
    });
    const { marks } = await draw(measureChart(measure, { asOf }));
    const labels = marks
      .filter(({ role }) => role === 'axis-label')
      .flatMap(({ items }) => items.map(({ text }) => text));
    expect(labels).toEqual(expect.arrayContaining(levels));
  });

  it('tells each series by shape or dash as well as by color', () => {
    const chart = measureChart(coached, { asOf });
    const layers = chart['layer'] as { encoding: Record<string, { scale?: { domain: string[]; range: unknown[] } }> }[];
    const looks = new Map<string, string>();
    for (const channel of ['shape', 'strokeDash']) {
      const { scale } =
        layers.map(({ encoding }) => encoding[channel]).find((found) => found?.scale !== undefined) ?? {};
      for (const [index, name] of (scale?.domain ?? []).entries()) {
        looks.set(name, `${looks.get(name) ?? ''} ${JSON.stringify(scale?.range[index])}`);
      }
    }
    expect([...looks.keys()].sort()).toEqual([...everySeries].sort());
    expect(new Set(looks.values()).size).toBe(everySeries.length);
  });

  it('says in words what it shows', async () => {
    const chart = measureChart(reading, { asOf });
    expect(chart.description).toBe(
      'Chart of Students proficient in reading at the end of grade 3, in percent, as of Aug 3, 2026: on track. Baseline 48.2% (Jun 30, 2025). Last observed 50.4% (Jun 30, 2026). Expected then: 50%. Last target 65% (Jun 30, 2030).',
    );
    expect((await draw(chart)).svg).toContain('aria-label');
  });

  it.each(named(hostileTitles.filter((title) => title.trim() !== '')))('shows text as text: %j', async (_, title) => {
    const { svg } = await draw(
      measureChart(aMeasure({ indicator: title, unit: { kind: 'count', label: title } }), { asOf }),
    );
    expect(svg).not.toMatch(/<(script|img|b|a)[ >]/);
  });

  it('is drawn for arbitrary measures, whatever rules they break, without numbers that are none', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMeasure(), hostileText, async (measure, indicator) => {
        const chart = measureChart({ ...measure, indicator }, { asOf });
        const json = JSON.stringify(chart);
        expect(JSON.parse(json)).toEqual(chart);
        const { svg } = await draw(chart);
        expect(svg).not.toContain('NaN');
      }),
      { numRuns: 60 },
    );
  });

  it('is drawn for measures of one value, of none, and of the greatest numbers', async () => {
    for (const value of [0, 5, -1e300, Number.MAX_VALUE, 5e-324]) {
      const measure = aMeasure({
        unit: { kind: 'score' },
        baseline: { date: '2025-06-30', value },
        targets: [],
        observations: [],
      });
      expect((await draw(measureChart(measure, { asOf }))).svg).not.toContain('NaN');
    }
    const { baseline: _, ...bare } = aMeasure({ targets: [], observations: [] });
    const nothing = 'no baseline, no observations, no targets';
    expect((await draw(measureChart(bare, { asOf }))).svg).toContain(nothing);
    expect((await draw(measureChart(reading, { asOf }))).svg).not.toContain(nothing);
  });
});

describe('the chart of progress', () => {
  const standing = rollup(examplePlan, { asOf });

  it('has two bars for the plan, each goal and each strategy, and a tick wherever something is expected', async () => {
    const strategies = examplePlan.goals.flatMap((goal) => goal.strategies);
    const { count } = await draw(progressChart(standing, { plan: examplePlan }));
    const places = 1 + examplePlan.goals.length + strategies.length;
    const parts = [standing, ...standing.goals, ...standing.goals.flatMap((goal) => goal.strategies)];
    const ticks = parts.flatMap(({ implementation, performance }) => [
      implementation.due,
      performance.expectedProgress,
    ]);
    // A background and a bar for each of work and results, and the ticks.
    expect(count('rect')).toBe(2 * places + ticks.filter((share) => share !== null).length);
    expect(count('text')).toBe(2 * places);
  });

  it('names goals and strategies by title where it has the plan, else by id', () => {
    const [goal] = examplePlan.goals;
    const done = `work ${Math.round((standing.goals[0]?.implementation.completion ?? 0) * 100)}%`;
    expect(progressChart(standing, { plan: examplePlan }).description).toContain(`1 ${goal?.statement}: ${done}`);
    expect(progressChart(standing).description).toContain(`1 ${goal?.id}: ${done}`);
  });

  it('keeps apart goals that are called the same', async () => {
    const { count } = await draw(progressChart(standing, { plan: retitled(examplePlan, () => 'Same') }));
    expect(count('text')).toBe(
      2 * (1 + standing.goals.length + standing.goals.flatMap((goal) => goal.strategies).length),
    );
  });

  it('of more than forty goals and strategies shows goals only, the worst first, and counts the rest', () => {
    const [first] = standing.goals as [(typeof standing.goals)[0]];
    const goals = Array.from({ length: 42 }, (_, index) => ({
      ...first,
      id: `g${index}`,
      performance: { ...first.performance, status: index === 41 ? ('missed' as const) : ('on-track' as const) },
    }));
    const each = first.strategies.length;
    const subtitleOf = (chart: ChartSpecification) => (chart['title'] as { subtitle: string[] }).subtitle[0];
    const some = progressChart({ ...standing, goals: goals.slice(0, 30) });
    expect(subtitleOf(some)).toBe(`as of Aug 3, 2026, without ${30 * each} strategies`);
    const { description, ...chart } = progressChart({ ...standing, goals });
    expect(subtitleOf({ description, ...chart })).toBe(
      `as of Aug 3, 2026, without 2 goals and ${42 * each} strategies`,
    );
    expect(description).toMatch(/^Chart of work and results, as of Aug 3, 2026, without 2 goals and \d+ strategies\. /);
    expect(description.match(/\d+ g\d+:/g)?.[0]).toBe('42 g41:');
    expect(description.match(/\d+ g\d+:/g)).toHaveLength(40);
  });

  it('breaks long names into two lines, and says what the ticks are', async () => {
    const { marks, svg } = await draw(progressChart(standing, { plan: examplePlan }));
    const labels = marks
      .filter(({ role }) => role === 'axis-label')
      .flatMap(({ items }) => items.map(({ text }) => text));
    expect(labels).toContainEqual(['1 Every child reads with', 'understanding by the end of grade 3']);
    expect(svg).toContain('thick line: what is due or expected by then');
  });

  it('is drawn for arbitrary plans with hostile titles', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPlan({ faults: 'some' }), hostileText, async (plan, title) => {
        const { svg } = await draw(progressChart(rollup(plan, { asOf }), { plan: retitled(plan, () => title) }));
        expect(svg).not.toMatch(/NaN|<script|<img/);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the chart of the groups of a measure', () => {
  const target = { date: '2028-06-30', value: 60 };
  const seen = (value: number, n = 100) => ({ date: '2026-06-30', value, n });
  const groupOf = (name: string, value: number, more: Parameters<typeof aSubgroup>[0] = {}) =>
    aSubgroup({
      id: name,
      name,
      baseline: { date: '2025-06-30', value: 30 },
      targets: [target],
      observations: [seen(value)],
      ...more,
    });
  const measure = (subgroups: readonly ReturnType<typeof aSubgroup>[], value: number | null = 50) =>
    aMeasure({ targets: [target], observations: value === null ? [] : [seen(value, 500)], subgroups });
  const labelsOf = (chart: ChartSpecification) =>
    (chart['data'] as { values: { label: string; value: number | null; text: string }[] }).values;

  it('names each group with what it is one of, the worst first, and where it stands', async () => {
    const chart = groupChart(
      measure([
        groupOf('Ahead', 70),
        groupOf('Behind', 20, { dimension: 'race' }),
        groupOf('Few', 70, { observations: [seen(70, 3)] }),
      ]),
      { asOf },
    );
    expect(labelsOf(chart).map(({ label, value, text }) => [label, value, text])).toEqual([
      ['Behind (race)', 20, '20%, ✕ regressing'],
      ['Ahead', 70, '70%, ✓ exceeded'],
      // Of so few nothing is told, the value least of all.
      ['Few', null, '? too small to judge'],
    ]);
    expect(chart['description']).toBe(
      'Groups of students in Students who read well in grade 4, as of Aug 3, 2026. All students: 50%. Behind (race): 20%, ✕ regressing. Ahead: 70%, ✓ exceeded. Few: ? too small to judge',
    );
    expect((await draw(chart)).count('rule')).toBeGreaterThan(0);
  });

  it('of more than forty shows the forty worst, and says how many more there are', async () => {
    const many = Array.from({ length: 42 }, (_, index) => groupOf(`Group ${index}`, index < 2 ? 70 : 20));
    const chart = groupChart(measure(many), { asOf });
    expect(labelsOf(chart)).toHaveLength(40);
    expect(labelsOf(chart).map(({ label }) => label)).not.toContain('Group 0');
    expect(chart['description']).toMatch(/\. And 2 more groups of students$/);
    expect((chart['title'] as { subtitle: string[] }).subtitle).toEqual([
      'groups of students, as of Aug 3, 2026, and 2 more groups of students',
      'thick line: what was expected of the group; dashed line: all students',
    ]);
  });

  it('of a measure without groups, never observed, says so, and draws no line for the whole', async () => {
    const chart = groupChart(measure([], null), { asOf });
    expect(chart['description']).toBe(
      'Groups of students in Students who read well in grade 4, as of Aug 3, 2026. All students: not observed',
    );
    expect((chart['title'] as { subtitle: string[] }).subtitle).toEqual(['no groups, as of Aug 3, 2026']);
    expect(chart['layer']).toHaveLength(3);
  });
});
