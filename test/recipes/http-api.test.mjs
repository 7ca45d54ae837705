/**
 * The HTTP API of the guide, as its callers meet it. Run by `npm run test:recipes`, which installs the example's own
 * dependencies.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readJournal, rollup } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { createApi } from '../../docs/examples/http-api/api.mjs';

const folder = mkdtempSync(join(tmpdir(), 'spm-model-api-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let minute = 0;
const now = () => new Date(Date.UTC(2026, 7, 3, 9, minute++)).toISOString();
const json = (/** @type {unknown} */ body, headers = {}) => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', ...headers },
});
const report = { type: 'reportAction', id: 'action-cycles', report: { date: '2026-10-01', percentComplete: 30 } };
const direct = (/** @type {string} */ mission) => ({ type: 'reviseDirection', mission });

describe('plans behind HTTP', () => {
  const file = join(folder, 'plans.db');
  const api = createApi({ file, now });
  const post = (/** @type {unknown} */ body, headers = {}) => api.request('/plans/nc/operations', json(body, headers));

  it('take a plan once, and refuse what is none with issues', async () => {
    const put = (/** @type {unknown} */ plan) => api.request('/plans/nc', { ...json(plan), method: 'PUT' });
    const refused = await put({ title: 7 });
    assert.equal(refused.status, 422);
    assert.ok((await refused.json()).issues.length > 1);
    assert.equal((await put(examplePlan)).status, 201);
    assert.equal((await put(examplePlan)).status, 409);
    assert.equal((await api.request('/plans/none/plan')).status, 404);
    const read = await api.request('/plans/nc/plan');
    assert.equal(read.headers.get('ETag'), '"0"');
    assert.deepEqual(await read.json(), JSON.parse(JSON.stringify(examplePlan)));
    assert.equal((await api.request('/plans/nc/plan', { headers: { 'If-None-Match': '"0"' } })).status, 304);
  });

  it('let nobody overwrite what they have not seen', async () => {
    assert.equal((await post(report)).status, 428);
    const done = await post(report, { 'If-Match': '"0"', 'X-Author': 'Dana' });
    assert.equal(done.status, 200);
    assert.equal(done.headers.get('ETag'), '"1"');
    assert.ok((await done.json()).touched.includes('action-cycles'));
    assert.equal((await post(direct('Late'), { 'If-Match': '"0"' })).status, 412);
    const broken = await post({ type: 'assignTeam', id: 'milestone-review', teamId: 'none' }, { 'If-Match': '"1"' });
    assert.equal(broken.status, 422);
    assert.equal((await broken.json()).issues[0].code, 'unknown-reference');
    assert.equal((await post('not JSON at all', { 'If-Match': '"1"' })).status, 422);
  });

  it('do once what is sent twice', async () => {
    const headers = { 'If-Match': '"1"', 'Idempotency-Key': 'request-7' };
    const [first, again] = [await post(direct('Once'), headers), await post(direct('Once'), headers)];
    assert.deepEqual([first.status, again.status], [200, 200]);
    const [one, other] = [await first.json(), await again.json()];
    assert.deepEqual([one.repeated, other.repeated], [false, true]);
    assert.deepEqual(other.entry, one.entry);
    assert.equal(again.headers.get('ETag'), '"2"');
  });

  it('tell what was known when, and how it stands, also after a restart', async () => {
    const restarted = createApi({ file, now });
    for (const each of [api, restarted]) {
      const before = await (
        await each.request(`/plans/nc/plan?at=${encodeURIComponent('2026-08-03T08:00:00Z')}`)
      ).json();
      assert.equal(before.mission, examplePlan.mission);
      const plan = await (await each.request('/plans/nc/plan')).json();
      assert.equal(plan.mission, 'Once');
      const standing = await (await each.request('/plans/nc/rollup?asOf=2026-12-31')).json();
      assert.deepEqual(standing, JSON.parse(JSON.stringify(rollup(plan, { asOf: '2026-12-31' }))));
      const journal = await (await each.request('/plans/nc/journal')).json();
      assert.equal(readJournal(journal).ok, true);
      const log = await (await each.request('/plans/nc/log')).text();
      assert.match(log, /, Dana: .*30/);
    }
    for (const path of ['plan?at=yesterday', 'rollup?asOf=2026-02-30']) {
      assert.equal((await api.request(`/plans/nc/${path}`)).status, 400, path);
    }
  });

  it('are described by OpenAPI that a validator takes, with schemas that are there', async () => {
    const require = createRequire(new URL('../../docs/examples/http-api/package.json', import.meta.url));
    const { Validator } = await import(require.resolve('@seriousme/openapi-schema-validator'));
    const description = await (await api.request('/openapi.json')).json();
    const checked = await new Validator().validate(structuredClone(description));
    assert.equal(checked.valid, true, JSON.stringify(checked.errors));
    const { schemas } = description.components;
    const named = new Set([...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, name]) => name));
    assert.ok(named.size > 20);
    for (const name of named) assert.ok(name?.replace('#/components/schemas/', '') in schemas, name);
  });
});
