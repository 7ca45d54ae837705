/** Avisos sobre hojas de cálculo, en español. */
import type { Sentences } from '../issue.js';
import type { AssumedInSheet, ExpectedInSheet, SheetsParams } from '../sheets.js';
import { day, directions, units } from './words.js';

const near = (name: string | null) => (name === null ? 'Corríjalo u omítalo.' : `¿Quiso decir «${name}»?`);

/** That a day is taken, or a time from its first day to its last. */
const taken = (value: string) => {
  const [first = '', last] = value.split(' to ');
  return last === undefined ? `se supone el ${day(first)}` : `se supone que va del ${day(first)} al ${day(last)}`;
};

const orders: Readonly<Record<string, string>> = {
  'day/month/year': 'día/mes/año',
  'month/day/year': 'mes/día/año',
  'day.month.year': 'día.mes.año',
  'month.day.year': 'mes.día.año',
};

const expectedWords: Readonly<Record<ExpectedInSheet, string>> = {
  day: 'un día, como 6/30/2026',
  'day-not-instant':
    'el día como texto, como 2026-06-30: el día de un instante depende del huso horario en que se leyó el archivo',
  number: 'un número, o «n/a»',
  percent: 'un porcentaje de 0% a 100%',
  status: 'una palabra como «Completado», «A tiempo», «Atrasado» o «No iniciado»',
  theory: 'una teoría de acción: «If we …, then …»',
  choice: 'una de las palabras que admite el campo',
  predecessor: 'los números de fila o los ids de hitos o acciones',
  direction: '«Increase», «Decrease» o «Maintain»',
  unit: 'una unidad, como «%», «Count» o «US$»',
  'own-sheet': 'en una hoja propia la tabla que empieza aquí',
  formula: 'lo que la fórmula debería dar',
};

const assumed: Readonly<Record<AssumedInSheet, (name: string, value: string, other: string) => string>> = {
  fiscal: (name, value, other) =>
    `«${name}» se lee por el año fiscal, como ${value}; por el calendario es ${other}. Si se trata de eso, escriba el día, o indíquelo en la asignación`,
  'date-order': (name, value, other) =>
    `«${name}»${other === '' ? '' : ` en la hoja «${other}»`} muestra que los días se escriben ${orders[value] ?? value}, y así se leen todos los de la hoja. Si es un error, corríjalo`,
  'dotted-days': (name, value, other) =>
    `«${name}» se lee como ${orders[value] ?? value}, como suelen leerse los días con puntos; puede ser ${orders[other] ?? other}. Si lo es, dé dateOrder, o escriba 2026-06-30`,
  'decimal-comma': (_, value) => `números como ${value} muestran que la coma es el signo decimal`,
  fractions: (name, value) =>
    `«${name}» solo tiene números de 0 a 1 sin signo de porcentaje, que se leen como fracciones: ${value}. Si son porcentajes, escriba «% (0 to 100)» como unidad`,
  one: (name, value, other) =>
    `«${name}» solo tiene 0 y 1 sin signo de porcentaje; 1 se lee como ${value}, y puede ser ${other}. Si lo es, escriba el signo de porcentaje, o «(0 to 100)» en el encabezado`,
  focus: (_, value) => `los objetivos no dicen de quién tratan; se supone «${value}»`,
  goal: (_, value) => `no se nombra ningún objetivo; se toma «${value}» como objetivo`,
  strategy: (_, value) => `no se nombra ninguna estrategia; se toma «${value}» como estrategia`,
  milestone: (_, value) => `no se nombra ningún hito; se toma «${value}» como hito`,
  period: (name, value) => `«${name}» no dice a la vez cuándo empieza y cuándo termina; ${taken(value)}`,
  unit: (name, value) => `«${name}» no tiene unidad; se supone que es ${units[value] ?? value}`,
  direction: (name, value) =>
    `«${name}» no dice qué sentido es mejor; se supone que debe ${(directions as Readonly<Record<string, string>>)[value] ?? value}`,
  'data-source': (name, value) => `«${name}» no tiene fuente de datos; se anota «${value}»`,
  'baseline-day': (name, value) => `la línea de base de «${name}» no tiene día; ${taken(value)}`,
  'status-day': (_, value) =>
    `nada dice de qué día son los estados; ${taken(value)}, el último día en que algo había empezado. Dé asOf, o una columna «Status date»`,
  'status-day-earliest': (_, value) =>
    `nada dice de qué día son los estados, y nada había empezado; ${taken(value)}, el primer inicio. Dé asOf, o una columna «Status date»`,
  'plan-period': (_, value) => `no se da el período del plan; ${taken(value)}`,
  organization: (_, value) => `no se da la organización; se llama «${value}»`,
  title: (name, value) =>
    `no se da el título del plan; se llama «${value}» como su hoja${name === '' ? '' : `. Si «${name}» es su título, délo`}`,
  table: (_, value) =>
    `aquí empieza otra tabla, que se lee como tabla propia, «${value}» en la asignación. Si no lo es, ignore allí sus columnas`,
};

/** The sentences. */
export const sheetsInSpanish: Sentences<SheetsParams> = {
  'not-sheets': () =>
    'No se pudieron leer las hojas; dé una lista de { name, rows }, y cada fila como una lista de celdas.',
  'sheet-nothing': () =>
    'Ninguna hoja tiene una fila de encabezados con un objetivo, estrategia, hito, acción o indicador; ponga encabezados, o diga en la asignación qué contienen las columnas.',
  'sheet-skipped': ({ sheet }) =>
    `La hoja «${sheet}» no tiene una fila de encabezados conocida y no se lee; diga en la asignación qué contienen sus columnas.`,
  'sheet-mapping': ({ sheet, reason, name, nearest }) => {
    switch (reason) {
      case 'sheet':
        return `La asignación nombra una hoja «${name}» que no existe. ${near(nearest)}`;
      case 'column':
        return `La asignación nombra una columna «${name}» que la hoja «${sheet}» no tiene. ${near(nearest)}`;
      case 'role':
        return `La asignación de la hoja «${sheet}» da el papel ${name}, que no se conoce. ${near(nearest)}`;
      default:
        return `La asignación da ${name} como fila de encabezados de la hoja «${sheet}»; dé el número de una fila, contado desde 1.`;
    }
  },
  'sheet-two-columns': ({ sheet, role, first, second }) =>
    `La hoja «${sheet}» tiene dos columnas que pueden ser ${role}: «${first}» y «${second}». Diga en la asignación cuál es, y «ignore» para la otra.`,
  'sheet-two-readings': ({ sheet, column, first, second }) =>
    `La columna «${column}» de la hoja «${sheet}» puede ser ${first} o ${second}. Diga en la asignación cuál es.`,
  'sheet-cell': ({ sheet, row, column, cell, expected, table }) =>
    `Hoja «${sheet}», fila ${row}, «${column}» dice «${cell}», que no se lee; escriba ${expectedWords[expected]}${table === undefined ? '' : `, o diga en la asignación, bajo «${table}», qué contienen sus columnas`}.`,
  'sheet-cell-two-readings': ({ sheet, row, column, cell, first, second }) =>
    `Hoja «${sheet}», fila ${row}, «${column}» dice «${cell}», que puede ser ${first} o ${second}, y no se lee; escriba lo que se quiere decir.`,
  'sheet-percent': ({ sheet, row, column, cell, taken, other }) =>
    `Hoja «${sheet}», fila ${row}, «${column}» dice «${cell}» en un indicador con porcentajes mayores que 1, y se lee como ${taken}, no ${other}; escriba el signo de porcentaje, o «% (0 to 100)» como unidad.`,
  'sheet-contradiction': ({ sheet, row, column, cell, taken, takenCell }) =>
    `Hoja «${sheet}», fila ${row}, «${column}» dice «${cell}», pero «${taken}» dice «${takenCell}», que es lo que se lee; corrija lo que esté mal.`,
  'sheet-conflict': ({ sheet, row, column, cell, firstSheet, firstRow, first }) =>
    `Hoja «${sheet}», fila ${row}, «${column}» dice «${cell}», pero la hoja «${firstSheet}», fila ${firstRow}, dice «${first}» de lo mismo, que es lo que se lee; corrija lo que esté mal.`,
  'sheet-assumed': ({ sheet, row, what, name, value, other }) =>
    `Hoja «${sheet}»${row === null ? '' : `, fila ${row}`}: ${assumed[what](name, value, other)}.`,
};
