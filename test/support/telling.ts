/**
 * Files that tell of many cases, a block for each: a line, with those below it indented. Each case is a test of its own,
 * so that what fails is named, and is found soon. `vitest -u` writes the file anew.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** A case: its name, what it is told by, and how many blocks that has where it is not one. */
export interface ToldCase {
  readonly name: string;
  readonly blocks?: number;
  tell(): string;
}

/** Tests that cases are told as a file tells them, one after the other, and that it tells of no others. */
export function itTells(file: URL, cases: readonly ToldCase[]): void {
  const path = fileURLToPath(file);
  if (process.env['UPDATE_TOLD'] === 'yes') {
    it('is written', () => expect(`${cases.map(({ tell }) => tell()).join('\n')}\n`).toMatchFileSnapshot(path));
    return;
  }
  const blocks = readFileSync(path, 'utf8')
    .slice(0, -1)
    .split(/\n(?! )/);
  let told = 0;
  const expected = cases.map(({ name, blocks: count = 1, tell }) => {
    told += count;
    return [name.slice(0, 120), tell, blocks.slice(told - count, told).join('\n')] as const;
  });
  it.each(expected)('%s', (_name, tell, text) => {
    expect(tell()).toBe(text);
  });
  it('and of nothing else', () => {
    expect(blocks).toHaveLength(told);
  });
}
