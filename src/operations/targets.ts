/**
 * How targets and baselines are set. Set as of a day, what was in force until the day before is kept as a revision;
 * without one, it is a correction of what was written.
 */
import { plusDays } from '../model/calendar.js';
import { titleOf } from '../model/find.js';
import { frozenObject } from '../model/frozen.js';
import type { Baseline, Revision, Target } from '../model/generated/types.js';
import { type Appliers, kindsChangedBy, named, type Outcome, operation, type Refusal, refuse } from './applying.js';
import { fieldNow, type Node } from './draft.js';
import { setFields, type Transaction } from './transaction.js';

const series = kindsChangedBy('setTargets');

/** Two reasons for what was replaced on one day. */
const bothReasons = (one: string | undefined, other: string | undefined) =>
  one === undefined || other === undefined || one === other ? (one ?? other) : `${one}; ${other}`;

interface Replaced {
  readonly from: string;
  readonly reason: string | undefined;
  /** Whether the baseline is replaced: then earlier revisions keep the one that they went by. */
  readonly isBaseline: boolean;
}

/** The revisions with what is in force until a day; a refusal where something was revised on that day or after. */
function withRevision(holder: Node, replaced: Replaced): readonly Revision[] | Refusal {
  const revisions = (fieldNow(holder, 'revisions') ?? []) as readonly Revision[];
  const baseline = fieldNow(holder, 'baseline') as Baseline | undefined;
  const targets = (fieldNow(holder, 'targets') ?? []) as readonly Target[];
  const until = plusDays(replaced.from, -1);
  const later = revisions.find((revision) => revision.until > until);
  if (later !== undefined) {
    const { kind, entity } = holder;
    const params = { kind, title: titleOf(entity), from: replaced.from, until: later.until };
    return refuse('revised-later', ['from'], params, entity.id);
  }
  const kept = (revision: Revision): Revision => {
    const why = revision.until === until ? bothReasons(revision.reason, replaced.reason) : revision.reason;
    const goesBy = revision.baseline ?? (replaced.isBaseline ? baseline : undefined);
    if (why === revision.reason && goesBy === revision.baseline) return revision;
    return frozenObject({
      ...revision,
      ...(goesBy === undefined ? {} : { baseline: goesBy }),
      ...(why === undefined ? {} : { reason: why }),
    });
  };
  if (revisions.some((revision) => revision.until === until)) return frozenObject(revisions.map(kept));
  return frozenObject([
    ...revisions.map(kept),
    kept(frozenObject({ until, targets, ...(replaced.reason === undefined ? {} : { reason: replaced.reason }) })),
  ]);
}

/** Sets targets or the baseline; with `from`, what was in force is kept. */
function applyReplacing(
  transaction: Transaction,
  type: string,
  field: 'targets' | 'baseline',
  value: unknown,
  input: { readonly id: string; readonly from?: string | undefined; readonly reason?: string | undefined },
): Outcome {
  const found = named(transaction, input.id, series);
  if ('refused' in found) return found;
  const holder = found as Node;
  const inverse = [operation(type, { id: input.id, [field]: fieldNow(holder, field) ?? null })];
  if (input.from !== undefined) {
    const replaced = { from: input.from, reason: input.reason, isBaseline: field === 'baseline' };
    const revisions = withRevision(holder, replaced);
    if ('refused' in revisions) return revisions;
    inverse.push(operation('setRevisions', { id: input.id, revisions: fieldNow(holder, 'revisions') }));
    setFields(transaction, holder, { revisions }, () => ['from']);
  }
  setFields(transaction, holder, { [field]: value ?? undefined }, () => [field]);
  return { inverse };
}

export const targetAppliers: Appliers<'setTargets' | 'rebaseline'> = {
  setTargets: (transaction, input) => applyReplacing(transaction, 'setTargets', 'targets', input.targets, input),
  rebaseline: (transaction, input) => applyReplacing(transaction, 'rebaseline', 'baseline', input.baseline, input),
};
