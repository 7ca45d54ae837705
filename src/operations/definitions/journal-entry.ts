/** What an entry of a journal says besides its operations. */
import * as z from 'zod';
import { INSTANT_PATTERN } from '../../model/instant.js';
import { text } from '../../model/shape.js';

/** What an entry says besides its operations. */
export const entryFactsShape = {
  at: z.string().meta({ description: 'When: ISO 8601 with an offset', pattern: INSTANT_PATTERN }),
  by: text('Who did it').optional(),
  note: text('Why, or what else is worth knowing').optional(),
  operationId: text('What the host calls the request').optional(),
} as const;
