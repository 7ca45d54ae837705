/** What importing the library weighs in a page. */
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { digits, type Row } from '../measure.js';

interface Bundle {
  readonly bytes: number;
  readonly carriesZod: boolean;
  /** Whether it makes code out of strings, which a content security policy forbids. */
  readonly makesCode: boolean;
}

async function bundleOf(code: string): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const contents = Buffer.from(outputFiles[0]?.contents ?? new Uint8Array());
  return {
    bytes: brotliCompressSync(contents).length,
    carriesZod: contents.includes('invalid_type'),
    makesCode: /\bFunction\(|=Function\b(?!\.)|\beval\(/.test(contents.toString()),
  };
}

/** Bundles of a part and of all, minified and compressed. */
export async function bundleRows(): Promise<Row[]> {
  const row = async (
    what: string,
    code: string,
    { atMost, withoutZod = false }: { readonly atMost?: number; readonly withoutZod?: boolean },
  ): Promise<Row> => {
    const { bytes, carriesZod, makesCode } = await bundleOf(code);
    const isSmall = atMost === undefined || bytes <= atMost;
    const bounds = [
      ...(atMost === undefined ? [] : [`at most ${atMost / 1_000} kB`]),
      ...(withoutZod ? ['no zod'] : []),
      'no `new Function`',
    ];
    return {
      work: `bundle of ${what}, minified, brotli`,
      entities: '',
      measured: `${digits(bytes / 1_000)} kB, ${carriesZod ? 'with' : 'no'} zod, ${makesCode ? 'with' : 'no'} \`new Function\``,
      budget: bounds.join(', '),
      met: isSmall && !(withoutZod && carriesZod) && !makesCode,
      figures: { bytes },
    };
  };
  return [
    await row('rollup alone', `export { rollup } from 'spm-model';`, { atMost: 6_000, withoutZod: true }),
    await row('parsePlan, rollup and apply', `export { parsePlan, rollup, apply } from 'spm-model';`, {
      atMost: 40_000,
    }),
    await row('all of spm-model with its dependencies', `export * from 'spm-model';`, {}),
  ];
}
