/**
 * Words and numbers as every view shows them: text of the plan on one line, values with their unit, states in words.
 * What a view's own language makes of such text (Markdown, Mermaid) is escaped in that view.
 */
import { reportInEnglish } from '../messages/en/report.js';
import type { ReportWords } from '../messages/report.js';
import type { Day, DayRange } from '../model/calendar.js';
import type { Baseline, Measure, MeasureUnit, Target } from '../model/generated/types.js';
import type { Band } from '../progress/attainment.js';

/** What stands where nothing is known. */
export const NOTHING = '–';

/**
 * Text of the plan on one line. Line breaks and runs of blanks become one space; control characters go, and so do those
 * that turn or isolate the direction of what follows, since they would turn the view's own words as well (the letters
 * of right-to-left scripts need none). Half a surrogate pair becomes the replacement character.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
}

/** Text cut to a number of characters, the last an ellipsis where something is left out. */
export function cut(text: string, most: number): string {
  // Twice as many units hold at least as many characters; what lies beyond need not be split up.
  const characters = Array.from(text.slice(0, 2 * most + 2));
  if (characters.length <= most) return text;
  const kept = characters
    .slice(0, most - 1)
    .join('')
    .trimEnd();
  // Marks that belong to the character before them go with it.
  return `${kept.replace(/[\p{M}\u200D]+$/u, '')}…`;
}

/** A status, state or kind in words: `behind-schedule` reads behind schedule. */
export const inWords = (name: string): string => name.replaceAll('-', ' ');

/** How numbers and days are written, as far as values need it. */
type Figures = Pick<ReportWords, 'number' | 'inPercent' | 'day' | 'atLeast' | 'atMost' | 'between'>;

/** English, with days as they stand in the plan: for charts and their descriptions. */
const inPlanDays: Figures = { ...reportInEnglish, day: (day) => day };

/** A value in its unit: 87.7%, 1,200 schools, the name of a level. */
export function inUnit(value: number | null, unit: MeasureUnit, { number, inPercent }: Figures = inPlanDays): string {
  if (value === null) return NOTHING;
  const level = unit.kind === 'level' ? unit.levels?.[value] : undefined;
  if (level !== undefined && level.trim() !== '') return oneLine(level);
  if (unit.kind === 'percent') return inPercent(value);
  const label = oneLine(unit.label ?? '');
  return label === '' ? number(value) : `${number(value)} ${label}`;
}

/** A target or an expected band in the measure's unit. */
export function aim(target: Target | Band | number | null, unit: MeasureUnit, words: Figures = inPlanDays): string {
  if (target === null || typeof target === 'number') return inUnit(target, unit, words);
  if ('value' in target && target.value !== undefined) return inUnit(target.value, unit, words);
  const { low, high } = target;
  if (low === undefined) return high === undefined ? NOTHING : words.atMost(inUnit(high, unit, words));
  return high === undefined
    ? words.atLeast(inUnit(low, unit, words))
    : words.between(words.number(low), inUnit(high, unit, words));
}

/** A baseline or a target, with its day. */
export function dated(entry: Baseline | Target | null, unit: MeasureUnit, words: Figures = inPlanDays): string {
  return entry === null ? NOTHING : `${aim(entry, unit, words)} (${words.day(entry.date)})`;
}

/** A share as a whole percentage. A part done is never shown as none of it, nor as all. */
export const percent = reportInEnglish.percent;

/** A period, both ends included. */
export const period = ({ start, end }: DayRange): string => `${start} to ${end}`;

/** What the numbers of a measure are, for an axis. */
export function unitName(unit: Measure['unit']): string {
  const label = oneLine(unit.label ?? '');
  return label === '' ? unit.kind : label;
}

/** As of which day something was drawn. */
export const asOfDay = (day: Day): string => `as of ${day}`;
