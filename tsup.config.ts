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
  },
  {
    // Types for both, from one run of the compiler.
    ...shared,
    entry: entryPoints,
    format: ['esm', 'cjs'],
    dts: { only: true },
  },
]);
