/** What is shown of the whole plan: issues that lead to the field that mends them, the progress of all, the report. */
import { useMemo, useState } from 'preact/hooks';
import { checkPlan, type Day, findEntity, type Issue, type Plan, type PlanRollup, type Policy } from 'spm-model';
import { progressChart, toHtml } from 'spm-model/views';
import { Agenda } from './agenda';
import { Diagram } from './diagrams';
import { counted } from './labels';
import { Chart } from './results';

export const panels = [
  ['plan', 'Plan'],
  ['agenda', 'Agenda'],
  ['issues', 'Issues'],
  ['progress', 'Progress'],
  ['strategy-map', 'Strategy map'],
  ['gantt', 'Timeline'],
  ['organization', 'Organization'],
  ['report', 'Report'],
] as const;

export type PanelName = (typeof panels)[number][0];

/** How many sentences a list shows at first. */
const MOST_LINES = 100;

/** The field of an entity that an issue is about: what is left of its path below the entity. */
export function fieldOfIssue(plan: Plan, { id, path }: Issue): string {
  const found = id === undefined ? undefined : findEntity(plan, id);
  const own = found?.path ?? [];
  return own.every((step, index) => path[index] === step) ? path.slice(own.length).join('.') : '';
}

interface PanelProps {
  readonly plan: Plan;
  readonly standing: PlanRollup;
  readonly asOf: Day;
  readonly policy: Policy;
  readonly onGo: (id: string, field?: string) => void;
}

function Issues({ plan, asOf, policy, onGo }: PanelProps) {
  const [most, setMost] = useState(MOST_LINES);
  const issues = useMemo(() => checkPlan(plan, { asOf, policy }), [plan, asOf, policy]);
  if (issues.length === 0) return <p>The plan keeps every rule.</p>;
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return (
    <>
      <p>
        {counted(errors, 'rule is broken', 'rules are broken')},{' '}
        {counted(issues.length - errors, 'point is', 'points are')} worth a look. Each leads to the field that mends it.
      </p>
      <ol class="sentences">
        {issues.slice(0, most).map((issue) => (
          <li key={`${issue.code} ${issue.path.join('.')} ${issue.message}`}>
            <button type="button" onClick={() => onGo(issue.id ?? plan.id, fieldOfIssue(plan, issue))}>
              <span class={`severity ${issue.severity}`}>{issue.severity === 'error' ? 'Error' : 'Look'}</span>{' '}
              {issue.message}
            </button>
          </li>
        ))}
      </ol>
      {issues.length > most && (
        <button type="button" onClick={() => setMost(most + MOST_LINES)}>
          Show more: {issues.length - most} are left
        </button>
      )}
    </>
  );
}

/** The report as it prints, without its style: the page has its own. */
function Report({ plan, asOf }: { plan: Plan; asOf: Day }) {
  const html = useMemo(() => {
    const page = new DOMParser().parseFromString(toHtml(plan, { asOf }), 'text/html');
    // The page has its own first heading.
    for (const level of [3, 2, 1]) {
      for (const heading of page.querySelectorAll(`h${level}`)) {
        const lower = page.createElement(`h${level + 1}`);
        lower.append(...heading.childNodes);
        heading.replaceWith(lower);
      }
    }
    for (const table of page.querySelectorAll('.table')) table.setAttribute('tabindex', '0');
    return page.querySelector('main')?.innerHTML ?? '';
  }, [plan, asOf]);
  return <article class="report" dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Panel({ panel, ...props }: PanelProps & { panel: PanelName }) {
  const { plan, standing, asOf, policy, onGo } = props;
  switch (panel) {
    case 'plan':
      return null;
    case 'agenda':
      return <Agenda plan={plan} asOf={asOf} policy={policy} onGo={onGo} />;
    case 'issues':
      return <Issues {...props} />;
    case 'progress':
      return <Chart chart={progressChart(standing, { plan })} label="Progress" />;
    case 'report':
      return <Report plan={plan} asOf={asOf} />;
    default:
      return <Diagram plan={plan} asOf={asOf} diagram={panel} onGo={onGo} />;
  }
}
