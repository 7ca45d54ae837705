/**
 * Draws the pictures of README and guides from the library's own output: the example plan's progress, one measure of it,
 * and the parts of SPM with what the schemas say of each. Run by `npm run docs`; the same output makes the same files.
 */
import { writeFileSync } from 'node:fs';
import * as library from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { measureChart, progressChart } from 'spm-model/views';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';

const asOf = '2026-08-03';

/** @param {string} name @param {import('spm-model/views').ChartSpecification} chart */
async function drawChart(name, chart) {
  const { spec } = compile(/** @type {any} */ ({ ...chart, background: 'white', padding: 12 }));
  const view = new View(parse(spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  // Vega leaves the words to the page around it; a picture on its own carries them.
  const words = chart.description.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  save(name, svg.replace('<svg ', `<svg role="img" aria-label="${words}" `));
}

/** @param {string} name @param {string} svg */
const save = (name, svg) => writeFileSync(new URL(`${name}.svg`, import.meta.url), `${svg}\n`);

/**
 * The parts of SPM: where each stands, and which schema says what it is.
 *
 * @type {readonly (readonly [name: string, schema: { description?: string | undefined } | string, x: number, y: number, width: number])[]}
 */
const parts = [
  ['Vision', 'the organization, and the good it serves, at their best', 20, 60, 280],
  ['Mission', 'what it does, and for whom', 320, 60, 280],
  ['Value', library.valueSchema, 620, 60, 280],
  ['Goal', library.goalSchema, 20, 170, 430],
  ['Measure of a goal', 'looks at students', 470, 170, 430],
  ['Strategy', library.strategySchema, 20, 320, 430],
  ['Measure of a strategy', "looks at the direct effect of the agency's own work", 470, 320, 430],
  ['Milestone', library.milestoneSchema, 20, 430, 430],
  ['Action', library.actionSchema, 20, 540, 430],
  ['Input and output', 'what an action needs, and what it yields', 20, 650, 430],
  ['Collaborative team', library.collaborativeTeamSchema, 470, 430, 430],
  ['Organization, divisions, units', library.unitSchema, 470, 540, 430],
  ['Function', library.organizationFunctionSchema, 470, 650, 430],
];

/** Which part leads to which: from the middle of a side to the middle of a side. */
const arrows = /** @type {const} */ ([
  [235, 250, 235, 320],
  [235, 400, 235, 430],
  [235, 510, 235, 540],
  [235, 620, 235, 650],
  [470, 210, 450, 210],
  [470, 360, 450, 360],
  [470, 470, 450, 470],
  [685, 540, 685, 510],
  [685, 650, 685, 620],
]);

/** Words in lines of a width. @param {string} words @param {number} width */
function lines(words, width) {
  /** @type {string[]} */
  const found = [''];
  for (const word of words.split(' ')) {
    if (`${found.at(-1)} ${word}`.length > width / 7) found.push(word);
    else found.push(`${found.pop()} ${word}`.trim());
  }
  return found;
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function methodPicture() {
  const boxes = parts.map(([name, meaning, x, y, width]) => {
    const words = typeof meaning === 'string' ? meaning : (meaning.description ?? '');
    const said = lines(words, width - 20)
      .slice(0, 3)
      .map((line, index) => `<text x="${x + 12}" y="${y + 42 + index * 16}" class="words">${escaped(line)}</text>`);
    return `<rect x="${x}" y="${y}" width="${width}" height="80" rx="8"/><text x="${x + 12}" y="${y + 22}" class="name">${escaped(name)}</text>${said.join('')}`;
  });
  const drawn = arrows.map(([x1, y1, x2, y2]) => `<path d="M${x1} ${y1}L${x2} ${y2}" marker-end="url(#head)"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 920 750" width="920" height="750" role="img" aria-label="The parts of Strategic Performance Management. Student focused: vision, mission and values; goals and their measures. Agency focused: strategies and their measures; milestones; actions with inputs and outputs; collaborative teams drawn from units, which carry out functions.">
<style>svg{font-family:sans-serif;background:#fff}rect{fill:#f4f8fb;stroke:#005a8c;stroke-width:1.5}.half{fill:none;stroke:#6b6b6b;stroke-dasharray:6 4}.name{font-weight:bold;font-size:15px;fill:#111}.words{font-size:13px;fill:#333}.side{font-size:14px;fill:#444;font-style:italic}path{stroke:#222;stroke-width:1.8;fill:none}</style>
<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" style="fill:#222"/></marker></defs>
<rect x="8" y="30" width="904" height="232" class="half" rx="12"/><text x="20" y="22" class="side">student focused: what should become true for those served</text>
<rect x="8" y="300" width="904" height="442" class="half" rx="12"/><text x="270" y="290" class="side">agency focused: what the agency does about it</text>
${boxes.join('\n')}
${drawn.join('\n')}
</svg>`;
}

const [reading] = examplePlan.goals.flatMap(({ strategies }) => strategies.flatMap(({ measures }) => measures));
await drawChart('progress', progressChart(library.rollup(examplePlan, { asOf }), { plan: examplePlan }));
if (reading !== undefined) await drawChart('measure', measureChart(reading, { asOf }));
save('method', methodPicture());
