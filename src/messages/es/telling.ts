/** Operations told in Spanish, for a log. */
import type { Sentences } from '../issue.js';
import type { NamedEntity, TellingParams } from '../telling.js';
import { all, capital, counted, day, inPercent, number, ofTheKind, theKind } from './words.js';

const the = ({ kind: name, title }: NamedEntity) => (name === null ? `«${title}»` : `${theKind(name)} «${title}»`);
const of = ({ kind: name, title }: NamedEntity) => (name === null ? `de «${title}»` : `${ofTheKind(name)} «${title}»`);
const to = ({ kind: name, title }: NamedEntity) => `a ${the({ kind: name, title })}`.replace(/^a el /, 'al ');

/** What the fields are called that `revise` changes. */
const fieldNames: Readonly<Record<string, string>> = {
  accumulation: 'la acumulación',
  alignsTo: 'la alineación',
  alsoServes: 'los otros objetivos a los que sirve',
  chief: 'la dirección',
  code: 'el código',
  codes: 'los códigos',
  continues: 'el antecedente',
  dataSource: 'la fuente de datos',
  date: 'la fecha',
  dependsOn: 'las dependencias',
  description: 'la descripción',
  dimension: 'la dimensión',
  direction: 'el sentido',
  entityIds: 'los elementos afectados',
  extensions: 'los datos propios',
  focus: 'el enfoque',
  frequency: 'la frecuencia',
  functionIds: 'las funciones',
  id: 'el id',
  indicator: 'el indicador',
  kind: 'el tipo',
  lagMonths: 'el plazo del efecto',
  leader: 'el responsable',
  mission: 'la misión',
  name: 'el nombre',
  period: 'el período',
  planned: 'la cantidad prevista',
  purpose: 'el propósito',
  rationale: 'la justificación',
  responsible: 'el responsable',
  statement: 'el enunciado',
  teamId: 'el equipo',
  thresholds: 'los umbrales',
  title: 'el título',
  trajectory: 'la trayectoria',
  unit: 'la unidad de medida',
  unitId: 'la unidad',
  unitIds: 'las unidades',
  vision: 'la visión',
  weight: 'el peso',
};
const fieldWord = (field: string) => fieldNames[field] ?? `«${field}»`;
const fieldWords = (fields: readonly string[]) => all(fields.map(fieldWord));
/** Whether fields, or the one that there is, are spoken of in the plural. */
const areSeveral = (fields: readonly string[]) => fields.length > 1 || /^l[ao]s /.test(fields.map(fieldWord).join());
const closing = (text: string) => text.replace(/(?<![.…!?])$/, '.');
/** What was said of a reason, if anything was. */
const because = (reason: string) => (reason.trim() === '' ? '.' : `: ${closing(reason)}`);
/** A value, or a band with both its ends or one. */
function aimed({ value, low, high }: NonNullable<TellingParams['setTargets']['last']>): string {
  if (value !== null) return `de ${number(value)}`;
  if (high === null) return low === null ? '…' : `de al menos ${number(low)}`;
  return low === null ? `de ${number(high)} como máximo` : `de ${number(low)} a ${number(high)}`;
}
const since = (from: string | null) => (from === null ? '' : `, con vigencia desde el ${day(from)}`);
const set = (count: number) => (count === 1 ? 'Se fijó' : 'Se fijaron');

/** The sentences. */
export const tellingInSpanish: Sentences<TellingParams> = {
  add: ({ what, to: holder }) => `Se añadió ${the(what)}${holder === null ? '' : ` ${to(holder)}`}.`,
  revise: ({ what, fields }) => {
    const changed = areSeveral(fields) ? 'Se cambiaron' : 'Se cambió';
    return fields.length === 0 ? `No se cambió nada ${of(what)}.` : `${changed} ${fieldWords(fields)} ${of(what)}.`;
  },
  move: ({ what, to: holder }) => `Se movió ${the(what)} ${holder === null ? 'dentro de su lista' : to(holder)}.`,
  remove: ({ what }) => `Se eliminó ${the(what)}.`,
  replacePlan: ({ title }) => `Se reemplazó todo el plan por «${title}».`,
  reviseDirection: ({ fields }) =>
    fields.length === 0
      ? 'La visión, la misión y el propósito quedaron como estaban.'
      : `${areSeveral(fields) ? 'Se reformularon' : 'Se reformuló'} ${fieldWords(fields)}.`,
  setExtensions: ({ what }) => `Se reemplazaron los datos propios ${of(what)}.`,
  reviseTheory: ({ what, theory }) =>
    theory === null
      ? `Se quitó la teoría de acción ${of(what)}.`
      : `Se reformuló la teoría de acción ${of(what)}: ${closing(theory)}`,
  reschedule: ({ what, start, end }) =>
    start === null
      ? `Se quitó el período ${of(what)}.`
      : `Se reprogramó ${the(what)}: del ${day(start)} al ${day(end)}.`,
  discontinue: ({ what, date, reason }) =>
    date === null ? `Se retomó ${the(what)}.` : `Se descontinuó ${the(what)} el ${day(date)}${because(reason)}`,
  carryOver: ({ what, title, start, end }) =>
    `${capital(the(what))} continúa como «${title}», del ${day(start)} al ${day(end)}.`,
  report: ({ what, percent, date }) => `Se informó un avance del ${inPercent(percent)} ${of(what)} el ${day(date)}.`,
  withdrawReport: ({ what, date }) => `Se retiró el informe del ${day(date)} ${of(what)}.`,
  recordObservation: ({ what, value, date }) =>
    `Se registró el valor ${number(value)} el ${day(date)} en ${the(what)}.`,
  correctObservation: ({ what, date, value, newDate }) =>
    `Se corrigió la observación del ${day(date)} ${of(what)} a ${number(value)}${newDate === null ? '' : `, el ${day(newDate)}`}.`,
  removeObservation: ({ what, date }) => `Se eliminó la observación del ${day(date)} ${of(what)}.`,
  recordWithheld: ({ what, date }) => `Se registró como reservada la observación del ${day(date)} ${of(what)}.`,
  withdrawWithheld: ({ what, date }) => `La observación del ${day(date)} ${of(what)} ya no consta como reservada.`,
  recordUse: ({ what, amount, date }) => `Se registró el uso de ${number(amount)} ${of(what)} el ${day(date)}.`,
  recordDelivery: ({ what, amount, date }) =>
    `Se registró la entrega de ${number(amount)} ${of(what)} el ${day(date)}.`,
  withdrawAmount: ({ what, amount, date }) =>
    `Se retiró la cantidad de ${number(amount)} del ${day(date)} ${of(what)}.`,
  setTargets: ({ what, count, last, from }) => {
    if (last === null) return `Se quitaron las metas ${of(what)}${since(from)}.`;
    return `${set(count)} ${counted(count, 'meta', 'metas')} para ${the(what)}, ${count === 1 ? '' : 'la última '}${aimed(last)} para el ${day(last.date)}${since(from)}.`;
  },
  rebaseline: ({ what, baseline, from }) =>
    baseline === null
      ? `Se quitó la línea de base ${of(what)}${since(from)}.`
      : `Se fijó la línea de base ${of(what)} en ${number(baseline.value)} el ${day(baseline.date)}${since(from)}.`,
  setRevisions: ({ what, count }) =>
    count === 0
      ? `Se quitaron las revisiones ${of(what)}.`
      : `${set(count)} ${counted(count, 'revisión', 'revisiones')} de metas o línea de base para ${the(what)}.`,
  assignTeam: ({ what, assigned }) =>
    assigned === null ? `Se quitó el equipo ${of(what)}.` : `Se asignó ${the(assigned)} ${to(what)}.`,
  assignUnit: ({ what, assigned }) =>
    assigned === null ? `Se quitó la unidad ${of(what)}.` : `Se asignó ${the(assigned)} ${to(what)}.`,
  adjustCourse: ({ date, count, rationale }) =>
    `Se ajustó el rumbo el ${day(date)}, ${count === 0 ? 'sin cambios' : `con ${counted(count, 'cambio', 'cambios')}`}${because(rationale)}`,
};
