/** What operations are told as, in words that planners have, in English and in Spanish. */
import { describeOperation, english, type Operation } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { structure } from '../../src/model/generated/structure.js';

const cycles = { id: 'action-cycles' };
const last = (target: object): Operation =>
  ({ type: 'setTargets', id: 'measure-teams', targets: [{ date: '2030-01-01', ...target }] }) as Operation;
const adjusted = (rationale: string): Operation => ({
  type: 'adjustCourse',
  adjustment: { id: 'adjustment-new', date: '2026-08-01', rationale },
  operations: [],
});

describe('an operation is told', () => {
  it('by fields that have names', () => {
    const what = { kind: 'goal', title: 'Read' } as const;
    const revisable = Object.values(structure).flatMap((kind) => kind.revisable);
    const fields = [...new Set([...revisable, 'teamId', 'unitId'])].sort();
    const named = ({ operations }: typeof english, opening: RegExp) =>
      fields.map((field) => operations.revise({ what, fields: [field] }).replace(opening, '$1'));
    const inEnglish = named(english, /^Changed (.+) of goal "Read"\.$/);
    const inSpanish = named(spanish, /^Se cambi(?:ó (?!l[ao]s )|aron (?=l[ao]s ))(.+) del objetivo «Read»\.$/);
    expect(fields.map((field, at) => `${field}: ${inEnglish[at]}; ${inSpanish[at]}`)).toMatchInlineSnapshot(`
      [
        "accumulation: accumulation; la acumulación",
        "alignsTo: alignment; la alineación",
        "alsoServes: further goals; los otros objetivos a los que sirve",
        "chief: chief; la dirección",
        "code: code; el código",
        "codes: codes; los códigos",
        "continues: predecessor; el antecedente",
        "dataSource: data source; la fuente de datos",
        "date: date; la fecha",
        "dependsOn: dependencies; las dependencias",
        "description: description; la descripción",
        "dimension: dimension; la dimensión",
        "direction: direction; el sentido",
        "entityIds: subjects; los elementos afectados",
        "extensions: own data; los datos propios",
        "focus: focus; el enfoque",
        "frequency: frequency; la frecuencia",
        "functionIds: functions; las funciones",
        "id: id; el id",
        "indicator: indicator; el indicador",
        "kind: kind; el tipo",
        "lagMonths: time to an effect; el plazo del efecto",
        "leader: leader; el responsable",
        "name: name; el nombre",
        "period: period; el período",
        "planned: planned amount; la cantidad prevista",
        "purpose: purpose; el propósito",
        "rationale: rationale; la justificación",
        "responsible: person responsible; el responsable",
        "statement: statement; el enunciado",
        "teamId: team; el equipo",
        "thresholds: thresholds; los umbrales",
        "title: title; el título",
        "trajectory: trajectory; la trayectoria",
        "unit: unit; la unidad de medida",
        "unitId: unit; la unidad",
        "unitIds: units; las unidades",
        "weight: weight; el peso",
      ]
    `);
  });

  it.each<[Operation, string, string]>([
    [
      last({ low: 3 }),
      'Set 1 target for measure "Schools with a working attendance team", at least 3 by 2030-01-01.',
      'Se fijó 1 meta para el indicador «Schools with a working attendance team», de al menos 3 para el 1 de enero de 2030.',
    ],
    [
      last({ high: 5.5 }),
      'Set 1 target for measure "Schools with a working attendance team", at most 5.5 by 2030-01-01.',
      'Se fijó 1 meta para el indicador «Schools with a working attendance team», de 5,5 como máximo para el 1 de enero de 2030.',
    ],
    [
      {
        type: 'setTargets',
        id: 'measure-teams',
        targets: [
          { date: '2029-01-01', value: 60 },
          { date: '2030-01-01', value: 62.5 },
        ],
      },
      'Set 2 targets for measure "Schools with a working attendance team", the last 62.5 by 2030-01-01.',
      'Se fijaron 2 metas para el indicador «Schools with a working attendance team», la última de 62,5 para el 1 de enero de 2030.',
    ],
    [
      { type: 'recordObservation', id: 'measure-teams', observation: { date: '2026-07-31', value: 430 } },
      'Recorded 430 on 2026-07-31 for measure "Schools with a working attendance team".',
      'Se registró el valor 430 el 31 de julio de 2026 en el indicador «Schools with a working attendance team».',
    ],
    [
      { type: 'reviseDirection', vision: 'A', mission: 'B' },
      'Restated the vision and the mission.',
      'Se reformularon la visión y la misión.',
    ],
    [
      { type: 'discontinueAction', ...cycles, discontinued: { date: '2026-01-01', reason: ' ' } },
      'Discontinued action "Run three coaching cycles" on 2026-01-01.',
      'Se descontinuó la acción «Run three coaching cycles» el 1 de enero de 2026.',
    ],
    [
      adjusted('Too slow'),
      'Adjusted course on 2026-08-01, with no changes: Too slow.',
      'Se ajustó el rumbo el 1 de agosto de 2026, sin cambios: Too slow.',
    ],
    [
      adjusted(''),
      'Adjusted course on 2026-08-01, with no changes.',
      'Se ajustó el rumbo el 1 de agosto de 2026, sin cambios.',
    ],
    [
      { type: 'reviseDirection' },
      'Left the vision, the mission and the purpose as they were.',
      'La visión, la misión y el propósito quedaron como estaban.',
    ],
  ])('%j: %s', (operation, inEnglish, inSpanish) => {
    expect(describeOperation(operation, examplePlan)).toBe(inEnglish);
    expect(describeOperation(operation, examplePlan, { messages: spanish })).toBe(inSpanish);
  });
});
