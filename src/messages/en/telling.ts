/** Operations told in English, for a log. */
import type { Sentences } from '../issue.js';
import type { NamedEntity, TellingParams } from '../telling.js';
import { all, counted, kind } from './words.js';

const the = ({ kind: name, title }: NamedEntity) => (name === null ? `"${title}"` : `${kind(name)} "${title}"`);
/** Fields whose names are no nouns. */
const nouns: Readonly<Record<string, string>> = {
  alignsTo: 'alignment',
  alsoServes: 'further goals',
  continues: 'predecessor',
  dependsOn: 'dependencies',
  entityIds: 'subjects',
  extensions: 'own data',
  functionIds: 'functions',
  lagMonths: 'time to an effect',
  planned: 'planned amount',
  responsible: 'person responsible',
  teamId: 'team',
  unitId: 'unit',
  unitIds: 'units',
};
const words = (field: string) => nouns[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const fieldWords = (fields: readonly string[]) => all(fields.map(words));
/** Text of the plan as the end of a sentence, which may have its own full stop. */
const closing = (text: string) => text.replace(/(?<![.…!?])$/, '.');
/** What was said of a reason, if anything was. */
const because = (reason: string) => (reason.trim() === '' ? '.' : `: ${closing(reason)}`);
/** A value, or a band with both its ends or one. */
function aimed({ value, low, high }: NonNullable<TellingParams['setTargets']['last']>): string {
  if (value !== null) return `${value}`;
  if (high === null) return low === null ? '…' : `at least ${low}`;
  return low === null ? `at most ${high}` : `${low} to ${high}`;
}
const since = (from: string | null) => (from === null ? '' : `, in force from ${from}`);

/** The sentences. */
export const tellingInEnglish: Sentences<TellingParams> = {
  add: ({ what, to }) => `Added ${the(what)}${to === null ? '' : ` to ${the(to)}`}.`,
  revise: ({ what, fields }) => `Changed ${fieldWords(fields)} of ${the(what)}.`,
  move: ({ what, to }) => `Moved ${the(what)}${to === null ? ' among its siblings' : ` to ${the(to)}`}.`,
  remove: ({ what }) => `Removed ${the(what)}.`,
  replacePlan: ({ title }) => `Replaced the whole plan by "${title}".`,
  reviseDirection: ({ fields }) =>
    fields.length === 0
      ? 'Left the vision, the mission and the purpose as they were.'
      : `Restated ${all(fields.map((field) => `the ${field}`))}.`,
  setExtensions: ({ what }) => `Replaced the host's own data of ${the(what)}.`,
  reviseTheory: ({ what, theory }) =>
    theory === null
      ? `Took the theory of action from ${the(what)}.`
      : `Restated the theory of action of ${the(what)}: ${closing(theory)}`,
  reschedule: ({ what, start, end }) =>
    start === null ? `Took the period from ${the(what)}.` : `Rescheduled ${the(what)} to ${start} to ${end}.`,
  discontinue: ({ what, date, reason }) =>
    date === null ? `Took ${the(what)} up again.` : `Discontinued ${the(what)} on ${date}${because(reason)}`,
  carryOver: ({ what, title, start, end }) => `Carried ${the(what)} over to "${title}", ${start} to ${end}.`,
  report: ({ what, percent, date }) => `Reported ${the(what)} ${percent}% complete on ${date}.`,
  withdrawReport: ({ what, date }) => `Withdrew the report of ${date} on ${the(what)}.`,
  recordObservation: ({ what, value, date }) => `Recorded ${value} on ${date} for ${the(what)}.`,
  correctObservation: ({ what, date, value, newDate }) =>
    `Corrected the observation of ${date} for ${the(what)} to ${value}${newDate === null ? '' : ` on ${newDate}`}.`,
  removeObservation: ({ what, date }) => `Removed the observation of ${date} from ${the(what)}.`,
  recordWithheld: ({ what, date }) => `Recorded that the observation of ${date} for ${the(what)} is withheld.`,
  withdrawWithheld: ({ what, date }) => `Took back that the observation of ${date} for ${the(what)} is withheld.`,
  recordUse: ({ what, amount, date }) => `Recorded ${amount} used of ${the(what)} on ${date}.`,
  recordDelivery: ({ what, amount, date }) => `Recorded ${amount} delivered of ${the(what)} on ${date}.`,
  withdrawAmount: ({ what, amount, date }) => `Withdrew the amount of ${amount} on ${date} from ${the(what)}.`,
  setTargets: ({ what, count, last, from }) => {
    if (last === null) return `Removed the targets of ${the(what)}${since(from)}.`;
    return `Set ${counted(count, 'target')} for ${the(what)}, ${count === 1 ? '' : 'the last '}${aimed(last)} by ${last.date}${since(from)}.`;
  },
  rebaseline: ({ what, baseline, from }) =>
    baseline === null
      ? `Removed the baseline of ${the(what)}${since(from)}.`
      : `Set the baseline of ${the(what)} to ${baseline.value} on ${baseline.date}${since(from)}.`,
  setRevisions: ({ what, count }) =>
    count === 0
      ? `Removed the revisions of ${the(what)}.`
      : `Set ${counted(count, 'revision')} of targets or baseline for ${the(what)}.`,
  assignTeam: ({ what, assigned }) =>
    assigned === null ? `Took the team off ${the(what)}.` : `Assigned ${the(assigned)} to ${the(what)}.`,
  assignUnit: ({ what, assigned }) =>
    assigned === null ? `Took the unit off ${the(what)}.` : `Assigned ${the(assigned)} to ${the(what)}.`,
  adjustCourse: ({ date, count, rationale }) =>
    `Adjusted course on ${date}, with ${count === 0 ? 'no changes' : counted(count, 'change')}${because(rationale)}`,
};
