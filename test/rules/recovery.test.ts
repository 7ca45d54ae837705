/** A document of which some does not fit its shape: the rules are checked on the rest, and speak of no absence. */
import { type Issue, type PlanInput, parsePlan } from 'spm-model';
import { describe, expect, it } from 'vitest';
import {
  actionOf,
  type Draft,
  goalOf,
  measureOf,
  milestoneOf,
  present,
  soundPlan,
  strategyOf,
} from '../fixtures/sound-plan.js';
import { soon } from '../support/measuring.js';
import { issuesOf } from '../support/results.js';

const found = (spoil: (plan: Draft) => void, asOf?: string) =>
  issuesOf(parsePlan(soundPlan(spoil), { asOf })).map(({ code, path }: Issue) => `${code} ${path.join('.')}`);

/** Something that does not fit where a list of anything is expected. */
const misfit = (list: unknown): unknown => (list as unknown[]).push(7);

describe('a shape error in one place', () => {
  it('in what is withheld says nothing of a baseline that it may stand for', () => {
    const only = (plan: Draft) => {
      const group = present(measureOf(plan).subgroups?.[0]);
      delete group.baseline;
      Object.assign(group, { withheld: [{ date: '2025-6-30' }] });
    };
    expect(found(only)).toEqual(['bad-date goals.0.measures.0.subgroups.0.withheld.0.date']);
  });

  it('hides no rule that is broken elsewhere, in the rest of the document', () => {
    expect(
      found((plan) => {
        Object.assign(actionOf(plan), { title: 7 });
        goalOf(plan).focus = 'agency';
        Object.assign(actionOf(plan, 2), { period: { start: '2026-02-01', end: '2026-02-10' } });
        present(plan.teams[0]).unitIds = ['unit-1'];
      }),
    ).toEqual([
      'wrong-type goals.0.strategies.0.milestones.0.actions.0.title',
      'goal-focus goals.0.focus',
      // Paths are those of the document that was given.
      'action-duration goals.0.strategies.0.milestones.0.actions.2.period',
      'team-inter-unit teams.0.unitIds',
    ]);
  });

  it('that is in no list stands alone', () => {
    const spoil = (plan: Draft) => {
      Object.assign(plan, { vision: 7 });
      goalOf(plan).focus = 'agency';
    };
    expect(found(spoil)).toEqual(['wrong-type vision']);
  });

  it('is gone round in several lists, and in lists within them', () => {
    expect(
      found((plan) => {
        plan.goals.unshift({ id: 'first' } as never);
        misfit(plan.goals[1]?.measures);
        misfit(plan.goals[1]?.strategies?.[0]?.milestones?.[0]?.actions);
        Object.assign(present(plan.goals[1]), { focus: 'agency' });
        Object.assign(present(plan.goals[1]?.strategies?.[0]?.milestones?.[0]), { title: 'Reach 90 % of schools' });
      }),
    ).toEqual([
      'missing goals.0.statement',
      'missing goals.0.focus',
      'wrong-type goals.1.measures.1',
      'wrong-type goals.1.strategies.0.milestones.0.actions.3',
      'goal-focus goals.1.focus',
      'milestone-descriptive goals.1.strategies.0.milestones.0.title',
    ]);
  });

  it('counts on as in the document that was given, also where what holds it is left out later', () => {
    expect(
      found((plan) => {
        const strategy = (id: string) => ({ ...structuredClone(strategyOf(plan)), id, measures: [], milestones: [] });
        plan.adjustments = [];
        goalOf(plan).strategies = ['s-0', 's-1', 's-2', 's-3'].map(strategy);
        Object.assign(present(goalOf(plan).strategies?.[0]?.theory), { then: [7] });
        Object.assign(present(goalOf(plan).strategies?.[2]), { title: 7 });
      }),
    ).toEqual([
      'wrong-type goals.0.strategies.0.theory.then.0',
      'wrong-type goals.0.strategies.2.title',
      'strategy-measures goals.0.strategies.1.measures',
      'strategy-milestones goals.0.strategies.1.milestones',
      'strategy-measures goals.0.strategies.3.measures',
      'strategy-milestones goals.0.strategies.3.milestones',
    ]);
  });

  it('moves no place before it', () => {
    expect(
      found((plan) => {
        actionOf(plan, 0).period = { start: '2026-01-01', end: '2026-01-02' };
        Object.assign(actionOf(plan, 1), { title: 7 });
      }).filter((each) => each.startsWith('action-duration')),
    ).toEqual(['action-duration goals.0.strategies.0.milestones.0.actions.0.period']);
  });

  it('within another that is left out, too, changes nothing', () => {
    expect(
      found((plan) => {
        Object.assign(milestoneOf(plan), { title: 7, reports: [7] });
        misfit(milestoneOf(plan).actions);
        goalOf(plan).focus = 'agency';
      }),
    ).toEqual([
      'wrong-type goals.0.strategies.0.milestones.0.title',
      'wrong-type goals.0.strategies.0.milestones.0.actions.3',
      'wrong-type goals.0.strategies.0.milestones.0.reports.0',
      'goal-focus goals.0.focus',
    ]);
  });

  it('that is left out by itself stands alone where another is in no list', () => {
    const spoil = (plan: Draft) => {
      Object.assign(plan, { vision: 7 });
      misfit(plan.goals);
      goalOf(plan).focus = 'agency';
    };
    expect(found(spoil)).toEqual(['wrong-type vision', 'wrong-type goals.1']);
  });

  it('hides no other rule however deep it is nested', () => {
    let nested: unknown = null;
    for (let depth = 0; depth < 50_000; depth += 1) nested = [nested];
    const spoil = (plan: Draft) => {
      plan.goals.push({ id: 'deep', statement: nested } as never);
      goalOf(plan).focus = 'agency';
    };
    expect(found(spoil).filter((each) => each.startsWith('goal-'))).toEqual(['goal-focus goals.0.focus']);
  });

  it('in an extension leaves out the entry of a list there', () => {
    expect(
      found((plan) => {
        Object.assign(goalOf(plan), { focus: 'agency', extensions: { 'org.example': { notes: [1, Number.NaN] } } });
      }),
    ).toEqual(['bad-number goals.0.extensions.org.example.notes.1', 'goal-focus goals.0.focus']);
  });

  it('is all that is said of a document that reads otherwise each time', () => {
    for (let most = 0; most < 12; most += 1) {
      let reads = 0;
      const fickle = {
        get id() {
          reads += 1;
          if (reads > most) throw new Error('no');
          return 7;
        },
      };
      const issues = issuesOf(parsePlan({ ...soundPlan(), values: [fickle] } as unknown as PlanInput));
      expect(issues.map(({ code }) => code)).toContain('wrong-type');
    }
  });

  it('leaves out what holds it where that cannot do without', () => {
    expect(
      found((plan) => {
        Object.assign(present(strategyOf(plan).theory), { then: [7] });
        goalOf(plan).focus = 'agency';
      }),
    ).toEqual(['wrong-type goals.0.strategies.0.theory.then.0', 'goal-focus goals.0.focus']);
  });
});

describe('no rule speaks of what could not be read', () => {
  it.each<[string, (plan: Draft) => unknown, string?]>([
    ['a goal has a measure', (plan) => Object.assign(goalOf(plan), { measures: [7] })],
    ['a goal has a strategy', (plan) => Object.assign(goalOf(plan), { strategies: [7] })],
    ['a strategy has a measure', (plan) => Object.assign(strategyOf(plan), { measures: [7] })],
    ['a strategy has a milestone', (plan) => Object.assign(strategyOf(plan), { milestones: [7] })],
    ['a milestone has an action', (plan) => Object.assign(milestoneOf(plan), { actions: [7] })],
    ['a measure has a target', (plan) => Object.assign(measureOf(plan), { targets: [7] })],
    ['a group has a target', (plan) => Object.assign(present(measureOf(plan).subgroups?.[0]), { targets: [7] })],
    ['a team joins two units', (plan) => Object.assign(present(plan.teams[0]), { unitIds: ['unit-1', 7] })],
    [
      'the last target is better than the baseline',
      (plan) => Object.assign(measureOf(plan), { targets: [{ date: '2026-06-30', value: 40 }, 7] }),
    ],
    ['a strategy has work ahead', (plan) => misfit(strategyOf(plan).milestones), '2027-01-01'],
    [
      'another goal is served by a strategy',
      (plan) => {
        const measures = [{ ...structuredClone(present(goalOf(plan).measures?.[0])), id: 'm-2', subgroups: [] }];
        plan.goals.push({ id: 'goal-2', statement: 'Every student writes', focus: 'student', measures } as never);
        misfit(goalOf(plan).strategies);
      },
    ],
    [
      'what is continued is complete',
      (plan) => {
        const period = { start: '2027-01-01', end: '2027-12-31' };
        const actions = [{ id: 'action-4', title: 'Coach', period: { start: '2027-01-01', end: '2027-06-30' } }];
        const next = {
          id: 'm-2',
          title: 'Coaching is deepened',
          period,
          unitId: 'unit-1',
          continues: 'milestone',
          actions,
        };
        present(strategyOf(plan).milestones).push(next);
        misfit(milestoneOf(plan).reports);
      },
    ],
    [
      'what is continued has only complete actions',
      (plan) => {
        const period = { start: '2027-01-01', end: '2027-06-30' };
        const actions = [{ id: 'action-4', title: 'Coach', period }];
        const whole = { start: '2027-01-01', end: '2027-12-31' };
        present(strategyOf(plan).milestones).push({
          ...{ id: 'm-2', title: 'Coaching is deepened', period: whole, unitId: 'unit-1', continues: 'milestone' },
          actions,
        });
        actionOf(plan, 1).reports = [{ date: '2026-12-31', percentComplete: 100 }];
        misfit(actionOf(plan, 0).reports);
      },
    ],
  ])('%s', (_rule, spoil, asOf) => {
    const all = found((plan) => void spoil(plan), asOf);
    expect(all.filter((each) => !each.startsWith('wrong-type'))).toEqual([]);
    expect(all).toHaveLength(1);
  });

  it('but what can be read of a list is judged by itself', () => {
    expect(
      found((plan) => {
        const measure = measureOf(plan);
        Object.assign(measure, { observations: [{ date: '2026-06-30', value: 101 }, 7] });
      }),
    ).toEqual(['wrong-type goals.0.measures.0.observations.1', 'value-range goals.0.measures.0.observations.0.value']);
  });

  it('an id of it, or of what is below it, is known', () => {
    expect(
      found((plan) => {
        // The milestone is left out, with its actions; an adjustment names one of them.
        Object.assign(milestoneOf(plan), { title: 7 });
        present(plan.adjustments?.[0]).entityIds = ['milestone', 'action-3', 'nowhere'];
      }),
    ).toEqual(['wrong-type goals.0.strategies.0.milestones.0.title', 'unknown-reference adjustments.0.entityIds.2']);
  });

  const NAMED = { rationale: 'for-good', extensions: { 'org.example': { id: 'of-an-extension' } } };

  it.each<[string, (plan: Draft) => unknown, string[]]>([
    ['it is no object', (plan) => misfit(plan.goals), []],
    ['it is null', (plan) => (plan.goals as unknown[]).push(null), []],
    ['it has none', (plan) => plan.goals.push({} as never), []],
    ['it is no text', (plan) => plan.goals.push({ id: 7 } as never), []],
    [
      'others can be told',
      (plan) => {
        plan.teams.push({ id: 'team-2' } as never);
        misfit(plan.goals);
      },
      [],
    ],
    // What follows has no id that could be meant.
    ['it is no entity', (plan) => misfit(milestoneOf(plan).reports), ['nowhere', 'for-good', 'of-an-extension']],
    [
      'it is known',
      (plan) => plan.adjustments?.push({ ...NAMED, id: 'nowhere', date: '7', entityIds: [] }),
      ['for-good', 'of-an-extension'],
    ],
    [
      'it is that of something below it, beside what is null',
      (plan) => plan.teams.push({ id: 'team-2', leader: null, unitIds: [{ id: 'nowhere' }] } as never),
      ['for-good', 'of-an-extension'],
    ],
  ])('where its id cannot be told, any id may be its: %s', (_what, spoil, unknown) => {
    const ids = ['nowhere', 'for-good', 'of-an-extension'];
    const all = found((plan) => {
      present(plan.adjustments?.[0]).entityIds = ids;
      present(plan.teams[0]).unitIds = ['unit-1'];
      spoil(plan);
    });
    expect(all).toContain('team-inter-unit teams.0.unitIds');
    expect(all.filter((each) => each.startsWith('unknown-reference'))).toEqual(
      unknown.map((id) => `unknown-reference adjustments.0.entityIds.${ids.indexOf(id)}`),
    );
  });
});

it('what is served by a strategy that could not be read is served, and no more', () => {
  const served = (spoil: (plan: Draft) => unknown) =>
    found((plan) => {
      const measures = [{ ...structuredClone(present(goalOf(plan).measures?.[0])), id: 'm-2', subgroups: [] }];
      plan.goals.push({ id: 'goal-2', statement: 'Every student writes', focus: 'student', measures } as never);
      spoil(plan);
    }).filter((each) => each.startsWith('goal-strategies'));
  const untold = ['goal-strategies goals.1.strategies'];
  expect(served((plan) => misfit(plan.goals))).toEqual([]);
  expect(served((plan) => misfit(goalOf(plan).strategies))).toEqual([]);
  expect(served((plan) => Object.assign(strategyOf(plan), { alsoServes: [7] }))).toEqual([]);
  // It is in goals and strategies, and they are read in full.
  expect(served((plan) => misfit(milestoneOf(plan).actions))).toEqual(untold);
  expect(served((plan) => misfit(plan.teams))).toEqual(untold);
});

describe('issues in great number', () => {
  const empty = (count: number) =>
    ({ ...soundPlan(), goals: [{ ...soundPlan().goals?.[0], measures: new Array(count).fill({}) }] }) as PlanInput;

  it('of the shape end after a thousand, and soon, however large the document is', () => {
    const issues = soon(() => issuesOf(parsePlan(empty(1_000_000))));
    expect(issues).toHaveLength(1_001);
    expect(issues.at(-1)?.code).toBe('more-issues');
  });

  it('of the rules end after a thousand, errors before warnings, in document order', () => {
    const plan = soundPlan((draft) => {
      const value = { name: 'Fairness' };
      draft.values = Array.from({ length: 3 }, (_, index) => ({ id: `v-${index % 2}`, ...value }));
      const action = actionOf(draft, 1);
      milestoneOf(draft).actions = Array.from({ length: 5_000 }, (_, index) => ({
        ...action,
        id: `a-${index}`,
        // Each lies outside of its milestone, which is a warning; the last is too short, which is an error.
        period: { start: '2027-01-01', end: index === 4_999 ? '2027-01-02' : '2027-03-31' },
      }));
      draft.adjustments = [];
    });
    const issues = issuesOf(parsePlan(plan));
    expect(issues).toHaveLength(1_001);
    expect(issues[0]?.code).toBe('duplicate-id');
    expect(issues.at(-2)).toMatchObject({ code: 'action-duration', id: 'a-4999' });
    expect(issues.at(-1)).toMatchObject({ code: 'more-issues', severity: 'warning', params: { shown: 1_000 } });
  });

  it('that are all warnings stand in nobody’s way', () => {
    const plan = soundPlan((draft) => {
      const action = actionOf(draft, 1);
      milestoneOf(draft).actions = Array.from({ length: 5_000 }, (_, index) => ({
        ...action,
        id: `a-${index}`,
        period: { start: '2027-01-01', end: '2027-03-31' },
      }));
      draft.adjustments = [];
    });
    const parsed = parsePlan(plan);
    expect(parsed.ok && parsed.warnings.map(({ code }) => code).slice(998)).toEqual([
      'action-in-milestone',
      'action-in-milestone',
      'more-issues',
    ]);
  });
});
