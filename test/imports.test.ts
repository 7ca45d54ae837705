/** Which part of the library may know of which: what is below never knows what stands on it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

/** What a file imports of the library, types included. */
const importsOf = new Map(
  files.map((file) => {
    const code = readFileSync(join(src, file), 'utf8');
    const found = [...code.matchAll(/^(?:import|export)\s[^;]*?from '(\.[^']+)\.js';/gms)].map(([statement, to]) => ({
      to: relative(src, join(src, dirname(file), `${to}.ts`)),
      isType: /^(?:import|export) type\s/.test(statement),
    }));
    return [file, found] as const;
  }),
);

/** Each part, and those that it may know of. */
const below: Readonly<Record<string, readonly string[]>> = {
  model: [],
  messages: ['model'],
  rules: ['model', 'messages'],
  progress: ['model'],
  operations: ['model', 'messages', 'rules'],
  steering: ['model', 'messages', 'rules', 'progress'],
  interchange: ['model', 'messages', 'rules', 'operations', 'progress', 'steering'],
  portfolio: ['model', 'progress'],
  sheets: ['model', 'messages', 'rules', 'progress'],
  stratml: ['model', 'messages', 'rules'],
  views: ['model', 'messages', 'progress', 'steering'],
  testing: ['model', 'operations', 'rules'],
};
const partOf = (file: string) => (file.includes('/') ? file.split('/')[0] : undefined);

it('every part knows only of those that it stands on', () => {
  for (const [file, imports] of importsOf) {
    const part = partOf(file);
    if (part === undefined) continue;
    expect(Object.keys(below)).toContain(part);
    for (const { to } of imports) expect([part, ...(below[part] ?? [])], `${file} imports ${to}`).toContain(partOf(to));
  }
  expect([...importsOf.values()].flat().length).toBeGreaterThan(300);
});

it('no file leads back to itself, by types or otherwise', () => {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    expect(way, `${[...way, file].join(' → ')}`).not.toContain(file);
    if (done.has(file)) return;
    for (const { to } of importsOf.get(file) ?? []) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

it('only schemas and what is made from them carry zod', () => {
  const isCarried = (file: string, done: Set<string>): boolean => {
    if (done.has(file)) return false;
    done.add(file);
    if (/from 'zod/.test(readFileSync(join(src, file), 'utf8').replace(/^import type .*$/gm, ''))) return true;
    return (importsOf.get(file) ?? []).some(({ to, isType }) => !isType && isCarried(to, done));
  };
  const mayCarry =
    /^(index|model\/|testing\/|interchange\/(json-schema|result-shapes)|operations\/(catalogue|definition|definitions\/.*)\.ts)/;
  for (const file of files) {
    if (!mayCarry.test(file)) expect(isCarried(file, new Set()), file).toBe(false);
  }
  expect(isCarried('operations/catalogue.ts', new Set())).toBe(true);
});
