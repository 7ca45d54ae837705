/**
 * The attacker: has the copy alone, knows which groups make up the whole and to how many digits values are published,
 * and asks an exact solver for the least and the greatest that each thing withheld can be. Written apart from the library.
 */

import * as highs from 'highs';
import type { Measure, Plan } from 'spm-model';
import { beforeAll } from 'vitest';

/** What is used of the solver; its own types are those of CommonJS. */
interface Solver {
  solve(
    program: string,
    options: { readonly output_flag: boolean; readonly mip_rel_gap: number },
  ): { readonly Status: string; readonly Columns: Readonly<Record<string, { readonly Primal?: number }>> };
}

const load: unknown = Object.entries(highs).find(([name]) => name === 'default')?.[1];
if (typeof load !== 'function') throw new Error('There is no solver.');
const start = load;
let solver: Solver;
beforeAll(async () => {
  solver = await start();
});

/** What is known besides the copy. */
export interface Knowledge {
  /** Names of groups that make up the whole, set by set. */
  readonly sets: readonly (readonly string[])[];
  /** To how many digits percents are published. */
  readonly digits: number;
  /** The bounds as which extreme percents are shown. */
  readonly bounds?: { readonly low: number; readonly high: number } | undefined;
  /** The times looked at: figures dated at most so many days from one of them belong to it. */
  readonly days: readonly string[];
  /** The days of baselines. */
  readonly baselineDays: readonly string[];
  /** More than anybody can be. */
  readonly most?: number;
}

/** An integer program, as text. */
interface Program {
  readonly rows: string[];
  readonly integers: Map<string, readonly [least: number, most: number]>;
}

/** How far something withheld can go. */
export interface Interval {
  readonly what: 'size' | 'count' | 'others' | 'coarse';
  readonly of: string;
  readonly least: number;
  readonly greatest: number;
}

const DAY = 86_400_000;
const apart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / DAY;
const allMeasures = (plan: Plan): Measure[] =>
  plan.goals.flatMap(({ measures, strategies }) => [...measures, ...strategies.flatMap((each) => each.measures)]);
const number = (value: number) => Number(value.toFixed(9));

interface Sighting {
  readonly measure: number;
  readonly name: string;
  readonly value: number | null;
  readonly n: number | null;
}

function sightingsOf(plan: Plan, at: string, what: 'observation' | 'baseline'): Sighting[] {
  return allMeasures(plan).flatMap((measure, index) =>
    [{ ...measure, name: '' }, ...measure.subgroups].flatMap((series): Sighting[] => {
      const isAt = ({ date }: { date: string }) => apart(date, at) <= 3;
      const shown = what === 'baseline' ? [series.baseline].filter((each) => each !== undefined) : series.observations;
      const found = shown.filter(isAt).at(-1);
      if (found !== undefined) {
        return [{ measure: index, name: series.name, value: found.value, n: 'n' in found ? (found.n ?? null) : null }];
      }
      return series.withheld.some(isAt) ? [{ measure: index, name: series.name, value: null, n: null }] : [];
    }),
  );
}

function programOf(plan: Plan, at: string, what: 'observation' | 'baseline', knowledge: Knowledge) {
  const { sets, digits, bounds, most = 5_000 } = knowledge;
  const program: Program = { rows: [], integers: new Map() };
  const measures = allMeasures(plan);
  const sightings = sightingsOf(plan, at, what);
  const names = [...new Set(sightings.map(({ name }) => name))];
  const sizeOf = (name: string) => `s${names.indexOf(name)}`;
  const countOf = (measure: number, name: string) => `c${measure}_${names.indexOf(name)}`;
  const half = 0.5 * 10 ** -digits;
  for (const name of names) {
    const known = sightings.find((each) => each.name === name && each.n !== null)?.n ?? null;
    program.integers.set(sizeOf(name), known === null ? [1, most] : [known, known]);
  }
  const coarse: Sighting[] = [];
  for (const sighting of sightings) {
    const { measure, name, value } = sighting;
    const [size, count] = [sizeOf(name), countOf(measure, name)];
    program.integers.set(count, [0, most]);
    const kind = measures[measure]?.unit.kind;
    if (kind === 'percent' || sighting.n !== null) program.rows.push(`${count} - ${size} <= 0`);
    if (value === null) continue;
    if (kind === 'count') {
      program.integers.set(count, [value, value]);
      continue;
    }
    const isTop = bounds !== undefined && value === bounds.high;
    const isBottom = bounds !== undefined && value === bounds.low;
    if (isTop || isBottom) coarse.push(sighting);
    const [low, high] = [isBottom ? 0 : value - half, isTop ? 100 : value + half];
    program.rows.push(`${count} - ${number(low / 100)} ${size} >= -0.000001`);
    program.rows.push(`${count} - ${number(high / 100)} ${size} <= 0.000001`);
  }
  const sum = (terms: readonly string[], whole: string) => program.rows.push(`${terms.join(' + ')} - ${whole} = 0`);
  for (const set of sets) {
    const present = (measure: number) => {
      const found = sightings.filter((each) => each.measure === measure && set.includes(each.name));
      const isWhole = sightings.some((each) => each.measure === measure && each.name === '');
      return isWhole && found.length === set.length ? found : [];
    };
    for (const index of measures.keys()) {
      const found = present(index);
      if (found.length === 0) continue;
      sum(
        found.map(({ name }) => sizeOf(name)),
        sizeOf(''),
      );
      sum(
        found.map(({ name }) => countOf(index, name)),
        countOf(index, ''),
      );
    }
  }
  return { program, sightings, coarse, sizeOf, countOf, measures };
}

/** What was solved before: a copy without extreme percents asks the same, whether those are coarsened or not. */
const known = new Map<string, ReadonlyMap<string, number>>();

/** One solution, by the names of the variables. */
function solved({ rows, integers }: Program, objective: string, sense: 'Minimize' | 'Maximize') {
  const text = [
    sense,
    ` obj: ${objective}`,
    'Subject To',
    ...rows.map((row, index) => ` r${index}: ${row}`),
    'Bounds',
    ...[...integers].map(([name, [least, most]]) => ` ${least} <= ${name} <= ${most}`),
    'General',
    ` ${[...integers.keys()].join(' ')}`,
    'End',
  ].join('\n');
  const before = known.get(text);
  if (before !== undefined) return before;
  const solution = solver.solve(text, { output_flag: false, mip_rel_gap: 0 });
  if (solution.Status !== 'Optimal') throw new Error(`${solution.Status}\n${text}`);
  const found = new Map(Object.entries(solution.Columns).map(([name, { Primal = 0 }]) => [name, Math.round(Primal)]));
  known.set(text, found);
  return found;
}

/** A sum of variables, each with its sign, whose least and greatest value are asked for. */
interface Question {
  readonly what: Interval['what'];
  readonly of: string;
  readonly terms: readonly (readonly [sign: 1 | -1, variable: string])[];
  readonly enough: number;
  least: number;
  greatest: number;
}

const textOf = (terms: Question['terms']) => terms.map(([sign, name]) => `${sign < 0 ? '-' : '+'} ${name}`).join(' ');

/** Asks until each interval is known to be wide enough, or is known exactly. Each solution answers to all questions. */
function answer(program: Program, questions: readonly Question[]): void {
  const learn = (solution: ReadonlyMap<string, number>) => {
    for (const question of questions) {
      const value = question.terms.reduce((sum, [sign, name]) => sum + sign * (solution.get(name) ?? 0), 0);
      question.least = Math.min(question.least, value);
      question.greatest = Math.max(question.greatest, value);
    }
  };
  const isOpen = ({ least, greatest, enough }: Question) => !(greatest - least >= enough);
  for (let round = 0; round < 2; round += 1) {
    const open = questions.filter(isOpen);
    if (open.length < 3) break;
    const signs = open.map((_, place) => (((place >> round) & 1) === 0 ? 1 : -1));
    const weights = new Map<string, number>();
    for (const [place, { terms }] of open.entries()) {
      for (const [sign, name] of terms) weights.set(name, (weights.get(name) ?? 0) + sign * (signs[place] ?? 1));
    }
    const objective = [...weights]
      .map(([name, weight]) => `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} ${name}`)
      .join(' ');
    for (const sense of ['Maximize', 'Minimize'] as const) learn(solved(program, objective, sense));
  }
  for (const question of questions) {
    for (const sense of ['Maximize', 'Minimize'] as const) {
      if (isOpen(question)) learn(solved(program, textOf(question.terms), sense));
    }
  }
}

/** How wide the interval of a size must be; those of counts must hold two. */
export interface Promised {
  readonly size: number;
}

/**
 * The feasibility intervals of all that is withheld in a copy: each as wide as promised at least, and where it is not, from
 * the least to the greatest exactly.
 */
export function attack(copy: Plan, knowledge: Knowledge, { size }: Promised): Interval[] {
  const intervals: Interval[] = [];
  for (const [what, days] of [
    ['observation', knowledge.days],
    ['baseline', knowledge.baselineDays],
  ] as const) {
    for (const at of days) {
      const { program, sightings, coarse, sizeOf, countOf, measures } = programOf(copy, at, what, knowledge);
      const questions: Question[] = [];
      const ask = (kind: Interval['what'], of: string, ...terms: Question['terms']) =>
        questions.push({
          what: kind,
          of: `${of} ${what} ${at}`,
          terms,
          enough: kind === 'size' ? size : 1,
          least: Number.POSITIVE_INFINITY,
          greatest: Number.NEGATIVE_INFINITY,
        });
      const sizesAsked = new Set<string>();
      for (const { measure, name, value } of sightings) {
        if (value !== null) continue;
        if (!sizesAsked.has(name)) ask('size', name, [1, sizeOf(name)]);
        sizesAsked.add(name);
        const kind = measures[measure]?.unit.kind;
        const of = `${name} of measure ${measure}`;
        if (kind === 'percent' || kind === 'count') ask('count', of, [1, countOf(measure, name)]);
        if (kind === 'percent') ask('others', of, [1, sizeOf(name)], [-1, countOf(measure, name)]);
      }
      for (const { measure, name } of coarse)
        ask('coarse', `${name} of measure ${measure}`, [1, countOf(measure, name)]);
      answer(program, questions);
      intervals.push(...questions);
    }
  }
  return intervals;
}
