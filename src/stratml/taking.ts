/**
 * Taking a StratML document apart, element by element: what the plan has a place for is taken, and what is left over is
 * kept in extensions and listed among the losses.
 */

import type { Json } from '../model/generated/types.js';
import type { Path } from '../model/result.js';
import { asJson, type Element, KEPT, type Loss, saysSomething } from './vocabulary.js';

/** A loss is told by this much of what was lost. */
const MOST_SHOWN = 200;

/** One document being read. */
export interface Reading {
  readonly losses: Loss[];
  readonly ids: Set<string>;
}

/** An element whose children are taken one by one; what is left over is kept. */
export interface Source {
  readonly element: Element;
  readonly left: Set<Element>;
}

/** An element to take from; nothing can be taken from one that is not there. */
export const sourceOf = (element: Element = { name: '', attributes: {}, text: '', children: [] }): Source => ({
  element,
  left: new Set(element.children),
});

/** All children of a name. */
export function takeAll({ element, left }: Source, name: string): readonly Element[] {
  const found = element.children.filter((child) => child.name === name && left.has(child));
  for (const child of found) left.delete(child);
  return found;
}

/** The first child of a name. */
export function takeOne({ element, left }: Source, name: string): Element | undefined {
  const found = element.children.find((child) => child.name === name && left.has(child));
  if (found !== undefined) left.delete(found);
  return found;
}

/** The text of a child that has nothing but text; others are left over. */
export function takeText(source: Source, name: string): string {
  const found = source.element.children.find((child) => child.name === name && source.left.has(child));
  if (found === undefined || found.children.length > 0 || Object.keys(found.attributes).length > 0) return '';
  source.left.delete(found);
  return found.text;
}

/** Lists what the plan has no place for. */
export function lose({ losses }: Reading, path: Path, value: string, reason: string): void {
  losses.push({ path, value: value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value, reason });
}

/** All that is said within an element. */
export const textOf = (element: Element): string =>
  [element.text, ...element.children.map(textOf)].filter((text) => text !== '').join(' ');

/** What is left over of an element, kept in extensions and listed. */
export function keep(
  reading: Reading,
  path: Path,
  sources: readonly Source[],
  more: Readonly<Record<string, Json>> = {},
): { extensions?: Record<string, Json> } {
  const kept: Json[] = [];
  let attributes: Readonly<Record<string, string>> = {};
  let text = '';
  for (const { element, left } of sources) {
    for (const child of element.children) {
      if (!left.has(child) || !saysSomething(child)) continue;
      kept.push(asJson(child));
      lose(
        reading,
        path,
        `${child.name}: ${textOf(child) || JSON.stringify(child.attributes)}`,
        `A plan has no place for it; kept in extensions.${KEPT}.`,
      );
    }
    attributes = { ...attributes, ...element.attributes };
    if (element.text !== '') {
      text = element.text;
      lose(reading, path, text, `Text between elements; kept in extensions.${KEPT}.`);
    }
  }
  for (const [name, value] of Object.entries(attributes))
    lose(reading, path, `${name}="${value}"`, `A plan has no place for it; kept in extensions.${KEPT}.`);
  const all: Record<string, Json> = {
    ...more,
    ...(kept.length === 0 ? {} : { rest: kept }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes: { ...attributes } }),
    ...(text === '' ? {} : { text }),
  };
  return Object.keys(all).length === 0 ? {} : { extensions: { [KEPT]: all } };
}

/** An id of the plan from an identifier of the document: made where there is none, made unique where it repeats. */
export function idFor(reading: Reading, given: string, fallback: string, path: Path): string {
  const wanted = given === '' ? fallback : given.length > 200 ? given.slice(0, 180) : given;
  let id = wanted;
  for (let count = 2; reading.ids.has(id); count += 1) id = `${wanted.slice(0, 190)}-${count}`;
  reading.ids.add(id);
  if (given !== '' && id !== given)
    lose(
      reading,
      path,
      given,
      `The identifier ${wanted === given ? 'names something else already' : 'is too long'}; it became "${id}".`,
    );
  return id;
}
