/** Rules about groups of students: what they need beside the whole, and how large they can be. */
import type { Measure, Observation } from '../model/generated/types.js';
import { type Group, groupsOf } from '../model/groups.js';
import { inBrief } from '../model/text.js';
import { defineRule, LIBRARY } from './rule.js';
import { ofEachGroup } from './series.js';

export const groupBaseline = defineRule({
  code: 'group-baseline',
  severity: 'warning',
  title: 'A group is judged like the whole',
  statement:
    "A group with observations has a target, and a baseline or a `withheld` on the whole's baseline day. Where amounts accumulate by period, no baseline is asked for.",
  source: LIBRARY,
  checks: ofEachGroup<'group-baseline'>((group, report, context, measure) => {
    const { observations, targets, baseline, withheld } = group;
    if (observations.length === 0) return;
    const values = { measure: inBrief(measure.indicator), date: measure.baseline?.date ?? null };
    if (targets.length === 0) report(['targets'], { ...values, missing: 'target' });
    // A measure that has none itself is the business of `measure-baseline`.
    if (baseline !== undefined || measure.baseline === undefined || measure.accumulation === 'period') return;
    if (context.isPartlyRead(group, 'withheld') || withheld.some(({ date }) => date === values.date)) return;
    report(['baseline'], { ...values, missing: 'baseline' });
  }),
});

/** The largest size observed on each day; kept by the list of observations, which all groups are held against. */
const sizesOf = new WeakMap<readonly Observation[], ReadonlyMap<string, number>>();

function sizesByDay(observations: readonly Observation[]): ReadonlyMap<string, number> {
  const known = sizesOf.get(observations);
  if (known !== undefined && Object.isFrozen(observations)) return known;
  const sizes = new Map<string, number>();
  for (const { date, n } of observations) if (n !== undefined) sizes.set(date, Math.max(n, sizes.get(date) ?? 0));
  sizesOf.set(observations, sizes);
  return sizes;
}

/** The sizes that groups of one dimension have together, by day, and whether one of them alone exceeds the whole. */
interface Together {
  size: number;
  exceeded: boolean;
}

function addUp(groups: readonly Group[], whole: ReadonlyMap<string, number>): Map<string, Map<string, Together>> {
  const byDimension = new Map<string, Map<string, Together>>();
  for (const { dimension, observations } of groups) {
    if (dimension === undefined) continue;
    const days = byDimension.get(dimension) ?? new Map<string, Together>();
    byDimension.set(dimension, days);
    for (const [date, size] of sizesByDay(observations)) {
      const sum = days.get(date) ?? { size: 0, exceeded: false };
      sum.size += size;
      sum.exceeded ||= size > (whole.get(date) ?? Number.POSITIVE_INFINITY);
      days.set(date, sum);
    }
  }
  return byDimension;
}

export const groupSize = defineRule({
  code: 'group-size',
  severity: 'warning',
  title: 'Groups are no larger than the whole',
  statement: 'On no day is a group larger than the whole, nor the groups of one dimension together.',
  source: LIBRARY,
  checks: {
    measure(measure: Measure, report) {
      const { indicator, observations } = measure;
      const groups = groupsOf(measure);
      if (groups.length < 2 || observations.length === 0) return;
      const whole = sizesByDay(observations);
      for (const [dimension, days] of addUp(groups, whole)) {
        for (const [index, { date, n }] of observations.entries()) {
          const sum = days.get(date);
          // Where one group alone is larger than the whole, that is said of the group.
          if (n === undefined || sum === undefined || sum.exceeded || n !== whole.get(date) || sum.size <= n) continue;
          report(['observations', index, 'n'], {
            reason: 'together',
            measure: inBrief(indicator),
            dimension: inBrief(dimension),
            date,
            size: sum.size,
            whole: n,
          });
        }
      }
    },
    ...ofEachGroup<'group-size'>(({ dimension, observations }, report, _context, measure) => {
      if (observations.length === 0) return;
      const whole = sizesByDay(measure.observations);
      for (const [index, { date, n }] of observations.entries()) {
        const most = whole.get(date);
        if (n === undefined || most === undefined || n <= most) continue;
        report(['observations', index, 'n'], {
          reason: 'group',
          measure: inBrief(measure.indicator),
          dimension: dimension === undefined ? null : inBrief(dimension),
          date,
          size: n,
          whole: most,
        });
      }
    }),
  },
});
