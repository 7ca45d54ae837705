/** Why a measure stands where it does for whom: with what is said of its groups of students, and one group by itself. */
import type { Measure } from '../model/generated/types.js';
import { GROUP, type Group, groupsOf } from '../model/groups.js';
import { apartInUnit } from '../model/in-unit.js';
import { capital } from '../model/nouns.js';
import type { GapCause } from '../model/standing.js';
import { observationStep, ofSeries } from './explain-measure.js';
import { withRevisions } from './explain-revisions.js';
import { type Explanation, exactly, step, told } from './explanation.js';
import { comparedGap, type Gap } from './groups.js';
import { type MeasureProgress, progressOfGroup, progressOfSeries } from './measure.js';
import { seriesOfGroup } from './series.js';
import type { Settings } from './settings.js';

/** Why a measure stands where it does. */
export function ofMeasure(measure: Measure, progress: MeasureProgress, settings: Settings): Explanation {
  const groups = groupsOf(measure).map((group) => {
    const { id, name, sentence, result } = standingOf(measure, group, `Group "${group.name}"`, settings);
    return step(id, name, sentence, result, null, { name: group.name });
  });
  const subject = { kind: 'measure', about: `Measure "${measure.indicator}"` } as const;
  return withRevisions(ofSeries(subject, measure, progress, settings, groups), measure, settings);
}

/** Why a group of students stands where it does, by its own baseline and targets, and how far it is from the whole. */
export function ofGroup(measure: Measure, group: Group, settings: Settings): Explanation {
  const about = `Group "${group.name}" of measure "${measure.indicator}"`;
  return standingOf(measure, group, about, settings, [gapStep(measure, group, settings)]);
}

function standingOf(
  measure: Measure,
  group: Group,
  about: string,
  settings: Settings,
  further: readonly Explanation[] = [],
): Explanation {
  const { id, status, value, observedOn } = progressOfGroup(measure, group, settings);
  if (status !== 'too-small') {
    const series = seriesOfGroup(measure, group);
    const found = ofSeries({ kind: GROUP, about }, series, progressOfSeries(series, settings), settings, [], further);
    return withRevisions(found, series, settings);
  }
  const last = group.observations.findLast(({ date }) => date === observedOn) as Group['observations'][number];
  const sentence = `${about} is too small to be judged: ${last.n} ${last.n === 1 ? 'was' : 'were'} observed on ${last.date}, fewer than ${settings.minimumGroup}.`;
  return step(id, GROUP, sentence, null, null, { status, value }, [
    observationStep(seriesOfGroup(measure, group), last),
  ]);
}

const causes: Readonly<Record<GapCause, string>> = {
  'group-gained': 'because the group has gained',
  'group-lost': 'because the group has lost ground',
  'whole-gained': 'because the whole has gained',
  'whole-lost': 'because the whole has lost ground',
};

function gapStep(measure: Measure, group: Group, settings: Settings): Explanation {
  const { gap, terms } = comparedGap(measure, group, settings);
  const { now, baseline, trend } = gap;
  if (now === null || terms === null) {
    const sentence = 'Its gap to the whole is not known: there is no day near which both were observed.';
    return step(group.id, 'gap', sentence, null, null, { trend });
  }
  const at = baseline === null ? '' : ` At the baselines it was ${farFrom(measure, baseline.gap)}.`;
  const sentence = `On ${now.date} it was ${farFrom(measure, now.gap)}.${at} ${trendOf(gap)}`;
  const [one, other] = terms;
  const inputs = { baseline: baseline?.gap ?? null, trend };
  return step(group.id, 'gap', sentence, now.gap, `${exactly(one)} − ${exactly(other)}`, inputs);
}

/** How far a group is from the whole, in words. */
function farFrom({ unit }: Measure, gap: number): string {
  if (gap === 0) return 'level with the whole';
  return `${apartInUnit(Math.abs(gap), unit, told)} ${gap > 0 ? 'worse' : 'better'} off than the whole`;
}

const trendOf = ({ trend, because }: Gap) =>
  trend === 'unknown'
    ? 'How the gap moves is not known.'
    : `${capital(`the gap is ${trend}`)}${because === null ? '' : `, ${causes[because]}`}.`;
