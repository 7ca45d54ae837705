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
  rules: ['model'],
  progress: ['model'],
  operations: ['model', 'rules'],
  steering: ['model', 'rules', 'progress'],
  interchange: ['model', 'rules', 'progress', 'steering'],
  portfolio: ['model', 'progress'],
  stratml: ['model', 'rules'],
  views: ['model', 'progress', 'steering'],
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

it('no file, when it runs, leads back to itself', () => {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    expect(way, `${[...way, file].join(' → ')}`).not.toContain(file);
    if (done.has(file)) return;
    for (const { to, isType } of importsOf.get(file) ?? []) if (!isType) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});
