/** Issues and losses of reading and writing StratML, in Spanish. */
import type { Sentences } from '../issue.js';
import type { StratmlIssueParams, StratmlLossParams } from '../stratml.js';
import { number } from './words.js';

const KEPT = 'se conserva en extensions.stratml y vuelve a su sitio al escribir el plan';
const times = (count: number) => (count === 1 ? 'una vez' : `${count} veces`);
const directions: Readonly<Record<string, string>> = {
  increase: 'aumentar',
  decrease: 'disminuir',
  maintain: 'mantener',
};
const lacking = {
  day: 'un día, y este resultado no lo tiene',
  number: 'un número, y este resultado no lo tiene',
  both: 'un día y un número, y este resultado no tiene ninguno de los dos',
} as const;

/** The sentences of issues. */
export const stratmlInSpanish: Sentences<StratmlIssueParams> = {
  'not-xml': (params) => {
    switch (params.reason) {
      case 'empty':
        return 'El documento está vacío; dé un documento StratML.';
      case 'no-element':
        return 'El documento no tiene ningún elemento; dé un documento StratML.';
      case 'malformed':
        return `El documento no es XML bien formado en la línea ${params.line}, columna ${params.column}: ${params.detail}. ¿Está cortado?`;
      default:
        return `El documento no se puede leer como XML: ${params.detail}.`;
    }
  },
  'not-stratml': ({ root, roots }) => `La raíz del documento es ${root}; un documento StratML tiene ${roots}.`,
  'unsupported-version': ({ namespace }) =>
    `El documento es del espacio de nombres ${namespace}, que no es de los de ISO 17469-1 o -2 que lee esta biblioteca.`,
  'direction-assumed': ({ indicator, direction, because }) =>
    `El documento no dice en qué sentido mejora «${indicator}»; ${because === 'falling-targets' ? 'como sus metas bajan, ' : ''}se lee como «${directions[direction] ?? direction}». Dé options.direction o revise el indicador.`,
  'baseline-assumed': ({ indicator, value, date }) =>
    `El documento no indica la línea de base de «${indicator}»; su primer resultado, ${number(value)} el ${date}, ocupa su lugar. Fije la línea de base acordada.`,
  'period-assumed': ({ start, end, because }) =>
    because === 'days-named'
      ? `El documento no dice cuándo empieza y termina el plan; los días que nombra van del ${start} al ${end}. Dé options.period o revise el plan.`
      : `El documento no dice cuándo empieza y termina el plan ni nombra ningún día; del ${start} al ${end} significa «no se sabe». Dé options.period o revise el plan.`,
  unnamed: ({ element, name }) => `Un elemento ${element} no tiene nombre; aquí se llama «${name}». Dele uno.`,
  'other-structure': ({ element, count }) =>
    `El documento tiene ${element} donde la norma no lo prevé (${times(count)}); su contenido se leyó de todos modos.`,
  'other-attribute': ({ attribute, count }) =>
    `La norma no tiene el atributo ${attribute} (${times(count)} en el documento); se conserva en extensions.stratml.`,
  'blank-choice': ({ attribute, count }) =>
    `${attribute} está en blanco (${times(count)} en el documento); se lee como no indicado.`,
  'broken-reference': ({ reference }) =>
    `Una relación remite a «${reference}», y nada en el documento se llama así; se conserva como está.`,
  'words-misfit': (params) =>
    params.reason === 'piece'
      ? `«${params.words}»${params.count === 1 ? '' : ` (la primera de ${params.count} líneas)`}, que el documento añade en palabras, no encaja en un plan; se omitió y se conserva en extensions.stratml. ¿Se editó a mano?`
      : `Lo que el documento añade en palabras no encaja en un plan (${params.count === 1 ? 'un lugar' : `${params.count} lugares`}); se omitió. ¿Se editó a mano?`,
};

/** The reasons of losses. */
export const lossesInSpanish: Sentences<StratmlLossParams> = {
  kept: () => `Un plan no tiene lugar para esto; ${KEPT}.`,
  attribute: () => `Un plan no tiene lugar para este atributo; ${KEPT}.`,
  'text-between': () => `Texto entre elementos, que la norma no prevé; ${KEPT}.`,
  aside: () => 'Está al margen de los elementos y no dice nada del plan; no se conserva.',
  'no-character': () => 'XML no tiene tales caracteres; se omiten.',
  prose: ({ lacks }) => `Una meta o una observación necesita ${lacking[lacks]}; ${KEPT}.`,
  'two-days': ({ text, first, second }) => `«${text}» puede ser ${first} o ${second}; ${KEPT}. Escriba AAAA-MM-DD.`,
  'number-as-text': ({ text, number: value }) =>
    `«${text}» se lee como ${number(value)}; el texto se conserva en extensions.stratml.`,
  'day-as-text': ({ text, day }) => `«${text}» se lee como ${day}; el texto se conserva en extensions.stratml.`,
  'no-day': ({ text }) => `«${text}» no es un día del calendario; ${KEPT}.`,
  'unsaid-day': ({ day }) => `El documento no lo indica; ${day} ocupa su lugar.`,
  renamed: ({ given, id, because }) => {
    switch (because) {
      case 'repeated':
        return `El identificador «${given}» ya nombra otra cosa; este pasó a ser «${id}».`;
      case 'too-long':
        return `El identificador tiene más de 200 caracteres; pasó a ser «${id}».`;
      case 'kept':
        return `Un identificador de XML no puede ser «${given}»; se escribe como «${id}».`;
      default:
        return `Un identificador de XML no puede ser «${given}»; se escribe como «${id}», y el id en palabras.`;
    }
  },
  'in-words': () =>
    'StratML no tiene ningún elemento para esto; se escribe en palabras en OtherInformation y se lee de allí.',
};
