/**
 * A host whose security policy forbids generated code tells zod so before it loads the library; everything then
 * works the same, and nothing even tries to make code from text.
 */
import { expect, it, vi } from 'vitest';
import * as z from 'zod';

it('without generated code, plans are read and refused as ever', async () => {
  z.config({ jitless: true });
  let made = 0;
  vi.stubGlobal('Function', function forbidden() {
    made += 1;
    throw new EvalError('forbidden by the content security policy');
  });
  const { parsePlan } = await import('spm-model');
  const { examplePlan } = await import('spm-model/testing');
  const parsed = parsePlan(JSON.parse(JSON.stringify(examplePlan)));
  expect(parsed.ok && parsed.value).toEqual(examplePlan);
  const refused = parsePlan({ ...examplePlan, title: 7, extra: 1 });
  expect(!refused.ok && refused.issues.map(({ code }) => code)).toEqual(['wrong-type', 'unknown-key']);
  expect(made).toBe(0);
  vi.unstubAllGlobals();
});
