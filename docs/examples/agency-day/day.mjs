/**
 * A day in an agency's life with its plan: draft a part of it, mend what the rules find, report for a quarter, adjust
 * course, merge what two offices did apart, and print the log in sentences. Run it after `npm run build`.
 */
import {
  addStrategy,
  adjustCourse,
  apply,
  commit,
  describeOperation,
  draftPolicy,
  mergePlans,
  parseTheory,
  rollup,
  startHistory,
  undo,
} from 'spm-model';
import { examplePlan } from 'spm-model/testing';

/** @import { Change, Operation, Plan, Result } from 'spm-model' */

/** @type {string[]} */
export const log = [];
let history = startHistory(examplePlan);

/**
 * Keeps a change, with its sentence in the log, or says why there is none.
 *
 * @param {Result<Change>} result
 */
function keep(result) {
  if (!result.ok) {
    for (const { code, message } of result.issues) log.push(`Refused (${code}): ${message}`);
    return;
  }
  const { operation } = result.value;
  const all = /** @type {Operation[]} */ (Array.isArray(operation) ? operation : [operation]);
  const kept = commit(history, result.value);
  if (!kept.ok) throw new Error(kept.issues[0]?.message);
  history = kept.value;
  for (const each of all) log.push(describeOperation(each, history.present));
  for (const { message } of result.value.warnings) log.push(`  Look at: ${message}`);
}

// Morning: a new strategy is drafted. Its measure has no target yet, which a draft may lack and a plan may not.
const theory = parseTheory('If families get books to keep, then they read at home, and children read more.');
if (theory.ok) {
  const strategy = {
    id: 'strategy-books',
    title: 'Put books into homes',
    theory: theory.value,
    measures: [
      {
        id: 'measure-books',
        indicator: 'Books given to families since the start',
        dataSource: 'Library consortium',
        unit: { kind: /** @type {const} */ ('count'), label: 'books' },
        direction: /** @type {const} */ ('increase'),
        accumulation: /** @type {const} */ ('sum'),
        baseline: { date: '2026-06-30', value: 0 },
      },
    ],
  };
  keep(addStrategy(history.present, { to: 'goal-reading', strategy }));
  keep(addStrategy(history.present, { to: 'goal-reading', strategy }, { policy: draftPolicy }));
}

// It is mended: a target, and a milestone with its first action.
keep(
  apply(history.present, [
    { type: 'setTargets', id: 'measure-books', targets: [{ date: '2028-06-30', value: 120000 }] },
    {
      type: 'addMilestone',
      to: 'strategy-books',
      milestone: {
        id: 'milestone-partners',
        title: 'Libraries in every region take part',
        period: { start: '2026-09-01', end: '2027-08-31' },
        teamId: 'team-reading',
        actions: [
          {
            id: 'action-partners',
            title: 'Win libraries as partners',
            period: { start: '2026-09-01', end: '2026-12-31' },
          },
        ],
      },
    },
  ]),
);

// Noon: the quarter is reported, all or nothing.
keep(
  apply(history.present, [
    { type: 'reportAction', id: 'action-train', report: { date: '2026-09-30', percentComplete: 100 } },
    { type: 'reportAction', id: 'action-calendar', report: { date: '2026-09-30', percentComplete: 90 } },
    { type: 'reportAction', id: 'action-compacts', report: { date: '2026-09-30', percentComplete: 45 } },
    { type: 'recordObservation', id: 'measure-coached', observation: { date: '2026-09-30', value: 280 } },
  ]),
);

// Afternoon: compacts take longer than thought. The course changes, with its reason.
keep(
  adjustCourse(history.present, {
    adjustment: {
      id: 'adjustment-compacts',
      date: '2026-10-01',
      rationale: 'Colleges decide in December, so compacts are signed after that',
      entityIds: ['action-compacts', 'milestone-compacts'],
    },
    operations: [
      { type: 'rescheduleAction', id: 'action-compacts', period: { start: '2026-01-01', end: '2026-12-31' } },
    ],
  }),
);

// Two offices worked on copies of the same plan.
const base = history.present;
/** @param {Operation[]} operations */
const branch = (...operations) => {
  const changed = apply(base, operations);
  return changed.ok ? changed.value.plan : base;
};
const literacy = branch(
  { type: 'reviseMilestone', id: 'milestone-cycles', changes: { title: 'Coaching runs in steady cycles everywhere' } },
  { type: 'assignUnit', id: 'action-cycles', unitId: 'unit-regional' },
);
const regional = branch(
  { type: 'assignUnit', id: 'action-cycles', unitId: 'unit-data' },
  { type: 'reviseDirection', mission: 'We equip districts to teach every child well' },
);
export const merged = mergePlans(base, literacy, regional);
for (const { id, path, ours, theirs } of merged.conflicts) {
  log.push(
    `Conflict at ${path.at(-1)} of ${id}: ours is ${ours}, theirs is ${theirs}; ours stays until someone decides.`,
  );
}

// Evening: one step was a mistake, and is undone.
keep(apply(history.present, { type: 'removeAction', id: 'action-advisors' }));
history = undo(history);
log.push('Undone.');

/** @type {Plan} */
export const plan = history.present;
export const standing = rollup(plan, { asOf: '2026-10-01' });
log.push(`Implementation is ${standing.implementation.state}, performance is ${standing.performance.status}.`);

if (process.argv[1]?.endsWith('day.mjs')) console.log(log.join('\n'));
