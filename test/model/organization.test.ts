import { leadershipTeam } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { soundPlan } from '../fixtures/sound-plan.js';
import { planOf } from '../support/results.js';

describe('the leadership team', () => {
  it('is the chief and the leaders of the divisions', () => {
    expect(leadershipTeam(planOf(soundPlan()).organization)).toEqual([
      { name: 'Ada Field', title: 'Superintendent' },
      { name: 'Lin Moss' },
    ]);
  });

  it('leaves out posts that nobody holds, and names nobody twice', () => {
    const { organization } = planOf(
      soundPlan((plan) => {
        delete plan.organization.chief;
        plan.organization.divisions.push({ id: 'd2', name: 'Second', leader: { name: 'Lin Moss' } });
        plan.organization.divisions.push({ id: 'd3', name: 'Third' });
      }),
    );
    expect(leadershipTeam(organization)).toEqual([{ name: 'Lin Moss' }]);
  });

  it('takes two of one name for two where their posts differ', () => {
    const { organization } = planOf(
      soundPlan((plan) => {
        plan.organization.divisions.push({ id: 'd2', name: 'Second', leader: { name: 'Lin Moss', title: 'Director' } });
        plan.organization.divisions.push({ id: 'd3', name: 'Third', leader: { name: 'Kim Lake', title: 'Director' } });
        plan.organization.divisions.push({ id: 'd4', name: 'Fourth', leader: { name: 'Kim Lake', title: 'Director' } });
      }),
    );
    expect(leadershipTeam(organization).slice(1)).toEqual([
      { name: 'Lin Moss' },
      { name: 'Lin Moss', title: 'Director' },
      { name: 'Kim Lake', title: 'Director' },
    ]);
  });
});
