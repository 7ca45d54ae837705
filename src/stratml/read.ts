/**
 * The door for StratML documents: text becomes elements, elements a plan, and the plan is checked as any other. What a
 * document is and is not, and what is noted on the way, is said here.
 */
import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import { WHOLE_DOCUMENT } from '../messages/shape.js';
import { type DayRange, isDay } from '../model/calendar.js';
import { titleOf } from '../model/find.js';
import type { Plan, PlanInput } from '../model/generated/types.js';
import { MAX_ID_LENGTH } from '../model/json.js';
import type { AnyEntity } from '../model/kind.js';
import { defaultPolicy, type Policy } from '../model/policy.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import type { Direction } from '../model/target.js';
import { inBrief } from '../model/text.js';
import { rules } from '../rules/catalogue.js';
import { bounded } from '../rules/issue-list.js';
import { givenBy, quoted } from '../rules/misfits.js';
import { parsePlan } from '../rules/parse.js';
import { inStandardStructure } from './dialect.js';
import type { Loss, Place } from './loss.js';
import { isMisfit, mendWords, type Words } from './misfit.js';
import { idsIn, type PlanFacts, planFrom, warnOfReferences } from './read-plan.js';
import {
  countAllAttributes,
  type DirectionOf,
  issueOf,
  lose,
  type Reading,
  startReading,
  warn,
  warnOfCounts,
} from './reading.js';
import { KNOWN_NAMESPACES, ROOTS } from './standard.js';
import { readXml, type XmlDocument } from './xml.js';

/** How to read. */
export interface StratmlReadOptions {
  /** What kind of organization it is, which StratML does not say; `other`. */
  readonly kind?: Plan['organization']['kind'] | undefined;
  /** The plan's period where the document states none; otherwise the days that the document names. */
  readonly period?: DayRange | undefined;
  /** Which way is better for an indicator, which StratML does not say; undefined for those that it does not know. */
  readonly direction?: ((indicator: string) => Direction | undefined) | undefined;
  /**
   * What stands for the baseline of an indicator that states none: `none`, the default, so that it is not measurable, or
   * the `first-observation`, where a target comes after it, with a warning `baseline-assumed`.
   */
  readonly baseline?: 'none' | 'first-observation' | undefined;
  /** The rules' weights; by default those under which real documents come in: only ids must be unique. */
  readonly policy?: Policy | undefined;
}

/** A plan read from StratML, with what the plan has no place for. */
export interface StratmlPlan {
  readonly plan: Plan;
  readonly losses: readonly Loss[];
}

/** Real documents lack baselines, dates and much else: only an id that repeats is an error. */
const lenient: Policy = Object.freeze({
  ...defaultPolicy,
  severity: Object.freeze(
    Object.fromEntries(
      rules
        .filter(({ code, severity }) => severity === 'error' && code !== 'duplicate-id')
        .map(({ code }) => [code, 'warning' as const]),
    ),
  ),
});

/** The options with their defaults. */
interface Settings extends PlanFacts {
  readonly policy: Policy;
  readonly direction: DirectionOf | undefined;
  readonly assumesBaseline: boolean;
}

/** The options, read once: whatever is wrong with them is found here. */
function optionsFrom(options: StratmlReadOptions): Result<Settings> {
  try {
    const { kind = 'other', period, direction, baseline, policy = lenient } = options;
    const around = period === undefined ? undefined : { start: period.start, end: period.end };
    if (around !== undefined && !(isDay(around.start) && isDay(around.end)))
      return fail([badOptions('options, period')]);
    if (direction !== undefined && typeof direction !== 'function') return fail([badOptions('options, direction')]);
    if (typeof policy.fiscalYearStart !== 'string') return fail([badOptions('options, policy')]);
    return succeed({ kind, period: around, direction, policy, assumesBaseline: baseline === 'first-observation' });
  } catch {
    return fail([badOptions('options')]);
  }
}

const shapeIssue = issueMaker(shapeInEnglish);

/** The options, or one of them, cannot be read. */
const badOptions = (place: string): Issue => shapeIssue('wrong-type', [], { place, reason: 'unreadable' });

/** The issue of a document that is no text. */
const notText = (given: unknown): Issue =>
  shapeIssue('wrong-type', [], { place: WHOLE_DOCUMENT, reason: 'type', ...givenBy(given), expected: 'text' });

/** A StratML document, or what the text is instead. */
function documentFrom(xml: string): Result<XmlDocument> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const { root, namespace } = read.value;
  const roots: readonly string[] = Object.values(ROOTS);
  if (!roots.includes(root.name))
    return fail([issueOf('not-stratml', [], { root: quoted(root.name), roots: roots.join(' or ') })]);
  if (namespace !== undefined && namespace !== '' && !KNOWN_NAMESPACES.has(namespace))
    return fail([issueOf('unsupported-version', [], { namespace: quoted(namespace) })]);
  return read;
}

/**
 * Reads a StratML document, Part 1 or 2 of ISO 17469, in its old and new namespaces, prefixed or not, with byte-order
 * mark, entities, CDATA, comments and any order of elements.
 *
 * Goal becomes goal, Objective strategy (its description a theory of action where it is one), PerformanceIndicator
 * measure; TargetResult and ActualResult with a day and a number become targets, observations and baselines of the
 * measure or of a group in it; Organization becomes the organization, and those that perform its units. All else is kept
 * under `extensions.stratml` and listed in `losses`. What the document does not say and the plan needs is assumed, with
 * a warning: `direction-assumed`, `period-assumed`, `unnamed`.
 *
 * Errors: `not-xml` (with line and column where they are known), `not-stratml`, `unsupported-version`, `wrong-type`
 * (what is no text, or options that cannot be read), and, under a stricter policy, those of the rules.
 *
 * Source: ISO 17469-1 (StratML core), ISO 17469-2 (performance plans and reports).
 *
 * @example
 * ```ts
 * const xml = '<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>Our plan</Name></StrategicPlan>';
 * const read = fromStratml(xml);
 * if (read.ok) read.value.plan.title; // 'Our plan'
 * ```
 */
export function fromStratml(xml: string, options: StratmlReadOptions = {}): Result<StratmlPlan> {
  if (typeof xml !== 'string') return fail([notText(xml)]);
  const settings = optionsFrom(options);
  if (!settings.ok) return settings;
  const document = documentFrom(xml);
  if (!document.ok) return document;
  const words = new Map<string, Words>();
  const reserved = idsIn(document.value.root);
  const read = () => readRoot(document.value, settings.value, { words, reserved });
  const unusedId = unreservedIds(reserved);
  let found = read();
  // What the document adds in words may not fit a plan: it is taken out piece by piece, and the rest is read.
  for (let round = 0; !found.result.ok && round < MOST_ROUNDS; round += 1) {
    const { input, result } = found;
    if (!mendWords(words, input, result.issues, unusedId)) break;
    found = read();
  }
  if (found.result.ok) return found.result;
  const left = found.result.issues.filter(isMisfit).length;
  if (left === 0) return found.result;
  const leftOut = [...words.values()].reduce((sum, { unfit }) => sum + unfit.length, left);
  const bare = readRoot(document.value, settings.value, { words: new Map(), reserved, leftOut });
  return bare.result.ok ? bare.result : found.result;
}

/** Words nest less deep than this, and each round takes out a level of what lacks something. */
const MOST_ROUNDS = 12;

/** Ids that nothing in the document has, each reserved once it is given. */
function unreservedIds(reserved: Set<string>): (id: string) => string {
  const nextNumber = new Map<string, number>();
  return (id) => {
    const stem = id.slice(0, MAX_ID_LENGTH - 12);
    let number = nextNumber.get(stem) ?? 2;
    while (reserved.has(`${stem}-${number}`)) number += 1;
    nextNumber.set(stem, number + 1);
    reserved.add(`${stem}-${number}`);
    return `${stem}-${number}`;
  };
}

/** Warns of words that were taken out, and lists the ids that they told and that became others. */
function tellMisfits(reading: Reading, plan: Plan): void {
  for (const [key, { unfit, renamed }] of reading.words) {
    if (unfit.length + renamed.length === 0) continue;
    const path = JSON.parse(key) as Path;
    const entity = path.reduce<unknown>(
      (at, step) => (at as Record<string | number, unknown>)[step],
      plan,
    ) as AnyEntity;
    const place: Place = { path, id: entity.id, title: titleOf(entity) };
    for (const lines of unfit)
      warn(reading, 'words-misfit', place, {
        reason: 'piece',
        words: inBrief(lines[0] ?? ''),
        count: lines.length,
      });
    for (const { given, id: now } of renamed)
      lose(reading, 'renamed', place, 'OtherInformation', given, { given, id: now, because: 'repeated' });
  }
}

/** What a reading starts from. */
interface Start {
  readonly words: Map<string, Words>;
  readonly reserved: ReadonlySet<string>;
  /** How many misfits the words had that are left out as a whole. */
  readonly leftOut?: number;
}

function readRoot(
  { root, asides }: XmlDocument,
  { policy, direction, assumesBaseline, ...facts }: Settings,
  { words, reserved, leftOut = 0 }: Start,
): { readonly input: PlanInput; readonly result: Result<StratmlPlan> } {
  const { fiscalYearStart } = policy;
  const reading: Reading = startReading({
    reserved,
    fiscalYearStart,
    direction,
    readsWords: leftOut === 0,
    words,
    assumesBaseline,
  });
  const standard = inStandardStructure(reading, root);
  countAllAttributes(reading, standard);
  warnOfCounts(reading);
  warnOfReferences(reading, standard);
  if (leftOut > 0) warn(reading, 'words-misfit', { path: [] }, { reason: 'all', count: leftOut });
  const input = planFrom(reading, standard, facts);
  const parsed = parsePlan(input, { policy });
  if (!parsed.ok) return { input, result: parsed };
  tellMisfits(reading, parsed.value);
  const whole: Place = { path: [], id: parsed.value.id, title: parsed.value.title };
  for (const { element, value } of asides)
    lose(reading, element === '#character' ? 'no-character' : 'aside', whole, element, value, {});
  const warnings = bounded([...reading.warnings, ...parsed.warnings]);
  return { input, result: succeed({ plan: parsed.value, losses: Object.freeze(reading.losses) }, warnings) };
}
