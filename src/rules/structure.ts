/** Rules about how teams, goals, strategies and theories of action are put together. */

import { inBrief } from '../model/words.js';
import { defineRule, named, type ReportIssue, SPM } from './rule.js';

function joinsUnits(noun: string, name: string, unitIds: readonly string[], report: ReportIssue): void {
  const different = new Set(unitIds).size;
  if (different >= 2) return;
  const joined = different === 0 ? 'no unit' : `one unit ("${unitIds[0]}")`;
  report(['unitIds'], `${named(noun, name)} joins ${joined}; it joins two or more different units. Add the others.`);
}

export const teamInterUnit = defineRule({
  code: 'team-inter-unit',
  severity: 'error',
  title: 'Teams join units',
  statement: 'A team, and a coordination, joins two or more different units.',
  source: `${SPM}: collaborative team; coordination between units`,
  checks: {
    coordination({ purpose, unitIds }, report) {
      joinsUnits('Coordination', purpose, unitIds, report);
    },
    team({ name, unitIds }, report) {
      joinsUnits('Team', name, unitIds, report);
    },
  },
});

export const goalFocus = defineRule({
  code: 'goal-focus',
  severity: 'warning',
  title: "A state agency's goals are about students",
  statement: "A state education agency's goal is student focused.",
  source: `${SPM}: goal`,
  checks: {
    goal({ statement, focus }, report, { plan }) {
      if (focus === 'student' || plan.organization.kind !== 'sea') return;
      report(
        ['focus'],
        `${named('Goal', statement)} looks at the agency; a state education agency's goals say what becomes true for students. Make it a strategy of such a goal, or restate it.`,
      );
    },
  },
});

export const goalMeasures = defineRule({
  code: 'goal-measures',
  severity: 'warning',
  title: 'A goal is measured',
  statement: 'A goal has a measure.',
  source: `${SPM}: performance measure`,
  checks: {
    goal({ statement, measures }, report) {
      if (measures.length > 0) return;
      report(['measures'], `${named('Goal', statement)} has no measure. Say by which indicator it is judged.`);
    },
  },
});

export const goalStrategies = defineRule({
  code: 'goal-strategies',
  severity: 'warning',
  title: 'A goal is pursued',
  statement: 'A goal has a strategy.',
  source: `${SPM}: strategy`,
  checks: {
    goal({ statement, strategies }, report) {
      if (strategies.length > 0) return;
      report(['strategies'], `${named('Goal', statement)} has no strategy. Say what the organisation does toward it.`);
    },
  },
});

export const strategyMeasures = defineRule({
  code: 'strategy-measures',
  severity: 'warning',
  title: 'A strategy is measured',
  statement: 'A strategy has a measure.',
  source: `${SPM}: performance measure`,
  checks: {
    strategy({ title, measures }, report) {
      if (measures.length > 0) return;
      report(['measures'], `${named('Strategy', title)} has no measure. Say by which direct effect it is judged.`);
    },
  },
});

export const strategyMilestones = defineRule({
  code: 'strategy-milestones',
  severity: 'warning',
  title: 'A strategy is carried out',
  statement: 'A strategy has a milestone.',
  source: `${SPM}: milestone`,
  checks: {
    strategy({ title, milestones }, report) {
      if (milestones.length > 0) return;
      report(
        ['milestones'],
        `${named('Strategy', title)} has no milestone. Say which steps of about a year carry it out.`,
      );
    },
  },
});

const inPlainWords = (clause: string) =>
  clause
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.,;:]$/, '')
    .toLowerCase();

export const theoryClauses = defineRule({
  code: 'theory-clauses',
  severity: 'error',
  title: 'Each clause of a theory says something of its own',
  statement: 'No clause of a theory of action is blank, or said twice.',
  source: `${SPM}: strategy as a theory of action`,
  checks: {
    strategy({ title, theory }, report) {
      if (theory === undefined) return;
      const said = new Set<string>();
      for (const part of ['if', 'then', 'and'] as const) {
        for (const [index, clause] of theory[part].entries()) {
          const words = inPlainWords(clause);
          const path = ['theory', part, index];
          if (words === '') {
            report(
              path,
              `${named('Strategy', title)} has a blank clause under "${part}". Write it out, or take it away.`,
            );
          } else if (said.has(words)) {
            report(
              path,
              `${named('Strategy', title)} says "${inBrief(clause)}" twice in its theory of action. Say it once.`,
            );
          }
          said.add(words);
        }
      }
    },
  },
});
