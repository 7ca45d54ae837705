/** Issues of a plan that was made from something else, such as tables or sheets, pointing to where they stand there. */
import { shapeInEnglish } from '../messages/en/shape.js';
import type { Sentences } from '../messages/issue.js';
import type { Issue, Path } from '../model/result.js';
import { placeOf } from './misfits.js';

/** What is known of the innermost object on the way to a place, with the rest of the way; undefined where nothing is. */
export function innermost<Known>(
  path: Path,
  root: unknown,
  known: ReadonlyMap<object, Known>,
): { readonly known: Known; readonly rest: Path } | undefined {
  let found: { known: Known; rest: Path } | undefined;
  let at = root;
  for (let index = 0; typeof at === 'object' && at !== null; index += 1) {
    const here = known.get(at);
    if (here !== undefined) found = { known: here, rest: path.slice(index) };
    if (index === path.length) break;
    at = (at as Record<string | number, unknown>)[path[index] as string | number];
  }
  return found;
}

/** An issue at another place; a sentence that names its place names that one, `place` in words. */
export function movedTo(found: Issue, path: Path, place: () => string = () => placeOf(path)): Issue {
  const sentence = (shapeInEnglish as unknown as Sentences<Record<string, Issue['params']>>)[found.code];
  if (sentence === undefined || !Object.hasOwn(found.params, 'place')) return { ...found, path };
  const params = { ...found.params, place: place() };
  return { ...found, path, params, message: sentence(params) };
}
