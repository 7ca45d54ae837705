/** Tables of a small rollup and of a small plan, written out, and what of tables does not fit. */
import { columnsOf, draftPolicy, type PlanRollup, parsePlan, planFromRows, planRows, rollupRows } from 'spm-model';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { issuesOf, valueIn } from '../support/results.js';

const plan = aPlan({
  id: 'p',
  title: 'Plan',
  goals: [
    aGoal({
      id: 'g',
      statement: 'Goal',
      measures: [aMeasure({ id: 'm', indicator: 'Own', baseline: { date: '2025-06-30', value: 40 } })],
      strategies: [
        aStrategy({
          id: 's',
          title: 'Strategy',
          measures: [],
          milestones: [
            aMilestone({ id: 'one', title: 'One', actions: [anAction({ id: 'a', title: 'Act' })] }),
            aMilestone({ id: 'two', title: 'Two', actions: [] }),
          ],
        }),
      ],
    }),
  ],
});

describe('rows of a rollup, written out', () => {
  const work = {
    completion: 0.1,
    expected: 0.2,
    due: 0.3,
    credit: 0.4,
    state: 'in-progress',
    coverage: 0.5,
    counts: {},
    overdue: 6,
    discontinued: 0.7,
    plannedThrough: '2027-06-30',
    parts: [],
  };
  const results = {
    progress: 0.11,
    expectedProgress: 0.12,
    credit: 0.13,
    pace: 0.14,
    status: 'on-track',
    coverage: 0.15,
    counts: {},
    groups: null,
    worst: 'w',
    parts: [],
  };
  const measure = (id: string, more: object) => ({
    id,
    value: 1,
    observedOn: '2026-06-30',
    baseline: null,
    target: null,
    attainment: 0.21,
    progress: 0.22,
    expectedProgress: 0.23,
    pace: 0.24,
    status: 'at-risk',
    statusAsObserved: 'met',
    credit: 0.25,
    shortfall: 0.26,
    nextDue: '2027-06-30',
    ...more,
  });
  const action = {
    id: 'a',
    reportedOn: '2026-01-31',
    completion: 0.31,
    expected: 0.32,
    due: 0.33,
    credit: 0.34,
    shortfall: 0.35,
    state: 'late',
  };
  const standing = {
    id: 'p',
    asOf: '2026-08-03',
    implementation: work,
    performance: results,
    goals: [
      {
        id: 'g',
        implementation: work,
        performance: results,
        diagnosis: 'unknown',
        measures: [
          measure('m', { baseline: { date: '2025-06-30', value: 40 }, target: { date: '2028-06-30', value: 60 } }),
        ],
        strategies: [
          {
            id: 's',
            implementation: work,
            performance: results,
            diagnosis: 'too-early',
            measures: [measure('n', { target: { date: '2028-06-30', low: 5, high: 9 } })],
            milestones: [
              { id: 'one', implementation: work, actions: [action] },
              { id: 'other', implementation: work, actions: [] },
            ],
          },
        ],
      },
    ],
  } as unknown as PlanRollup;

  const place = (id: string, parent: string | null, position: number, title: string | null, isKnown = true) => ({
    plan_id: 'p',
    plan_title: isKnown ? 'Plan' : null,
    as_of: '2026-08-03',
    id,
    parent_id: parent,
    position,
    title: isKnown ? title : null,
  });
  const shares = { state: 'in-progress', completion: 0.1, expected: 0.2, due: 0.3 };
  const ends = { overdue: 6, discontinued: 0.7, planned_through: '2027-06-30' };
  const both = {
    ...shares,
    implementation_credit: 0.4,
    implementation_coverage: 0.5,
    ...ends,
    status: 'on-track',
    progress: 0.11,
    expected_progress: 0.12,
    performance_credit: 0.13,
    pace: 0.14,
    performance_coverage: 0.15,
    worst: 'w',
  };
  const measured = {
    status: 'at-risk',
    status_as_observed: 'met',
    value: 1,
    observed_on: '2026-06-30',
    attainment: 0.21,
    progress: 0.22,
    expected_progress: 0.23,
    credit: 0.25,
    pace: 0.24,
    shortfall: 0.26,
    next_due: '2027-06-30',
  };
  const rowsWith = (isKnown: boolean) => ({
    plans: [{ ...place('p', null, 0, 'Plan', isKnown), ...both }],
    goals: [{ ...place('g', 'p', 0, 'Goal', isKnown), ...both, diagnosis: 'unknown' }],
    strategies: [{ ...place('s', 'g', 0, 'Strategy', isKnown), ...both, diagnosis: 'too-early' }],
    milestones: [
      { ...place('one', 's', 0, 'One', isKnown), ...shares, credit: 0.4, coverage: 0.5, ...ends },
      { ...place('other', 's', 1, null, isKnown), ...shares, credit: 0.4, coverage: 0.5, ...ends },
    ],
    actions: [
      {
        ...place('a', 'one', 0, 'Act', isKnown),
        state: 'late',
        completion: 0.31,
        expected: 0.32,
        due: 0.33,
        credit: 0.34,
        shortfall: 0.35,
        reported_on: '2026-01-31',
      },
    ],
    measures: [
      {
        ...place('m', 'g', 0, 'Own', isKnown),
        ...measured,
        baseline_date: '2025-06-30',
        baseline_value: 40,
        target_date: '2028-06-30',
        target_value: 60,
        target_low: null,
        target_high: null,
      },
      {
        ...place('n', 's', 0, null, isKnown),
        ...measured,
        baseline_date: null,
        baseline_value: null,
        target_date: '2028-06-30',
        target_value: null,
        target_low: 5,
        target_high: 9,
      },
    ],
  });

  it('say of each what the rollup says, with the titles that the plan has for it', () => {
    expect(rollupRows(standing, plan)).toStrictEqual(rowsWith(true));
    expect(rollupRows(standing)).toStrictEqual(rowsWith(false));
    expect(rollupRows(standing, { ...plan, id: 'q' })).toStrictEqual(rowsWith(false));
  });

  it('have nulls where a measure has no target', () => {
    const [goal] = standing.goals;
    const bare = {
      ...standing,
      goals: [{ ...goal, strategies: [], measures: [measure('m', {})] }],
    } as unknown as PlanRollup;
    expect(rollupRows(bare).measures[0]).toMatchObject({
      target_date: null,
      target_value: null,
      target_low: null,
      target_high: null,
      baseline_date: null,
    });
  });
});

describe('rows of a plan, written out', () => {
  const rows = planRows(plan);

  it('say what each is of, what holds it, and what it says', () => {
    expect(rows.plans).toStrictEqual([
      {
        plan_id: 'p',
        parent_id: null,
        position: 0,
        ...Object.fromEntries(
          columnsOf('plans')
            .slice(3)
            .map(({ name }) => [name, null]),
        ),
        id: 'p',
        schema_version: 1,
        title: 'Plan',
        period_start: plan.period.start,
        period_end: plan.period.end,
        vision: plan.vision,
        mission: plan.mission,
      },
    ]);
    expect(rows.milestones.map((row) => [row['plan_id'], row['parent_id'], row['position'], row['id']])).toEqual([
      ['p', 's', 0, 'one'],
      ['p', 's', 1, 'two'],
    ]);
    expect(rows.organizations.map((row) => [row['parent_id'], row['position'], row['id']])).toEqual([
      ['p', 0, plan.organization.id],
    ]);
    expect(rows.measures[0]).toMatchObject({ unit_kind: 'percent', baseline_date: '2025-06-30', baseline_value: 40 });
    expect(rows.targets).toMatchObject([{ plan_id: 'p', parent_id: 'm', position: 0 }]);
  });

  type Cells = Record<string, unknown>;
  const tables = rows as unknown as Record<string, readonly Cells[]>;
  /** The tables with the cells of a row changed. */
  const changed = (table: string, index: number, cells: Cells) => ({
    ...tables,
    [table]: (tables[table] ?? []).map((row, at) => (at === index ? { ...row, ...cells } : row)),
  });
  const options = { policy: draftPolicy };
  const issuesIn = (given: unknown, more = {}) =>
    issuesOf(planFromRows(given as never, { ...options, ...more })).map(({ code, severity, path, params }) => ({
      code,
      severity,
      path: path.join('.'),
      params,
    }));
  const error = (code: string, path: string, params: object) => ({ code, severity: 'error', path, params });

  it.each<[string, unknown, readonly object[]]>([
    ['no tables', 7, [error('not-rows', '', { table: null })]],
    ['a list of tables', [], [error('not-rows', '', { table: null })]],
    [
      'a table that is no list',
      { ...tables, adjustments: {} },
      [error('not-rows', 'adjustments', { table: 'adjustments' })],
    ],
    [
      'a row that is none',
      { ...tables, adjustments: [null, [], 7] },
      [0, 1, 2].map((index) => error('not-a-row', `adjustments.${index}`, { table: 'adjustments', row: index + 1 })),
    ],
    [
      'a table that nobody knows',
      { ...tables, gaols: [], [`z${'y'.repeat(70)}`]: [] },
      [
        error('unknown-table', 'gaols', { table: 'gaols', nearest: 'goals' }),
        error('unknown-table', `z${'y'.repeat(70)}`, { table: `z${'y'.repeat(59)}`, nearest: null }),
      ],
    ],
    [
      'a column that nobody knows, told once',
      { ...tables, milestones: tables['milestones']?.map((row) => ({ ...row, titel: 1, ['x'.repeat(70)]: 2 })) },
      [
        error('unknown-column', 'milestones.0.titel', { table: 'milestones', column: 'titel', nearest: 'title' }),
        error('unknown-column', `milestones.0.${'x'.repeat(70)}`, {
          table: 'milestones',
          column: 'x'.repeat(60),
          nearest: null,
        }),
      ],
    ],
    ['no row of the plan', { ...tables, plans: [] }, [error('missing-row', 'plans', { table: 'plans' })]],
    [
      'two organizations',
      { ...tables, organizations: [...(tables['organizations'] ?? []), ...(tables['organizations'] ?? [])] },
      [error('second-row', 'organizations.1', { table: 'organizations', row: 2 })],
    ],
    [
      'a row that nothing holds',
      changed('milestones', 1, { parent_id: 'nowhere' }),
      [error('unknown-parent', 'milestones.1.parent_id', { table: 'milestones', row: 2, parent: '"nowhere"' })],
    ],
    [
      'a row that says not what holds it',
      changed('milestones', 1, { parent_id: null }),
      [error('unknown-parent', 'milestones.1.parent_id', { table: 'milestones', row: 2, parent: 'null' })],
    ],
    [
      'a position that is none',
      changed('milestones', 1, { position: 'last' }),
      [
        error('bad-cell', 'milestones.1.position', {
          table: 'milestones',
          row: 2,
          column: 'position',
          value: '"last"',
          expected: 'integer',
        }),
      ],
    ],
    ...(['1,5', '1.5.2', 'x1', '1x', '.', '1e', '--1', ''] as const)
      .filter((text) => text !== '')
      .map((text): [string, unknown, readonly object[]] => [
        `the number "${text}"`,
        changed('milestones', 1, { weight: text }),
        [
          error('bad-cell', 'milestones.1.weight', {
            table: 'milestones',
            row: 2,
            column: 'weight',
            value: `"${text}"`,
            expected: 'number',
          }),
        ],
      ]),
    [
      'JSON that is none',
      changed('milestones', 1, { codes: '[' }),
      [
        error('bad-cell', 'milestones.1.codes', {
          table: 'milestones',
          row: 2,
          column: 'codes',
          value: '"["',
          expected: 'json',
        }),
      ],
    ],
  ])('that are %s are told', (_, given, issues) => {
    expect(issuesIn(given)).toEqual(issues);
  });

  it('of unknown names are but warned of where they are to be ignored', () => {
    const given = { ...changed('milestones', 0, { titel: 1 }), gaols: [] };
    const read = planFromRows(given as never, { ...options, unknown: 'ignore' });
    expect(valueIn(read)).toEqual(plan);
    expect(
      (read.ok ? read.warnings : [])
        .filter(({ code }) => code.startsWith('unknown'))
        .map(({ code, severity }) => [code, severity]),
    ).toEqual([
      ['unknown-table', 'warning'],
      ['unknown-column', 'warning'],
    ]);
    expect(issuesIn(changed('milestones', 1, { position: 'last' }), { unknown: 'ignore' })).toHaveLength(1);
  });

  it.each<[string, Cells, object]>([
    ['numbers as text', { weight: ' 2.50 ' }, { weight: 2.5 }],
    ['numbers with an exponent', { weight: '2.5E-1' }, { weight: 0.25 }],
    ['numbers with a sign', { weight: '+.5' }, { weight: 0.5 }],
    ['numbers with a point at the end', { weight: '5.' }, { weight: 5 }],
    ['lists as JSON', { codes: '["a"]' }, { codes: ['a'] }],
    ['lists as they are', { codes: ['a'] }, { codes: ['a'] }],
    ['text as a number', { title: 2030 }, { title: '2030' }],
    ['text as truth', { title: false }, { title: 'false' }],
    ['text as a large number', { title: 10n ** 20n }, { title: `1${'0'.repeat(20)}` }],
  ])('have %s', (_, cells, fields) => {
    expect(
      valueIn(planFromRows(changed('milestones', 1, cells) as never, options)).goals[0]?.strategies[0]?.milestones[1],
    ).toMatchObject(fields);
  });

  it('stand in the order of their positions, those without one first', () => {
    const order = (first: unknown, second: unknown) => {
      const given = {
        ...tables,
        milestones: tables['milestones']?.map((row, index) => ({ ...row, position: index === 0 ? first : second })),
      };
      return valueIn(planFromRows(given as never, options)).goals[0]?.strategies[0]?.milestones.map(({ id }) => id);
    };
    expect(order(0, 1)).toEqual(['one', 'two']);
    expect(order(1, 0)).toEqual(['two', 'one']);
    expect(order('10', '9')).toEqual(['two', 'one']);
    expect(order(1, null)).toEqual(['two', 'one']);
    expect(order(null, -1)).toEqual(['two', 'one']);
    expect(order(null, null)).toEqual(['one', 'two']);
  });

  it('have empty text for no value where they come from CSV', () => {
    const csv = (row: Cells) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === null ? '' : String(cell)]));
    const text = Object.fromEntries(Object.entries(tables).map(([table, list]) => [table, list.map(csv)]));
    expect(valueIn(planFromRows(text as never, options))).toEqual(plan);
    const untitled = {
      ...text,
      plans: [{ ...text['plans']?.[0], title: '' }],
      measures: [{ ...text['measures']?.[0], data_source: '', baseline_date: '', baseline_value: '' }],
    };
    const issues = issuesIn(untitled);
    expect(issues.map(({ path }) => path)).toEqual(['plans.0.title']);
    const sourceless = { ...text, measures: untitled.measures };
    const [measure] = valueIn(planFromRows(sourceless as never, options)).goals[0]?.measures ?? [];
    expect([measure?.dataSource, measure?.baseline]).toEqual(['', undefined]);
    const usual = { ...text, measures: text['measures']?.map((row) => ({ ...row, accumulation: '', trajectory: '' })) };
    expect(valueIn(planFromRows(usual as never, options))).toEqual(plan);
    // A day that is missing is missing, and a reason that is left empty is empty.
    const wrong = (table: string, cells: Cells) => {
      const given = { ...text, [table]: text[table]?.map((row, index) => (index === 0 ? { ...row, ...cells } : row)) };
      return issuesIn(given).map(({ code, path }) => `${code} at ${path}`);
    };
    expect(wrong('actions', { period_start: '' })[0]).toBe('missing at actions.0.period_start');
    expect(wrong('milestones', { discontinued_date: '2026-08-01', discontinued_reason: '' })).toContain(
      'discontinued-reason at milestones.0.discontinued_reason',
    );
  });

  it('keep empty text where an empty cell is null, and no empty number', () => {
    expect(valueIn(planFromRows(changed('milestones', 1, { weight: '' }) as never, options))).toEqual(plan);
    expect(
      valueIn(planFromRows(changed('measures', 0, { data_source: '' }) as never, options)).goals[0]?.measures[0]
        ?.dataSource,
    ).toBe('');
  });

  it('point to a row, or to what stands in other tables, where the plan is warned of that', () => {
    const bare = aPlan({
      goals: [
        aGoal({
          measures: [],
          strategies: [aStrategy({ milestones: [aMilestone({ unitId: undefined, actions: [] })] })],
        }),
      ],
    });
    const read = planFromRows(planRows(bare));
    const places = (read.ok ? read.warnings : read.issues).map(({ code, path }) => `${code} at ${path.join('.')}`);
    expect(places).toEqual(
      expect.arrayContaining([
        'goal-measures at goals.0.measures',
        'milestone-team at milestones.0',
        'milestone-actions at milestones.0.actions',
      ]),
    );
  });

  it('have more that does not fit than is told, of which the last issue points nowhere', () => {
    const [target] = tables['targets'] ?? [];
    const days = Array.from({ length: 1_001 }, (_, position) => ({ ...target, position, date: 'soon' }));
    const issues = issuesIn({ ...tables, targets: days });
    expect(issues).toHaveLength(1_001);
    expect(issues.slice(-2).map(({ code, path }) => `${code} at ${path}`)).toEqual([
      'bad-date at targets.999.date',
      'more-issues at ',
    ]);
  });

  it('are warned of as the plan is, also where there is more than is told', () => {
    const observations = Array.from({ length: 1_002 }, () => ({ date: '2026-06-30', value: 50 }));
    const crowded = aPlan({ goals: [aGoal({ measures: [aMeasure({ accumulation: 'sum', observations })] })] });
    const [read, parsed] = [planFromRows(planRows(crowded)), parsePlan(crowded)];
    const warnings = parsed.ok ? parsed.warnings : [];
    expect(warnings.at(-1)).toMatchObject({ code: 'more-issues', severity: 'warning', path: [] });
    expect(read.ok && read.warnings.at(-1)).toEqual(warnings.at(-1));
  });

  it('that cannot be looked at are no tables', () => {
    const given = {
      get plans() {
        throw new Error('gone');
      },
    };
    expect(issuesIn(given)).toEqual([error('not-rows', '', { table: null })]);
  });

  it('are not read as of a day that is none', () => {
    expect(() => issuesIn(tables, { asOf: 'soon' })).toThrow(/^asOf /);
  });

  it.each<[string, string, number, Cells, string, string]>([
    ['a choice', 'measures', 0, { direction: 'up' }, 'not-a-choice', 'measures.0.direction'],
    ['a field within', 'measures', 0, { unit_kind: 'x' }, 'not-a-choice', 'measures.0.unit_kind'],
    ['a day', 'plans', 0, { period_start: '2026-02-30' }, 'bad-date', 'plans.0.period_start'],
    ['what is missing', 'plans', 0, { title: null }, 'missing', 'plans.0.title'],
    ['a list within a cell', 'milestones', 1, { codes: '["a", 7]' }, 'wrong-type', 'milestones.1.codes.1'],
    ['an organization', 'organizations', 0, { kind: 'zoo' }, 'not-a-choice', 'organizations.0.kind'],
    ['an object for text', 'milestones', 1, { title: { en: 'Two' } }, 'wrong-type', 'milestones.1.title'],
  ])('point to %s that does not fit', (_, table, index, cells, code, path) => {
    const errors = issuesIn(changed(table, index, cells)).filter(({ severity }) => severity === 'error');
    expect(errors.map((issue) => [issue.code, issue.path])).toEqual([[code, path]]);
  });
});
