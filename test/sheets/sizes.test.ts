/** Of how many students a value is: read beside it, so that small groups can be withheld from what is published. */
import { type Measure, suppressSmallGroups } from 'spm-model';
import { planFromSheets, type SheetCell, type SheetMappingInput, toSheets } from 'spm-model/sheets';
import { examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

type Rows = readonly (readonly SheetCell[])[];

function read(rows: Rows, mapping?: SheetMappingInput) {
  const { plan, losses } = valueIn(planFromSheets([{ name: 'KPIs', rows }], mapping === undefined ? {} : { mapping }));
  const [measure] = plan.goals[0]?.measures ?? [];
  return { plan, measure: measure as Measure, losses: losses.map(({ path, reason }) => [path.at(-1), reason]) };
}

const lines = (header: readonly string[], ...rows: Rows) => [['Goal', 'Measure', 'Unit', ...header], ...rows];
const reading = ['Children read', 'Proficient in reading', 'percent'];

describe('the number observed', () => {
  it('of a group is kept with its value, and protects the group', () => {
    const { plan, measure, losses } = read(
      lines(
        ['Group', '2025-26 Actual', 'N tested'],
        [...reading, null, 48.2, 1204],
        [...reading, 'Asian', 61, 33],
        [...reading, 'Pacific Islander', 14.3, 7],
      ),
    );
    expect(losses).toEqual([]);
    const seen = (of: Pick<Measure, 'observations'>) => of.observations.map(({ value, n }) => [value, n]);
    expect([measure, ...measure.subgroups].map(seen)).toEqual([[[48.2, 1204]], [[61, 33]], [[14.3, 7]]]);
    const { withheld } = suppressSmallGroups(plan, { minimum: 10, complementary: false });
    expect(withheld.map(({ subgroupId }) => subgroupId)).toEqual([measure.subgroups[1]?.id]);
  });

  it('stands in a column for each year, whatever the order of the columns', () => {
    const { measure, losses } = read(
      lines(['N 2024-25', '2024-25 Actual', '2025-26 Actual', '2025-26 n tested'], [...reading, 31, 40, 44, 29]),
    );
    expect(losses).toEqual([]);
    expect(measure.observations).toEqual([
      { date: '2025-06-30', value: 40, n: 31 },
      { date: '2026-06-30', value: 44, n: 29 },
    ]);
  });

  it('of one column beside the values of two years is told, not guessed', () => {
    const { measure, losses } = read(lines(['2024-25 Actual', '2025-26 Actual', 'N'], [...reading, 40, 44, 29]));
    expect(measure.observations.map(({ n }) => n)).toEqual([undefined, undefined]);
    expect(losses).toEqual([['N', 'two-readings']]);
    // A mapping says of which.
    const mapped = read(lines(['2024-25 Actual', '2025-26 Actual', 'N'], [...reading, 40, 44, 29]), {
      KPIs: { columns: { N: { n: '2026-06-30' } } },
    });
    expect(mapped.measure.observations.map(({ n }) => n)).toEqual([undefined, 29]);
  });

  it('without a value, of a masked one, or that is none is told', () => {
    const of = (actual: SheetCell, size: SheetCell) => {
      const { measure, losses } = read(lines(['2025-26 Actual', 'Number tested'], [...reading, actual, size]));
      return [measure.observations.map(({ n }) => n), losses];
    };
    expect(of(null, 12)).toEqual([[], [['Number tested', 'no-place']]]);
    expect(of('*', 7)).toEqual([[], [['Number tested', 'no-place']]]);
    expect(of(44, 'few')).toEqual([[undefined], [['Number tested', 'unreadable']]]);
    expect(of(44, 6.5)).toEqual([[undefined], [['Number tested', 'unreadable']]]);
    expect(of(44, -3)).toEqual([[undefined], [['Number tested', 'unreadable']]]);
    expect(of(44, 'n/a')).toEqual([[undefined], []]);
    expect(of(44, '1,204')).toEqual([[1204], []]);
    expect(of(44, 0)).toEqual([[0], []]);
  });

  it('is not what "N" heads in a list of tasks', () => {
    const rows = [
      ['N', 'Goal', 'Strategy', 'Action', 'Start', 'End'],
      [1, 'Read', 'Coach', 'Hire', '7/1/2026', '12/31/2026'],
    ];
    const { mapping } = valueIn(planFromSheets([{ name: 'Tasks', rows }], {}));
    expect(mapping['Tasks']?.columns['N']).not.toBe('n');
  });

  it('is written beside each value that has one', () => {
    const [, , measures] = toSheets(examplePlan, { asOf: '2026-08-03' });
    const header = measures?.rows[0] ?? [];
    const sizes = header.filter((cell) => /^N \d/.test(String(cell)));
    expect(sizes.length).toBeGreaterThan(0);
    for (const size of sizes) {
      expect(header[header.indexOf(size) - 1]).toBe(`Actual ${String(size).slice(2)}`);
    }
  });
});
