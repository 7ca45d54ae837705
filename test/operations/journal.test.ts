/** The record of a plan: what a host may do to it, rightly or wrongly. */
import {
  apply,
  changeAt,
  defaultPolicy,
  describeJournal,
  describeOperation,
  formatIssue,
  type Journal,
  journalToJson,
  type Operation,
  planAt,
  readJournal,
  record,
  revert,
  startJournal,
} from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { extentOf } from '../../src/operations/journal.js';
import { nearestPlan } from '../../src/operations/journal-line.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const direct = (mission: string): Operation => ({ type: 'reviseDirection', mission });
const begun = startJournal(examplePlan);
const recordedIn = (journal: Journal, operation: Operation | Operation[], at: string, rest: object = {}): Journal =>
  valueIn(record(journal, operation, { at, ...rest })).journal;
const written = (journal: Journal) => JSON.parse(JSON.stringify(journalToJson(journal)));

/** Three entries: in the morning, at noon by another offset, and in the evening. */
const three = [
  ['2026-08-03T08:00:00Z', 'First'],
  ['2026-08-03T08:00:00-04:00', 'Second'],
  ['2026-08-03T18:30:00.25Z', 'Third'],
].reduce(
  (journal, [at, mission]) => recordedIn(journal, direct(mission as string), at as string, { by: 'Dana' }),
  begun,
);

describe('recording', () => {
  it('applies to the present plan, and leaves the journal before as it was', () => {
    const recorded = valueIn(
      record(begun, direct('Serve'), { at: '2026-08-03T09:00:00Z', by: 'Dana', note: 'As agreed', operationId: 'r-1' }),
    );
    expect(recorded.repeated).toBe(false);
    expect(recorded.entry).toEqual({
      at: '2026-08-03T09:00:00Z',
      by: 'Dana',
      note: 'As agreed',
      operationId: 'r-1',
      operations: [direct('Serve')],
    });
    expect(recorded.change.plan).toBe(recorded.journal.present);
    expect(recorded.journal.present.mission).toBe('Serve');
    expect(recorded.journal.base).toBe(examplePlan);
    expect(recorded.journal.entries).toEqual([recorded.entry]);
    expect(recorded.journal.length).toBe(1);
    expect([begun.length, begun.entries, begun.present]).toEqual([0, [], examplePlan]);
    expect(Object.isFrozen(recorded.entry) && Object.isFrozen(recorded.journal.entries)).toBe(true);
  });

  it('takes a list as one entry, and refuses what a plan refuses', () => {
    const both = recordedIn(begun, [direct('A'), direct('B')], '2026-08-03T09:00:00Z');
    expect(both.entries.map(({ operations }) => operations.length)).toEqual([2]);
    const unknown: Operation = { type: 'assignTeam', id: 'nowhere', teamId: null };
    expect(codesOf(issuesOf(record(begun, unknown, { at: '2026-08-03T09:00:00Z' })))).toEqual(['unknown-id']);
    const reference: Operation = { type: 'assignTeam', id: 'milestone-review', teamId: 'no-team' };
    expect(codesOf(issuesOf(record(begun, reference, { at: '2026-08-03T09:00:00Z' })))).toEqual(['unknown-reference']);
    const policy = { ...defaultPolicy, severity: { 'unknown-reference': 'off' as const } };
    expect(recordedIn(begun, reference, '2026-08-03T09:00:00Z', { policy }).length).toBe(1);
  });

  it('compares instants as such, whatever their offsets, and refuses one before the last', () => {
    const late = record(three, direct('Late'), { at: '2026-08-03T14:30:00-04:00' });
    expect(issuesOf(late)).toMatchObject([
      {
        code: 'instant-order',
        path: ['at'],
        params: { at: '2026-08-03T14:30:00-04:00', last: '2026-08-03T18:30:00.25Z' },
        message:
          '2026-08-03T14:30:00-04:00 is before the last entry, of 2026-08-03T18:30:00.25Z. Entries are written in order of time; give an instant that is not before it.',
      },
    ]);
    expect(recordedIn(three, direct('Same'), '2026-08-03T14:30:00.250-04:00').length).toBe(4);
    expect(issuesOf(record(three, direct('Just before'), { at: '2026-08-03T18:30:00.249999999Z' }))).toHaveLength(1);
    expect(recordedIn(three, direct('Next day'), '2026-08-04T00:15:00+05:30').length).toBe(4);
  });

  it('refuses what is no instant', () => {
    for (const at of ['2026-08-03', '2026-08-03T09:00:00', '2026-02-30T09:00:00Z', '2026-08-03T24:00:00Z', '', 'now']) {
      expect(codesOf(issuesOf(record(begun, direct('A'), { at }))), at).toEqual(['bad-instant']);
    }
    expect(issuesOf(record(begun, direct('A'), { at: '2026-08-03' }))).toMatchObject([
      { path: ['at'], params: { value: '"2026-08-03"' } },
    ]);
    expect(codesOf(issuesOf(record(begun, direct('A'), { at: 7 as never })))).toEqual(['wrong-type']);
    expect(codesOf(issuesOf(record(begun, direct('A'), {} as never)))).toEqual(['missing']);
    expect(codesOf(issuesOf(record(begun, direct('A'), { at: '2026-08-03T09:00Z', by: 7 as never })))).toEqual([
      'wrong-type',
    ]);
  });

  it('knows a request that is sent again by its operationId', () => {
    const facts = { at: '2026-08-03T09:00:00Z', operationId: 'request-1' };
    const first = valueIn(record(begun, direct('Once'), facts));
    const later = recordedIn(first.journal, direct('Later'), '2026-08-03T10:00:00Z', { operationId: 'request-2' });
    const again = valueIn(record(later, direct('Once'), facts));
    expect(again.repeated).toBe(true);
    expect(again.journal).toBe(later);
    expect(again.entry).toBe(first.entry);
    expect(again.change.plan.mission).toBe('Once');
    // A list of it is the same request.
    expect(valueIn(record(later, [direct('Once')], facts)).repeated).toBe(true);
    // In the journal before it, and in one that went another way, it has not happened.
    expect(valueIn(record(begun, direct('Once'), facts)).repeated).toBe(false);
    const other = recordedIn(begun, direct('Other'), '2026-08-03T09:30:00Z');
    expect(
      valueIn(record(other, direct('Later'), { at: '2026-08-03T10:00:00Z', operationId: 'request-2' })).repeated,
    ).toBe(false);
  });

  it('refuses another operation under an operationId that is there', () => {
    const facts = { at: '2026-08-03T09:00:00Z', operationId: 'request-1' };
    const { journal } = valueIn(record(begun, direct('Once'), facts));
    const issues = issuesOf(record(journal, direct('Another'), facts));
    expect(issues).toMatchObject([
      {
        code: 'other-operation',
        severity: 'error',
        path: ['operationId'],
        params: { operationId: 'request-1', entry: 1, at: facts.at },
      },
    ]);
    expect(issues.map((issue) => formatIssue(issue, spanish))[0]).toMatch(
      /^«request-1» se registró con otra operación/,
    );
    expect(codesOf(issuesOf(record(journal, [direct('Once'), direct('More')], facts)))).toEqual(['other-operation']);
    expect(codesOf(issuesOf(record(journal, { type: 'dance' } as unknown as Operation, facts)))).not.toEqual([]);
  });

  it('from one journal twice gives two journals that know nothing of each other', () => {
    const [one, other] = ['One', 'Other'].map((mission) => recordedIn(three, direct(mission), '2026-08-04T09:00:00Z'));
    const [more, most] = [one, other].map((journal) =>
      recordedIn(journal as Journal, direct('More'), '2026-08-05T09:00:00Z'),
    );
    const missions = ({ entries }: Journal) =>
      entries.map(({ operations }) => (operations[0] as { mission: string }).mission);
    expect(missions(more as Journal)).toEqual(['First', 'Second', 'Third', 'One', 'More']);
    expect(missions(most as Journal)).toEqual(['First', 'Second', 'Third', 'Other', 'More']);
    expect(planAt(most as Journal, '2026-08-04T12:00:00Z').mission).toBe('Other');
    // So does a long line of forks.
    let journal = begun;
    for (let step = 0; step < 100; step += 1) {
      recordedIn(journal, direct('Dropped'), '2026-08-03T09:00:00Z');
      journal = recordedIn(journal, direct(`${step}`), '2026-08-03T09:00:00Z', { operationId: `${step}` });
    }
    expect(missions(journal)).toEqual(Array.from({ length: 100 }, (_, step) => `${step}`));
    expect(valueIn(record(journal, direct('7'), { at: '2026-08-03T09:00:00Z', operationId: '7' })).repeated).toBe(true);
    expect(changeAt(journal, 42).plan.mission).toBe('42');
  });
});

describe('looking back', () => {
  it('gives the plan of an instant, that instant included, and the base before the first', () => {
    const missions = (...instants: string[]) => instants.map((at) => planAt(three, at).mission);
    expect(
      missions(
        '2026-08-03T07:59:59.999Z',
        '2026-08-03T08:00:00Z',
        '2026-08-03T07:59:00-04:00',
        '2026-08-03T12:00:00Z',
        '2026-08-03T18:30:00.249Z',
        '2026-08-03T18:30:00.25Z',
        '2030-01-01T00:00:00Z',
      ),
    ).toEqual([examplePlan.mission, 'First', 'First', 'Second', 'Second', 'Third', 'Third']);
    expect(planAt(three, '2026-08-03T00:00:00Z')).toBe(examplePlan);
    expect(planAt(three, '2030-01-01T00:00:00Z')).toBe(three.present);
    expect(planAt(three, '2026-08-03T12:00:00Z')).toBe(planAt(three, '2026-08-03T13:00:00Z'));
  });

  it('refuses what is no instant or no entry as a slip in code', () => {
    expect(() => planAt(three, '2026-08-03')).toThrow(RangeError);
    expect(() => planAt(three, 7 as never)).toThrow(/at is 7; give an ISO 8601 date and time with an offset/);
    for (const index of [-1, 3, 0.5, Number.NaN]) expect(() => changeAt(three, index)).toThrow(RangeError);
  });

  it('gives the change of an entry, which can be taken back', () => {
    const change = changeAt(three, 1);
    expect([change.before.mission, change.plan.mission]).toEqual(['First', 'Second']);
    expect(change.operation).toEqual([direct('Second')]);
    expect(change.touched).toEqual([examplePlan.id]);
    expect(valueIn(revert(change.plan, change)).plan).toEqual(change.before);
    expect(codesOf(issuesOf(revert(three.present, change)))).toEqual(['changed-since']);
  });

  it('reads as a log', () => {
    const noted = recordedIn(
      three,
      [{ type: 'assignTeam', id: 'milestone-review', teamId: null }, direct('Fourth')],
      '2026-08-04T09:00:00Z',
      { note: 'as the board asked' },
    );
    const lines = describeJournal(noted);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^2026-08-03T08:00:00Z, Dana: .*mission.*\.$/);
    expect(lines[3]).toMatch(/^2026-08-04T09:00:00Z: .*milestone "The review.* \(as the board asked\)$/);
  });

  it('reads as a log in another language, as each operation is told in it', () => {
    const told = describeOperation(direct('First'), examplePlan, { messages: spanish });
    expect(describeJournal(three, { messages: spanish })[0]).toBe(`2026-08-03T08:00:00Z, Dana: ${told}`);
    expect(told).toMatch(/^Se /);
  });

  it('holds what was recorded as it was, whatever the caller does to it after', () => {
    const units = [{ id: 'arts', name: 'Arts' }];
    const division = { id: 'new', name: 'New', units };
    const journal = recordedIn(begun, { type: 'addDivision', division }, '2026-08-03T09:00:00Z');
    units.push({ id: 'sports', name: 'Sports' });
    expect(journal.entries[0]?.operations[0]).toMatchObject({ division: { units: [{ id: 'arts' }] } });
    const loose = JSON.parse(JSON.stringify(examplePlan));
    const own = startJournal(loose);
    loose.mission = 'Changed';
    expect(own.base.mission).toBe(examplePlan.mission);
    expect(Object.isFrozen(loose)).toBe(false);
  });

  it('goes on from a copy of a journal of any length', () => {
    const entries = Array.from({ length: 2_001 }, (_, index) => ({
      at: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
      operations: [direct(`Mission ${index}`)],
    }));
    const long = valueIn(readJournal({ version: 1, base: examplePlan, entries }));
    const copy = { ...long } as Journal;
    for (const index of [0, 998, 999, 1_000, 1_500, 1_999, 2_000]) {
      expect(planAt(copy, entries[index]?.at as string).mission).toBe(`Mission ${index}`);
    }
    const unfit = [...entries, { ...entries[2_000], operations: [{ type: 'removeGoal', id: 'gone' } as const] }];
    const spoiled = { ...long, entries: unfit, length: 2_002 } as unknown as Journal;
    expect(() => planAt(spoiled, '2026-01-01T00:00:00Z')).toThrow(/^The entries do not fit .*gone/);
    expect(() => describeJournal(spoiled)).toThrow(/^The entries do not fit .*gone/);
  });

  it('can go on from a copy of a journal', () => {
    const copy = { ...three } as Journal;
    expect(planAt(copy, '2026-08-03T12:00:00Z').mission).toBe('Second');
    expect(recordedIn(copy, direct('Fourth'), '2026-08-04T00:00:00Z').length).toBe(4);
  });
});

describe('what is no journal', () => {
  it('is refused, as is a copy whose entries do not fit', () => {
    const { base, present, entries, length } = three;
    for (const none of [
      undefined,
      null,
      7,
      {},
      { base, present, entries },
      { base, present, entries, length: 2 },
      { base, present, entries: 'abc', length },
      { base: {}, present, entries, length },
      { base, present: {}, entries, length },
    ]) {
      const given = none as unknown as Journal;
      expect(issuesOf(record(given, direct('A'), { at: '2026-08-04T09:00:00Z' }))).toMatchObject([
        { code: 'wrong-argument', params: { expected: 'journal' } },
      ]);
      for (const ask of [journalToJson, describeJournal, (each: Journal) => planAt(each, '2026-08-03T09:00:00Z')]) {
        expect(() => ask(given)).toThrow(TypeError);
      }
      expect(() => changeAt(given, 0)).toThrow(TypeError);
    }
    const unknown = [{ at: '2026-08-03T08:00:00Z', operations: [{ type: 'removeGoal', id: 'gone' }] }];
    const unfit = { base, present, entries: unknown, length: 1 } as unknown as Journal;
    expect(() => planAt(unfit, '2026-08-03T09:00:00Z')).toThrow(
      /^The entries do not fit the base of the journal: .*gone/,
    );
  });
});

it('operations of one entry are told one after the other, each of the plan that it found', () => {
  const journal = recordedIn(
    begun,
    [
      { type: 'addValue', value: { id: 'new', name: 'Courage' } },
      { type: 'reviseValue', id: 'new', changes: { name: 'Boldness' } },
    ],
    '2026-08-03T09:00:00Z',
  );
  const [added, revised] = (journal.entries[0]?.operations ?? []) as [Operation, Operation];
  const between = valueIn(apply(examplePlan, added)).plan;
  expect(describeJournal(journal)).toEqual([
    `2026-08-03T09:00:00Z: ${describeOperation(added, examplePlan)} ${describeOperation(revised, between)}`,
  ]);
});

it('entries are told each of the plan that it found, whatever was done to what they name', () => {
  const goals = examplePlan.goals.map((goal) => ({ ...goal, statement: `${goal.statement}, soon` }));
  const other = { ...examplePlan, id: 'other', goals };
  const steps: Operation[] = [
    { type: 'reviseGoal', id: 'goal-ready', changes: { statement: 'All are ready' } },
    { type: 'moveGoal', id: 'goal-ready', at: 0 },
    { type: 'addGoal', goal: { id: 'goal-new', statement: 'Every child sings', focus: 'student' } },
    { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-new' },
    { type: 'removeGoal', id: 'goal-new', cascade: true },
    { type: 'addGoal', goal: { id: 'goal-new', statement: 'Every child paints', focus: 'student' } },
    { type: 'reviseGoal', id: 'goal-new', changes: { weight: 2 } },
    { type: 'revisePlan', changes: { id: 'first', title: 'The first plan' } },
    { type: 'reviseOrganization', changes: { id: 'department', name: 'The department' } },
    { type: 'setExtensions', id: 'department', extensions: { color: 'red' } },
    { type: 'replacePlan', plan: other },
    { type: 'reviseGoal', id: 'goal-ready', changes: { weight: 2 } },
    { type: 'reviseGoal', id: 'goal-ready', changes: { statement: 'Ready' } },
    { type: 'removeGoal', id: 'goal-ready', cascade: true },
    { type: 'revisePlan', changes: { title: 'The second plan' } },
  ];
  const at = '2026-08-03T09:00:00Z';
  let journal = begun;
  const told = steps.map((step) => {
    const line = `${at}: ${describeOperation(step, journal.present)}`;
    journal = recordedIn(journal, step, at);
    return line;
  });
  expect(describeJournal(journal)).toEqual(told);
  expect(told[6]).toBe(`${at}: Changed weight of goal "Every child paints".`);
});

describe('a change of an entry', () => {
  it('is frozen, and has no warnings', () => {
    const change = changeAt(three, 2);
    expect(change).toMatchObject({ warnings: [], mended: [], operation: [direct('Third')] });
    for (const each of [change, change.inverse, change.touched, change.warnings]) {
      expect(Object.isFrozen(each)).toBe(true);
    }
    expect(() => changeAt(three, 3)).toThrow('index is 3; the journal has 3 entries, counted from 0.');
    const one = recordedIn(startJournal(examplePlan), direct('First'), '2026-08-03T08:00:00Z');
    expect(() => changeAt(one, 1)).toThrow('index is 1; the journal has 1 entry, counted from 0.');
  });
});

it('a change holds what was written apart from its operations only where it was copied from the plan', () => {
  const period = { start: '2027-07-01', end: '2028-06-30' };
  const carried: Operation = {
    type: 'carryOver',
    id: 'milestone-cycles',
    on: '2027-06-30',
    milestone: { id: 'milestone-next', period },
  };
  const at = '2027-07-01T08:00:00Z';
  for (const operations of [direct('Plain'), [direct('One'), { type: 'reviseDirection', vision: 'Two' } as const]]) {
    expect(valueIn(apply(examplePlan, operations))).not.toHaveProperty('written');
    expect(changeAt(recordedIn(begun, [operations].flat(), at), 0)).not.toHaveProperty('written');
  }
  const change = valueIn(apply(examplePlan, [carried, direct('Besides')]));
  const all = change.written ?? [];
  expect(all[0]?.type).toBe('addMilestone');
  expect(all.at(-1)).toEqual(direct('Besides'));
  // The same plan comes of it, without what the old milestone would be copied from.
  expect(valueIn(apply(examplePlan, all)).plan).toEqual(change.plan);
  expect(changeAt(recordedIn(begun, [carried, direct('Besides')], at), 0)).toEqual({
    ...change,
    warnings: [],
    mended: [],
  });
});

describe('a long journal', () => {
  it('remembers a plan for each thousand entries, however it was made, and few besides', () => {
    const entries = Array.from({ length: 5_500 }, (_, minute) => ({
      at: new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString(),
      operations: [direct(`${minute}`)],
    }));
    let recorded = begun;
    for (const { at, operations } of entries.slice(0, 2_100)) recorded = recordedIn(recorded, operations, at);
    const forked = recordedIn(planAtOfAll(recorded), direct('Fork'), '2027-01-01T00:00:00Z');
    for (const journal of [valueIn(readJournal({ version: 1, base: examplePlan, entries })), recorded, forked]) {
      const extent = extentOf(journal);
      for (const count of [1_000, 1_001, 1_999, 2_000, journal.length]) {
        expect(count - (nearestPlan(extent, count)?.count ?? 0)).toBeLessThan(1_000);
      }
      for (const minute of [0, 999, 1_000, 1_500, 2_099]) {
        expect(planAt(journal, entries[minute]?.at as string).mission).toBe(`${minute}`);
      }
    }
  });
});

/** The journal, after it was asked for many plans: it does not keep them all. */
function planAtOfAll(journal: Journal): Journal {
  for (const { at } of journal.entries.slice(0, 50)) planAt(journal, at);
  expect(extentOf(journal).line.recent.size).toBeLessThanOrEqual(8);
  return recordedIn(journal, direct('Other'), '2027-01-01T00:00:00Z') && journal;
}

describe('a stored journal', () => {
  it('is read back, from JSON or its text', () => {
    for (const stored of [written(three), JSON.stringify(journalToJson(three))]) {
      const read = valueIn(readJournal(stored));
      expect(read.present).toEqual(three.present);
      expect(read.entries).toEqual(three.entries);
      expect(journalToJson(read)).toEqual(journalToJson(three));
    }
    expect(written(begun)).toEqual({ version: 1, base: JSON.parse(JSON.stringify(examplePlan)), entries: [] });
  });

  it('whose rules have changed since is read all the same', () => {
    const policy = { ...defaultPolicy, severity: { 'unknown-reference': 'off' as const } };
    const lax = recordedIn(
      begun,
      { type: 'assignTeam', id: 'milestone-review', teamId: 'gone' },
      '2026-08-03T09:00:00Z',
      {
        policy,
      },
    );
    expect(valueIn(readJournal(written(lax))).present).toEqual(lax.present);
    expect(changeAt(lax, 0).plan).toEqual(lax.present);
  });

  it('that is cut off is told of, by its text or by the entry that does not fit', () => {
    const text = JSON.stringify(journalToJson(three));
    expect(valueIn(readJournal(`\uFEFF${text}`)).present).toEqual(three.present);
    expect(issuesOf(readJournal(text.slice(0, -40)))).toMatchObject([
      { code: 'journal-text', path: [], params: { characters: text.length - 40 } },
    ]);
    const added = recordedIn(
      recordedIn(
        three,
        { type: 'addUnit', to: 'division-learning', unit: { id: 'arts', name: 'Arts' } },
        '2026-08-04T09:00:00Z',
        {
          by: 'Kim',
        },
      ),
      { type: 'reviseUnit', id: 'arts', changes: { name: 'Music' } },
      '2026-08-05T09:00:00Z',
      { by: 'Lee' },
    );
    const gap = written(added);
    gap.entries.splice(3, 1);
    expect(issuesOf(readJournal(gap))).toMatchObject([
      {
        code: 'journal-entry',
        path: ['entries', 3],
        params: { entry: 4, of: 4, at: '2026-08-05T09:00:00Z', by: 'Lee' },
        message:
          'Entry 4 of 4, of 2026-08-05T09:00:00Z by Lee, does not fit; what is wrong follows. The entries before it do.',
      },
      { code: 'unknown-id', path: ['entries', 3, 'operations', 0, 'id'] },
    ]);
    // Without the one named, and what follows it, it reads.
    expect(valueIn(readJournal({ ...gap, entries: gap.entries.slice(0, 3) })).present).toEqual(three.present);
    const half = written(added);
    delete half.entries[4].operations[0].changes;
    expect(issuesOf(readJournal(half))).toMatchObject([
      { code: 'journal-entry', params: { entry: 5 } },
      { code: 'missing', path: ['entries', 4, 'operations', 0, 'changes'] },
    ]);
  });

  it('that a later version wrote is named as such', () => {
    expect(issuesOf(readJournal({ ...written(three), version: 2 }))).toMatchObject([
      { code: 'journal-version', path: ['version'], params: { version: 2, newest: 1 } },
    ]);
    const later = written(three);
    later.base.schemaVersion = 2;
    expect(issuesOf(readJournal(later))).toMatchObject([{ code: 'later-version', path: ['base', 'schemaVersion'] }]);
    later.base.schemaVersion = 1;
    later.entries[1].operations[0] = { type: 'foreseeFuture', id: 'x' };
    expect(codesOf(issuesOf(readJournal(later)))).toEqual(['journal-entry', 'not-a-choice']);
  });

  it('with entries out of order, or one request twice, is refused', () => {
    const swapped = written(three);
    swapped.entries.reverse();
    expect(issuesOf(readJournal(swapped))).toMatchObject([
      { code: 'journal-entry', params: { entry: 2 } },
      { code: 'instant-order', path: ['entries', 1, 'at'] },
    ]);
    const twice = written(three);
    for (const entry of twice.entries) entry.operationId = 'same';
    expect(issuesOf(readJournal(twice))).toMatchObject([
      { code: 'journal-entry', params: { entry: 2 } },
      { code: 'repeated-operation', params: { operationId: 'same', first: 1 } },
    ]);
  });

  const at = '2026-08-03T09:00:00Z';
  const root = { version: 1, base: examplePlan };
  const again = { at, operationId: 'a', operations: [] };
  it.each<[string, unknown, string, string]>([
    ['a number', 7, '', 'The document is 7; give an object.'],
    ['a text in a text', '"x"', '', 'The document is "x"; give an object. Parse text that is JSON first (JSON.parse).'],
    ['no version', {}, 'version', 'version is missing; give 1.'],
    ['a version that is none', { version: 'one' }, 'version', 'version is one; give 1.'],
    ['no entries', root, 'entries', 'entries is missing; give a list.'],
    ['entries in an object', { ...root, entries: {} }, 'entries', 'entries is an object; give a list.'],
    [
      'too many entries',
      { ...root, entries: new Array(1_000_001) },
      'entries',
      'entries has more than 1000000 entries; give fewer.',
    ],
    [
      'a mistyped key, and none that it stands for',
      { version: 1, entires: 5 },
      'entires',
      'entires is not a known field. Did you mean "entries"?',
    ],
    [
      'a mark of byte order within',
      '{"version":1,\uFEFF"base":{}}',
      '',
      'The journal (24 characters) is not JSON; it may be cut off. Read it from its store again.',
    ],
    ['a number for an entry', { ...root, entries: [7] }, 'entries.0', 'The document is 7; give an object.'],
    [
      'an entry without operations',
      { ...root, entries: [{ at }] },
      'entries.0.operations',
      'operations is missing; give a list.',
    ],
    [
      'operations in an object',
      { ...root, entries: [{ at, operations: {} }] },
      'entries.0.operations',
      'operations is an object; give a list.',
    ],
    [
      'an operation twice',
      { ...root, entries: [again, again] },
      'entries.1.operationId',
      'The operation "a" stands in entry 1 already; take the second one out.',
    ],
  ])('with %s says where and what it is', (_name, json, path, message) => {
    const found = issuesOf(readJournal(json)).filter(({ code }) => code !== 'journal-entry');
    expect(found.map((each) => [each.path.join('.'), each.message])).toEqual([[path, message]]);
  });

  it('names an entry by as much as fits', () => {
    const [named] = issuesOf(
      readJournal({ ...root, entries: [{ at: 'x'.repeat(70), by: 'y'.repeat(70), operations: [] }] }),
    );
    expect(named?.params).toEqual({ entry: 1, of: 1, at: 'x'.repeat(60), by: 'y'.repeat(60) });
  });

  it('that is none is told of, and never throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const throwing = {
      get version(): number {
        throw new Error('not for you');
      },
    };
    const base = examplePlan;
    const cases: [unknown, string][] = [
      [null, 'wrong-type'],
      [undefined, 'missing'],
      [7, 'wrong-type'],
      [[], 'wrong-type'],
      ['', 'journal-text'],
      ['"text"', 'wrong-type'],
      ['[]', 'wrong-type'],
      [{}, 'missing'],
      [{ version: 'one' }, 'not-a-choice'],
      [{ version: 1 }, 'missing'],
      [{ version: 1, base: {} }, 'missing'],
      [{ version: 1, base }, 'missing'],
      [{ version: 1, base, entries: {} }, 'wrong-type'],
      [{ version: 1, base, entries: [], entires: [] }, 'unknown-key'],
      [JSON.parse('{"version":1,"base":{},"entries":[],"__proto__":{}}'), 'unknown-key'],
      [{ version: 1, base, entries: [null] }, 'journal-entry'],
      [{ version: 1, base, entries: [{ at: '2026-08-03T09:00:00Z' }] }, 'journal-entry'],
      [{ version: 1, base, entries: [{ at: '2026-08-03T09:00:00Z', operations: [], why: 'x' }] }, 'journal-entry'],
      [{ version: 1, base, entries: new Array(2_000_000) }, 'too-long'],
      [proxy, 'wrong-type'],
      [throwing, 'wrong-type'],
      [{ version: 1, base: proxy, entries: [] }, 'wrong-type'],
      [{ version: 1, base, entries: [proxy] }, 'wrong-type'],
    ];
    for (const [json, code] of cases) expect(issuesOf(readJournal(json))[0]?.code, String(code)).toBe(code);
    expect(apply(examplePlan, []).ok).toBe(true);
  });
});
