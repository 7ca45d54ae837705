/** Spanish words and their forms: kinds of entity with their articles, numbers, days, lists. */
import type { EntityKind } from '../../model/generated/types.js';

export { capital } from '../../model/nouns.js';

/** A noun, and whether it is feminine. */
interface Noun {
  readonly one: string;
  readonly many: string;
  readonly isFeminine?: true;
}

/** What each kind is called. */
export const kindNouns: Readonly<Record<EntityKind, Noun>> = {
  plan: { one: 'plan', many: 'planes' },
  organization: { one: 'organización', many: 'organizaciones', isFeminine: true },
  function: { one: 'función', many: 'funciones', isFeminine: true },
  division: { one: 'división', many: 'divisiones', isFeminine: true },
  unit: { one: 'unidad', many: 'unidades', isFeminine: true },
  coordination: { one: 'coordinación', many: 'coordinaciones', isFeminine: true },
  value: { one: 'valor', many: 'valores' },
  goal: { one: 'objetivo', many: 'objetivos' },
  measure: { one: 'indicador', many: 'indicadores' },
  subgroup: { one: 'grupo de estudiantes', many: 'grupos de estudiantes' },
  strategy: { one: 'estrategia', many: 'estrategias', isFeminine: true },
  milestone: { one: 'hito', many: 'hitos' },
  action: { one: 'acción', many: 'acciones', isFeminine: true },
  input: { one: 'insumo', many: 'insumos' },
  output: { one: 'producto', many: 'productos' },
  team: { one: 'equipo', many: 'equipos' },
  adjustment: { one: 'ajuste de rumbo', many: 'ajustes de rumbo' },
};

const nounOf = (name: EntityKind | string): Noun =>
  (kindNouns as Readonly<Record<string, Noun | undefined>>)[name] ?? { one: name, many: name };

/** Whether the noun of a kind is feminine. */
export const isFeminine = (name: EntityKind | string) => nounOf(name).isFeminine === true;

/** What a kind is called. */
export const kind = (name: EntityKind | string) => nounOf(name).one;

/** A kind with its definite article: "la acción". */
export const theKind = (name: EntityKind | string) => `${isFeminine(name) ? 'la' : 'el'} ${kind(name)}`;

/** A kind with its indefinite article: "una acción". */
export const aKind = (name: EntityKind | string) => `${isFeminine(name) ? 'una' : 'un'} ${kind(name)}`;

/** Of a kind: "de la acción", "del plan". */
export const ofTheKind = (name: EntityKind | string) =>
  isFeminine(name) ? `de la ${kind(name)}` : `del ${kind(name)}`;

/** To a kind: "a la acción", "al plan". */
export const toTheKind = (name: EntityKind | string) => (isFeminine(name) ? `a la ${kind(name)}` : `al ${kind(name)}`);

/** A number as Spanish writes it, with a decimal comma. */
export const number = (value: number) => String(value).replace('.', ',');

const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const;

/** What a measure should do, by its direction. */
export const directions = { increase: 'aumentar', decrease: 'disminuir', maintain: 'mantenerse' } as const;

/** What the numbers of a measure are, by the kind of its unit. */
export const units: Readonly<Record<string, string>> = {
  percent: 'porcentaje',
  count: 'conteo',
  currency: 'dinero',
  score: 'puntaje',
  rate: 'tasa',
  level: 'nivel',
};

/** A day in words: "30 de junio de 2026". */
export function day(text: string | null): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '') ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? `${text}` : `${Number(date)} de ${name} de ${Number(year)}`;
}

/** So many of something: "1 mes", "2 meses". */
export const counted = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

/** "a, b o c". */
export const either = (items: readonly string[]) =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} o ${items.at(-1)}`;

/** "a, b y c". */
export const all = (items: readonly string[]) =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} y ${items.at(-1)}`;

/** How long something lasts: "14 meses", "12 meses y 1 día". */
export function duration(count: number, days: number): string {
  if (count === 0) return counted(days, 'día', 'días');
  const whole = counted(count, 'mes', 'meses');
  return days === 0 ? whole : `${whole} y ${counted(days, 'día', 'días')}`;
}

/** A number with its percent sign, which Spanish sets off with a blank. */
export const inPercent = (value: number) => `${number(value)} %`;
