/** The lists of ids of a plan while operations between two plans are found: each step leaves them as its operation does. */
import { insertAt, itemsOf, type ListItem, type LongList, longList, placeIn, takeFrom } from './long-list.js';

interface IdItem extends ListItem {
  readonly id: string;
}

interface EditedList {
  readonly list: LongList<IdItem>;
  readonly items: Map<string, IdItem>;
}

/** Lists of ids, by holder and name. */
export interface EditedIds {
  get(holder: string, key: string): readonly string[];
  has(holder: string, key: string, id: string): boolean;
  lengthOf(holder: string, key: string): number;
  /** Says what a list holds that has not been looked at. */
  begin(holder: string, key: string, ids: readonly string[]): void;
  takeOut(holder: string, key: string, id: string): void;
  /** Puts an id right after another, or to the front; says where it then stands. */
  insertAfter(holder: string, key: string, id: string, previous: string | undefined): number;
}

/** The lists of ids, each made when it is first asked for. */
export function editedIds(idsIn: (holder: string, key: string) => readonly string[]): EditedIds {
  const lists = new Map<string, EditedList>();
  const enter = (name: string, ids: readonly string[]): EditedList => {
    const items = ids.map((id): IdItem => ({ id, chunk: null }));
    const edited = { list: longList(items), items: new Map(items.map((item) => [item.id, item])) };
    lists.set(name, edited);
    return edited;
  };
  const nameOf = (holder: string, key: string) => `${holder}\u0000${key}`;
  const listOf = (holder: string, key: string): EditedList =>
    lists.get(nameOf(holder, key)) ?? enter(nameOf(holder, key), idsIn(holder, key));
  return {
    get: (holder, key) => itemsOf(listOf(holder, key).list).map(({ id }) => id),
    has: (holder, key, id) => listOf(holder, key).items.has(id),
    lengthOf: (holder, key) => listOf(holder, key).list.length,
    begin(holder, key, ids) {
      enter(nameOf(holder, key), ids);
    },
    takeOut(holder, key, id) {
      const { list, items } = listOf(holder, key);
      takeFrom(list, items.get(id) as IdItem);
      items.delete(id);
    },
    insertAfter(holder, key, id, previous) {
      const { list, items } = listOf(holder, key);
      const before = previous === undefined ? undefined : items.get(previous);
      const place = before === undefined ? 0 : placeIn(list, before) + 1;
      const item: IdItem = { id, chunk: null };
      insertAt(list, place, item);
      items.set(id, item);
      return place;
    },
  };
}
