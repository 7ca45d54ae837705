import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { defineConfig } from 'tsup';

// The doors of the package: what its "exports" name.
const entryPoints = [
  'src/index.ts',
  'src/messages/es/index.ts',
  'src/portfolio/index.ts',
  'src/sheets/index.ts',
  'src/stratml/index.ts',
  'src/testing/index.ts',
  'src/testing/fast-check.ts',
  'src/views/index.ts',
];

const peers = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).peerDependencies);

/**
 * What Node loads by `import`: the names of the CommonJS file, which is one file where the modules are 180 and so
 * starts in half the time; and a program that both imports and requires the package has it once. Bundlers take the
 * modules, by the condition `module`. A file of names stands between, since Node searches all of a CommonJS file that is
 * imported for what it exports. A peer comes first: where it is missing, an import fails, which can be caught, while a
 * file that fails within an import ends the process.
 */
function writeDoor(entry: string): void {
  const built = `./${entry.replace(/^src/, 'dist').replace(/\.ts$/, '.cjs')}`;
  const named = built.replace(/cjs$/, 'names.cjs');
  const names = Object.keys(createRequire(import.meta.url)(built)).filter((name) => name !== 'default');
  const code = readFileSync(built, 'utf8');
  const first = peers.filter((peer) => code.includes(`require('${peer}')`)).map((peer) => `import '${peer}';\n`);
  const each = names.map((name) => `exports.${name} = all.${name};\n`);
  writeFileSync(named, `'use strict';\nconst all = require('./${basename(built)}');\n${each.join('')}`);
  writeFileSync(
    built.replace(/cjs$/, 'mjs'),
    `${first.join('')}export { ${names.join(', ')} } from './${basename(named)}';\n`,
  );
}

const shared = {
  target: 'node20',
  platform: 'neutral',
  outDir: 'dist',
  sourcemap: false,
  clean: false,
} as const;

export default defineConfig([
  {
    // Modules stay apart, file by file, so a bundler that follows `import { rollup }` never meets zod.
    ...shared,
    entry: ['src/**/*.ts'],
    format: 'esm',
    bundle: false,
    treeshake: false,
    clean: true,
  },
  {
    // CommonJS has no tree to shake: a file for each entry point, sharing what they share. Rollup, which `treeshake`
    // asks for, leaves `?.` and `??` as they are, which the other way of splitting makes slow calls of.
    ...shared,
    entry: entryPoints,
    format: 'cjs',
    splitting: true,
    treeshake: true,
    onSuccess: async () => entryPoints.forEach(writeDoor),
  },
  {
    // Types for both, from one run of the compiler.
    ...shared,
    entry: entryPoints,
    format: ['esm', 'cjs'],
    dts: { only: true },
  },
]);
