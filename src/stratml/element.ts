/** XML elements as plain data: what reading and writing StratML have in common. Nothing here knows the standard. */
import type { Json } from '../model/generated/types.js';

/** Whether a value is an object and no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An XML element: its local name, its attributes, its text, its children. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

/** An element with children. */
export const element = (
  name: string,
  children: readonly Element[],
  attributes: Readonly<Record<string, string>> = {},
): Element => ({ name, attributes, text: '', children });

/** An element with text. */
export const leaf = (name: string, text: string): Element => ({ name, attributes: {}, text, children: [] });

/** The first child of a name. */
export const childOf = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.find((child) => child.name === name);

/** The text of the first child of a name; empty where there is none. */
export const childText = (parent: Element | undefined, name: string): string => childOf(parent, name)?.text ?? '';

/** All children of a name. */
export const childrenOf = (parent: Element | undefined, name: string): readonly Element[] =>
  parent?.children.filter((child) => child.name === name) ?? [];

/** Whether an element says anything: text, or an attribute that is not blank, here or below. */
export const saysSomething = ({ text, children, attributes }: Element): boolean =>
  text !== '' || Object.values(attributes).some((value) => value.trim() !== '') || children.some(saysSomething);

/** All text within an element. */
export const textOf = (parent: Element): string =>
  [parent.text, ...parent.children.map(textOf)].filter((text) => text !== '').join(' ');

/** An element as plain JSON, for `extensions`; blank attributes say nothing. */
export function asJson({ name, attributes, text, children }: Element): { readonly [key: string]: Json } {
  const said = Object.entries(attributes).filter(([, value]) => value.trim() !== '');
  const inner = children.filter(saysSomething);
  return {
    name,
    ...(said.length === 0 ? {} : { attributes: Object.fromEntries(said) }),
    ...(text === '' ? {} : { text }),
    ...(inner.length === 0 ? {} : { children: inner.map(asJson) }),
  };
}

/** Elements nest at most this deep: documents nest ten levels. */
export const MAX_DEPTH = 60;

/** Attributes from plain JSON; what is no text is passed over. */
export function attributesFrom(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Elements from plain JSON; what is none is passed over. */
export function elementsFrom(value: unknown, depth = 0): readonly Element[] {
  if (!Array.isArray(value) || depth > MAX_DEPTH) return [];
  return value.flatMap((each: unknown): Element[] => {
    if (typeof each !== 'object' || each === null) return [];
    const { name, attributes, text, children } = each as Readonly<Record<string, unknown>>;
    if (typeof name !== 'string' || name === '') return [];
    return [
      {
        name,
        attributes: attributesFrom(attributes),
        text: typeof text === 'string' ? text : '',
        children: elementsFrom(children, depth + 1),
      },
    ];
  });
}
