/** What snippets may import. */
import * as fastCheck from 'fast-check';
import * as library from 'spm-model';
import * as spanish from 'spm-model/messages/es';
import * as portfolio from 'spm-model/portfolio';
import * as sheets from 'spm-model/sheets';
import * as stratml from 'spm-model/stratml';
import * as testing from 'spm-model/testing';
import * as arbitraries from 'spm-model/testing/fast-check';
import * as views from 'spm-model/views';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';
import * as zod from 'zod';

export const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'spm-model': library,
  'spm-model/messages/es': spanish,
  'spm-model/portfolio': portfolio,
  'spm-model/sheets': sheets,
  'spm-model/stratml': stratml,
  'spm-model/testing': testing,
  'spm-model/testing/fast-check': arbitraries,
  'spm-model/views': views,
  'fast-check': fastCheck,
  vega,
  'vega-lite': vegaLite,
  zod,
};
