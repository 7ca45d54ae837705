/** Which way is better, and what is counted, by words and by numbers. */
import { describe, expect, it } from 'vitest';
import { directionFrom, type Indications } from '../../src/stratml/direction.js';
import { unitFrom, unitText } from '../../src/stratml/unit.js';
import { readNumber, type WrittenNumber } from '../../src/stratml/written-number.js';

describe('the way that is better', () => {
  const nothing: Indications = { texts: [], targets: [], bound: undefined, last: undefined, first: undefined };
  const [said, silent, falling] = [undefined, 'nothing-said', 'falling-targets'];

  it.each<[string, Partial<Indications>, string, string | undefined]>([
    ['nothing at all', {}, 'increase', silent],
    ['a least', { bound: 'least', texts: ['Reduce crime'] }, 'increase', said],
    ['a most', { bound: 'most', texts: ['Increase sales'] }, 'decrease', said],
    ['words of more', { texts: ['Increase sales'], last: 5, first: 9 }, 'increase', said],
    ['words of less', { texts: ['Fewer dropouts'], last: 9, first: 5 }, 'decrease', said],
    ['words of falling', { texts: ['Reduce dropouts'] }, 'decrease', said],
    ['words of falling, and falling targets', { texts: ['Reduce dropouts'], last: 5, first: 9 }, 'decrease', said],
    ['words of falling, and level targets', { texts: ['Reduce dropouts'], last: 5, first: 5 }, 'decrease', said],
    ['words of falling, and rising targets', { texts: ['Reduction'], last: 9, first: 5 }, 'increase', silent],
    ['words of both', { texts: ['Reduce the growth of costs'] }, 'increase', silent],
    ['words of less and more', { texts: ['Fewer, but growing'], last: 5, first: 9 }, 'decrease', falling],
    ['words of both before clear ones', { texts: ['Reduce growth', 'Fewer costs'] }, 'decrease', said],
    ['the closest words', { texts: ['More jobs', 'Fewer jobs'] }, 'increase', said],
    ['words of the indicator before its targets', { texts: ['More jobs'], targets: ['Fewer jobs'] }, 'increase', said],
    ['words of a target', { texts: ['Jobs'], targets: ['', 'Reduce by half'] }, 'decrease', said],
    ['a least in a target', { targets: ['At least 90 schools'], last: 5, first: 9 }, 'increase', said],
    ['a most in a target', { targets: ['Stay below 5'] }, 'decrease', said],
    ['a most and a least in a target', { targets: ['A maximum of 9, at least 5'] }, 'decrease', said],
    ['a bound in the name of an indicator', { texts: ['Children below 5'] }, 'increase', silent],
    ['a least in the name of an indicator', { texts: ['At least one visit'], last: 5, first: 9 }, 'decrease', falling],
    ['falling targets', { last: 5, first: 9 }, 'decrease', falling],
    ['level targets', { last: 5, first: 5 }, 'increase', silent],
    ['rising targets', { last: 9, first: 5 }, 'increase', silent],
    ['a target alone', { last: -5 }, 'increase', silent],
    ['a beginning alone', { first: 5 }, 'increase', silent],
  ])('by %s', (_, indications, direction, assumedBecause) => {
    expect(directionFrom({ ...nothing, ...indications })).toEqual({ direction, assumedBecause });
  });
});

describe('a unit', () => {
  const numbers = (...texts: readonly string[]) => texts.map((text) => readNumber(text) as WrittenNumber);

  it.each<[string, readonly string[], object]>([
    ['', [], { kind: 'score' }],
    ['', ['5'], { kind: 'score' }],
    ['', ['5%', '6%'], { kind: 'percent' }],
    ['', ['5%', '6'], { kind: 'score' }],
    ['', ['$5', '6 EUR'], { kind: 'currency' }],
    ['', ['$5', '6'], { kind: 'score' }],
    ['Grants', ['$5'], { kind: 'currency', label: 'Grants' }],
    ['Grants', [], { kind: 'count', label: 'Grants' }],
    ['Grants', ['0', '5'], { kind: 'count', label: 'Grants' }],
    ['Grants', ['5', '2.5'], { kind: 'score', label: 'Grants' }],
    ['Grants', ['5', '-3'], { kind: 'score', label: 'Grants' }],
    ['count', ['5'], { kind: 'count' }],
    ['Number', ['0', '2.5'], { kind: 'count', label: 'Number' }],
    ['Number', ['5', '-3'], { kind: 'score', label: 'Number' }],
    ['Number of points', [], { kind: 'count', label: 'Number of points' }],
    ['Points', ['5%'], { kind: 'score', label: 'Points' }],
    ['percent', ['5'], { kind: 'percent' }],
    ['% of dollars', [], { kind: 'percent', label: '% of dollars' }],
    ['Dollars per student', [], { kind: 'currency', label: 'Dollars per student' }],
    ['Total per 1,000', [], { kind: 'rate', label: 'Total per 1,000' }],
  ])('called "%s" of the numbers %j', (text, written, unit) => {
    expect(unitFrom(text, numbers(...written))).toEqual(unit);
  });

  it('is written by its label, else by its kind, and not at all where it says nothing', () => {
    expect(unitText({ kind: 'score', label: 'Rank' })).toBe('Rank');
    expect(unitText({ kind: 'count' })).toBe('count');
    expect(unitText({ kind: 'score' })).toBe('');
  });
});
