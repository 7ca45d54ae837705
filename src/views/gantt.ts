/** The timeline: milestones and actions over their periods, by strategy, as a Gantt chart. */
import type { DayRange } from '../model/calendar.js';
import type { Action, Milestone, Plan } from '../model/generated/types.js';
import type { ActionState, ImplementationState } from '../model/standing.js';
import type { ActionProgress } from '../progress/action.js';
import { type GoalRollup, type MilestoneRollup, rollup, type StrategyRollup } from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';
import { titled } from './diagram.js';
import { colors, type Look, lookOf, markOf, mostPressing } from './looks.js';
import type { ViewWords } from './words.js';

/** With names of their full length, this many bars stay below the 50,000 characters that Mermaid reads. */
const MOST_BARS = 100;
/** Beside a bar, and at the head of a section, there is less room than in a box. */
const LONGEST_BAR = 48;
const LONGEST_SECTION = 32;

/** One bar of the Gantt chart. */
interface Bar {
  readonly title: string;
  readonly state: ActionState | ImplementationState;
  readonly completion: number | null;
  readonly days: DayRange;
  /** Where it stands among the milestones of its strategy, where not all of them are drawn. */
  readonly place?: number;
}

const barOf = (entity: Milestone | Action, { state, completion }: Pick<Bar, 'state' | 'completion'>): Bar => ({
  title: titled(entity, LONGEST_BAR),
  state,
  completion,
  days: entity.period,
});

const GANTT_TAGS: Readonly<Record<ActionState | ImplementationState, string>> = {
  complete: 'done, ',
  'complete-to-date': 'done, ',
  'on-schedule': 'active, ',
  'behind-schedule': 'active, crit, ',
  overdue: 'crit, ',
  'not-started': '',
  // Mermaid knows no tag for it; done and critical at once is nothing else's.
  discontinued: 'done, crit, ',
  'no-data': '',
};

/** What Mermaid calls the bars of each look, the later rules over the earlier ones. */
const BAR_CLASSES: readonly (readonly [look: Look, classes: string])[] = [
  ['new', '.task'],
  ['good', '[class*=active],[class*=done]'],
  ['bad', '[class*=crit]'],
  ['watch', '[class*=activeCrit]'],
  ['gone', '[class*=doneCrit]'],
];

/** Deeper than in boxes, so that the part not done yet can be paler, and black text still reads on both. */
const FILLS: Readonly<Partial<Record<Look, string>>> = { good: '#8fd0b6', bad: '#f2a184', watch: '#f2cf72' };

const LINES: Readonly<Partial<Record<Look, string>>> = {
  bad: ';stroke-width:3px;stroke-dasharray:none',
  watch: ';stroke-dasharray:6 3',
  new: ';stroke-dasharray:6 3',
  good: ';stroke-dasharray:none',
  gone: ';stroke-dasharray:none',
};

/** Bars look as everywhere else, and text beside a bar reads on a light and on a dark page. */
const LOOKS = [
  ...BAR_CLASSES.map(([look, classes]) => {
    const bars = classes.split(',').map((each) => `rect.task${each === '.task' ? '' : each}`);
    const { fill, line } = colors[look];
    return `${bars.join(',')}{fill:${FILLS[look] ?? fill} !important;stroke:${line} !important${LINES[look] ?? ''}}`;
  }),
  '.taskText{fill:#000000 !important}',
  '[class*=doneCritText]{text-decoration:line-through}',
  '.taskTextOutsideRight,.taskTextOutsideLeft{fill:inherit !important}',
].join('');

/**
 * The part of each bar that is not done yet is paler, in steps of a tenth. Browsers that cannot mask a bar draw it whole;
 * the percent stands in words in either case.
 */
function fillsOf(done: readonly (readonly [id: string, completion: number | null])[]): string {
  const byTenth = new Map<number, string[]>();
  for (const [id, completion] of done) {
    if (completion === null) continue;
    const tenth = Math.floor(completion * 10);
    if (tenth >= 10) continue;
    byTenth.set(tenth, [...(byTenth.get(tenth) ?? []), `rect[id$=-${id}]`]);
  }
  return [...byTenth]
    .map(([tenth, bars]) => `${bars.join(',')}{mask-image:linear-gradient(90deg,#000 ${tenth}0%,#0009 ${tenth}0%)}`)
    .join('');
}

/** A bar's line. The mark comes first, so that no title can be taken for a keyword of the chart. */
function barLine({ title, state, completion, days }: Bar, id: string, { report, stood }: ViewWords): string {
  const name = `${markOf(state)} ${title}, ${report.percent(completion)} ${stood(state)}`;
  // A period that ends before it starts (rule `period-order`) is drawn as its first day.
  const end = days.end < days.start ? days.start : days.end;
  return `    ${name} :${GANTT_TAGS[state]}${id}, ${days.start}, ${end}`;
}

/** The chart as Mermaid text, as finely as fits into one drawing. */
export function gantt(plan: Plan, options: ProgressOptions, words: ViewWords): string {
  const { report, pictures } = words;
  const { counted, labels } = pictures;
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
  const sections = mostPressing(
    strategies.filter(({ strategy }) => strategy.milestones.length > 0),
    MOST_BARS / 2 - 10,
    ({ stands }) => lookOf[stands.implementation.state],
  ).map(([, section]) => section);
  const drawn = mostPressing(
    sections.flatMap((section) => section.strategy.milestones.map((milestone, m) => ({ section, milestone, m }))),
    MOST_BARS,
    ({ section: { stands }, m }) => lookOf[(stands.milestones[m] as MilestoneRollup).implementation.state],
  ).map(([, each]) => each);
  const done: (readonly [string, number | null])[] = [];
  const lines = sections.flatMap((section) => {
    const { place, strategy, stands } = section;
    const bars = drawn.flatMap(({ section: of, milestone, m }): Bar[] => {
      if (of !== section) return [];
      const { implementation, actions: found } = stands.milestones[m] as MilestoneRollup;
      const own = barOf(milestone, implementation);
      return withActions
        ? [own, ...milestone.actions.map((action, a) => barOf(action, found[a] as ActionProgress))]
        : [{ ...own, place: m }];
    });
    const idOf = ({ place: at }: Bar, index: number) => `b${place.replace('.', 's')}b${(at ?? index) + 1}`;
    for (const [index, bar] of bars.entries()) {
      const { state, completion } = bar;
      if (state !== 'not-started' && state !== 'discontinued') done.push([idOf(bar, index), completion]);
    }
    return bars.length === 0
      ? []
      : [
          `  section ${place} ${titled(strategy, LONGEST_SECTION)}`,
          ...bars.map((bar, index) => barLine(bar, idOf(bar, index), words)),
        ];
  });
  const shownActions = withActions ? drawn.reduce((sum, { milestone }) => sum + milestone.actions.length, 0) : 0;
  const left = [
    ...(drawn.length < milestones ? [counted(milestones - drawn.length, 'milestone')] : []),
    ...(shownActions < actions ? [counted(actions - shownActions, 'action')] : []),
  ];
  const asOf = report.asOf(standing.asOf);
  const title = [titled(plan), asOf, ...(left.length === 0 ? [] : [pictures.without(left)])].join(', ');
  const there = pictures.several([counted(milestones, 'milestone'), counted(actions, 'action')]);
  return `${[
    'gantt',
    `%%{init: ${JSON.stringify({ gantt: { leftPadding: 250 }, themeCSS: `${LOOKS}${fillsOf(done)}` })}}%%`,
    `  accTitle: ${pictures.timelineOf(titled(plan))}`,
    `  accDescr: ${there}, ${report.period(plan.period.start, plan.period.end)}, ${asOf}`,
    `  title ${title}`,
    '  dateFormat YYYY-MM-DD',
    '  axisFormat %Y-%m',
    // Mermaid's own marker stands at the day on which the chart is looked at; ours stands at `asOf`.
    '  todayMarker off',
    '  inclusiveEndDates',
    ...lines,
    ...(lines.length === 0
      ? [`  section ${labels.noMilestones}`, `    ○ ${labels.nothingToDraw} :${plan.period.start}, 1d`]
      : []),
    `    ${asOf} :vert, asof, ${standing.asOf}, 0d`,
  ].join('\n')}\n`;
}
