/**
 * Real plans and published figures lie beside the repository, not in it. Where they are absent, the tests that
 * need them say so and are skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const root = new URL('../../../shared/data/', import.meta.url);

/** A data file as JSON; undefined where the data folder is absent. */
export function sharedJson<T>(path: string): T | undefined {
  const file = fileURLToPath(new URL(path, root));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

/** Tests on a data file, or a visible skip where it is absent. */
export function describeShared<T>(name: string, path: string, tests: (data: T) => void): void {
  const data = sharedJson<T>(path);
  if (data === undefined) {
    console.warn(`SKIPPED: ${name}: the shared data file ${path} is not on this machine`);
    describe.skipIf(true)(`${name} (no shared data: ${path})`, () => {});
    return;
  }
  describe(name, () => tests(data));
}
