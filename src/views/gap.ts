/** A gap between a group of students and the whole, in words. */
import { reportInEnglish } from '../messages/en/report.js';
import type { Messages } from '../messages/messages.js';
import type { MeasureUnit } from '../model/generated/types.js';
import { apartInUnit } from '../model/in-unit.js';
import type { Gap } from '../progress/groups.js';

/**
 * A gap in words: how far the group is behind the whole or ahead of it, in the measure's unit (points between
 * percentages), how that moves, and why. A dash where the gap is not known. English unless `messages` has another
 * language.
 *
 * @example
 * ```ts
 * import { formatGap } from 'spm-model/views';
 * const [reading] = examplePlan.goals.flatMap(({ measures }) => measures);
 * const [, second] = reading === undefined ? [] : gaps(reading, { asOf: '2026-08-03' });
 * if (reading && second) formatGap(second, reading.unit); // '27.3 points behind; the gap is closing because the group gained'
 * ```
 */
export function formatGap({ baseline, now, trend, because }: Gap, unit: MeasureUnit, messages?: Messages): string {
  const words = messages?.report ?? reportInEnglish;
  if (now === null) return words.labels.nothing;
  return words.gap({
    size: apartInUnit(Math.abs(now.gap), unit, words),
    side: now.gap > 0 ? 'behind' : now.gap < 0 ? 'ahead' : 'level',
    movement: trend,
    crossed: baseline !== null && baseline.gap * now.gap < 0,
    because,
  });
}
