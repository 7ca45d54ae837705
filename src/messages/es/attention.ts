/** What needs attention, in Spanish. */
import type { Frequency } from '../../model/calendar.js';
import { type Beside, percentOf } from '../../model/figures.js';
import {
  type Aim,
  type AttentionParams,
  expectedOf,
  figuresOf,
  numbersOf,
  type SeenMeasure,
  type SeenRegressing,
  type StandingWords,
  type StepKind,
} from '../attention.js';
import type { Sentences } from '../issue.js';
import { toldInSpanish } from './figures.js';
import { day, inPercent } from './words.js';

const often: Readonly<Record<Frequency, string>> = {
  monthly: 'cada mes',
  quarterly: 'cada trimestre',
  semiannual: 'dos veces al año',
  annual: 'cada año',
  biennial: 'cada dos años',
};

export const standingInSpanish: StandingWords = {
  states: {
    complete: 'terminado',
    'complete-to-date': 'terminado hasta la fecha',
    discontinued: 'descontinuado',
    overdue: 'vencido',
    'not-started': 'sin empezar',
    'on-schedule': 'a tiempo',
    'behind-schedule': 'con retraso',
    'no-data': 'sin datos',
  },
  statuses: {
    'not-measurable': 'no se puede medir',
    'no-data': 'sin datos',
    exceeded: 'meta superada',
    met: 'meta alcanzada',
    missed: 'meta no alcanzada',
    stale: 'datos viejos',
    regressing: 'en retroceso',
    'on-track': 'en buen camino',
    'at-risk': 'en riesgo',
    'off-track': 'fuera de rumbo',
    'too-small': 'grupo demasiado pequeño',
  },
  reasons: {
    'action-overdue': 'Acción vencida',
    'milestone-overdue': 'Hito vencido',
    'measure-missed': 'Meta no alcanzada',
    'interim-missed': 'Meta intermedia no alcanzada',
    'measure-regressing': 'Indicador en retroceso',
    'group-regressing': 'Grupo en retroceso',
    'measure-off-track': 'Indicador fuera de rumbo',
    'group-off-track': 'Grupo fuera de rumbo',
    'gap-widening': 'Brecha que crece',
    'theory-in-doubt': 'Teoría de acción en duda',
    'contribution-in-doubt': 'Contribución en duda',
    blocked: 'A la espera de otra tarea',
    'action-late-start': 'Comienzo tardío',
    'judgement-disagrees': 'El juicio y las cifras no coinciden',
    'action-behind-schedule': 'Con retraso',
    'milestone-ending-soon': 'Hito por terminar',
    'nothing-planned': 'Nada planeado',
    'measure-stale': 'Datos viejos',
    'measure-at-risk': 'Indicador en riesgo',
    'forecast-unlikely': 'Meta improbable',
    'report-late': 'Falta un informe',
    'observation-late': 'Falta una observación',
    'rule-broken': 'Regla incumplida',
  },
};

const { states, statuses } = standingInSpanish;
const { seen, began, target, computed, range, gap: apart } = figuresOf(toldInSpanish);
const percent = (share: number) => inPercent(percentOf(share));
const the = (step: StepKind, title: string) => `${step === 'action' ? 'La acción' : 'El hito'} «${title}»`;
const leftOpen = (step: StepKind, givenUp: string | null | undefined) => {
  if (givenUp == null) return '';
  const [open, discontinue] = step === 'action' ? ['abierta', 'descontinúela'] : ['abierto', 'descontinúelo'];
  const carry = step === 'action' ? 'trasládela' : 'trasládelo';
  return ` Quedó ${open} en «${givenUp}», que se descontinuó: ${discontinue} también, o ${carry}.`;
};
const measure = ({ title, group }: { readonly title: string; readonly group: string | null }) =>
  group === null ? `El indicador «${title}»` : `El grupo «${group}», en el indicador «${title}»,`;
const stood = (params: SeenMeasure, against: Beside = []) =>
  `${measure(params)} estaba en ${seen(params, params.value, against)} el ${day(params.observedOn)}`;

const causes: Readonly<Record<AttentionParams['gap-widening']['because'], string>> = {
  'group-gained': 'el grupo mejoró',
  'group-lost': 'el grupo perdió terreno',
  'whole-gained': 'el conjunto de estudiantes mejoró',
  'whole-lost': 'el conjunto de estudiantes perdió terreno',
};

function pace(params: SeenMeasure & Aim, word: string): string {
  const due = expectedOf(params);
  return `${stood(params, numbersOf(due))} y lo esperado era ${target(due, [params.value])}: ${word}.`;
}

const regressing = (params: SeenRegressing) =>
  (params.low ?? params.high ?? null) === null
    ? `${stood(params, [params.baseline])}, peor que su punto de partida, ${began(params, params.baseline, [params.value])} el ${day(params.baselineOn)}.`
    : `${stood(params, [params.low, params.high])}, fuera de su franja, ${target({ ...params, aim: null }, [params.value])}.`;

const short = (params: SeenMeasure & Aim & { readonly due: string }, which: string) =>
  `${stood(params, numbersOf(params))} y no alcanzó su ${which}, ${target(params, [params.value])} para el ${day(params.due)}.`;

/** The sentences. */
export const attentionInSpanish: Sentences<AttentionParams> = {
  'action-overdue': ({ title, end, completion, givenUp }) =>
    `${the('action', title)} debía terminar el ${day(end)} y lleva el ${percent(completion)}.${leftOpen('action', givenUp)}`,
  'milestone-overdue': ({ title, end, completion, givenUp }) =>
    `${the('milestone', title)} debía completarse el ${day(end)} y lleva el ${percent(completion)}.${leftOpen('milestone', givenUp)}`,
  'measure-missed': (params) => short(params, 'última meta'),
  'interim-missed': (params) => short(params, 'meta'),
  'measure-regressing': regressing,
  'group-regressing': regressing,
  'measure-off-track': (params) => pace(params, statuses['off-track']),
  'group-off-track': (params) => pace(params, statuses['off-track']),
  'gap-widening': ({ title, group, before, beforeOn, gap, date, because, ...unit }) =>
    `La brecha entre «${group}» y el conjunto, en el indicador «${title}», creció de ${apart(unit, before)} el ${day(beforeOn)} a ${apart(unit, gap)} el ${day(date)}: ${causes[because]}.`,
  'theory-in-doubt': ({ title, state, status, if: doing, then: following }) =>
    doing === null || following === null
      ? `La estrategia «${title}» se lleva a cabo (trabajo: ${states[state]}), pero sus indicadores no avanzan como se planeó (resultados: ${statuses[status]}).`
      : `La estrategia «${title}» se lleva a cabo (trabajo: ${states[state]}), pero sus indicadores no avanzan como se planeó (resultados: ${statuses[status]}). ¿Es cierto que «si ${doing}, entonces ${following}»?`,
  'contribution-in-doubt': ({ title, status, and }) =>
    `En conjunto, las estrategias del objetivo «${title}» tienen el efecto planeado, pero los indicadores del objetivo no lo siguen (resultados: ${statuses[status]}).${and === null ? '' : ` ¿Es cierto que «${and}»?`}`,
  blocked: ({ step, title, start, waitsFor, count }) =>
    `${the(step, title)} debía empezar el ${day(start)} y espera a «${waitsFor}»${count > 1 ? ` y a ${count - 1} más` : ''}.`,
  'action-late-start': ({ step, title, start, givenUp }) =>
    `${the(step, title)} debía empezar el ${day(start)} y no hay avance informado.${leftOpen(step, givenUp)}`,
  'judgement-disagrees': ({ step, title, date, judged, found }) =>
    `${the(step, title)} se juzgó «${states[judged]}» el ${day(date)}, pero según sus cifras estaba «${states[found]}».`,
  'action-behind-schedule': ({ step, title, completion, due, givenUp }) =>
    `${the(step, title)} lleva el ${percent(completion)} y debía llevar el ${percent(due)}.${leftOpen(step, givenUp)}`,
  'milestone-ending-soon': ({ title, end, completion }) =>
    `${the('milestone', title)} termina el ${day(end)} y lleva el ${percent(completion)}.`,
  'nothing-planned': ({ title, through, end }) =>
    through === null
      ? `La estrategia «${title}» dura hasta el ${day(end)} y no tiene hitos. Planee uno, o descontinúe la estrategia.`
      : `La estrategia «${title}» dura hasta el ${day(end)} y su último hito termina el ${day(through)}. Planee el siguiente.`,
  'measure-stale': (params) =>
    `${stood(params)} (entonces: ${statuses[params.status]}) y no se conoce nada más reciente: hace demasiado tiempo para juzgarlo.`,
  'measure-at-risk': (params) => pace(params, statuses['at-risk']),
  'forecast-unlikely': ({ title, due, projected, least, most, ...aim }) =>
    `El indicador «${title}» va hacia ${computed(aim, projected, numbersOf(aim))}${range(aim, least, most, numbersOf(aim))} para el ${day(due)}, y su meta es ${target(aim)}.`,
  'report-late': ({ step, title, last, often: every }) =>
    `${the(step, title)} ${last === null ? 'nunca tuvo un informe' : `tuvo su último informe el ${day(last)}`}; se informa ${often[every]}.`,
  'observation-late': ({ title, last, often: every }) =>
    `El indicador «${title}» ${last === null ? 'nunca se ha observado' : `se observó por última vez el ${day(last)}`}; se observa ${often[every]}.`,
};
