/** Side-by-side timing: contenders take turns in one process, warmed up, and what they make is consumed. */

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

const now = () => performance.now();

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

/** Times contenders in turns, `rounds` times after a warm-up. */
export function race<Name extends string>(
  // biome-ignore lint/suspicious/noExplicitAny: each contender is ready in its own way
  contenders: Readonly<Record<Name, Contender<any>>>,
  rounds = 9,
): Readonly<Record<Name, Timing>> {
  const times = new Map<string, number[]>();
  const names = Object.keys(contenders) as Name[];
  for (let round = -2; round < rounds; round += 1) {
    for (const name of names) {
      const { ready, run, times: count = 1 } = contenders[name];
      const prepared = Array.from({ length: count }, (_, index) => ready?.(round * count + index));
      // Nobody pays for what the contender before left behind.
      globalThis.gc?.();
      const start = now();
      for (const each of prepared) consume(run(each));
      const spent = (now() - start) / count;
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), spent]);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timingOf(times.get(name) ?? [])])) as Record<Name, Timing>;
}

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

export const ms = ({ median, spread }: Timing) => `${digits(median)} ms ± ${digits(spread / 2)}`;
export const digits = (value: number) => `${Number(value.toPrecision(3))}`;
export const flat = (timings: Readonly<Record<string, Timing>>): Record<string, number> =>
  Object.fromEntries(Object.entries(timings).map(([name, { median }]) => [name, median]));
