/** What is shown of the whole plan, one panel at a time: what needs attention, issues, charts, diagrams, the report. */
import MarkdownIt from 'markdown-it';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { attention, checkPlan, type Day, type Plan, type PlanRollup } from 'spm-model';
import { type Diagram, progressChart, toMarkdown, toMermaid } from 'spm-model/views';
import { Chart } from './details';
import { drawing, onSchemeChange } from './scheme';
import { inWords } from './standing';

const tabs = [
  ['attention', 'Attention'],
  ['issues', 'Issues'],
  ['progress', 'Progress'],
  ['strategy-map', 'Strategy map'],
  ['gantt', 'Timeline'],
  ['organization', 'Organisation'],
  ['report', 'Report'],
] as const;

type Tab = (typeof tabs)[number][0];

/** A value once it has been left alone for a moment: what takes longer than a frame waits for a pause in the edits. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), 120);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

interface Line {
  readonly key: string;
  readonly id: string;
  readonly word: string;
  readonly sentence: string;
}

/** How many sentences a list shows. */
const MOST_LINES = 200;

function Sentences({ lines, none, onGo }: { lines: readonly Line[]; none: string; onGo: (id: string) => void }) {
  if (lines.length === 0) return <p>{none}</p>;
  return (
    <>
      <ol class="sentences">
        {lines.slice(0, MOST_LINES).map(({ key, id, word, sentence }) => (
          <li key={key}>
            <button type="button" onClick={() => onGo(id)}>
              <span class="word">{word}</span> {sentence}
            </button>
          </li>
        ))}
      </ol>
      {lines.length > MOST_LINES && <p>And {lines.length - MOST_LINES} more.</p>}
    </>
  );
}

function DiagramPanel({ plan, asOf, diagram }: { plan: Plan; asOf: Day; diagram: Diagram }) {
  const holder = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState('');
  const [scheme, setScheme] = useState(0);
  const text = toMermaid(plan, { diagram, asOf });
  useEffect(() => onSchemeChange(() => setScheme((count) => count + 1)), []);
  useEffect(() => {
    let isOver = false;
    drawing
      .then(({ drawDiagram }) => drawDiagram(text))
      .then(
        (svg) => {
          if (!isOver && holder.current !== null) holder.current.innerHTML = svg;
          setFailure('');
        },
        (error: unknown) => setFailure(String(error)),
      );
    return () => {
      isOver = true;
    };
  }, [text, scheme]);
  return (
    <>
      {failure !== '' && <p role="alert">The diagram could not be drawn: {failure}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section ref={holder} class="diagram" tabIndex={0} aria-label={`Diagram: ${inWords(diagram)}`} />
      <details>
        <summary>As Mermaid text</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <pre tabIndex={0}>{text}</pre>
      </details>
    </>
  );
}

const markdown = new MarkdownIt({ html: false, linkify: false });

function Report({ plan, asOf }: { plan: Plan; asOf: Day }) {
  // The page has its own first heading.
  const html = markdown.render(toMarkdown(plan, { asOf }).replace(/^(#+) /gm, '#$1 '));
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
  return <article class="report" tabIndex={0} dangerouslySetInnerHTML={{ __html: html }} />;
}

interface PanelProps {
  readonly plan: Plan;
  readonly standing: PlanRollup;
  readonly asOf: Day;
  readonly onGo: (id: string) => void;
}

function Panel({ tab, plan, standing, asOf, onGo }: PanelProps & { tab: Tab }) {
  if (tab === 'attention') {
    const lines = attention(plan, { asOf })
      .filter(({ reason }) => reason !== 'rule-broken')
      .map(({ id, reason, sentence }) => ({ key: `${reason} ${id}`, id, word: inWords(reason), sentence }));
    return <Sentences lines={lines} none="Nothing asks for attention on this day." onGo={onGo} />;
  }
  if (tab === 'issues') {
    const lines = checkPlan(plan, { asOf }).map(({ code, severity, id, path, message }) => ({
      key: `${code} ${path.join('.')} ${message}`,
      id: id ?? plan.id,
      word: severity,
      sentence: message,
    }));
    return <Sentences lines={lines} none="The plan keeps every rule." onGo={onGo} />;
  }
  if (tab === 'progress') return <Chart chart={progressChart(standing, { plan })} label="Progress" />;
  if (tab === 'report') return <Report plan={plan} asOf={asOf} />;
  return <DiagramPanel plan={plan} asOf={asOf} diagram={tab} />;
}

export function Panels(props: PanelProps) {
  const [tab, setTab] = useState<Tab>('attention');
  const { plan, standing, asOf } = props;
  const settled = useSettled(standing);
  const shown = useRef({ plan, standing, asOf });
  if (settled === standing) shown.current = { plan, standing, asOf };
  const { onGo } = props;
  const at = shown.current.standing;
  const panel = useMemo(() => <Panel key={tab} tab={tab} {...shown.current} onGo={onGo} />, [tab, at, onGo]);
  const move = (by: number) => {
    const at = tabs.findIndex(([name]) => name === tab);
    const [next] = tabs[(at + by + tabs.length) % tabs.length] as (typeof tabs)[number];
    setTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section class="panels" aria-label="The whole plan">
      <div role="tablist" aria-label="What to show of the whole plan">
        {tabs.map(([name, label]) => (
          <button
            type="button"
            role="tab"
            key={name}
            id={`tab-${name}`}
            aria-selected={name === tab}
            aria-controls="panel"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => setTab(name)}
            onKeyDown={({ key }) => {
              if (key === 'ArrowRight') move(1);
              if (key === 'ArrowLeft') move(-1);
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`} class={`panel ${tab}`}>
        {panel}
      </div>
    </section>
  );
}
