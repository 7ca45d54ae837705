/** Plans whose every title tries to break out of the view that shows it. */
import fc from 'fast-check';
import type { Plan } from 'spm-model';

/** What has broken views before, in Markdown, HTML, Mermaid, Vega, and in how text runs. */
export const hostileTitles = [
  '`code` ``` and ~~~ fences',
  '%%{init: {"theme": "forest"}}%% and %% a comment',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'two\nlines\r\nand\u2028more\u2029and\u0085more',
  '\u202Eright to left\u202C and \u2067isolated',
  '"quoted" and \'quoted\' #quot; &quot; &lt;b&gt; #35;',
  'end]) --> x[("y")]:::bad; style a fill:#f00; classDef b fill:#f00;',
  'section : crit, a, 2026-01-01, 3d',
  'click a href "javascript:alert(1)"',
  '| a | b |\n| --- | --- |',
  '# heading, - list, > quote, 1. one',
  '[link](javascript:alert(1)) ![image](https://example.org/x.png) <https://example.org>',
  'https://example.org www.example.org a@example.org @someone :rocket: $x^2$ $$y$$',
  '**bold** _italic_ \\ *star \\n \\u0041',
  '{{ template }} {% tag %} #{expression} ',
  "datum.value; signal('x')",
  'constructor __proto__ toString end graph subgraph default title gantt',
  'toString',
  'constructor',
  '__proto__',
  'ﬂ°lt¶ß script ﬂ°°60¶ß',
  'fa:fa-car $$\\sqrt{2}$$',
  '\uD800 half a pair \uDC00',
  '👩‍👩‍👧 family, é, שלום, مرحبا, 日本語',
  'x'.repeat(10_000),
  '"#;:'.repeat(2_500),
  '1. first',
  '- dash',
  '\u0000\u0007\u001b[31m control',
  '---',
  '%',
  ' \t ',
] as const;

/** Titles with a short name for each, for tests that are run once for each. */
export const named = (titles: readonly string[]) => titles.map((title) => [title.slice(0, 40), title] as const);

/** Text that tries to break out, whole or in pieces put together. */
export const hostileText = fc.oneof(
  fc.constantFrom(...hostileTitles),
  fc
    .array(fc.constantFrom(...hostileTitles.map((title) => title.slice(0, 40))), { maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'"#;:%`<>[](){}|\\\n-=~&$@*_ a1'), maxLength: 60 }),
);

const TEXTS = new Set([
  'title',
  'statement',
  'name',
  'indicator',
  'purpose',
  'description',
  'rationale',
  'vision',
  'mission',
  'label',
  'dataSource',
  'reason',
  'note',
]);

/** The plan with every text of it replaced by what `next` gives; names of choices stay as they are. */
export function retitled(plan: Plan, next: () => string): Plan {
  const renew = (value: unknown, key: string, parent: object): unknown => {
    if (Array.isArray(value)) {
      if (['if', 'then', 'and', 'levels'].includes(key)) return value.map(next);
      return value.map((item) => renew(item, '', value));
    }
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renew(inner, name, value)]));
    }
    // A team's purpose is a choice, a coordination's is text.
    if (key === 'purpose' && 'name' in parent) return value;
    return typeof value === 'string' && TEXTS.has(key) ? next() : value;
  };
  return renew(plan, '', plan) as Plan;
}
