/** The changes that would make claims false can be made to the code as it is: see run.mjs, which makes them. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { claims } from './claims.mjs';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

it.each(claims.map((claim) => [claim.claim, claim] as const))('%s', (_name, { test, file, find }) => {
  expect(existsSync(at(`test/${test}`))).toBe(true);
  expect(readFileSync(at(`src/${file}`), 'utf8').split(find)).toHaveLength(2);
});
