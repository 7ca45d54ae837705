/** What descriptors say of a result. */
import { describe, expect, it } from 'vitest';
import { describedBy, type GroupName, groupKey } from '../../src/stratml/descriptor.js';
import { element, leaf } from '../../src/stratml/element.js';

type Pair = readonly [name: string, value: string];
const describedIn = (...pairs: readonly Pair[]) =>
  describedBy(
    element('ActualResult', [
      leaf('EndDate', '2026-06-30'),
      ...pairs.map(([name, value]) =>
        element('Descriptor', [leaf('DescriptorName', name), leaf('DescriptorValue', value)]),
      ),
    ]),
  );
const group = (dimension: string, name: string): GroupName => ({ dimension, name });

describe('descriptors', () => {
  it.each<[string, readonly Pair[], GroupName | undefined, boolean]>([
    ['that are not there say nothing', [], undefined, false],
    ['that are blank say nothing', [['', '']], undefined, false],
    ['name a group', [['Sex', 'Girls']], group('Sex', 'Girls'), false],
    ['name a group by name alone', [['Girls', '']], group('', 'Girls'), false],
    ['name a group by value alone', [['', 'Girls']], group('', 'Girls'), false],
    ['name a group, its dimension yet to be named', [['TBD', 'Girls']], group('', 'Girls'), false],
    ['have a group yet to be named', [['Sex', 'TBD']], undefined, true],
    ['have a group that cannot be seen', [['Sex', '\u200b']], undefined, true],
    ['judge by value', [['Work', 'Completed']], undefined, true],
    ['judge by name', [['Status', 'Girls']], undefined, true],
    ['judge by name alone', [['Completed', '']], undefined, true],
    ['judge by value alone', [['', 'Completed']], undefined, true],
    ['date by a year', [['Cohort', '2026']], undefined, true],
    ['date by a fiscal year', [['Cohort', 'FY2026']], undefined, true],
    ['date by a month', [['Cohort', 'June 2026']], undefined, true],
    ['compare with a baseline', [['Above baseline', 'Girls']], group('Above baseline', 'Girls'), false],
    [
      'name two groups',
      [
        ['Sex', 'Girls'],
        ['Region', 'North'],
      ],
      group('Sex, Region', 'Girls, North'),
      false,
    ],
    [
      'name two groups, one of no dimension',
      [
        ['', 'Girls'],
        ['Region', 'North'],
      ],
      group('Region', 'Girls, North'),
      false,
    ],
    [
      'name a group and judge',
      [
        ['Sex', 'Girls'],
        ['Status', 'Final'],
      ],
      group('Sex', 'Girls'),
      true,
    ],
  ])('%s', (_, pairs, named, saysMore) => {
    expect(describedIn(...pairs)).toEqual({ isBaseline: false, group: named, saysMore });
  });

  it.each<[string, readonly Pair[], GroupName | undefined, boolean]>([
    ['by name', [['Baseline', '']], undefined, false],
    ['by value', [['', 'base line']], undefined, false],
    ['as a status', [['Status', 'Baseline']], undefined, true],
    ['of a time', [['Baseline', '2019 survey']], undefined, true],
    ['of a group', [['Baseline', 'Girls']], group('', 'Girls'), true],
    ['of a group with its dimension', [['Sex', 'Baseline: girls']], group('Sex', 'girls'), true],
    ['of a group of two words', [['Sex', 'Baseline: girls, north']], group('Sex', 'girls, north'), true],
    ['of a group before it', [['Sex', 'girls (baseline)']], group('Sex', 'girls'), true],
    [
      'and, apart, a group',
      [
        ['Baseline', ''],
        ['Sex', 'Girls'],
      ],
      group('Sex', 'Girls'),
      false,
    ],
  ])('say a baseline %s', (_, pairs, named, saysMore) => {
    expect(describedIn(...pairs)).toEqual({ isBaseline: true, group: named, saysMore });
  });

  it('tell groups of the same name apart by their dimension', () => {
    expect(groupKey(group('Sex', 'Other'))).not.toBe(groupKey(group('Race', 'Other')));
    expect(groupKey(group('a', 'b, c'))).not.toBe(groupKey(group('a, b', 'c')));
  });
});
