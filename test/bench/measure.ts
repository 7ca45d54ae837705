/**
 * Side-by-side timing: contenders take turns in one process, warmed up, and what they make is consumed. Times are those
 * of the processor, threads that collect garbage included: other work on the machine does not lengthen them.
 */

/** Times of one contender, in milliseconds. */
export interface Timing {
  readonly median: number;
  /** The middle half of the times lies within this much. */
  readonly spread: number;
}

let sink = 0;

/** Makes sure that what was computed is not optimised away. */
export function consume(value: unknown): void {
  if (typeof value === 'object' && value !== null) sink += Object.keys(value).length;
  else sink += String(value).length;
}

export const consumed = () => sink;

/** Milliseconds that the process has spent since it began. */
export const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

function timingOf(times: number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  return { median: at(0.5), spread: at(0.75) - at(0.25) };
}

/** What a contender does once; what it makes ready beforehand is not timed. */
export interface Contender<Ready = unknown> {
  readonly ready?: (round: number) => Ready;
  readonly run: (ready: Ready) => unknown;
  /** How often it runs within one timing, for what is too quick to time alone. */
  readonly times?: number;
}

/** Each contender is warmed up for this many milliseconds, and twice at least. */
const WARM_UP = 500;

/** Times contenders in turns, `rounds` times after a warm-up. */
export function race<Name extends string>(
  // biome-ignore lint/suspicious/noExplicitAny: each contender is ready in its own way
  contenders: Readonly<Record<Name, Contender<any>>>,
  rounds = 9,
): Readonly<Record<Name, Timing>> {
  const names = Object.keys(contenders) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  let round = 0;
  const turn = (name: Name): number => {
    const { ready, run, times: count = 1 } = contenders[name];
    const prepared = Array.from({ length: count }, (_, index) => ready?.(round * count + index));
    // Nobody pays for the young that the contender before left behind. A full collection would do harm here: code made
    // quick for entities of one shape is thrown away with the last of them, so that each run would begin cold.
    globalThis.gc?.({ type: 'minor' });
    const start = now();
    for (const each of prepared) consume(run(each));
    round += 1;
    return (now() - start) / count;
  };
  for (const name of names) {
    const start = now();
    for (let turns = 0; turns < 2 || now() - start < WARM_UP; turns += 1) turn(name);
  }
  for (let taken = 0; taken < rounds; taken += 1) {
    for (const name of names) times.get(name)?.push(turn(name));
  }
  return Object.fromEntries(names.map((name) => [name, timingOf(times.get(name) ?? [])])) as Record<Name, Timing>;
}

/** Times what takes seconds, of which once is enough. */
export function once<T>(run: () => T): { readonly made: T; readonly spent: number } {
  const start = now();
  const made = run();
  const spent = now() - start;
  consume(made);
  return { made, spent };
}

/** Seconds that work takes: the least of some turns. */
export function leastSeconds(run: () => unknown, turns: number): number {
  return Math.min(...Array.from({ length: turns }, () => once(run).spent)) / 1_000;
}

/** The middle of some figures. */
export const medianOf = (figures: number[]): number => timingOf(figures).median;

/** A row of the report. */
export interface Row {
  readonly work: string;
  readonly entities: string;
  readonly measured: string;
  readonly budget: string;
  readonly met: boolean | null;
  /** The figures behind it, for `--json`. */
  readonly figures: Readonly<Record<string, number>>;
}

/** What a figure is held to, in words too where they are not the number alone. */
export interface Budget {
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly text?: string;
}

/** A row of a ratio, held to its budget where it has one. */
export function ratioRow(
  work: string,
  entities: number | string,
  ratio: number,
  measured: string,
  { atMost, atLeast, text }: Budget,
  figures: Readonly<Record<string, number>>,
): Row {
  const bound = atMost ?? atLeast;
  return {
    work,
    entities: typeof entities === 'number' ? entities.toLocaleString('en') : entities,
    measured: `${digits(ratio)} × (${measured})`,
    budget:
      text ??
      (bound === undefined ? '' : `at ${atMost === undefined ? 'least' : 'most'} ${bound.toLocaleString('en')} ×`),
    met: bound === undefined ? null : atMost === undefined ? ratio >= bound : ratio <= bound,
    figures: { ratio, ...figures },
  };
}

/** A row that stands for comparison, without a budget. */
export const contextRow = (
  work: string,
  entities: number | string,
  measured: string,
  figures: Readonly<Record<string, number>>,
): Row => ({
  work,
  entities: typeof entities === 'number' ? entities.toLocaleString('en') : entities,
  measured,
  budget: '',
  met: null,
  figures,
});

export const ms = ({ median, spread }: Timing) => `${digits(median)} ms ± ${digits(spread / 2)}`;
export const digits = (value: number) => `${Number(value.toPrecision(3))}`;
export const flat = (timings: Readonly<Record<string, Timing>>): Record<string, number> =>
  Object.fromEntries(Object.entries(timings).map(([name, { median }]) => [name, median]));
