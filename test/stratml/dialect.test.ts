/** Documents that depart from the standard's structure, brought into it. */
import { describe, expect, it } from 'vitest';
import { inStandardStructure } from '../../src/stratml/dialect.js';
import { startReading } from '../../src/stratml/reading.js';
import { elementIn } from '../support/stratml.js';

/** A document as it is brought, with what is told of it. */
function brought(xml: string) {
  const reading = startReading();
  const element = inStandardStructure(reading, elementIn(`<P>${xml}</P>`));
  const told = [...reading.counts.values()].map(({ code, name, count }) => {
    expect(code).toBe('other-structure');
    return `${name} ${count}`;
  });
  return { element, told };
}

const core = (xml: string) => `<StrategicPlanCore>${xml}</StrategicPlanCore>`;
const inCore = (xml: string) => core(`<Goal>${xml}</Goal>`);
const ofIndicator = (xml: string) =>
  inCore(`<Objective><PerformanceIndicator>${xml}</PerformanceIndicator></Objective>`);

describe('a structure', () => {
  it.each([
    ['of the standard', `<Name>x</Name>${inCore('<Name>G</Name><Objective><Name>O</Name></Objective>')}<Submitter/>`],
    ['without a core', '<Name>x</Name>'],
    [
      'with wrappers of nothing',
      `<Name/>${inCore('<Name/><Objectives>soon</Objectives><Stakeholders><Odd/></Stakeholders>')}`,
    ],
    ['with old names beside new ones', ofIndicator('<Name>a</Name><MeasurementDimension>b</MeasurementDimension>')],
    [
      'with old names elsewhere',
      inCore('<UnitOfMeasure>a</UnitOfMeasure><FirstName>b</FirstName><Objective><Name>c</Name></Objective>'),
    ],
    [
      'with results elsewhere',
      inCore('<Target>a</Target><Current>b</Current><ActualResults><Result/></ActualResults>'),
    ],
    ['with text in a vision that has a description', core('<Vision>a<Description>b</Description></Vision>')],
    ['with text in a goal', inCore('a<Objective/>')],
    ['with a vision without text', core('<Vision/><Mission><Identifier>m</Identifier></Mission>')],
    ['with goals in objectives', inCore('<Objective><Goal/></Objective>')],
    ['with names that objects have', `${core('<Constructor/>')}<Valueof/>`],
  ])('%s is left as it is', (_, xml) => {
    expect(brought(xml)).toEqual({ element: elementIn(`<P>${xml}</P>`), told: [] });
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'lists around goals, objectives and the rest',
      core(
        '<Organizations><Organization><Stakeholders><Stakeholder><Roles><Role>x</Role></Roles></Stakeholder></Stakeholders></Organization></Organizations><Values><Value>a</Value><Value>b</Value></Values><Goals><Goal><Objectives><Objective>c</Objective></Objectives></Goal></Goals>',
      ),
      core(
        '<Organization><Stakeholder><Role>x</Role></Stakeholder></Organization><Value>a</Value><Value>b</Value><Goal><Objective>c</Objective></Goal>',
      ),
      ['Organizations 1', 'Values 1', 'Goals 1', 'Stakeholders 1', 'Roles 1', 'Objectives 1'],
    ],
    [
      'lists around what indicators hold',
      inCore(
        '<Objective><PerformanceIndicators><PerformanceIndicator><Relationships><Relationship>r</Relationship></Relationships><MeasurementInstances><MeasurementInstance><TargetResults><TargetResult>t</TargetResult></TargetResults></MeasurementInstance></MeasurementInstances></PerformanceIndicator></PerformanceIndicators></Objective>',
      ),
      ofIndicator(
        '<Relationship>r</Relationship><MeasurementInstance><TargetResult>t</TargetResult></MeasurementInstance>',
      ),
      ['PerformanceIndicators 1', 'Relationships 1', 'MeasurementInstances 1', 'TargetResults 1'],
    ],
    [
      'lists that say more, which is kept beside',
      inCore('<Objectives a="1">x<Objective>c</Objective></Objectives>'),
      inCore('<Objective>c</Objective><Objectives a="1">x</Objectives>'),
      ['Objectives 1'],
    ],
    [
      'goals around a core, and values',
      `<Name>x</Name><Goal>1</Goal><Value>2</Value>${core('<Mission/>')}<Source/>`,
      `<Name>x</Name><Source/>${core('<Mission/><Goal>1</Goal><Value>2</Value>')}`,
      ['Goal outside StrategicPlanCore 1', 'Value outside StrategicPlanCore 1'],
    ],
    [
      'lists of goals without a core',
      '<Goals><Goal>1</Goal><Goal>2</Goal></Goals>',
      core('<Goal>1</Goal><Goal>2</Goal>'),
      ['Goals 1', 'Goal outside StrategicPlanCore 2'],
    ],
    [
      'two cores',
      '<StrategicPlanCore a="1" b="2">x<Goal>1</Goal></StrategicPlanCore><Name/><StrategicPlanCore b="3">y<Goal>2</Goal></StrategicPlanCore>',
      '<Name/><StrategicPlanCore a="1" b="3">x y<Goal>1</Goal><Goal>2</Goal></StrategicPlanCore>',
      [],
    ],
    [
      'old names',
      `<Submitter><FirstName>a</FirstName><LastName b="1">c</LastName></Submitter>${ofIndicator('<Name>d</Name><UnitOfMeasure>e</UnitOfMeasure>')}`,
      `<Submitter><GivenName>a</GivenName><Surname b="1">c</Surname></Submitter>${ofIndicator('<MeasurementDimension>d</MeasurementDimension><UnitOfMeasurement>e</UnitOfMeasurement>')}`,
      ['FirstName 1', 'LastName 1', 'Name 1', 'UnitOfMeasure 1'],
    ],
    [
      'results outside instances',
      ofIndicator(
        '<ActualResult>a</ActualResult><Identifier>b</Identifier><TargetResult>c</TargetResult><Target><MeasureValue>5</MeasureValue></Target><Current>6</Current>',
      ),
      ofIndicator(
        '<Identifier>b</Identifier><MeasurementInstance><TargetResult>c</TargetResult><TargetResult><NumberOfUnits>5</NumberOfUnits></TargetResult><ActualResult>a</ActualResult><ActualResult><NumberOfUnits>6</NumberOfUnits></ActualResult></MeasurementInstance>',
      ),
      ['ActualResult 1', 'TargetResult 1', 'Target 1', 'Current 1'],
    ],
    [
      'results of their own form',
      ofIndicator(
        '<ActualResults><Result><Date>2024</Date><Actual><MeasureValue>94</MeasureValue></Actual><Target>92</Target><Note>n</Note></Result><Result><EndDate>2025</EndDate><Actual>95</Actual></Result><Result><Actual>96</Actual></Result><ActualResult>97</ActualResult></ActualResults>',
      ),
      ofIndicator(
        `<MeasurementInstance>${[
          ['Target', '2024', '92', '<Note>n</Note>'],
          ['Actual', '2024', '94', '<Note>n</Note>'],
          ['Actual', '2025', '95', ''],
          ['Actual', '', '96', ''],
        ]
          .map(
            ([kind, end, number, more]) =>
              `<${kind}Result><EndDate>${end}</EndDate><NumberOfUnits>${number}</NumberOfUnits>${more}</${kind}Result>`,
          )
          .join('')}<ActualResult>97</ActualResult></MeasurementInstance>`,
      ),
      ['ActualResults 1'],
    ],
    [
      'an empty list of results',
      ofIndicator('<ActualResults/><Identifier>b</Identifier>'),
      ofIndicator('<Identifier>b</Identifier>'),
      ['ActualResults 1'],
    ],
    [
      'text in a vision and a mission',
      core('<Vision>a</Vision><Mission b="1">c<Identifier>d</Identifier></Mission>'),
      core(
        '<Vision><Description>a</Description></Vision><Mission b="1"><Identifier>d</Identifier><Description>c</Description></Mission>',
      ),
      ['text in Vision 1', 'text in Mission 1'],
    ],
    [
      'an old attribute',
      inCore('<Objective><PerformanceIndicator IndicatorType="a" b="c"/></Objective>'),
      inCore('<Objective><PerformanceIndicator PerformanceIndicatorType="a" b="c"/></Objective>'),
      [],
    ],
    [
      'goals in goals and objectives in objectives, each after its own',
      core(
        '<Goal>1<Goal>2<Goal>3</Goal></Goal><Objective>a<Objective>b<Objective>c</Objective></Objective><Objective>d</Objective></Objective></Goal><Goal>4</Goal>',
      ),
      core(
        '<Goal>1<Objective>a</Objective><Objective>b</Objective><Objective>c</Objective><Objective>d</Objective></Goal><Goal>2</Goal><Goal>3</Goal><Goal>4</Goal>',
      ),
      ['Objective in Objective 3', 'Goal in Goal 2'],
    ],
    [
      'indicators of a goal',
      inCore('<PerformanceIndicator/><PerformanceIndicator/>'),
      inCore('<PerformanceIndicator/><PerformanceIndicator/>'),
      ['PerformanceIndicator in Goal 2'],
    ],
    [
      'submitters within the administrative information, beside another',
      '<AdministrativeInformation><Source>s</Source><Submitter>a</Submitter><Submitter>b</Submitter></AdministrativeInformation><Submitter>c</Submitter><AdministrativeInformation><Submitter>d</Submitter></AdministrativeInformation>',
      '<AdministrativeInformation><Source>s</Source></AdministrativeInformation><Submitter>c</Submitter><AdministrativeInformation></AdministrativeInformation><Submitter>a</Submitter><Submitter>b</Submitter><Submitter>d</Submitter>',
      [],
    ],
    [
      'a submitter within the administrative information',
      '<AdministrativeInformation a="1"><Source>x</Source><Submitter>y</Submitter></AdministrativeInformation><Name/>',
      '<AdministrativeInformation a="1"><Source>x</Source></AdministrativeInformation><Name/><Submitter>y</Submitter>',
      [],
    ],
  ])('with %s is brought into the standard', (_, xml, wanted, told) => {
    expect(brought(xml)).toEqual({ element: elementIn(`<P>${wanted}</P>`), told });
  });
});
