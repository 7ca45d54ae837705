/** Small tables in which something withheld could once be worked out; none of it follows any more. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Plan, suppressSmallGroups } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { attack, type Interval } from './attacker.js';

interface Entry {
  readonly id?: string;
  readonly n?: number;
  readonly value: number;
  readonly baseline?: number;
  readonly date?: string;
  readonly dimension?: string;
}

interface Case {
  readonly name: string;
  readonly options: {
    readonly minimum: number;
    readonly complementary: boolean;
    readonly topBottom?: { readonly low: number; readonly high: number };
  };
  readonly unit: 'percent' | 'count';
  readonly whole: Entry;
  readonly groups: readonly Entry[];
}

const DAY = '2025-06-30';
const file = ['../../../shared/cases/privacy.json', '../../../../shared/cases/privacy.json']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));
const cases: readonly Case[] = file === undefined ? [] : JSON.parse(readFileSync(file, 'utf8')).cases;
if (file === undefined) console.warn('The cases of privacy are not here: ../shared/cases/privacy.json');

const seriesOf = ({ n, value, baseline, date = DAY }: Entry) => ({
  baseline: baseline === undefined ? undefined : { date: '2024-06-30', value: baseline },
  targets: [],
  observations: [{ date, value, ...(n === undefined ? {} : { n }) }],
});

function planOf({ unit, whole, groups }: Case): Plan {
  const subgroups = groups.map((group) =>
    aSubgroup({
      id: group.id ?? '',
      name: group.id ?? '',
      ...(group.dimension === undefined ? {} : { dimension: group.dimension }),
      ...seriesOf(group),
    }),
  );
  const measure = aMeasure({ unit: { kind: unit }, ...seriesOf(whole), subgroups });
  return aPlan({ goals: [aGoal({ measures: [measure] })] });
}

/** The sets of groups, or of those of one dimension, whose true sizes make up the whole. */
function setsOf({ whole, groups }: Case): string[][] {
  const sets: string[][] = [];
  for (let mask = 1; mask < 2 ** groups.length; mask += 1) {
    const chosen = groups.filter((_, place) => ((mask >> place) & 1) === 1);
    if (new Set(chosen.map(({ dimension }) => dimension)).size > 1) continue;
    const unknown = chosen.filter(({ n }) => n === undefined).length;
    const size = chosen.reduce((sum, { n = 0 }) => sum + n, 0);
    if (unknown === 0 ? size === whole.n : unknown + size <= (whole.n ?? 0) && chosen.length === groups.length) {
      sets.push(chosen.map(({ id = '' }) => id));
    }
  }
  return sets;
}

const digitsOf = ({ whole, groups }: Case) =>
  Math.max(...[whole, ...groups].map(({ value }) => String(value).split('.')[1]?.length ?? 0));

/** Values that were made up need not be those of any students; they are read as rounded to one digit less, or two. */
function attacked(each: Case, complementary: boolean): Interval[] {
  const { minimum, topBottom } = each.options;
  const { plan: copy } = suppressSmallGroups(planOf(each), { ...each.options, complementary });
  const knowledge = { sets: setsOf(each), bounds: topBottom, days: [DAY], baselineDays: ['2024-06-30'] };
  for (let digits = digitsOf(each); ; digits -= 1) {
    try {
      return attack(copy, { ...knowledge, digits }, { size: minimum });
    } catch (error) {
      if (digits < -1) throw error;
    }
  }
}

const isNarrow = ({ what, least, greatest }: Interval, minimum: number) =>
  greatest - least < (what === 'size' ? minimum : 1);

describe.skipIf(file === undefined)('a table in which something withheld could be worked out', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s: leaves intervals as wide as promised', (_, each) => {
    const { minimum } = each.options;
    expect(attacked(each, true).filter((interval) => isNarrow(interval, minimum))).toEqual([]);
  });

  it('tells something without complementary suppression in most of them', () => {
    const told = cases.filter((each) =>
      attacked(each, false).some((interval) => isNarrow(interval, each.options.minimum)),
    );
    expect(told.length).toBeGreaterThanOrEqual(6);
  });

  it('shows no group of a whole of three, and no group without a size that the rest tells to be of five', () => {
    const shownOf = (name: string) => {
      const each = cases.find((found) => found.name === name);
      if (each === undefined) throw new Error(`No case "${name}".`);
      const { plan: copy } = suppressSmallGroups(planOf(each), each.options);
      return copy.goals[0]?.measures[0]?.subgroups.flatMap(({ observations, name: of }) =>
        observations.length === 0 ? [] : [of],
      );
    };
    expect(shownOf('small whole, groups without sizes')).toEqual([]);
    expect(shownOf('a group without a size')).toEqual([]);
  });
});
