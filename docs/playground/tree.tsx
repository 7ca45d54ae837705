/** The plan as nested lists: each row opens, is chosen, and says how the entity stands in words and by a bar. */
import { Component } from 'preact';
import type { EntityKind, Plan, PlanRollup } from 'spm-model';
import { titleOf } from 'spm-model';
import { inWords, nounOf, percent, type Standing, standingOf } from './standing';

type Entity = Parameters<typeof titleOf>[0];

interface Child {
  readonly kind: EntityKind;
  readonly entity: Entity;
  readonly path: readonly (string | number)[];
}

/** What the tree shows below each kind, in the order of the plan. */
const lists: Partial<Record<EntityKind, readonly (readonly [key: string, kind: EntityKind])[]>> = {
  plan: [['goals', 'goal']],
  goal: [
    ['measures', 'measure'],
    ['strategies', 'strategy'],
  ],
  strategy: [
    ['measures', 'measure'],
    ['milestones', 'milestone'],
  ],
  milestone: [['actions', 'action']],
};

function childrenOf({ kind, entity, path }: Child): readonly Child[] {
  return (lists[kind] ?? []).flatMap(([key, childKind]) =>
    (entity as unknown as Record<string, readonly Entity[]>)[key]?.map((child, index) => ({
      kind: childKind,
      entity: child,
      path: [...path, key, index],
    })),
  ) as readonly Child[];
}

const hasChildren = (kind: EntityKind, entity: Entity): boolean =>
  (lists[kind] ?? []).some(
    ([key]) => ((entity as unknown as Record<string, readonly unknown[]>)[key]?.length ?? 0) > 0,
  );

function Bar({ share, expected, name }: { share: number | null; expected: number | null; name: string }) {
  return (
    <span class={`bar ${name}`} aria-hidden="true">
      <span class="done" style={{ width: `${(share ?? 0) * 100}%` }} />
      {expected !== null && <span class="due" style={{ left: `${Math.min(1, expected) * 100}%` }} />}
    </span>
  );
}

/** Work, results and diagnosis of one entity. */
export function StandingLine({ standing }: { standing: Standing }) {
  const { work, results, diagnosis } = standing;
  return (
    <span class="standing">
      {work && (
        <span class="figure">
          <Bar name="work" share={work.completion} expected={work.due} />
          work {work.completion === null ? '' : `${percent(work.completion)}, `}
          <b>{inWords(work.state)}</b>
        </span>
      )}
      {results && (
        <span class="figure">
          <Bar name="results" share={results.progress} expected={results.expectedProgress} />
          {work === undefined ? '' : 'results '}
          {results.progress === null ? '' : `${percent(results.progress)}, `}
          <b>{inWords(results.status)}</b>
        </span>
      )}
      {diagnosis !== undefined && <span class="diagnosis">{inWords(diagnosis)}</span>}
    </span>
  );
}

interface RowProps {
  readonly child: Child;
  readonly standing: PlanRollup;
  readonly selected: string;
  readonly open: ReadonlySet<string>;
  readonly onSelect: (id: string) => void;
  readonly onToggle: (id: string) => void;
}

/** The node of the rollup that a row shows, so that a row whose branch did not change is left alone. */
const nodeAt = (standing: PlanRollup, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((node, step) => (node as Record<string | number, unknown> | undefined)?.[step], standing);

const isSame = (before: RowProps, after: RowProps): boolean =>
  before.child.entity === after.child.entity &&
  before.child.path.join() === after.child.path.join() &&
  nodeAt(before.standing, before.child.path) === nodeAt(after.standing, after.child.path) &&
  before.open === after.open &&
  before.selected === after.selected &&
  before.onSelect === after.onSelect &&
  before.onToggle === after.onToggle;

class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return !isSame(this.props, next);
  }

  override render() {
    const { child, standing, selected, open, onSelect, onToggle } = this.props;
    const { kind, entity, path } = child;
    const isOpen = open.has(entity.id);
    const opens = hasChildren(kind, entity);
    const title = titleOf(entity);
    return (
      <li>
        <div class={`row ${kind}`}>
          {opens ? (
            <button
              type="button"
              class="toggle"
              aria-expanded={isOpen}
              aria-label={`${isOpen ? 'Close' : 'Open'} ${nounOf(kind)} ${title}`}
              onClick={() => onToggle(entity.id)}
            >
              {isOpen ? '▾' : '▸'}
            </button>
          ) : (
            <span class="toggle" aria-hidden="true" />
          )}
          <button
            type="button"
            class="choose"
            aria-current={selected === entity.id ? 'true' : undefined}
            data-id={entity.id}
            onClick={() => onSelect(entity.id)}
          >
            <span class="kind">{nounOf(kind)}</span> <span class="title">{title}</span>
            <StandingLine standing={standingOf(standing, { kind, path: [...path] })} />
          </button>
        </div>
        {isOpen && opens && (
          <ul>
            {childrenOf(child).map((inner) => (
              <Row key={inner.entity.id} {...this.props} child={inner} />
            ))}
          </ul>
        )}
      </li>
    );
  }
}

type TreeProps = Omit<RowProps, 'child'> & { readonly plan: Plan };

/** The plan from its root. */
export function Tree({ plan, ...rest }: TreeProps) {
  return (
    <ul class="tree">
      <Row child={{ kind: 'plan', entity: plan, path: [] }} {...rest} />
    </ul>
  );
}
