/**
 * Words that do not fit a plan, one by one: what a person typed among the words of a document is taken out of them,
 * warned of and kept as text, and all else that words tell is read.
 */
import type { Json } from '../model/generated/types.js';
import type { Issue, Path } from '../model/result.js';
import { rules } from '../rules/catalogue.js';
import { isRecord } from './element.js';
import { type Told, toWords } from './words.js';

/** The words of one entity, while a document is read. */
export interface Words {
  /** The text before them. */
  readonly text: string;
  /** What they tell; what does not fit is taken out. */
  readonly told: Told;
  /** The pieces that do not fit, each in the lines that would be written of it. */
  readonly unfit: (readonly string[])[];
  /** Ids that repeated, with what they became. */
  readonly renamed: { readonly given: string; readonly id: string }[];
}

type Branch = Record<string | number, unknown>;
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** Lists whose gaps stand for entries that elements hold; in other lists what follows a gap moves up. */
const HAS_GAPS: ReadonlySet<string | number> = new Set(['targets', 'observations']);

/** The places in a list that are no gaps, looked up once for each list. */
type Filled = Map<object, readonly string[]>;

function filledIn(list: object, filled: Filled): readonly string[] {
  const known = filled.get(list) ?? Object.keys(list);
  filled.set(list, known);
  return known;
}

/** The steps in words that lead to a place in the plan, as far as words tell it. */
function stepsTo(told: Told, place: Path, isOfMeasure: boolean, filled: Filled): Path {
  const steps: (string | number)[] = [];
  let at: unknown = told;
  for (const [index, step] of place.entries()) {
    if (!isBranch(at)) break;
    const isDense = Array.isArray(at) && !(isOfMeasure && HAS_GAPS.has(place[index - 1] as string | number));
    const key = isDense ? filledIn(at, filled)[Number(step)] : step;
    if (key === undefined || !Object.hasOwn(at, key)) break;
    steps.push(Array.isArray(at) ? Number(key) : key);
    at = at[key];
  }
  return steps;
}

/** What holds the end of some steps; undefined where it is gone. */
function holderOf(told: Told, steps: Path): Branch | undefined {
  let at: unknown = told;
  for (const step of steps.slice(0, -1)) at = isBranch(at) ? at[step] : undefined;
  return isBranch(at) && Object.hasOwn(at, steps.at(-1) as string | number) ? at : undefined;
}

/** Takes out of words what stands at the end of some steps. */
export function takeOut({ told, unfit }: Words, steps: Path): void {
  const holder = holderOf(told, steps);
  if (holder === undefined) return;
  const last = steps.at(-1) as string | number;
  const alone = steps.reduceRight<unknown>((inner, step) => {
    const outer = (typeof step === 'number' ? [] : {}) as Branch;
    outer[step] = inner;
    return outer;
  }, holder[last]);
  unfit.push(toWords(alone as Told));
  // A list keeps a gap, so that the places of the others stay as they are written.
  delete holder[last];
}

/** Gives another id at the end of some steps. */
function rename({ told, renamed }: Words, steps: Path, id: string): void {
  const holder = holderOf(told, steps);
  if (holder === undefined) return;
  const last = steps.at(-1) as string | number;
  renamed.push({ given: String(holder[last]), id });
  holder[last] = id;
}

/** An id that words tell of something within their entity. */
interface ToldId {
  readonly words: Words;
  readonly steps: Path;
}

/** The ids that words tell, each where it stands first. */
function toldIds(all: Iterable<Words>): ReadonlyMap<string, ToldId> {
  const ids = new Map<string, ToldId>();
  for (const words of all) {
    const visit = (value: unknown, steps: Path): void => {
      if (!isBranch(value)) return;
      for (const [name, item] of Object.entries(value)) {
        const at = [...steps, Array.isArray(value) ? Number(name) : name];
        if (name === 'id' && typeof item === 'string' && steps.length > 0 && !ids.has(item))
          ids.set(item, { words, steps: at });
        visit(item, at);
      }
    };
    visit(words.told, []);
  }
  return ids;
}

/** The key of the place of an entity. */
export const keyOf = (path: Path): string => JSON.stringify(path);

const OF_RULES: ReadonlySet<string> = new Set(rules.map(({ code }) => code));

/** Whether an issue says that something does not fit a plan at all, by its shape or by its id. */
export const isMisfit = ({ code }: Issue): boolean => code === 'duplicate-id' || !OF_RULES.has(code);

const valueAt = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, step) => (isBranch(at) && Object.hasOwn(at, step) ? at[step] : undefined), input);

/**
 * Takes out of words what issues say does not fit, and gives ids that repeat others; whether anything was done.
 * Rules that are broken are no misfits: they are reported as they are of any plan.
 */
export function mendWords(
  all: ReadonlyMap<string, Words>,
  input: unknown,
  issues: readonly Issue[],
  unusedId: (id: string) => string,
): boolean {
  // Places are found before anything is taken out: what is taken out of a list moves what follows it.
  const mends: (() => void)[] = [];
  const filled: Filled = new Map();
  let ids: ReadonlyMap<string, ToldId> | undefined;
  const mendAt = (path: Path, mend: (words: Words, steps: Path) => void): boolean => {
    for (let length = path.length; length >= 0; length -= 1) {
      const words = all.get(keyOf(path.slice(0, length)));
      if (words === undefined) continue;
      const steps = stepsTo(words.told, path.slice(length), path[length - 2] === 'measures', filled);
      if (steps.length === 0) continue;
      mends.push(() => mend(words, steps));
      return true;
    }
    return false;
  };
  for (const { code, path } of issues.filter(isMisfit)) {
    if (code !== 'duplicate-id') {
      mendAt(path, takeOut);
      continue;
    }
    const id = valueAt(input, path);
    if (typeof id !== 'string') continue;
    const isTold = mendAt(path, (words, steps) => {
      if (steps.at(-1) === 'id') rename(words, steps, unusedId(id));
      else takeOut(words, steps);
    });
    if (isTold) continue;
    // It is the identifier of an element, and words of another gave it to something before.
    ids ??= toldIds(all.values());
    const first = ids.get(id);
    if (first !== undefined) mends.push(() => rename(first.words, first.steps, unusedId(id)));
  }
  for (const mend of mends) mend();
  return mends.length > 0;
}

/** The steps to what stands in a list that words tell, and is no entry. */
export function unfitIn(told: Told, name: string, within: Path = []): readonly Path[] {
  const list: Json | undefined = told[name];
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [[...within, name]];
  return Object.entries(list)
    .filter(([, entry]) => !isRecord(entry))
    .map(([index]) => [...within, name, Number(index)]);
}
