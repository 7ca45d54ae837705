/**
 * What a merge owes: everything that a side changed is in the merged plan or in a conflict. Worked out from the three
 * plans alone, entity by entity and field by field.
 */
import { type Conflict, type Merge, type Plan, walkPlan } from 'spm-model';
import { structure } from '../../src/model/generated/structure.js';

type Fields = Readonly<Record<string, unknown>>;
interface Held {
  readonly kind: keyof typeof structure;
  readonly fields: Fields;
  readonly parent: string | null;
}

/** Plain JSON as text, whatever the order of keys. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  ) ?? 'undefined';

function heldBy(plan: Plan): Map<string, Held> {
  const nameOf = (id: string | null) =>
    id === plan.id ? 'the plan' : id === plan.organization.id ? 'the organization' : id;
  const held = new Map<string, Held>();
  for (const { kind, entity, parentId } of walkPlan(plan)) {
    held.set(nameOf(entity.id) as string, {
      kind,
      fields: entity as unknown as Fields,
      parent: nameOf(parentId),
    });
  }
  return held;
}

const listOf = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value]);

function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  const { id } = value as { id?: unknown };
  return [...(typeof id === 'string' ? [id] : []), ...Object.values(value).flatMap(idsIn)];
}

/** The parts of a field that are merged apart: entries of a set, names of an object, days of a list. */
function partsOf(merge: string, entries: string | undefined, sums: boolean, value: unknown): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  const put = (name: string, text: string) => parts.set(name, [...(parts.get(name) ?? []), text].sort());
  if (merge === 'set') for (const item of listOf(value)) put(textOf(item), 'there');
  else if (merge === 'keys')
    for (const [name, item] of Object.entries((value ?? {}) as Fields)) put(name, textOf(item));
  else if (merge === 'dated') {
    for (const entry of listOf(value) as { date?: string; until?: string }[]) {
      const day = (entry.until ?? entry.date) as string;
      const adds = entries === 'Amount' || (entries === 'Observation' && sums);
      put(adds ? `${day} ${textOf(entry)}` : day, textOf(entry));
    }
  } else if (value !== undefined) put('', textOf(value));
  return parts;
}

/** What a merge lost without a word; nothing, where it is right. */
export function untold(base: Plan, ours: Plan, theirs: Plan, { plan, conflicts }: Merge, prefer = 'ours'): string[] {
  if (conflicts.some(({ kind, path }) => kind === 'field' && path.length === 0)) return [];
  const found: string[] = [];
  const [b, o, t, m] = [base, ours, theirs, plan].map(heldBy) as [
    Map<string, Held>,
    Map<string, Held>,
    Map<string, Held>,
    Map<string, Held>,
  ];
  const nameOf = ({ id }: Conflict) =>
    id === plan.id ? 'the plan' : id === plan.organization.id ? 'the organization' : id;
  const broken = conflicts.filter(({ kind }) => kind === 'rule');
  const wholes = conflicts.filter(
    ({ kind, path }) => kind === 'removed' || (kind === 'both-added' && typeof path.at(-1) === 'number'),
  );
  const inWhole = new Set([
    ...wholes.flatMap(({ ours: our, theirs: their }) => [...idsIn(our), ...idsIn(their)]),
    ...conflicts.flatMap(({ along = [] }) => along.flatMap(({ entity }) => idsIn(entity))),
  ]);
  const tells = (name: string, ...steps: string[]) =>
    conflicts.some((conflict) => nameOf(conflict) === name && steps.every((step) => conflict.path.includes(step)));
  for (const name of new Set([...b.keys(), ...o.keys(), ...t.keys()])) {
    const [was, our, their, now] = [b.get(name), o.get(name), t.get(name), m.get(name)];
    if (inWhole.has(name)) continue;
    const isThere = our !== undefined && their !== undefined ? true : was === undefined;
    if ((now !== undefined) !== isThere) found.push(`${name} is ${isThere ? 'lost' : 'back'}`);
    if (now === undefined || our === undefined || their === undefined) continue;
    // Where it stands.
    const place = three(was?.parent, our.parent, their.parent);
    const isMovedIntoLost = [our.parent, their.parent].some((parent) => parent !== null && inWhole.has(parent));
    if (place === undefined ? !tells(name) : now.parent !== place && !isMovedIntoLost) {
      found.push(`${name} stands in ${now.parent}`);
    }
    // Its own fields.
    const sums = [our, their].some(
      ({ fields, parent }) =>
        (fields['accumulation'] ?? (o.get(parent ?? '') ?? t.get(parent ?? ''))?.fields['accumulation'] ?? 'latest') !==
        'latest',
    );
    for (const [field, { merge, entries }] of Object.entries(structure[now.kind].fields) as [
      string,
      { merge: string; entries?: string },
    ][]) {
      if (merge === 'owned') continue;
      const [wasParts, ourParts, theirParts, nowParts] = [was, our, their, now].map((each) =>
        partsOf(merge, entries, sums, each?.fields[field]),
      ) as [Map<string, string[]>, Map<string, string[]>, Map<string, string[]>, Map<string, string[]>];
      for (const part of new Set([...wasParts.keys(), ...ourParts.keys(), ...theirParts.keys()])) {
        const texts = [wasParts, ourParts, theirParts, nowParts].map((parts) => textOf(parts.get(part)));
        const expected = three(texts[0], texts[1], texts[2]);
        const day = part.split(' ')[0] as string;
        // A conflict over a rule is about a field as a whole.
        const isTold =
          merge === 'value' || broken.some((conflict) => nameOf(conflict) === name && conflict.path.includes(field))
            ? tells(name, field)
            : tells(name, field, merge === 'dated' ? day : part);
        const addsUp = part.includes('{') && merge === 'dated';
        const isBothAdded =
          addsUp &&
          texts[1] === texts[2] &&
          texts[0] !== texts[1] &&
          (ourParts.get(part)?.length ?? 0) > (wasParts.get(part)?.length ?? 0);
        if (isBothAdded && was !== undefined && ours !== theirs && !isTold)
          found.push(`${name} ${field} ${part} was recorded twice`);
        if (expected === undefined ? !isTold && merge !== 'set' : texts[3] !== expected && !isTold) {
          found.push(`${name} ${field} ${part}: ${texts.join(' | ')}`);
        }
        if (expected === undefined && merge === 'value' && texts[3] !== texts[prefer === 'ours' ? 1 : 2]) {
          found.push(`${name} ${field} is not the preferred one`);
        }
      }
    }
    // The order of what it holds.
    for (const { key } of structure[now.kind].owns) {
      const orders = [was, our, their, now].map((each) =>
        (listOf(each?.fields[key]) as { id: string }[]).map(({ id }) => id),
      );
      const common = new Set(orders[0]?.filter((id) => orders.every((order) => order.includes(id))));
      const [wasOrder, ourOrder, theirOrder, nowOrder] = orders.map((order) =>
        order.filter((id) => common.has(id)).join(' '),
      );
      const expected = three(wasOrder, ourOrder, theirOrder);
      if (expected === undefined ? !tells(name, key) : nowOrder !== expected && !tells(name, key)) {
        found.push(`${name} ${key} in another order`);
      }
    }
  }
  return found;
}

/** A value of three; undefined where both sides changed it otherwise. */
function three<T>(base: T, ours: T, theirs: T): T | undefined {
  if (ours === theirs || theirs === base) return ours;
  return ours === base ? theirs : undefined;
}
