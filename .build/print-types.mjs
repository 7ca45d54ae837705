/** Prints the TypeScript type of a zod schema: interfaces that are named are named, all others are written out. */

/** What wraps a schema, taken away: optional, default, nullable. @param {any} schema */
export function core(schema) {
  let inner = schema;
  while (['optional', 'default', 'nullable', 'prefault'].includes(inner._zod.def.type))
    inner = inner._zod.def.innerType;
  return inner;
}

/** A schema as it was first written, before it was given another description. @param {any} schema */
export function origin(schema) {
  let first = core(schema);
  while (first._zod.parent !== undefined) first = first._zod.parent;
  return first;
}

/** @param {any} schema @param {string} type */
function isWrappedIn(schema, type) {
  for (let inner = schema; inner !== undefined; inner = inner._zod.def.innerType) {
    if (inner._zod.def.type === type) return true;
  }
  return false;
}

/** @param {any} schema */
export const isOptional = (schema) => isWrappedIn(schema, 'optional');
/** @param {any} schema */
export const isDefaulted = (schema) => isWrappedIn(schema, 'default') || isWrappedIn(schema, 'prefault');

/** What is said of a field. @param {any} schema */
export function descriptionOf(schema) {
  for (let inner = schema; inner !== undefined; inner = inner._zod.def.innerType) {
    if (inner.description !== undefined) return /** @type {string} */ (inner.description);
  }
  throw new Error('a field has no description');
}

/** A docstring. @param {string} text */
export const doc = (text) => `/** ${/[.!?]$/.test(text) ? text : `${text}.`} */`;

/** @param {string} key */
const keyOf = (key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));

/**
 * A printer that knows the names of some schemas.
 *
 * @param {Map<any, any>} names By origin: a name, to which `Input` is added on the way in, or one that is `exact`.
 * @param {Set<string>} [used] Where the names that were printed are noted.
 */
export function printer(names, used = new Set()) {
  /** @param {string} name */
  const noted = (name) => {
    used.add(name);
    return name;
  };
  /**
   * @param {any} schema
   * @param {'output' | 'input'} side
   * @returns {string}
   */
  function typeOf(schema, side) {
    const nullable = isWrappedIn(schema, 'nullable') ? ' | null' : '';
    return `${inner(core(schema), side)}${nullable}`;
  }
  /** @param {any} schema @param {'output' | 'input'} side @returns {string} */
  function inner(schema, side) {
    const name = names.get(origin(schema));
    const { def } = schema._zod;
    if (name?.exact !== undefined) return noted(name.exact);
    if (name !== undefined) return noted(def.type === 'object' && side === 'input' ? `${name}Input` : name);
    switch (def.type) {
      case 'string':
        return schema.meta?.()?.format === 'date' ? noted('Day') : 'string';
      case 'number':
      case 'boolean':
        return def.type;
      case 'unknown':
        return noted('Extensions');
      case 'enum':
        return Object.values(def.entries)
          .map((entry) => JSON.stringify(entry))
          .join(' | ');
      case 'literal':
        return def.values.map((/** @type {unknown} */ each) => JSON.stringify(each)).join(' | ');
      case 'array': {
        const item = typeOf(def.element, side);
        return `readonly ${/[|]/.test(item) ? `(${item})` : item}[]`;
      }
      case 'object':
        return `{ ${fields(schema.shape, side)} }`;
      case 'lazy':
        return inner(core(def.getter()), side);
      case 'union':
        return def.options.map((/** @type {any} */ each) => typeOf(each, side)).join(' | ');
      default:
        throw new Error(`no type is known for a schema of type ${def.type}`);
    }
  }
  /** @param {Record<string, any>} shape @param {'output' | 'input'} side */
  function fields(shape, side) {
    return Object.entries(shape)
      .map(([key, schema]) => {
        const optional = isOptional(schema) || (side === 'input' && isDefaulted(schema));
        const undefinable = optional && side === 'input' ? ' | undefined' : '';
        return `${doc(descriptionOf(schema))}\nreadonly ${keyOf(key)}${optional ? '?' : ''}: ${typeOf(schema, side)}${undefinable};`;
      })
      .join('\n');
  }
  return { typeOf, fields };
}
