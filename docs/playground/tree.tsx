/** The plan as nested lists: each row opens, is chosen, and says how the entity stands; a filter finds rows by words. */
import { Component, type ComponentChildren } from 'preact';
import { type EntityKind, type Plan, type PlanRollup, titleOf, walkPlan } from 'spm-model';
import { ownedEntities, ownedLists } from '../../src/model/find.js';
import { StandingLine } from './chips';
import { capital, nounOf } from './labels';
import { standingOf } from './standing';

type Entity = Parameters<typeof titleOf>[0];

interface Child {
  readonly kind: EntityKind;
  readonly entity: Entity;
  readonly path: readonly (string | number)[];
}

/** Of a long list so many rows are there at first: no plan is too large for the page. */
const MOST_ROWS = 60;

function listed({ kind, entity, path }: Child): readonly Child[] {
  return ownedLists(kind).flatMap(({ key, kind: childKind }) =>
    ownedEntities(entity, key).map((child, index) => ({ kind: childKind, entity: child, path: [...path, key, index] })),
  );
}

/** What stands below an entity: of the plan its goals first, then the organization and what else there is. */
function childrenOf(child: Child): readonly Child[] {
  const children = listed(child);
  if (child.kind !== 'plan') return children;
  const goals = children.filter(({ kind }) => kind === 'goal');
  const others = children.filter(({ kind }) => kind !== 'goal');
  const organization: Child = {
    kind: 'organization',
    entity: (child.entity as Plan).organization,
    path: ['organization'],
  };
  return [...goals, organization, ...others];
}

const hasChildren = (kind: EntityKind, entity: Entity): boolean =>
  kind === 'plan' || ownedLists(kind).some(({ key }) => ownedEntities(entity, key).length > 0);

interface RowProps {
  readonly child: Child;
  readonly standing: PlanRollup;
  readonly selected: string;
  /** What holds the one that is chosen, and itself: only these rows change with `below`. */
  readonly chosen: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  readonly more: ReadonlyMap<string, number>;
  /** What stands below the row that is chosen, on narrow screens. */
  readonly below: ComponentChildren;
  readonly onSelect: (id: string) => void;
  readonly onToggle: (id: string) => void;
  readonly onMore: (id: string) => void;
}

/** The node of the rollup that a row shows, so that a row whose branch did not change is left alone. */
const nodeAt = (standing: PlanRollup, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((node, step) => (node as Record<string | number, unknown> | undefined)?.[step], standing);

const isSame = (before: RowProps, after: RowProps): boolean =>
  before.child.entity === after.child.entity &&
  before.child.path.join() === after.child.path.join() &&
  nodeAt(before.standing, before.child.path) === nodeAt(after.standing, after.child.path) &&
  before.open === after.open &&
  before.more === after.more &&
  before.selected === after.selected &&
  (before.below === after.below || !after.chosen.has(after.child.entity.id)) &&
  before.onSelect === after.onSelect;

class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return !isSame(this.props, next);
  }

  override render() {
    const { child, standing, selected, open, more, below, onSelect, onToggle, onMore } = this.props;
    const { kind, entity, path } = child;
    const isOpen = open.has(entity.id);
    const opens = hasChildren(kind, entity);
    const title = titleOf(entity);
    const children = isOpen && opens ? childrenOf(child) : [];
    const most = more.get(entity.id) ?? MOST_ROWS;
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
            <span class="kind">{capital(nounOf(kind))}</span> <span class="title">{title}</span>
            <StandingLine standing={standingOf(standing, { kind, path: [...path] })} />
          </button>
        </div>
        {selected === entity.id && below !== null && <div class="in-place">{below}</div>}
        {children.length > 0 && (
          <ul>
            {children.slice(0, most).map((inner) => (
              <Row key={inner.entity.id} {...this.props} child={inner} />
            ))}
            {children.length > most && (
              <li>
                <button type="button" class="more" onClick={() => onMore(entity.id)}>
                  Show more: {children.length - most} are left
                </button>
              </li>
            )}
          </ul>
        )}
      </li>
    );
  }
}

type TreeProps = Omit<RowProps, 'child'> & { readonly plan: Plan; readonly filter: string };

/** Of what a filter finds, so many rows are shown. */
const MOST_FOUND = 100;

/** The rows whose titles have all the words. */
function matches(plan: Plan, filter: string): { readonly found: readonly Child[]; readonly count: number } {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: Child[] = [];
  let count = 0;
  for (const { kind, entity, path } of walkPlan(plan)) {
    const text = `${nounOf(kind)} ${titleOf(entity)}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    count += 1;
    if (found.length < MOST_FOUND) found.push({ kind, entity, path });
  }
  return { found, count };
}

const NONE: ReadonlySet<string> = new Set();

/** The plan from its root, or what the filter finds in it. */
export function Tree({ plan, filter, ...rest }: TreeProps) {
  if (filter.trim() === '') {
    return (
      <ul class="tree">
        <Row child={{ kind: 'plan', entity: plan, path: [] }} {...rest} />
      </ul>
    );
  }
  const { found, count } = matches(plan, filter);
  return (
    <>
      <p class="count" role="status">
        {count === 0
          ? 'Nothing has these words in its title.'
          : `${count} found${count > MOST_FOUND ? `, the first ${MOST_FOUND} shown` : ''}.`}
      </p>
      <ul class="tree">
        {found.map((child) => (
          <Row key={child.entity.id} {...rest} child={child} open={NONE} />
        ))}
      </ul>
    </>
  );
}
