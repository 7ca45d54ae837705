/** StratML documents drawn at random: every element of the standard, some where none may stand, in any order and number. */
import fc from 'fast-check';
import { type Element, isRecord } from '../../src/stratml/element.js';
import { childrenIn, ROOTS } from '../../src/stratml/standard.js';

const ODD = ['Novel', 'p', 'Goals', 'Objectives', 'Role', 'Submitter', 'Name'];
const ATTRIBUTES = ['mark', 'StakeholderTypeType', 'Type', 'ValueChainStage', 'RelationshipType', 'xml:lang'];
const CHOICES = ['Person', 'Organization', 'Outcome', 'Peer_To', 'Performance_Plan', 'Quantitative'];

function textsOf(name: string): readonly string[] {
  if (name === 'NumberOfUnits') return ['5', '7.50', '1,200', '45%', 'about 9', '*', ''];
  if (/Date$/.test(name)) return ['2025-06-30', '2026-06-30', '2027-06-30', 'FY2026', 'soon', '3/4/2026', ''];
  if (name === 'RoleType') return ['Performer', 'Beneficiary', 'Leader'];
  if (/Identifier/.test(name)) return ['a', 'b', 'c', '1 x', ''];
  return ['u', 'v', 'TBD', 'Baseline', 'Girls', ''];
}

/** Numbers from 0 to 1, the same for the same seed: mulberry32. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const ALWAYS: ReadonlySet<string> = new Set([
  'StrategicPlanCore',
  'Goal',
  'PerformanceIndicator',
  'MeasurementInstance',
]);

/** A document by its number. Half of its texts stand nowhere else in it. */
export function documentBy(seed: number): Element {
  const next = numbersFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  let unique = 0;
  const own = () => {
    unique += 1;
    return `own ${unique}`;
  };
  const timesOf = (name: string) => {
    if (ALWAYS.has(name)) return 1 + Math.floor(next() * 1.3);
    const chance = next();
    return chance < 0.55 ? 1 : chance < 0.8 ? 0 : 1 + Math.floor(next() * 3);
  };
  const build = (name: string, depth: number): Element => {
    const allowed = childrenIn(2, name) ?? childrenIn(1, name);
    const attributes: Record<string, string> = {};
    if (next() < 0.15) attributes[pick(ATTRIBUTES)] = next() < 0.5 ? pick(CHOICES) : own();
    if (name === 'Stakeholder' && next() < 0.6)
      attributes['StakeholderTypeType'] = pick(['Person', 'Organization', 'Generic_Group']);
    const children: Element[] = [];
    if (allowed !== undefined && depth < 9) {
      for (const [child] of allowed)
        for (let times = timesOf(child); times > 0; times -= 1) children.push(build(child, depth + 1));
      if (next() < 0.15) children.push(build(pick(ODD), depth + 1));
      if (next() < 0.3) children.sort(() => next() - 0.5);
    } else if (next() < 0.06 && depth < 9) children.push(build(pick(ODD), depth + 2));
    const isFree = !/Date|Number|Type/.test(name) && next() < 0.5;
    const text = allowed !== undefined ? (next() < 0.04 ? own() : '') : isFree ? own() : pick(textsOf(name));
    return { name, attributes, text, children };
  };
  return build(ROOTS[seed % 3 === 0 ? 1 : 2], 0);
}

/** Documents drawn at random, each a number. */
export const anyDocument = fc.integer({ min: 0, max: 2 ** 30 });

/** A plan without the texts of kept identifiers, which are written anew where XML does not allow them. */
export function withoutIdentifiers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIdentifiers);
  if (!isRecord(value)) return value;
  const isIdentifier = value['name'] === 'Identifier' || value['name'] === 'ReferentIdentifier';
  const entries = Object.entries(value).filter(([name]) => !isIdentifier || name !== 'text');
  return Object.fromEntries(entries.map(([name, item]) => [name, withoutIdentifiers(item)]));
}
