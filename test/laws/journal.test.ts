/** Laws of journals, on arbitrary plans and arbitrary changes of two writers. */
import fc from 'fast-check';
import { changeAt, type Journal, journalToJson, type Plan, planAt, readJournal, record, startJournal } from 'spm-model';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOperationDraw, operationFor } from '../../src/testing/operations.js';
import { valueIn } from '../support/results.js';

const plans = fc.oneof(arbitraryPlan({ size: 'medium' }), arbitraryPlan({ size: 'medium', faults: 'some' }));
/** Who writes what next, and how many minutes after the entry before. */
const writings = fc.array(
  fc.record({
    by: fc.constantFrom('Dana', 'Kim'),
    draws: fc.array(arbitraryOperationDraw, { minLength: 1, maxLength: 3 }),
    minutes: fc.integer({ min: 0, max: 3_000 }),
    offset: fc.constantFrom('Z', '-04:00', '+05:30'),
  }),
  { maxLength: 15 },
);

/** An instant so many minutes after a day began, written by an offset. */
function instant(minutes: number, offset: string): string {
  const shift = { Z: 0, '-04:00': -240, '+05:30': 330 }[offset] as number;
  const local = new Date(Date.UTC(2026, 0, 1) + (minutes + shift) * 60_000).toISOString().slice(0, 19);
  return `${local}${offset}`;
}

/** What two writers did, each to the plan that the journal then had. */
function journalOf(plan: Plan, all: readonly { by: string; draws: object[]; minutes: number; offset: string }[]) {
  let journal: Journal = startJournal(plan);
  let minute = 0;
  const states: { readonly minute: number; readonly plan: Plan }[] = [];
  for (const { by, draws, minutes, offset } of all) {
    const operations = draws.map((draw) => operationFor(journal.present, draw as Parameters<typeof operationFor>[1]));
    const at = instant(minute + minutes, offset);
    const recorded = record(journal, operations, { at, by, operationId: `${states.length}` });
    if (!recorded.ok) continue;
    journal = recorded.value.journal;
    minute += minutes;
    states.push({ minute, plan: journal.present });
  }
  return { journal, states };
}

describe('a journal', () => {
  it('of arbitrary changes by two writers, read back, gives the same plan at every instant', () => {
    fc.assert(
      fc.property(plans, writings, (plan, all) => {
        const { journal, states } = journalOf(plan, all);
        const read = valueIn(readJournal(JSON.parse(JSON.stringify(journalToJson(journal)))));
        expect(read.present).toEqual(journal.present);
        expect(read.entries).toEqual(journal.entries);
        for (const minute of [-1, ...states.flatMap((state) => [state.minute, state.minute + 0.5])]) {
          const known = states.findLast((state) => state.minute <= minute)?.plan ?? plan;
          const at = instant(minute, 'Z');
          expect(planAt(journal, at)).toEqual(known);
          expect(planAt(read, at)).toEqual(known);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('holds each change from the plan before to the plan after', () => {
    fc.assert(
      fc.property(plans, writings, (plan, all) => {
        const { journal, states } = journalOf(plan, all);
        for (const [index, state] of states.entries()) {
          const change = changeAt(journal, index);
          expect(change.before).toEqual(states[index - 1]?.plan ?? plan);
          expect(change.plan).toEqual(state.plan);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('answers a request that is sent again with the entry that is there', () => {
    fc.assert(
      fc.property(plans, writings, fc.nat(), (plan, all, pick) => {
        const { journal } = journalOf(plan, all);
        fc.pre(journal.length > 0);
        const index = pick % journal.length;
        const { at, by, operationId, operations } = journal.entries[index] as (typeof journal.entries)[number];
        const again = valueIn(record(journal, operations, { at, by, operationId }));
        expect(again).toMatchObject({ repeated: true });
        expect(again.journal).toBe(journal);
        expect(again.entry).toBe(journal.entries[index]);
      }),
      { numRuns: 40 },
    );
  });
});
