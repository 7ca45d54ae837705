/**
 * How targets and baselines are set. Set as of a day, what was in force until the day before is kept as a revision;
 * without one, it is a correction of what was written.
 */
import { plusDays } from '../model/calendar.js';
import { titleOf } from '../model/find.js';
import { frozenObject } from '../model/frozen.js';
import type { Baseline, Revision, Target } from '../model/generated/types.js';
import {
  type Appliers,
  fieldsOf,
  kindsChangedBy,
  named,
  type Outcome,
  operation,
  type Refusal,
  refuse,
} from './applying.js';
import { fieldNow, type Node } from './draft.js';
import { editValues, setFields, type Transaction } from './transaction.js';

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

/** What is known of a list of revisions, so that many in a row need not look through it each time. */
interface Known {
  /** The latest day on which one of them was in force, '' where there is none. */
  latest: string;
  /** Those before this place have baselines of their own. */
  withBaseline: number;
}

const known = new WeakMap<readonly Revision[], Known>();

function knownOf(revisions: readonly Revision[]): Known {
  const before = known.get(revisions);
  if (before !== undefined) return before;
  const latest = revisions.reduce((found, { until }) => (until > found ? until : found), '');
  const found = { latest, withBaseline: 0 };
  known.set(revisions, found);
  return found;
}

const withReason = (revision: Revision, reason: string | undefined): Revision =>
  reason === undefined || reason === revision.reason ? revision : frozenObject({ ...revision, reason });

/** Keeps what is in force until a day among the revisions; a refusal where something was revised on that day or after. */
function keepRevision(transaction: Transaction, holder: Node, replaced: Replaced): Refusal | undefined {
  const { from, reason, isBaseline } = replaced;
  const until = plusDays(from, -1);
  const before = (fieldsOf(holder.entity)['revisions'] ?? []) as readonly Revision[];
  const { latest } = knownOf(before);
  if (latest > until) {
    const { kind, entity } = holder;
    const later = before.find((revision) => revision.until > until) as Revision;
    const params = { kind, title: titleOf(entity), from, until: later.until };
    return refuse('revised-later', ['from'], params, entity.id);
  }
  const baseline = fieldNow(holder, 'baseline') as Baseline | undefined;
  const targets = (fieldNow(holder, 'targets') ?? []) as readonly Target[];
  const revisions = editValues<Revision>(transaction, holder, 'revisions', ['from'], false);
  const of = knownOf(revisions);
  if (latest === until) {
    for (const [place, each] of revisions.entries()) {
      if (each.until === until) revisions[place] = withReason(each, bothReasons(each.reason, reason));
    }
  } else {
    of.latest = until;
    revisions.push(withReason(frozenObject({ until, targets }), reason));
  }
  if (!isBaseline || baseline === undefined) return undefined;
  for (let place = of.withBaseline; place < revisions.length; place += 1) {
    const each = revisions[place] as Revision;
    if (each.baseline === undefined) revisions[place] = frozenObject({ ...each, baseline });
  }
  of.withBaseline = revisions.length;
  return undefined;
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
    // Where a step before this one changed them as well, what takes that back puts them back as they were before both.
    if (holder.ownFields?.has('revisions') !== true) {
      inverse.push(operation('setRevisions', { id: input.id, revisions: fieldNow(holder, 'revisions') }));
    }
    const refusal = keepRevision(transaction, holder, replaced);
    if (refusal !== undefined) return refusal;
  }
  setFields(transaction, holder, { [field]: value ?? undefined }, () => [field]);
  return { inverse };
}

export const targetAppliers: Appliers<'setTargets' | 'rebaseline'> = {
  setTargets: (transaction, input) => applyReplacing(transaction, 'setTargets', 'targets', input.targets, input),
  rebaseline: (transaction, input) => applyReplacing(transaction, 'rebaseline', 'baseline', input.baseline, input),
};
