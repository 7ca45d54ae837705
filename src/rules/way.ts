/** Ways to the values of a document that is searched, and what lies on them. */

/** The way to a value, from the end to the root, so that paths are written out only for what is found. */
export interface Way {
  readonly step: string | number;
  readonly from: Way | undefined;
  /** The object that the step leads from. */
  readonly holder: object;
}

/** The path that a way leads along. */
export function pathOf(way: Way | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = way; at !== undefined; at = at.from) path.push(at.step);
  return path.reverse();
}

/** The id of the nearest object on the way to a place that has one. */
export function nearestId(way: Way | undefined): string | undefined {
  for (let at = way; at !== undefined; at = at.from) {
    const { holder, step } = at;
    if (step === 'id' || !Object.hasOwn(holder, 'id')) continue;
    const { id } = holder as { readonly id: unknown };
    if (typeof id === 'string' && id !== '') return id;
  }
  return undefined;
}
