/** What the sections and tables of a report are put together from: lines, and how plan and work are named in them. */

import type { Messages } from '../messages/messages.js';
import type { Coverage, ReportWords } from '../messages/report.js';
import type { Day } from '../model/calendar.js';
import { type FoundEntity, titleOf } from '../model/find.js';
import type { Person, Plan } from '../model/generated/types.js';
import { NOTHING } from '../model/in-unit.js';
import type { AnyEntity } from '../model/kind.js';
import { oneLine } from '../model/text.js';
import type { Implementation } from '../progress/implementation.js';
import type { MeasureProgress } from '../progress/measure.js';
import type { Performance } from '../progress/performance.js';
import type { Settings } from '../progress/settings.js';
import type { Block, Inline, Line } from './document.js';
import { lookOf, looks, type Standing } from './looks.js';

export const plan = (text: string): Inline => ({ plan: text });
/** What an entity is called; a title in which nothing can be seen still leaves its place. */
export const nameOf = (entity: AnyEntity): string => oneLine(titleOf(entity)) || NOTHING;
export const titled = (entity: AnyEntity): Inline => plan(nameOf(entity));
export const standing = (word: string, of: Standing): Inline => ({ standing: word, look: lookOf[of] });
export const paragraph = (...line: readonly Inline[]): Block => ({ kind: 'paragraph', line });

/** The place for a picture of an entity; that of a measure is one of many, and small. */
export const pictureOf = (entity: AnyEntity, isOfMeasure = false): Block => ({
  kind: 'picture',
  id: entity.id,
  title: titleOf(entity),
  isOfMeasure,
});

/** A report under way. */
export interface Run {
  readonly plan: Plan;
  readonly find: (id: string) => FoundEntity | undefined;
  readonly words: ReportWords;
  readonly messages: Messages | undefined;
  readonly settings: Settings;
}

/** Parts of a line with marks between them, empty ones left out. */
export function joined(parts: readonly (Line | null)[], between: string): Line {
  const line: Inline[] = [];
  for (const part of parts) {
    if (part === null || part.length === 0 || (part.length === 1 && part[0] === '')) continue;
    if (line.length > 0) line.push(between);
    line.push(...part);
  }
  return line;
}

/**
 * What a reader needs where the parts of a whole reach in the mean what was to be reached, and it stands badly all the
 * same.
 */
function notMadeUpFor(
  { labels, percent }: ReportWords,
  of: Standing,
  reached: number | null,
  wanted: number | null,
  partsBelow: number,
): Line {
  if (reached === null || wanted === null || partsBelow < 2) return [];
  const isBad = looks.indexOf(lookOf[of]) <= looks.indexOf('watch');
  return isBad && (reached >= wanted || percent(reached) === percent(wanted)) ? [labels.notMadeUpFor] : [];
}

/** What stands below a whole. */
export interface Below {
  /** How many milestones and actions are open in what was given up. */
  readonly leftOpen: number;
  /** How many steps report for themselves. */
  readonly steps: number;
  /** Up to which days its strategies are planned. */
  readonly ends: readonly (Day | null)[];
}

export function workLine(
  { words }: Run,
  { completion, due, state, overdue, discontinued, plannedThrough }: Implementation,
  { leftOpen, steps, ends }: Below,
): Line {
  return joined(
    [
      [{ strong: [`${words.labels.work}.`] }, ' ', standing(words.work({ completion, due, state }), state)],
      notMadeUpFor(words, state, completion, due, steps),
      overdue === 0 ? null : [words.overdue(overdue)],
      leftOpen === 0 ? null : [words.leftOpen(leftOpen)],
      discontinued === 0 || state === 'discontinued' ? null : [words.givenUp(discontinued)],
      plannedThrough === null
        ? null
        : [
            words.plannedThrough(
              plannedThrough,
              ends.some((end) => end !== null && end > plannedThrough),
            ),
          ],
    ],
    '; ',
  );
}

/** How many measures have data that are not too old to judge by. */
export const coverageOf = (measures: readonly MeasureProgress[]): Coverage => ({
  withData: measures.filter(({ progress, status }) => progress !== null && status !== 'stale').length,
  all: measures.length,
});

export function resultsLine(
  { words }: Run,
  { progress, expectedProgress: expected, status }: Performance,
  measuresBelow: number,
  coverage: string,
): Line {
  return joined(
    [
      [{ strong: [`${words.labels.results}.`] }, ' ', standing(words.results({ progress, expected, status }), status)],
      notMadeUpFor(words, status, progress, expected, measuresBelow),
      [coverage],
    ],
    '; ',
  );
}

export const personLine = ({ name, title }: Person): Line =>
  title === undefined ? [plan(name)] : [plan(name), ' (', plan(title), ')'];
