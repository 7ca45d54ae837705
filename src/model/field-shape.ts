/** What a shape says of a field, as plain data: what `generated/structure.ts` is made of. */

/** What a field may hold, and whether it may be absent. */
export type FieldShape = (
  | { readonly is: 'text' | 'name' | 'day' | 'boolean' | 'extensions' | 'operation' | 'anything' }
  | { readonly is: 'id'; readonly most: number }
  | { readonly is: 'number' | 'integer'; readonly min?: number; readonly max?: number; readonly above?: number }
  | { readonly is: 'choice'; readonly of: readonly (string | number)[] }
  | { readonly is: 'list'; readonly of: FieldShape; readonly least?: number }
  /** An object: the name of its shape, or the shape itself. */
  | {
      readonly is: 'object';
      readonly of: string | ObjectShape;
      /** Fields that have an operation of their own, and which. */
      readonly elsewhere?: Readonly<Record<string, string>>;
    }
  | { readonly is: 'record'; readonly of: FieldShape }
) & {
  readonly optional?: true;
  readonly nullable?: true;
  /** What stands for a value that is absent. */
  readonly default?: string | boolean | readonly never[];
};

/** The fields of an object. */
export interface ObjectShape {
  readonly [field: string]: FieldShape;
}
