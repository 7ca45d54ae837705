/** The cases of `shared/cases/verdicts.json`, whose verdicts were worked out apart from the library. */

import {
  type Day,
  definePolicy,
  type MeasureInput,
  type MeasureStatus,
  measureProgress,
  measureSchema,
} from 'spm-model';
import { expect, it } from 'vitest';
import { valueIn } from '../support/results.js';
import { describeShared } from '../support/shared-data.js';

interface Case {
  readonly name: string;
  readonly why: string;
  readonly measure: MeasureInput;
  readonly policy: object;
  readonly expect: readonly {
    readonly asOf: Day;
    readonly status: MeasureStatus;
    readonly statusAsObserved: MeasureStatus;
    readonly value: number | null;
    readonly attainment: number | null;
    readonly expectedProgress: number | null;
    readonly pace: number | null;
    readonly interimMet: boolean | null;
    readonly withinMargin: boolean;
  }[];
}

/** The expectation rounds in the last digits otherwise than the formulas do. */
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));

describeShared<{ readonly cases: readonly Case[] }>('verdicts', '../cases/verdicts.json', ({ cases }) => {
  for (const { name, why, measure: input, policy: partial, expect: expected } of cases) {
    const measure = measureSchema.parse(input);
    const policy = valueIn(definePolicy(partial));
    it.each(expected)(`${name} as of $asOf: $status, since ${why}`, ({ asOf, interimMet, ...verdict }) => {
      const found = measureProgress(measure, { asOf, policy });
      expect({ ...found, interimMet: found.interim?.met ?? null }).toMatchObject({
        ...verdict,
        attainment: near(verdict.attainment),
        expectedProgress: near(verdict.expectedProgress),
        pace: near(verdict.pace),
        interimMet,
      });
    });
  }
});
