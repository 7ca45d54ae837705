/** What stands in something that was given up: open work is given up with it, and what is done stays done. */
import { describe, expect, it } from 'vitest';
import { standingWithin } from '../../src/progress/given-up.js';

describe('a piece of work', () => {
  const overdue = { state: 'overdue', completion: 0.4 } as const;
  const complete = { state: 'complete', completion: 1 } as const;
  const dropped = { state: 'discontinued', completion: 0.4 } as const;
  const nothing = { state: 'discontinued', completion: null };

  it('stands as it does by itself where all that holds it goes on', () => {
    expect(standingWithin(overdue, { state: 'complete' }, { state: 'no-data' })).toBe(overdue);
    expect(standingWithin(overdue)).toBe(overdue);
  });

  it('is given up with its milestone or with its strategy, its figures then null', () => {
    expect(standingWithin(overdue, { state: 'discontinued' }, { state: 'overdue' })).toMatchObject(nothing);
    expect(standingWithin(overdue, { state: 'overdue' }, { state: 'discontinued' })).toMatchObject(nothing);
  });

  it('has no figures where it was given up itself', () => {
    expect(standingWithin(dropped, { state: 'on-schedule' })).toMatchObject(nothing);
  });

  it('stays complete', () => {
    expect(standingWithin(complete, { state: 'discontinued' })).toBe(complete);
  });
});
