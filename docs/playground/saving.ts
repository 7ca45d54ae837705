/** The plan as files: JSON, StratML, spreadsheets, and reports with charts. They are made in the page. */
import Papa from 'papaparse';
import { type Day, type Plan, rollup, walkPlan } from 'spm-model';
import { toSheets } from 'spm-model/sheets';
import { toStratml } from 'spm-model/stratml';
import { measureChart, progressChart, toHtml, toMarkdown } from 'spm-model/views';
import { drawing } from './scheme';

function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

const text = (content: string, type: string) => new Blob([content], { type: `${type};charset=utf-8` });
const baseName = (plan: Plan) => plan.id.replace(/[^\w-]+/g, '-').slice(0, 60) || 'plan';

/** A report draws so many charts. */
const MOST_CHARTS = 40;

async function report(plan: Plan, asOf: Day): Promise<string> {
  const { chartSvg } = await drawing;
  const charts: Record<string, string> = {};
  charts[plan.id] = await chartSvg(progressChart(rollup(plan, { asOf }), { plan }));
  for (const { kind, entity } of walkPlan(plan)) {
    if (kind !== 'measure' || Object.keys(charts).length > MOST_CHARTS) continue;
    charts[entity.id] = await chartSvg(measureChart(entity, { asOf }));
  }
  return toHtml(plan, { asOf, charts });
}

/** A way to save a plan. */
export interface Format {
  readonly label: string;
  save(plan: Plan, asOf: Day): Promise<void> | void;
}

export const formats: readonly Format[] = [
  {
    label: 'Plan (JSON)',
    save: (plan) => download(`${baseName(plan)}.json`, text(JSON.stringify(plan, null, 2), 'application/json')),
  },
  {
    label: 'Plan (StratML)',
    save: (plan) => download(`${baseName(plan)}.xml`, text(toStratml(plan).xml, 'application/xml')),
  },
  {
    label: 'Spreadsheet (XLSX)',
    save: async (plan, asOf) =>
      download(`${baseName(plan)}.xlsx`, await (await drawing).writeWorkbook(toSheets(plan, { asOf }))),
  },
  {
    label: 'Spreadsheet (CSV, a file a sheet)',
    save: (plan, asOf) => {
      for (const { name, rows } of toSheets(plan, { asOf })) {
        // The mark at the start lets spreadsheet programs read accents rightly.
        const csv = `\uFEFF${Papa.unparse(rows.map((row) => [...row]))}`;
        download(`${baseName(plan)}-${name.toLowerCase()}.csv`, text(csv, 'text/csv'));
      }
    },
  },
  {
    label: 'Report to print (HTML)',
    save: async (plan, asOf) => download(`${baseName(plan)}.html`, text(await report(plan, asOf), 'text/html')),
  },
  {
    label: 'Report (Markdown)',
    save: (plan, asOf) => download(`${baseName(plan)}.md`, text(toMarkdown(plan, { asOf }), 'text/markdown')),
  },
];
