/** Operations: one, many, and recording them. */
import * as immer from 'immer';
import * as mutative from 'mutative';
import { apply, type Journal, type Operation, type Plan, record, reportAction, startJournal } from 'spm-model';
import { contextRow, flat, ms, type Row, race, ratioRow } from '../measure.js';
import { anActionOf, freshPlan, LARGE, sizes } from '../plans.js';

/** One report on one action, by hand: only the path to the root is copied. */
function withReport(plan: Plan, percentComplete: number, goalAt = 0): Plan {
  const at = <T>(list: readonly T[], index: number, change: (item: T) => T): readonly T[] =>
    Object.freeze(list.map((item, place) => (place === index ? Object.freeze(change(item)) : item)));
  return Object.freeze({
    ...plan,
    goals: at(plan.goals, goalAt % plan.goals.length, (goal) => ({
      ...goal,
      strategies: at(goal.strategies, 0, (strategy) => ({
        ...strategy,
        milestones: at(strategy.milestones, 0, (milestone) => ({
          ...milestone,
          actions: at(milestone.actions, 0, (action) => ({
            ...action,
            reports: Object.freeze([Object.freeze({ date: '2026-07-01', percentComplete })]),
          })),
        })),
      })),
    })),
  }) as Plan;
}

/** One operation beside the same edit by peers, and at one size beside another. */
export function operationRows(): Row[] {
  const own = new Map<number, number>();
  const rows = sizes.map((entities) => {
    const plan = freshPlan(entities);
    const { id, path } = anActionOf(plan);
    const [goal, strategy, milestone, action] = path;
    const report = { date: '2026-07-01', percentComplete: 40 };
    const times = 300;
    const recipe = (draft: Plan) => {
      const found = draft.goals[goal]?.strategies[strategy]?.milestones[milestone]?.actions[action];
      if (found !== undefined) (found.reports as { date: string; percentComplete: number }[]).push({ ...report });
    };
    const timings = race(
      {
        ours: { times, run: () => reportAction(plan, { id, report }) },
        immer: { times, run: () => immer.produce(plan, recipe as (draft: unknown) => void) },
        mutative: {
          times,
          run: () => mutative.create(plan, recipe as (draft: unknown) => void, { enableAutoFreeze: true }),
        },
        spread: { times, run: () => withReport(plan, 40, goal) },
      },
      15,
    );
    own.set(entities, timings.ours.median);
    return ratioRow(
      'one operation with checks, inverse and freezing, against a bare immer produce of the same edit',
      entities,
      timings.ours.median / timings.immer.median,
      `${ms(timings.ours)} against immer ${ms(timings.immer)}, mutative ${ms(timings.mutative)}, a hand-written spread ${ms(timings.spread)}`,
      { atMost: 1 },
      flat(timings),
    );
  });
  const [small, large] = [own.get(1_000) ?? 0, own.get(LARGE) ?? 0];
  return [
    ...rows,
    ratioRow('one operation at 100,000 entities against 1,000', '', large / small, 'the rows above', { atMost: 2 }, {}),
  ];
}

/** Many operations, one by one and as one list. */
export function listRows(): Row[] {
  return [1_000, LARGE].map((entities) => {
    const plan = freshPlan(entities);
    const ids = plan.goals.flatMap((g) =>
      g.strategies.flatMap((s) => s.milestones.flatMap((m) => m.actions.map((a) => a.id))),
    );
    const edits = Array.from(
      { length: 1_000 },
      (_, index): Operation => ({
        type: 'reportAction',
        id: ids[(index * 7919) % ids.length] as string,
        report: { date: '2026-07-01', percentComplete: index % 100 },
      }),
    );
    const timings = race(
      {
        one: {
          run: () => {
            let current = plan;
            for (const edit of edits) {
              const changed = apply(current, edit);
              if (changed.ok) current = changed.value.plan;
            }
            return current;
          },
        },
        list: { run: () => apply(plan, edits) },
      },
      7,
    );
    return contextRow(
      '1,000 operations one by one, and as one list',
      entities,
      `${ms(timings.one)}; ${ms(timings.list)}`,
      flat(timings),
    );
  });
}

/** A journal of so many entries, each of which revises a title, so that the plan stays as large as it is. */
function journalOf(plan: Plan, id: string, entries: number): Journal {
  let journal = startJournal(plan);
  for (let index = 0; index < entries; index += 1) journal = recorded(journal, id, index);
  return journal;
}

function recorded(journal: Journal, id: string, index: number): Journal {
  const operation: Operation = { type: 'reviseAction', id, changes: { title: `Send coach ${index}` } };
  const facts = { at: new Date(Date.UTC(2026, 6, 1) + index * 1_000).toISOString(), operationId: `request-${index}` };
  const done = record(journal, operation, facts);
  if (!done.ok) throw new Error(done.issues[0]?.message);
  return done.value.journal;
}

/** Recording in a long journal beside a short one. */
export function journalRows(): Row[] {
  const [few, many] = [100, 100_000];
  const plan = freshPlan(1_000);
  const { id } = anActionOf(plan);
  const [short, long] = [journalOf(plan, id, few), journalOf(plan, id, many)];
  const times = 300;
  const timings = race(
    {
      short: { times, run: () => recorded(short, id, few) },
      long: { times, run: () => recorded(long, id, many) },
    },
    15,
  );
  return [
    ratioRow(
      'record on a journal of 100,000 entries against one of 100',
      1_000,
      timings.long.median / timings.short.median,
      `${ms(timings.long)} against ${ms(timings.short)}`,
      { atMost: 2 },
      flat(timings),
    ),
  ];
}
