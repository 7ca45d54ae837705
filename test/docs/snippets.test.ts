/**
 * Every code block in README, CHANGELOG and docs, and every example in a docstring, runs; where a line ends in a
 * comment that is itself a value, the line must give that value.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { modules } from './modules.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files below a folder, without what is installed or generated there. */
const filesUnder = (folder: string, ending: RegExp): string[] =>
  readdirSync(`${root}${folder}`, { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return /^(?:node_modules|site)$/.test(entry.name) ? [] : filesUnder(path, ending);
      return ending.test(path) ? [path] : [];
    })
    .sort();

interface Snippet {
  readonly name: string;
  readonly code: string;
}

/** Blocks fenced as TypeScript or JavaScript; others are shell, output or data. */
function fencedIn(path: string, text: string): Snippet[] {
  const found: Snippet[] = [];
  for (const match of text.matchAll(/^```(?:ts|js)\n(.*?)^```/gms)) {
    const line = text.slice(0, match.index).split('\n').length;
    found.push({ name: `${path}:${line}`, code: match[1] as string });
  }
  return found;
}

/** Examples in docstrings, with the stars taken away; one-line examples count as well. */
function examplesIn(path: string, text: string): Snippet[] {
  const found: Snippet[] = [];
  for (const match of text.matchAll(/^[ \t]*\/\*\*(.*?)\*\//gms)) {
    const line = text.slice(0, match.index).split('\n').length;
    const body = (match[1] as string).replace(/^[ \t]*\* ?/gm, '');
    found.push(...fencedIn('', body).map(({ code }) => ({ name: `${path}:${line}`, code })));
    for (const [, code] of body.matchAll(/@example ([^\n`]+)/g))
      found.push({ name: `${path}:${line}`, code: `${code}` });
  }
  return found;
}

/** Whether text is a value on its own, so that it can be compared with. */
function isValue(text: string): boolean {
  if (!/^(?:['"\d[{−-]|true$|false$|null$|undefined$)/.test(text)) return false;
  try {
    new Function(`return (${text});`);
    return true;
  } catch {
    return false;
  }
}

const STATEMENT = /^\s*(?:const|let|import|export|for|if|return|function|type|interface|}|\/\/)/;

/** Lines that end in the value they should give become checks. */
function withChecks(code: string): string {
  const lines = code.split('\n');
  return lines
    .map((line, index) => {
      const [, expression, value] = /^(\s*\S.*?);?\s*\/\/ (.+)$/.exec(line) ?? [];
      if (expression === undefined || value === undefined || !isValue(value)) return line;
      const whole = /^\s*if \((.*?)\) (.+)$/.exec(expression);
      if (whole !== null) return `if (${whole[1]}) check(${whole[2]}, ${value});`;
      const declared = /^\s*const (\w+) = (.+)$/.exec(expression);
      if (declared !== null) return `${expression}; check(${declared[1]}, ${value});`;
      const before = lines[index - 1]?.trim() ?? '';
      const opens = index > 0 && !/[;{}]$|^$/.test(before) && !before.includes('//');
      return STATEMENT.test(line) || opens || /^\s*[}\])]/.test(line) ? line : `check(${expression}, ${value});`;
    })
    .join('\n');
}

/** Imports from the package, and from the documentation's own examples, become look-ups. */
function withModules(code: string): string {
  return code
    .replace(/^import \* as (\w+) from '([^']+)';$/gm, `const $1 = modules['$2'];`)
    .replace(/^import (\w+) from '([^']+)';$/gm, `const $1 = modules['$2'].default;`)
    .replace(/^import \{([^}]*)\} from '([^']+)';$/gm, (_, names: string, from: string) => {
      const kept = names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '));
      return `const { ${kept.map((name) => name.replace(' as ', ': ')).join(', ')} } = modules['${from}'];`;
    })
    .replace(/^import type .*$/gm, '');
}

const everything = Object.assign(
  {},
  ...Object.keys(modules)
    .filter((name) => name.startsWith('spm-model/'))
    .map((name) => modules[name]),
);

async function runSnippet(code: string, names: Readonly<Record<string, unknown>>): Promise<number> {
  let checks = 0;
  const check = (actual: unknown, expected: unknown) => {
    checks += 1;
    expect(actual).toEqual(expected);
  };
  const { code: js } = transformSync(`(async () => {${withModules(withChecks(code))}\n})()`, {
    loader: 'ts',
    target: 'es2022',
  });
  const given = { ...names, modules, check, expect, fc, console: { log: () => {}, error: () => {} } };
  const run = new Function(...Object.keys(given), `return ${js}`);
  await (run(...Object.values(given)) as Promise<void>);
  return checks;
}

describe('the documents', () => {
  const documents = ['README.md', 'CHANGELOG.md', ...filesUnder('docs', /\.md$/)];
  const snippets = documents.flatMap((path) => fencedIn(path, readFileSync(`${root}${path}`, 'utf8')));

  it('have code to run', () => {
    expect(snippets.length).toBeGreaterThan(0);
  });

  it.each(snippets.map(({ name, code }) => [name, code]))('%s runs', async (_name, code) => {
    await runSnippet(code, {});
  });
});

describe('the docstrings', () => {
  const sources = filesUnder('src', /\.ts$/);

  it.each(sources.map((path) => [path]))('%s: every example runs and gives what it says', async (path) => {
    const text = readFileSync(`${root}${path}`, 'utf8');
    const own = (await import(/* @vite-ignore */ `../../${path}`)) as Record<string, unknown>;
    for (const { name, code } of examplesIn(path, text)) {
      try {
        await runSnippet(code, { ...modules['spm-model'], ...everything, ...own });
      } catch (error) {
        throw new Error(`${name}\n${code}\n${(error as Error).message}`);
      }
    }
  });

  it('of every public function have an example', async () => {
    const lacking: string[] = [];
    for (const path of sources) {
      const text = readFileSync(`${root}${path}`, 'utf8');
      const own = (await import(/* @vite-ignore */ `../../${path}`)) as Record<string, unknown>;
      for (const [, doc, name = ''] of text.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\nexport function (\w+)/gs)) {
        const isPublic = own[name] !== undefined && own[name] === modules['spm-model']?.[name];
        if (isPublic && !doc?.includes('@example')) lacking.push(name);
      }
    }
    expect(lacking).toEqual([]);
  });
});

vi.setConfig({ testTimeout: 120_000 });
