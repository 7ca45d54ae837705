import { checkPlan, findEntity } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { log, merged, plan, standing } from '../../docs/examples/agency-day/day.mjs';

describe('a day in an agency’s life', () => {
  it('is logged in sentences, refusals and all', () => {
    expect(log[0]).toMatch(/^Refused \(measure-targets\)/);
    expect(log[1]).toBe(
      'Added strategy "Put books into homes" to goal "Every child reads with understanding by the end of grade 3".',
    );
    expect(log).toContain(
      'Recorded 280 on 2026-09-30 for measure "Teachers of kindergarten to grade 3 coached this plan".',
    );
    expect(log).toContain(
      'Adjusted course on 2026-10-01, with 1 change: Colleges decide in December, so compacts are signed after t…',
    );
    expect(log.at(-2)).toBe('Undone.');
    for (const line of log) expect(line).not.toMatch(/undefined|\[object/);
  });

  it('ends with a plan that keeps every rule, and one conflict to decide', () => {
    expect(checkPlan(plan).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findEntity(plan, 'action-advisors')).toBeDefined();
    expect(merged.conflicts).toMatchObject([{ id: 'action-cycles', ours: 'unit-regional', theirs: 'unit-data' }]);
    expect(merged.plan.mission).toBe('We equip districts to teach every child well');
    expect(standing.implementation.completion).toBeGreaterThan(0.4);
  });
});
