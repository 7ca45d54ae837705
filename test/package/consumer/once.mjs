/** What is imported and what is required are the same functions, so a program that does both has the package once. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// What needs fast-check is for those who have it.
const others = ['./package.json', './testing/fast-check'];
const doors = Object.keys(require('spm-model/package.json').exports).filter((door) => !others.includes(door));
for (const door of doors) {
  const name = door.replace(/^\./, 'spm-model');
  const [imported, required] = [await import(name), require(name)];
  assert.deepEqual(Object.keys(imported).sort(), Object.keys(required).sort());
  for (const key of Object.keys(imported)) assert.equal(imported[key], required[key], key);
}
console.log('ok');
