/**
 * Mutated documents for every reader, with a fixed seed: `npm run fuzz -- --runs 100000`. Nothing may throw, hang or
 * touch a prototype; every outcome is issues or a plan.
 */
import { apply, type Operation, parsePlan, parseTheory, planFromRows, planRows } from 'spm-model';
import { fromStratml, toStratml } from 'spm-model/stratml';
import { examplePlan } from 'spm-model/testing';

const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const runs = option('runs', 100_000);
let state = option('seed', 20_260_803) >>> 0;

/** A small generator (mulberry32), so that a seed names a run for good. */
function random(below: number): number {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % below;
}

const SCRAPS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '<!--',
  '<![CDATA[',
  '&#0;',
  '&#x110000;',
  '&x;',
  '</Goal>',
  '<Goal>',
  '\u0000',
  '\ud800',
  '\u202e',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  '1e999',
  '-',
  '"__proto__":{"polluted":1},',
  '<__proto__>',
  'if',
  'then',
  'and',
  ';',
  '“',
  '”',
  '9'.repeat(40),
];

function mutated(text: string): string {
  let spoiled = text;
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const at = random(spoiled.length + 1);
    const length = random(20);
    const scrap = SCRAPS[random(SCRAPS.length)] as string;
    const way = random(5);
    if (way === 0) spoiled = spoiled.slice(0, at) + spoiled.slice(at + length);
    else if (way === 1) spoiled = spoiled.slice(0, at) + scrap + spoiled.slice(at);
    else if (way === 2)
      spoiled =
        spoiled.slice(0, at) + spoiled.slice(at, at + length).repeat(1 + random(3)) + spoiled.slice(at + length);
    else if (way === 3) spoiled = spoiled.slice(0, at) + scrap + spoiled.slice(at + scrap.length);
    else spoiled = spoiled.slice(0, at);
  }
  return spoiled;
}

/** JSON with one value replaced, so that the reader gets past the syntax. */
function mutatedJson(text: string): unknown {
  const places = [...text.matchAll(/:("(?:[^"\\]|\\.)*"|-?\d[\d.]*|true|false|null)/g)];
  const place = places[random(places.length)];
  const junk = ['null', '7', '-1', '"x"', '[]', '{}', '""', '"2026-02-30"', '[[[]]]', '{"__proto__":1}', '1e308'][
    random(11)
  ] as string;
  const at = place?.index ?? 0;
  return JSON.parse(`${text.slice(0, at)}:${junk}${text.slice(at + (place?.[0].length ?? 0))}`);
}

const json = JSON.stringify(examplePlan);
const xml = toStratml(examplePlan).xml;
const rows = JSON.stringify(planRows(examplePlan));
const operation = JSON.stringify({
  type: 'addAction',
  to: 'milestone-cycles',
  action: { id: 'x', title: 'x', period: { start: '2026-10-01', end: '2026-12-31' } },
});
const theory = 'If we coach teachers, and visit schools; then teaching improves, and students learn.';

const readers: readonly (readonly [name: string, run: () => { readonly ok: boolean }])[] = [
  ['parsePlan', () => parsePlan(mutatedJson(json))],
  ['fromStratml', () => fromStratml(mutated(xml))],
  ['planFromRows', () => planFromRows(mutatedJson(rows) as never)],
  ['apply', () => apply(examplePlan, mutatedJson(operation) as Operation)],
  ['parseTheory', () => parseTheory(mutated(theory))],
];

let [ok, refused] = [0, 0];
for (let run = 0; run < runs; run += 1) {
  const [name, read] = readers[run % readers.length] as (typeof readers)[number];
  const before = state;
  const start = performance.now();
  try {
    if (read().ok) ok += 1;
    else refused += 1;
  } catch (error) {
    console.error(`${name} threw in run ${run} (state ${before}):`, error);
    process.exit(1);
  }
  if (performance.now() - start > 5_000) {
    console.error(`${name} took too long in run ${run} (state ${before})`);
    process.exit(1);
  }
  if (({} as Record<string, unknown>)['polluted'] !== undefined) {
    console.error(`${name} polluted the prototype in run ${run} (state ${before})`);
    process.exit(1);
  }
  if (run % 10_000 === 9_999) console.log(`${run + 1} documents: ${ok} read, ${refused} refused`);
}
console.log(`${runs} mutated documents: ${ok} read, ${refused} refused, none threw`);
