/** What a large plan holds of the heap. */
import { rollup } from 'spm-model';
import { consume, digits, type Row } from '../measure.js';
import { AS_OF, anActionOf, forgetTexts, LARGE, planFrom, reported, textOf } from '../plans.js';

/** Megabytes that something holds once all else is collected. */
async function heldBy<T>(make: () => T): Promise<{ readonly held: number; readonly value: T }> {
  const heap = async () => {
    for (let round = 0; round < 4; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      globalThis.gc?.();
    }
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const before = await heap();
  const value = make();
  return { held: (await heap()) - before, value };
}

/** What a large plan holds: as JSON gives it, read, with its rollup remembered, and after its death. */
export async function memoryRows(): Promise<Row[]> {
  const entities = LARGE;
  const text = textOf(entities);
  forgetTexts();
  const plain = await heldBy(() => JSON.parse(text) as unknown);
  const read = await heldBy(() => planFrom(text));
  const rolled = await heldBy(() => rollup(read.value, { asOf: AS_OF }));
  const { id } = anActionOf(read.value);
  // The first look at an id makes the book of places.
  const book = await heldBy(() => reported(read.value, id, 1).id);
  const operate = () => {
    let plan = read.value;
    for (let step = 0; step < 10_000; step += 1) {
      const after = reported(plan, id, step % 100);
      plan = step % 2 === 0 ? read.value : after;
    }
    return rollup(plan, { asOf: AS_OF }).id;
  };
  // The first ten thousand bring tables and generated code to their size.
  operate();
  const operated = await heldBy(operate);
  const figures = { plain: plain.held, read: read.held, rolled: rolled.held, book: book.held, operated: operated.held };
  // Looked at once more, so that none of them could be collected before the last was weighed.
  consume([plain.value, read.value, rolled.value, operated.value]);
  return [
    {
      work: 'heap held: plain JSON; a plan read; its rollup remembered besides; the book of places of its ids; 10,000 operations that nothing keeps',
      entities: entities.toLocaleString('en'),
      measured: `${[plain.held, read.held, rolled.held, book.held, operated.held].map((held) => `${digits(held)} MB`).join('; ')}`,
      budget: 'operations: at most 5 MB',
      met: operated.held <= 5,
      figures,
    },
  ];
}
