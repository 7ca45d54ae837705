/** Rules about what a milestone says, who completes it, and what it is made of. */
import { inBrief } from '../model/text.js';
import { quantityIn } from './quantity.js';
import { defineRule, SPM } from './rule.js';

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
        if (quantity !== undefined) report([key], { quantity: inBrief(quantity) });
      }
    },
  },
});

export const milestoneTeam = defineRule({
  code: 'milestone-team',
  severity: 'warning',
  title: 'Someone completes a milestone',
  statement: 'A milestone has a team, a unit or someone responsible.',
  source: `${SPM}: collaborative team, drawn from the units needed to complete a milestone`,
  checks: {
    milestone({ teamId, unitId, responsible }, report) {
      if (teamId === undefined && unitId === undefined && responsible === undefined) report([], {});
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
    milestone({ actions }, report) {
      if (actions.length === 0) report(['actions'], {});
    },
  },
});
