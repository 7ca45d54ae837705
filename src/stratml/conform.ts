/**
 * Makes elements conform to the published schemas: children in order and number, required ones added, text and
 * attributes as they may be. What does not fit is handed back, so that it is kept elsewhere and never lost.
 */
import { type Element, element, leaf, saysSomething } from './element.js';
import { childrenIn, choicesFor, fitsIn, isRequired, mostOf, type StratmlPart } from './standard.js';

/** An element that conforms, and what of it does not. */
export interface Conformed {
  readonly element: Element | undefined;
  readonly misfit: Element | undefined;
}

/** The attributes that an element may have, and those that it may not. */
function attributesOf({ name, attributes }: Element) {
  const [fitting, misfits]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const [key, value] of Object.entries(attributes)) {
    if (choicesFor(name, key)?.includes(value) === true) fitting[key] = value;
    else if (value.trim() !== '') misfits[key] = value;
  }
  return { fitting, misfits };
}

/** Children that conform. */
export interface ConformedChildren {
  readonly children: readonly Element[];
  /** What does not fit, without what does. */
  readonly misfits: readonly Element[];
  /** The kept children that do not fit as a whole. */
  readonly unfit: readonly Element[];
}

/** An element as the standard has it, with what does not fit. */
export function conform(part: StratmlPart, given: Element): Conformed {
  const { fitting, misfits } = attributesOf(given);
  if (childrenIn(part, given.name) === undefined) {
    const isText = given.children.length === 0 && fitsIn(part, given.name, given.text);
    if (!isText) return { element: undefined, misfit: saysSomething(given) ? given : undefined };
    const hasMisfits = Object.keys(misfits).length > 0;
    return {
      element: leaf(given.name, given.text),
      misfit: hasMisfits ? element(given.name, [], misfits) : undefined,
    };
  }
  const inner = conformChildren(part, given.name, [], given.children);
  const rest = { name: given.name, attributes: misfits, text: given.text, children: inner.misfits };
  return {
    element: element(given.name, inner.children, fitting),
    misfit: saysSomething(rest) ? rest : undefined,
  };
}

/**
 * The children of an element in the standard's order: those that were made, which conform already, and with them those
 * that were kept, as far as they fit.
 */
export function conformChildren(
  part: StratmlPart,
  parent: string,
  made: readonly Element[],
  kept: readonly Element[],
): ConformedChildren {
  const allowed = childrenIn(part, parent) ?? [];
  const byName = new Map<string, Element[]>(allowed.map(([name]) => [name, []]));
  const misfits: Element[] = [];
  const unfit: Element[] = [];
  for (const child of made) byName.get(child.name)?.push(child);
  const most = new Map(allowed.map(([name, occurs]) => [name, mostOf(occurs)]));
  const entered = new Set<string>();
  for (const child of kept) {
    const rest = enter(part, byName.get(child.name), most.get(child.name) as number, child, entered.has(child.name));
    entered.add(child.name);
    for (const misfit of rest) misfits.push(misfit);
    if (rest.length > 0) unfit.push(child);
  }
  for (const [name, occurs] of allowed) {
    if (isRequired(occurs) && byName.get(name)?.length === 0) byName.get(name)?.push(leaf(name, ''));
  }
  return { children: allowed.flatMap(([name]) => byName.get(name) ?? []), misfits, unfit };
}

/** Enters a kept element among those of its name, as far as it fits; what does not is handed back. */
function enter(
  part: StratmlPart,
  there: Element[] | undefined,
  most: number,
  kept: Element,
  isFurther: boolean,
): readonly Element[] {
  if (there === undefined) return saysSomething(kept) ? [kept] : [];
  if (there.length >= most) {
    // A further one of several is not mixed with the first: they may be about different persons.
    if (isFurther && kept.children.length > 0) return saysSomething(kept) ? [kept] : [];
    return mergeInto(part, there, kept);
  }
  const { element: fitting, misfit } = conform(part, kept);
  if (fitting !== undefined && (saysSomething(fitting) || misfit === undefined)) there.push(fitting);
  return misfit === undefined ? [] : [misfit];
}

/** Joins a kept element with the one that stands in its place already; what there is no room for is handed back. */
function mergeInto(part: StratmlPart, there: Element[], kept: Element): readonly Element[] {
  const present = there[0] as Element;
  if (there.length > 1 || childrenIn(part, kept.name) === undefined) {
    const isThere =
      kept.children.length === 0 && kept.text === present.text && Object.keys(kept.attributes).length === 0;
    return isThere || !saysSomething(kept) ? [] : [kept];
  }
  const inner = conformChildren(part, kept.name, present.children, kept.children);
  // None of the elements that stand once has attributes.
  there[0] = { ...present, children: inner.children };
  const rest = { ...kept, children: inner.misfits };
  return saysSomething(rest) ? [rest] : [];
}
