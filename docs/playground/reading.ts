/** From text that someone pastes or drops to a plan, or to the reasons why it is none, each with its place in the text. */
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { defaultPolicy, type Issue, type Plan, type Policy, parsePlan, rules } from 'spm-model';
import { fromStratml, type Loss } from 'spm-model/stratml';

/** A plan that breaks rules can be looked at and mended; only its shape must be right. */
const lenient: Policy = {
  ...defaultPolicy,
  severity: Object.fromEntries(rules.map(({ code }) => [code, 'warning' as const])),
};

/** Why text is no plan, and where in it. */
export interface Problem {
  readonly message: string;
  readonly range: readonly [from: number, to: number] | null;
}

export type Reading =
  | { readonly ok: true; readonly plan: Plan; readonly losses: readonly Loss[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const asProblem = ({ message }: Issue): Problem => ({ message, range: null });

function placesIn(text: string, issues: readonly Issue[]): readonly Problem[] {
  const tree = parseTree(text);
  return issues.map(({ message, path }) => {
    // Where something is missing, its holder is the place.
    for (let length = path.length; tree !== undefined && length >= 0; length -= 1) {
      const node = findNodeAtLocation(tree, path.slice(0, length));
      if (node !== undefined) return { message, range: [node.offset, node.offset + node.length] };
    }
    return { message, range: null };
  });
}

/** Reads a plan from JSON, or from StratML where the text is XML. */
export function readPlan(text: string): Reading {
  if (text.trim() === '') return { ok: false, problems: [{ message: 'There is no text to read.', range: null }] };
  if (text.trimStart().startsWith('<')) {
    const read = fromStratml(text);
    if (!read.ok) return { ok: false, problems: read.issues.map(asProblem) };
    return { ok: true, plan: read.value.plan, losses: read.value.losses };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = `The text is neither JSON nor XML: ${error instanceof Error ? error.message : error}`;
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    return { ok: false, problems: [{ message, range: Number.isNaN(at) ? null : [at, at + 1] }] };
  }
  const parsed = parsePlan(json, { policy: lenient });
  return parsed.ok
    ? { ok: true, plan: parsed.value, losses: [] }
    : { ok: false, problems: placesIn(text, parsed.issues) };
}
