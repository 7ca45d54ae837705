/**
 * Diagrams of a plan as Mermaid text: the strategy map, the Gantt chart of milestones and actions, the organisation.
 * A diagram says in words and marks how things stand, and colours only repeat it; where a plan has more than a drawing
 * can show, the finest level that fits is drawn, and the diagram says what it leaves out.
 */
import type { DayRange } from '../model/calendar.js';
import type { Plan } from '../model/plan.js';
import type { Person } from '../model/shape.js';
import { titleOf } from '../model/title.js';
import type { ActionProgress, ActionState } from '../progress/action.js';
import type { ImplementationState } from '../progress/combine.js';
import type { MeasureProgress, MeasureStatus } from '../progress/measure.js';
import { type Carrier, rollupOrganization } from '../progress/organization.js';
import { type GoalRollup, type MilestoneRollup, rollup, type StrategyRollup } from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';
import { asOfDay, cut, inUnit, inWords, oneLine, percent, period } from './text.js';

/** Which diagram to draw. */
export type Diagram = 'strategy-map' | 'gantt' | 'organization';

/** Which diagram to draw, as of which day, under which policy. */
export interface MermaidOptions extends ProgressOptions {
  readonly diagram: Diagram;
}

/** Mermaid refuses texts of more than 50,000 characters and charts of more than 500 edges: drawings stay well below. */
const MOST_NODES = 120;
const MOST_BARS = 100;
/** How long a label may be, in characters and once escaped. */
const LONGEST_LABEL = 80;
const LONGEST_ESCAPED = 240;
/** Beside a bar, and at the head of a section, there is less room. */
const LONGEST_BAR = 48;
const LONGEST_SECTION = 32;

/** Characters that mean something to Mermaid somewhere, as opposed to letters, digits, blanks and quiet punctuation. */
const MEANINGFUL = /[!-~ﬂ]/g;
const QUIET = /[A-Za-z0-9 ,'()?!/]/;

/**
 * Text of the plan where Mermaid may stand: what could end a label, open markup or a directive, or be taken for an
 * entity is written as Mermaid's own entity, `#58;` for a colon. Cut to what a label can hold.
 */
export function escapeMermaid(text: string, longest = LONGEST_LABEL): string {
  const escaped = (short: string) =>
    short.replace(MEANINGFUL, (character) => (QUIET.test(character) ? character : `#${character.codePointAt(0)};`));
  const line = oneLine(text);
  let label = escaped(cut(line, longest));
  for (let most = longest; label.length > LONGEST_ESCAPED; most -= 10) label = escaped(cut(line, most));
  return label;
}

const titled = (entity: Parameters<typeof titleOf>[0], longest?: number): string =>
  escapeMermaid(titleOf(entity), longest);

type Standing = ActionState | ImplementationState | MeasureStatus;

/** Four looks, told apart by line as well as by colour (Okabe and Ito's, safe for the colour-blind). */
type Look = 'good' | 'watch' | 'bad' | 'quiet';

const lookOf: Readonly<Record<Standing, Look>> = {
  complete: 'good',
  exceeded: 'good',
  met: 'good',
  'on-schedule': 'good',
  'on-track': 'good',
  'at-risk': 'watch',
  'behind-schedule': 'watch',
  overdue: 'bad',
  missed: 'bad',
  regressing: 'bad',
  'off-track': 'bad',
  'not-started': 'quiet',
  'no-data': 'quiet',
  'not-measurable': 'quiet',
  discontinued: 'quiet',
};

/** A mark that shows without colour how something stands. */
const marks: Readonly<Record<Look, string>> = { good: '✓', watch: '△', bad: '✕', quiet: '○' };

const markOf = (state: Standing): string => marks[lookOf[state]];

const CLASSES: readonly string[] = [
  '  classDef good fill:#d9f0e6,stroke:#00664d,stroke-width:2px,color:#000000',
  '  classDef watch fill:#fdf0cc,stroke:#8a5a00,stroke-width:2px,stroke-dasharray:6 3,color:#000000',
  '  classDef bad fill:#fbe0d3,stroke:#a63c00,stroke-width:4px,color:#000000',
  '  classDef quiet fill:#f2f2f2,stroke:#595959,stroke-width:1px,color:#000000',
];

/** A flowchart under way: nodes, edges, and which node looks how. */
interface Flowchart {
  /** Lines of a label are escaped by whoever gives them; empty ones are left out. */
  node(id: string, shape: readonly [string, string], lines: readonly string[], look: Look): void;
  edge(from: string, arrow: '-->' | '-.-', to: string): void;
  text(): string;
}

function flowchart(direction: 'TB' | 'LR', title: string, description: string): Flowchart {
  const drawn = [`flowchart ${direction}`, `accTitle: ${title}`, `accDescr: ${description}`];
  const looks: Record<Look, string[]> = { good: [], watch: [], bad: [], quiet: [] };
  return {
    node(id, [open, close], lines, look) {
      drawn.push(`  ${id}${open}"${lines.filter((line) => line !== '').join('<br/>')}"${close}`);
      looks[look].push(id);
    },
    edge(from, arrow, to) {
      drawn.push(`  ${from} ${arrow} ${to}`);
    },
    text() {
      const classes = Object.entries(looks)
        .filter(([, ids]) => ids.length > 0)
        .map(([look, ids]) => `  class ${ids.join(',')} ${look}`);
      return `${[...drawn, ...CLASSES, ...classes].join('\n')}\n`;
    },
  };
}

const BOX = ['[', ']'] as const;
const ROUND = ['([', '])'] as const;
const SIX_SIDED = ['{{', '}}'] as const;
const FLAG = ['[/', '/]'] as const;

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** How many of each list may be shown so that all lists together fit; the rest of a list is told by its number. */
function mostOfEach(lengths: readonly number[], room: number): number {
  let most = Math.max(1, ...lengths);
  while (most > 1 && lengths.reduce((sum, length) => sum + Math.min(length, most), 0) > room) {
    most = Math.floor(most / 2);
  }
  return most;
}

function strategyMap(plan: Plan, options: ProgressOptions): string {
  const standing = rollup(plan, options);
  const strategies = plan.goals.flatMap((goal) => goal.strategies);
  const measures = [...plan.goals, ...strategies].reduce((sum, holder) => sum + holder.measures.length, 0);
  const milestones = strategies.reduce((sum, { milestones }) => sum + milestones.length, 0);
  const withMeasures = 1 + plan.goals.length + strategies.length + measures <= MOST_NODES;
  const withMilestones =
    withMeasures && 1 + plan.goals.length + strategies.length + measures + milestones <= MOST_NODES;
  const goals = plan.goals.slice(0, MOST_NODES / 2);
  const each = mostOfEach(
    goals.map((goal) => goal.strategies.length),
    MOST_NODES - goals.length,
  );
  const left = [
    ...(withMeasures || measures === 0 ? [] : [counted(measures, 'measure')]),
    ...(withMilestones || milestones === 0 ? [] : [counted(milestones, 'milestone')]),
  ];
  const { implementation, performance } = standing;
  const chart = flowchart(
    'LR',
    `Strategy map of ${titled(plan)}`,
    `${counted(plan.goals.length, 'goal')} and ${strategies.length === 1 ? '1 strategy' : `${strategies.length} strategies`}, ${asOfDay(standing.asOf)}${left.length === 0 ? '' : `, without ${left.join(' and ')}`}`,
  );
  const stands = (work: ImplementationState, results: MeasureStatus): string[] => [
    `work ${markOf(work)} ${inWords(work)}`,
    `results ${markOf(results)} ${inWords(results)}`,
  ];
  chart.node(
    'plan',
    BOX,
    [titled(plan), ...stands(implementation.state, performance.status)],
    lookOf[performance.status],
  );
  const drawMeasures = (of: string, drawn: Plan['goals'][number]['measures'], found: readonly MeasureProgress[]) => {
    if (!withMeasures) return;
    for (const [index, measure] of drawn.entries()) {
      const { value, status } = found[index] as MeasureProgress;
      const id = `${of}m${index + 1}`;
      const stood = value === null ? '' : `${escapeMermaid(inUnit(value, measure.unit))}, `;
      chart.node(id, ROUND, [titled(measure), `${stood}${markOf(status)} ${inWords(status)}`], lookOf[status]);
      chart.edge(of, '-.-', id);
    }
  };
  for (const [g, goal] of goals.entries()) {
    const goalStands = standing.goals[g] as GoalRollup;
    const goalId = `g${g + 1}`;
    const { status } = goalStands.performance;
    const lines = [`Goal ${g + 1}`, titled(goal), ...stands(goalStands.implementation.state, status)];
    chart.node(goalId, BOX, lines, lookOf[status]);
    chart.edge('plan', '-->', goalId);
    drawMeasures(goalId, goal.measures, goalStands.measures);
    for (const [s, strategy] of goal.strategies.slice(0, each).entries()) {
      const found = goalStands.strategies[s] as StrategyRollup;
      const id = `${goalId}s${s + 1}`;
      const shown = stands(found.implementation.state, found.performance.status);
      const look = lookOf[found.performance.status];
      chart.node(id, BOX, [`Strategy ${g + 1}.${s + 1}`, titled(strategy), ...shown, inWords(found.diagnosis)], look);
      chart.edge(goalId, '-->', id);
      drawMeasures(id, strategy.measures, found.measures);
      if (!withMilestones) continue;
      for (const [m, milestone] of strategy.milestones.entries()) {
        const { completion, state } = (found.milestones[m] as MilestoneRollup).implementation;
        const stood = `${percent(completion)}, ${markOf(state)} ${inWords(state)}`;
        chart.node(`${id}t${m + 1}`, FLAG, [titled(milestone), stood], lookOf[state]);
        chart.edge(id, '-->', `${id}t${m + 1}`);
      }
    }
    const more = goal.strategies.length - Math.min(each, goal.strategies.length);
    if (more > 0) {
      chart.node(`${goalId}more`, BOX, [`and ${more} more`], 'quiet');
      chart.edge(goalId, '-->', `${goalId}more`);
    }
  }
  if (plan.goals.length > goals.length) {
    chart.node('more', BOX, [`and ${counted(plan.goals.length - goals.length, 'more goal')}`], 'quiet');
    chart.edge('plan', '-->', 'more');
  }
  return chart.text();
}

/** One bar of the Gantt chart. */
interface Bar {
  readonly title: string;
  readonly state: ActionState | ImplementationState;
  readonly completion: number | null;
  readonly days: DayRange;
}

const GANTT_TAGS: Readonly<Record<ActionState | ImplementationState, string>> = {
  complete: 'done, ',
  'on-schedule': 'active, ',
  'behind-schedule': 'active, crit, ',
  overdue: 'crit, ',
  'not-started': '',
  discontinued: '',
  'no-data': '',
};

/** A bar's line. The mark comes first, so that no title can be taken for a keyword of the chart. */
function barLine({ title, state, completion, days }: Bar, id: string): string {
  const name = `${markOf(state)} ${title}, ${percent(completion)} ${inWords(state)}`;
  // A period that ends before it starts (rule `period-order`) is drawn as its first day.
  const end = days.end < days.start ? days.start : days.end;
  return `    ${name} :${GANTT_TAGS[state]}${id}, ${days.start}, ${end}`;
}

function gantt(plan: Plan, options: ProgressOptions): string {
  const standing = rollup(plan, options);
  const strategies = plan.goals.flatMap((goal, g) =>
    goal.strategies.map((strategy, s) => ({
      place: `${g + 1}.${s + 1}`,
      strategy,
      stands: (standing.goals[g] as GoalRollup).strategies[s] as StrategyRollup,
    })),
  );
  const milestones = strategies.reduce((sum, { strategy }) => sum + strategy.milestones.length, 0);
  const actions = strategies.reduce(
    (sum, { strategy }) => sum + strategy.milestones.reduce((count, milestone) => count + milestone.actions.length, 0),
    0,
  );
  const withActions = milestones + actions <= MOST_BARS;
  const sections = strategies.filter(({ strategy }) => strategy.milestones.length > 0).slice(0, MOST_BARS / 2 - 10);
  const each = mostOfEach(
    sections.map(({ strategy }) => strategy.milestones.length),
    MOST_BARS,
  );
  let shown = 0;
  const lines = sections.flatMap(({ place, strategy, stands }) => {
    const bars = strategy.milestones.slice(0, withActions ? undefined : each).flatMap((milestone, m): Bar[] => {
      shown += 1;
      const { implementation, actions: found } = stands.milestones[m] as MilestoneRollup;
      const { state, completion } = implementation;
      const own = { title: titled(milestone, LONGEST_BAR), state, completion, days: milestone.period };
      if (!withActions) return [own];
      const ofActions = milestone.actions.map((action, a): Bar => {
        const { state, completion } = found[a] as ActionProgress;
        return { title: titled(action, LONGEST_BAR), state, completion, days: action.period };
      });
      return [own, ...ofActions];
    });
    const id = place.replace('.', 's');
    return [
      `  section ${place} ${titled(strategy, LONGEST_SECTION)}`,
      ...bars.map((bar, index) => barLine(bar, `b${id}b${index + 1}`)),
    ];
  });
  const left = [
    ...(shown < milestones ? [counted(milestones - shown, 'milestone')] : []),
    ...(withActions || actions === 0 ? [] : [counted(actions, 'action')]),
  ];
  const title = `${titled(plan)}, ${asOfDay(standing.asOf)}${left.length === 0 ? '' : `, without ${left.join(' and ')}`}`;
  return `${[
    'gantt',
    `  accTitle: Milestones and actions of ${titled(plan)}`,
    `  accDescr: ${counted(milestones, 'milestone')} and ${counted(actions, 'action')} of the period ${period(plan.period)}, ${asOfDay(standing.asOf)}`,
    `  title ${title}`,
    '  dateFormat YYYY-MM-DD',
    '  axisFormat %Y-%m',
    // Mermaid's own marker stands at the day on which the chart is looked at; ours stands at `asOf`.
    '  todayMarker off',
    '  inclusiveEndDates',
    ...lines,
    ...(lines.length === 0 ? ['  section No milestones', `    ○ nothing to draw :${plan.period.start}, 1d`] : []),
    `    ${asOfDay(standing.asOf)} :vert, asof, ${standing.asOf}, 0d`,
  ].join('\n')}\n`;
}

const led = (leader: Person | undefined): string => (leader === undefined ? '' : escapeMermaid(leader.name));

function organizationChart(plan: Plan, options: ProgressOptions): string {
  const { organization, teams } = plan;
  const carried = rollupOrganization(plan, options);
  const units = organization.divisions.reduce((sum, division) => sum + division.units.length, 0);
  const links = teams.length + organization.coordinations.length;
  const withLinks = 1 + organization.divisions.length + units + links <= MOST_NODES;
  const divisions = organization.divisions.slice(0, MOST_NODES / 2);
  const each = mostOfEach(
    divisions.map((division) => division.units.length),
    MOST_NODES - divisions.length,
  );
  const chart = flowchart(
    'TB',
    `Organisation of ${titled(organization)}`,
    `${counted(organization.divisions.length, 'division')}, ${counted(units, 'unit')}, ${counted(teams.length, 'team')}, ${asOfDay(options.asOf)}${withLinks || links === 0 ? '' : ', without teams and coordinations'}`,
  );
  const work = ({ completion, state, actions }: Carrier) =>
    actions === 0 ? '' : `work ${percent(completion)}, ${markOf(state)} ${inWords(state)}`;
  chart.node('org', BOX, [titled(organization), led(organization.chief)], 'quiet');
  const places = new Map<string, string>();
  for (const [d, division] of divisions.entries()) {
    const found = carried.divisions[d] as (typeof carried.divisions)[number];
    const id = `d${d + 1}`;
    chart.node(id, BOX, [titled(division), led(division.leader), work(found)], lookOf[found.state]);
    chart.edge('org', '-->', id);
    for (const [u, unit] of division.units.slice(0, each).entries()) {
      const unitStands = found.units[u] as Carrier;
      const unitId = `${id}u${u + 1}`;
      if (!places.has(unit.id)) places.set(unit.id, unitId);
      chart.node(unitId, ROUND, [titled(unit), led(unit.leader), work(unitStands)], lookOf[unitStands.state]);
      chart.edge(id, '-->', unitId);
    }
    if (division.units.length > each) {
      chart.node(`${id}more`, ROUND, [`and ${division.units.length - each} more`], 'quiet');
      chart.edge(id, '-->', `${id}more`);
    }
  }
  if (organization.divisions.length > divisions.length) {
    chart.node(
      'more',
      BOX,
      [`and ${counted(organization.divisions.length - divisions.length, 'more division')}`],
      'quiet',
    );
    chart.edge('org', '-->', 'more');
  }
  if (withLinks) {
    let room = MAX_LINKS;
    const link = (id: string, unitIds: readonly string[]) => {
      for (const unitId of unitIds) {
        const place = places.get(unitId);
        if (place === undefined || room === 0) continue;
        room -= 1;
        chart.edge(id, '-.-', place);
      }
    };
    for (const [index, team] of teams.entries()) {
      const stands = carried.teams[index] as Carrier;
      chart.node(
        `t${index + 1}`,
        SIX_SIDED,
        [titled(team), team.purpose.replaceAll('-', ', '), work(stands)],
        lookOf[stands.state],
      );
      link(`t${index + 1}`, team.unitIds);
    }
    for (const [index, coordination] of organization.coordinations.entries()) {
      chart.node(`c${index + 1}`, FLAG, ['Coordination', titled(coordination)], 'quiet');
      link(`c${index + 1}`, coordination.unitIds);
    }
  }
  return chart.text();
}

/** Dotted lines from teams and coordinations to units, within the edges that Mermaid draws. */
const MAX_LINKS = 350;

const diagrams: Readonly<Record<Diagram, (plan: Plan, options: ProgressOptions) => string>> = {
  'strategy-map': strategyMap,
  gantt,
  organization: organizationChart,
};

/**
 * A diagram of the plan as Mermaid text (Mermaid 11.7 or later, for the line at `asOf` in the Gantt chart):
 *
 * - `strategy-map`: goals, strategies, measures and milestones, with how each stands and what comparing work with
 *   results says of a strategy;
 * - `gantt`: milestones and actions over their periods, by strategy;
 * - `organization`: divisions, units, teams and coordinations, with the work each carries.
 *
 * Titles are cut to 80 characters or fewer and escaped: they can neither break a diagram nor inject markup. A plan too large for
 * one drawing is drawn as finely as fits, and the diagram's description says what is left out. Diagrams carry a title
 * and a description for screen readers, and show how things stand by words and marks as well as by colour. Never throws
 * on a well-shaped plan, whatever rules it breaks.
 *
 * @example
 * ```ts
 * import { toMermaid } from 'spm-model/views';
 * const map = toMermaid(examplePlan, { diagram: 'strategy-map', asOf: '2026-08-03' });
 * map.split('\n')[0]; // 'flowchart LR'
 * ```
 */
export function toMermaid(plan: Plan, { diagram, ...options }: MermaidOptions): string {
  return diagrams[diagram](plan, options);
}
