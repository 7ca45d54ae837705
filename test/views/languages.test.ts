/** Reports in Spanish: the same figures, in other words. */
import { spanish } from 'spm-model/messages/es';
import { examplePlan } from 'spm-model/testing';
import { toHtml, toMarkdown } from 'spm-model/views';
import { describe, expect, it } from 'vitest';

const asOf = '2026-08-03';

describe('a report in Spanish', () => {
  const report = toMarkdown(examplePlan, { asOf, messages: spanish });

  it('has the same parts as in English, in other words', () => {
    const parts = (text: string) => text.split('\n').map((line) => /^(#*|>|-|1\.|\||)/.exec(line)?.[0]);
    expect(parts(report)).toEqual(parts(toMarkdown(examplePlan, { asOf })));
    expect(report).toContain('## Qué atender primero');
    expect(report).not.toMatch(/Work\.|Results\.|on track|behind schedule|Nothing asks|As of/);
  });

  it('writes numbers and days as Spanish does', () => {
    expect(report).toContain('48,2 %');
    expect(report).toContain('30 jun 2026');
  });

  it('keeps what the plan says as it is', () => {
    for (const { statement } of examplePlan.goals) expect(report).toContain(statement);
  });

  it('names its language on a page', () => {
    expect(toHtml(examplePlan, { asOf, messages: spanish })).toContain('<html lang="es">');
  });
});
