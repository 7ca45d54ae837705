/** The types that are generated say what the schemas infer: checked by the compiler, run only so that it counts. */

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type { kinds, values } from '../../src/model/entities.js';
import type * as generated from '../../src/model/generated/types.js';
import type { Immutable } from '../../src/model/shape.js';

type Described = (typeof kinds)[number] | (typeof values)[number];
type Named<Type extends string> = Extract<Described, { readonly type: Type }>;

/** What a schema gives, deeply readonly, for each name of a type. */
type Inferred<Description extends { readonly schema: z.ZodType }> = Immutable<z.output<Description['schema']>>;

describe('generated types', () => {
  it('of kinds are what their schemas give, and take what their schemas take', () => {
    expectTypeOf<Inferred<Extract<(typeof kinds)[number], { readonly kind: 'plan' }>>>().toExtend<generated.Plan>();
    expectTypeOf<generated.Plan>().toExtend<Inferred<Extract<(typeof kinds)[number], { readonly kind: 'plan' }>>>();
    expectTypeOf<
      z.input<Extract<(typeof kinds)[number], { readonly kind: 'plan' }>['schema']>
    >().toExtend<generated.PlanInput>();
    expectTypeOf<keyof generated.GoalInput>().toEqualTypeOf<
      keyof z.input<Extract<(typeof kinds)[number], { readonly kind: 'goal' }>['schema']>
    >();
    expectTypeOf<keyof generated.MeasureInput>().toEqualTypeOf<
      keyof z.input<Extract<(typeof kinds)[number], { readonly kind: 'measure' }>['schema']>
    >();
    expectTypeOf<Named<string>>().not.toBeNever();
  });

  it('accept what is mutable, what is readonly, and undefined for absent', () => {
    const mutable: { id: string; statement: string; focus: 'student'; weight: number | undefined; codes: string[] } = {
      id: 'g',
      statement: 'Every student reads well',
      focus: 'student',
      weight: undefined,
      codes: ['a'],
    };
    expectTypeOf(mutable).toExtend<generated.GoalInput>();
    expectTypeOf<generated.Goal>().toExtend<generated.GoalInput>();
    expectTypeOf<generated.Plan>().toExtend<generated.PlanInput>();
    expectTypeOf<{ changes: { weight: undefined } }['changes']>().toExtend<generated.GoalChanges>();
  });

  it('are up to date with the descriptions', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    expect(() => execFileSync('node', ['.build/generate.mjs', '--check'], { cwd: root, stdio: 'pipe' })).not.toThrow();
  });
});
