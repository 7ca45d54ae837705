/** What follows from the descriptions of entities: what owns what, what refers to what, how each field changes. */
import { core, isOptional, origin } from './print-types.mjs';

/** @param {any} model What `entities.ts` and the files beside it export. */
export function describe({ kinds, values, fieldFacts, frequencySchema, extensionsSchema }) {
  const kindOf = new Map(kinds.map((/** @type {any} */ kind) => [origin(kind.schema), kind]));
  const valueFor = new Map(values.map((/** @type {any} */ value) => [origin(value.schema), value]));
  const factsOf = (/** @type {any} */ field) => fieldFacts.get(field);
  const elementOf = (/** @type {any} */ field) => {
    const { def } = core(field)._zod;
    return def.type === 'array' ? origin(def.element) : undefined;
  };
  const isOwned = (/** @type {any} */ field) => kindOf.has(elementOf(field)) || kindOf.has(origin(field));
  const shapeOf = (/** @type {any} */ kind) => Object.entries(kind.schema.shape);

  /** The lists that a kind owns. @param {any} kind */
  const ownedBy = (kind) =>
    shapeOf(kind).flatMap(([key, field]) => {
      const owned = kindOf.get(elementOf(field));
      return owned === undefined ? [] : [{ key, kind: owned.kind }];
    });

  /** The kinds that own one. @param {string} name */
  const ownersOf = (name) =>
    kinds.filter((/** @type {any} */ kind) =>
      shapeOf(kind).some(([, field]) => (kindOf.get(elementOf(field)) ?? kindOf.get(origin(field)))?.kind === name),
    );

  /** @param {any} kind */
  const referencesOf = (kind) => {
    /** @type {object[]} */
    const found = [];
    /** @param {any} shape @param {string[]} path */
    const visit = (shape, path) => {
      for (const [key, field] of Object.entries(shape)) {
        if (isOwned(field)) continue;
        const facts = factsOf(field);
        const isList = core(field)._zod.def.type === 'array';
        const at = [...path, key, ...(isList ? ['*'] : [])];
        if (facts?.refersTo !== undefined) {
          const { refersTo, within = null } = facts;
          const named = refersTo === 'any' ? null : refersTo === 'own' ? [kind.kind] : refersTo;
          found.push({ path: at, kinds: named, within });
        }
        const inner = isList ? core(core(field)._zod.def.element) : core(field);
        if (inner._zod.def.type === 'object') visit(inner.shape, at);
      }
    };
    visit(kind.schema.shape, []);
    return found;
  };

  /** How two versions of a field become one. @param {string} key @param {any} field */
  const mergeOf = (key, field) => {
    if (isOwned(field)) return 'owned';
    if (key === 'extensions') return 'keys';
    if (factsOf(field)?.set === true) return 'set';
    const element = elementOf(field);
    const isDated = element !== undefined && valueFor.get(element)?.table !== undefined;
    return isDated ? 'dated' : 'value';
  };

  /** @param {any} kind */
  const fieldsOf = (kind) =>
    Object.fromEntries(
      shapeOf(kind).map(([key, field]) => {
        const entries = valueFor.get(elementOf(field))?.type;
        return [
          key,
          {
            optional: isOptional(field),
            changedBy: factsOf(field)?.changedBy ?? null,
            merge: mergeOf(key, field),
            ...(entries === undefined ? {} : { entries }),
          },
        ];
      }),
    );

  const rooted = kinds
    .filter((/** @type {any} */ { kind }) => {
      const owners = ownersOf(kind);
      return kind !== 'organization' && owners.length === 1 && ['plan', 'organization'].includes(owners[0].kind);
    })
    .map((/** @type {any} */ { kind }) => kind);

  return {
    kinds,
    values,
    frequency: frequencySchema,
    extensions: extensionsSchema,
    origin,
    factsOf,
    isOwned,
    ownedBy,
    ownersOf,
    referencesOf,
    fieldsOf,
    rooted,
  };
}
