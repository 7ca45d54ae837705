/** Something made once, when it is first asked for: whoever imports it without need does not pay for it. */
export function whenAsked<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
