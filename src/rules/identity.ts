/** Rules about ids: each names one thing, and each reference leads to a thing of the right kind. */
import { entityKinds } from '../model/find.js';
import type { CourseAdjustment, EntityKind, EntityOfKind } from '../model/generated/types.js';
import { eachReference } from '../model/references.js';
import { withArticle } from '../model/words.js';
import { type Checks, DOCUMENT, defineRule, named, type ReportIssue, type Scene } from './rule.js';

function isUnique(entity: { readonly id: string }, report: ReportIssue, scene: Scene): void {
  if (!scene.isRepeated(entity)) return;
  const kind = scene.kindOf(entity.id) as EntityKind;
  report(['id'], `The id "${entity.id}" is taken: ${withArticle(kind)} before it has the same. Give each its own id.`);
}

export const duplicateId = defineRule({
  code: 'duplicate-id',
  severity: 'error',
  title: 'One id, one thing',
  statement: 'No two entities of a plan share an id.',
  source: DOCUMENT,
  checks: Object.fromEntries(entityKinds.map((kind) => [kind, isUnique])) as Checks,
});

/** How sentences begin about an entity that refers to others. */
const subjectOf: { readonly [Kind in EntityKind]?: (entity: EntityOfKind[Kind]) => string } = {
  division: ({ name }) => named('Division', name),
  unit: ({ name }) => named('Unit', name),
  coordination: ({ purpose }) => named('Coordination', purpose),
  team: ({ name }) => named('Team', name),
  milestone: ({ title }) => named('Milestone', title),
  action: ({ title }) => named('Action', title),
  goal: ({ statement }) => named('Goal', statement),
};

/** Reports each id that names nothing, or something of another kind. */
function refersRightly<Kind extends EntityKind>(kind: Kind) {
  return (entity: EntityOfKind[Kind], report: ReportIssue, scene: Scene): void => {
    eachReference(kind, entity, scene.plan.id, (path, id, expected) => {
      const found = scene.kindOf(id);
      if (found !== undefined && (expected === null || expected.includes(found))) return;
      if (expected === null) {
        report(
          path,
          `The course adjustment of ${(entity as CourseAdjustment).date} concerns "${id}", but nothing in this plan has that id. Correct the id, or take it out.`,
        );
        return;
      }
      const from = subjectOf[kind]?.(entity);
      const what = found === undefined ? 'nothing in this plan has that id' : `that is ${withArticle(found)}`;
      report(
        path,
        `${from} refers to the ${expected[0]} "${id}", but ${what}. Name ${withArticle(expected[0] as EntityKind)} of this plan, or add it.`,
      );
    });
  };
}

export const unknownReference = defineRule({
  code: 'unknown-reference',
  severity: 'error',
  title: 'References lead somewhere',
  statement: 'Every id that is referred to names an entity of the right kind in this plan.',
  source: DOCUMENT,
  checks: {
    division: refersRightly('division'),
    unit: refersRightly('unit'),
    coordination: refersRightly('coordination'),
    team: refersRightly('team'),
    milestone: refersRightly('milestone'),
    action: refersRightly('action'),
    goal: refersRightly('goal'),
    adjustment: refersRightly('adjustment'),
  },
});
