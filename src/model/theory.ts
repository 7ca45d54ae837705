/** The theory of action: "If we do this, then that follows, and that." Its sentence is read and written in `sentence.ts`. */
import * as z from 'zod';
import { defineValue, schemaOf } from './entity.js';
import type { TheoryOfAction, TheoryOfActionInput } from './generated/types.js';
import { listOf, someOf, text } from './shape.js';

export const theoryOfAction = defineValue({
  type: 'TheoryOfAction',
  schema: z
    .strictObject({
      if: someOf(text('A clause'), 'What the organization does'),
      then: someOf(text('A clause'), 'What follows from it'),
      and: listOf(text('A clause'), 'What follows besides'),
    })
    .describe('If we do this, then that follows, and that'),
});

/** The shape of {@link TheoryOfAction}. */
export const theoryOfActionSchema = schemaOf<TheoryOfAction, TheoryOfActionInput>(theoryOfAction);
