/** What the library says, in English and in Spanish: every message in both, from the same values. */
import fc from 'fast-check';
import {
  apply,
  checkPlan,
  definePolicy,
  english,
  formatIssue,
  type Issue,
  type IssueSentences,
  type Messages,
  type Plan,
  type PolicyInput,
  parsePlan,
  parseTheory,
  rules,
} from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { brokenPlans, examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { brokenRules } from '../rules/broken.js';
import { issuesOf, valueIn } from '../support/results.js';

const AS_OF = { asOf: '2027-06-30' };

/** An issue as it is read from a log. */
const fromJson = (issue: Issue) => JSON.parse(JSON.stringify(issue)) as Issue;

describe('an issue', () => {
  it('is said in English by itself, from the values that it names, also out of a log', () => {
    const plans = [
      ...Object.values(brokenPlans),
      ...Object.values(brokenRules).flatMap((each) => each.map(({ plan }) => plan)),
    ];
    for (const plan of plans) {
      const parsed = parsePlan(plan, AS_OF);
      const issues = parsed.ok ? parsed.warnings : parsed.issues;
      for (const issue of issues) expect(formatIssue(fromJson(issue), english)).toBe(issue.message);
    }
  });

  it('of any plan and any document is said in both languages, without a gap', () => {
    const isWhole = (text: string) => expect(text).not.toMatch(/undefined|NaN|\[object|null/);
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some' }), (plan: Plan) => {
        for (const issue of checkPlan(plan, AS_OF)) {
          expect(formatIssue(fromJson(issue), english)).toBe(issue.message);
          isWhole(formatIssue(issue, spanish));
          expect(formatIssue(issue, spanish)).not.toBe(issue.message);
        }
      }),
    );
  });

  it('of the shape, of a policy and of a theory is said in Spanish', () => {
    const said = (issues: readonly Issue[]) => issues.map((issue) => formatIssue(fromJson(issue), spanish));
    expect(
      said(issuesOf(parsePlan({ schemaVersion: 2, id: '', title: 7, period: new Date(0), organizatoin: 1 }))),
    ).toEqual([
      'id: está vacío; dé un id que nada más tenga en el plan.',
      'El plan se escribió con una versión posterior de esta biblioteca (schemaVersion 2; esta lee hasta la 1). Actualice la biblioteca para leerlo.',
      'title: es 7; dé texto.',
      'period: es un objeto Date; dé un objeto.',
      'organization: falta; dé un objeto.',
      'organizatoin: no es un campo conocido. ¿Quiso decir «organization»?',
    ]);
    expect(said(issuesOf(definePolicy({ tolerance: 1.5, severity: { 'goal-fokus': 'off' } } as PolicyInput)))).toEqual([
      'Ninguna regla tiene el código «goal-fokus». ¿Quiso decir «goal-focus»?',
      'tolerance es 1,5; dé de 0 a 1.',
    ]);
    expect(said(issuesOf(parseTheory('If we coach')))).toEqual([
      'La teoría de acción: no tiene «entonces» (then); diga qué resulta, por ejemplo «los docentes nuevos enseñan bien antes».',
    ]);
  });

  it('of a choice among several, of text, and of what may be anything is said so in both languages', () => {
    const { kind: _kind, ...kindless } = examplePlan.organization;
    const organization = { ...kindless, kind: 'school-board' };
    const found = [
      ...issuesOf(parsePlan({ ...examplePlan, organization, values: 'Fairness' })),
      ...issuesOf(parsePlan({ ...examplePlan, organization: kindless })),
      ...issuesOf(parseTheory('Then new teachers teach well')).slice(0, 1),
      ...issuesOf(apply(examplePlan, { type: 'setExtensions', id: 'nobody', extensions: {} })),
    ];
    expect(found.map((each) => [formatIssue(each, english), formatIssue(each, spanish)])).toEqual([
      [
        'organization, kind is "school-board"; choose one of "sea", "lea", "school", "other".',
        'organization, kind: es "school-board"; elija uno de "sea", "lea", "school", "other".',
      ],
      ['values is "Fairness"; give a list.', 'values: es «Fairness»; dé una lista.'],
      [
        'organization, kind is missing; give one of "sea", "lea", "school", "other".',
        'organization, kind: falta; dé uno de "sea", "lea", "school", "other".',
      ],
      [
        'The theory of action has no "if"; say what the organization does, such as "we coach every new teacher".',
        'La teoría de acción: no tiene «si» (if); diga qué hace la organización, por ejemplo «asesoramos a cada docente nuevo».',
      ],
      [
        'Nothing in this plan has the id "nobody"; give the id of an entity.',
        'Nada en este plan tiene el id «nobody»; indique el id de un elemento.',
      ],
    ]);
  });

  it('of each rule is said in Spanish in these words', async () => {
    const sentences = rules.flatMap(({ code }) =>
      brokenRules[code].flatMap(({ plan, asOf }) => {
        const parsed = parsePlan(plan, { asOf });
        const issues = parsed.ok ? parsed.warnings : parsed.issues;
        return issues.map((issue) => `${code}: ${formatIssue(issue, spanish)}`);
      }),
    );
    await expect(`${sentences.join('\n')}\n`).toMatchFileSnapshot('spanish-rules.txt');
  });

  it('of a host, or of another version, is said as it is', () => {
    const own: Issue = { code: 'host-rule', severity: 'warning', path: [], message: 'Ask the board.', params: {} };
    expect(formatIssue(own, spanish)).toBe('Ask the board.');
    expect(formatIssue({ ...own, code: 'unknown-reference' }, spanish)).toBe('Ask the board.');
    expect(formatIssue({ ...own, code: 'toString' }, spanish)).toBe('Ask the board.');
  });
});

describe('a catalogue of messages', () => {
  it('has the same codes in each language, those of all rules among them', () => {
    expect(Object.keys(spanish.issues).sort()).toEqual(Object.keys(english.issues).sort());
    for (const { code } of rules) expect(english.issues).toHaveProperty(code);
    expect(Object.keys(spanish.words.kinds).sort()).toEqual(Object.keys(english.words.kinds).sort());
    expect(english.words.kinds.strategy).toEqual({ one: 'strategy', many: 'strategies' });
  });

  it('that lacks a message, or names a value that is not there, does not compile', () => {
    const { 'goal-focus': _left, ...rest } = spanish.issues;
    // @ts-expect-error the sentence of goal-focus is not there
    const lacking: IssueSentences = rest;
    const misnamed: Messages = {
      ...spanish,
      issues: {
        ...spanish.issues,
        // @ts-expect-error the issue names no color
        'goal-focus': ({ color }) => `Color ${color}`,
      },
    };
    expect([lacking, misnamed]).toHaveLength(2);
  });

  it('says a plan that a translation of one’s own calls by other names', () => {
    const ours: Messages = {
      ...english,
      issues: { ...english.issues, 'milestone-actions': ({ title }) => `Objective "${title}" needs steps.` },
    };
    const [issue] = checkPlan(valueIn(parsePlan(brokenPlans['milestone-actions'])));
    expect(issue && formatIssue(issue, ours)).toBe('Objective "Coaching is established in every region" needs steps.');
  });
});
