/** Issues about broken rules, in Spanish. */
import type { Sentences } from '../issue.js';
import type { EntryWord, RuleParams, RuleSubject } from '../rules.js';
import {
  aKind,
  capital,
  counted,
  day,
  directions,
  duration,
  either,
  inPercent,
  isFeminine,
  kind,
  number,
  ofTheKind,
  theKind,
  toTheKind,
  units,
} from './words.js';

/** How sentences begin: «La acción «Formar asesores»». */
const subject = ({ kind: name, title }: RuleSubject) => `${capital(theKind(name))} «${title}»`;
const other = (name: string, title: string) => `${theKind(name)} «${title}»`;
const agreeing = (name: string, masculine: string, feminine: string) => (isFeminine(name) ? feminine : masculine);
const days = (start: string, end: string) => `del ${day(start)} al ${day(end)}`;
const range = (min: number, max: number) =>
  min === max ? counted(min, 'mes', 'meses') : `de ${min} a ${counted(max, 'mes', 'meses')}`;

const anEntry: Readonly<Record<EntryWord, string>> = {
  report: 'un informe',
  observation: 'una observación',
  withheld: 'una observación reservada',
  used: 'una cantidad usada',
  delivered: 'una cantidad entregada',
};

const theValue = { baseline: 'la línea de base', target: 'la meta', observation: 'la observación' } as const;
const parts = { if: 'si', then: 'entonces', and: 'y' } as const;

/** The sentences. */
export const rulesInSpanish: Sentences<RuleParams> = {
  'duplicate-id': ({ id, firstKind }) =>
    `El id «${id}» ya está en uso: ${aKind(firstKind)} anterior tiene el mismo. Dé a cada elemento su propio id.`,
  'unknown-reference': ({ id, expectedKinds, foundKind, ...about }) => {
    if (expectedKinds === null) {
      return `${subject(about)} se refiere a «${id}», pero nada en este plan tiene ese id. Corrija el id o quítelo.`;
    }
    const kinds = expectedKinds.split(', ');
    const found = foundKind === null ? 'nada en este plan tiene ese id' : `es ${aKind(foundKind)}`;
    return `${subject(about)} se refiere ${either(kinds.map(toTheKind))} «${id}», pero ${found}. Indique ${either(kinds.map(aKind))} de este plan o añada lo que falta.`;
  },
  'period-order': ({ what, start, end, ...about }) =>
    what === 'period'
      ? `${subject(about)} termina el ${day(end)}, antes de empezar el ${day(start)}. Intercambie las dos fechas o corrija una.`
      : `${subject(about)}: ${theValue[what]} del ${day(end)} abarca desde el ${day(start)}, que es posterior. Intercambie las dos fechas o corrija una.`,
  'action-duration': ({ start, end, months, days: rest, min, max, reason, ...about }) =>
    `${subject(about)} dura ${duration(months, rest)} (${days(start, end)}); una acción dura ${range(min, max)}. ${reason === 'long' ? 'Acórtela o conviértala en un hito.' : 'Alárguela o hágala parte de otra acción.'}`,
  'action-in-milestone': ({ start, end, outerTitle, outerStart, outerEnd, ...about }) =>
    `${subject(about)} (${days(start, end)}) se sale de su hito «${outerTitle}» (${days(outerStart, outerEnd)}). Mueva la acción o alargue el hito.`,
  'milestone-in-plan': ({ start, end, outerKind, outerTitle, outerStart, outerEnd, ...about }) =>
    `${subject(about)} (${days(start, end)}) se sale de su ${kind(outerKind)} «${outerTitle}» (${days(outerStart, outerEnd)}). Mueva el hito o alargue ${theKind(outerKind)}.`,
  'milestone-year': ({ start, end, months, days: rest, min, max, reason, ...about }) =>
    `${subject(about)} dura ${duration(months, rest)} (${days(start, end)}); un hito dura ${range(min, max)}. ${reason === 'long' ? 'Divídalo en pasos de un año, más o menos.' : 'Alárguelo o conviértalo en una acción.'}`,
  'milestone-descriptive': ({ quantity, ...about }) =>
    `${subject(about)} indica una cantidad («${quantity}»). Describa lo que se habrá hecho y ponga el número en un indicador o en un producto.`,
  'milestone-team': (about) =>
    `${subject(about)} no tiene equipo, unidad ni persona responsable. Indique quién lo completa.`,
  'milestone-actions': (about) => `${subject(about)} no tiene acciones. Añada los pasos que lo completan.`,
  'dependency-cycle': ({ otherKind, otherTitle, reason, ...about }) =>
    reason === 'itself'
      ? `${subject(about)} depende de sí ${agreeing(about.kind, 'mismo', 'misma')}, así que nunca puede empezar. Quite la dependencia.`
      : `${subject(about)} depende ${ofTheKind(otherKind)} «${otherTitle}», y a la inversa, así que ${isFeminine(about.kind) && isFeminine(otherKind) ? 'ninguna de las dos' : 'ninguno de los dos'} puede empezar. Quite una de las dependencias.`,
  'dependency-order': ({ otherKind, otherTitle, start, otherEnd, ...about }) =>
    `${subject(about)} empieza el ${day(start)}, antes de que termine el ${day(otherEnd)} ${other(otherKind, otherTitle)}, de ${agreeing(otherKind, 'el', 'la')} que depende. Empiece más tarde o quite la dependencia.`,
  'continues-earlier': ({ otherKind, otherTitle, reason, start, otherStart, ...about }) =>
    reason === 'starts-before'
      ? `${subject(about)} empieza el ${day(start)} y continúa ${other(otherKind, otherTitle)}, que empieza el ${day(otherStart)}. Empiece después de lo que continúa o corrija lo que continúa.`
      : `${subject(about)} continúa ${other(otherKind, otherTitle)}, que no está ni ${agreeing(otherKind, 'completo ni descontinuado', 'completa ni descontinuada')}. Complete lo anterior, o descontinúelo y diga por qué.`,
  'team-inter-unit': ({ count, unitId, ...about }) =>
    `${subject(about)} ${count === 0 ? 'no reúne ninguna unidad' : `reúne una sola unidad («${unitId}»)`}; debe reunir dos o más unidades distintas. Añada las demás.`,
  'plan-direction': ({ missing, ...about }) =>
    `${subject(about)} no tiene ${missing === 'both' ? 'visión ni misión' : missing === 'vision' ? 'visión' : 'misión'}. ${missing === 'both' ? 'Escriba ambas' : 'Escríbala'}, o dé el propósito del plan si es de una sola parte de la agencia.`,
  'goal-focus': (about) =>
    `${subject(about)} trata de la agencia; los objetivos de una agencia estatal de educación dicen qué se logra para los estudiantes. Conviértalo en una estrategia de un objetivo así o formúlelo de nuevo.`,
  'goal-measures': (about) => `${subject(about)} no tiene indicadores. Añada el que muestra si se alcanza.`,
  'goal-strategies': (about) =>
    `${subject(about)} no tiene estrategias. Diga qué hace la organización para alcanzarlo, o qué otra estrategia también le sirve.`,
  'strategy-theory': (about) =>
    `${subject(about)} no tiene teoría de acción. Escriba por qué debería funcionar: «Si hacemos esto, entonces ocurre aquello, y lo otro».`,
  'strategy-measures': (about) => `${subject(about)} no tiene indicadores. Añada uno de su efecto directo.`,
  'strategy-milestones': (about) =>
    `${subject(about)} no tiene hitos. Añada los pasos, de un año más o menos, con los que se lleva a cabo.`,
  'strategy-planned': ({ lastEnd, end, asOf, ...about }) =>
    `${subject(about)} dura hasta el ${day(end)}, pero al ${day(asOf)} no tiene ningún hito en curso ni por venir${lastEnd === '' ? '' : ` (el último terminó el ${day(lastEnd)})`}. Planee el siguiente hito o descontinúe la estrategia.`,
  'theory-clauses': ({ reason, part, clause, ...about }) =>
    reason === 'blank'
      ? `${subject(about)} tiene una frase en blanco bajo «${parts[part]}» en su teoría de acción. Escríbala o quítela.`
      : `${subject(about)} dice dos veces «${clause}» en su teoría de acción. Dígalo una sola vez.`,
  'measure-baseline': (about) => `${subject(about)} no tiene línea de base. Dé el valor inicial y su fecha.`,
  'measure-targets': (about) => `${subject(about)} no tiene metas. Dé el valor que se quiere alcanzar y su fecha.`,
  'measure-accumulation': ({ reason, accumulation, unit, ...about }) =>
    reason === 'maintain'
      ? `${subject(about)} debe mantenerse, así que sus cantidades no se suman por período. Ponga la acumulación en «latest».`
      : `${subject(about)} suma valores cuya unidad es ${units[unit] ?? unit} (acumulación «${accumulation}»); solo se suman conteos y dinero. Ponga la acumulación en «latest» o corrija la unidad.`,
  'sum-targets': ({ date, value, beforeDate, beforeValue, ...about }) =>
    `${subject(about)} es un total acumulado, pero su meta del ${day(date)} (${number(value)}) no supera la del ${day(beforeDate)} (${number(beforeValue)}). Dé el total que se quiere alcanzar en cada fecha, o ponga la acumulación en «period» para cantidades iguales cada vez.`,
  'group-baseline': ({ missing, measure, date, ...about }) =>
    missing === 'target'
      ? `${subject(about)} del indicador «${measure}» tiene observaciones pero no metas. Dé el valor que el grupo debe alcanzar y su fecha.`
      : `${subject(about)} del indicador «${measure}» tiene observaciones pero no línea de base. Dé su valor inicial${date === null ? '' : `, o indique que está reservado el ${day(date)}`}.`,
  'group-size': ({ reason, measure, dimension, date, size, whole, ...about }) =>
    reason === 'group'
      ? `${subject(about)} tiene ${counted(size, 'estudiante observado', 'estudiantes observados')} el ${day(date)}, más que todo el indicador «${measure}», que tiene ${number(whole)}. Corrija uno de los tamaños.`
      : `${subject(about)}: el ${day(date)} los grupos por «${dimension}» suman ${counted(size, 'estudiante observado', 'estudiantes observados')}, más que el conjunto, que tiene ${number(whole)}. Corrija los tamaños, o dé dimensiones distintas a los grupos que se solapan.`,
  'target-shape': ({ date, direction, reason, value, low, high, ...about }) => {
    const target = `${subject(about)}: la meta del ${day(date)}`;
    switch (reason) {
      case 'no-value':
        return `${target} no tiene valor; para ${directions[direction]}, una meta necesita uno.`;
      case 'band-beside-value':
        return `${target} tiene una banda además de su valor ${number(value ?? 0)}; para ${directions[direction]}, una meta necesita solo el valor.`;
      case 'value-to-maintain':
        return `${target} tiene el valor ${number(value ?? 0)}; para mantenerse, una meta necesita un mínimo, un máximo o ambos.`;
      case 'no-band':
        return `${target} no tiene banda; para mantenerse, una meta necesita un mínimo, un máximo o ambos.`;
      default:
        return `${target} tiene su mínimo ${number(low ?? 0)} por encima de su máximo ${number(high ?? 0)}; intercámbielos.`;
    }
  },
  'target-dates': ({ reason, date, baselineDate, ...about }) =>
    reason === 'same-day'
      ? `${subject(about)} tiene dos metas el ${day(date)}. Conserve una de ellas.`
      : `${subject(about)}: la meta del ${day(date)} no es posterior a la línea de base del ${day(baselineDate)}. Corrija una de las fechas.`,
  'target-direction': ({ direction, value, date, baseline, ...about }) =>
    `${subject(about)} debe ${directions[direction]}, pero su última meta ${number(value)} (${day(date)}) no es mejor que su línea de base ${number(baseline)}. Ponga una meta que la mejore o corrija el sentido.`,
  'revision-order': ({ reason, until, ...about }) =>
    reason === 'same-day'
      ? `${subject(about)} tiene dos revisiones hasta el ${day(until)}. Conserve una de ellas o corrija las fechas.`
      : `${subject(about)}: la revisión hasta el ${day(until)} tiene el motivo en blanco. Diga por qué se cambiaron las metas u omita el motivo.`,
  'value-range': ({ what, date, value, reason, lastLevel, firstLevelName, ...about }) => {
    const of =
      what === 'margin' ? `el margen de la observación del ${day(date)}` : `${theValue[what]} del ${day(date)}`;
    const found = `${subject(about)}: ${of} es ${number(value)}`;
    switch (reason) {
      case 'percent':
        return `${found}; un porcentaje va de 0 a 100.`;
      case 'count':
        return `${found}; un conteo no es negativo.`;
      case 'margin':
        return `${found}; un margen no es negativo.`;
      case 'no-levels':
        return `${found}, pero su unidad no nombra niveles. Nombre los niveles.`;
      default:
        return `${found}; un nivel es un número entero de 0 («${firstLevelName}») a ${lastLevel}.`;
    }
  },
  'observation-dates': ({ date, ...about }) =>
    `${subject(about)} tiene dos observaciones el ${day(date)}. Conserve la correcta; si las cantidades se suman, ponga la acumulación en «sum» o «period».`,
  'report-order': ({ reason, date, percent, beforeDate, beforePercent, ...about }) =>
    reason === 'differ'
      ? `${subject(about)} tiene dos informes distintos del ${day(date)}${percent === beforePercent ? '' : ` (${inPercent(beforePercent)} y ${inPercent(percent)})`}. Conserve uno de ellos.`
      : `${subject(about)} se informó al ${inPercent(beforePercent)} el ${day(beforeDate)} y al ${inPercent(percent)} el ${day(date)}. Corrija uno de los dos, salvo que de verdad haya bajado.`,
  'report-twice': ({ what, date, ...about }) =>
    `${subject(about)} tiene dos veces ${anEntry[what]} del ${day(date)}, igual en todo. Quite una o anote en qué difieren.`,
  'report-in-future': ({ what, date, asOf, ...about }) =>
    `${subject(about)} tiene ${anEntry[what]} del ${day(date)}, posterior al ${day(asOf)}. Corrija la fecha.`,
  'report-after-end': ({ date, endedOn, endedKind, endedTitle, own, ...about }) =>
    own
      ? `${subject(about)} se descontinuó el ${day(endedOn)}, pero tiene un informe del ${day(date)}. Corrija una de las fechas.`
      : `${subject(about)} tiene un informe del ${day(date)}, pero ${other(endedKind, endedTitle)} se descontinuó el ${day(endedOn)}. Corrija una de las fechas.`,
  'discontinued-reason': ({ date, ...about }) =>
    `${subject(about)} se descontinuó el ${day(date)} sin motivo. Diga por qué.`,
};
