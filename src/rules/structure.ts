/** Rules about how a plan, its teams, goals, strategies and theories of action are put together. */

import { entityKinds } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import { isDiscontinued } from '../model/step.js';
import { inBrief } from '../model/text.js';
import { type Checks, defineRule, LIBRARY, type ReportIssue, SPM } from './rule.js';

const isBlank = (text: string | undefined) => text === undefined || text.trim() === '';

function checkUnits(
  { unitIds }: { readonly unitIds: readonly string[] },
  report: ReportIssue<'team-inter-unit'>,
): void {
  const count = new Set(unitIds).size;
  if (count < 2) report(['unitIds'], { count, unitId: count === 0 ? null : inBrief(unitIds[0] as string) });
}

export const teamInterUnit = defineRule({
  code: 'team-inter-unit',
  severity: 'error',
  title: 'Teams join units',
  statement: 'A team, and what coordinates units, joins two or more different units.',
  source: `${SPM}: collaborative team; units coordinate their work`,
  checks: Object.fromEntries(
    entityKinds.filter((kind) => 'unitIds' in structure[kind].fields).map((kind) => [kind, checkUnits]),
  ) as Checks<'team-inter-unit'>,
});

export const planDirection = defineRule({
  code: 'plan-direction',
  severity: 'warning',
  title: 'A plan says where it leads',
  statement: 'A plan has a vision and a mission, or says its purpose.',
  source: `${SPM}: vision, mission`,
  checks: {
    plan({ vision, mission, purpose }, report) {
      if (!isBlank(purpose) || !(isBlank(vision) || isBlank(mission))) return;
      const missing = !isBlank(vision) ? 'mission' : !isBlank(mission) ? 'vision' : 'both';
      report([missing === 'mission' ? 'mission' : 'vision'], { missing });
    },
  },
});

export const goalFocus = defineRule({
  code: 'goal-focus',
  severity: 'warning',
  title: "A state agency's goals are about students",
  statement: "A state education agency's goals are, normally, about students.",
  source: `${SPM}: goal`,
  checks: {
    goal({ focus }, report, { plan }) {
      if (focus !== 'student' && plan.organization.kind === 'sea') report(['focus'], {});
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
    goal({ measures }, report) {
      if (measures.length === 0) report(['measures'], {});
    },
  },
});

export const goalStrategies = defineRule({
  code: 'goal-strategies',
  severity: 'warning',
  title: 'A goal is pursued',
  statement: 'A goal has a strategy, its own or one that also serves it.',
  source: `${SPM}: strategy`,
  checks: {
    goal({ id, strategies }, report, context) {
      if (strategies.length === 0 && !context.isServed(id)) report(['strategies'], {});
    },
  },
});

export const strategyTheory = defineRule({
  code: 'strategy-theory',
  severity: 'error',
  title: 'A strategy is a theory of action',
  statement: 'A strategy is put as a theory of action: if we do this, then that follows.',
  source: `${SPM}: strategy, put as a theory of action`,
  checks: {
    strategy({ theory }, report) {
      if (theory === undefined) report(['theory'], {});
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
    strategy({ measures }, report) {
      if (measures.length === 0) report(['measures'], {});
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
    strategy({ milestones }, report) {
      if (milestones.length === 0) report(['milestones'], {});
    },
  },
});

export const strategyPlanned = defineRule({
  code: 'strategy-planned',
  severity: 'warning',
  title: 'A running strategy has work ahead',
  statement:
    'When the check is made as of a day, a strategy whose period is running has a milestone that is running or still to come.',
  source: `${SPM}: milestones are set year by year; the check is this library's own`,
  checks: {
    strategy(strategy, report, { plan, asOf }) {
      const { period, milestones } = strategy;
      // A strategy without any milestone is the business of `strategy-milestones`.
      if (asOf === undefined || milestones.length === 0) return;
      if (isDiscontinued(strategy, asOf)) return;
      const { start, end } = period ?? plan.period;
      if (start > asOf || end < asOf) return;
      let lastEnd = '';
      for (const milestone of milestones) {
        if (isDiscontinued(milestone, asOf)) continue;
        if (milestone.period.end >= asOf) return;
        if (milestone.period.end > lastEnd) lastEnd = milestone.period.end;
      }
      report(['milestones'], { lastEnd, end, asOf });
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
  source: `${LIBRARY}; ${SPM}: strategy as a theory of action`,
  checks: {
    strategy({ theory }, report) {
      if (theory === undefined) return;
      const said = new Set<string>();
      for (const part of ['if', 'then', 'and'] as const) {
        for (const [index, clause] of theory[part].entries()) {
          const words = inPlainWords(clause);
          const path = ['theory', part, index];
          if (words === '') report(path, { reason: 'blank', part, clause: '' });
          else if (said.has(words)) report(path, { reason: 'twice', part, clause: inBrief(clause) });
          said.add(words);
        }
      }
    },
  },
});
