/** How the page writes what the model names: kinds, fields, days, numbers and standings, in plain American English. */
import { type Day, type EntityKind, english } from 'spm-model';

const { states, statuses } = english.words;
const standings: Readonly<Record<string, string>> = { ...states, ...statuses };

/** A state, a status or a diagnosis in words. */
export const inWords = (name: string): string => standings[name] ?? name.replaceAll('-', ' ');

/** What one of a kind is called. */
export const nounOf = (kind: EntityKind): string => english.words.kinds[kind].one;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const days = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
/** A day as people write it: Aug 3, 2026. */
export const writtenDay = (day: Day): string => days.format(new Date(`${day}T00:00:00Z`));

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
export const writtenNumber = (value: number): string => numbers.format(value).replace('-', '−');

export const percent = (share: number | null): string =>
  share === null ? 'no data' : `${Math.round(share * 1000) / 10}%`;

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Names of fields that the words in them do not tell. */
const fieldNames: Readonly<Record<string, string>> = {
  alignsTo: 'Aligns to goals of other plans',
  alsoServes: 'Also serves these goals',
  and: 'And then',
  atRisk: 'At risk from (pace)',
  carriedOverTo: 'Carried on by',
  codes: 'Codes of practices',
  continues: 'Carries on',
  entityIds: 'What it concerns',
  extensions: 'Your own data (JSON)',
  functionIds: 'Functions',
  high: 'At most',
  if: 'If we do this',
  kind: 'Kind',
  lagMonths: 'Months before an effect can show',
  low: 'At least',
  n: 'Students',
  on: 'On',
  onTrack: 'On track from (pace)',
  responsible: 'Responsible',
  start: 'First day',
  end: 'Last day',
  teamId: 'Team',
  then: 'Then',
  unitId: 'Unit',
  unitIds: 'Units',
  until: 'In force until',
  used: 'Used',
};

/** The label of a field. */
export const labelOf = (name: string): string =>
  fieldNames[name] ?? capital(name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`));
