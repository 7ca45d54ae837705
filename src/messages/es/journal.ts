/** Issues about a journal, in Spanish. */
import type { Sentences } from '../issue.js';
import type { JournalParams } from '../journal.js';

/** The sentences. */
export const journalInSpanish: Sentences<JournalParams> = {
  'bad-instant': ({ value }) =>
    `${value} no es una fecha y hora con desfase horario; escríbala así: 2026-08-03T09:00:00-04:00 o 2026-08-03T13:00:00Z.`,
  'instant-order': ({ at, last }) =>
    `${at} es anterior al último asiento, del ${last}. Los asientos siguen el orden del tiempo; indique un instante que no sea anterior.`,
  'repeated-operation': ({ operationId, first }) =>
    `La operación «${operationId}» ya está en el asiento ${first}; quite la segunda.`,
  'other-operation': ({ operationId, entry, at }) =>
    `«${operationId}» se registró con otra operación, en el asiento ${entry}, del ${at}; no se hizo nada. Dé a cada operación un operationId propio.`,
  'journal-version': ({ version, newest }) =>
    `El registro fue escrito por una versión posterior de esta biblioteca (versión ${version}; esta lee hasta la ${newest}). Actualice la biblioteca para leerlo.`,
  'journal-text': ({ characters }) =>
    `El registro (${characters} caracteres) no es JSON; puede estar cortado. Vuelva a leerlo de donde está guardado.`,
  'journal-entry': ({ entry, of, at, by }) =>
    `El asiento ${entry} de ${of}${at === null ? '' : `, del ${at}`}${by === null ? '' : `, de ${by}`}${at === null && by === null ? '' : ','} no encaja; a continuación se dice por qué. Los anteriores encajan.`,
};
