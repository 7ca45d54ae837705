/** Rules about what a milestone says, who completes it, and what it is made of. */

import { inBrief } from '../model/words.js';
import { quantityIn } from './quantity.js';
import { defineRule, named, SPM } from './rule.js';

export const milestoneDescriptive = defineRule({
  code: 'milestone-descriptive',
  severity: 'warning',
  title: 'A milestone describes, it does not count',
  statement:
    'A milestone states no quantity to reach, such as a percentage or "at least 40 schools"; years, grades and names such as "Title I" or "K-12" are no quantities.',
  source: `${SPM}: milestone, descriptive rather than a number`,
  checks: {
    milestone({ title, description }, report) {
      for (const [key, text] of [
        ['title', title],
        ['description', description],
      ] as const) {
        const quantity = text === undefined ? undefined : quantityIn(text);
        if (quantity === undefined) continue;
        report(
          [key],
          `${named('Milestone', title)} states a quantity ("${inBrief(quantity)}"). Describe what will have been done, and put the number in a measure or in an output.`,
        );
      }
    },
  },
});

export const milestoneTeam = defineRule({
  code: 'milestone-team',
  severity: 'warning',
  title: 'Someone completes a milestone',
  statement: 'A milestone has a team or a unit.',
  source: `${SPM}: collaborative team, drawn from the units needed to complete a milestone`,
  checks: {
    milestone({ title, teamId, unitId }, report) {
      if (teamId !== undefined || unitId !== undefined) return;
      report([], `${named('Milestone', title)} has neither a team nor a unit. Name the one that completes it.`);
    },
  },
});

export const milestoneActions = defineRule({
  code: 'milestone-actions',
  severity: 'warning',
  title: 'A milestone is made of actions',
  statement: 'A milestone has an action.',
  source: `${SPM}: action, a step toward a milestone`,
  checks: {
    milestone({ title, actions }, report) {
      if (actions.length > 0) return;
      report(['actions'], `${named('Milestone', title)} has no action. Add the steps that complete it.`);
    },
  },
});
