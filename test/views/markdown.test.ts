/** The report, read by a Markdown reader with raw HTML and links on: what a careless host would do. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { attention, defaultPolicy, type Measure, type Plan, rollup, rules, suppressSmallGroups } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import {
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  aPlan,
  aStrategy,
  aSubgroup,
  aValue,
  examplePlan,
} from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { toMarkdown } from 'spm-model/views';
import { describe, expect, it } from 'vitest';
import { hostileText, hostileTitles, named, retitled } from './hostile.js';

const asOf = '2026-08-03';
const reader = new MarkdownIt({ html: true, linkify: true, typographer: false });

/** Rules read titles too, and what they find is listed: with none on, only the titles differ. */
const policy = { ...defaultPolicy, severity: Object.fromEntries(rules.map(({ code }) => [code, 'off' as const])) };

/** The tags of a report in their order, and the text of each block. */
function read(plan: Plan) {
  const tags: string[] = [];
  const texts: string[] = [];
  for (const token of reader.parse(toMarkdown(plan, { asOf, policy }), {})) {
    if (token.type !== 'inline') {
      tags.push(`${token.type} ${token.tag}`);
      continue;
    }
    tags.push(
      ...(token.children ?? []).filter(({ type }) => !/^text/.test(type)).map(({ type, tag }) => `${type} ${tag}`),
    );
    texts.push((token.children ?? []).map(({ content }) => content).join(''));
  }
  return { tags, texts };
}

describe('a report', () => {
  it('has a section for each goal and a part for each strategy, by number and title', () => {
    const headings = toMarkdown(examplePlan, { asOf }).match(/^#{1,3} .*$/gm);
    expect(headings).toEqual([
      '# Lakeland: every learner on the way, 2025 to 2030',
      '## Where we stand',
      '## What to look at first',
      ...examplePlan.goals.flatMap((goal, g) => [
        `## Goal ${g + 1}: ${goal.statement}`,
        ...goal.strategies.map((strategy, s) => `### Strategy ${g + 1}.${s + 1}: ${strategy.title}`),
      ]),
      '## Changes of course',
    ]);
  });

  it('says of withheld groups that nobody knows how they stand, not that they stand well', () => {
    const { plan } = suppressSmallGroups(examplePlan, { minimum: 100_000, complementary: true });
    const report = toMarkdown(plan, { asOf });
    expect(report).toContain('How 3 groups of students stand is not known.');
    expect(report).not.toContain('No group of students is behind');
    expect(toMarkdown(plan, { asOf, messages: spanish })).toContain('No se sabe cómo están 3 grupos de estudiantes.');
    const rows = report.split('\n').filter((line) => line.startsWith('| English learners'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('not measurable; withheld for Jun 30, 2026');
  });

  it('has a row for each measure, milestone and action', () => {
    const { texts } = read(examplePlan);
    for (const { measures, strategies } of examplePlan.goals) {
      for (const { indicator } of measures) expect(texts).toContain(indicator);
      for (const { milestones } of strategies) {
        for (const { title, actions } of milestones) {
          expect(texts).toContain(title);
          for (const action of actions) expect(texts).toContain(action.title);
        }
      }
    }
  });

  it('shows the figures of the rollup', () => {
    const { implementation, performance } = rollup(examplePlan, { asOf });
    const [work = '', results = ''] = read(examplePlan).texts.filter((text) => /^(Work|Results)\. /.test(text));
    expect(work).toContain(`${Math.round((implementation.completion ?? 0) * 100)}% done`);
    expect(results).toContain(`${Math.round((performance.progress ?? 0) * 100)}% of the way`);
  });

  it('shows values in their unit, levels by name, and what is not known as a dash', () => {
    const report = toMarkdown(examplePlan, { asOf });
    expect(report).toContain('| 48.2% (Jun 30, 2025) | 50.4% (Jun 30, 2026) | 50% | 65% (Jun 30, 2030) |');
    expect(report).toContain('| few (Jun 30, 2025) | some (May 31, 2026) | few | nearly all (Jun 30, 2029) |');
    expect(report).toContain('| 0 teachers (Jun 30, 2025) | 965 teachers (Jun 30, 2026) | 900 teachers |');
    expect(report).toContain('| 214 scale points (Jun 30, 2024) | – | – |');
  });

  it('says of the work first what asks for a decision', () => {
    expect(toMarkdown(examplePlan, { asOf })).toContain(
      '2 milestones and actions are overdue; 2 milestones are to be closed or carried over. Most urgent: Action',
    );
    const none = toMarkdown({ ...examplePlan, goals: examplePlan.goals.slice(1, 2) }, { asOf });
    expect(none).toContain('No work is overdue. Most urgent: ');
    expect(none).not.toContain('Nothing waits');
  });

  it('leaves out what has not happened by the day', () => {
    expect(toMarkdown(examplePlan, { asOf: '2025-07-01' })).not.toContain('## Changes of course');
  });

  it('of an empty plan is short and complete', () => {
    const plan = aPlan({ title: 'Empty', goals: [], vision: '', mission: ' ', values: [aValue({ name: 'Care' })] });
    const report = toMarkdown(plan, { asOf });
    expect(report).not.toContain('Vision');
    expect(report).not.toMatch(/\n{3}/);
    expect(report).toMatch(/- \*\*Work\.\*\* \? no data\n- \*\*Results\.\*\* \? no data\n/);
    expect(report).toContain('- **Care**');
  });

  it('says so where nothing asks for attention, and how much more there is where much does', () => {
    expect(toMarkdown(aPlan({ goals: [] }), { asOf, policy })).toContain('Nothing asks for attention.');
    expect(toMarkdown(examplePlan, { asOf: '2029-06-30' })).toMatch(/^And \d+ more\.$/m);
  });

  it('names who carries a step by unit, else by team, else by nobody, and whom it does not know not at all', () => {
    const lone = JSON.parse(
      JSON.stringify(examplePlan).replaceAll(/"(unitId|teamId)":"[^"]*"/g, '"$1":"nobody"'),
    ) as Plan;
    expect(toMarkdown(lone, { asOf, policy })).toMatch(
      /\*\*Coaching runs in steady cycles in every elementary school\*\* \| [^|]* \| – \|/,
    );
    const [first] = examplePlan.adjustments;
    const adjusted = {
      ...examplePlan,
      adjustments: [
        { ...first, entityIds: ['nobody'] },
        { ...first, id: 'x', date: '2025-08-01' },
      ],
    };
    expect(toMarkdown(adjusted as Plan, { asOf, policy })).toMatch(/## Changes of course\n\n- Aug 1, 2025/);
  });

  it('names who answers for the milestone where an action names nobody', () => {
    const action = anAction({ title: 'Train visitors' });
    const alone = aMilestone({ unitId: undefined, responsible: { name: 'Ann Lee' }, actions: [action] });
    const plan = aPlan({ goals: [aGoal({ strategies: [aStrategy({ milestones: [alone] })] })] });
    expect(toMarkdown(plan, { asOf })).toMatch(/\| Train visitors \| [^|]* \| Ann Lee \|/);
    expect(attention(plan, { asOf: '2030-01-01' }).find(({ id }) => id === action.id)?.who.person?.name).toBe(
      'Ann Lee',
    );
  });

  it('names leaders without a title by name alone', () => {
    const { organization } = examplePlan;
    const plan = { ...examplePlan, organization: { ...organization, chief: { name: 'Ruth' }, divisions: [] } };
    expect(toMarkdown(plan, { asOf })).toContain('**Leadership team.** Ruth\n');
  });

  it('never shows a part done as none of it, nor as all', () => {
    const report = JSON.parse(
      JSON.stringify(examplePlan).replaceAll('"percentComplete":100', '"percentComplete":99.9'),
    );
    expect(toMarkdown(report, { asOf })).toContain('over 99%');
    const begun = JSON.parse(JSON.stringify(examplePlan).replaceAll('"percentComplete":100', '"percentComplete":0.1'));
    expect(toMarkdown(begun, { asOf })).toContain('under 1%');
  });
});

describe('the gap of a group of students', () => {
  const target = { date: '2030-06-30', value: 80 };
  /** The cell of a group's gap, the whole going from 50 to a value and the group from a value to another. */
  function gapOf(from: number, to: number, whole: number, more: Partial<Measure> = {}, messages?: typeof spanish) {
    const group = {
      ...aSubgroup({ id: 'g', name: 'Rural' }),
      baseline: { date: '2025-06-30', value: from },
      targets: [target],
      observations: [{ date: '2026-06-30', value: to }],
    };
    const measure = aMeasure({
      unit: { kind: 'percent' },
      direction: 'increase',
      baseline: { date: '2025-06-30', value: 50 },
      targets: [target],
      observations: [{ date: '2026-06-30', value: whole }],
      ...more,
      subgroups: [group],
    });
    const plan = { ...examplePlan, goals: [aGoal({ measures: [measure] })] };
    const [row = ''] = /^\| Rural .*$/m.exec(toMarkdown(plan as Plan, { asOf, policy, messages })) ?? [];
    return row.split(' | ').at(-1)?.replace(/ \|$/, '');
  }

  it.each([
    ['behind', 40, 47, 50, '3 points behind; the gap is closing because the group gained'],
    ['further behind', 40, 39, 50, '11 points behind; the gap is widening because the group lost ground'],
    ['ahead', 50.5, 51, 50, '1 point ahead; the lead is growing because the group gained'],
    ['less ahead', 60, 60, 57, '3 points ahead; the lead is shrinking because students as a whole gained'],
    ['ahead as before', 60, 60, 50, '10 points ahead; the lead is steady'],
    ['no longer behind', 40, 50, 50, 'no gap; the gap has closed because the group gained'],
    ['now ahead', 40, 55, 50, '5 points ahead; it was behind before because the group gained'],
    ['now behind', 60, 45, 50, '5 points behind; it was ahead before because the group lost ground'],
  ])('%s', (_, from, to, whole, said) => {
    expect(gapOf(from, to, whole)).toBe(said);
  });

  it('is told in the unit of the measure', () => {
    expect(gapOf(40, 40, 50, { unit: { kind: 'score', label: 'scale points' } })).toBe(
      '10 scale points behind; the gap is steady',
    );
    expect(gapOf(47, 49, 50, { unit: { kind: 'level' } })).toMatch(/^1 level behind; /);
  });

  it('is told in Spanish too', () => {
    expect(gapOf(50.5, 51, 50, {}, spanish)).toBe(
      '1 punto porcentual por delante; la ventaja crece porque el grupo mejoró',
    );
    expect(gapOf(40, 37, 50, {}, spanish)).toMatch(/^13 puntos porcentuales por detrás; la brecha se amplía porque/);
  });
});

describe('text of the plan', () => {
  const plain = read(retitled(examplePlan, () => 'T'));

  it.each(named(hostileTitles))('adds no markup: %j', (_, title) => {
    const { tags } = read(retitled(examplePlan, () => (title.trim() === '' ? 'T' : title)));
    expect(tags).toEqual(plain.tags);
  });

  it.each([
    ...hostileTitles.slice(0, 3),
    ...hostileTitles.slice(5, 16),
    '1. first',
    '1984',
    '48.2% of 1.5',
    '+ plus',
    '= equal',
  ])('reads as it was written: %j', (title) => {
    const { texts } = read(retitled(examplePlan, () => title));
    expect(texts[0]).toBe(title.replace(/\s+/g, ' ').trim());
  });

  it('adds no markup, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 7 }), (texts) => {
        let next = 0;
        // A field that is blank is left out, which is no markup.
        const plan = retitled(examplePlan, () => `T${texts[next++ % texts.length]}`);
        expect(read(plan).tags).toEqual(plain.tags);
      }),
    );
  });

  it('is reported for arbitrary plans, whatever rules they break', () => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some', edgeDates: true }), (plan) => {
        expect(toMarkdown(plan, { asOf })).not.toMatch(/undefined|NaN|Infinity|\[object/);
      }),
    );
  });
});
