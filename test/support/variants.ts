/**
 * Values of the types that functions take, read from their declarations by the TypeScript checker: so that what is
 * added to a type is tried without anyone listing it.
 */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A value that was put in freely, at a place such as `title` or `last.value`. */
export interface Free {
  readonly place: string;
  readonly value: string | number;
}

/** Arguments of a function, with what was chosen for them. */
export interface Variant {
  readonly args: readonly unknown[];
  /** Texts, which are days, and numbers; several where the type says list. */
  readonly free: readonly Free[];
  /** What was chosen where the type names its values. */
  readonly chosen: Readonly<Record<string, string | boolean | null>>;
  /** Whether all that is free differs, so that what is said can be told from what else is said. */
  readonly isDistinct: boolean;
}

/** A function within a type: where it stands, and what it can be given. */
export interface Callable {
  readonly path: readonly string[];
  readonly variants: readonly Variant[];
}

type Part = (choose: (place: string, count: number) => number, place: string, found: Found) => unknown;
interface Found {
  readonly free: Free[];
  readonly chosen: Record<string, string | boolean | null>;
  pattern?: number;
}

/** A choice of more than this is taken in turn, beside the others, not with each of them. */
const FEW = 8;

/** Day n of a year that nothing else names. */
const dayOf = (n: number) => new Date(Date.UTC(2031, 0, 1 + 3 * n)).toISOString().slice(0, 10);
/** How numbers are drawn: told apart from each other; or so that there is one, none, nearly all or nearly none. */
const PATTERNS: readonly ((n: number) => number)[] = [
  (n) => 1.5 + 11 * (n + 1),
  () => 1,
  () => 0,
  (n) => n % 2,
  (n) => (n + 1) % 2,
  (n) => (n % 2 === 0 ? 0.999 : 0.001),
];

/** All functions that a type holds, outermost first, each with its variants. */
export function callablesOf(file: string, name: string): readonly Callable[] {
  const path = fileURLToPath(new URL(`../../src/${file}`, import.meta.url));
  const program = ts.createProgram([path], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es5.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const declared = source && checker.getSymbolAtLocation(source)?.exports?.get(name as ts.__String);
  if (declared === undefined) throw new Error(`${file} exports no ${name}`);

  const membersOf = (type: ts.Type) =>
    checker.getPropertiesOfType(type).map((member) => [member.name, checker.getTypeOfSymbol(member)] as const);

  /** How values of a type are made. */
  function partOf(type: ts.Type): Part {
    if (type.isUnion()) {
      const parts = type.types.map(partOf);
      return (choose, place, found) => {
        const at = choose(place, parts.length);
        return (parts[at] as Part)(choose, place, found);
      };
    }
    if (type.isStringLiteral()) return (_choose, place, found) => (found.chosen[place] = type.value);
    if (type.flags & ts.TypeFlags.BooleanLiteral) {
      const is = checker.typeToString(type) === 'true';
      return (_choose, place, found) => (found.chosen[place] = is);
    }
    if (type.flags & ts.TypeFlags.Null) return (_choose, place, found) => (found.chosen[place] = null);
    if (type.flags & ts.TypeFlags.Undefined) return () => undefined;
    if (type.flags & ts.TypeFlags.String) {
      return (_choose, place, found) => {
        const value = dayOf(found.free.length);
        found.free.push({ place, value });
        return value;
      };
    }
    if (type.flags & ts.TypeFlags.Number) {
      return (choose, place, found) => {
        found.pattern ??= choose('numbers', PATTERNS.length);
        const value = (PATTERNS[found.pattern] as (n: number) => number)(found.free.length);
        found.free.push({ place, value });
        return value;
      };
    }
    const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
    if (item !== undefined) {
      const part = partOf(item);
      return (choose, place, found) =>
        Array.from({ length: choose(`${place}.length`, 4) }, (_, at) => part(choose, `${place}.${at}`, found));
    }
    const parts = membersOf(type).map(([key, of]) => [key, partOf(of)] as const);
    return (choose, place, found) =>
      Object.fromEntries(
        parts.map(([key, part]) => [key, part(choose, place === '' ? key : `${place}.${key}`, found)]),
      );
  }

  function variantsOf(signature: ts.Signature): readonly Variant[] {
    const parts = signature.parameters.map((parameter) => {
      const type = checker.getTypeOfSymbol(parameter);
      const isNamed =
        signature.parameters.length === 1 && membersOf(type).every(([, of]) => of.getCallSignatures().length === 0);
      return [isNamed ? '' : parameter.name, partOf(type)] as const;
    });
    const variants: Variant[] = [];
    // A counter whose digits are the choices met on the way; the number of digits may differ from way to way.
    let digits: number[] = [];
    for (let run = 0; ; run += 1) {
      const sizes: number[] = [];
      const found: Found = { free: [], chosen: {} };
      let many = 0;
      const choose = (_place: string, count: number) => {
        if (count > FEW) {
          many = Math.max(many, count);
          return run % count;
        }
        sizes.push(count);
        return digits[sizes.length - 1] ?? 0;
      };
      const args = parts.map(([place, part]) => part(choose, place, found));
      const { free, chosen, pattern = 0 } = found;
      variants.push({ args, free, chosen, isDistinct: pattern === 0 });
      digits = sizes.map((_, at) => digits[at] ?? 0);
      let at = sizes.length - 1;
      while (at >= 0 && digits[at] === (sizes[at] as number) - 1) at -= 1;
      if (at >= 0) digits = [...digits.slice(0, at), (digits[at] as number) + 1];
      else if (run + 1 >= many) return variants;
      else digits = [];
    }
  }

  function* within(type: ts.Type, way: readonly string[]): Generator<Callable> {
    const [signature] = type.getCallSignatures();
    if (signature !== undefined) yield { path: way, variants: variantsOf(signature) };
    else if (type.flags & ts.TypeFlags.Object)
      for (const [key, of] of membersOf(type)) yield* within(of, [...way, key]);
  }
  return [...within(checker.getDeclaredTypeOfSymbol(declared), [])];
}
