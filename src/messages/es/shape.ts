/** Issues about the shape of a document, in Spanish. */
import type { Sentences } from '../issue.js';
import { type ExpectedShape, type GivenShape, isUnparsed, type ShapeParams, WHOLE_DOCUMENT } from '../shape.js';
import { number } from './words.js';

const expectedWords: Readonly<Record<ExpectedShape, string>> = {
  text: 'texto',
  number: 'un número',
  integer: 'un número entero',
  list: 'una lista',
  object: 'un objeto',
  boolean: 'true o false',
  date: 'un día como texto, por ejemplo "2026-06-30"',
  json: 'lo que JSON puede contener',
  choice: 'una de las opciones',
  extensions: 'un objeto',
  operation: 'una operación, como { "type": "addGoal", … }',
  sentence: 'una oración: "If we …, then …, and …"',
};

const givenWords: Readonly<Record<Exclude<GivenShape, 'text' | 'number' | 'boolean' | 'bigint'>, string>> = {
  null: 'null',
  list: 'una lista',
  date: 'un objeto Date',
  object: 'un objeto',
  function: 'una función',
  symbol: 'un símbolo',
};

const given = (what: GivenShape, value: string | null) =>
  what === 'text' ? `«${value}»` : what in givenWords ? givenWords[what as keyof typeof givenWords] : `${value}`;

/** Several choices are one of them; a single one is given. */
const oneOf = (choices: string) => (choices.includes(', ') ? `uno de ${choices}` : choices);

/** What the library calls a place where it has no path. */
const places: Readonly<Record<string, string>> = {
  [WHOLE_DOCUMENT]: 'El documento',
  'The theory of action': 'La teoría de acción',
};
const at = (place: string) => places[place] ?? place;

/** The sentences. */
export const shapeInSpanish: Sentences<ShapeParams> = {
  missing: ({ place, expected, choices }) =>
    `${at(place)}: falta; dé ${choices === null ? expectedWords[expected] : oneOf(choices)}.`,
  'wrong-type': (params) => {
    const place = at(params.place);
    switch (params.reason) {
      case 'type':
        return `${place}: es ${given(params.given, params.value)}; dé ${expectedWords[params.expected]}.${isUnparsed(params) ? ' Convierta primero el texto si es JSON (JSON.parse).' : ''}`;
      case 'unreadable':
        return `${place}: no se pudo leer, porque no son datos simples; dé lo que JSON puede contener.`;
      case 'not-json':
        return `${place}: no es JSON simple; dé texto, números, true, false, null, listas u objetos.`;
      case 'circular':
        return `${place}: se contiene a sí mismo, así que no es JSON simple; quite el círculo.`;
      case 'class':
        return `${place}: es una instancia de una clase, no JSON simple; dé un objeto simple.`;
      case 'extensions':
        return `${place}: no es un objeto; guarde sus propios datos con los nombres que quiera.`;
      default:
        return `${place}: no encaja; vea la descripción del campo.`;
    }
  },
  'unknown-key': ({ place, reason, nearest, operation }) => {
    if (reason === 'own-operation') return `${at(place)}: tiene una operación propia; use ${operation}.`;
    if (reason === 'proto') return `${at(place)}: ningún objeto puede tener ese nombre sin peligro; cámbielo.`;
    if (nearest !== null) return `${at(place)}: no es un campo conocido. ¿Quiso decir «${nearest}»?`;
    return reason === 'field'
      ? `${at(place)}: no es un campo conocido. Corrija el nombre u omítalo.`
      : `${at(place)}: no es un campo conocido. Corrija el nombre o guarde sus propios datos en «extensions».`;
  },
  'bad-date': ({ place, value }) =>
    `${at(place)}: ${value} no es un día del calendario; escríbalo como AAAA-MM-DD, por ejemplo 2026-06-30.`,
  'bad-number': ({ place, value, reason, bound }) => {
    const limit = bound === null ? '' : number(bound);
    switch (reason) {
      case 'not-finite':
        return `${at(place)}: es ${value}; dé un número finito.`;
      case 'not-whole':
        return `${at(place)}: es ${value}; dé un número entero.`;
      case 'below':
        return `${at(place)}: es ${value}; dé al menos ${limit}.`;
      case 'above':
        return `${at(place)}: es ${value}; dé como máximo ${limit}.`;
      default:
        return `${at(place)}: es ${value}; dé un número mayor que ${limit}.`;
    }
  },
  'bad-id': ({ place }) => `${at(place)}: está vacío; dé un id que nada más tenga en el plan.`,
  'not-a-choice': ({ place, value, choices }) =>
    `${at(place)}: es ${value}; ${choices.includes(', ') ? 'elija uno de' : 'dé'} ${choices}.`,
  'too-long': ({ place, reason, most }) => {
    switch (reason) {
      case 'text':
        return `${at(place)}: tiene más de ${number(most)} caracteres; acórtelo.`;
      case 'entries':
        return `${at(place)}: tiene más de ${number(most)} elementos; dé menos.`;
      case 'values':
        return `${at(place)}: contiene más de ${number(most)} valores; dé menos.`;
      default:
        return `${at(place)}: tiene más de ${number(most)} niveles; hágalo menos profundo.`;
    }
  },
  'theory-incomplete': ({ place, part }) =>
    part === 'if'
      ? `${at(place)}: no tiene «si» (if); diga qué hace la organización, por ejemplo «asesoramos a cada docente nuevo».`
      : `${at(place)}: no tiene «entonces» (then); diga qué resulta, por ejemplo «los docentes nuevos enseñan bien antes».`,
  blank: ({ place }) => `${at(place)}: está en blanco; escriba cómo se llama.`,
  'later-version': ({ version, newest }) =>
    `El plan se escribió con una versión posterior de esta biblioteca (schemaVersion ${version}; esta lee hasta la ${newest}). Actualice la biblioteca para leerlo.`,
  'more-issues': ({ shown }) =>
    `Hay más avisos; se muestran los primeros ${number(shown)}. Corríjalos y compruebe de nuevo.`,
};
