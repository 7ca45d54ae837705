/** No revision of targets hides that those before were missed: an explanation says so, and why they were revised. */
import { explain, type MeasureInput, measureProgress, type Plan, rebaseline, setTargets } from 'spm-model';
import { aPlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

/** Chronic absence: 26% in 2025, 23.4% promised for 2026 and 13% for 2030; 24.2% came. */
const absence = (rest: Partial<MeasureInput> = {}): Plan =>
  aPlan({
    period: { start: '2025-07-01', end: '2030-06-30' },
    goals: [
      {
        id: 'g',
        statement: 'Every student is in school',
        focus: 'student',
        measures: [
          {
            id: 'm',
            indicator: 'Absent',
            dataSource: 'Attendance',
            unit: { kind: 'percent' },
            direction: 'decrease',
            baseline: { date: '2025-06-30', value: 26 },
            targets: [
              { date: '2026-06-30', value: 23.4 },
              { date: '2030-06-30', value: 13 },
            ],
            observations: [{ date: '2026-06-30', value: 24.2 }],
            ...rest,
          },
        ],
      },
    ],
  });

type Changed = ReturnType<typeof setTargets> | ReturnType<typeof rebaseline>;
function planOf(changed: Changed): Plan {
  if (!changed.ok) throw new Error(changed.issues[0]?.message);
  return changed.value.plan;
}

const slower = (plan: Plan, value = 16) =>
  planOf(setTargets(plan, { id: 'm', targets: [{ date: '2030-06-30', value }], from: '2026-07-01', reason: 'Slower' }));

function told(plan: Plan, asOf: string) {
  const { sentence, steps } = explain(plan, 'm', { asOf });
  return { sentence, revisions: steps.filter(({ name }) => name.startsWith('revision')).map((step) => step.sentence) };
}

describe('targets that were revised', () => {
  it('are told with their reason, and with what was missed of them', () => {
    const plan = slower(absence());
    expect(told(plan, '2026-06-30')).toEqual({ sentence: expect.stringContaining('is off track'), revisions: [] });
    // By the targets in force it is on track, as the formulas say; the answer does not leave it at that.
    expect(told(plan, '2026-07-01')).toEqual({
      sentence:
        'Measure "Absent" is on track: it stood at 24.2% on 2026-06-30, where 24% was expected, from 26% on 2025-06-30, toward 16% by 2030-06-30. Of the targets in force until 2026-06-30, that of 23.4% for 2026-06-30 was missed with 24.2%.',
      revisions: [
        'Until 2026-06-30, the last target was 13% by 2030-06-30. The target of 23.4% for 2026-06-30 was missed with 24.2% on 2026-06-30. Reason for the revision: Slower',
      ],
    });
  });

  it('are no longer in the answer once something newer is observed', () => {
    const plan = slower(
      absence({
        observations: [
          { date: '2026-06-30', value: 24.2 },
          { date: '2027-06-30', value: 22 },
        ],
      }),
    );
    const { sentence, revisions } = told(plan, '2027-07-01');
    expect(sentence).not.toContain('missed');
    expect(revisions[0]).toContain('was missed with 24.2%');
  });

  it('say nothing of a miss where they were met, or are still in force', () => {
    expect(told(slower(absence({ observations: [{ date: '2026-06-30', value: 23 }] })), '2026-07-01')).toEqual({
      sentence: expect.not.stringContaining('missed'),
      revisions: ['Until 2026-06-30, the last target was 13% by 2030-06-30. Reason for the revision: Slower'],
    });
    const kept = [
      { date: '2026-06-30', value: 23.4 },
      { date: '2030-06-30', value: 16 },
    ];
    const plan = planOf(setTargets(absence(), { id: 'm', targets: kept, from: '2026-07-01' }));
    expect(told(plan, '2026-07-01').revisions).toEqual(['Until 2026-06-30, the last target was 13% by 2030-06-30.']);
    expect(measureProgressOf(plan).interim?.met).toBe(false);
  });

  it('are not held to be in force by a target of the same day, or of the same value', () => {
    const missed = /The target of 23.4% for 2026-06-30 was missed with 24.2% on 2026-06-30\./;
    for (const kept of [
      { date: '2026-06-30', value: 24.5 },
      { date: '2027-06-30', value: 23.4 },
    ]) {
      const targets = [kept, { date: '2030-06-30', value: 16 }];
      const plan = planOf(setTargets(absence(), { id: 'm', targets, from: '2026-07-01' }));
      expect(told(plan, '2026-07-01').revisions).toEqual([expect.stringMatching(missed)]);
    }
    // A band differs by either end.
    const band = { date: '2026-06-30', low: 10, high: 20 };
    for (const [next, isMissed] of [
      [{ ...band, low: 9 }, true],
      [{ ...band, high: 21 }, true],
      [band, false],
    ] as const) {
      const plan = planOf(
        setTargets(absence({ direction: 'maintain', targets: [band, { date: '2030-06-30', low: 10, high: 20 }] }), {
          id: 'm',
          targets: [next, { date: '2030-06-30', low: 10, high: 20 }],
          from: '2026-07-01',
        }),
      );
      expect(told(plan, '2026-07-01').revisions[0]?.includes('was missed')).toBe(isMissed);
    }
  });

  it('may have been none', () => {
    const plan = absence({ revisions: [{ until: '2026-07-01', targets: [] }] });
    expect(told(plan, '2026-08-01').revisions).toEqual(['Until 2026-07-01, there was no target.']);
  });

  it('may have been none, without a baseline', () => {
    const amount: Partial<MeasureInput> = {
      accumulation: 'period',
      unit: { kind: 'count' },
      direction: 'increase',
      targets: [{ date: '2030-06-30', value: 16 }],
      observations: [{ date: '2026-06-30', value: 3 }],
      revisions: [{ until: '2026-07-01', targets: [], reason: 'Not agreed' }],
    };
    const plan = absence(amount);
    const [goal] = plan.goals;
    const measures = goal?.measures.map(({ baseline: _, ...measure }) => measure);
    const without = { ...plan, goals: [{ ...goal, measures }] } as Plan;
    expect(told(without, '2026-08-01').revisions).toEqual([
      'Until 2026-07-01, there was no target. Reason for the revision: Not agreed',
    ]);
  });

  it('stay in mind when the baseline is set anew after them', () => {
    const plan = planOf(
      rebaseline(slower(absence()), {
        id: 'm',
        baseline: { date: '2026-06-30', value: 24.2 },
        from: '2026-10-01',
        reason: 'New records',
      }),
    );
    const { sentence, revisions } = told(plan, '2026-11-01');
    expect(sentence).toMatch(/Of the targets in force until 2026-06-30, that of 23.4% for 2026-06-30 was missed/);
    expect(revisions).toEqual([
      'Until 2026-09-30, the baseline was 26% on 2025-06-30 and the last target was 16% by 2030-06-30. Reason for the revision: New records',
      expect.stringContaining('Reason for the revision: Slower'),
    ]);
  });

  it('count those before the newest twelve', () => {
    const revisions = Array.from({ length: 15 }, (_, index) => ({
      until: `2026-07-${String(index + 1).padStart(2, '0')}`,
      targets: [{ date: '2030-06-30', value: 13 }],
    }));
    const unsorted = [...revisions.slice(8), ...revisions.slice(0, 8)];
    const found = told(absence({ revisions: unsorted }), '2026-08-01').revisions;
    expect(found).toHaveLength(13);
    expect(found.slice(0, 12).map((each) => each.slice(6, 16))).toEqual(
      revisions
        .map(({ until }) => until)
        .reverse()
        .slice(0, 12),
    );
    expect(found[12]).toBe('They were revised 3 times before.');
  });
});

function measureProgressOf(plan: Plan) {
  const [measure] = plan.goals[0]?.measures ?? [];
  if (measure === undefined) throw new Error('the plan has its measure');
  return measureProgress(measure, { asOf: '2026-07-01' });
}
