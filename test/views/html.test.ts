// @vitest-environment jsdom
/** The page, read by a browser's parser. */
import fc from 'fast-check';
import type { Messages, Plan } from 'spm-model';
import { defaultPolicy, rules } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { lookOf, meanings, toHtml, toMarkdown } from 'spm-model/views';
import { describe, expect, it } from 'vitest';
import { colors, looks } from '../../src/views/looks.js';
import { hostileText, hostileTitles, named, retitled } from './hostile.js';

const asOf = '2026-08-03';
/** Rules read titles too, and what they find is listed: with none on, only the titles differ. */
const policy = { ...defaultPolicy, severity: Object.fromEntries(rules.map(({ code }) => [code, 'off' as const])) };

const read = (html: string) => new DOMParser().parseFromString(html, 'text/html');
/** The elements of a page in their order, but for those that only keep the direction of text to themselves. */
const tagsOf = (page: Document) => [...page.querySelectorAll('*:not(bdi)')].map(({ tagName }) => tagName);
const textsOf = (page: Document, selector: string) =>
  [...page.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('a page', () => {
  const page = read(toHtml(examplePlan, { asOf }));

  it('says the same as the report in Markdown, heading by heading', () => {
    const headings = (toMarkdown(examplePlan, { asOf }).match(/^#{1,3} .*$/gm) ?? []).map((line) =>
      line.replace(/^#+ /, '').replaceAll('\\', ''),
    );
    expect(textsOf(page, 'h1, h2:not(#legend), h3')).toEqual(headings);
  });

  it('is one file: it fetches nothing and runs nothing', () => {
    expect(page.querySelectorAll('script, link, img, iframe, object, embed, [src], [href], [onclick]')).toHaveLength(0);
    expect(toHtml(examplePlan, { asOf })).not.toMatch(/url\(|@import/);
  });

  it('names its language and title, and has one main part', () => {
    expect(page.documentElement.lang).toBe('en-US');
    expect(page.title).toBe(examplePlan.title);
    expect(page.querySelectorAll('main')).toHaveLength(1);
  });

  it('gives every table its head, and every row its name', () => {
    for (const table of page.querySelectorAll('table')) {
      const columns = table.querySelectorAll('thead th[scope=col]').length;
      for (const row of table.querySelectorAll('tbody tr')) {
        expect(row.children).toHaveLength(columns);
        expect(row.querySelectorAll('th[scope=row]')).toHaveLength(1);
      }
    }
  });

  it('says how things stand in words, beside a mark that is not read aloud', () => {
    const standings = [...page.querySelectorAll('main > :not(.legend) .standing')];
    expect(standings.length).toBeGreaterThan(50);
    for (const standing of standings) {
      const mark = standing.querySelector('[aria-hidden=true]')?.textContent ?? '';
      expect((standing.textContent ?? '').replace(mark, '').trim()).toMatch(/[a-z]{3}/);
    }
  });

  it('puts a picture beside what it shows, and nothing where there is none', () => {
    const [measure] = examplePlan.goals[0]?.measures ?? [];
    const svg = '<svg role="img" aria-label="chart"><rect width="1" height="1"/></svg>';
    const drawn = read(toHtml(examplePlan, { asOf, charts: { [measure?.id ?? '']: svg } }));
    expect(drawn.querySelectorAll('figure svg')).toHaveLength(1);
    expect(drawn.querySelector('figcaption')?.textContent).toBe(measure?.indicator);
    expect(page.querySelectorAll('figure')).toHaveLength(0);
  });

  it('shows a picture of anything in the plan, and says of which id nothing is', () => {
    const svg = '<svg><rect width="1" height="1"/></svg>';
    const [goal] = examplePlan.goals;
    const [team] = examplePlan.teams;
    const ids = [examplePlan.id, goal?.id, goal?.strategies[0]?.id, team?.id].map((id) => id ?? '');
    const drawn = read(toHtml(examplePlan, { asOf, charts: Object.fromEntries(ids.map((id) => [id, svg])) }));
    expect(textsOf(drawn, 'figcaption')).toEqual([
      examplePlan.title,
      goal?.statement,
      goal?.strategies[0]?.title,
      team?.name,
    ]);
    expect(drawn.querySelector('#charts ~ figure figcaption')?.textContent).toBe(team?.name);
    expect(() => toHtml(examplePlan, { asOf, charts: { nobody: svg } })).toThrow(
      new RangeError('an id in charts is "nobody"; give the id of the plan, or of something in it.'),
    );
  });

  it('does not say a title twice that the picture bears', () => {
    const [measure] = examplePlan.goals[0]?.measures ?? [];
    const { id = '', indicator = '' } = measure ?? {};
    const drawn = read(toHtml(examplePlan, { asOf, charts: { [id]: `<svg><text>${indicator}</text></svg>` } }));
    expect(drawn.querySelector('figure')?.getAttribute('aria-label')).toBe(indicator);
    expect(drawn.querySelectorAll('figcaption')).toHaveLength(0);
  });

  it('says what its colors and marks mean in the words of its language', () => {
    const words = read(toHtml(examplePlan, { asOf, messages: spanish })).querySelector('.legend')?.textContent;
    expect(words).toContain('vencido, meta no alcanzada, en retroceso, fuera de rumbo');
    expect(page.querySelector('.legend')?.textContent).toContain('overdue, missed, regressing, off track');
    expect(page.querySelectorAll('.legend li')).toHaveLength(looks.length);
    const said = textsOf(page, '.legend li').map((text) => text?.replace(/^\S+ /, ''));
    expect(said).toEqual(looks.map((look) => meanings[look]));
  });

  it('keeps a number with its sign, a day and a short standing on one line', () => {
    const html = toHtml(examplePlan, { asOf, messages: spanish });
    expect(html).toContain('48,2\u00a0%');
    expect(html).toContain('30\u00a0jun\u00a02026');
    expect(toHtml(examplePlan, { asOf })).toContain('Jun\u00a030,\u00a02026');
    expect(textsOf(page, '.standing.short')).toContain('✕ off track');
    expect(textsOf(page, '.standing.short').join()).not.toContain('of the way');
  });

  it('says at the foot of each printed page what it is, and a title can say no more there', () => {
    expect(toHtml(examplePlan, { asOf })).toContain(
      'content:"Lakeland\\3a  every learner on the way\\2c  2025 to 2030\\2c  as of Aug 3\\2c  2026"',
    );
    const title = 'T"}@import url(x);</style><b>\\';
    const style = read(toHtml({ ...examplePlan, title }, { asOf, policy })).querySelector('style')?.textContent ?? '';
    expect(style).toContain('content:"T\\22 \\7d \\40 import url\\28 x\\29 ');
    expect(style.trim().endsWith('}')).toBe(true);
  });

  it('is asked for a calendar day, in a language that there is a catalog of', () => {
    expect(() => toHtml(examplePlan, { asOf, messages: 'es' as unknown as Messages })).toThrow(
      new RangeError('messages is "es"; give a catalog, such as `spanish` of spm-model/messages/es.'),
    );
    expect(() => toHtml(examplePlan, { asOf: '2026-8-3' })).toThrow(RangeError);
  });
});

describe('text of the plan', () => {
  const plain = tagsOf(
    read(
      toHtml(
        retitled(examplePlan, () => 'T'),
        { asOf, policy },
      ),
    ),
  );

  it.each(named(hostileTitles.filter((title) => title.trim() !== '')))('adds no markup: %j', (_, title) => {
    expect(
      tagsOf(
        read(
          toHtml(
            retitled(examplePlan, () => title),
            { asOf, policy },
          ),
        ),
      ),
    ).toEqual(plain);
  });

  it('adds no markup, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 7 }), (texts) => {
        let next = 0;
        const plan = retitled(examplePlan, () => `T${texts[next++ % texts.length]}`);
        expect(tagsOf(read(toHtml(plan, { asOf, policy })))).toEqual(plain);
      }),
      { numRuns: 15 },
    );
  });

  it('is shown for arbitrary plans, whatever rules they break', () => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some', edgeDates: true }), (plan: Plan) => {
        expect(read(toHtml(plan, { asOf })).body.textContent).not.toMatch(/undefined|NaN|Infinity|\[object/);
      }),
      { numRuns: 40 },
    );
  });
});

/** The contrast of two colors by WCAG 2: from 1 to 21. */
function contrast(one: string, other: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('the colors', () => {
  it.each(looks)(
    'of %s read: text at 4.5 to 1 on its fill, its line at 3 to 1 on white where it tells something',
    (look) => {
      const { fill, line, text } = colors[look];
      expect(contrast(text, fill)).toBeGreaterThanOrEqual(4.5);
      if (look !== 'gone') expect(contrast(line, '#ffffff')).toBeGreaterThanOrEqual(3);
    },
  );

  it('tell not started, discontinued and no data apart', () => {
    const three = (['not-started', 'discontinued', 'no-data'] as const).map((standing) => lookOf[standing]);
    expect(new Set(three.map((look) => colors[look].fill)).size).toBe(3);
  });
});
