/** The door to the diagrams: a plan as Mermaid text, in whichever of them is asked for. */
import { requireDayIn } from '../model/calendar.js';
import type { Plan } from '../model/generated/types.js';
import { slip } from '../model/require.js';
import type { ProgressOptions } from '../progress/settings.js';
import { gantt } from './gantt.js';
import { organizationChart } from './organization-chart.js';
import { strategyMap } from './strategy-map.js';
import { type ViewOptions, type ViewWords, wordsIn } from './words.js';

/** Which diagram to draw. */
export type Diagram = 'strategy-map' | 'gantt' | 'organization';

/** Which diagram to draw, as of which day, under which policy, in which language. */
export interface MermaidOptions extends ViewOptions {
  readonly diagram: Diagram;
}

const diagrams: Readonly<Record<Diagram, (plan: Plan, options: ProgressOptions, words: ViewWords) => string>> = {
  'strategy-map': strategyMap,
  gantt,
  organization: organizationChart,
};

/**
 * A diagram of the plan as Mermaid text (Mermaid 11.7 or later, for the line at `asOf` in the Gantt chart):
 *
 * - `strategy-map`: goals, strategies, measures and milestones, with how each stands and what comparing work with
 *   results says of a strategy;
 * - `gantt`: milestones and actions over their periods, by strategy;
 * - `organization`: divisions, units and teams, how units coordinate, and the work each carries.
 *
 * Titles are cut to 80 characters or fewer and escaped: they can neither break a diagram nor inject markup. A plan too large for
 * one drawing is drawn as finely as fits, and the diagram's description says what is left out. Diagrams carry a title
 * and a description for screen readers, and show how things stand by words and marks as well as by color. Never throws
 * on a well-shaped plan, whatever rules it breaks; an `asOf` that is no calendar day, and a diagram that is none of these,
 * is a `RangeError`.
 *
 * @example
 * ```ts
 * import { toMermaid } from 'spm-model/views';
 * const map = toMermaid(examplePlan, { diagram: 'strategy-map', asOf: '2026-08-03' });
 * map.split('\n')[0]; // 'flowchart LR'
 * ```
 */
export function toMermaid(plan: Plan, options: MermaidOptions): string {
  requireDayIn('asOf', options);
  const { diagram, messages, ...rest } = options;
  if (!Object.hasOwn(diagrams, diagram)) throw slip('diagram', diagram, '"strategy-map", "gantt" or "organization"');
  return diagrams[diagram](plan, rest, wordsIn(messages));
}
