/**
 * The library remembers what it computed of a frozen plan, and makes some things but once, so that of all tests that look
 * at a result only the first runs the code it comes from. A mutant would then be held against that test alone. Here each
 * test begins with nothing remembered: in src, every WeakMap and WeakSet is one of these, and so are the maps that
 * modules begin with empty; what is made when first asked for is made anew.
 */
const forgetful = new Set<() => void>();

/** Does for a map and for a set. */
class Forgetful<K extends WeakKey, V> {
  private kept = new WeakMap<K, V | true>();
  constructor() {
    forgetful.add(() => {
      this.kept = new WeakMap();
    });
  }
  get(key: K) {
    return this.kept.get(key);
  }
  has(key: K) {
    return this.kept.has(key);
  }
  set(key: K, value: V) {
    this.kept.set(key, value);
    return this;
  }
  add(key: K) {
    this.kept.set(key, true);
    return this;
  }
  delete(key: K) {
    return this.kept.delete(key);
  }
}

class ForgetfulMap<K, V> extends Map<K, V> {
  constructor() {
    super();
    forgetful.add(() => this.clear());
  }
}

const forgettable = (forget: () => void) => forgetful.add(forget);

Object.assign(globalThis, { Forgetful, ForgetfulMap, forgettable });

/** Forgets all that the modules remember that were loaded after this. */
export function forgetAll(): void {
  for (const forget of forgetful) forget();
}
