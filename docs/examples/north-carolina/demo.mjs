/**
 * The main job on a real plan: parse it, say in a few sentences where it stands on the day for which the agency published
 * its statuses, draw it, explain one measure in full, and say which rules the plan breaks.
 *
 * Run with `npm run demo`. It is as wide as the terminal, from 60 to 200 columns. Colors go away with NO_COLOR, or where
 * the output is no terminal.
 */
import { draftPolicy, explain, formatExplanation, parsePlan, rollup } from 'spm-model';
import { toMarkdown } from 'spm-model/views';
import { drawPlan, wrapped } from './draw.mjs';
import { northCarolina, STATUS_AS_OF } from './plan.mjs';

const width = Math.min(200, Math.max(60, process.stdout.columns ?? (Number(process.env.COLUMNS) || 100)));
const color = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;

// One measure has neither baseline nor targets yet: the draft policy makes that a warning.
const parsed = parsePlan(northCarolina, { policy: draftPolicy, asOf: STATUS_AS_OF });
if (!parsed.ok) {
  for (const { path, message } of parsed.issues) console.error(`${path.join('.')}: ${message}`);
  process.exit(1);
}
const plan = parsed.value;
const options = { asOf: STATUS_AS_OF, policy: draftPolicy };

// The report begins with its summary: the sentences below its first heading.
const [, summary = ''] = /^## [^\n]*\n\n(.*?)\n\n[-|#]/ms.exec(toMarkdown(plan, options)) ?? [];
for (const sentence of summary.split('\n\n')) console.log(wrapped(sentence.replace(/\\(.)/g, '$1'), width));

console.log(`\n${drawPlan(plan, rollup(plan, options), { color, width }).join('\n')}`);

console.log('\nWhy does the graduation rate stand where it does?\n');
const why = formatExplanation(explain(plan, 'P1.M1', options));
for (const line of why.split('\n')) console.log(wrapped(line, width));

console.log(`\nThe plan itself: ${parsed.warnings.length} warnings\n`);
for (const { code, message } of parsed.warnings) console.log(wrapped(`  ${code}: ${message}`, width));
