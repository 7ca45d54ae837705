/** Issues about merging, and about taking back, in Spanish. */
import type { Sentences } from '../issue.js';
import type { ListedEntry, MergeParams } from '../merge.js';
import { capital, day, inPercent, isFeminine, number, theKind } from './words.js';

/** Entries of a day, with their value where they have one. */
const entries: Readonly<Record<ListedEntry, (date: string, figure: number | null) => string>> = {
  report: (date, figure) => `el informe del ${day(date)}${figure === null ? '' : ` (avance del ${inPercent(figure)})`}`,
  observation: (date, figure) => `la observación del ${day(date)}${figure === null ? '' : ` (${number(figure)})`}`,
  withheld: (date) => `la observación reservada del ${day(date)}`,
  used: (date, figure) => `la cantidad usada el ${day(date)}${figure === null ? '' : ` (${number(figure)})`}`,
  delivered: (date, figure) => `la cantidad entregada el ${day(date)}${figure === null ? '' : ` (${number(figure)})`}`,
  target: (date, figure) => `la meta del ${day(date)}${figure === null ? '' : ` (${number(figure)})`}`,
  revision: (date) => `la revisión hasta el ${day(date)}`,
};

/** The sentences. */
export const mergeInSpanish: Sentences<MergeParams> = {
  unresolvable: ({ id, parentId }) =>
    parentId === null
      ? `El plan ya no contiene «${id}», por lo que su conflicto no se puede resolver. Combine los planes de nuevo.`
      : `El plan ya no contiene «${parentId}», donde iría «${id}». Restáurelo primero o combine los planes de nuevo.`,
  'no-side': ({ given }) => `${given} no es un lado de la combinación; decida "ours" o "theirs".`,
  'changed-since': ({ kind: name, title, since, reason, field, left, now, entry, date, figure }) => {
    const what = `${capital(theKind(name))} «${title}»`;
    const it = isFeminine(name) ? 'la' : 'lo';
    const [change, doing] =
      since === 'merge' ? ['la combinación', 'Decidir el conflicto'] : ['el cambio', 'Deshacer el cambio'];
    const listed = (value: string | null) => {
      if (entry !== null && date !== null) return entries[entry](date, figure);
      return `${value}${field === null ? '' : ` en «${field}»`}`;
    };
    switch (reason) {
      case 'field':
        return `${what} tiene desde entonces otro valor de «${field}»: ${now ?? 'ninguno'}, donde ${change} dejó ${left ?? 'ninguno'}. ${doing} lo perdería.`;
      case 'entry-added':
        return `${what} tiene desde entonces ${listed(now)}. ${doing} lo perdería.`;
      case 'entry-removed':
        return `${what} ya no tiene ${listed(left)}. ${doing} anularía eso.`;
      case 'added-below':
        return `${what} se añadió desde entonces en «${field}». ${doing} ${it} eliminaría.`;
      case 'removed':
        return `${what} se eliminó desde entonces. ${doing} ${it} traería de vuelta.`;
      case 'moved':
        return `${what} se movió desde entonces a ${now}, y ${change} ${it} dejó en ${left}. ${doing} anularía eso.`;
      case 'order':
        return `${what} está desde entonces en otro lugar de su lista. ${doing} lo perdería.`;
      default:
        return `${what} cambió desde entonces de tal manera que ${change} no se distingue de lo que vino después. Vuelva a editar lo que quiera cambiar.`;
    }
  },
};
