/** How a journal holds its entries: lines that continue lines, and the plans that are remembered along them. */
import type { JournalEntry, Plan } from 'spm-model';
import { describe, expect, it } from 'vitest';
import {
  BETWEEN_CHECKPOINTS,
  countUntil,
  type Extent,
  emptyExtent,
  entriesOf,
  entryAt,
  extended,
  indexOfOperation,
  keepPlan,
  nearestPlan,
  rememberPlan,
} from '../../src/operations/journal-line.js';

/** An entry that is known by its note; a minute after midnight for each number. */
const entry = (note: string, minute = 0, operationId?: string): JournalEntry => ({
  at: new Date(Date.UTC(2026, 7, 3) + minute * 60_000).toISOString(),
  note,
  ...(operationId === undefined ? {} : { operationId }),
  operations: [],
});
const withEntries = (from: Extent, ...notes: string[]): Extent =>
  notes.reduce((extent, note) => extended(extent, entry(note, 0, `id-${note}`)), from);
const notesOf = (extent: Extent) => entriesOf(extent).map(({ note }) => note);
/** A stand-in for a plan: which one it is, is all that counts. */
const plan = (title: string) => ({ title }) as Plan;
const nearest = (extent: Extent, count: number) => {
  const found = nearestPlan(extent, count);
  return found && `${found.plan.title} after ${found.count}`;
};

describe('entries', () => {
  const none = emptyExtent();
  const two = withEntries(none, 'a', 'b');
  const four = withEntries(two, 'c', 'd');
  const fork = withEntries(two, 'x', 'y');
  const forkOfFork = withEntries({ ...fork, length: 3 }, 'z');
  const fromStart = withEntries(none, 'q');

  it('stay as they were, whatever continues them', () => {
    expect([none, two, four, fork, forkOfFork, fromStart].map(notesOf)).toEqual([
      [],
      ['a', 'b'],
      ['a', 'b', 'c', 'd'],
      ['a', 'b', 'x', 'y'],
      ['a', 'b', 'x', 'z'],
      ['q'],
    ]);
    expect([none, two, four, fork, forkOfFork].map(({ length }) => length)).toEqual([0, 2, 4, 4, 4]);
  });

  it('share one line, where one continues the other at its end', () => {
    expect(four.line).toBe(two.line);
    expect(fork.line).not.toBe(two.line);
    expect([two, fork, forkOfFork].map(({ line }) => line.entries.length)).toEqual([4, 2, 1]);
    expect([two, fork, forkOfFork].map(({ line }) => line.depth)).toEqual([0, 1, 2]);
  });

  it('are found by their index, in whichever line they stand', () => {
    for (const extent of [four, fork, forkOfFork]) {
      expect([0, 1, 2, 3].map((index) => entryAt(extent, index))).toEqual(entriesOf(extent));
    }
  });

  it('are found by their operationId, where they belong to the extent', () => {
    const places = (extent: Extent) =>
      ['a', 'b', 'c', 'x', 'y', 'z'].map((note) => indexOfOperation(extent, `id-${note}`));
    expect(places(none)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
    expect(places(two)).toEqual([0, 1, undefined, undefined, undefined, undefined]);
    expect(places(four)).toEqual([0, 1, 2, undefined, undefined, undefined]);
    expect(places(fork)).toEqual([0, 1, undefined, 2, 3, undefined]);
    expect(places(forkOfFork)).toEqual([0, 1, undefined, 2, undefined, 3]);
  });

  it('of one operationId are found where the first of them stands', () => {
    const twice = [entry('a', 0, 'same'), entry('b'), entry('c', 0, 'same')].reduce(extended, emptyExtent());
    expect(indexOfOperation(twice, 'same')).toBe(0);
  });

  it('that continue one another again and again are written out as one, and forget nothing', () => {
    let extent = extended(emptyExtent(), entry('start', 0, 'id-start'));
    const depths: number[] = [];
    for (let step = 0; step < 40; step += 1) {
      // Something else continues it first, so that this begins a line of its own.
      extended(extent, entry('other', 0, 'id-other'));
      extent = extended(extent, entry(`${step}`, 0, `id-${step}`));
      depths.push(extent.line.depth);
    }
    expect(Math.max(...depths)).toBe(32);
    expect(depths.slice(31, 34)).toEqual([32, 0, 1]);
    const names = ['start', ...Array.from({ length: 40 }, (_, step) => `${step}`)];
    expect(notesOf(extent)).toEqual(names);
    expect(names.map((name) => indexOfOperation(extent, `id-${name}`))).toEqual(names.map((_, index) => index));
    expect(indexOfOperation(extent, 'id-other')).toBeUndefined();
  });

  it('lie before an instant or at it as a search from the start would find', () => {
    const minutes = [0, 1, 1, 4, 4, 4, 9];
    const extent = minutes.reduce((each, minute) => extended(each, entry('', minute)), emptyExtent());
    for (let minute = -1; minute <= 10; minute += 1) {
      const expected = minutes.filter((each) => each <= minute).length;
      expect(countUntil(extent, entry('', minute).at)).toBe(expected);
    }
    expect(countUntil(emptyExtent(), entry('').at)).toBe(0);
  });
});

describe('plans along a line', () => {
  const long = (from: Extent, length: number): Extent => {
    let extent = from;
    while (extent.length < length) {
      extent = extended(extent, entry(''));
      keepPlan(extent, plan(`checkpoint ${extent.length}`));
    }
    return extent;
  };

  it('are kept after each thousand entries', () => {
    expect(BETWEEN_CHECKPOINTS).toBe(1_000);
    const extent = long(emptyExtent(), 2_100);
    expect([...extent.line.checkpoints.keys()]).toEqual([1_000, 2_000]);
    expect([0, 999, 1_000, 1_001, 1_999, 2_000, 2_100].map((count) => nearest(extent, count))).toEqual([
      undefined,
      undefined,
      'checkpoint 1000 after 1000',
      'checkpoint 1000 after 1000',
      'checkpoint 1000 after 1000',
      'checkpoint 2000 after 2000',
      'checkpoint 2000 after 2000',
    ]);
  });

  it('are those of what a line continues as well, as far as it does', () => {
    const trunk = long(emptyExtent(), 2_100);
    const early = long({ ...trunk, length: 1_500 }, 1_700);
    const late = long({ ...trunk, length: 2_050 }, 2_060);
    expect([999, 1_200, 1_700].map((count) => nearest(early, count))).toEqual([
      undefined,
      'checkpoint 1000 after 1000',
      'checkpoint 1000 after 1000',
    ]);
    expect(nearest(late, 2_060)).toBe('checkpoint 2000 after 2000');
    // What was remembered of the trunk after it branched off is none of its own.
    rememberPlan(trunk, 1_600, plan('trunk'));
    expect(nearest(early, 1_700)).toBe('checkpoint 1000 after 1000');
    expect(nearest(trunk, 1_700)).toBe('trunk after 1600');
  });

  it('that were asked for are remembered, the last eight', () => {
    const extent = long(emptyExtent(), 50);
    for (let count = 1; count <= 8; count += 1) rememberPlan(extent, count * 5, plan(`asked ${count}`));
    expect(nearest(extent, 4)).toBeUndefined();
    expect([5, 9, 10, 40, 50].map((count) => nearest(extent, count))).toEqual([
      'asked 1 after 5',
      'asked 1 after 5',
      'asked 2 after 10',
      'asked 8 after 40',
      'asked 8 after 40',
    ]);
    // Asked for anew, it is the last again; the oldest goes.
    rememberPlan(extent, 5, plan('asked again'));
    rememberPlan(extent, 50, plan('ninth'));
    expect([5, 10, 15, 50].map((count) => nearest(extent, count))).toEqual([
      'asked again after 5',
      'asked again after 5',
      'asked 3 after 15',
      'ninth after 50',
    ]);
    expect(extent.line.recent.size).toBe(8);
  });

  it('are remembered in the line that holds the entry before them', () => {
    const trunk = withEntries(emptyExtent(), 'a', 'b', 'c');
    const branch = withEntries({ ...trunk, length: 2 }, 'x', 'y');
    rememberPlan(branch, 1, plan('one'));
    rememberPlan(branch, 2, plan('two'));
    rememberPlan(branch, 3, plan('three'));
    expect([...trunk.line.recent.keys()]).toEqual([1, 2]);
    expect([...branch.line.recent.keys()]).toEqual([3]);
    expect([0, 1, 2, 3, 4].map((count) => nearest(branch, count))).toEqual([
      undefined,
      'one after 1',
      'two after 2',
      'three after 3',
      'three after 3',
    ]);
    expect(nearest(trunk, 3)).toBe('two after 2');
    expect(() => rememberPlan(trunk, 0, plan('none'))).not.toThrow();
  });

  it('outlive the line, where lines are written out as one', () => {
    let extent = long(emptyExtent(), 1_001);
    for (let step = 0; step < 33; step += 1) {
      extended(extent, entry('other'));
      extent = extended(extent, entry(''));
    }
    expect(extent.line.depth).toBe(0);
    expect(extent.line.from).toBeNull();
    expect(nearest(extent, extent.length)).toBe('checkpoint 1000 after 1000');
    expect(nearest(extent, 999)).toBeUndefined();
  });
});
