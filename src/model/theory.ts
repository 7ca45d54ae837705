/** The theory of action: "If we do this, then that follows, and that." Its sentence is read and written in `sentence.ts`. */
import * as z from 'zod';
import { clausesOf, type Immutable, listOf, type Writable } from './shape.js';

/** The shape of {@link TheoryOfAction}: which fields it has, and what each may hold. */
export const theoryOfActionSchema = z
  .strictObject({
    if: clausesOf(
      'What the organisation does',
      'has no "if": say what the organisation does, such as "we coach every new teacher"',
    ),
    then: clausesOf(
      'What follows from it',
      'has no "then": say what follows, such as "new teachers teach well sooner"',
    ),
    and: listOf(z.string(), 'What follows besides'),
  })
  .describe('If we do this, then that follows, and that');

/** Why a strategy should work: if we do this, then that follows, and that. */
export type TheoryOfAction = Immutable<z.output<typeof theoryOfActionSchema>>;
/** A theory of action as it may be written. */
export type TheoryOfActionInput = Writable<z.input<typeof theoryOfActionSchema>>;
