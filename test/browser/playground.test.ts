/**
 * The playground in a real browser: everything that it offers is walked through, by mouse and by keyboard, light and
 * dark, wide and narrow. Nothing may be asked of the network after the page has come, and nothing may go wrong in its
 * console. Run by `npm run test:browser`, which builds the page first.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { type Plan, parsePlan, walkPlan } from 'spm-model';
import { fromStratml, toStratml } from 'spm-model/stratml';
import { brokenPlans, examplePlan } from 'spm-model/testing';
import { toMarkdown } from 'spm-model/views';
import { sizedPlan } from '../bench/sized-plan.js';
import { hostileTitles, retitled } from '../views/hostile.js';
import {
  becomes,
  choose,
  counts,
  field,
  fill,
  holds,
  it,
  lacks,
  open,
  paste,
  pictures,
  reads,
  show,
  shown,
  site,
  tabs,
  text,
  under,
  violations,
  watch,
} from './page.js';

watch();

describe('the playground', () => {
  it('opens with the example plan, under a policy that allows neither requests nor code made from text', async () => {
    await reads('.tree', /Lakeland: every learner on the way/);
    await reads('.privacy', /Nothing that you open or change leaves this page/);
    const policy = await under.page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    assert.match(policy ?? '', /default-src 'none'.*script-src 'self';.*connect-src 'none'/);
    assert.doesNotMatch(policy ?? '', /unsafe-eval/);
    // What a test evaluates is above the policy; what it leaves behind for later is not.
    const refused = await under.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              resolve(typeof new Function('return 1'));
            } catch {
              resolve('refused');
            }
          });
        }),
    );
    assert.equal(refused, 'refused');
    under.wrongs.length = 0; // The refusal itself is told in the console.
  });

  it('is also a file that opens from a folder', async () => {
    const file = await under.browser.newPage();
    await file.goto(`file://${site}/index.html`);
    await file.waitForSelector('.tree');
    await file.close();
  });

  it('keeps what was changed in this browser until it is discarded', async () => {
    await fill('title', 'Kept over night');
    await shown('.privacy button');
    await under.page.reload();
    under.loads += 1;
    await under.page.waitForSelector('.tree');
    await reads('h1', 'Kept over night');
    await reads('.said', /as you left it/);
    await under.page.getByRole('button', { name: 'Discard what is kept' }).click();
    await reads('h1', /Lakeland/);
    await under.page.waitForTimeout(600);
    await becomes(() => under.page.evaluate(() => localStorage.length), 0);
  });

  it('brings back the plan that was open before the example', async () => {
    await fill('title', 'My own plan');
    await under.page.getByRole('button', { name: 'Example' }).click();
    await reads('h1', /Lakeland/);
    await under.page.getByRole('button', { name: 'Back to “My own plan”' }).click();
    await reads('h1', 'My own plan');
    await under.page.getByRole('button', { name: 'Undo' }).click();
    await reads('h1', /Lakeland/);
  });

  it('reads a plan from pasted JSON, and names the line where text is none', async () => {
    await paste('{\n  "schemaVersion": 1\n  "id": "x"\n}');
    await reads('dialog .refused', /Line 3, column 3: a comma is missing/);
    await under.page.fill('#paste-text', JSON.stringify({ ...examplePlan, mission: 7, title: 'Mended' }, null, 2));
    await under.page.getByRole('button', { name: 'Read it' }).click();
    const problem = under.page.locator('dialog .sentences button');
    await reads(problem, /^Line \d+, column 14: .*mission/i);
    await problem.click();
    const chosen = await under.page.$eval('#paste-text', (element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    assert.equal(chosen, '7');
    await under.page.fill('#paste-text', JSON.stringify({ ...examplePlan, title: 'Mended' }));
    await under.page.getByRole('button', { name: 'Read it' }).click();
    await reads('h1', 'Mended');
    await reads('.said', /Opened “Mended”/);
  });

  it('reads StratML, and spreadsheets as text', async () => {
    const { xml } = toStratml(examplePlan);
    await paste(xml.replace('<Name>', '<Name>Again '));
    await reads('h1', /Again/);
    await paste(
      'Goal,Strategy,Action,Start,End,% complete\nRead,Coach,Hire coaches,7/1/2026,12/31/2026,40\n,,Train them,1/1/2027,6/30/2027,0\n',
    );
    await shown('.tree .row.goal');
    await reads('.tree', /Coach/);
  });

  it('says what it assumed in reading StratML, what concerns the whole plan first, and hides none of it', async () => {
    const indicators = Array.from(
      { length: 8 },
      (_, index) =>
        `<PerformanceIndicator><MeasurementDimension>Thing ${index}</MeasurementDimension></PerformanceIndicator>`,
    ).join('');
    await paste(
      `<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>Small</Name><StrategicPlanCore><Organization><Name>Us</Name></Organization><Goal><Name>Goal</Name><Objective><Name>Do</Name>${indicators}</Objective></Goal></StrategicPlanCore></StrategicPlan>`,
    );
    await reads('.said p:nth-child(2)', /when the plan begins and ends.* correct the plan\.$/);
    await reads('.said p:nth-child(3)', /"Thing 0".* correct the measure\.$/);
    await under.page.click('.said .rest summary');
    await reads('.said .rest summary', /^And 3 more points are worth a look$/);
    await reads('.said .rest', /"Thing 7"/);
    await lacks('.said', /options\./);
  });

  it('lets people correct how a spreadsheet was read, by keyboard, and reads it again at once', async () => {
    await paste(
      'Our plan for the board\nGoal,Strategy,Action,Start,End,Percent there\nRead,Coach,Hire coaches,7/1/2026,12/31/2026,40\n,,Train them,1/1/2027,6/30/2027,0\n',
    );
    const summary = under.page.locator('.sheets summary');
    await reads(summary, /1 column not read/);
    await summary.focus();
    await under.page.keyboard.press('Enter');
    assert.deepEqual(await violations(), []);
    await becomes(() => under.page.getByLabel('The headers stand in row').inputValue(), '2');
    const role = under.page.getByLabel('Percent there: read as');
    await becomes(() => role.inputValue(), 'ignore');
    await reads('.sheets tbody tr:last-child', /40, 0/);
    // A column is read as something else: the figures follow at once.
    await reads('.day-bar', /no data/);
    await role.focus();
    await role.selectOption('percentComplete');
    await under.page.waitForFunction(
      () => !/Work\s*no data/.test(document.querySelector('.day-bar')?.textContent ?? ''),
    );
    await becomes(() => role.inputValue(), 'percentComplete');
    await becomes(() => summary.locator('..').getAttribute('open'), '');
    await reads('.said', /Read “Pasted” again\..*Back to “Lakeland/s);
    // What cannot be read so is said, and what was read before stays.
    await under.page.getByLabel('Strategy: read as').selectOption('goal');
    await under.page.getByLabel('Goal: read as').selectOption('goal');
    await under.page.locator('.refused [role=alert]').waitFor();
    await reads('.refused', /Goal/);
    await reads('.tree', /Hire coaches|Coach/);
    await under.page.getByLabel('Strategy: read as').selectOption('strategy');
    await under.page.locator('.refused').waitFor({ state: 'detached' });
    // Another row of headers has other columns.
    await under.page.getByLabel('The headers stand in row').fill('3');
    await under.page.keyboard.press('Tab');
    await under.page.getByLabel('Hire coaches: read as').waitFor();
    await under.page.getByRole('button', { name: 'Example' }).click();
    await counts('.sheets', 0);
  });

  it('lets the day of a column of values be set', async () => {
    await paste('Goal,Measure,Baseline (2023-24),Last spring\nRead,Students who read well,48,50\n');
    await under.page.click('.sheets summary');
    await under.page.getByLabel('Last spring: read as').selectOption('on actual');
    await under.page.getByLabel('Last spring: day').fill('2025-05-31');
    await under.page.fill('.filter input', 'Students who read well');
    await under.page.locator('.tree .choose', { hasText: 'Students who read well' }).click();
    await shown('[data-field^="observations"]');
    const days = await under.page.$$eval('.details input[type=date]', (inputs) =>
      inputs.map((input) => (input as HTMLInputElement).value),
    );
    assert.ok(days.includes('2025-05-31'), days.join());
  });

  it('says to a first visitor what this is, once', async () => {
    const guide = under.page.locator('.guide');
    await becomes(() => guide.getAttribute('open'), '');
    await guide.locator('summary').focus();
    await under.page.keyboard.press('Enter');
    // It is remembered when the browser tells that it was closed, a moment after.
    await under.page.waitForFunction(() => localStorage.getItem('spm-model playground guide') !== null);
    await becomes(() => guide.getAttribute('open'), null);
    await under.page.reload();
    under.loads += 1;
    await under.page.waitForSelector('.tree');
    await becomes(() => guide.getAttribute('open'), null);
    await guide.locator('summary').click();
    await guide.getByText('Open your own').waitFor();
  });

  it('begins a strategy map at the plan', async () => {
    await show('strategy-map');
    const [box, holder] = await Promise.all(
      ['.diagram g.node[id*="flowchart-plan-"]', '.diagram'].map((of) => under.page.locator(of).boundingBox()),
    );
    assert.ok(box && holder && box.y > holder.y && box.y + box.height < holder.y + holder.height);
  });

  it('takes a file that is dropped on it, or chosen', async () => {
    const dropped = JSON.stringify({ ...examplePlan, title: 'Dropped' });
    await under.page.evaluate((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'plan.json', { type: 'application/json' }));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, dropped);
    await under.page.getByText('Opened “Dropped”').waitFor();
    await under.page.setInputFiles('input[type=file]', {
      name: 'no.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('no'),
    });
    await under.page.locator('[role=alert]').waitFor();
    await reads('.refused', /Line 1, column 1/);
    await reads('h1', 'Dropped');
  });

  it('gives the plan back in every format, and reads it again', async () => {
    const saved = async (name: string) => {
      await under.page.click('.menu summary');
      const [file] = await Promise.all([
        under.page.waitForEvent('download', { timeout: 30_000 }),
        under.page.getByRole('button', { name }).click(),
      ]);
      return { name: file.suggestedFilename(), content: readFileSync((await file.path()) as string) };
    };
    const plan = await saved('Plan (JSON)');
    assert.equal(plan.name, 'lakeland-2025-2030.json');
    assert.deepEqual(JSON.parse(plan.content.toString()), examplePlan);
    const stratml = fromStratml((await saved('Plan (StratML)')).content.toString());
    assert.ok(stratml.ok && stratml.value.plan.title === examplePlan.title);
    const report = await saved('Report (Markdown)');
    assert.equal(report.content.toString(), toMarkdown(examplePlan, { asOf: '2026-08-03' }));
    const page = (await saved('Report to print (HTML)')).content.toString();
    assert.match(page, /<figure aria-label="[^"]+"><svg/);
    assert.doesNotMatch(page, /<script|(?:src|href)="http/);
    const workbook = await saved('Spreadsheet (XLSX)');
    await under.page.setInputFiles('input[type=file]', {
      name: workbook.name,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: workbook.content,
    });
    await under.page.getByText(/^Opened/).waitFor();
    await reads('.tree', /Every child reads with understanding/);
  });

  it('moves through time on one screen with what it moves', async () => {
    const slider = under.page.getByRole('slider');
    await slider.focus();
    for (let presses = 0; presses < 3; presses += 1) await under.page.keyboard.press('ArrowRight');
    await under.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.day input[type=date]')?.value === '2026-08-06',
    );
    await becomes(() => slider.getAttribute('aria-valuetext'), 'Aug 6, 2026');
    const before = await text('.whole');
    await under.page.keyboard.press('End');
    await lacks('.whole', before);
    await under.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const bar = await under.page.locator('.day-bar').boundingBox();
    assert.ok(bar !== null && bar.y >= 0 && bar.y < 10);
  });

  it('takes a typed day over when the field is left, not at every key', async () => {
    await choose('action-train', 'train the coaches together');
    await field('period.end').focus();
    await under.page.keyboard.type('05');
    await reads('.said', '');
    await under.page.keyboard.type('31');
    await reads('.said', '');
    await under.page.keyboard.press('Enter');
    await reads('.said', /2026-05-31/);
  });

  it('says why a figure is what it is, in sentences that open', async () => {
    await choose('measure-grade-3', 'students proficient in reading');
    await under.page.getByText('Why?').click();
    await shown('.why details');
    // Each step opens to those that it rests on, until one is computed.
    for (let opened = 0; opened < 8 && (await under.page.locator('.why code').count()) === 0; opened += 1) {
      const open = await under.page.locator('.why details[open]').count();
      await under.page.locator('.why details:not([open]) > summary').last().click();
      await counts('.why details[open]', open + 1);
    }
    await reads('.why code', /÷|−|×|min|max/);
  });
});

describe('editing in the playground', () => {
  it('begins with nothing, and builds a plan', async () => {
    await under.page.getByRole('button', { name: 'New…' }).click();
    const dialog = under.page.locator('dialog');
    await dialog.locator('[data-field="dialog.title"] input').fill('A plan of ours');
    await dialog.locator('[data-field="dialog.name"] input').fill('Hill County Schools');
    await dialog.getByRole('button', { name: 'Begin' }).click();
    await reads('h1', 'A plan of ours');
    const add = async (kind: string, name: string, value: string) => {
      await under.page.getByRole('button', { name: `+ ${kind}`, exact: true }).click();
      await dialog.locator(`[data-field="dialog.${name}"] :is(input, textarea)`).first().fill(value);
    };
    const send = async () => {
      await dialog.getByRole('button', { name: 'Add it' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await add('Goal', 'statement', 'Every child reads');
    await send();
    await under.page.waitForFunction(() =>
      /Every child reads/.test(document.getElementById('details-title')?.textContent ?? ''),
    );
    await add('Strategy', 'title', 'Coach every teacher');
    await send();
    await under.page.waitForFunction(() => /Coach/.test(document.getElementById('details-title')?.textContent ?? ''));
    await add('Milestone', 'title', 'Coaches are in place');
    await send();
    await under.page.waitForFunction(() =>
      /in place/.test(document.getElementById('details-title')?.textContent ?? ''),
    );
    await add('Action', 'title', 'Hire coaches');
    await send();
    await shown('.tree .row.action');
    await choose('strategy-coach-every-teacher', 'coach every teacher');
    await add('Measure', 'indicator', 'Teachers coached');
    await dialog.locator('[data-field="dialog.dataSource"] input').fill('Coaching log');
    await send();
    await shown('.tree .row.measure');
    for (let steps = 0; steps < 5; steps += 1) await under.page.getByRole('button', { name: 'Undo' }).click();
    await counts('.tree .row.goal', 0);
  });

  it('renames, moves, discontinues, carries over and removes', async () => {
    await choose('milestone-cycles', 'coaching runs in steady cycles');
    await fill('title', 'Coaching runs everywhere');
    await reads('#details-title', /Coaching runs everywhere/);
    const order = () => under.page.locator('.tree .row.milestone .title').allInnerTexts();
    const before = await order();
    await under.page.getByRole('button', { name: 'Move up' }).click();
    await holds(async () => !isDeepStrictEqual(await order(), before));
    await under.page.getByRole('button', { name: 'Carry over…' }).click();
    await under.page.locator('dialog').getByRole('button', { name: 'Carry it over' }).click();
    await under.page.waitForFunction(
      () => document.querySelector('.tree [aria-current=true]')?.getAttribute('data-id') !== 'milestone-cycles',
    );
    await reads('.said', /Carried/i);
    await under.page.getByRole('button', { name: 'Discontinue…' }).click();
    await under.page.locator('dialog [data-field="dialog.reason"] textarea').fill('No longer needed');
    await under.page.locator('dialog').getByRole('button', { name: 'Discontinue it' }).click();
    await reads('.details .standing', /discontinued/i);
    await under.page.getByRole('button', { name: 'Take up again' }).click();
    await lacks('.details .standing', /discontinued/i);
    const count = await under.page.locator('.tree .row').count();
    await choose('milestone-coaches', 'trained coach');
    await under.page.getByRole('button', { name: 'Remove…' }).click();
    await under.page
      .locator('dialog')
      .getByRole('button', { name: /^Remove it/ })
      .click();
    const cascade = under.page.locator('dialog').getByRole('button', { name: 'Remove it and what refers to it' });
    if (await cascade.isVisible()) await cascade.click();
    await under.page.locator('dialog').waitFor({ state: 'detached' });
    await holds(async () => (await under.page.locator('.tree .row').count()) < count);
  });

  it('shows at once what an edit changes, and takes it back and forth', async () => {
    await choose('measure-grade-3', 'students proficient in reading');
    const before = await text('.tree');
    await fill('observations.0.value', '60');
    await reads('.said', /2026-06-30/);
    await reads('.said', /Measure “Students proficient.*results 13.1% → 70.2%/);
    await reads('.said', /Plan .*results/);
    const changed = await text('.tree');
    assert.notEqual(changed, before);
    await under.page.getByRole('button', { name: 'Undo' }).click();
    await reads('.tree', before);
    await under.page.getByRole('button', { name: 'Redo' }).click();
    await reads('.tree', changed);
    await under.page.locator('h1').click();
    await under.page.keyboard.press('Control+z');
    await reads('.tree', before);
  });

  it('keeps a refused value beside what holds, with the reason', async () => {
    await choose('action-train', 'train the coaches together');
    const held = await field('period.end').inputValue();
    await fill('period.end', '2029-06-30');
    const place = under.page.locator('[data-field="period.end"]');
    await reads(place, /Not taken: .*lasts.*What holds: Jun 30, 2026/s);
    await becomes(() => field('period.end').inputValue(), '2029-06-30');
    await becomes(() => field('period.end').getAttribute('aria-invalid'), 'true');
    await place.getByRole('button', { name: 'Put it back' }).click();
    await becomes(() => field('period.end').inputValue(), held);
    await becomes(() => place.locator('.why-not').count(), 0);
  });

  it('records reports, observations, uses and deliveries', async () => {
    const add = async (noun: string, list: string, name: string, value: string) => {
      await under.page.getByRole('button', { name: new RegExp(`^Add an? ${noun}$`) }).click();
      await fill(`${list}.new.${name}`, value);
      await under.page.getByRole('button', { name: `Save the ${noun}` }).click();
    };
    await choose('action-train', 'train the coaches together');
    await add('report', 'reports', 'percentComplete', '100');
    await reads('.said', /100/);
    await choose('measure-grade-3', 'students proficient in reading');
    await add('observation', 'observations', 'value', '52');
    await reads('.said', /52|observ/i);
    const kinds = [...walkPlan(examplePlan)];
    const used = kinds.find(({ kind }) => kind === 'input');
    const delivered = kinds.find(({ kind }) => kind === 'output');
    assert.ok(used?.kind === 'input' && delivered?.kind === 'output');
    await choose(used.entity.id, used.entity.description);
    await add('amount used', 'used', 'amount', '3');
    await reads('.said', /3/);
    await choose(delivered.entity.id, delivered.entity.description);
    await add('amount delivered', 'delivered', 'amount', '4');
    await reads('.said', /4/);
  });

  it('sets targets as a correction, or as a revision with its reason', async () => {
    await choose('measure-grade-3', 'students proficient in reading');
    await fill('targets.4.value', '66');
    await under.page.getByText('it is a revision').click();
    await fill('revising.reason', 'The test was changed');
    await fill('targets.4.value', '70');
    await under.page.getByText('More about this measure').click();
    const reason = under.page.locator('[data-field="revisions.0.reason"] textarea');
    await holds(async () => /test was changed/.test(await reason.inputValue()));
  });

  it('leads from each issue to a field that mends it', async () => {
    await paste(JSON.stringify(brokenPlans['measure-baseline']));
    await show('issues');
    await under.page
      .locator('.sentences button')
      .filter({ hasText: /baseline/i })
      .first()
      .click();
    await under.page.waitForFunction(() => document.activeElement?.closest('[data-field^="baseline"]') !== null);
    await fill('baseline.date', '2025-07-01');
    await fill('baseline.value', '40');
    await show('issues');
    const unmended = under.page.locator('.sentences button').filter({ hasText: /no baseline/i });
    await becomes(() => unmended.count(), 0);
    await paste(JSON.stringify(brokenPlans['action-duration']));
    await show('issues');
    await under.page.locator('.sentences button').filter({ hasText: /lasts/ }).first().click();
    await under.page.waitForFunction(() => document.activeElement?.closest('[data-field^="period"]') !== null);
    await reads('#details-title', /^Action/);
  });

  it('finds what is chosen from agenda and diagrams', async () => {
    await show('agenda');
    await under.page.locator('.sentences button').first().click();
    await under.page.waitForFunction(() => document.activeElement?.id === 'details-title');
    await reads('#details-title', /Train the coaches together/);
    await show('strategy-map');
    await under.page.locator('.diagram g.node.leads').first().focus();
    await under.page.keyboard.press('Enter');
    await under.page.waitForFunction(() => document.activeElement?.id === 'details-title');
    await show('gantt');
    await under.page.getByRole('button', { name: 'Zoom in' }).click();
    await under.page.getByRole('button', { name: 'Fit all' }).click();
    await under.page.locator('.diagram rect.leads').first().focus();
    await under.page.keyboard.press('Enter');
    await under.page.waitForFunction(() => document.activeElement?.id === 'details-title');
    await reads('#details-title', /^Milestone/);
  });

  it('shows groups of students with their gaps, and where a measure is heading', async () => {
    await choose('measure-grade-3', 'students proficient in reading');
    await reads('.details table', /points (behind|ahead)/);
    await reads('.details', /Where it is heading/);
  });
});

describe('the playground by keyboard alone', () => {
  it('opens a row, chooses what is in it, edits it, takes it back and changes the panel', async () => {
    const tabTo = async (wanted: RegExp) => {
      for (let presses = 0; presses < 150; presses += 1) {
        await under.page.keyboard.press('Tab');
        const focused = await under.page.evaluate(() => {
          const { activeElement } = document;
          return `${activeElement?.getAttribute('aria-label') ?? ''}\n${activeElement?.textContent?.trim().slice(0, 90) ?? ''}`;
        });
        if (wanted.test(focused)) return;
      }
      assert.fail(`${wanted} was not reached`);
    };
    await tabTo(/^Open milestone A trained coach/m);
    await under.page.keyboard.press('Enter');
    await tabTo(/^Action Train the coaches together/m);
    await under.page.keyboard.press('Enter');
    await reads('#details-title', /Train the coaches together/);
    await field('title').focus();
    await under.page.keyboard.press('Control+a');
    await under.page.keyboard.type('Train them well');
    await under.page.keyboard.press('Enter');
    await reads('#details-title', /Train them well/);
    await under.page.locator('#tab-plan').focus();
    await under.page.keyboard.press('ArrowRight');
    await becomes(() => under.page.getAttribute('#tab-agenda', 'aria-selected'), 'true');
    await under.page.keyboard.press('ArrowLeft');
    await under.page.keyboard.press('ArrowLeft');
    await becomes(() => under.page.getAttribute('#tab-report', 'aria-selected'), 'true');
    await under.page.keyboard.press('Control+z');
    await reads('.said', /Undone/);
  });

  it('pastes in a dialog that is left by Escape, back where it was opened', async () => {
    await under.page.getByRole('button', { name: 'Paste…' }).focus();
    await under.page.keyboard.press('Enter');
    await shown('dialog[open]');
    await under.page.keyboard.press('Escape');
    await under.page.waitForFunction(() => document.activeElement?.textContent === 'Paste…');
    await under.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await under.page.keyboard.press('Enter');
    await shown('dialog[open]');
  });
});

describe('the playground for everyone', () => {
  const overflow = () => under.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      it(`is clean for axe-core, ${colorScheme}, ${width} pixels wide`, async () => {
        await under.page.context().close();
        await open({ colorScheme, viewport: { width, height: 800 } });
        await under.page.click('[data-id="measure-grade-3"]');
        await shown('.details .chart svg');
        for (const tab of tabs) {
          await show(tab);
          assert.deepEqual(await violations(), [], tab);
          assert.ok((await overflow()) <= 0, `${tab} is wider than the window`);
          await under.page.screenshot({ path: `${pictures}/${colorScheme}-${width}-${tab}.png` });
        }
        await show('plan');
        await choose('action-train', 'train the coaches together');
        await fill('period.end', '2029-06-30');
        assert.deepEqual(await violations(), [], 'an action with a refused value');
        await under.page.getByRole('button', { name: 'Paste…' }).click();
        await under.page.fill('#paste-text', '{}');
        await under.page.getByRole('button', { name: 'Read it' }).click();
        assert.deepEqual(await violations(), [], 'the dialog');
        await under.page.screenshot({ path: `${pictures}/${colorScheme}-${width}-dialog.png` });
      });
    }
  }

  it('fits at 200% zoom of a laptop’s screen', async () => {
    await under.page.context().close();
    await open({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
    for (const tab of tabs) {
      await show(tab);
      assert.ok((await overflow()) <= 0, `${tab} is wider than the window`);
    }
  });

  it('shows what is chosen in place on a phone', async () => {
    await under.page.context().close();
    await open({ viewport: { width: 390, height: 800 } });
    await under.page.click('[data-id="measure-grade-3"]');
    const [row, details] = await Promise.all([
      under.page.locator('[data-id="measure-grade-3"]').boundingBox(),
      under.page.locator('.in-place').boundingBox(),
    ]);
    assert.ok(
      row !== null && details !== null && details.y >= row.y + row.height && details.y < row.y + row.height + 20,
    );
  });
});

describe('the playground under strain', () => {
  it('shows hostile titles as text, in the tree, charts, diagrams and the report', async () => {
    let next = 0;
    // A title of blanks and control characters alone is none, and is refused.
    const titles = hostileTitles.filter((hostile) => /[^\s\p{Z}\p{C}]/u.test(hostile));
    await paste(JSON.stringify(retitled(examplePlan, () => titles[next++ % titles.length] as string)));
    await under.page.locator('dialog').waitFor({ state: 'detached' });
    for (const tab of tabs) {
      await show(tab);
      await counts('.panel [role=alert]', 0);
      await counts('#page script, #page img, #page a:not(.skip), .panel b.bold', 0);
    }
    await under.page.screenshot({ path: `${pictures}/hostile.png` });
  });

  it('answers an edit to a plan of 10,000 entities at once, and finds any of them', async () => {
    const parsed = parsePlan(sizedPlan(10_000));
    assert.ok(parsed.ok);
    const plan: Plan = parsed.value;
    const entities = [...walkPlan(plan)].length;
    assert.ok(entities >= 10_000);
    await paste(JSON.stringify(plan));
    const action = plan.goals[0]?.strategies[0]?.milestones[0]?.actions[1];
    assert.ok(action !== undefined);
    await under.page.fill('.filter input', action.title);
    await shown('.tree .row');
    await holds(async () => (await under.page.locator('.tree .row').count()) <= 100);
    await under.page.fill('.filter input', '');
    for (const id of [
      plan.goals[0]?.id,
      plan.goals[0]?.strategies[0]?.id,
      plan.goals[0]?.strategies[0]?.milestones[0]?.id,
    ]) {
      await under.page.locator(`.row:has([data-id="${id}"]) .toggle`).first().click();
    }
    await under.page.click(`[data-id="${action.id}"]`);
    await shown('.details [data-field="title"] input');
    // From the change of the field to the frame that shows it: the best of twenty, since other work shares the machine.
    const times = await under.page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const found: number[] = [];
      for (let run = 0; run < 20; run += 1) {
        const element = document.querySelector<HTMLInputElement>('.details [data-field="title"] input');
        const status = document.querySelector('.said');
        if (element === null || status === null) throw new Error('nothing to edit');
        await new Promise((resolve) => setTimeout(resolve, 600));
        await frame();
        const before = status.textContent;
        const start = performance.now();
        element.value = `Title ${run}`;
        element.dispatchEvent(new Event('change', { bubbles: true }));
        while (status.textContent === before && performance.now() - start < 5_000) await frame();
        found.push(performance.now() - start);
      }
      return found;
    });
    const best = Math.min(...times);
    console.log(
      `an edit among ${entities} entities is shown after ${times.map((time) => time.toFixed(0)).join(', ')} ms`,
    );
    // What follows a hand within a tenth of a second seems to follow at once (Nielsen, Usability Engineering, 1993).
    assert.ok(best <= 100, `${best} ms`);
  });
});
