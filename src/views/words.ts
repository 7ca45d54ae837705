/** The words of a view: of the language that it is made in, English where none is named. */

import type { StandingWords } from '../messages/attention.js';
import { standingInEnglish } from '../messages/en/attention.js';
import { picturesInEnglish } from '../messages/en/pictures.js';
import { reportInEnglish } from '../messages/en/report.js';
import type { Messages } from '../messages/messages.js';
import type { PictureWords } from '../messages/pictures.js';
import type { ReportWords } from '../messages/report.js';
import { slip } from '../model/require.js';
import type { ProgressOptions } from '../progress/settings.js';
import type { Standing } from './looks.js';

/** As of which day something is shown, under which policy, and in which language. */
export interface ViewOptions extends ProgressOptions {
  /** The language; English where it is left out. */
  readonly messages?: Messages | undefined;
}

/** The words that views share. */
export interface ViewWords {
  readonly report: ReportWords;
  readonly pictures: PictureWords;
  readonly standings: StandingWords;
  /** How something stands. */
  stood(standing: Standing): string;
}

const wordsOf = (report: ReportWords, pictures: PictureWords, standings: StandingWords): ViewWords => {
  const words: Readonly<Record<Standing, string>> = { ...standings.states, ...standings.statuses };
  return { report, pictures, standings, stood: (standing) => words[standing] };
};

const inEnglish = wordsOf(reportInEnglish, picturesInEnglish, standingInEnglish);

export function wordsIn(messages: Messages | undefined): ViewWords {
  if (messages === undefined) return inEnglish;
  if (messages?.report === undefined) {
    throw slip('messages', messages, 'a catalog, such as `spanish` of spm-model/messages/es');
  }
  return wordsOf(messages.report, messages.pictures, messages.words);
}
