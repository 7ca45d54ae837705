/**
 * The main job on a real plan: parse it, say which rules it breaks, and show how far along it is as of the day
 * for which the agency published its statuses; then one explanation in full.
 *
 * Run with `npm run demo`. Colours go away with NO_COLOR, or where the output is no terminal.
 */
import { draftPolicy, explain, formatExplanation, parsePlan, rollup } from 'spm-model';
import { drawPlan, wrapped } from './draw.mjs';
import { northCarolina, STATUS_AS_OF } from './plan.mjs';

const WIDTH = 100;
const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;

// One measure has neither baseline nor targets yet: the draft policy makes that a warning.
const parsed = parsePlan(northCarolina, { policy: draftPolicy, asOf: STATUS_AS_OF });
if (!parsed.ok) {
  for (const { path, message } of parsed.issues) console.error(`${path.join('.')}: ${message}`);
  process.exit(1);
}
const plan = parsed.value;

console.log(`${parsed.warnings.length} warnings\n`);
for (const { code, message } of parsed.warnings) console.log(wrapped(`  ${code}: ${message}`, WIDTH));

const standing = rollup(plan, { asOf: STATUS_AS_OF, policy: draftPolicy });
console.log(`\n${drawPlan(plan, standing, { colour, width: WIDTH }).join('\n')}`);

console.log('\nWhy does the graduation rate stand where it does?\n');
const why = formatExplanation(explain(plan, 'P1.M1', { asOf: STATUS_AS_OF, policy: draftPolicy }));
for (const line of why.split('\n')) console.log(wrapped(line, WIDTH));
