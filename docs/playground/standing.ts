/** What a plan's rollup says of one entity, and what an edit changed in it, as the page shows them. */
import {
  type ActionProgress,
  type Change,
  describeOperation,
  type FoundEntity,
  findEntity,
  type Implementation,
  type MeasureProgress,
  type Operation,
  type Performance,
  type Plan,
  type PlanRollup,
  titleOf,
} from 'spm-model';
import { capital, inWords, nounOf, percent } from './labels';

/** Where an entity stands; what does not apply to its kind is left out. */
export interface Standing {
  readonly work?: Pick<Implementation, 'completion' | 'due' | 'expected' | 'state'> | ActionProgress;
  readonly results?: Pick<Performance, 'progress' | 'expectedProgress' | 'status'> | MeasureProgress;
  readonly diagnosis?: string;
}

type Branch = { readonly [key: string]: unknown };

/** The node of the rollup for an entity: it mirrors the plan, so the entity's path leads to it. */
export function standingOf(standing: PlanRollup, { kind, path }: Pick<FoundEntity, 'kind' | 'path'>): Standing {
  let node: unknown = standing;
  for (const step of path) node = (node as Branch | undefined)?.[step];
  if (node === undefined) return {};
  if (kind === 'action') return { work: node as ActionProgress };
  if (kind === 'measure') return { results: node as MeasureProgress };
  const { implementation, performance, diagnosis } = node as {
    implementation?: Implementation;
    performance?: Performance;
    diagnosis?: string;
  };
  return {
    ...(implementation === undefined ? {} : { work: implementation }),
    ...(performance === undefined ? {} : { results: performance }),
    ...(diagnosis === undefined ? {} : { diagnosis }),
  };
}

/** An entity with what holds it, up to the plan. */
export function lineage(plan: Plan, id: string): readonly FoundEntity[] {
  const found = findEntity(plan, id);
  if (found === undefined) return [];
  return found.parentId === null ? [found] : [found, ...lineage(plan, found.parentId)];
}

/** What an edit changed: the operation in a sentence, then each figure that moved, from the entity up to the plan. */
export function changesOf(
  before: PlanRollup,
  after: PlanRollup,
  { plan, operation }: Change,
  id: string,
): readonly string[] {
  const lines = [operation].flat().map((step: Operation) => describeOperation(step, plan));
  const said = lines.length;
  for (const found of lineage(plan, id)) {
    const was = standingOf(before, found);
    const is = standingOf(after, found);
    const parts: string[] = [];
    const tell = (word: string, from: string | undefined, to: string | undefined) => {
      if (from !== to) parts.push(`${word} ${from ?? 'nothing'} → ${to ?? 'nothing'}`);
    };
    tell('work', was.work && percent(was.work.completion), is.work && percent(is.work.completion));
    tell('work', was.work && inWords(was.work.state), is.work && inWords(is.work.state));
    tell('results', was.results && percent(was.results.progress), is.results && percent(is.results.progress));
    tell('results', was.results && inWords(was.results.status), is.results && inWords(is.results.status));
    tell('diagnosis', was.diagnosis && inWords(was.diagnosis), is.diagnosis && inWords(is.diagnosis));
    if (parts.length > 0) lines.push(`${capital(nounOf(found.kind))} “${titleOf(found.entity)}”: ${parts.join(', ')}`);
  }
  if (lines.length === said) lines.push('No figure of the day moved.');
  return lines;
}
