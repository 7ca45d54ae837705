/** What people do to the words of a document, and what is told of identifiers that become others. */
import { defaultPolicy } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { formatLoss, fromStratml, type Loss, toStratml } from 'spm-model/stratml';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { present } from '../fixtures/sound-plan.js';
import { issuesOf, valueIn } from '../support/results.js';
import { aDocument, anIndicator, schemaFaults } from '../support/stratml.js';

const { xml } = toStratml(examplePlan);
const misfitsOf = (text: string) => {
  const read = fromStratml(text);
  return read.ok ? read.warnings.filter(({ code }) => code === 'words-misfit') : [];
};
const renamedIn = (losses: readonly Loss[]) =>
  losses
    .filter(({ code }) => code === 'renamed')
    .map(({ path, title, id, value }) => `${path.join('.')} ${title} ${id}: ${value}`);

describe('words that do not fit', () => {
  it.each([
    ['a value that is none', /direction: increase/, 'direction: sideways', 'goals.0.measures.0'],
    ['a field that is none', /direction: increase/, 'direction: increase\nremember: call Bob', 'goals.0.measures.0'],
    ['a sentence that is no theory', /theory: .*/, 'theory: we hope', 'goals.0.strategies.0'],
    ['a kind of organization that is none', /organization, kind: sea/, 'organization, kind: zoo', ''],
    ['a text for the organization', /organization, kind: sea/, 'organization: Big\norganization, kind: sea', ''],
    ['a number for a list', /direction: increase/, 'targets: 7\ndirection: increase', 'goals.0.measures.0'],
    ['a text for an entry', /direction: increase/, 'targets 1: soon\ndirection: increase', 'goals.0.measures.0'],
    ['a text for a baseline', /direction: increase/, 'baseline: 7\ndirection: increase', 'goals.0.measures.0'],
    ['a goal in words', /organization, kind: sea/, 'goals 1, title: x\norganization, kind: sea', ''],
  ])('%s is left out alone, with a warning that names it, and is kept as text', (_, found, typed, path) => {
    const edited = xml.replace(found, typed);
    const misfits = misfitsOf(edited);
    expect(misfits.map((issue) => issue.path.join('.'))).toEqual([path]);
    const wrong = present(typed.split('\n').find((line) => misfits[0]?.message.includes(`"${line}"`)));
    expect(misfits[0]?.id).toBe(
      path === '' ? examplePlan.id : path.includes('measures') ? 'measure-grade-3' : 'strategy-coaching',
    );
    const { plan } = valueIn(fromStratml(edited));
    expect(JSON.stringify(plan)).toContain(wrong);
    // All that the words of the others tell is there.
    expect(plan.teams).toEqual(examplePlan.teams);
    expect(plan.goals.slice(1)).toEqual(examplePlan.goals.slice(1));
    expect(plan.goals[0]?.strategies[0]?.milestones).toEqual(examplePlan.goals[0]?.strategies[0]?.milestones);
    // Written again, it stands before the words, and is no misfit any more.
    const again = toStratml(plan).xml;
    expect(again).toContain(wrong);
    expect(misfitsOf(again)).toEqual([]);
    expect(valueIn(fromStratml(again)).plan).toEqual(plan);
  });

  it('leave out what cannot do without them, and nothing else', () => {
    const edited = xml
      .replace('milestones 2, actions 1, period, end: ', 'milestones 2, actions 1, period, end: not ')
      .replace('milestones 1, actions 1, inputs 1, planned: ', 'milestones 1, actions 1, inputs 1, planned: about ');
    const [first, second] = valueIn(fromStratml(edited)).plan.goals[0]?.strategies[0]?.milestones ?? [];
    const [given, other] = examplePlan.goals[0]?.strategies[0]?.milestones ?? [];
    expect(second?.actions).toEqual(other?.actions.slice(1));
    const [input] = first?.actions[0]?.inputs ?? [];
    const { planned, ...rest } = present(given?.actions[0]?.inputs[0]);
    expect([planned, input]).toEqual([1_200_000, rest]);
    expect(misfitsOf(edited).some(({ message }) => message.includes('(the first of '))).toBe(true);
  });

  it('of thousands of entities are found in a few readings', () => {
    const milestones = Array.from({ length: 3_000 }, (_, index) => `milestones ${index + 1}: none of these`);
    const edited = xml.replace('theory: ', `${milestones.join('\n')}\ntheory: `);
    const { plan } = valueIn(fromStratml(edited));
    expect(plan.goals[0]?.strategies[0]?.theory).toEqual(examplePlan.goals[0]?.strategies[0]?.theory);
    expect(plan.teams).toEqual(examplePlan.teams);
  });

  it('that break a rule which the host weighs as an error are no misfits', () => {
    const backward = aPlan({
      goals: [
        aGoal({
          measures: [],
          strategies: [aStrategy({ measures: [], milestones: [aMilestone({ actions: [], reports: [] })] })],
        }),
      ],
    });
    const text = toStratml(backward).xml.replace(
      /milestones 1, period, end: .*/,
      'milestones 1, period, end: 2001-01-01',
    );
    expect(issuesOf(fromStratml(text, { policy: defaultPolicy })).map(({ code }) => code)).toContain('period-order');
  });

  it('of an objective that was copied give its milestones ids of their own, each told', () => {
    const plan = aPlan({
      goals: [
        aGoal({
          id: 'g',
          measures: [],
          strategies: [
            aStrategy({
              id: 's',
              title: 'Coach',
              measures: [],
              milestones: [aMilestone({ id: 'm', actions: [anAction({ id: 'a' })] })],
            }),
          ],
        }),
      ],
    });
    const copied = toStratml(plan).xml.replace(/<Objective>.*<\/Objective>/s, (all) => all + all);
    const read = valueIn(fromStratml(copied));
    const ids = read.plan.goals[0]?.strategies.map(({ id, milestones }) => [
      id,
      ...milestones.flatMap((milestone) => [milestone.id, ...milestone.actions.map((action) => action.id)]),
    ]);
    expect(ids).toEqual([
      ['s', 'm', 'a'],
      ['s-2', 'm-2', 'a-2'],
    ]);
    expect(renamedIn(read.losses)).toEqual([
      'goals.0.strategies.1 Coach s-2: s',
      'goals.0.strategies.1 Coach s-2: m',
      'goals.0.strategies.1 Coach s-2: a',
    ]);
    expect(misfitsOf(copied)).toEqual([]);
  });

  it('that gave a milestone the identifier of a later element give way to it', () => {
    const plan = aPlan({
      goals: [
        aGoal({
          measures: [],
          strategies: [aStrategy({ measures: [], milestones: [aMilestone({ id: 'm', actions: [] })] })],
        }),
      ],
    });
    const added = toStratml(plan).xml.replace(
      '</Goal>',
      '<Objective><Name>Other</Name><Identifier>m</Identifier></Objective></Goal>',
    );
    const [first, second] = valueIn(fromStratml(added)).plan.goals[0]?.strategies ?? [];
    expect([first?.milestones[0]?.id, second?.id]).toEqual(['m-2', 'm']);
  });

  it('that are no group leave the groups after them with their own words', () => {
    const group = (id: string, name: string, value: number) => ({
      id,
      name,
      observations: [{ date: '2026-06-30', value, n: 20 }],
    });
    const plan = aPlan({
      goals: [
        aGoal({
          measures: [],
          strategies: [
            aStrategy({ measures: [aMeasure({ subgroups: [group('a', 'Girls', 3), group('b', 'Boys', 4)] })] }),
          ],
        }),
      ],
    });
    const edited = toStratml(plan)
      .xml.replace(/subgroups 1, .*\n/g, '')
      .replace('subgroups 2, id', 'subgroups 1: Girls\nsubgroups 2, id');
    const groups = valueIn(fromStratml(edited)).plan.goals[0]?.strategies[0]?.measures[0]?.subgroups;
    expect(groups?.map(({ name, observations }) => [name, observations[0]?.n])).toEqual([
      ['Boys', 20],
      ['Girls', undefined],
    ]);
    expect(groups?.[0]?.id).toBe('b');
    expect(misfitsOf(edited)[0]?.message).toContain('"subgroups 1: Girls"');
  });
});

describe('identifiers that become others', () => {
  const relation = (id: string, to: string) =>
    `<Relationship><Identifier>${id}</Identifier><ReferentIdentifier>${to}</ReferentIdentifier></Relationship>`;
  const given = aDocument(
    `<Organization><Name>A</Name><Identifier>a 1</Identifier></Organization><Organization><Name>B</Name><Identifier>b:2</Identifier></Organization><Vision><Description>V</Description><Identifier>g</Identifier></Vision><Goal><Name>G</Name><Identifier>g</Identifier><Objective><Name>O</Name><PerformanceIndicator><MeasurementDimension>Read</MeasurementDimension><Identifier>i:1</Identifier>${relation('r:1', 'r:2')}${relation('r:2', 'i:1')}${relation('r:2', 'b:2')}${relation('g', 'a 1')}</PerformanceIndicator></Objective></Goal>`,
  );

  it('are told once each, with the entity’s path, title and id', () => {
    const { losses } = toStratml(valueIn(fromStratml(given)).plan);
    expect(renamedIn(losses)).toEqual([
      'organization A a 1: a 1',
      'organization.divisions.0.units.0 B b:2: b:2',
      ...['i:1', 'r:1', 'r:2', 'r:2', 'g'].map((id) => `goals.0.strategies.0.measures.0 Read i:1: ${id}`),
      ' Plan plan: g',
    ]);
    const [first] = losses.filter(({ code, params }) => code === 'renamed' && params['because'] === 'kept');
    expect(present(first).reason).toBe('An identifier of XML cannot be "r:1"; it is written as "r_1".');
    expect(formatLoss(present(first), spanish)).toBe(
      'Un identificador de XML no puede ser «r:1»; se escribe como «r_1».',
    );
  });

  it('are referred to by what they became, whatever stands first', async () => {
    const written = toStratml(valueIn(fromStratml(given)).plan).xml;
    const references = [...written.matchAll(/<ReferentIdentifier>(.*)<\/ReferentIdentifier>/g)].map(([, text]) => text);
    expect(references).toEqual(['r_2', 'i_1', 'b_2', 'a_1']);
    for (const text of references) expect(written).toContain(`<Identifier>${text}</Identifier>`);
    expect(await schemaFaults([written])).toEqual([]);
  });

  it('because another is written so are said to repeat it', () => {
    const goals = ['1 a', '_1_a'].map((id) => aGoal({ id, measures: [], strategies: [] }));
    const { losses } = toStratml(aPlan({ goals }));
    const reasons = losses.filter(({ code }) => code === 'renamed').map(({ params }) => params['because']);
    expect(reasons).toEqual(['not-xml', 'repeated']);
  });

  it('on the way in are told with the id that they became', () => {
    const twice = '<Identifier>x</Identifier>';
    const { losses } = valueIn(
      fromStratml(aDocument(`<Goal><Name>A</Name>${twice}</Goal><Goal><Name>B</Name>${twice}</Goal>`)),
    );
    expect(renamedIn(losses)).toEqual(['goals.1 B x-2: x']);
    expect(valueIn(fromStratml(anIndicator(''))).losses.some(({ code }) => code === 'renamed')).toBe(false);
  });
});
