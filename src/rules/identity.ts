/** Rules about ids: each names one thing, and each reference leads to a thing of the right kind. */
import type { EntityKind } from '../model/find.js';
import { type Checks, DOCUMENT, defineRule, named, type ReportIssue, type Scene } from './rule.js';

const everyKind: readonly EntityKind[] = [
  'plan',
  'organization',
  'function',
  'division',
  'unit',
  'coordination',
  'value',
  'goal',
  'measure',
  'subgroup',
  'strategy',
  'milestone',
  'action',
  'input',
  'output',
  'team',
  'adjustment',
];

function isUnique(entity: { readonly id: string }, report: ReportIssue, scene: Scene): void {
  if (!scene.isRepeated(entity)) return;
  const kind = scene.kindOf(entity.id) as EntityKind;
  report(['id'], `The id "${entity.id}" is taken: ${article(kind)} before it has the same. Give each its own id.`);
}

const article = (kind: EntityKind) => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;

export const duplicateId = defineRule({
  code: 'duplicate-id',
  severity: 'error',
  title: 'One id, one thing',
  statement: 'No two entities of a plan share an id.',
  source: DOCUMENT,
  checks: Object.fromEntries(everyKind.map((kind) => [kind, isUnique])) as Checks,
});

/** Reports an id that names nothing, or something of another kind. */
function refersTo(
  scene: Scene,
  report: ReportIssue,
  path: readonly (string | number)[],
  [noun, name]: readonly [noun: string, name: string],
  id: string | undefined,
  kind: EntityKind,
): void {
  if (id === undefined) return;
  const found = scene.kindOf(id);
  if (found === kind) return;
  const from = named(noun, name);
  const what = found === undefined ? 'nothing in this plan has that id' : `that is ${article(found)}`;
  report(path, `${from} refers to the ${kind} "${id}", but ${what}. Name ${article(kind)} of this plan, or add it.`);
}

function refersToEach(
  scene: Scene,
  report: ReportIssue,
  key: string,
  from: readonly [noun: string, name: string],
  ids: readonly string[],
  kind: EntityKind,
): void {
  for (const [index, id] of ids.entries()) refersTo(scene, report, [key, index], from, id, kind);
}

export const unknownReference = defineRule({
  code: 'unknown-reference',
  severity: 'error',
  title: 'References lead somewhere',
  statement: 'Every id that is referred to names an entity of the right kind in this plan.',
  source: DOCUMENT,
  checks: {
    division(division, report, scene) {
      refersToEach(scene, report, 'functionIds', ['Division', division.name], division.functionIds, 'function');
    },
    unit(unit, report, scene) {
      refersToEach(scene, report, 'functionIds', ['Unit', unit.name], unit.functionIds, 'function');
    },
    coordination(coordination, report, scene) {
      refersToEach(scene, report, 'unitIds', ['Coordination', coordination.purpose], coordination.unitIds, 'unit');
    },
    team(team, report, scene) {
      refersToEach(scene, report, 'unitIds', ['Team', team.name], team.unitIds, 'unit');
    },
    milestone(milestone, report, scene) {
      const from = ['Milestone', milestone.title] as const;
      refersTo(scene, report, ['teamId'], from, milestone.teamId, 'team');
      refersTo(scene, report, ['unitId'], from, milestone.unitId, 'unit');
    },
    action(action, report, scene) {
      refersTo(scene, report, ['unitId'], ['Action', action.title], action.unitId, 'unit');
    },
    goal(goal, report, scene) {
      for (const [index, { planId, goalId }] of (goal.alignsTo ?? []).entries()) {
        if (planId !== scene.plan.id) continue;
        refersTo(scene, report, ['alignsTo', index, 'goalId'], ['Goal', goal.statement], goalId, 'goal');
      }
    },
    adjustment(adjustment, report, scene) {
      for (const [index, id] of adjustment.entityIds.entries()) {
        if (scene.kindOf(id) !== undefined) continue;
        report(
          ['entityIds', index],
          `The course adjustment of ${adjustment.date} concerns "${id}", but nothing in this plan has that id. Correct the id, or take it out.`,
        );
      }
    },
  },
});
