// @vitest-environment jsdom
/** Diagrams, read by Mermaid itself. What they look like is seen in the browser's tests. */
import fc from 'fast-check';
import mermaid from 'mermaid';
import type { Plan } from 'spm-model';
import { parsePlan, rollup } from 'spm-model';
import { aDivision, aMilestone, anAction, anOrganization, aPlan, aTeam, aUnit, examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { lookOf, toMermaid, worseOf } from 'spm-model/views';
import { describe, expect, it } from 'vitest';
import { sizedPlan } from '../bench/sized-plan.js';
import { valueIn } from '../support/results.js';
import { hostileText, hostileTitles, retitled } from './hostile.js';

const asOf = '2026-08-03';
const diagrams = ['strategy-map', 'gantt', 'organization'] as const;
type Diagram = (typeof diagrams)[number];

/** Mermaid's data about a diagram: nodes and edges of a flowchart, tasks of a Gantt chart. */
interface Read {
  readonly getVertices?: () => Map<string, { readonly text?: string; readonly classes: readonly string[] }>;
  readonly getEdges?: () => readonly { readonly start: string; readonly end: string }[];
  readonly getTasks?: () => readonly { readonly task: string; readonly startTime: Date; readonly endTime: Date }[];
  readonly getSections?: () => readonly string[];
  readonly getAccTitle: () => string;
  readonly getAccDescription: () => string;
}

async function read(text: string): Promise<Read> {
  // Comments and directives are taken out before a diagram is read: there must be none but the timeline's own look.
  const [first = '', second = '', ...rest] = text.split('\n');
  const directive = first === 'gantt' ? (/^%%\{init: (\{.*\})\}%%$/.exec(second)?.[1] ?? '') : '';
  if (directive !== '') expect(Object.keys(JSON.parse(directive))).toEqual(['gantt', 'themeCSS']);
  expect([first, directive === '' ? second : '', directive, ...rest].join('\n')).not.toMatch(/%%|^---/m);
  await mermaid.parse(text);
  return (await mermaid.mermaidAPI.getDiagramFromText(text)).db as unknown as Read;
}

/** Mermaid's stand-ins for entities, and the entities that they become, as a reader sees them. */
const decoded = (text: string) =>
  text.replace(/\uFB02\u00B0\u00B0(\d+)\u00B6\u00DF/g, (_, code) => String.fromCodePoint(Number(code)));

/** What stands in a diagram besides the titles. */
async function skeleton(plan: Plan, diagram: Diagram) {
  const db = await read(toMermaid(plan, { diagram, asOf }));
  return {
    // The legend's frame is one of Mermaid's nodes too, since an edge leads to it.
    nodes: [...(db.getVertices?.() ?? [])]
      .filter(([id]) => id !== 'legend')
      .map(([id, { classes }]) => `${id} ${classes}`),
    edges: db
      .getEdges?.()
      .filter(({ end }) => end !== 'legend')
      .map(({ start, end }) => `${start} ${end}`),
    tasks: db.getTasks?.().map(({ startTime, endTime }) => `${+startTime} ${+endTime}`),
    sections: db.getSections?.().length,
  };
}

/** What the labels of a diagram say, line by line. */
async function labels(plan: Plan, diagram: Diagram): Promise<string[]> {
  const db = await read(toMermaid(plan, { diagram, asOf }));
  const texts = [
    ...[...(db.getVertices?.().values() ?? [])].map(({ text }) => text ?? ''),
    ...(db.getTasks?.().map(({ task }) => task) ?? []),
  ];
  return texts.map(decoded).flatMap((text) => text.split(/<br\/?>/));
}

describe('a strategy map', () => {
  it('joins the plan to its goals, goals to strategies and measures, strategies to measures and milestones', async () => {
    const { edges } = await skeleton(examplePlan, 'strategy-map');
    const expected = examplePlan.goals.flatMap((goal, g) => [
      `plan g${g + 1}`,
      ...goal.measures.map((_, m) => `g${g + 1} g${g + 1}m${m + 1}`),
      ...goal.strategies.flatMap(({ measures, milestones }, s) => {
        const id = `g${g + 1}s${s + 1}`;
        const below = [...measures.map((_, m) => `m${m + 1}`), ...milestones.map((_, t) => `t${t + 1}`)];
        return [`g${g + 1} ${id}`, ...below.map((end) => `${id} ${id}${end}`)];
      }),
    ]);
    expect(edges).toEqual(expected);
  });

  it('has a legend of the looks that it uses', async () => {
    const { nodes } = await skeleton(examplePlan, 'strategy-map');
    const looks = new Set(nodes.map((node) => node.split(' ')[1]));
    expect(nodes.filter((node) => node.startsWith('key'))).toHaveLength(looks.size);
    expect(nodes).toContain('keybad bad');
  });

  it('colors every box by the worse of its own work and results', async () => {
    const order = ['bad', 'watch', 'old', 'good', 'new', 'none', 'gone'];
    const worse = (...standings: readonly (keyof typeof lookOf)[]) =>
      order.find((look) => standings.some((standing) => lookOf[standing] === look));
    const found = rollup(examplePlan, { asOf });
    const of = ({ implementation, performance }: Pick<typeof found, 'implementation' | 'performance'>) =>
      worse(implementation.state, performance.status);
    const expected = [
      `plan ${of(found)}`,
      ...found.goals.flatMap((goal, g) => [
        `g${g + 1} ${of(goal)}`,
        ...goal.measures.map(({ status }, m) => `g${g + 1}m${m + 1} ${lookOf[status]}`),
        ...goal.strategies.flatMap((strategy, s) => [
          `g${g + 1}s${s + 1} ${of(strategy)}`,
          ...strategy.measures.map(({ status }, m) => `g${g + 1}s${s + 1}m${m + 1} ${lookOf[status]}`),
          ...strategy.milestones.map(
            ({ implementation: { state } }, t) => `g${g + 1}s${s + 1}t${t + 1} ${lookOf[state]}`,
          ),
        ]),
      ]),
    ];
    const { nodes } = await skeleton(examplePlan, 'strategy-map');
    expect(nodes.filter((node) => !node.startsWith('key'))).toEqual(expected);
    const organization = (await skeleton(examplePlan, 'organization')).nodes;
    expect(organization[0]).toBe(`org ${of(found)}`);
  });

  it('never shows what was given up as going well', () => {
    expect(worseOf('discontinued', 'on-track')).toBe('gone');
    expect(worseOf('discontinued', 'no-data')).toBe('gone');
    expect(worseOf('discontinued', 'off-track')).toBe('bad');
  });

  it('says how a strategy stands and what comparing work with results says', async () => {
    const said = await labels(examplePlan, 'strategy-map');
    const at = said.indexOf('Put strong reading materials into every classroom');
    expect(said.slice(at + 1, at + 4)).toEqual(['work ✓ on schedule', 'results ✕ off track', 'theory in doubt']);
  });
});

describe('a drawing of more than fits', () => {
  const many = <T extends { readonly id: string }>(one: T, count: number): T[] =>
    Array.from({ length: count }, (_, index) => ({ ...one, id: `${one.id}-${index}` }));
  const [goal] = examplePlan.goals as [Plan['goals'][0]];
  const [strategy] = goal.strategies as [Plan['goals'][0]['strategies'][0]];

  it('shows the first goals, and says how many more there are', async () => {
    const plan = { ...examplePlan, goals: many({ ...goal, strategies: [], measures: [] }, 70) };
    const said = await labels(plan, 'strategy-map');
    expect(said.filter((line) => line.startsWith('Goal '))).toHaveLength(60);
    expect(said).toContain('and 10 more goals');
  });

  it('shows some strategies of each goal, and says how many more there are', async () => {
    const bare = { ...strategy, measures: [], milestones: [] };
    const plan = { ...examplePlan, goals: many({ ...goal, measures: [], strategies: many(bare, 100) }, 2) };
    const said = await labels(plan, 'strategy-map');
    const shown = said.filter((line) => /^Strategy /.test(line)).length;
    expect(shown).toBeLessThanOrEqual(118);
    expect(said.filter((line) => line === `and ${100 - shown / 2} more strategies`)).toHaveLength(2);
  });

  it('says in the drawing itself what is not drawn at all', async () => {
    const steps = many(strategy.milestones[0] as (typeof strategy.milestones)[0], 300);
    const measured = many(strategy.measures[0] as (typeof strategy.measures)[0], 200);
    const plan = {
      ...examplePlan,
      goals: [{ ...goal, measures: measured, strategies: [{ ...strategy, milestones: steps }] }],
    };
    const said = await labels(plan, 'strategy-map');
    expect(said).toContain(`without ${200 + strategy.measures.length} measures and 300 milestones`);
    expect((await labels(examplePlan, 'strategy-map')).some((line) => line.startsWith('without '))).toBe(false);
  });

  it('draws the worst milestones of the whole plan in the timeline, and counts the others', () => {
    const ahead = aMilestone({ period: { start: '2027-01-01', end: '2027-12-31' }, actions: [] });
    const late = aMilestone({
      period: { start: '2025-07-01', end: '2026-06-30' },
      actions: [anAction({ period: { start: '2025-07-01', end: '2026-06-30' } })],
    });
    const strategies = [
      { ...strategy, id: 'fine', milestones: many(ahead, 150) },
      { ...strategy, id: 'poor', milestones: [...many(ahead, 60), ...many(late, 90)] },
    ];
    const text = toMermaid({ ...examplePlan, goals: [{ ...goal, strategies }] }, { diagram: 'gantt', asOf });
    expect(text.match(/ overdue :/g)).toHaveLength(90);
    // The name of a bar tells which milestone of its strategy it is.
    expect(text).toContain('b1s2b61,');
    expect(text.match(/ not started :/g)).toHaveLength(10);
    expect(text).toContain(', without 200 milestones and 90 actions\n');
  });

  it('counts the actions of strategies that the timeline has no room for', () => {
    const step = aMilestone({ actions: [anAction()] });
    const strategies = many({ ...strategy, milestones: [step] }, 45);
    const text = toMermaid({ ...examplePlan, goals: [{ ...goal, strategies }] }, { diagram: 'gantt', asOf });
    expect(text).toContain(', without 5 milestones and 5 actions\n');
  });

  it('counts one goal and one strategy as one', async () => {
    const plan = { ...examplePlan, goals: [{ ...goal, strategies: [strategy] }] };
    const db = await read(toMermaid(plan, { diagram: 'strategy-map', asOf }));
    expect(db.getAccDescription()).toBe('1 goal and 1 strategy, as of Aug 3, 2026');
  });

  it('shows the first divisions, some units of each and the teams', async () => {
    const { organization } = examplePlan;
    const [division] = organization.divisions as [Plan['organization']['divisions'][0]];
    const units = many(division.units[0] as (typeof division.units)[0], 9);
    const divisions = many({ ...division, units }, 65);
    const plan = { ...examplePlan, organization: { ...organization, divisions } };
    const said = await labels(plan, 'organization');
    expect(said).toContain('and 5 more divisions');
    expect(said).toContain('and 8 more units');
    for (const { name } of plan.teams) expect(said).toContain(name);
  });

  it('of more teams than lines can join draws the worst, each with all its units, and counts the rest', async () => {
    const units = many(aUnit({ name: 'Unit' }), 50);
    const unitIds = units.map(({ id }) => id);
    const late = aMilestone({
      teamId: 'team-9',
      period: { start: '2025-07-01', end: '2026-06-30' },
      actions: [anAction({ period: { start: '2025-07-01', end: '2026-06-30' } })],
    });
    const plan: Plan = {
      ...examplePlan,
      goals: [{ ...goal, measures: [], strategies: [{ ...strategy, measures: [], milestones: [late] }] }],
      organization: anOrganization({ divisions: [aDivision({ units })], coordinations: [] }),
      teams: many(aTeam({ id: 'team', unitIds }), 10),
    };
    const { edges } = await skeleton(plan, 'organization');
    const drawn = new Set(edges?.map((edge) => edge.split(' ')[0]).filter((id) => id?.startsWith('t')));
    expect(drawn.size).toBe(7);
    expect(drawn.has('t10')).toBe(true);
    for (const id of drawn) expect(edges?.filter((edge) => edge.startsWith(`${id} `))).toHaveLength(50);
    expect(await labels(plan, 'organization')).toContain('without 3 teams');
    const db = await read(toMermaid(plan, { diagram: 'organization', asOf }));
    expect(db.getAccDescription()).toContain('without 3 teams');
  });

  it('joins teams to the units that there are', async () => {
    const [team] = examplePlan.teams as [Plan['teams'][0]];
    const plan = { ...examplePlan, teams: [{ ...team, unitIds: ['nobody', 'unit-data'] }] };
    const { edges } = await skeleton(plan, 'organization');
    expect(edges?.filter((edge) => edge.startsWith('t1 '))).toEqual(['t1 d2u3']);
  });
});

describe('a Gantt chart', () => {
  it('has a bar for each milestone and action, over its days, the last included', async () => {
    const action = anAction({ title: 'Train', period: { start: '2026-01-15', end: '2026-02-28' } });
    const milestone = aMilestone({ period: { start: '2026-01-01', end: '2026-12-31' }, actions: [action] });
    const [goal] = examplePlan.goals;
    const strategy = { ...goal?.strategies[0], milestones: [milestone] } as Plan['goals'][0]['strategies'][0];
    const plan = { ...examplePlan, goals: [{ ...goal, strategies: [strategy] } as Plan['goals'][0]] };
    const db = await read(toMermaid(plan, { diagram: 'gantt', asOf }));
    const local = (date: Date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()];
    const bars = db.getTasks?.().map(({ startTime, endTime }) => [local(startTime), local(endTime)]);
    expect(bars?.slice(0, 2)).toEqual([
      // Ends are where the day after begins.
      [
        [2026, 1, 1],
        [2027, 1, 1],
      ],
      [
        [2026, 1, 15],
        [2026, 3, 1],
      ],
    ]);
  });

  it('marks the day asked for, not the day on which it is looked at', async () => {
    const text = toMermaid(examplePlan, { diagram: 'gantt', asOf });
    expect(text).toContain('todayMarker off');
    const db = await read(text);
    const marker = db.getTasks?.().at(-1);
    expect(marker?.task.trim()).toBe('as of Aug 3, 2026');
    expect(marker?.startTime.getDate()).toBe(3);
  });

  it('draws a plan without milestones, and a period that ends before it starts', async () => {
    await read(toMermaid(aPlan({ goals: [] }), { diagram: 'gantt', asOf }));
    const backwards = retitled(examplePlan, () => 'T');
    const turned = JSON.parse(JSON.stringify(backwards).replaceAll('"end":"2026', '"end":"2020')) as Plan;
    const db = await read(toMermaid(turned, { diagram: 'gantt', asOf }));
    for (const { startTime, endTime } of db.getTasks?.() ?? []) expect(+endTime).toBeGreaterThanOrEqual(+startTime);
  });
});

describe('a chart of the organization', () => {
  it('joins divisions to their units, and teams to the units they draw from', async () => {
    const { edges } = await skeleton(examplePlan, 'organization');
    const { divisions, coordinations } = examplePlan.organization;
    const members = [...examplePlan.teams, ...coordinations].reduce((sum, { unitIds }) => sum + unitIds.length, 0);
    const units = divisions.reduce((sum, division) => sum + division.units.length, 0);
    expect(edges).toHaveLength(divisions.length + units + members);
    expect(edges).toContain('t1 d2u3');
  });

  it('says how much of the work of each is done', async () => {
    expect(await labels(examplePlan, 'organization')).toContain('work 20%, △ behind schedule');
  });

  it('draws an organization without divisions', async () => {
    const plan = aPlan({ organization: anOrganization({ divisions: [] }), teams: [] });
    expect((await skeleton(plan, 'organization')).nodes).toEqual(['org watch', 'keywatch watch']);
  });
});

it('of a diagram that there is not, a RangeError says which there are', () => {
  const slip = { diagram: 'map', asOf } as unknown as Parameters<typeof toMermaid>[1];
  expect(() => toMermaid(examplePlan, slip)).toThrow(
    new RangeError('diagram is "map"; give "strategy-map", "gantt" or "organization".'),
  );
});

/** A plan too large for one drawing, with long titles. */
let wide: Plan | undefined;
const widePlan = () => {
  wide ??= retitled(valueIn(parsePlan(sizedPlan(10_000))), () => '"#;:'.repeat(100));
  return wide;
};

describe.each(diagrams)('%s', (diagram) => {
  const plain = skeleton(
    retitled(examplePlan, () => 'T'),
    diagram,
  );

  // The plan has more titles than there are hostile ones: each drawing holds all of them, each time in other places.
  it.each([0, 11, 23])('keeps its shape whatever titles say, from the %i. hostile one on', async (first) => {
    let next = first;
    const hostile = retitled(examplePlan, () => hostileTitles[next++ % hostileTitles.length] as string);
    expect(await skeleton(hostile, diagram)).toEqual(await plain);
  });

  it('keeps its shape for arbitrary titles', async () => {
    const expected = await plain;
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 20, maxLength: 40, size: 'max' }), async (texts) => {
        let next = 0;
        const plan = retitled(examplePlan, () => texts[next++ % texts.length] as string);
        expect(await skeleton(plan, diagram)).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  it('is read for arbitrary plans, whatever rules they break', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPlan({ faults: 'some', edgeDates: true, size: 'medium' }), async (plan) => {
        await read(toMermaid(plan, { diagram, asOf }));
      }),
      { numRuns: 10 },
    );
  });

  it('says what it shows to those who do not see it', async () => {
    const db = await read(toMermaid(examplePlan, { diagram, asOf }));
    expect(decoded(db.getAccTitle())).toMatch(/Lakeland/);
    expect(db.getAccDescription()).toMatch(/^\d+ .*, as of Aug 3, 2026$/);
  });

  it('of a plan too large for one drawing stays within what Mermaid draws, and says what it leaves out', async () => {
    const text = toMermaid(widePlan(), { diagram, asOf });
    expect(text.length).toBeLessThan(50_000);
    const db = await read(text);
    expect(db.getEdges?.().length ?? 0).toBeLessThan(500);
    if (diagram !== 'organization')
      expect(db.getAccDescription() + text).toMatch(/without [\d,]+ (measures|milestones)/);
  });
});

describe('a label', () => {
  it.each([
    ['Reading: "all" children; 100 % #1', 'Reading: "all" children; 100 % #1'],
    ['two\nlines', 'two lines'],
    ['<b>bold</b>', '<b>bold</b>'],
    ['\u202Eturned\u202C', 'turned'],
    ['1. first', '1. first'],
    ['日本語 שלום', '日本語 שלום'],
  ])('reads as it was written: %j', async (title, expected) => {
    expect(
      await labels(
        retitled(examplePlan, () => title),
        'strategy-map',
      ),
    ).toContain(expected);
  });

  it('of 10,000 characters is cut', async () => {
    const said = await labels(
      retitled(examplePlan, () => 'word '.repeat(2_000)),
      'strategy-map',
    );
    expect(said).toContain(`${'word '.repeat(15)}word…`);
  });

  it('never splits a character', async () => {
    for (const label of await labels(
      retitled(examplePlan, () => '👩‍👩‍👧é'.repeat(40)),
      'strategy-map',
    )) {
      expect(label).not.toMatch(/\p{Cs}/u);
    }
  });
});
