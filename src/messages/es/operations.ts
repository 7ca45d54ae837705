/** Refusals of operations, in Spanish. */
import type { Sentences } from '../issue.js';
import type { OperationParams } from '../operations.js';
import { aKind, capital, day, either, isFeminine, theKind } from './words.js';

const kindsOf = (kinds: string) => kinds.split(',');
const anyOf = (kinds: string) => (kindsOf(kinds).length > 5 ? 'un elemento' : either(kindsOf(kinds).map(aKind)));
const the = (name: string, title: string) => `${capital(theKind(name))} «${title}»`;
const within = (name: string, title: string) => `${theKind(name)} «${title}»`;
const agreeing = (name: string, masculine: string, feminine: string) => (isFeminine(name) ? feminine : masculine);

const entryWords = {
  report: ['ningún informe', 'otro informe'],
  observation: ['ninguna observación', 'otra observación'],
  withheld: ['ninguna observación reservada', 'otra observación reservada'],
  amount: ['ninguna cantidad', 'otra cantidad'],
} as const;

interface NoSuch {
  readonly kind: string;
  readonly title: string;
  readonly date: string;
  readonly hasOther: boolean;
}

const noSuch =
  (entry: keyof typeof entryWords, way: string) =>
  ({ kind: name, title, date, hasOther }: NoSuch) =>
    `${the(name, title)} ${hasOther ? 'tiene' : 'no tiene'} ${entryWords[entry][hasOther ? 1 : 0]} el ${day(date)}; ${way}.`;

const expectedWords = {
  plan: 'un plan; indique el `value` de lo que devuelve parsePlan',
  operation: 'una operación; indique lo que devuelve operationSchema.parse',
  change: 'un cambio; indique el `value` de lo que devuelve apply',
  journal: 'un registro; indique lo que devuelve startJournal',
  history: 'un historial; indique lo que devuelve startHistory',
};

/** The sentences. */
export const operationsInSpanish: Sentences<OperationParams> = {
  'unknown-id': ({ id, kinds, child }) =>
    child === null
      ? `Nada en este plan tiene el id «${id}»; indique el id de ${anyOf(kinds)}.`
      : `Nada en este plan tiene el id «${id}»; ${aKind(child)} va dentro de ${anyOf(kinds)}.`,
  'wrong-kind': ({ id, kind: name, kinds }) => `«${id}» es ${aKind(name)}; indique el id de ${anyOf(kinds)}.`,
  'wrong-parent': ({ id, kind: name, kinds, child }) =>
    `«${id}» es ${aKind(name)}; ${aKind(child)} va dentro de ${anyOf(kinds)}.`,
  'into-itself': ({ id }) => `«${id}» no puede ir dentro de sí mismo; indique otro id.`,
  'still-referenced': ({ kind: name, title, withinId, referrerKind, referrerTitle }) => {
    const what = withinId === null ? within(name, title) : `«${withinId}», que está en ${within(name, title)}`;
    return `${the(referrerKind, referrerTitle)} se refiere a ${what}. Cambie eso primero o elimine con "cascade".`;
  },
  'no-such-report': noSuch('report', 'indique el informe tal como está'),
  'no-such-observation': noSuch('observation', 'indique el día de una, o registre una primero'),
  'no-such-withheld': noSuch('withheld', 'indíquela tal como está'),
  'no-such-amount': noSuch('amount', 'indíquela tal como está'),
  'several-observations': ({ kind: name, title, date }) =>
    `${the(name, title)} tiene varias observaciones el ${day(date)}; indique con "at" cuál de la lista.`,
  'already-discontinued': ({ kind: name, title, date }) =>
    `${the(name, title)} se descontinuó el ${day(date)}; ${agreeing(name, 'retómelo', 'retómela')} primero o ${agreeing(name, 'omítalo', 'omítala')}.`,
  'already-complete': ({ kind: name, title, date }) =>
    `${the(name, title)} se informó como ${agreeing(name, 'completo', 'completa')} el ${day(date)}; ${agreeing(name, 'omítalo', 'omítala')} o añada ${agreeing(name, 'uno nuevo', 'una nueva')}.`,
  'not-in-milestone': ({ id, title }) => `«${id}» no es una acción del hito «${title}»; omítala.`,
  'id-too-long': ({ id, most }) =>
    `El id «${id.slice(0, 60)}…» tendría ${id.length} caracteres; un id tiene como máximo ${most}. Dé al hito un id más corto o indique las acciones con sus propios ids.`,
  'revised-later': ({ kind: name, title, from, until }) =>
    `${the(name, title)} tiene línea de base y metas vigentes hasta el ${day(until)}, así que nada puede empezar el ${day(from)}; indique un día posterior al ${day(until)} o establezca las revisiones.`,
  'wrong-argument': ({ expected, given }) => `${given} no es ${expectedWords[expected]}.`,
  'async-recipe': () =>
    'La receta devolvió una promesa; cambie el borrador antes de que la receta termine, y espere antes de editar lo que haga falta.',
};
