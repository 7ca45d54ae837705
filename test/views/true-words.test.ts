/** That a report says what is true: of work and results compared, of what was given up, of what is not known. */
import { attention, formatAttention, type Plan } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy, aSubgroup } from 'spm-model/testing';
import { toMarkdown, toMermaid } from 'spm-model/views';
import { describe, expect, it } from 'vitest';

const asOf = '2026-08-03';
const discontinued = { date: '2026-05-01', reason: 'Other needs came first' };
const period = { start: '2025-09-01', end: '2026-06-30' };
const done = [{ date: '2026-06-30', percentComplete: 100 }];

/** A measure that went from 50 toward 60 in five years, 52 being expected after one. */
const measured = (value: number | null, id = 'measure') =>
  aMeasure({
    id,
    indicator: 'Readers',
    unit: { kind: 'percent' },
    baseline: { date: '2025-06-30', value: 50 },
    targets: [{ date: '2030-06-30', value: 60 }],
    observations: value === null ? [] : [{ date: '2026-06-30', value }],
  });

const planOf = (goal: Parameters<typeof aGoal>[0]) =>
  aPlan({
    period: { start: '2025-07-01', end: '2030-06-30' },
    goals: [aGoal({ measures: [], strategies: [], ...goal })],
  });

/** A goal and a strategy with a measure each, and one milestone with one action. */
function compared(own: number | null, theirs: number | null, reports: typeof done) {
  const action = anAction({ period, reports });
  const strategy = aStrategy({
    period,
    measures: [measured(theirs, 'theirs')],
    milestones: [aMilestone({ period, actions: [action] })],
  });
  return planOf({ measures: [measured(own)], strategies: [strategy] });
}

/** What a report says of goals and strategies, work compared with results: the last point below each heading. */
function verdicts(plan: Plan, messages?: typeof spanish): string[] {
  const report = toMarkdown(plan, { asOf, messages });
  return report
    .split(/^#+ /m)
    .filter((section) => /^(?:Goal|Strategy|Objetivo|Estrategia) \d/.test(section))
    .map((section) => /(?:^- .*\n)*^- (.*)$/m.exec(section)?.[1] ?? '');
}

/** The lines of the summary. */
const summary = (plan: Plan, day = asOf, messages?: typeof spanish) =>
  (
    /^## (?:Where we stand|Dónde estamos)\n\n([\s\S]*?)\n\n- /m.exec(toMarkdown(plan, { asOf: day, messages }))?.[1] ??
    ''
  ).split('\n\n');

describe('work compared with results', () => {
  it('never says of a measure that rose too little that it does not move', () => {
    expect(verdicts(compared(50.5, 50.5, done))).toEqual([
      'Neither the results of the strategies nor those of the goal are as good as planned: whether the strategies help is not yet tested.',
      'The work is done as planned, but the results are not as good as planned: the theory of action is in doubt.',
    ]);
    expect(verdicts(compared(50.5, 52, done))[0]).toBe(
      'The results of the strategies are as good as planned, but those of the goal are not: whether the strategies help is in doubt.',
    );
    expect(verdicts(compared(52, 50.5, done))[0]).toBe(
      'The results of the goal are as good as planned, but those of its strategies are not: something else may be at work.',
    );
    expect(verdicts(compared(52, 52, []))).toEqual([
      'It is too early to tell whether the strategies help to reach the goal.',
      'It is too early to tell whether the theory of action holds.',
    ]);
    const inSpanish = verdicts(compared(50.5, 50.5, done), spanish);
    expect(inSpanish).toEqual([
      'Ni los resultados de las estrategias ni los del objetivo van según lo previsto: aún no se ha probado que las estrategias ayuden.',
      'El trabajo va según lo previsto, pero los resultados no: la teoría de acción está en duda.',
    ]);
  });

  const strategy = aStrategy({ measures: [], milestones: [] });
  const worked = aStrategy({ measures: [], milestones: [aMilestone({ period, actions: [] })] });
  it.each<[string, Plan, readonly string[]]>([
    ['no strategy', planOf({ measures: [measured(52)] }), ['The goal has no strategy yet.']],
    [
      'no measure and no milestone',
      planOf({ strategies: [strategy] }),
      [
        'The goal has no measure of its own: whether its strategies help cannot be told.',
        'No milestone is planned: there is no work to compare with results.',
      ],
    ],
    [
      'no measure of strategies',
      planOf({ measures: [measured(52)], strategies: [worked] }),
      [
        'Its strategies have no measure: whether they help cannot be told.',
        'The strategy has no measure: there are no results to compare the work with.',
      ],
    ],
    [
      'work that was given up',
      planOf({ measures: [measured(52)], strategies: [{ ...worked, measures: [measured(52, 'b')], discontinued }] }),
      [
        'The work of its strategies was given up: whether they help is tested no further.',
        'The work was given up: the theory of action is tested no further.',
      ],
    ],
    [
      'no data',
      compared(null, null, done),
      [
        'There are not enough current data to compare the strategies with the goal.',
        'There are not enough current data to compare work and results.',
      ],
    ],
  ])('says why nothing is compared: %s', (_, plan, expected) => {
    expect(verdicts(plan)).toEqual(expected);
    const inSpanish = verdicts(plan, spanish);
    expect(new Set(inSpanish).size).toBe(expected.length);
    for (const said of inSpanish) expect(said).not.toMatch(/\b(?:the|work|measure)\b/);
  });

  it('counts a strategy of another goal that also serves it', () => {
    const plan = planOf({ id: 'one', measures: [measured(52)] });
    const serving = aStrategy({ alsoServes: ['one'], measures: [measured(null, 'b')], milestones: [] });
    const both = { ...plan, goals: [...plan.goals, aGoal({ id: 'two', measures: [], strategies: [serving] })] };
    expect(verdicts(both)[0]).toBe('There are not enough current data to compare the strategies with the goal.');
  });

  it('draws no verdict on the theory of a strategy that was given up', () => {
    const plan = planOf({ strategies: [{ ...worked, discontinued }] });
    expect(toMermaid(plan, { diagram: 'strategy-map', asOf })).not.toContain('too little data to compare');
    expect(toMermaid(planOf({ strategies: [worked] }), { diagram: 'strategy-map', asOf })).toContain(
      'too little data to compare',
    );
  });
});

describe('what was given up', () => {
  const action = anAction({ title: 'Train', period });
  const milestone = aMilestone({ title: 'Coaching', period, actions: [action], discontinued });
  const plan = planOf({ strategies: [aStrategy({ measures: [], milestones: [milestone] })] });

  it('with an action left open in it is no overdue work, and what is said of the action says so', () => {
    const [, decisions = ''] = summary(plan);
    expect(decisions).toBe(
      'No work that goes on is overdue; 1 milestone or action was left open in work that was given up. Most urgent: Action "Train" should have been done by Jun 30, 2026 and is 0% done. It was left open in "Coaching", which was given up: discontinue it as well, or carry it over.',
    );
    expect(summary(plan, asOf, spanish)[1]).toBe(
      'En lo que sigue no hay trabajo vencido; 1 hito o acción quedó abierto en trabajo que se descontinuó. Lo más urgente: la acción «Train» debía terminar el 30 de junio de 2026 y lleva el 0 %. Quedó abierta en «Coaching», que se descontinuó: descontinúela también, o trasládela.',
    );
    expect(
      toMarkdown(plan, { asOf }).match(/\*\*Work\.\*\* – discontinued; 1 left open in what was given up$/gm),
    ).toHaveLength(3);
  });

  it('counts all that is left open: the milestones of a strategy, and what is not yet due', () => {
    const later = { start: '2027-01-01', end: '2027-06-30' };
    const open = aMilestone({ id: 'open', period: later, actions: [anAction({ id: 'later', period: later })] });
    const finished = aMilestone({ id: 'finished', period, actions: [anAction({ id: 'a', period, reports: done })] });
    const givenUp = aStrategy({ measures: [], milestones: [open, finished], discontinued });
    const goesOn = aStrategy({
      id: 'other',
      measures: [],
      milestones: [aMilestone({ id: 'late', period, actions: [] })],
    });
    expect(summary(planOf({ strategies: [givenUp, goesOn] }))[1]).toMatch(
      /^1 milestone or action is overdue; 2 milestones and actions were left open in work that was given up; 1 milestone is to be closed or carried over\./,
    );
    // Before the day on which it was given up, nothing of it was.
    expect(summary(planOf({ strategies: [givenUp] }), '2026-04-30')[1]).not.toContain('given up');
  });

  it('is said to be discontinued, not without reports, and nothing of it is due', () => {
    const shut = planOf({
      strategies: [aStrategy({ measures: [], milestones: [{ ...milestone, actions: [{ ...action, discontinued }] }] })],
    });
    expect(summary(shut)[0]).toBe('As of Aug 3, 2026, work: discontinued; results: no goal has a measure.');
    expect(toMarkdown(shut, { asOf })).toMatch(/^\| Train \| .* \| 0% \| – \| – discontinued \|$/m);
  });
});

it('says of a whole that it is planned at least through the day up to which the first of its strategies is', () => {
  const ending = (id: string, end: string) =>
    aStrategy({
      id,
      measures: [],
      milestones: [aMilestone({ id: `of-${id}`, period: { start: '2026-01-01', end }, actions: [] })],
    });
  const plan = planOf({ strategies: [ending('a', '2026-12-31'), ending('b', '2027-06-30')] });
  const planned = (messages?: typeof spanish) =>
    toMarkdown(plan, { asOf, messages }).match(/(?:planned through|planificado) .*$/gm);
  expect(planned()).toEqual([
    'planned through at least Dec 31, 2026',
    'planned through at least Dec 31, 2026',
    'planned through Dec 31, 2026',
    'planned through Jun 30, 2027',
  ]);
  expect(planned(spanish)?.slice(1, 3)).toEqual([
    'planificado al menos hasta el 31 dic 2026',
    'planificado hasta el 31 dic 2026',
  ]);
});

describe('what is not known', () => {
  it('of a plan without goals is all of it', () => {
    expect(summary(aPlan({ goals: [], purpose: 'To show' }))).toEqual(['As of Aug 3, 2026, the plan has no goal yet.']);
    expect(summary(aPlan({ goals: [], vision: '' }), asOf, spanish)[0]).toBe(
      'Al 3 ago 2026, el plan aún no tiene objetivos.',
    );
  });

  it('of work without a milestone is not that nobody reported', () => {
    const [stands] = summary(planOf({ measures: [measured(52)] }));
    expect(stands).toMatch(/^As of Aug 3, 2026, work: no milestone to report on; results: on track /);
  });

  it('names measures with old data as measures, and tells late ones apart from them', () => {
    const old = '2029-08-03';
    const plan = (...values: readonly (number | null)[]) =>
      planOf({ measures: values.map((value, index) => measured(value, `m${index}`)) });
    const unknown = (...values: readonly (number | null)[]) => summary(plan(...values), old).at(-1);
    expect(unknown(52)).toBe('Not known: the only measure rests on data too old to judge by.');
    expect(unknown(52, 52)).toBe('Not known: 2 of 2 measures rest on data too old to judge by.');
    expect(unknown(52, null)).toBe(
      'Not known: 1 of 2 measures cannot be judged and 1 rests on data too old to judge by. Apart from these old data, an observation is late for 1 measure, never observed so far.',
    );
    expect(summary(plan(52, null), old, spanish).at(-1)).toBe(
      'No se sabe: 1 de 2 indicadores no se puede juzgar y 1 tiene datos demasiado antiguos para juzgar. Aparte de estos datos antiguos, la observación está atrasada en 1 indicador, nunca observado hasta ahora.',
    );
    expect(summary(plan(52), old, spanish).at(-1)).toBe(
      'No se sabe: el único indicador tiene datos demasiado antiguos para juzgar.',
    );
  });

  it.each([
    [
      0,
      1,
      'The only group of students with data is not behind.',
      'El único grupo de estudiantes con datos no está atrasado.',
    ],
    [
      0,
      3,
      'Of 3 groups of students with data, none is behind.',
      'De los 3 grupos de estudiantes con datos, ninguno está atrasado.',
    ],
    [1, 3, '1 of 3 groups of students is behind.', '1 de 3 grupos de estudiantes está atrasado.'],
  ])('of %i groups behind among %i', (behind, judged, inEnglish, inSpanish) => {
    const groups = Array.from({ length: judged }, (_, index) =>
      aSubgroup({
        id: `g${index}`,
        name: `Group ${index}`,
        baseline: { date: '2025-06-30', value: 50 },
        targets: [{ date: '2030-06-30', value: 60 }],
        observations: [{ date: '2026-06-30', value: index < behind ? 50.2 : 53, n: 100 }],
      }),
    );
    const plan = planOf({ measures: [{ ...measured(52), subgroups: groups }] });
    expect(summary(plan)).toContain(inEnglish);
    expect(summary(plan, asOf, spanish)).toContain(inSpanish);
  });
});

describe('a whole that stands badly though its parts reach the mean', () => {
  const clause = 'what is ahead does not make up for what is behind';
  const linesOf = (plan: Plan, name: string, messages?: typeof spanish) =>
    toMarkdown(plan, { asOf, messages })
      .split('\n')
      .filter((line) => line.startsWith(`- **${name}.**`));

  it('says why: of results', () => {
    const plan = planOf({ measures: [measured(50.2, 'a'), measured(55, 'b')] });
    // Of the plan, and of its goal.
    const said = `- **Results.** ✕ 26% of the way, 20% expected: off track; ${clause}`;
    expect(linesOf(plan, 'Results')).toEqual([said, said]);
    expect(linesOf(plan, 'Resultados', spanish)[1]).toMatch(/fuera de rumbo; lo adelantado no compensa lo atrasado$/);
    expect(toMarkdown(planOf({ measures: [measured(50.2)] }), { asOf })).not.toContain(clause);
    expect(toMarkdown(planOf({ measures: [measured(50.2, 'a'), measured(51, 'b')] }), { asOf })).not.toContain(clause);
    expect(toMarkdown(planOf({ measures: [measured(53, 'a'), measured(55, 'b')] }), { asOf })).not.toContain(clause);
  });

  it('says why: of work', () => {
    const whole = { start: '2026-01-01', end: '2026-12-31' };
    const part = (id: string, percentComplete: number) =>
      anAction({ id, period: whole, reports: [{ date: '2026-08-03', percentComplete }] });
    const milestone = aMilestone({ id: 'mixed', period: whole, actions: [part('ahead', 100), part('behind', 20)] });
    const other = aMilestone({ id: 'ahead', period: whole, actions: [part('other', 100)] });
    const plan = planOf({ strategies: [aStrategy({ measures: [], milestones: [milestone, other] })] });
    const said = `- **Work.** △ 80% done, 59% due: behind schedule; ${clause}; planned through Dec 31, 2026`;
    expect(linesOf(plan, 'Work')).toEqual([said, said, said]);
  });
});

describe('Spanish', () => {
  it('gives percents their article within a sentence, and lets it go into one with "de" and "a"', () => {
    const banded = aMeasure({
      indicator: 'Readers',
      unit: { kind: 'percent' },
      direction: 'maintain',
      baseline: { date: '2025-06-30', value: 60 },
      targets: [
        { date: '2026-06-30', low: 40, high: 51 },
        { date: '2030-06-30', low: 40, high: 51 },
      ],
      observations: [{ date: '2026-06-30', value: 57 }],
    });
    const plan = planOf({ measures: [banded] });
    const [item] = attention(plan, { asOf });
    expect(item === undefined ? '' : formatAttention(item, spanish)).toBe(
      'El indicador «Readers» estaba en el 57 % el 30 de junio de 2026 y no alcanzó su meta, del 40 al 51 % para el 30 de junio de 2026.',
    );
    expect(toMarkdown(plan, { asOf, messages: spanish })).toContain(
      'meta para el 30 jun 2026 (de 40 a 51 %) no cumplida',
    );
    const { report } = spanish;
    expect([report.givenUp(0.004), report.givenUp(0.05)]).toEqual([
      'se descontinuó menos del 1 % del trabajo',
      'se descontinuó el 5 % del trabajo',
    ]);
    const weighed = report.planCoverage({ withData: 1, all: 2 }, 0.004, { withData: 0, all: 0 });
    expect(weighed).toBe('datos para juzgar en 1 de 2 indicadores de objetivos (menos del 1 % de su peso)');
  });

  it('lets no verb depend on how many a value is', () => {
    const plan = planOf({ measures: [measured(50.2)] });
    const off = attention(plan, { asOf }).find(({ reason }) => reason === 'measure-off-track');
    expect(spanish.attention['measure-off-track'](off?.params as never)).toBe(
      'El indicador «Readers» estaba en el 50,2 % el 30 de junio de 2026 y lo esperado era el 52 %: fuera de rumbo.',
    );
  });

  it('lets verbs and adjectives agree with what they are said of', () => {
    expect(spanish.report.coverage(1, 2)).toBe('1 de 2 indicadores tiene datos para juzgar');
    expect(spanish.report.coverage(0, 2)).toBe('0 de 2 indicadores tienen datos para juzgar');
    const cycle = spanish.issues['dependency-cycle'];
    const of = { title: 'A', otherTitle: 'B', reason: 'over' } as const;
    expect(cycle({ ...of, kind: 'action', otherKind: 'action' })).toContain('ninguna de las dos puede empezar');
    expect(cycle({ ...of, kind: 'action', otherKind: 'milestone' })).toContain('ninguno de los dos puede empezar');
    const size = spanish.issues['group-size'];
    const group = { kind: 'subgroup', title: 'A', measure: 'M', dimension: 'd', date: '2026-06-30', whole: 0 } as const;
    expect(size({ ...group, reason: 'group', size: 1 })).toContain('tiene 1 estudiante observado el');
    expect(size({ ...group, reason: 'together', size: 2 })).toContain('suman 2 estudiantes observados, más que');
  });
});
