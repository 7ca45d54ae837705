/** Real plans and published verdicts as outside oracles. */
import { draftPolicy, type MeasureInput, measureProgress } from 'spm-model';
import { aMeasure } from 'spm-model/testing';
import { expect, it } from 'vitest';
import { readShape } from '../../src/rules/read.js';
import { valueIn } from '../support/results.js';
import { describeShared } from '../support/shared-data.js';

interface Indicator {
  readonly indicator: string;
  readonly targetMin: number | null;
  readonly targetMax: number | null;
  readonly actual: number;
  readonly published: 'met' | 'not_met';
}

describeShared<{ rows: Indicator[] }>(
  'the Government of Canada’s verdicts',
  'canada/results-2016-17.json',
  ({ rows }) => {
    it('are all there', () => {
      expect(rows).toHaveLength(26);
    });

    it.each(rows.map((row) => [row.indicator, row] as const))(
      '%s',
      (_indicator, { targetMin, targetMax, actual, published }) => {
        // At least and at most are bands with one open end, within is a band, exactly is a band of one value.
        const band = {
          date: '2017-03-31',
          ...(targetMin === null ? {} : { low: targetMin }),
          ...(targetMax === null ? {} : { high: targetMax }),
        };
        const measure = aMeasure({
          unit: { kind: 'score' },
          direction: 'maintain',
          baseline: { date: '2016-04-01', value: actual },
          targets: [band],
          observations: [{ date: '2017-03-31', value: actual }],
        });
        const { status } = measureProgress(measure, { asOf: '2017-03-31' });
        expect(status).toBe(published === 'met' ? 'met' : 'missed');
        // One-sided targets are also what rising and falling measures have.
        if (targetMin !== null && targetMax !== null) return;
        const oneSided = aMeasure({
          ...measure,
          direction: targetMax === null ? 'increase' : 'decrease',
          targets: [{ date: '2017-03-31', value: (targetMin ?? targetMax) as number }],
        });
        const reached = ['met', 'exceeded'].includes(measureProgress(oneSided, { asOf: '2017-03-31' }).status);
        expect(reached).toBe(published === 'met');
      },
    );
  },
);

interface PeerRow {
  readonly source: string;
  readonly baseline: number;
  readonly target: number;
  readonly value: number;
  readonly percentUnclamped: number;
}

describeShared<{ rows: PeerRow[] }>('what public OKR systems compute', 'peers/progress.json', ({ rows }) => {
  it.each(rows)('$source: from $baseline to $target, $value is $percentUnclamped %', (row) => {
    const measure = aMeasure({
      unit: { kind: 'score' },
      direction: row.target >= row.baseline ? 'increase' : 'decrease',
      baseline: { date: '2025-01-01', value: row.baseline },
      targets: [{ date: '2026-01-01', value: row.target }],
      observations: [{ date: '2025-06-01', value: row.value }],
    });
    const { attainment, progress } = measureProgress(measure, { asOf: '2025-07-01' });
    expect((attainment ?? Number.NaN) * 100).toBeCloseTo(row.percentUnclamped, 9);
    expect(progress).toBeCloseTo(Math.min(1, Math.max(0, row.percentUnclamped / 100)), 9);
  });
});

interface PublishedMeasure {
  readonly id: string;
  readonly indicator: string;
  readonly dataSource: string;
  readonly series: readonly { year: string; baseline: number | null; target: number | null; actual: number | null }[];
}

describeShared<{ measures: PublishedMeasure[] }>('North Carolina’s measures', 'ncdpi/measures.json', ({ measures }) => {
  it.each(measures.map((measure) => [measure.id, measure] as const))(
    '%s gives a finite or null result with a status',
    (id, published) => {
      const dated = published.series.map(({ year, ...values }) => ({ date: `${year.slice(0, 4)}-06-30`, ...values }));
      const [baseline, ...since] = dated.filter((row) => row.baseline !== null);
      const input: MeasureInput = {
        id,
        indicator: published.indicator,
        dataSource: published.dataSource,
        unit: { kind: 'score' },
        direction: 'increase',
        ...(baseline === undefined ? {} : { baseline: { date: baseline.date, value: baseline.baseline ?? 0 } }),
        observations: since.map(({ date, baseline: value }) => ({ date, value: value ?? 0 })),
        targets: dated.filter((row) => row.target !== null).map(({ date, target }) => ({ date, value: target ?? 0 })),
      };
      const measure = valueIn(readShape('Measure', input));
      for (const asOf of ['2020-01-01', '2025-06-30', '2026-08-03', '2031-01-01']) {
        const found = measureProgress(measure, { asOf, policy: draftPolicy });
        expect(found.status).toMatch(/^[a-z-]+$/);
        for (const value of Object.values(found))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }
    },
  );
});
