/**
 * How states and statuses look: by a mark, by a color, and in diagrams by the line around a box, so that nothing is told
 * by color alone. Work and results of one thing look as the worse of the two.
 */
import type { StandingWords } from '../messages/attention.js';
import { standingInEnglish } from '../messages/en/attention.js';
import type { ActionState, GroupStatus, ImplementationState } from '../model/standing.js';

/** How something stands. */
export type Standing = ActionState | ImplementationState | GroupStatus;

/**
 * The looks, the most pressing first: bad, to watch, resting on old data, good, not started, without data, given up.
 */
export const looks = ['bad', 'watch', 'old', 'good', 'new', 'none', 'gone'] as const;

/** How something looks. */
export type Look = (typeof looks)[number];

/** The look of each state and status. */
export const lookOf: Readonly<Record<Standing, Look>> = {
  complete: 'good',
  'complete-to-date': 'good',
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
  stale: 'old',
  'not-started': 'new',
  'no-data': 'none',
  'not-measurable': 'none',
  'too-small': 'none',
  discontinued: 'gone',
};

/** A mark that shows without color how something stands. */
export const marks: Readonly<Record<Look, string>> = {
  bad: '✕',
  watch: '△',
  old: '~',
  good: '✓',
  new: '○',
  none: '?',
  gone: '–',
};

/** The mark of a state or status. */
export const markOf = (standing: Standing): string => marks[lookOf[standing]];

/**
 * The look of something that stands in several ways: the most pressing of them. What was given up is never shown as going
 * well, whatever its measures say.
 */
export function worseOf(...standings: readonly Standing[]): Look {
  const look = looks.find((each) => standings.some((standing) => lookOf[standing] === each)) ?? 'none';
  const isPressing = look === 'bad' || look === 'watch' || look === 'old';
  return !isPressing && standings.includes('discontinued') ? 'gone' : look;
}

/** A list by how pressing its items look, the most pressing first, each with its place in the list. */
export function byPressing<T>(
  items: readonly T[],
  lookOfItem: (item: T, index: number) => Look,
): readonly (readonly [number, T])[] {
  const ranks = items.map((item, index) => looks.indexOf(lookOfItem(item, index)));
  return [...items.entries()].sort(([a], [b]) => (ranks[a] as number) - (ranks[b] as number) || a - b);
}

/**
 * As many of a list as there is room for: all of them in their order, else the most pressing first, each with its place
 * in the list.
 */
export const mostPressing = <T>(
  items: readonly T[],
  room: number,
  lookOfItem: (item: T, index: number) => Look,
): readonly (readonly [number, T])[] =>
  items.length <= room ? [...items.entries()] : byPressing(items, lookOfItem).slice(0, room);

/**
 * What each look means, in the words of a language: for a legend.
 *
 * @example
 * ```ts
 * import { spanish } from 'spm-model/messages/es';
 * import { meaningsIn } from 'spm-model/views';
 * meaningsIn(spanish.words).watch; // 'con retraso, en riesgo'
 * ```
 */
export function meaningsIn({
  states,
  statuses,
}: Pick<StandingWords, 'states' | 'statuses'>): Readonly<Record<Look, string>> {
  const words = Object.entries({ ...states, ...statuses });
  const said = (look: Look) => {
    const known = words.filter(([standing]) => lookOf[standing as Standing] === look);
    return [...new Set(known.map(([, word]) => word))].join(', ');
  };
  return {
    bad: said('bad'),
    watch: said('watch'),
    old: said('old'),
    good: said('good'),
    new: said('new'),
    none: said('none'),
    gone: said('gone'),
  };
}

/** What each look means, in English. */
export const meanings = meaningsIn(standingInEnglish);

/** A fill, a line and a text color that reads on the fill (contrast AA), in light and in dark surroundings alike. */
export const colors: Readonly<Record<Look, { readonly fill: string; readonly line: string; readonly text: string }>> = {
  bad: { fill: '#fbe0d3', line: '#a63c00', text: '#7a2c00' },
  watch: { fill: '#fdf0cc', line: '#8a5a00', text: '#6b4600' },
  old: { fill: '#e8e4f3', line: '#5b4a91', text: '#46386f' },
  good: { fill: '#d9f0e6', line: '#00664d', text: '#004d3a' },
  new: { fill: '#ffffff', line: '#595959', text: '#404040' },
  none: { fill: '#f2f2f2', line: '#767676', text: '#404040' },
  gone: { fill: '#e3e3e3', line: '#9a9a9a', text: '#4d4d4d' },
};
