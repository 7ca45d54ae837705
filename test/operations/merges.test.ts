/** Every pair of a set of edits, made by two sides: what comes of it, and what it conflicts over. */
import { apply, mergePlans, type Operation, type Plan } from 'spm-model';
import { aMilestone, examplePlan } from 'spm-model/testing';
import { expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const base = examplePlan;
const edits: Readonly<Record<string, readonly Operation[]>> = {
  'retitle the action': [{ type: 'reviseAction', id: 'action-cycles', changes: { title: 'Run cycles' } }],
  'retitle the action otherwise': [{ type: 'reviseAction', id: 'action-cycles', changes: { title: 'Cycles' } }],
  'describe the action': [{ type: 'reviseAction', id: 'action-cycles', changes: { description: 'Three' } }],
  'report on the action': [
    { type: 'reportAction', id: 'action-cycles', report: { date: '2026-10-01', percentComplete: 10 } },
  ],
  'report on the action twice': [
    { type: 'reportAction', id: 'action-cycles', report: { date: '2026-10-01', percentComplete: 15 } },
    { type: 'reportAction', id: 'action-cycles', report: { date: '2026-11-01', percentComplete: 20 } },
  ],
  'move the action': [{ type: 'moveAction', id: 'action-cycles', to: 'milestone-coaches', at: 0 }],
  'move the action elsewhere': [{ type: 'moveAction', id: 'action-cycles', to: 'milestone-review', at: 1 }],
  'remove the action': [{ type: 'removeAction', id: 'action-cycles' }],
  'put the action first': [{ type: 'moveAction', id: 'action-cycles', at: 0 }],
  'move the milestone': [{ type: 'moveMilestone', id: 'milestone-cycles', to: 'strategy-materials' }],
  'remove the milestone': [{ type: 'removeMilestone', id: 'milestone-cycles' }],
  'add a milestone that takes in the action': [
    {
      type: 'addMilestone',
      to: 'strategy-coaching',
      milestone: aMilestone({ id: 'milestone-new', unitId: 'unit-data', actions: [] }),
      at: 0,
    },
    { type: 'moveAction', id: 'action-cycles', to: 'milestone-new' },
  ],
  'add an action': [
    {
      type: 'addAction',
      to: 'milestone-cycles',
      action: { id: 'action-a', title: 'A', period: { start: '2026-07-01', end: '2026-12-31' } },
      at: 1,
    },
  ],
  'add an action of the same id': [
    {
      type: 'addAction',
      to: 'milestone-coaches',
      action: { id: 'action-a', title: 'Another', period: { start: '2026-01-01', end: '2026-06-30' } },
    },
  ],
  'remove the strategy': [{ type: 'removeStrategy', id: 'strategy-coaching' }],
  'order the goals': [{ type: 'moveGoal', id: 'goal-ready', at: 0 }],
  'order the goals otherwise': [{ type: 'moveGoal', id: 'goal-reading', at: 2 }],
  'remove a goal': [{ type: 'removeGoal', id: 'goal-ready', cascade: true }],
  'correct an observation': [
    {
      type: 'correctObservation',
      id: 'measure-coached',
      date: '2026-03-31',
      observation: { date: '2026-03-31', value: 250 },
    },
  ],
  'remove an observation': [{ type: 'removeObservation', id: 'measure-coached', date: '2026-03-31' }],
  'set the targets': [{ type: 'setTargets', id: 'measure-coached', targets: [{ date: '2026-06-30', value: 800 }] }],
  'widen the team': [
    {
      type: 'reviseTeam',
      id: 'team-pathways',
      changes: { unitIds: ['unit-data', 'unit-careers', 'unit-mathematics'] },
    },
  ],
  'change the team': [
    { type: 'reviseTeam', id: 'team-pathways', changes: { unitIds: ['unit-careers', 'unit-literacy'] } },
  ],
  'remove the team': [{ type: 'removeTeam', id: 'team-pathways', cascade: true }],
  'give the team the review': [{ type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' }],
  'rename the plan': [{ type: 'revisePlan', changes: { id: 'other', title: 'Other' } }],
  'rename the agency': [{ type: 'reviseOrganization', changes: { name: 'Agency', chief: null } }],
  'rename the agency otherwise': [{ type: 'reviseOrganization', changes: { id: 'agency', name: 'Department' } }],
  nothing: [],
};

const plans = new Map<string, Plan>(
  Object.entries(edits).map(([name, operations]) => [name, valueIn(apply(base, operations)).plan]),
);

const brief = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** Plans as sets of entries, since two sides may put what they add in either order. */
const unordered = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value
      .map(unordered)
      .map((item) => JSON.stringify(item))
      .sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, unordered(item)]),
  );
};

it('comes to this', async () => {
  const lines: string[] = [];
  for (const [ourName, ours] of plans) {
    for (const [theirName, theirs] of plans) {
      const { plan, conflicts } = mergePlans(base, ours, theirs);
      for (const { kind, id, path, base: was, ours: our, theirs: their, issue } of conflicts) {
        const broken = issue === undefined ? '' : ` (${issue.code})`;
        lines.push(
          `${ourName} | ${theirName}: ${kind}, ${id} at ${path.join('.')}${broken}: ${brief(was)} → ${brief(our)} | ${brief(their)}`,
        );
      }
      if (conflicts.length > 0) continue;
      // Without a conflict it is as if one side had done its work after the other.
      const after = apply(theirs, edits[ourName] ?? []);
      const afterTheirs = after.ok ? after.value.plan : undefined;
      const sequel = ourName === theirName ? theirs : afterTheirs;
      const same = sequel !== undefined && JSON.stringify(unordered(plan)) === JSON.stringify(unordered(sequel));
      lines.push(`${ourName} | ${theirName}: ${same ? 'both' : 'merged in another way'}`);
    }
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('merges.txt');
});

it('keeps the very objects of a side where it changed what they hold alone', () => {
  for (const plan of plans.values()) {
    expect(mergePlans(base, plan, base).plan).toBe(plan);
    expect(mergePlans(base, base, plan).plan).toBe(plan);
    expect(mergePlans(base, plan, plan).plan).toBe(plan);
  }
  const [ours, theirs] = [plans.get('widen the team'), plans.get('retitle the action')] as [Plan, Plan];
  const merged = mergePlans(base, ours, theirs).plan;
  expect(merged.teams[2]).toBe(ours.teams[2]);
  expect(merged.goals[0]).toBe(theirs.goals[0]);
  expect(merged.goals[1]).toBe(base.goals[1]);
  expect(merged.organization).toBe(base.organization);
});
