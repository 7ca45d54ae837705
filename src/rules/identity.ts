/** Rules about ids: each names one thing, and each reference leads to a thing of the right kind. */
import { entityKinds } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { eachReference } from '../model/references.js';
import { inBrief } from '../model/text.js';
import { type CheckContext, type Checks, DOCUMENT, defineRule, type ReportIssue } from './rule.js';

export const duplicateId = defineRule({
  code: 'duplicate-id',
  severity: 'error',
  title: 'One id, one thing',
  statement: 'No two entities of a plan share an id.',
  source: DOCUMENT,
  checks: Object.fromEntries(
    entityKinds.map((kind) => [
      kind,
      (entity: AnyEntity, report: ReportIssue<'duplicate-id'>, context: CheckContext) => {
        if (!context.isRepeated(entity)) return;
        report(['id'], { id: inBrief(entity.id), firstKind: context.kindOf(entity.id) ?? kind });
      },
    ]),
  ) as Checks<'duplicate-id'>,
});

/** Reports each id that names nothing, or something of another kind. */
const checkReferences =
  (kind: EntityKind) =>
  (entity: AnyEntity, report: ReportIssue<'unknown-reference'>, context: CheckContext): void => {
    eachReference(kind, entity, context.plan.id, (path, id, expected) => {
      if (context.isUnread(id)) return;
      const found = context.kindOf(id);
      if (found !== undefined && (expected === null || expected.includes(found))) return;
      report(path, { id: inBrief(id), expectedKinds: expected?.join(', ') ?? null, foundKind: found ?? null });
    });
  };

export const unknownReference = defineRule({
  code: 'unknown-reference',
  severity: 'error',
  title: 'References lead somewhere',
  statement: 'Every id that is referred to names an entity of the right kind in this plan.',
  source: DOCUMENT,
  checks: Object.fromEntries(
    entityKinds.filter((kind) => structure[kind].references.length > 0).map((kind) => [kind, checkReferences(kind)]),
  ) as Checks<'unknown-reference'>,
});
