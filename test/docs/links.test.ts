/** Links lead somewhere: those of the guides to files, those of README also from where the package is installed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const about = JSON.parse(read('package.json')) as {
  readonly homepage: string;
  readonly bugs: string;
  readonly repository: { readonly url: string };
};
const repository = about.repository.url.replace(/^git\+|\.git$/g, '');

/** Where the links and pictures of a document lead, outside its code. */
const linksOf = (text: string): string[] =>
  [...text.replace(/^```.*?^```/gms, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

describe('README', () => {
  const links = linksOf(read('README.md'));

  it('leads to the addresses in package.json, so that its links work wherever it is shown', () => {
    expect(links.length).toBeGreaterThan(10);
    const raw = repository.replace('//github.com', '//raw.githubusercontent.com');
    for (const link of links) {
      expect(link === about.homepage || link.startsWith(`${repository}/`) || link.startsWith(`${raw}/`), link).toBe(
        true,
      );
    }
    expect(about.bugs.startsWith(`${repository}/`)).toBe(true);
  });

  it('names files that there are', () => {
    for (const link of links) {
      const [, path] = /\/(?:blob\/)?main\/(.*)$/.exec(link) ?? [];
      if (path !== undefined) expect(existsSync(`${root}${path}`), link).toBe(true);
    }
  });
});

describe('the guides', () => {
  const guides = readdirSync(`${root}docs/guides`).map((name) => `docs/guides/${name}`);
  const documents = ['docs/home.md', 'docs/performance.md', 'docs/assurance.md', ...guides];

  it.each(documents)('%s links to files that there are', (path) => {
    const folder = new URL(`../../${path}`, import.meta.url);
    for (const link of linksOf(read(path))) {
      if (/^(?:https?:|#|mailto:)/.test(link)) continue;
      expect(existsSync(fileURLToPath(new URL(link.replace(/#.*$/, ''), folder))), link).toBe(true);
    }
  });

  it('all stand in the site, each in a group that the site puts in order', () => {
    const site = JSON.parse(read('docs/typedoc.json')) as {
      readonly projectDocuments: readonly string[];
      readonly groupOrder: readonly string[];
    };
    expect(site.projectDocuments).toEqual(expect.arrayContaining(guides.map((path) => path.replace('docs/', ''))));
    for (const path of guides) {
      const [, group] = /^---\n(?:.*\n)*?group: (.*)$/m.exec(read(path)) ?? [];
      expect(site.groupOrder, path).toContain(group);
    }
  });

  it('are written in American English', () => {
    for (const path of [...documents, 'README.md']) {
      expect(read(path), path).not.toMatch(/\b(?:organisation|colour|behaviour|programme|licence|neighbour)/i);
    }
  });
});
