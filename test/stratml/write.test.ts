import fc from 'fast-check';
import { checkPlan, type Plan, parsePlan, reviseTheory, rollup } from 'spm-model';
import { fromStratml, toStratml } from 'spm-model/stratml';
import { aGoal, aMeasure, aPlan, aStrategy, examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';
import { anObjective, hasStratmlData, schemaFaults } from '../support/stratml.js';

const parts = [1, 2] as const;
const plans = arbitraryPlan({ size: 'medium', extremeNumbers: true, edgeDates: true, faults: 'some' }).filter(
  (plan) => !checkPlan(plan).some(({ code }) => code === 'duplicate-id'),
);

describe('a written document', () => {
  it.skipIf(!hasStratmlData)('is valid by the published schemas, from any plan', async () => {
    const drawn = fc.sample(plans, { numRuns: 30, seed: fc.readConfigureGlobal()?.seed ?? Date.now() });
    for (const part of parts)
      expect(
        await schemaFaults(
          [examplePlan, ...drawn].map((plan) => toStratml(plan, { part }).xml),
          part,
        ),
      ).toEqual([]);
  });

  it('reads back to an equal plan, in either part', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(...parts), (plan, part) => {
        expect(valueIn(fromStratml(toStratml(plan, { part }).xml)).plan).toEqual(plan);
      }),
      { numRuns: 50 },
    );
    for (const part of parts)
      expect(valueIn(fromStratml(toStratml(examplePlan, { part }).xml)).plan).toEqual(examplePlan);
  });

  it('reads back to the same verdicts, work included', () => {
    const again = valueIn(fromStratml(toStratml(examplePlan).xml)).plan;
    for (const asOf of ['2026-01-01', '2026-12-31', '2029-06-30'])
      expect(rollup(again, { asOf })).toEqual(rollup(examplePlan, { asOf }));
  });

  it('is the same each time, and names what is told in words', () => {
    const { xml, losses } = toStratml(examplePlan);
    expect(toStratml(examplePlan).xml).toBe(xml);
    const lost = losses.map(({ path }) => path.join('.'));
    for (const path of [
      'teams',
      'adjustments',
      'goals.0.strategies.0.milestones',
      'goals.0.weight',
      'organization.chief',
    ])
      expect(lost).toContain(path);
    expect(losses.every(({ title, element }) => title !== '' && element !== '')).toBe(true);
    expect(xml).toContain('Type="Performance_Report"');
    expect(xml).toMatch(/What StratML has no element for, in words:\n.*direction: increase/s);
  });

  it('says a band to people in the description of the target, and keeps it', () => {
    const plan = aPlan({
      goals: [
        aGoal({
          measures: [],
          strategies: [
            aStrategy({
              measures: [
                aMeasure({
                  direction: 'maintain',
                  observations: [],
                  targets: [
                    { date: '2028-06-30', low: 85, high: 90 },
                    { date: '2029-06-30', low: 90, note: 'Held' },
                  ],
                }),
              ],
            }),
          ],
        }),
      ],
    });
    const { xml, losses } = toStratml(plan);
    expect(xml).toContain('<Description>85 to 90</Description>');
    expect(xml).toContain('targets 1, low: 85');
    expect(losses.some(({ path }) => path.join('.') === 'goals.0.strategies.0.measures.0.targets')).toBe(true);
    expect(xml).toContain('Type="Performance_Plan"');
    expect(valueIn(fromStratml(xml)).plan).toEqual(plan);
  });

  it('gives a goal’s own measures an objective that stands for them', () => {
    const { xml } = toStratml(
      aPlan({ goals: [aGoal({ measures: [aMeasure({ indicator: 'Read by grade three' })], strategies: [] })] }),
    );
    expect(xml).toMatch(/<Name>Measures of the goal<\/Name>.*measures of: goal.*Read by grade three/s);
  });

  it('makes identifiers that XML allows and unique, and keeps the ids in words', async () => {
    const plan = aPlan({
      goals: [
        aGoal({ id: '1 a:b', measures: [], strategies: [] }),
        aGoal({ id: '_1_a_b', measures: [], strategies: [] }),
        aGoal({ id: '目標 ①', measures: [], strategies: [] }),
      ],
    });
    const { xml, losses } = toStratml(plan);
    expect(await schemaFaults([xml])).toEqual([]);
    expect(losses.filter(({ code }) => code === 'renamed').map(({ value }) => value)).toContain('1 a:b');
    expect(valueIn(fromStratml(xml)).plan.goals.map(({ id }) => id)).toEqual(['1 a:b', '_1_a_b', '目標 ①']);
  });

  it('escapes markup, keeps what XML cannot hold in words, and says where there is no goal yet', async () => {
    const title = `<script>"&'</script> ]]> <!-- --> \u0000 \ud800 \n tail `;
    const plan = aPlan({ title, goals: [] });
    const { xml } = toStratml(plan);
    expect(xml).not.toContain('<script>');
    expect(await schemaFaults([xml])).toEqual([]);
    expect(valueIn(fromStratml(xml)).plan).toEqual(plan);
    const named = aPlan({ goals: [aGoal({ statement: '(no goal yet)', measures: [], strategies: [] })] });
    expect(valueIn(fromStratml(toStratml(named).xml)).plan).toEqual(named);
  });

  it('tells the theory that a strategy has now, and not the one that was read', () => {
    const { plan } = valueIn(
      fromStratml(anObjective('<Identifier>o</Identifier><Description>If we act, then it helps</Description>')),
    );
    const theory = { if: ['we coach'], then: ['they learn'] };
    const revised = valueIn(reviseTheory(plan, { id: 'o', theory })).plan;
    const { xml } = toStratml(revised);
    expect(xml).toContain('<Description>If we act, then it helps</Description>');
    expect(xml).toContain('theory: If we coach, then they learn.');
    expect(valueIn(fromStratml(xml)).plan.goals[0]?.strategies[0]?.theory).toMatchObject(theory);
    const bare = aPlan({
      goals: [aGoal({ measures: [], strategies: [aStrategy({ theory, measures: [], milestones: [] })] })],
    });
    expect(toStratml(bare).xml).toContain('<Description>If we coach, then they learn.</Description>');
  });

  it('takes a result that another tool added beside the words', () => {
    const plan = aPlan({
      goals: [
        aGoal({
          measures: [],
          strategies: [
            aStrategy({ measures: [aMeasure({ observations: [{ date: '2026-06-30', value: 5, n: 40 }] })] }),
          ],
        }),
      ],
    });
    const added =
      '<ActualResult><EndDate>2027-06-30</EndDate><NumberOfUnits>7</NumberOfUnits></ActualResult></MeasurementInstance>';
    const xml = toStratml(plan).xml.replace('</MeasurementInstance>', added);
    expect(valueIn(fromStratml(xml)).plan.goals[0]?.strategies[0]?.measures[0]?.observations).toEqual([
      { date: '2027-06-30', value: 7 },
      { date: '2026-06-30', value: 5, n: 40 },
    ]);
  });

  it('keeps together what a part has no place for with what it has, in its order', () => {
    const roles = '<Role><Name>Chair</Name><RoleType>Beneficiary</RoleType></Role>';
    const stakeholder = (name: string) =>
      `<Stakeholder StakeholderTypeType="Person"><Name>${name}</Name>${roles}</Stakeholder>`;
    const xml = anObjective(
      `${stakeholder('Ann')}${stakeholder('Bo')}<SequenceIndicator>1</SequenceIndicator><Note>x</Note>`,
    );
    const { plan } = valueIn(fromStratml(xml));
    const { xml: written } = toStratml(plan, { part: 1 });
    expect(written).toContain('<Name>Bo</Name>');
    expect(valueIn(fromStratml(written)).plan).toEqual(plan);
    // What another tool adds beside them is taken.
    const added = written.replace('</Stakeholder>', '</Stakeholder><Stakeholder><Name>Cy</Name></Stakeholder>');
    const kept = JSON.stringify(valueIn(fromStratml(added)).plan.goals[0]?.strategies[0]?.extensions);
    for (const name of ['Ann', 'Bo', 'Cy']) expect(kept.split(`"${name}"`)).toHaveLength(2);
    expect(kept.split('"Chair"')).toHaveLength(3);
  });

  it('passes over what a host put under its name and is not of its form', async () => {
    const stratml = {
      elements: [
        7,
        { name: 8 },
        { name: 'Stakeholder', attributes: 9 },
        { name: 'Stakeholder', children: [null, { name: 'Name', text: 'Parents' }] },
      ],
      attributes: 'x',
      results: [{ name: 'MeasurementInstance', children: 5 }],
    };
    const plan = aPlan({
      goals: [
        aGoal({
          measures: [],
          extensions: { stratml, other: 1 },
          strategies: [
            aStrategy({ extensions: { stratml }, measures: [aMeasure({ extensions: { stratml } })], milestones: [] }),
          ],
        }),
      ],
      extensions: { stratml: { elements: 'none', missing: 7 } },
    });
    for (const part of parts) {
      const { xml } = toStratml(plan, { part });
      expect(await schemaFaults([xml], part)).toEqual([]);
      expect(xml).toContain('Parents');
    }
  });

  it('of a sound plan comes back as a sound plan', () => {
    fc.assert(
      fc.property(arbitraryPlan({ size: 'small' }), (plan: Plan) => {
        const { xml } = toStratml(plan);
        const read = fromStratml(xml);
        expect(parsePlan(valueIn(read).plan).ok).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
