import { checkPlan, defaultPolicy, draftPolicy, type PlanInput, parsePlan, type RuleCode, rules } from 'spm-model';
import { describe, expect, it } from 'vitest';
import type { RuleFindings } from '../../src/messages/rules.js';
import { readShape } from '../../src/rules/read.js';
import {
  actionOf,
  continueMilestone,
  type Draft,
  goalOf,
  measureOf,
  milestoneOf,
  present,
  soundPlan,
  strategyOf,
} from '../fixtures/sound-plan.js';
import { codesOf, issuesOf, planOf, valueIn } from '../support/results.js';
import { brokenRules } from './broken.js';

/** A plan that fits its shape, whatever rules it breaks. */
const shaped = (input: PlanInput) => valueIn(readShape('Plan', input));

describe('the catalogue', () => {
  it('lists every rule of the design once, each with title, statement and source', () => {
    const codes = rules.map((rule) => rule.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toHaveLength(40);
    for (const { title, statement, source, checks } of rules) {
      expect(title && statement && source).toBeTruthy();
      expect(Object.keys(checks).length).toBeGreaterThan(0);
    }
  });

  it('has a broken plan for every rule', () => {
    expect(Object.keys(brokenRules)).toEqual(rules.map((rule) => rule.code));
  });
});

describe('an id that names two things', () => {
  it('is said to be that of the first, also where both are of kinds that hold most of a plan', () => {
    const twice = shaped(
      soundPlan((plan) => {
        actionOf(plan, 1).id = 'strategy';
        present(actionOf(plan, 0).outputs?.[0]).id = 'milestone';
      }),
    );
    expect(checkPlan(twice).map(({ message }) => message)).toEqual([
      'The id "milestone" is taken: a milestone before it has the same id. Give each its own id.',
      'The id "strategy" is taken: a strategy before it has the same id. Give each its own id.',
    ]);
  });
});

describe('what a planner reads', () => {
  it('is a sentence for each rule that is broken', async () => {
    const sentences = rules.flatMap(({ code }) =>
      brokenRules[code].flatMap(({ plan, asOf }) =>
        checkPlan(shaped(plan), asOf === undefined ? {} : { asOf }).map(({ message }) => `${code}: ${message}`),
      ),
    );
    await expect(`${sentences.join('\n')}\n`).toMatchFileSnapshot('sentences.txt');
  });
});

/** What the broken plans of a rule name, of values of which there are but a few: every one of them. */
type Named = {
  readonly [Code in RuleCode]?: { readonly [Name in keyof RuleFindings[Code]]?: RuleFindings[Code][Name][] };
};

it('names the values that its sentence is made from', () => {
  const named: Named = {
    'duplicate-id': { firstKind: ['value', 'plan'] },
    'period-order': { what: ['period', 'observation', 'target'] },
    'action-duration': { reason: ['short'] },
    'action-in-milestone': { outerKind: ['milestone'] },
    'milestone-in-plan': { outerKind: ['plan', 'strategy'] },
    'milestone-year': { reason: ['long', 'short'] },
    'dependency-cycle': { reason: ['itself'] },
    'continues-earlier': { reason: ['still-open', 'starts-before'] },
    'plan-direction': { missing: ['vision', 'mission', 'both'] },
    'theory-clauses': { reason: ['blank', 'twice'], clause: ['', 'They teach reading WELL.'] },
    'measure-accumulation': { reason: ['unit', 'maintain'] },
    'group-baseline': { missing: ['baseline', 'target'] },
    'group-size': { reason: ['group', 'together'], dimension: [null, 'gender'] },
    'target-shape': { reason: ['band-beside-value', 'no-value', 'low-above-high', 'value-to-maintain', 'no-band'] },
    'target-dates': { reason: ['before-baseline', 'same-day'] },
    'revision-order': { reason: ['blank-reason', 'same-day'] },
    'value-range': {
      what: ['target', 'observation', 'baseline', 'margin'],
      reason: ['percent', 'count', 'level', 'margin'],
      lastLevel: [null, 2],
      firstLevelName: [null, 'none'],
    },
    'report-order': { reason: ['falls', 'differ'] },
    'report-twice': { what: ['report', 'observation', 'used', 'delivered'] },
    'report-in-future': { what: ['report', 'observation', 'used', 'delivered', 'withheld'] },
    'report-after-end': { endedKind: ['action', 'milestone'], own: [true, false] },
  };
  for (const [code, values] of Object.entries(named)) {
    const issues = brokenRules[code as RuleCode].flatMap(({ plan, asOf }) => checkPlan(shaped(plan), { asOf }));
    for (const [name, expected] of Object.entries(values)) {
      expect([code, name, ...new Set(issues.map(({ params }) => params[name]))]).toEqual([code, name, ...expected]);
    }
  }
});

describe('a sound plan', () => {
  it('breaks no rule', () => {
    expect(checkPlan(planOf(soundPlan()), { asOf: '2026-06-30' })).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it.each(brokenRules[code].map((broken) => [`${broken.path}`, broken] as const))(
    'is broken, alone, at %s',
    (path, { plan, id, names, asOf }) => {
      const issues = checkPlan(shaped(plan), asOf === undefined ? {} : { asOf });
      expect(codesOf(issues)).toEqual([code]);
      const [issue] = issues;
      expect(issue?.severity).toBe(rule.severity);
      expect(issue?.path.join('.')).toBe(path);
      expect(issue?.id).toBe(id);
      for (const name of names) expect(issue?.message).toContain(name);
      expect(issue?.message).toMatch(/[.]$/);
    },
  );

  it('weighs what the policy says', () => {
    const [broken] = brokenRules[code];
    const { plan, asOf } = present(broken);
    for (const severity of ['error', 'warning', 'off'] as const) {
      const policy = { ...defaultPolicy, severity: { [code]: severity } };
      const options = asOf === undefined ? { policy } : { policy, asOf };
      const severities = checkPlan(shaped(plan), options).map((issue) => issue.severity);
      expect(severities).toEqual(severity === 'off' ? [] : [severity]);
      expect(parsePlan(plan, options).ok).toBe(severity !== 'error');
    }
  });
});

describe('the lawful side of the edge', () => {
  const action = (start: string, end: string) => (plan: Draft) => {
    milestoneOf(plan).period = { start: '2025-07-01', end: '2026-06-30' };
    milestoneOf(plan).actions = [{ id: 'action-3', title: 'Print', period: { start, end } }];
  };
  const broken = (code: RuleCode, spoil: (plan: Draft) => void) =>
    codesOf(checkPlan(shaped(soundPlan(spoil)))).filter((found) => found === code).length > 0;

  it.each([
    // [start, end, keeps the rule]
    ['2025-01-31', '2025-02-27', true],
    ['2025-01-31', '2025-02-26', false],
    ['2024-01-31', '2024-02-28', true],
    ['2024-01-31', '2024-02-27', false],
    ['2024-01-30', '2024-02-28', true],
    ['2026-02-01', '2026-02-28', true],
    ['2026-02-01', '2026-02-27', false],
    ['2026-04-01', '2026-04-30', true],
    ['2026-04-01', '2026-04-29', false],
    ['2025-07-01', '2026-06-30', true],
    ['2026-01-01', '2027-01-01', true],
    ['2026-01-01', '2027-01-02', false],
    ['2024-02-29', '2025-02-28', true],
    ['2024-02-29', '2025-03-01', false],
    ['2023-02-28', '2024-02-28', true],
    ['2023-02-28', '2024-02-29', false],
  ])('an action from %s to %s keeps action-duration: %s', (start, end, keeps) => {
    expect(broken('action-duration', action(start, end))).toBe(!keeps);
  });

  it('an action may last what the policy says', () => {
    const plan = shaped(soundPlan(action('2026-01-01', '2026-01-31')));
    const policy = { ...defaultPolicy, actionMonths: { min: 2, max: 2 } };
    expect(codesOf(checkPlan(plan, { policy }))).toContain('action-duration');
    const longer = shaped(soundPlan(action('2026-01-01', '2026-02-28')));
    expect(codesOf(checkPlan(longer, { policy }))).not.toContain('action-duration');
  });

  it.each([
    ['2026-01-01', '2026-06-30', true],
    ['2026-01-01', '2026-06-29', false],
    ['2026-01-01', '2026-12-31', true],
    ['2026-01-01', '2027-01-01', false],
    ['2025-08-31', '2026-02-27', true],
    ['2025-08-31', '2026-02-26', false],
    ['9999-01-01', '9999-12-31', true],
  ])('a milestone from %s to %s keeps milestone-year: %s', (start, end, keeps) => {
    expect(
      broken('milestone-year', (plan) => {
        milestoneOf(plan).period = { start, end };
      }),
    ).toBe(!keeps);
  });

  it('an action may fill its milestone, and a milestone the plan', () => {
    const plan = soundPlan((draft) => {
      draft.period = { start: '2026-01-01', end: '2026-12-31' };
      actionOf(draft).period = { start: '2026-01-01', end: '2026-12-31' };
    });
    expect(checkPlan(shaped(plan))).toEqual([]);
  });

  it('a value may lie on the ends of its range', () => {
    const plan = soundPlan((draft) => {
      measureOf(draft).observations = [
        { date: '2026-06-30', value: 100 },
        { date: '2027-06-30', value: 0 },
      ];
    });
    expect(checkPlan(shaped(plan))).toEqual([]);
  });

  it('observations that are summed may share a day', () => {
    const plan = soundPlan((draft) => {
      present(strategyOf(draft).measures?.[0]).observations = [
        { date: '2026-06-30', value: 1 },
        { date: '2026-06-30', value: 2 },
      ];
    });
    expect(checkPlan(shaped(plan))).toEqual([]);
  });

  it('a period may be one day long, and is then short rather than in disorder', () => {
    const plan = soundPlan((draft) => {
      actionOf(draft).period = { start: '2026-03-01', end: '2026-03-01' };
    });
    expect(codesOf(checkPlan(shaped(plan)))).toEqual(['action-duration']);
  });

  it('clauses that differ inside differ, whatever their spaces, capitals and last marks', () => {
    const theory = (...clauses: string[]) =>
      soundPlan((draft) => {
        strategyOf(draft).theory = { if: ['we coach'], then: clauses, and: ['pupils read'] };
      });
    expect(checkPlan(shaped(theory('they teach, and read', 'they teach and read')))).toEqual([]);
    expect(checkPlan(shaped(theory('they are all ready', 'they are allready')))).toEqual([]);
    for (const same of ['they  teach \n and read', ' They teach and READ;', 'they teach and read.']) {
      expect(codesOf(checkPlan(shaped(theory('they teach and read', same))))).toEqual(['theory-clauses']);
    }
  });

  it('a band may have one side alone, and a low that is its high', () => {
    for (const band of [{ low: 40 }, { high: 60 }, { low: 50, high: 50 }]) {
      const plan = soundPlan((draft) => {
        const measure = measureOf(draft);
        measure.direction = 'maintain';
        measure.targets = [{ date: '2028-06-30', ...band }];
        measure.subgroups = [];
      });
      expect(checkPlan(shaped(plan))).toEqual([]);
    }
  });

  it('targets may come in any order, and two on one day are found in any', () => {
    const targets = (...days: string[]) =>
      soundPlan((draft) => {
        measureOf(draft).targets = days.map((date, index) => ({ date, value: 60 + index }));
      });
    expect(checkPlan(shaped(targets('2028-06-30', '2027-06-30')))).toEqual([]);
    const repeated = checkPlan(shaped(targets('2028-06-30', '2027-06-30', '2028-06-30')));
    expect(repeated.map(({ code, path }) => `${code} ${path.at(-2)}`)).toEqual(['target-dates 2']);
  });

  it.each([
    [-1, ['none', 'some'], '; a level is a whole number from 0 ("none") to 1.'],
    [2, ['none', 'some'], '; a level is a whole number from 0 ("none") to 1.'],
    [1, ['none'], '; a level is a whole number from 0 ("none") to 0.'],
    [0, [], ', but its unit names no levels. Name the levels.'],
  ])('level %d of %j is none', (value, levels, message) => {
    const plan = soundPlan((draft) => {
      const measure = measureOf(draft);
      measure.unit = { kind: 'level', levels };
      delete measure.baseline;
      measure.targets = [];
      measure.observations = [{ date: '2026-06-30', value }];
      measure.subgroups = [];
    });
    const issues = checkPlan(shaped(plan)).filter(({ code }) => code === 'value-range');
    expect(issues.map((issue) => issue.message)).toEqual([
      `Measure "Students who read well in grade 4": the observation of 2026-06-30 is ${value}${message}`,
    ]);
  });

  it('reports are put in order before they are compared, and those of one day must agree', () => {
    const falls = (...reports: [date: string, percentComplete: number][]) =>
      checkPlan(
        shaped(
          soundPlan((draft) => {
            actionOf(draft).reports = reports.map(([date, percentComplete]) => ({ date, percentComplete }));
          }),
        ),
      ).map(({ code, path }) => `${code} ${path.at(-2)}`);
    expect(falls(['2026-05-01', 60], ['2026-03-01', 20], ['2026-04-01', 40])).toEqual([]);
    expect(falls(['2026-05-01', 30], ['2026-03-01', 20], ['2026-04-01', 40])).toEqual(['report-order 0']);
    expect(falls(['2026-04-01', 40], ['2026-05-01', 60], ['2026-03-01', 50])).toEqual(['report-order 0']);
    expect(falls(['2026-05-01', 60], ['2026-04-01', 20], ['2026-04-01', 40])).toEqual(['report-order 2']);
    expect(falls(['2026-05-01', 60], ['2026-04-01', 40], ['2026-04-01', 20])).toEqual(['report-order 2']);
    expect(falls(['2026-04-01', 40], ['2026-04-01', 40])).toEqual(['report-twice reports']);
  });

  it('says how long an action lasts where the policy allows one length', () => {
    const policy = { ...defaultPolicy, actionMonths: { min: 2, max: 2 } };
    const [issue] = checkPlan(shaped(soundPlan(action('2026-01-01', '2026-01-31'))), { policy });
    expect(issue?.message).toContain('an action lasts 2 months');
  });

  it('names things in brief, on one line', () => {
    const messageOf = (title: string) =>
      checkPlan(
        shaped(
          soundPlan((draft) => {
            milestoneOf(draft).title = title;
            delete milestoneOf(draft).teamId;
          }),
        ),
      )[0]?.message;
    const rest = 'has no team, no unit and no one responsible. Name who completes it.';
    expect(messageOf('x'.repeat(80))).toBe(`Milestone "${'x'.repeat(80)}" ${rest}`);
    expect(messageOf('x'.repeat(81))).toBe(`Milestone "${'x'.repeat(79)}…" ${rest}`);
    expect(messageOf(' two \n\t lines ')).toBe(`Milestone "two lines" ${rest}`);
  });

  it('an agency goal is fine for a district', () => {
    const plan = soundPlan((draft) => {
      draft.organization.kind = 'lea';
      present(draft.goals[0]).focus = 'agency';
    });
    expect(checkPlan(shaped(plan))).toEqual([]);
  });

  it('reports may come in any order, and stay where they are', () => {
    const plan = soundPlan((draft) => {
      actionOf(draft).reports = [
        { date: '2026-05-01', percentComplete: 60 },
        { date: '2026-03-01', percentComplete: 60 },
      ];
    });
    expect(checkPlan(shaped(plan))).toEqual([]);
  });

  it('a level is an index into the levels', () => {
    const plan = soundPlan((draft) => {
      const measure = measureOf(draft);
      measure.unit = { kind: 'level', levels: ['none', 'some', 'full'] };
      measure.baseline = { date: '2025-06-30', value: 0 };
      measure.targets = [{ date: '2028-06-30', value: 2 }];
      measure.observations = [{ date: '2026-06-30', value: 1 }];
      measure.subgroups = [];
    });
    expect(checkPlan(shaped(plan))).toEqual([]);
    const unnamed = soundPlan((draft) => {
      measureOf(draft).unit = { kind: 'level' };
      measureOf(draft).subgroups = [];
    });
    expect(checkPlan(shaped(unnamed))[0]?.message).toContain('names no levels');
  });

  it('scores, rates and currency may be any number', () => {
    for (const kind of ['score', 'rate', 'currency'] as const) {
      const plan = soundPlan((draft) => {
        measureOf(draft).unit = { kind };
        present(measureOf(draft).observations?.[0]).value = -250;
      });
      expect(checkPlan(shaped(plan))).toEqual([]);
    }
  });
});

describe('the lawful side of what steps and strategies may do', () => {
  const broken = (spoil: (plan: Draft) => void, asOf?: string) =>
    codesOf(checkPlan(shaped(soundPlan(spoil)), { asOf }));
  it('a milestone may have someone responsible in place of a team', () => {
    const spoil = (draft: Draft) => {
      delete milestoneOf(draft).teamId;
      milestoneOf(draft).responsible = { name: 'Sam Reed' };
    };
    expect(broken(spoil)).toEqual([]);
  });

  it('a plan may say its purpose in place of vision and mission', () => {
    const spoil = (draft: Draft) => {
      delete draft.vision;
      delete draft.mission;
      draft.purpose = 'Reading in the early grades';
    };
    expect(broken(spoil)).toEqual([]);
  });

  it('a goal may be served by the strategy of another', () => {
    const withGoal = (serves: boolean) => (draft: Draft) => {
      const measures = structuredClone(goalOf(draft).measures ?? []);
      for (const measure of measures) Object.assign(measure, { id: 'measure-2', subgroups: [] });
      draft.goals.push({ id: 'goal-2', statement: 'Every student writes well', focus: 'student', measures });
      if (serves) strategyOf(draft).alsoServes = ['goal-2'];
    };
    expect(broken(withGoal(true))).toEqual([]);
    expect(broken(withGoal(false))).toEqual(['goal-strategies']);
  });

  it('what follows may start on the day on which what it waits for ends, and not a day earlier', () => {
    const from = (start: string) => (draft: Draft) => {
      actionOf(draft, 1).dependsOn = ['action-1'];
      actionOf(draft, 1).period.start = start;
    };
    expect(broken(from('2026-06-30'))).toEqual([]);
    expect(broken(from('2026-06-29'))).toEqual(['dependency-order']);
  });

  it.each([
    [
      'is reported complete',
      (draft: Draft) => milestoneOf(draft).reports?.push({ date: '2026-12-31', percentComplete: 100 }),
    ],
    [
      'is discontinued',
      (draft: Draft) =>
        Object.assign(milestoneOf(draft), { discontinued: { date: '2026-12-31', reason: 'Carried over' } }),
    ],
    [
      'has only actions that are complete or discontinued',
      (draft: Draft) => {
        actionOf(draft, 0).reports = [{ date: '2026-06-30', percentComplete: 100 }];
        actionOf(draft, 1).reports = [{ date: '2026-12-31', percentComplete: 100 }];
      },
    ],
    [
      'has only actions that are discontinued, as a rollup counts it',
      (draft: Draft) => {
        milestoneOf(draft).actions = [present(milestoneOf(draft).actions?.[2])];
      },
    ],
  ])('a milestone may be continued that %s', (_what, close) => {
    expect(
      broken((draft) => {
        continueMilestone(draft);
        close(draft);
      }),
    ).toEqual([]);
  });

  it('what is complete by a later day is not complete as of an earlier one', () => {
    const spoil = (draft: Draft) => {
      continueMilestone(draft);
      milestoneOf(draft).reports?.push({ date: '2026-12-31', percentComplete: 100 });
    };
    expect(broken(spoil, '2026-12-31')).toEqual([]);
    expect(broken(spoil, '2026-12-30')).toEqual(['report-in-future', 'continues-earlier']);
  });

  it('a strategy needs work ahead only while it runs, and may have it still to come', () => {
    const period = (draft: Draft) =>
      Object.assign(strategyOf(draft), { period: { start: '2026-01-01', end: '2027-06-30' } });
    const asOf = (day: string, spoil: (draft: Draft) => void = () => {}) =>
      broken((draft) => {
        period(draft);
        spoil(draft);
      }, day).filter((code) => code === 'strategy-planned');
    expect(asOf('2026-12-31')).toEqual([]);
    expect(asOf('2027-01-01')).toEqual(['strategy-planned']);
    expect(asOf('2027-06-30')).toEqual(['strategy-planned']);
    expect(asOf('2027-07-01')).toEqual([]);
    expect(asOf('2027-01-01', (draft) => continueMilestone(draft, '2027-03-01'))).toEqual([]);
  });
});

describe('what is said of steps and strategies', () => {
  const told = (spoil: (plan: Draft) => void, asOf?: string) => checkPlan(shaped(soundPlan(spoil)), { asOf });
  const valuesOf = (issues: ReturnType<typeof told>, ...names: string[]) =>
    issues.map(({ code, params }) => [code, ...names.map((name) => params[name])]);

  it('tells a dependency on oneself from one over others', () => {
    const waiting = (...on: string[]) =>
      told((draft) => {
        actionOf(draft, 0).dependsOn = [...on];
        actionOf(draft, 1).dependsOn = ['action-1'];
      }).filter(({ code }) => code === 'dependency-cycle');
    expect(valuesOf(waiting('action-1'), 'title', 'otherTitle', 'reason')).toEqual([
      ['dependency-cycle', 'Train coaches', 'Train coaches', 'itself'],
    ]);
    const over = waiting('action-3', 'action-2');
    expect(valuesOf(over, 'title', 'otherTitle', 'reason')).toEqual([
      ['dependency-cycle', 'Train coaches', 'Visit schools', 'over'],
      ['dependency-cycle', 'Visit schools', 'Train coaches', 'over'],
    ]);
    expect(over.map(({ path }) => path.at(-1))).toEqual([1, 0]);
  });

  it('says that an action is too long, or too short', () => {
    const lasting = (end: string) =>
      told((draft) => {
        draft.period = { start: '2025-07-01', end: '2030-06-30' };
        actionOf(draft).period = { start: '2026-01-01', end };
      }).filter(({ code }) => code === 'action-duration');
    expect(valuesOf(lasting('2027-01-02'), 'reason', 'months', 'days')).toEqual([['action-duration', 'long', 12, 2]]);
    expect(valuesOf(lasting('2026-01-30'), 'reason', 'months', 'days')).toEqual([['action-duration', 'short', 0, 30]]);
  });

  it.each<[string, string | undefined, string | undefined, string, unknown[] | null]>([
    // [what, own end, end of the strategy, report, what is named]
    ['nothing ended', undefined, undefined, '2026-05-01', null],
    ['it ended', '2026-04-15', undefined, '2026-04-16', ['milestone', '2026-04-15', true]],
    ['its strategy ended', undefined, '2026-04-15', '2026-04-16', ['strategy', '2026-04-15', false]],
    ['its strategy ended that day', undefined, '2026-04-15', '2026-04-15', null],
    ['it ended first', '2026-04-10', '2026-04-15', '2026-04-12', ['milestone', '2026-04-10', true]],
    ['its strategy ended first', '2026-04-15', '2026-04-10', '2026-04-12', ['strategy', '2026-04-10', false]],
    ['both ended on one day', '2026-04-15', '2026-04-15', '2026-04-16', ['milestone', '2026-04-15', true]],
  ])('a milestone reported on later than it ended: %s', (_what, own, outer, date, expected) => {
    const issues = told((draft) => {
      milestoneOf(draft).reports = [{ date, percentComplete: 20 }];
      for (const action of milestoneOf(draft).actions ?? []) action.reports = [];
      if (own !== undefined) milestoneOf(draft).discontinued = { date: own, reason: 'Too dear' };
      if (outer !== undefined) strategyOf(draft).discontinued = { date: outer, reason: 'Too dear' };
    });
    expect(valuesOf(issues, 'endedKind', 'endedOn', 'own')).toEqual(
      expected === null ? [] : [['report-after-end', ...expected]],
    );
  });

  const closing = (spoil: (draft: Draft) => void) =>
    told((draft) => {
      continueMilestone(draft);
      spoil(draft);
    }).filter(({ code }) => code === 'continues-earlier');

  it.each<[string, (draft: Draft) => void]>([
    [
      'of which one action of two is complete',
      (draft) => {
        actionOf(draft, 0).reports = [{ date: '2026-06-30', percentComplete: 100 }];
      },
    ],
    [
      'that has no actions',
      (draft) => {
        milestoneOf(draft).actions = [];
      },
    ],
  ])('a milestone is still open %s', (_what, spoil) => {
    const issues = closing(spoil);
    expect(valuesOf(issues, 'otherKind', 'reason')).toEqual([['continues-earlier', 'milestone', 'still-open']]);
  });

  it('an action is still open that is neither complete nor discontinued', () => {
    const continued = (id: string) =>
      valuesOf(
        told((draft) => {
          actionOf(draft, 1).continues = id;
        }),
        'otherKind',
        'reason',
      );
    expect(continued('action-1')).toEqual([['continues-earlier', 'action', 'still-open']]);
    expect(continued('action-3')).toEqual([]);
  });

  it('a strategy has work ahead while it runs, and the last of its work is named', () => {
    const planned = (asOf: string, spoil: (draft: Draft) => void = () => {}) =>
      valuesOf(
        told((draft) => {
          strategyOf(draft).period = { start: '2027-03-01', end: '2028-06-30' };
          spoil(draft);
        }, asOf).filter(({ code }) => code === 'strategy-planned'),
        'lastEnd',
      );
    const milestones =
      (...ends: string[]) =>
      (draft: Draft) => {
        strategyOf(draft).milestones = ends.map((end, index) => ({
          ...milestoneOf(draft),
          id: `milestone-${index}`,
          actions: [],
          period: { start: '2026-01-01', end },
        }));
      };
    expect(planned('2027-02-28')).toEqual([]);
    expect(planned('2027-03-01')).toEqual([['strategy-planned', '2026-12-31']]);
    expect(planned('2027-03-01', milestones('2026-06-30', '2026-09-30', '2026-08-31'))).toEqual([
      ['strategy-planned', '2026-09-30'],
    ]);
    // Without any milestone, that is what is said; and what is discontinued needs no work.
    expect(planned('2027-03-01', milestones())).toEqual([]);
    const discontinued = { date: '2027-01-31', reason: 'Too dear' };
    expect(planned('2027-03-01', (draft) => Object.assign(strategyOf(draft), { discontinued }))).toEqual([]);
  });
});

describe('what is said of measures and groups', () => {
  const told = (spoil: (plan: Draft) => void) => checkPlan(shaped(soundPlan(spoil)));
  const summed = (draft: Draft) => present(strategyOf(draft).measures?.[0]);
  const group = (id: string, n: number, more: object = {}) => ({
    id,
    name: id,
    dimension: 'gender',
    baseline: { date: '2025-06-30', value: 20 },
    targets: [{ date: '2028-06-30', value: 50 }],
    observations: [{ date: '2026-06-30', value: 24, n }],
    ...more,
  });
  const sizes = (spoil: (draft: Draft) => unknown, ...subgroups: ReturnType<typeof group>[]) =>
    told((draft) => {
      Object.assign(measureOf(draft), { subgroups });
      spoil(draft);
    }).map(({ code, id, params }) => [code, id, params['reason'], params['dimension'], params['size']]);
  const asIs = () => {};

  it('groups are counted together by dimension, day and all', () => {
    expect(sizes(asIs, group('girls', 1200), group('boys', 1))).toEqual([
      ['group-size', 'measure-goal', 'together', 'gender', 1201],
    ]);
    expect(sizes(asIs, group('girls', 1201), group('boys', 1))).toEqual([
      ['group-size', 'girls', 'group', 'gender', 1201],
    ]);
    // Groups of no dimension may overlap.
    const apart = { dimension: undefined };
    expect(sizes(asIs, group('girls', 700, apart), group('poor', 700, apart))).toEqual([]);
    // Where the whole is not counted, nothing can be said.
    const uncounted = (draft: Draft) =>
      Object.assign(measureOf(draft), { observations: [{ date: '2026-06-30', value: 45 }] });
    expect(sizes(uncounted, group('girls', 700), group('boys', 700))).toEqual([]);
    const onOtherDays = (draft: Draft) =>
      Object.assign(measureOf(draft), { observations: [{ date: '2026-05-31', value: 45, n: 9 }] });
    expect(sizes(onOtherDays, group('girls', 700), group('boys', 700))).toEqual([]);
    const partly = (draft: Draft) => measureOf(draft).observations?.push({ date: '2026-05-31', value: 45 });
    const twice = { observations: [{ date: '2026-05-31', value: 24, n: 900 }] };
    expect(sizes(partly, group('girls', 0, twice), group('boys', 0, twice))).toEqual([]);
  });

  it('of several observations of a day the largest size is that of the whole', () => {
    const issues = told((draft) => {
      const observation = (n: number, value = 1) => ({ date: '2026-06-30', value, n });
      Object.assign(summed(draft), {
        observations: [observation(100), observation(1200, 2)],
        subgroups: ['girls', 'boys'].map((id) => ({ ...group(id, 600), baseline: { date: '2025-06-30', value: 0 } })),
      });
    });
    expect(codesOf(issues)).toEqual([]);
  });

  it('a group needs no baseline where the whole has none, or where amounts are by period', () => {
    const without = (spoil: (draft: Draft) => void) =>
      codesOf(
        told((draft) => {
          const { baseline: _, ...rest } = group('girls', 10);
          Object.assign(summed(draft), { subgroups: [rest] });
          spoil(draft);
        }),
      );
    expect(without(asIs)).toEqual(['group-baseline']);
    expect(without((draft) => Object.assign(summed(draft), { baseline: undefined }))).toEqual(['measure-baseline']);
    expect(without((draft) => Object.assign(summed(draft), { accumulation: 'period' }))).toEqual([]);
  });

  it('a sum may be maintained, and its bands neither rise nor fall', () => {
    const bands = [
      { date: '2027-06-30', low: 300 },
      { date: '2028-06-30', low: 200 },
    ];
    expect(codesOf(told((draft) => Object.assign(summed(draft), { direction: 'maintain', targets: bands })))).toEqual(
      [],
    );
  });

  it('two observations of one day are said once where the latest counts', () => {
    const issues = told((draft) => {
      const observations = measureOf(draft).observations;
      observations?.push(...structuredClone(observations));
    });
    expect(codesOf(issues)).toEqual(['observation-dates']);
    // Whatever their order.
    const unordered = (...days: string[]) =>
      told((draft) => Object.assign(measureOf(draft), { observations: days.map((date) => ({ date, value: 45 })) }));
    expect(codesOf(unordered('2026-06-30', '2025-12-31'))).toEqual([]);
    expect(unordered('2026-06-30', '2025-12-31', '2026-06-30').map(({ path }) => path.at(-2))).toEqual([2]);
  });

  it('targets of a revision are held to the baseline in force where it has none', () => {
    const revised = (revision: object, ...without: 'baseline'[]) =>
      told((draft) => {
        for (const field of without) delete measureOf(draft)[field];
        Object.assign(measureOf(draft), { subgroups: [], revisions: [{ until: '2025-12-31', ...revision }] });
      }).map(({ code, path }) => `${code} ${path.slice(4).join('.')}`);
    const early = { targets: [{ date: '2025-06-30', value: 50 }] };
    expect(revised(early)).toEqual(['target-dates revisions.0.targets.0.date']);
    expect(revised({ ...early, baseline: { date: '2024-06-30', value: 38 } })).toEqual([]);
    expect(revised(early, 'baseline')).toEqual(['measure-baseline baseline']);
  });
});

describe('the lawful side of what measures and groups may do', () => {
  const broken = (spoil: (plan: Draft) => void) => codesOf(checkPlan(shaped(soundPlan(spoil))));

  it('an amount by period needs no baseline, and its targets may be equal', () => {
    const spoil = (accumulation: 'period' | 'sum') => (draft: Draft) => {
      const measure = present(strategyOf(draft).measures?.[0]);
      measure.accumulation = accumulation;
      delete measure.baseline;
      measure.targets = [
        { date: '2026-06-30', value: 100 },
        { date: '2027-06-30', value: 100 },
      ];
    };
    expect(broken(spoil('period'))).toEqual([]);
    expect(broken(spoil('sum'))).toEqual(['measure-baseline', 'sum-targets']);
  });

  it.each(['count', 'currency'] as const)('values in the unit %s add up', (kind) => {
    expect(broken((draft) => Object.assign(present(strategyOf(draft).measures?.[0]), { unit: { kind } }))).toEqual([]);
  });

  it("a group's baseline may be withheld on the day of the whole's, and on no other", () => {
    const withheld = (date: string) =>
      broken((draft) => {
        const group = present(measureOf(draft).subgroups?.[0]);
        delete group.baseline;
        group.withheld = [{ date }];
      });
    expect(withheld('2025-06-30')).toEqual([]);
    expect(withheld('2025-07-01')).toEqual(['group-baseline']);
  });

  it('a group without observations need not be judged', () => {
    const spoil = (draft: Draft) => {
      const group = present(measureOf(draft).subgroups?.[0]);
      delete group.baseline;
      group.targets = [];
      group.observations = [];
    };
    expect(broken(spoil)).toEqual([]);
  });

  it('groups may be as large as the whole, together or, in different dimensions, each', () => {
    const group = (id: string, dimension: string, n: number) => ({
      id,
      name: id,
      dimension,
      baseline: { date: '2025-06-30', value: 20 },
      targets: [{ date: '2028-06-30', value: 50 }],
      observations: [{ date: '2026-06-30', value: 24, n }],
    });
    const spoil = (...groups: ReturnType<typeof group>[]) =>
      broken((draft) => Object.assign(measureOf(draft), { subgroups: groups }));
    expect(spoil(group('girls', 'gender', 600), group('boys', 'gender', 600), group('poor', 'income', 1200))).toEqual(
      [],
    );
    expect(spoil(group('girls', 'gender', 600), group('boys', 'gender', 601))).toEqual(['group-size']);
    // Where one alone is larger than the whole, it is said of that group only.
    expect(spoil(group('girls', 'gender', 1201), group('boys', 'gender', 1))).toEqual(['group-size']);
  });

  it('revisions on different days need no reason, and keep their targets by the baseline in force', () => {
    const spoil = (draft: Draft) => {
      measureOf(draft).revisions = [
        { until: '2025-12-31', targets: [{ date: '2026-06-30', value: 50 }] },
        {
          until: '2026-03-31',
          baseline: { date: '2024-06-30', value: 38 },
          targets: [{ date: '2025-06-30', value: 39 }],
        },
      ];
    };
    expect(broken(spoil)).toEqual([]);
  });

  it('equal amounts on different days, or of different kinds, do not stand twice', () => {
    const spoil = (draft: Draft) => {
      actionOf(draft).inputs?.[0]?.used?.push(
        { date: '2026-03-02', amount: 4000 },
        { date: '2026-03-01', amount: 4000, note: 'A second invoice' },
      );
    };
    expect(broken(spoil)).toEqual([]);
  });

  it('what is reported on the day of a discontinuation is reported in time', () => {
    const spoil = (draft: Draft) => {
      actionOf(draft, 2).reports = [{ date: '2026-02-15', percentComplete: 10 }];
    };
    expect(broken(spoil)).toEqual([]);
  });
});

describe('the draft policy', () => {
  it('lets a plan in whose measures lack baselines and targets, and whose strategies a theory', () => {
    const plan = soundPlan((draft) => {
      delete measureOf(draft).baseline;
      measureOf(draft).targets = [];
      delete strategyOf(draft).theory;
    });
    const lacking = ['measure-baseline', 'measure-targets', 'strategy-theory'];
    expect(codesOf(issuesOf(parsePlan(plan)))).toEqual(lacking);
    const parsed = parsePlan(plan, { policy: draftPolicy });
    expect(parsed.ok && codesOf(parsed.warnings)).toEqual(lacking);
  });
});

describe('issues', () => {
  it('come in document order, and for one entity in the order of the catalogue', () => {
    const plan = soundPlan((draft) => {
      delete milestoneOf(draft).teamId;
      milestoneOf(draft).period = { start: '2026-01-01', end: '2027-01-31' };
      present(draft.teams[0]).unitIds = [];
      present(draft.values?.[0]).id = 'agency';
    });
    expect(codesOf(checkPlan(shaped(plan)))).toEqual([
      'duplicate-id',
      'milestone-year',
      'milestone-team',
      'team-inter-unit',
    ]);
  });

  it('weigh what the policy says now, where that can change', () => {
    const severity: Record<string, 'off' | 'warning'> = {};
    const plan = shaped(soundPlan((draft) => Object.assign(goalOf(draft), { focus: 'agency' })));
    const found = () => codesOf(checkPlan(plan, { policy: { ...defaultPolicy, severity } }));
    expect(found()).toEqual(['goal-focus']);
    severity['goal-focus'] = 'off';
    expect(found()).toEqual([]);
  });

  it('of a repeated id follow the first that has it', () => {
    const plan = soundPlan((draft) => {
      actionOf(draft, 2).id = 'action-1';
      actionOf(draft, 2).dependsOn = ['action-2'];
      actionOf(draft, 1).dependsOn = ['action-1'];
      draft.adjustments = [];
    });
    expect(codesOf(checkPlan(shaped(plan)))).toEqual(['duplicate-id', 'dependency-order']);
  });

  it('of a repeated id name the first that has it', () => {
    const plan = soundPlan((draft) => {
      present(draft.values?.[0]).id = 'x';
      present(draft.goals[0]).id = 'x';
      present(draft.teams[0]).id = 'x';
      delete milestoneOf(draft).teamId;
      milestoneOf(draft).unitId = 'unit-1';
    });
    const issues = checkPlan(shaped(plan));
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['goals.0.id', 'teams.0.id']);
    for (const { message } of issues) expect(message).toContain('a value before it');
  });
});
