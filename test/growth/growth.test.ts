/** Cost grows in step with what is read, checked, changed, shown or written, and not with its square. */
import {
  actionPlan,
  apply,
  attention,
  describeJournal,
  explain,
  forecast,
  type Journal,
  type Milestone,
  mergePlans,
  type Operation,
  type Plan,
  parsePlan,
  parseTheory,
  planAt,
  planFromRows,
  planRows,
  type Result,
  readJournal,
  resolveConflict,
  reviewAgenda,
  rollup,
  suppressSmallGroups,
} from 'spm-model';
import { planFromSheets } from 'spm-model/sheets';
import { fromStratml, toStratml } from 'spm-model/stratml';
import {
  aDivision,
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  anAdjustment,
  anInput,
  aPlan,
  aStrategy,
  aUnit,
} from 'spm-model/testing';
import { progressChart, toMarkdown } from 'spm-model/views';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/model/calendar.js';
import { quantityIn } from '../../src/rules/quantity.js';
import { fromWords, MARKER } from '../../src/stratml/words.js';
import { sizedPlan } from '../bench/sized-plan.js';
import { soundPlan } from '../fixtures/sound-plan.js';
import { valueIn } from '../support/results.js';
import { longPlan, widePlan } from '../support/shown-plans.js';
import { aResult } from '../support/stratml.js';
import { planOf } from '../support/waiting.js';
import { expectInStep } from './in-step.js';

/** Of a result that must be ok. */
const succeeds = (work: () => Result<unknown>) => () => expect(work().ok).toBe(true);

describe('hostile text', () => {
  const units = ['“', '“ ”', 'if ', ' ;', ' , ', 'if “ and ', '\n', ';“””', 'and ', 'then, ', ' ', 'if then and ; '];
  it.each(units)('of %j again and again, as a theory', (unit) => {
    const [text, longer] = [`if ${unit.repeat(5_000)}`, `if ${unit.repeat(50_000)}`];
    expectInStep(
      10,
      () => parseTheory(text),
      () => parseTheory(longer),
    );
  });

  const figures = ['9', '9 ', 'grade 9 ', '9,', 'of of ', '(', 'twenty-', '9-', '% '];
  it.each(figures)('of %j again and again, where a quantity is looked for', (unit) => {
    const [text, longer] = [unit.repeat(20_000), unit.repeat(200_000)];
    expectInStep(
      10,
      () => quantityIn(text),
      () => quantityIn(longer),
    );
  });

  it.each<[string, (count: number) => string]>([
    ['lines', (count) => Array.from({ length: count }, (_, index) => `targets ${index + 1}, low: ${index}`).join('\n')],
    ['names', (count) => `targets 9999999, low: 1\n${', a'.repeat(count)}: 1`],
  ])('of many %s, as the words of a document', (_, textOf) => {
    const [text, longer] = [`${MARKER}\n${textOf(5_000)}`, `${MARKER}\n${textOf(50_000)}`];
    expectInStep(
      10,
      () => fromWords(text),
      () => fromWords(longer),
    );
  });
});

describe('what is read', () => {
  const plans = [1_000, 10_000].map((entities) => valueIn(parsePlan(sizedPlan(entities))));
  const readers: [string, (plan: Plan) => () => Result<unknown>][] = [
    ['parsePlan', (plan) => () => parsePlan(plan)],
    [
      'planFromRows',
      (plan) => {
        const rows = planRows(plan);
        return () => planFromRows(rows);
      },
    ],
    [
      'fromStratml',
      (plan) => {
        const { xml } = toStratml(plan);
        return () => fromStratml(xml);
      },
    ],
  ];
  it.each(readers)('by %s', (_, ready) => {
    const [small, large] = plans.map((plan) => succeeds(ready(plan))) as [() => void, () => void];
    expectInStep(10, small, large);
  });

  it('of broken entities in a list', () => {
    const broken = (count: number) => ({ ...soundPlan(), goals: Array.from({ length: count }, () => ({ id: 7 })) });
    const [small, large] = [broken(2_000), broken(20_000)];
    expectInStep(
      10,
      () => parsePlan(small),
      () => parsePlan(large),
    );
  });

  it('of the rows of a sheet', () => {
    const sheetOf = (count: number) => ({
      name: 'Plan',
      rows: [
        ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete', 'Status'],
        ...Array.from({ length: count }, (_, index) => [
          `Goal ${index >> 9}`,
          `Strategy ${index >> 6}`,
          `Milestone ${index >> 3}`,
          'Train',
          '7/1/2026',
          '6/30/2027',
          `${index % 100}%`,
          'On track',
        ]),
      ],
    });
    const [small, large] = [sheetOf(1_000), sheetOf(10_000)];
    const options = { asOf: '2026-12-01' };
    expectInStep(
      10,
      succeeds(() => planFromSheets([small], options)),
      succeeds(() => planFromSheets([large], options)),
    );
  });

  it.each<[string, (index: number) => string]>([
    ['thousands of results', (index) => `i${index}`],
    ['one identifier that repeats', () => 'same'],
  ])('of a document with %s, and what is written of it', (_, id) => {
    const results = Array.from({ length: 10 }, (_each, place) => {
      const year = 2010 + place;
      const area = { name: 'Area', value: `Area ${place} x`, description: 'Planned' };
      const actual = { start: `${year}-01-01`, description: 'Reached' };
      return aResult('Target', `${year}-12-31`, '1,000', area) + aResult('Actual', `${year}-12-31`, '900', actual);
    }).join('');
    const indicator = (index: number) =>
      `<PerformanceIndicator><MeasurementDimension>People reached</MeasurementDimension><UnitOfMeasurement>Number</UnitOfMeasurement><Identifier>${id(index)}</Identifier><MeasurementInstance>${results}</MeasurementInstance></PerformanceIndicator>`;
    const program = (indicators: number) =>
      `<PerformancePlanOrReport><Name>P</Name><StrategicPlanCore><Goal><Name>G</Name><Objective><Name>O</Name>${Array.from(
        { length: indicators },
        (_each, index) => indicator(index),
      ).join('')}</Objective></Goal></StrategicPlanCore></PerformancePlanOrReport>`;
    const [small, large] = [program(12), program(120)];
    expectInStep(
      10,
      () => fromStratml(small),
      () => fromStratml(large),
    );
    const [few, many] = [valueIn(fromStratml(small)).plan, valueIn(fromStratml(large)).plan];
    expectInStep(
      10,
      () => toStratml(few),
      () => toStratml(many),
    );
  });
});

/** A document with one goal, or one indicator. */
const withGoal = (inside: string) =>
  `<StrategicPlan><Name>P</Name><StrategicPlanCore><Goal><Name>G</Name><Description/>${inside}</Goal></StrategicPlanCore></StrategicPlan>`;
const withIndicator = (inside: string) =>
  withGoal(
    `<Objective><Name>O</Name><PerformanceIndicator><MeasurementDimension>M</MeasurementDimension><UnitOfMeasurement/>${inside}</PerformanceIndicator></Objective>`,
  );
/** As many pieces of text, and as many words of a document. */
const repeated = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index));
const told = (lines: readonly string[]) => `<OtherInformation>${MARKER}\n${lines.join('\n')}</OtherInformation>`;

describe('a document made to last', () => {
  it.each<[string, (count: number) => string]>([
    [
      'results of one day that words tell elsewhere',
      (count) =>
        withIndicator(
          `<MeasurementInstance>${repeated(count, () => aResult('Actual', '2026-06-30', '5')).join('')}</MeasurementInstance>${told(repeated(count, (index) => `observations ${count + index + 1}, date: 2026-06-30\nobservations ${count + index + 1}, n: 40`))}`,
        ),
    ],
    [
      'kept elements that words tell from the last to the first',
      (count) =>
        withGoal(
          `${repeated(count, (index) => `<Stakeholder><Name>${index} x</Name></Stakeholder>`).join('')}${told(repeated(count, (index) => `extensions, stratml, elements ${index + 1}, name: Stakeholder\nextensions, stratml, elements ${index + 1}, children 1, name: Name\nextensions, stratml, elements ${index + 1}, children 1, text: ${count - 1 - index} x`))}`,
        ),
    ],
    [
      'one kept element whose children words tell from the last to the first',
      (count) =>
        withGoal(
          `<Novel>${repeated(count, (index) => `<A>${index} x</A>`).join('')}</Novel>${told(['extensions, stratml, elements 1, name: Novel', ...repeated(count, (index) => `extensions, stratml, elements 1, children ${index + 1}, name: A\nextensions, stratml, elements 1, children ${index + 1}, text: ${count - 1 - index} x`)])}`,
        ),
    ],
    [
      'words that fit no revision',
      (count) => withIndicator(told(repeated(count, (index) => `revisions ${index + 1}: x`))),
    ],
    [
      'words that fit no milestone',
      (count) =>
        withGoal(
          `<Objective><Name>O</Name>${told(repeated(count, (index) => `milestones ${index + 1}, title: t\nmilestones ${index + 1}, start: none`))}</Objective>`,
        ),
    ],
    [
      'ids that words repeat',
      (count) =>
        withGoal(
          `<Objective><Name>O</Name>${told(repeated(count, (index) => `milestones ${index + 1}, id: same\nmilestones ${index + 1}, title: t`))}</Objective>`,
        ),
    ],
    [
      'words of places far off',
      (count) =>
        withGoal(
          repeated(count / 10, () => `<Objective><Name>O</Name>${told(['milestones 9999999: x'])}</Objective>`).join(
            '',
          ),
        ),
    ],
    ['comments', (count) => withGoal(repeated(count, () => '<!-- x -->').join(''))],
    ['characters that XML does not have', (count) => withGoal(`<Note>${'\u0001&#1;'.repeat(count)}</Note>`)],
  ])('of many %s, read and written', (_, documentOf) => {
    const [small, large] = [documentOf(500), documentOf(5_000)];
    expectInStep(
      10,
      () => fromStratml(small),
      () => fromStratml(large),
    );
    const [few, many] = [small, large].map((text) => valueIn(fromStratml(text)).plan) as [Plan, Plan];
    expectInStep(
      10,
      () => toStratml(few),
      () => toStratml(many),
    );
  });
});

describe('a list of operations', () => {
  /** Applies as many operations to a plan of that size. */
  const applied = (size: number, plan: Plan, operation: (index: number) => Operation) => {
    const list = Array.from({ length: size }, (_, index) => operation(index));
    return succeeds(() => apply(plan, list));
  };

  it('that revise goals', () => {
    const work = (entities: number) => {
      const plan = valueIn(parsePlan(sizedPlan(entities)));
      const ids = plan.goals.flatMap(({ id }) => Array.from({ length: 200 }, () => id));
      const revise = (index: number): Operation => ({
        type: 'reviseGoal',
        id: ids[index] as string,
        changes: { weight: 2 },
      });
      return applied(ids.length, plan, revise);
    };
    expectInStep(10, work(1_000), work(10_000));
  });

  it('that give the plan own data, key by key', () => {
    const plan = aPlan();
    const work = (size: number) =>
      applied(size, plan, (index) => ({ type: 'revisePlan', changes: { extensions: { [`key ${index}`]: index } } }));
    expectInStep(4, work(1_000), work(4_000));
  });

  it.each<[string, (index: number, size: number) => Operation]>([
    [
      'report on each',
      (index) => ({ type: 'reportAction', id: `a-${index}`, report: { date: '2026-01-31', percentComplete: 1 } }),
    ],
    [
      'make each wait for more',
      (index) => ({
        type: 'reviseAction',
        id: `a-${index}`,
        changes: { dependsOn: index < 2 ? [] : [`a-${index - 1}`, `a-${index - 2}`] },
      }),
    ],
    ['move each', (index) => ({ type: 'moveAction', id: `a-${index}`, at: 0 })],
    ['remove each', (index, size) => ({ type: 'removeAction', id: `a-${size - 1 - index}` })],
  ])('in a chain of actions, that %s', (_, operation) => {
    const work = (size: number) => {
      const chain = planOf(Array.from({ length: size }, (_each, index) => (index === 0 ? [] : [index - 1])));
      return applied(size, chain, (index) => operation(index, size));
    };
    expectInStep(4, work(500), work(2_000));
  });

  const day = (index: number) => plusDays('1990-01-01', index);
  it.each<[string, (from: string) => Operation]>([
    ['targets', (from) => ({ type: 'setTargets', id: 'series', targets: [{ date: '2040-06-30', value: 60 }], from })],
    [
      'the baseline',
      (from) => ({ type: 'rebaseline', id: 'series', baseline: { date: '1989-06-30', value: 5 }, from }),
    ],
  ])('that replace %s day after day', (_, operation) => {
    const measure = aMeasure({ id: 'series', baseline: { date: '1989-06-30', value: 5 }, observations: [] });
    const plan = aPlan({ goals: [aGoal({ measures: [measure] })] });
    const work = (size: number) => applied(size, plan, (index) => operation(day(index)));
    expectInStep(4, work(1_000), work(4_000));
  });

  it.each<[string, (date: string) => Operation]>([
    ['correct', (date) => ({ type: 'correctObservation', id: 'series', date, observation: { date, value: 1 } })],
    ['remove', (date) => ({ type: 'removeObservation', id: 'series', date })],
  ])('that %s observations by their days', (_, operation) => {
    const work = (size: number) => {
      const observations = Array.from({ length: size }, (_each, index) => ({ date: day(index), value: index }));
      const measure = aMeasure({ id: 'series', unit: { kind: 'count' }, observations });
      return applied(size, aPlan({ goals: [aGoal({ measures: [measure] })] }), (index) =>
        operation(day((index * 7) % size)),
      );
    };
    expectInStep(4, work(2_003), work(8_009));
  });
});

describe('what is done one after another', () => {
  /** A plan of so many strategies, some to a goal. */
  const strategic = (size: number, perGoal: number) =>
    aPlan({
      goals: Array.from({ length: size / perGoal }, (_, place) =>
        aGoal({
          id: `goal-${place}`,
          measures: [],
          strategies: Array.from({ length: perGoal }, (_each, index) =>
            aStrategy({ id: `s-${place * perGoal + index}`, measures: [], milestones: [] }),
          ),
        }),
      ),
    });
  const renamed = (title: string) => (index: number) => {
    return { type: 'reviseStrategy', id: `s-${index}`, changes: { title } } as const;
  };
  const removed = (index: number) => ({ type: 'removeStrategy', id: `s-${index}` }) as const;

  it.each<[string, (index: number) => Operation, (index: number) => Operation]>([
    ['a field', renamed('Ours'), renamed('Theirs')],
    ['what one side removed', removed, renamed('Theirs')],
    ['what the other side removed', renamed('Ours'), removed],
  ])('of conflicts over %s, each decided for the other side', (_, ours, theirs) => {
    const work = (size: number) => {
      const base = strategic(size, 25);
      const side = (operation: (index: number) => Operation) =>
        valueIn(
          apply(
            base,
            Array.from({ length: size }, (_each, index) => operation(index)),
          ),
        ).plan;
      const merge = mergePlans(base, side(ours), side(theirs));
      expect(merge.conflicts).toHaveLength(size);
      return () => {
        let { plan } = merge;
        for (const conflict of merge.conflicts) plan = valueIn(resolveConflict(plan, conflict, 'theirs')).plan;
      };
    };
    expectInStep(4, work(250), work(1_000));
  });

  it.each<[string, (journal: Journal) => unknown]>([
    ['read as a log', describeJournal],
    ['of which a copy is asked for a day', (journal) => planAt({ ...journal }, '2026-01-01T00:00:00Z')],
  ])('of entries of a journal, %s', (_, work) => {
    const ready = (size: number) => {
      const entries = Array.from({ length: size }, (_each, index) => {
        return { at: '2026-08-03T09:00:00Z', operations: [renamed('New')(index)] };
      });
      const journal = valueIn(readJournal({ version: 1, base: strategic(size, size), entries }));
      return () => work(journal);
    };
    expectInStep(4, ready(1_000), ready(4_000));
  });
});

describe('what bears on many', () => {
  const period = { start: '2026-01-01', end: '2026-12-31' };
  const dependents = (size: number, id: string, dependsOn: (index: number) => readonly string[]) =>
    aMilestone({
      id: `milestone-${id}`,
      period,
      actions: Array.from({ length: size }, (_, index) =>
        anAction({ id: `${id}-${index}`, period, dependsOn: dependsOn(index) }),
      ),
    });
  const planWith = (...milestones: readonly Milestone[]) =>
    aPlan({ goals: [aGoal({ strategies: [aStrategy({ milestones })] })] });

  it('of actions whose milestone many wait for, rescheduled one by one', () => {
    const work = (size: number) => {
      const plan = planWith(
        dependents(size, 'a', () => []),
        dependents(size, 'b', () => ['milestone-a']),
      );
      const list = Array.from({ length: size }, (_, index): Operation => {
        return { type: 'rescheduleAction', id: `a-${index}`, period: { ...period, end: '2026-11-30' } };
      });
      return succeeds(() => apply(plan, list));
    };
    expectInStep(4, work(500), work(2_000));
  });

  it('of actions that wait for one another in a circle, which is undone', () => {
    const work = (size: number) => {
      const plan = planWith(dependents(size, 'a', (index) => [`a-${(index + 1) % size}`]));
      const list = Array.from({ length: size }, (_, index): Operation => {
        return { type: 'reviseAction', id: `a-${index}`, changes: { dependsOn: null } };
      });
      return succeeds(() => apply(plan, list));
    };
    expectInStep(4, work(500), work(2_000));
  });

  it('of goals, explained', () => {
    const work = (size: number) => {
      const goals = Array.from({ length: size }, (_, index) => aGoal({ id: `goal-${index}`, measures: [] }));
      const plan = aPlan({ goals });
      return () => {
        explain(plan, plan.id, { asOf: '2026-08-03' });
      };
    };
    expectInStep(4, work(1_000), work(4_000));
  });

  it('of milestones that one side of a merge moved into what the other removed', () => {
    const work = (size: number) => {
      const milestones = Array.from({ length: size }, (_, index) =>
        aMilestone({ id: `m${index}`, title: `M${index}`, period, actions: [] }),
      );
      const held = (title: string) => aMilestone({ id: 'held', title, period, actions: [] });
      const strategies = (...lists: (readonly ReturnType<typeof aMilestone>[])[]) =>
        aPlan({
          goals: [
            aGoal({
              measures: [],
              strategies: lists.map((list, index) => aStrategy({ id: `s${index}`, measures: [], milestones: list })),
            }),
          ],
        });
      const base = strategies(milestones, [held('Held')]);
      const ours = strategies([], [held('Held anew'), ...milestones]);
      const theirs = strategies(milestones);
      return () => {
        mergePlans(base, ours, theirs);
      };
    };
    expectInStep(4, work(1_000), work(4_000));
  });

  it('of amounts that both sides of a merge recorded on one day', () => {
    const work = (size: number) => {
      const plan = (count: number) =>
        planWith(
          aMilestone({
            period,
            actions: [
              anAction({
                period,
                inputs: [
                  anInput({
                    used: Array.from({ length: count }, (_, index) => ({ date: '2026-06-30', amount: index })),
                  }),
                ],
              }),
            ],
          }),
        );
      const [base, ours, theirs] = [plan(0), plan(size), plan(size)];
      return () => {
        mergePlans(base, ours, theirs);
      };
    };
    expectInStep(4, work(500), work(2_000));
  });
});

describe('a plan that is not frozen', () => {
  const asOf = '2026-10-15';
  const shown: [string, (plan: Plan) => unknown][] = [
    ['attention', (plan) => attention(plan, { asOf })],
    ['the agenda of a review', (plan) => reviewAgenda(plan, { asOf })],
    ['an action plan', (plan) => actionPlan(plan, 'milestone-a', { asOf })],
    ['an explanation', (plan) => explain(plan, plan.id, { asOf })],
    ['a report', (plan) => toMarkdown(plan, { asOf })],
    ['a chart', (plan) => progressChart(rollup(plan, { asOf }), { plan })],
  ];
  /** Every action and goal names others, and every adjustment. */
  const planOfSize = (size: number) => {
    const unit = { id: 'unit-a', name: 'Unit' };
    const actions = Array.from({ length: size }, (_, index) =>
      anAction({
        id: `action-${index}`,
        unitId: unit.id,
        dependsOn: index === 0 ? [] : ['action-0'],
        period: { start: '2026-08-01', end: '2026-09-30' },
      }),
    );
    const courses = Array.from({ length: size }, (_, index) =>
      anAdjustment({ id: `course-${index}`, entityIds: [`action-${index}`] }),
    );
    const milestone = aMilestone({ id: 'milestone-a', actions });
    const strategy = aStrategy({ milestones: [milestone] });
    const goals = Array.from({ length: size }, (_, index) => aGoal({ id: `goal-${index}` }));
    const plan = aPlan({ goals: [aGoal({ strategies: [strategy] }), ...goals], adjustments: courses });
    const division = aDivision({ units: [aUnit(unit)] });
    return { ...plan, organization: { ...plan.organization, divisions: [division] } };
  };
  it.each(shown)('in %s', (_, show) => {
    const [small, large] = [planOfSize(250), planOfSize(1_000)];
    expectInStep(
      4,
      () => show(small),
      () => show(large),
    );
  });
});

describe('a forecast', () => {
  it('of sums of decimals', () => {
    const summed = (count: number) =>
      aMeasure({
        unit: { kind: 'currency' },
        accumulation: 'sum',
        baseline: { date: '2000-01-01', value: 0.1 },
        targets: [{ date: '2060-01-01', value: 1e6 }],
        observations: Array.from({ length: count }, (_, day) => ({ date: plusDays('2000-01-02', day), value: 0.1 })),
      });
    const [small, large] = [summed(1_000), summed(16_000)];
    // The pairs are as many in both.
    expectInStep(
      16,
      () => forecast(small, { asOf: '2059-01-01' }),
      () => forecast(large, { asOf: '2059-01-01' }),
    );
  });
});

describe('what is withheld', () => {
  const bounds = { low: 5, high: 95 };
  for (const [shape, planWith] of [
    ['one measure on many days', longPlan],
    ['report cards of many schools', widePlan],
  ] as const) {
    for (const topBottom of [undefined, bounds]) {
      it(`in ${shape}, ${topBottom === undefined ? 'as they are' : 'extreme percents coarsened'}`, () => {
        const [small, large] = [planWith(4_000), planWith(16_000)];
        const withheldIn = (plan: Plan) =>
          expect(
            suppressSmallGroups(plan, { minimum: 10, complementary: true, topBottom }).withheld.length,
          ).toBeGreaterThan(0);
        // In step it is 4 times as much, by n log n 4.7 times, by the square 16 times.
        expectInStep(
          4,
          () => withheldIn(small),
          () => withheldIn(large),
        );
      });
    }
  }
});
