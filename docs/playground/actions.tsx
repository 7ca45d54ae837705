/** What can be done with an entity as a whole: add to it, move it, give it up, carry it over, remove it. */
import { useState } from 'preact/hooks';
import {
  type Day,
  type EntityKind,
  type FoundEntity,
  findEntity,
  type Issue,
  type Operation,
  type Plan,
  titleOf,
  walkPlan,
} from 'spm-model';
import { FormDialog } from './dialogs';
import { addable, holdersOf, into, isRooted, listOf, operation } from './edits';
import { capital, nounOf } from './labels';
import { type Field, fieldFor, fieldOf, fieldsOf } from './schema';

interface ActionsProps {
  readonly plan: Plan;
  readonly found: FoundEntity;
  readonly asOf: Day;
  readonly onEdit: (id: string, operations: readonly Operation[]) => readonly Issue[];
  readonly onGo: (id: string) => void;
}

/** An id that says what it names and that nothing has yet. */
export function freeId(plan: Plan, kind: EntityKind, title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const base = words === '' ? kind : `${kind}-${words}`;
  let id = base;
  for (let count = 2; findEntity(plan, id) !== undefined; count += 1) id = `${base}-${count}`;
  return id;
}

/** The day some months on, on the same day of the month as far as there is one. */
export function monthsOn(day: Day, months: number): Day {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(Number(day.slice(8)), last));
  return date.toISOString().slice(0, 10);
}

export const daysOn = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

type Span = { readonly start: Day; readonly end: Day };
const within = (day: Day, { start, end }: Span): Day => (day < start ? start : day > end ? end : day);

/** What something new may start with: a time that fits into what holds it. */
function startOf(kind: EntityKind, holder: FoundEntity, plan: Plan, asOf: Day): Readonly<Record<string, unknown>> {
  if (kind === 'milestone' || kind === 'action') {
    const bounds = ('period' in holder.entity && holder.entity.period) || plan.period;
    const start = within(asOf, bounds);
    const end = within(daysOn(monthsOn(start, kind === 'milestone' ? 12 : 6), -1), bounds);
    return { period: { start, end } };
  }
  if (kind === 'goal') return { focus: 'student' };
  if (kind === 'measure') return { unit: { kind: 'percent' }, direction: 'increase' };
  if ('date' in Object.fromEntries(fieldsOf(kind).map(({ name }) => [name, true]))) return { date: asOf };
  return {};
}

/** The fields that something new must have; its id is made from its title. */
const fieldsToAdd = (kind: EntityKind): readonly Field[] =>
  fieldsOf(kind).filter(({ name, optional }) => !optional && name !== 'id');

type Open =
  | { readonly what: 'add'; readonly kind: EntityKind }
  | { readonly what: 'discontinue' | 'carry' | 'move' | 'remove' };

export function Actions({ plan, found, asOf, onEdit, onGo }: ActionsProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const { kind, entity, parentId } = found;
  const { id } = entity;
  const name = capital(kind);
  const close = () => setOpen(null);
  const parent = parentId === null ? undefined : findEntity(plan, parentId);
  const list = parent === undefined ? undefined : listOf(parent.kind, kind);
  const lists = parent?.entity as unknown as Readonly<Record<string, readonly unknown[]>> | undefined;
  const siblings = (list === undefined ? undefined : lists?.[list]) ?? [];
  const at = Number(found.path.at(-1));
  const canMove = kind !== 'plan' && kind !== 'organization';
  const move = (to: number) => setRefused(onEdit(id, [operation(`move${name}`, { id, at: to })]));
  const discontinuing = fieldOf(kind, 'discontinued');
  const isGivenUp = 'discontinued' in entity && entity.discontinued !== undefined;
  return (
    <div class="actions">
      <div class="toolbar" role="toolbar" aria-label={`What to do with this ${nounOf(kind)}`}>
        {addable(kind).map((child) => (
          <button key={child} type="button" class="add" onClick={() => setOpen({ what: 'add', kind: child })}>
            + {capital(nounOf(child))}
          </button>
        ))}
        {canMove && (
          <>
            <button type="button" disabled={at === 0} onClick={() => move(at - 1)}>
              ↑ Move up
            </button>
            <button type="button" disabled={at >= siblings.length - 1} onClick={() => move(at + 1)}>
              ↓ Move down
            </button>
          </>
        )}
        {canMove && !isRooted(kind) && (
          <button type="button" onClick={() => setOpen({ what: 'move' })}>
            Move to…
          </button>
        )}
        {discontinuing !== undefined && !isGivenUp && (
          <button type="button" onClick={() => setOpen({ what: 'discontinue' })}>
            Discontinue…
          </button>
        )}
        {discontinuing !== undefined && isGivenUp && (
          <button
            type="button"
            onClick={() => setRefused(onEdit(id, [operation(`discontinue${name}`, { id, discontinued: null })]))}
          >
            Take up again
          </button>
        )}
        {kind === 'milestone' && !isGivenUp && (
          <button type="button" onClick={() => setOpen({ what: 'carry' })}>
            Carry over…
          </button>
        )}
        {canMove && (
          <button type="button" class="danger" onClick={() => setOpen({ what: 'remove' })}>
            Remove…
          </button>
        )}
      </div>
      {refused.length > 0 && (
        <div class="why-not" role="alert">
          {refused.map(({ message }) => (
            <p key={message}>Not done: {message}</p>
          ))}
        </div>
      )}
      {open?.what === 'add' && (
        <FormDialog
          title={`Add ${/^[aeiou]/.test(nounOf(open.kind)) ? 'an' : 'a'} ${nounOf(open.kind)}`}
          submit="Add it"
          note={`To the ${nounOf(kind)} “${titleOf(entity)}”. More can be said of it once it is there.`}
          plan={plan}
          fields={fieldsToAdd(open.kind)}
          start={startOf(open.kind, found, plan, asOf)}
          onClose={close}
          onSubmit={(draft) => {
            const fresh = freeId(plan, open.kind, titleOf({ id: '', ...draft } as Parameters<typeof titleOf>[0]));
            const to = kind === 'plan' || kind === 'organization' ? {} : into(open.kind, id);
            const issues = onEdit(id, [
              operation(`add${capital(open.kind)}`, { ...to, [open.kind]: { id: fresh, ...draft } }),
            ]);
            if (issues.length === 0) onGo(fresh);
            return issues;
          }}
        />
      )}
      {open?.what === 'discontinue' && discontinuing?.shape.type === 'object' && (
        <FormDialog
          title={`Discontinue “${titleOf(entity)}”`}
          submit="Discontinue it"
          note="It stays in the plan, with the reason, and no longer counts from that day on."
          plan={plan}
          fields={discontinuing.shape.fields}
          start={{ date: asOf }}
          onClose={close}
          onSubmit={(discontinued) => onEdit(id, [operation(`discontinue${name}`, { id, discontinued })])}
        />
      )}
      {open?.what === 'carry' && found.kind === 'milestone' && (
        <FormDialog
          title={`Carry “${titleOf(entity)}” over into the next year`}
          submit="Carry it over"
          note="A new milestone continues this one, with the actions that are not complete. This one is discontinued."
          plan={plan}
          fields={[
            fieldFor('on', { type: 'day' }, { label: 'This one ends on' }),
            fieldFor('title', { type: 'text', long: false }),
            fieldFor('start', { type: 'day' }, { label: 'The new one starts on' }),
            fieldFor('end', { type: 'day' }, { label: 'The new one ends on' }),
          ]}
          start={{
            on: found.entity.period.end < asOf ? found.entity.period.end : asOf,
            title: found.entity.title,
            start: daysOn(found.entity.period.end, 1),
            end: daysOn(monthsOn(daysOn(found.entity.period.end, 1), 12), -1),
          }}
          onClose={close}
          onSubmit={({ on, title, start, end }) => {
            const next = freeId(plan, 'milestone', `${title} ${String(end).slice(0, 4)}`);
            const issues = onEdit(id, [
              operation('carryOver', { id, on, milestone: { id: next, title, period: { start, end } } }),
            ]);
            if (issues.length === 0) onGo(next);
            return issues;
          }}
        />
      )}
      {open?.what === 'move' && (
        <FormDialog
          title={`Move “${titleOf(entity)}”`}
          submit="Move it"
          plan={plan}
          fields={[fieldFor('to', { type: 'reference', kinds: holdersOf(kind) }, { label: 'Into' })]}
          start={parentId === null ? {} : { to: parentId }}
          onClose={close}
          onSubmit={({ to }) => {
            const issues = onEdit(id, [operation(`move${name}`, { id, to })]);
            if (issues.length === 0) onGo(id);
            return issues;
          }}
        />
      )}
      {open?.what === 'remove' && (
        <RemoveDialog plan={plan} found={found} onEdit={onEdit} onGo={onGo} onClose={close} />
      )}
    </div>
  );
}

/** How many entities stand below one. */
function countBelow(plan: Plan, { path }: FoundEntity): number {
  let count = 0;
  for (const other of walkPlan(plan)) {
    if (other.path.length > path.length && path.every((step, index) => other.path[index] === step)) count += 1;
  }
  return count;
}

function RemoveDialog({ plan, found, onEdit, onGo, onClose }: Omit<ActionsProps, 'asOf'> & { onClose: () => void }) {
  const { kind, entity, parentId } = found;
  const { id } = entity;
  const [isReferred, setReferred] = useState(false);
  const below = countBelow(plan, found);
  return (
    <FormDialog
      title={`Remove “${titleOf(entity)}”?`}
      submit={isReferred ? 'Remove it and what refers to it' : 'Remove it'}
      note={`${below === 0 ? `The ${nounOf(kind)}` : `The ${nounOf(kind)} and the ${below} below it`} will be gone from the plan. “Undo” brings all of it back. Work that was given up is better discontinued: then the plan keeps the reason.`}
      plan={plan}
      fields={[]}
      start={{}}
      onClose={onClose}
      onSubmit={() => {
        const issues = onEdit(parentId ?? id, [
          operation(`remove${capital(kind)}`, { id, ...(isReferred ? { cascade: true } : {}) }),
        ]);
        if (issues.length === 0) onGo(parentId ?? plan.id);
        else setReferred(issues.some(({ code }) => code === 'still-referenced'));
        return issues;
      }}
    />
  );
}
