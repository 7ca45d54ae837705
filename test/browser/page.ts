/**
 * The page under test in a real browser: served from its folder, watched for what goes wrong in it and for what it
 * asks of the network.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, it as test } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

/**
 * No walk takes a minute; one that hangs must not hold up the others. Hands and browser are two processes, and other work
 * shares the machine of CI: there a walk that fails is gone once more on a page of its own, and both times are told.
 */
export const it = (name: string, walk: () => Promise<void>) =>
  test(name, { timeout: 150_000 }, async (told) => {
    try {
      await walk();
    } catch (wrong) {
      if (process.env['CI'] === undefined) throw wrong;
      told.diagnostic(`tried again, since: ${wrong instanceof Error ? wrong.message : String(wrong)}`);
      await under.page.context().close();
      await open();
      await walk();
    }
  });

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const site = `${process.cwd()}/docs/site/playground`;
export const pictures = `${process.cwd()}/coverage/pictures`;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const tabs = [
  'plan',
  'agenda',
  'issues',
  'progress',
  'strategy-map',
  'gantt',
  'organization',
  'report',
] as const;
export type Tab = (typeof tabs)[number];

const types: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
const server = createServer(({ url = '/' }, response) => {
  const path = `${site}${url === '/' ? '/index.html' : url}`;
  if (!existsSync(path)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[path.split('.').at(-1) ?? ''] ?? 'text/plain' });
  response.end(readFileSync(path));
});

/** What is under test at the moment. */
export const under = {
  browser: undefined as unknown as Browser,
  page: undefined as unknown as Page,
  origin: '',
  /** What went wrong in the page, and what it asked for. */
  wrongs: [] as string[],
  requests: [] as string[],
  /** How often the page was loaded. */
  loads: 0,
};

export async function open(options: BrowserContextOptions = {}): Promise<void> {
  const context = await under.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  under.page = page;
  under.wrongs = [];
  under.requests = [];
  under.loads = 1;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') under.wrongs.push(message.text());
  });
  page.on('pageerror', ({ message }) => under.wrongs.push(message));
  page.on('dialog', (dialog) => {
    under.wrongs.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) under.requests.push(request.url());
  });
  await page.goto(under.origin);
  await page.waitForSelector('.tree');
}

/** Opens the page before each walk, and sees after it that nothing went wrong and nothing was asked of the network. */
export function watch(): void {
  before(async () => {
    assert.ok(existsSync(CHROMIUM), 'chromium is not installed: apt-get install chromium');
    mkdirSync(pictures, { recursive: true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    under.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    under.browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  after(async () => {
    await under.browser?.close();
    server.close();
  });
  beforeEach(() => open());
  afterEach(async () => {
    assert.deepEqual(under.wrongs, []);
    const load = ['/', '/style.css', '/playground.js', '/drawing.js'].map((path) => `${under.origin}${path}`);
    assert.deepEqual(under.requests, Array.from({ length: under.loads }, () => load).flat());
    await under.page.context().close();
  });
}

/** The page has shown what the last act led to: its events, its effects and the frame that they are painted in. */
const settled = () =>
  under.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }),
  );

export async function text(selector: string): Promise<string> {
  await settled();
  return under.page.innerText(selector);
}

/** Asks the page until a claim about it holds: hands and browser are two processes, and neither waits for the other. */
async function eventually(claim: () => Promise<void>): Promise<void> {
  for (const deadline = performance.now() + 20_000; ; ) {
    await settled();
    try {
      await claim();
      return;
    } catch (wrong) {
      if (performance.now() > deadline) throw wrong;
    }
  }
}

/** What is read of the page becomes what is expected. */
export const becomes = <T>(read: () => Promise<T>, expected: T) =>
  eventually(async () => assert.deepEqual(await read(), expected));
export const holds = (read: () => Promise<boolean>) => becomes(read, true);
export const counts = (selector: string, expected: number) =>
  becomes(() => under.page.locator(selector).count(), expected);

const textOf = (of: string | Locator) => (typeof of === 'string' ? under.page.innerText(of) : of.innerText());
const says = (found: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? found === wanted : wanted.test(found);

/** A part of the page comes to read as wanted, or no longer as unwanted: a whole text, or a pattern in it. */
export const reads = (of: string | Locator, wanted: string | RegExp) =>
  eventually(async () => {
    const found = await textOf(of);
    assert.ok(says(found, wanted), `${wanted} is not what is read:\n${found}`);
  });
export const lacks = (of: string | Locator, unwanted: string | RegExp) =>
  eventually(async () => {
    const found = await textOf(of);
    assert.ok(!says(found, unwanted), `${unwanted} is still read:\n${found}`);
  });
export const shown = (of: string) => under.page.locator(of).first().waitFor({ state: 'visible' });

export async function paste(content: string): Promise<void> {
  await under.page.getByRole('button', { name: 'Paste…' }).click();
  await under.page.fill('#paste-text', content);
  await under.page.getByRole('button', { name: 'Read it' }).click();
}

export async function show(tab: Tab): Promise<void> {
  await under.page.click(`#tab-${tab}`);
  if (tab === 'progress') await shown('.panel svg');
  if (tab === 'strategy-map' || tab === 'gantt' || tab === 'organization') await shown('.diagram svg');
}

/** Chooses an entity by the words of its title, through the filter. */
export async function choose(id: string, words: string): Promise<void> {
  await under.page.click('#tab-plan');
  await under.page.fill('.filter input', words);
  await under.page.click(`[data-id="${id}"]`);
  await under.page.fill('.filter input', '');
  await settled();
}

/** The field of the chosen entity at a path, such as `period.end`. */
export const field = (path: string) =>
  under.page.locator(`.details [data-field="${path}"] :is(input, select, textarea)`).first();

/** Types into a field and leaves it. */
export async function fill(path: string, value: string): Promise<void> {
  await field(path).fill(value);
  await field(path).blur();
}

/** What axe-core finds against the page as it stands. */
export async function violations(): Promise<string[]> {
  await under.page.evaluate(axe);
  const results = await under.page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    return (await checker.run()).violations;
  });
  return results.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ; ')} ${nodes[0]?.failureSummary}`,
  );
}
