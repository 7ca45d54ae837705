/** Lists in chunks do what an array does. */
import { describe, expect, it } from 'vitest';
import { insertAt, itemsOf, type ListItem, longList, placeIn, takeFrom } from '../../src/operations/long-list.js';

interface Item extends ListItem {
  readonly name: number;
}
const item = (name: number): Item => ({ name, chunk: null });
const items = (count: number) => Array.from({ length: count }, (_, name) => item(name));

describe('a list of as many items', () => {
  it.each([0, 1, 2, 255, 256, 257, 512, 513, 1_100])(
    'as %i takes in, gives out and finds as an array does',
    (count) => {
      const array = items(count);
      const list = longList(array);
      const same = () => {
        expect(itemsOf(list)).toEqual(array);
        expect(list.length).toBe(array.length);
      };
      same();
      // In at the front, at the end, at the seams of chunks and between; out again in another order.
      const places = [0, 1, 255, 256, 257, 511, 512, 513, count].map((place) => Math.min(place, count));
      const entered = places.map((place, index) => {
        const one = item(10_000 + index);
        insertAt(list, place, one);
        array.splice(place, 0, one);
        return one;
      });
      same();
      for (const each of [...entered, ...array.slice(0, 3), ...array.slice(-3)]) {
        expect(placeIn(list, each)).toBe(array.indexOf(each));
      }
      for (const one of entered.reverse()) {
        const place = array.indexOf(one);
        expect(takeFrom(list, one)).toBe(place);
        array.splice(place, 1);
        expect(one.chunk).toBeNull();
        expect(placeIn(list, one)).toBe(-1);
      }
      same();
    },
  );

  it('that grow at one place stay short in each chunk', () => {
    const array: Item[] = [];
    const list = longList<Item>([]);
    for (let name = 0; name < 1_300; name += 1) {
      const one = item(name);
      const place = Math.floor(array.length / 2);
      insertAt(list, place, one);
      array.splice(place, 0, one);
    }
    expect(itemsOf(list)).toEqual(array);
    expect(Math.max(...list.chunks.map((chunk) => chunk.items.length))).toBeLessThanOrEqual(512);
    expect(array.every((one) => (one.chunk as { items: unknown[] }).items.includes(one))).toBe(true);
  });

  const chunksOf = (list: { chunks: readonly { items: readonly unknown[] }[] }) =>
    list.chunks.map((chunk) => chunk.items.length);

  it.each([
    [0, []],
    [1, [1]],
    [256, [256]],
    [257, [256, 1]],
    [512, [256, 256]],
  ])('that begins with %i items has no empty chunk', (count, chunks) => {
    expect(chunksOf(longList(items(count)))).toEqual(chunks);
  });

  it.each([
    [512, [512]],
    [513, [256, 257]],
    [769, [256, 256, 257]],
  ])('that grows at its end by %i items is cut in two only where a chunk has more than 512', (count, chunks) => {
    const list = longList<Item>([]);
    for (const one of items(count)) insertAt(list, list.length, one);
    expect(chunksOf(list)).toEqual(chunks);
  });

  it('that empties leaves no chunk behind', () => {
    const array = items(600);
    const list = longList(array);
    expect(list.chunks.map((chunk) => chunk.items.length)).toEqual([256, 256, 88]);
    for (const one of array.slice(100, 400)) takeFrom(list, one);
    expect(list.chunks.map((chunk) => chunk.items.length)).toEqual([100, 112, 88]);
    for (const one of itemsOf(list)) takeFrom(list, one);
    expect(list).toEqual({ chunks: [], length: 0 });
  });
});
