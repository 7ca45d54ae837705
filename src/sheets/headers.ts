/**
 * What a header may mean: the common names of each field, and headers that name a time ("FY26 target", "Actual 2024-25",
 * "Baseline (2023-24)"). A header that may mean several things gives them all; the columns beside it decide.
 */
import type { Day } from '../model/calendar.js';
import { GROUP } from '../model/groups.js';
import { type DayStyle, edgeOf } from '../model/written-day.js';
import type { WrittenDays } from '../model/written-year.js';
import { readTime } from './days.js';
import type { SheetField, SheetRole } from './sheet.js';

/** Headers longer than this are sentences, not names. */
const LONGEST = 80;

/** Words that agencies use for several levels of a plan: the columns beside them decide. */
const FOCUS_AREA = ['focus area', 'focus areas', 'area of focus', 'strategic focus area'];
const OBJECTIVE = ['objective', 'objectives', 'strategic objective', 'strategic objectives'];
const INITIATIVE = ['initiative', 'initiatives', 'strategic initiative', 'key initiative'];
const ACTION = [
  'action',
  'actions',
  'action step',
  'action steps',
  'action item',
  'action items',
  'activity',
  'activities',
  'tactic',
  'tactics',
];
const KEY_RESULT = ['key result', 'key results'];

/** The common names of each field: lower case, without punctuation but for `%` and `#`. */
const names: readonly (readonly [SheetField, readonly string[]])[] = [
  [
    'goal',
    [
      'goal',
      'goals',
      'goal statement',
      'strategic goal',
      'goal area',
      'priority',
      'priorities',
      'priority area',
      'strategic priority',
      'pillar',
      'strategic pillar',
      'theme',
      'strategic theme',
      ...FOCUS_AREA,
      ...OBJECTIVE,
    ],
  ],
  ['strategy', ['strategy', 'strategies', ...FOCUS_AREA, ...OBJECTIVE, ...INITIATIVE]],
  ['goalOrStrategy', ['goal strategy', 'goal or strategy', 'strategy goal', 'strategy or goal', 'goals strategies']],
  [
    'milestone',
    ['milestone', 'milestones', 'deliverable', 'deliverables', ...OBJECTIVE, ...INITIATIVE, ...ACTION, ...KEY_RESULT],
  ],
  ['action', [...ACTION, 'step', 'task', 'tasks', 'task name']],
  ['task', ['task', 'tasks', 'task name', 'name', 'primary', 'primary column']],
  [
    'measure',
    [
      'measure',
      'measures',
      'measure name',
      'indicator',
      'performance measure',
      'performance indicator',
      'metric',
      'kpi',
      'kpis',
      'key performance indicator',
      'success measure',
      'success indicator',
      'measure of success',
      ...KEY_RESULT,
    ],
  ],
  ['group', ['group', GROUP, 'student group', `student ${GROUP}`, 'group of students', 'population']],
  ['goalId', ['goal id']],
  ['strategyId', ['strategy id']],
  ['milestoneId', ['milestone id']],
  ['actionId', ['action id']],
  ['measureId', ['measure id', 'indicator id']],
  ['groupId', ['group id', `${GROUP} id`]],
  ['level', ['outline level', 'level', 'indent', 'indent level', 'hierarchy level']],
  ['outlineNumber', ['wbs', 'outline number', 'wbs code']],
  ['row', ['id', '#', 'no', 'row', 'row id', 'row number', 'row #', 'task id', 'line']],
  [
    'start',
    [
      'start',
      'start date',
      'begin',
      'begin date',
      'beginning',
      'from',
      'launch',
      'launch date',
      'planned start',
      'target start',
      'target start date',
    ],
  ],
  [
    'end',
    [
      'end',
      'end date',
      'finish',
      'finish date',
      'due',
      'due date',
      'deadline',
      'completion date',
      'target completion date',
      'target completion',
      'target date',
      'planned finish',
      'planned end',
      'target end date',
      'to',
      'by when',
    ],
  ],
  ['period', ['timeline', 'timeframe', 'time frame', 'when', 'dates', 'period', 'schedule']],
  [
    'percentComplete',
    [
      '% complete',
      '% completed',
      'percent complete',
      'percent completed',
      'pct complete',
      'pct completed',
      'pct done',
      'complete pct',
      'complete %',
      '% done',
      'percent done',
      'completion',
      'completion %',
      'done %',
      'completion percent',
      'completion percentage',
      'percentage complete',
      'percentage completed',
      '% completion',
      'progress %',
      '% progress',
      'progress',
    ],
  ],
  ['status', ['status', 'state', 'health', 'current status', 'progress', 'progress status', 'rag', 'rag status']],
  [
    'statusDate',
    [
      'status date',
      'as of',
      'as of date',
      'date of status',
      'last updated',
      'last update',
      'updated',
      'report date',
      'reported on',
      'date reported',
    ],
  ],
  ['discontinuedOn', ['discontinued on', 'discontinued', 'cancelled on', 'canceled on']],
  ['reason', ['reason', 'reason discontinued', 'reason for discontinuation']],
  [
    'responsible',
    [
      'responsible',
      'person responsible',
      'persons responsible',
      'responsible person',
      'responsible party',
      'owner',
      'action owner',
      'lead',
      'lead person',
      'project lead',
      'assigned to',
      'assignee',
      'resource names',
      'resources',
      'who',
      'point person',
      'staff responsible',
      'office',
      'department',
      'division',
      'responsible office',
    ],
  ],
  ['dependsOn', ['predecessors', 'predecessor', 'depends on', 'dependencies', 'dependency']],
  ['description', ['description', 'details']],
  ['note', ['notes', 'note', 'comments', 'comment', 'remarks', 'latest comment', 'status notes']],
  ['weight', ['weight']],
  ['focus', ['focus']],
  ['theory', ['theory of action', 'theory']],
  ['code', ['code', 'measure code']],
  ['dataSource', ['data source', 'source', 'source of data', 'data sources']],
  ['unit', ['unit', 'units', 'unit of measure', 'unit of measurement', 'uom', 'measure unit']],
  ['unitLabel', ['unit label']],
  ['levels', ['levels']],
  ['direction', ['direction', 'desired direction', 'desired trend', 'polarity', 'better is']],
  ['accumulation', ['accumulation']],
  ['trajectory', ['trajectory']],
  ['frequency', ['frequency', 'reporting frequency', 'how often']],
  ['dimension', ['dimension', 'group type', 'group category']],
  ['baseline', ['baseline', 'baseline value', 'base line']],
  ['baselineDate', ['baseline date', 'baseline year', 'baseline period']],
  ['target', ['target', 'target value', 'final target', 'goal']],
  ['targetDate', ['target date', 'target year', 'target by']],
  ['actual', ['actual', 'actual value', 'current', 'current value', 'latest', 'latest value', 'result', 'observed']],
  ['actualDate', ['actual date', 'actual year', 'current date', 'observed on', 'date observed', 'date of actual']],
];

/** Names of a percent of whatever: how far work is, where nothing else in its table says that. */
const barePercents = new Set(['percent', 'pct', 'percentage', '%']);

/** Columns of project tools that say what was, or follows from others. */
const passedOver = new Set([
  'actual start',
  'actual finish',
  'baseline start',
  'baseline finish',
  'unique id',
  'duration',
  'ancestors',
  'children',
  'actual start date',
  'actual end date',
  'actual completion date',
]);

const fieldsByName = new Map<string, SheetField[]>();
for (const [field, known] of names) {
  for (const name of known) {
    const fields = fieldsByName.get(name);
    if (fields === undefined) fieldsByName.set(name, [field]);
    else fields.push(field);
  }
}

/** A header as the table of names has it. */
const plain = (header: string) =>
  header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .trim();

/** What a header may mean. */
export interface HeaderReadings {
  /** Roles, the likeliest first; none where the header is not known. */
  readonly roles: readonly SheetRole[];
  /** The last day of the time in it by the calendar, where it is read by the fiscal year and does not say so. */
  readonly byCalendar?: Day | undefined;
  /** Whether it is known, also where it is not read. */
  readonly known: boolean;
}

const kindWords = {
  baseline: /\bbase ?lines?\b/i,
  target: /\b(?:targets?|goals?|planned|plan|projected|benchmarks?|expected|tgt)\b/i,
  actual: /\b(?:actuals?|results?|observed|achieved|performance|values?|reported)\b/i,
} as const;
type ValueKind = keyof typeof kindWords;
const kindsOfValue = Object.keys(kindWords) as ValueKind[];

/** The kinds of value that words name: a group header over several columns may say it. */
export const valueKindsIn = (text: string): readonly ValueKind[] =>
  text.length > LONGEST ? [] : kindsOfValue.filter((kind) => kindWords[kind].test(text));

const roleOf = (kind: ValueKind, day: string): SheetRole =>
  kind === 'baseline' ? { baseline: day } : kind === 'target' ? { target: day } : { actual: day };

const UNKNOWN: HeaderReadings = { roles: [], known: false };

/** Values on the last day of a time: two roles each, where that may be two days. */
const datedRoles = (kinds: readonly ValueKind[], time: WrittenDays): HeaderReadings => ({
  roles: kinds.flatMap((kind) => edgeOf(time, 'end').map((day) => roleOf(kind, day))),
  byCalendar: time.byCalendar?.end,
  known: true,
});

/**
 * What a header may mean.
 *
 * @param above - What a merged header above it says, if anything.
 */
export function readingsOf(header: string, above: string, style: DayStyle): HeaderReadings {
  if (header === '' || header.length > LONGEST) return UNKNOWN;
  const name = plain(header.replace(/\((?:0|1)[^)]*\)/g, ''));
  const fields = fieldsByName.get(name);
  const [value] = kindsOfValue.filter((kind) => kind === fields?.[0]);
  if (value !== undefined && above.length <= LONGEST) {
    // A merged header above says of which time the values are.
    const time = readTime(above, style);
    if (time !== undefined) return datedRoles([value], time);
  }
  if (fields !== undefined) return { roles: fields, known: true };
  if (barePercents.has(name)) return { roles: ['percentComplete', 'ignore'], known: true };
  if (passedOver.has(name)) return { roles: [], known: true };
  const own = valueKindsIn(header);
  const kinds = own.length > 0 ? own : valueKindsIn(above);
  let rest = header;
  for (const kind of own) rest = rest.replace(new RegExp(kindWords[kind], 'gi'), ' ');
  rest = rest
    .replace(/[():,;]|\bvalues?\b|\bas of\b|\bby\b|\bin\b|\bfor\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ \-–/]+|[ \-–/]+$/g, '');
  const time = readTime(/^\d{5}$/.test(rest) ? Number(rest) : rest, style);
  if (time === undefined) {
    const beside = fieldsByName.get(plain(header.replace(/\([^)]*\)/g, '')));
    return beside === undefined ? UNKNOWN : { roles: beside, known: true };
  }
  return datedRoles(kinds.length > 0 ? kinds : ['target', 'actual'], time);
}
