/**
 * A list of items that is edited many times in a row: items are put in, taken out and looked up by place, and asked for
 * their place, without a walk over the whole list. The items stand in chunks; each item knows its own.
 */

/** Something that stands in at most one long list. */
export interface ListItem {
  chunk: Chunk | null;
}

interface Chunk {
  items: ListItem[];
}

/** A list in chunks. */
export interface LongList<Item extends ListItem> {
  chunks: Chunk[];
  length: number;
  /** Says what the items are; there is no such field. */
  readonly itemType?: Item;
}

const LARGEST = 512;

function chunkOf(items: ListItem[]): Chunk {
  const chunk: Chunk = { items };
  for (const item of items) item.chunk = chunk;
  return chunk;
}

/** A list of these items, which stand in no other. */
export function longList<Item extends ListItem>(items: readonly Item[]): LongList<Item> {
  const chunks: Chunk[] = [];
  for (let start = 0; start < items.length; start += LARGEST / 2)
    chunks.push(chunkOf(items.slice(start, start + LARGEST / 2)));
  return { chunks, length: items.length };
}

/** The items, in order. */
export const itemsOf = <Item extends ListItem>(list: LongList<Item>): Item[] =>
  list.chunks.flatMap(({ items }) => items as Item[]);

/** Where in the list an item stands; -1 where it is not in it. */
export function placeIn<Item extends ListItem>(list: LongList<Item>, item: Item): number {
  let before = 0;
  for (const chunk of list.chunks) {
    if (chunk === item.chunk) return before + chunk.items.indexOf(item);
    before += chunk.items.length;
  }
  return -1;
}

/** Puts an item in at a place from 0 to the length of the list. */
export function insertAt<Item extends ListItem>(list: LongList<Item>, place: number, item: Item): void {
  list.length += 1;
  let within = place;
  for (const [index, chunk] of list.chunks.entries()) {
    const { items } = chunk;
    if (within > items.length) {
      within -= items.length;
      continue;
    }
    items.splice(within, 0, item);
    item.chunk = chunk;
    if (items.length > LARGEST) list.chunks.splice(index + 1, 0, chunkOf(items.splice(LARGEST / 2)));
    return;
  }
  list.chunks.push(chunkOf([item]));
}

/** Takes an item out; says where it stood. */
export function takeFrom<Item extends ListItem>(list: LongList<Item>, item: Item): number {
  const place = placeIn(list, item);
  const { items } = item.chunk as Chunk;
  items.splice(items.indexOf(item), 1);
  if (items.length === 0) list.chunks.splice(list.chunks.indexOf(item.chunk as Chunk), 1);
  item.chunk = null;
  list.length -= 1;
  return place;
}
