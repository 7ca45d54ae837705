/**
 * Plans behind an HTTP API. The journal is the event log: the plan that was put in once, and every list of operations
 * since, each with its instant and its author, in SQLite. Nobody overwrites what they have not seen (`If-Match`), and a
 * request that is sent again is done once (`Idempotency-Key`).
 */
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import {
  describeJournal,
  journalToJson,
  parsePlan,
  planAt,
  readJournal,
  record,
  rollup,
  startJournal,
} from 'spm-model';
import { openApi } from './openapi.mjs';

/** @param {{ file?: string, now?: () => string }} [settings] */
export function createApi({ file = ':memory:', now = () => new Date().toISOString() } = {}) {
  const database = new Database(file);
  database.exec(`
    create table if not exists plans (id text primary key, base text not null);
    create table if not exists entries (plan text, number integer, entry text not null, primary key (plan, number));
  `);
  const insertPlan = database.prepare('insert or ignore into plans values (?, ?)');
  const insertEntry = database.prepare('insert into entries values (?, ?, ?)');
  const basePlan = database.prepare('select base from plans where id = ?').pluck();
  const storedEntries = database.prepare('select entry from entries where plan = ? order by number').pluck();

  /** Journals that were read, with what is in the store of them. @type {Map<string, import('spm-model').Journal>} */
  const journals = new Map();
  /** @param {string} id @returns {import('spm-model').Journal | undefined} */
  function journalOf(id) {
    const known = journals.get(id);
    if (known !== undefined) return known;
    const base = basePlan.get(id);
    if (base === undefined) return undefined;
    const entries = storedEntries.all(id).map((entry) => JSON.parse(String(entry)));
    const read = readJournal({ version: 1, base: JSON.parse(String(base)), entries });
    if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join(' '));
    journals.set(id, read.value);
    return read.value;
  }
  /** What a reader has seen: how many entries there were. @param {import('spm-model').Journal} journal */
  const tagOf = (journal) => `"${journal.length}"`;
  const api = new Hono();
  api.get('/openapi.json', (context) => context.json(openApi));
  api.put('/plans/:id', async (context) => {
    const parsed = parsePlan(await context.req.json().catch(() => null));
    if (!parsed.ok) return context.json({ issues: parsed.issues }, 422);
    const { changes } = insertPlan.run(context.req.param('id'), JSON.stringify(parsed.value));
    if (changes === 0) return context.json({ error: 'There is a plan of this id; change it by operations.' }, 409);
    journals.set(context.req.param('id'), startJournal(parsed.value));
    return context.json({ warnings: parsed.warnings }, 201, { ETag: '"0"' });
  });

  // From here on there is a plan.
  api.use('/plans/:id/*', async (context, next) =>
    journalOf(context.req.param('id')) === undefined ? context.notFound() : next(),
  );
  /** @param {import('hono').Context} context */
  const journalFor = (context) => /** @type {import('spm-model').Journal} */ (journalOf(context.req.param('id')));

  api.get('/plans/:id/plan', (context) => {
    const journal = journalFor(context);
    const at = context.req.query('at');
    if (at !== undefined) return context.json(planAt(journal, at));
    if (context.req.header('If-None-Match') === tagOf(journal))
      return context.body(null, 304, { ETag: tagOf(journal) });
    return context.json(journal.present, 200, { ETag: tagOf(journal) });
  });
  api.get('/plans/:id/rollup', (context) => {
    return context.json(rollup(journalFor(context).present, { asOf: context.req.query('asOf') ?? now().slice(0, 10) }));
  });
  api.get('/plans/:id/journal', (context) => context.json(journalToJson(journalFor(context))));
  api.get('/plans/:id/log', (context) => context.text(describeJournal(journalFor(context)).join('\n')));

  api.post('/plans/:id/operations', async (context) => {
    const [id, journal] = [context.req.param('id'), journalFor(context)];
    // Who does it is what the host's sign-in says; here a header stands for it.
    const [by, operationId, seen] = ['X-Author', 'Idempotency-Key', 'If-Match'].map((name) => context.req.header(name));
    const recorded = record(journal, await context.req.json().catch(() => null), { at: now(), by, operationId });
    if (!(recorded.ok && recorded.value.repeated)) {
      if (seen === undefined) return context.json({ error: 'Say in If-Match which ETag you have seen.' }, 428);
      if (seen !== tagOf(journal)) return context.json({ error: 'The plan has changed since; read it again.' }, 412);
    }
    if (!recorded.ok) return context.json({ issues: recorded.issues }, 422);
    const { journal: next, entry, change, repeated } = recorded.value;
    if (!repeated) insertEntry.run(id, journal.length, JSON.stringify(entry));
    journals.set(id, next);
    return context.json({ entry, touched: change.touched, repeated }, 200, { ETag: tagOf(next) });
  });

  // A day or an instant that is none.
  api.onError((error, context) => context.json({ error: error.message }, error instanceof RangeError ? 400 : 500));
  return api;
}
