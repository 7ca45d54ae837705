import {
  checkPlan,
  defaultPolicy,
  draftPolicy,
  type PlanInput,
  parsePlan,
  planSchema,
  type RuleCode,
  rules,
} from 'spm-model';
import { describe, expect, it } from 'vitest';
import { readShape } from '../../src/rules/read.js';
import {
  actionOf,
  type Draft,
  measureOf,
  milestoneOf,
  present,
  soundPlan,
  strategyOf,
} from '../fixtures/sound-plan.js';
import { codesOf, issuesOf, planOf, valueIn } from '../support/results.js';
import { brokenRules } from './broken.js';

/** A plan that fits its shape, whatever rules it breaks. */
const shaped = (input: PlanInput) => valueIn(readShape(planSchema, input));

describe('the catalogue', () => {
  it('lists every rule of the design once, each with title, statement and source', () => {
    const codes = rules.map((rule) => rule.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toHaveLength(27);
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
      'The id "milestone" is taken: a milestone before it has the same. Give each its own id.',
      'The id "strategy" is taken: a strategy before it has the same. Give each its own id.',
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
      present(present(draft.goals[0]?.strategies?.[0]).measures?.[0]).observations = [
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
    [-1, ['none', 'some'], 'a level is a whole number from 0 ("none") to 1.'],
    [2, ['none', 'some'], 'a level is a whole number from 0 ("none") to 1.'],
    [1, ['none'], 'a level is a whole number from 0 ("none") to 0.'],
    [0, [], 'its unit names no levels.'],
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
      `Measure "Students who read well in grade 4": the observation of 2026-06-30 is ${value}; ${message}`,
    ]);
  });

  it('reports are put in order before they are compared, and those of one day stay as they are', () => {
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
    expect(falls(['2026-05-01', 60], ['2026-04-01', 20], ['2026-04-01', 40])).toEqual([]);
    expect(falls(['2026-05-01', 60], ['2026-04-01', 40], ['2026-04-01', 20])).toEqual(['report-order 2']);
    expect(falls(['2026-04-01', 40], ['2026-04-01', 40])).toEqual([]);
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
    const rest = 'has neither a team nor a unit. Name the one that completes it.';
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

describe('the draft policy', () => {
  it('lets a plan in whose measures lack baselines and targets', () => {
    const plan = soundPlan((draft) => {
      delete measureOf(draft).baseline;
      measureOf(draft).targets = [];
    });
    expect(codesOf(issuesOf(parsePlan(plan)))).toEqual(['measure-baseline', 'measure-targets']);
    const parsed = parsePlan(plan, { policy: draftPolicy });
    expect(parsed.ok && codesOf(parsed.warnings)).toEqual(['measure-baseline', 'measure-targets']);
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
