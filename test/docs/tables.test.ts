import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GUIDES, withTables } from '../../docs/tables.mjs';

it.each(GUIDES.map((guide) => [guide.pathname.split('/').at(-1), guide]))(
  'the tables of %s are made from the catalogs',
  (_name, guide) => {
    const text = readFileSync(guide as URL, 'utf8');
    expect(withTables(text)).toBe(text);
    expect(text.match(/^\| /gm)?.length ?? 0).toBeGreaterThan(10);
  },
);
