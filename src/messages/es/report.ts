/** What a report says, in Spanish. */

import { theoryIn } from '../../model/sentence.js';
import type { GapCause } from '../../model/standing.js';
import { dayIn, percentIn } from '../figures-in.js';
import type { GapSaid, ReportWords } from '../report.js';
import { standingInSpanish } from './attention.js';
import { figuresInSpanish } from './figures.js';
import { all, inPercent } from './words.js';

const day = dayIn('es');
const { number } = figuresInSpanish;
const percent = percentIn({ inPercent, under: (bound) => `menos del ${bound}`, over: (bound) => `más del ${bound}` });
/** A share with its article: "el 5 %", "menos del 1 %". */
const thePercent = (share: number) => percent(share).replace(/^(?=\d)/, 'el ');
const { states, statuses } = standingInSpanish;

/** How a gap moves; of a group that has changed sides, where it was before. */
function movement({ side, movement: moves, crossed }: GapSaid): string {
  if (moves === 'unknown') return 'tendencia desconocida';
  if (side === 'level') return moves === 'closing' ? 'la brecha se cerró' : '';
  if (crossed && moves !== 'steady') return side === 'ahead' ? 'antes estaba por detrás' : 'antes estaba por delante';
  if (side === 'behind')
    return `la brecha ${{ closing: 'se cierra', steady: 'se mantiene', widening: 'se amplía' }[moves]}`;
  return `la ventaja ${{ closing: 'se reduce', steady: 'se mantiene', widening: 'crece' }[moves]}`;
}
const because: Readonly<Record<GapCause, string>> = {
  'group-gained': 'porque el grupo mejoró',
  'group-lost': 'porque el grupo retrocedió',
  'whole-gained': 'porque el conjunto de estudiantes mejoró',
  'whole-lost': 'porque el conjunto de estudiantes retrocedió',
};
const counted = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

/** A sentence after a colon, where Spanish writes no capital. */
const afterColon = (sentence: string) =>
  sentence.replace(/^(?:El|La|Los|Las|Un|Una)(?= )/, (article) => article.toLowerCase());

/** The words of a report. */
export const reportInSpanish: ReportWords = {
  locale: 'es',
  labels: {
    vision: 'Visión',
    mission: 'Misión',
    purpose: 'Propósito',
    values: 'Valores',
    leadership: 'Equipo directivo',
    summary: 'Dónde estamos',
    attention: 'Qué atender primero',
    courses: 'Cambios de rumbo',
    goals: 'Objetivos de un vistazo',
    goal: 'Objetivo',
    strategy: 'Estrategia',
    milestone: 'Hito',
    action: 'Acción',
    measure: 'Indicador',
    group: 'Grupo de estudiantes',
    baseline: 'Línea de base',
    latest: 'Último valor',
    expectedThen: 'Esperado entonces',
    lastTarget: 'Última meta',
    ofTheWay: 'Del camino',
    status: 'Situación',
    when: 'Cuándo',
    who: 'Quién',
    done: 'Hecho',
    due: 'Previsto',
    state: 'Estado',
    work: 'Trabajo',
    results: 'Resultados',
    gap: 'Brecha con el conjunto',
    responsible: 'Responsable',
    rationale: 'Por qué esta estrategia',
    groups: 'Grupos de estudiantes',
    legend: 'Colores y marcas',
    noAttention: 'Nada requiere atención.',
    notMadeUpFor: 'lo adelantado no compensa lo atrasado',
    nothing: '–',
    charts: 'Gráficos',
  },
  ...figuresInSpanish,
  day,
  percent,
  period: (start, end) => `del ${day(start)} al ${day(end)}`,
  // "Y" is "e" before an i.
  theory: (theory) =>
    theoryIn({ if: 'Si', then: 'entonces', and: (clause) => (/^h?[ií](?!e)/i.test(clause) ? 'e' : 'y') }, theory),
  asOf: (asOf) => `situación al ${day(asOf)}`,
  moreItems: (count) => `Y ${number(count)} más.`,
  state: (state) => states[state],
  status: (status) => statuses[status],
  work: ({ completion, due, state }) =>
    completion === null ? states[state] : `${percent(completion)} hecho, ${percent(due)} previsto: ${states[state]}`,
  results: ({ progress, expected, status }) =>
    progress === null
      ? statuses[status]
      : `${percent(progress)} del camino, ${percent(expected)} esperado: ${statuses[status]}`,
  coverage: (withData, whole) =>
    withData === whole
      ? ''
      : `${number(withData)} de ${counted(whole, 'indicador', 'indicadores')} ${withData === 1 || whole === 1 ? 'tiene' : 'tienen'} datos para juzgar`,
  planCoverage: (goals, byWeight, strategies) => {
    const isComplete = goals.withData === goals.all && byWeight === 1 && strategies.withData === strategies.all;
    if (isComplete || goals.all + strategies.all === 0) return '';
    const weight =
      goals.all === 0 || percent(byWeight) === percent(goals.withData / goals.all)
        ? ''
        : ` (${thePercent(byWeight)} de su peso)`;
    const ofGoals =
      goals.all === 0
        ? 'ningún indicador de objetivos'
        : `${number(goals.withData)} de ${counted(goals.all, 'indicador', 'indicadores')} de objetivos`;
    const ofStrategies =
      strategies.all === 0 ? '' : ` y ${number(strategies.withData)} de ${number(strategies.all)} de estrategias`;
    return `datos para juzgar en ${ofGoals}${weight}${ofStrategies}`;
  },
  overdue: (count) => counted(count, 'vencido', 'vencidos'),
  leftOpen: (count) => `${counted(count, 'quedó abierto', 'quedaron abiertos')} en lo que se descontinuó`,
  givenUp: (share) => `se descontinuó ${thePercent(share)} del trabajo`,
  plannedThrough: (last, isFirst) => `planificado ${isFirst ? 'al menos ' : ''}hasta el ${day(last)}`,
  staleSince: (last) => `observado por última vez el ${day(last)}`,
  withheld: (last) => `dato reservado del ${day(last)}`,
  tooSmall: (minimum) => `menos de ${counted(minimum, 'estudiante', 'estudiantes')}, sin valoración`,
  interim: (met, target, due) => `meta para el ${day(due)} (${target}) ${met ? 'cumplida' : 'no cumplida'}`,
  gap: (gap) => {
    const stands =
      gap.side === 'level' ? 'sin brecha' : `${gap.size} por ${gap.side === 'ahead' ? 'delante' : 'detrás'}`;
    const moves = movement(gap);
    return `${stands}${moves === '' ? '' : `; ${moves}`}${gap.because === null ? '' : ` ${because[gap.because]}`}`;
  },
  quoted: (title) => `«${title}»`,
  diagnoses: {
    'too-early': 'Es pronto para saber si la teoría de acción se cumple.',
    'theory-holding': 'El trabajo y los resultados van según lo previsto: la teoría de acción se cumple por ahora.',
    'theory-in-doubt': 'El trabajo va según lo previsto, pero los resultados no: la teoría de acción está en duda.',
    'results-without-implementation':
      'Los resultados van según lo previsto, pero el trabajo no: puede influir otra cosa.',
    'not-yet-tested':
      'Ni el trabajo ni los resultados van según lo previsto: la teoría de acción aún no se ha probado.',
    unknown: 'No hay datos vigentes suficientes para comparar trabajo y resultados.',
  },
  goalDiagnoses: {
    'too-early': 'Es pronto para saber si las estrategias ayudan a alcanzar el objetivo.',
    'contribution-holding':
      'Los resultados de las estrategias y los del objetivo van según lo previsto: las estrategias parecen ayudar.',
    'contribution-in-doubt':
      'Los resultados de las estrategias van según lo previsto, pero los del objetivo no: está en duda que las estrategias ayuden.',
    'results-without-contribution':
      'Los resultados del objetivo van según lo previsto, pero los de sus estrategias no: puede influir otra cosa.',
    'not-yet-tested':
      'Ni los resultados de las estrategias ni los del objetivo van según lo previsto: aún no se ha probado que las estrategias ayuden.',
    unknown: 'No hay datos vigentes suficientes para comparar las estrategias con el objetivo.',
  },
  uncompared: {
    'work-given-up': 'El trabajo se descontinuó: la teoría de acción ya no se prueba.',
    'no-milestone': 'No hay hitos planeados: no hay trabajo que comparar con los resultados.',
    'no-measure': 'La estrategia no tiene indicadores: no hay resultados con los que comparar el trabajo.',
    'strategies-given-up': 'El trabajo de sus estrategias se descontinuó: ya no se prueba si ayudan.',
    'no-strategy': 'El objetivo aún no tiene estrategias.',
    'no-own-measure': 'El objetivo no tiene indicadores propios: no se puede saber si sus estrategias ayudan.',
    'no-strategy-measure': 'Sus estrategias no tienen indicadores: no se puede saber si ayudan.',
  },
  summary: {
    stands: (work, results, asOf) => {
      const done =
        work.completion === null
          ? work.state === 'discontinued'
            ? states.discontinued
            : 'sin hitos de los que informar'
          : `${states[work.state]} (${percent(work.completion)} hecho, ${percent(work.due)} previsto)`;
      const moved =
        results.progress === null
          ? results.isMeasured
            ? 'sin datos vigentes'
            : 'ningún objetivo tiene un indicador'
          : `${statuses[results.status]} (${percent(results.progress)} del camino hasta las últimas metas, ${percent(results.expected)} esperado)`;
      return `Al ${day(asOf)}, trabajo: ${done}; resultados: ${moved}.`;
    },
    behind: (title, of, status) => `Lo más atrasado es «${title}» (${of}): ${statuses[status]}.`,
    noGoals: (asOf) => `Al ${day(asOf)}, el plan aún no tiene objetivos.`,
    nothingBehind: (isAllKnown) =>
      isAllKnown ? 'Ningún indicador está atrasado.' : 'Ningún indicador con datos vigentes está atrasado.',
    decisions: ({ overdue, toDispose, leftOpen }, atTop) => {
      const late =
        overdue > 0
          ? counted(overdue, 'hito o acción está vencido', 'hitos y acciones están vencidos')
          : leftOpen === 0
            ? 'No hay trabajo vencido'
            : 'En lo que sigue no hay trabajo vencido';
      const open = ['hito o acción quedó abierto', 'hitos y acciones quedaron abiertos'] as const;
      const waiting = [
        late,
        ...(leftOpen === 0 ? [] : [`${counted(leftOpen, ...open)} en trabajo que se descontinuó`]),
        ...(toDispose === 0
          ? []
          : [counted(toDispose, 'hito se debe cerrar o trasladar', 'hitos se deben cerrar o trasladar')]),
      ];
      return `${waiting.join('; ')}.${atTop === null ? '' : ` Lo más urgente: ${afterColon(atTop)}`}`;
    },
    unknown: (withoutData, stale, whole, { judged, never }) => {
      const measures = (count: number) =>
        whole === 1 ? 'el único indicador' : `${number(count)} de ${counted(whole, 'indicador', 'indicadores')}`;
      const old = withoutData === 0 ? measures(stale) : number(stale);
      const parts = [
        ...(withoutData === 0
          ? []
          : [`${measures(withoutData)} no se ${withoutData === 1 ? 'puede' : 'pueden'} juzgar`]),
        ...(stale === 0 ? [] : [`${old} ${stale === 1 ? 'tiene' : 'tienen'} datos demasiado antiguos para juzgar`]),
      ];
      const known = parts.length === 0 ? 'Ningún dato es demasiado antiguo para juzgar' : `No se sabe: ${all(parts)}`;
      if (judged + never === 0) return `${known}.`;
      const besides = stale === 0 ? 'La observación' : 'Aparte de estos datos antiguos, la observación';
      const late = `${known}. ${besides} está atrasada en ${counted(judged + never, 'indicador', 'indicadores')}`;
      const none = `${never === 1 ? 'nunca observado' : 'nunca observados'} hasta ahora`;
      if (never === 0) return `${late}; hasta entonces vale la última.`;
      if (judged === 0) return `${late}, ${none}.`;
      return `${late}: en ${number(judged)} vale la última hasta entonces, ${number(never)} ${none}.`;
    },
    allKnown: (whole) => {
      if (whole === 0) return 'Aún no hay indicadores.';
      return whole === 1
        ? 'El único indicador tiene datos vigentes.'
        : `Los ${number(whole)} indicadores tienen datos vigentes.`;
    },
    groups: (behind, judged, unknown) => {
      if (judged === 0)
        return `No se sabe cómo ${unknown === 1 ? 'está' : 'están'} ${counted(unknown, 'grupo', 'grupos')} de estudiantes.`;
      const known =
        behind === 0
          ? judged === 1
            ? 'El único grupo de estudiantes con datos no está atrasado.'
            : `De los ${number(judged)} grupos de estudiantes con datos, ninguno está atrasado.`
          : `${number(behind)} de ${counted(judged, 'grupo', 'grupos')} de estudiantes ${behind === 1 ? 'está atrasado' : 'están atrasados'}.`;
      return unknown === 0
        ? known
        : `${known} No se sabe cómo ${unknown === 1 ? 'está' : 'están'} ${number(unknown)} más.`;
    },
  },
};
