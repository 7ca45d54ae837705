/**
 * The part of Vitest that the suite uses, without its workers: files register their tests here, and any test can be run
 * again at once, in the modules that are loaded. Matchers are Vitest's own.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  chai,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import { format } from '@vitest/pretty-format';

/**
 * @typedef {(...given: any[]) => unknown} Work
 * @typedef {{ name: string, file: string, parent: Group | undefined, once: Work[], before: Work[], after: Work[], isSkipped: boolean }} Group
 * @typedef {{ id: string, group: Group, work: Work, isSkipped: boolean }} Test
 */

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect, {
  getState: () => getState(expect),
  setState: (state) => setState(state, expect),
});
globalThis[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0, isExpectingAssertions: false }, expect);

/** The test that runs: its folder holds the files that results are compared with. */
let running;

/** Text as it stands in code, without the indent that all its lines have. */
function outdented(text) {
  const lines = text
    .split('\n')
    .filter((line, index, all) => line.trim() !== '' || (index > 0 && index < all.length - 1));
  const indent = /^\s*/.exec(lines[0] ?? '')[0].length;
  return lines.map((line) => line.slice(indent)).join('\n');
}

chai.use((_, { addMethod }) => {
  addMethod(chai.Assertion.prototype, 'toMatchFileSnapshot', async function matchFile(path) {
    expect(this._obj).toBe(readFileSync(resolve(dirname(running.group.file), path), 'utf8'));
  });
  addMethod(chai.Assertion.prototype, 'toMatchInlineSnapshot', function matchText(text) {
    expect(format(this._obj, { escapeString: false, printBasicPrototype: false })).toBe(outdented(text));
  });
});

/** What takes anything and says nothing: types are checked by the compiler. */
const ofTypes = new Proxy(() => ofTypes, { get: () => ofTypes });

/** A suite to register tests with, and to run them. */
export function makeSuite() {
  /** @type {Map<string, Test>} */
  const tests = new Map();
  /** @type {Group} */
  let group;

  const within = (name, isSkipped, body) => {
    const outer = group;
    group = { ...empty(`${outer.name} ${name}`, outer.file), parent: outer, isSkipped: isSkipped || outer.isSkipped };
    body();
    group = outer;
  };
  const empty = (name, file) => ({ name, file, parent: undefined, once: [], before: [], after: [], isSkipped: false });
  const add = (name, isSkipped, work) => {
    const called = `${group.name} ${name}`;
    let id = called;
    for (let count = 2; tests.has(id); count += 1) id = `${called} (${count})`;
    tests.set(id, { id, group, work, isSkipped: isSkipped || group.isSkipped });
  };
  /** `it` or `describe`, with what hangs on it. */
  const registrar = (register, isSkipped = false) =>
    Object.assign((name, given, body) => register(name, isSkipped, typeof given === 'function' ? given : body), {
      skipIf: (condition) => registrar(register, isSkipped || Boolean(condition)),
      runIf: (condition) => registrar(register, isSkipped || !condition),
      each: (cases) => (name, body) => {
        const areLists = cases.every(Array.isArray);
        for (const [index, each] of cases.entries()) {
          register(`${name} #${index}`, isSkipped, () => body(...(areLists ? each : [each])));
        }
      },
    });

  const describe = registrar(within);
  const it = registrar(add);
  /** The module `vitest`, as files see it. */
  const vitest = {
    describe,
    it,
    test: it,
    expect,
    expectTypeOf: () => ofTypes,
    beforeAll: (work) => group.once.push(work),
    beforeEach: (work) => group.before.push(work),
    afterEach: (work) => group.after.push(work),
    /** What follows is registered for a file. */
    startFile(file) {
      group = empty(file.replace(/^.*\/test\//, ''), file);
    },
  };

  /** Runs a test; rejects where it fails. */
  async function run(id) {
    const test = tests.get(id);
    running = test;
    const groups = [];
    for (let at = test.group; at !== undefined; at = at.parent) groups.unshift(at);
    for (const { once } of groups) for (const work of once.splice(0)) await work();
    for (const { before } of groups) for (const work of before) await work();
    try {
      await test.work();
    } finally {
      for (const { after } of groups) for (const work of after) await work();
    }
  }
  return { vitest, tests, run };
}
