/** What a measure was held to before its targets or its baseline were revised, so that no revision hides a miss. */
import type { Target } from '../model/generated/types.js';
import { numbersIn } from '../model/in-unit.js';
import { counted } from '../model/nouns.js';
import { said, seen } from './explain-measure.js';
import { type Explanation, step } from './explanation.js';
import { type JudgedTarget, newestInterim, settled } from './judging.js';
import { type Series, standing, type Tally, tallyOf } from './series.js';
import type { Settings } from './settings.js';

/** The newest target that had been judged by a day, the last one included. */
function newestJudged(tally: Tally, settings: Settings): JudgedTarget | null {
  const found = standing(tally);
  if (found === null || tally.targets.length === 0) return null;
  return settled(tally, found.current, settings) ?? newestInterim(tally, found.current, settings);
}

const isHeldTo = (targets: readonly Target[], { target }: JudgedTarget) =>
  targets.some(({ date, value, low, high }) => {
    return date === target.date && value === target.value && low === target.low && high === target.high;
  });

/** What was in force until a revision, where it differs from what came after. */
function replaced(series: Series, before: Tally, after: Pick<Tally, 'baseline' | 'targets'>): string {
  const { baseline } = before;
  const last = before.targets.at(-1);
  const began =
    baseline === undefined || baseline === after.baseline
      ? []
      : [`the baseline was ${said(series, baseline.value)} on ${baseline.date}`];
  const aimed =
    last === undefined ? 'there was no target' : `the last target was ${said(series, last)} by ${last.date}`;
  return [...began, aimed].join(' and ');
}

/** How many revisions are told one by one, the newest first; the rest is counted. */
const MOST_REVISIONS = 12;

/**
 * An explanation of a series with its revisions by the day: a step for each, the newest first; and in the answer what
 * was missed of targets that are no longer in force, until something newer is observed.
 */
export function withRevisions(found: Explanation, series: Series, settings: Settings): Explanation {
  const { asOf } = settings;
  const ended = series.revisions.filter(({ until }) => until < asOf).sort((a, b) => (a.until < b.until ? 1 : -1));
  if (ended.length === 0) return found;
  const now = tallyOf(series, asOf);
  let after: Pick<Tally, 'baseline' | 'targets'> = now;
  const newest = now.counted.at(-1)?.date ?? '';
  let missed: string | null = null;
  const steps = ended.slice(0, MOST_REVISIONS).map(({ until, reason }) => {
    const before = tallyOf(series, until);
    const judged = newestJudged(before, settings);
    const what = replaced(series, before, after);
    const why = reason === undefined ? '' : ` Reason for the revision: ${reason}`;
    let lost = '';
    if (judged !== null) {
      if (!judged.met && !isHeldTo(after.targets, judged)) {
        const short = `${said(series, judged.target, [judged.value])} for ${judged.target.date} was missed with ${seen(series, judged.value, numbersIn(judged.target))}`;
        lost = ` The target of ${short} on ${judged.observedOn}.`;
        if (newest <= judged.observedOn) missed ??= ` Of the targets in force until ${until}, that of ${short}.`;
      }
      missed ??= '';
    }
    after = before;
    return step(series.id, 'revision', `Until ${until}, ${what}.${lost}${why}`, until);
  });
  const more = ended.length - steps.length;
  if (more > 0) steps.push(step(series.id, 'revisions', `They were revised ${counted(more, 'time')} before.`, more));
  const { id, name, result, formula, inputs } = found;
  return step(id, name, `${found.sentence}${missed ?? ''}`, result, formula, inputs, [...found.steps, ...steps]);
}
