/** The playground: a plan, a day, an entity chosen, and every change as an operation that can be undone. */
import './strict';
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { canRedo, canUndo, type Day, type Plan, type PlanRollup, rollup } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { BlankDialog } from './blank';
import { Legend } from './chips';
import { Columns } from './columns';
import { DayBar } from './day';
import { Details } from './details';
import { PasteDialog, ProblemList } from './dialogs';
import { Guide } from './guide';
import { counted } from './labels';
import { Panel, type PanelName, panels } from './panels';
import { readFiles, readSheets, readText } from './reading';
import { EXAMPLE_DAY, policy, type Said, useSession } from './session';
import { lineage } from './standing';
import { Toolbar } from './toolbar';
import { Tree } from './tree';

const now = new Date();
const today: Day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

const narrow = window.matchMedia('(max-width: 60rem)');

function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(narrow.matches);
  useEffect(() => {
    const onChange = () => setNarrow(narrow.matches);
    narrow.addEventListener('change', onChange);
    return () => narrow.removeEventListener('change', onChange);
  }, []);
  return isNarrow;
}

/** A value once it has been left alone for a moment: what takes longer than a frame waits for a pause in the edits. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), 120);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Goes to the field that an issue is about, or the nearest that there is. */
function pointAt(field: string): void {
  const details = document.querySelector('.details');
  const steps = field.split('.');
  for (let length = field === '' ? 0 : steps.length; details !== null && length > 0; length -= 1) {
    const place = details.querySelector<HTMLElement>(`[data-field="${CSS.escape(steps.slice(0, length).join('.'))}"]`);
    if (place === null) continue;
    for (
      let holder = place.closest('details');
      holder !== null;
      holder = holder.parentElement?.closest('details') ?? null
    ) {
      holder.open = true;
    }
    place.scrollIntoView({ block: 'center' });
    place.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
    place.classList.add('pointed');
    setTimeout(() => place.classList.remove('pointed'), 2_500);
    return;
  }
  const title = document.getElementById('details-title');
  title?.scrollIntoView({ block: 'nearest' });
  title?.focus({ preventScroll: true });
}

function Tabs({ panel, onPanel }: { panel: PanelName; onPanel: (panel: PanelName) => void }) {
  const move = (by: number) => {
    const at = panels.findIndex(([name]) => name === panel);
    const [next] = panels[(at + by + panels.length) % panels.length] as (typeof panels)[number];
    onPanel(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label="What to show">
      {panels.map(([name, label]) => (
        <button
          type="button"
          role="tab"
          key={name}
          id={`tab-${name}`}
          aria-selected={name === panel}
          aria-controls="panel"
          tabIndex={name === panel ? 0 : -1}
          onClick={() => onPanel(name)}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') move(1);
            if (key === 'ArrowLeft') move(-1);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** So many further points are said at once; the rest opens. */
const MOST_SAID = 5;

function SaidBar({ said, onClose }: { said: Said; onClose: () => void }) {
  const { lines, more = [], back } = said;
  return (
    <section aria-label="What happened last" class={lines.length === 0 ? 'said empty' : 'said'}>
      <div role="status">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {more.slice(0, MOST_SAID).map((line) => (
          <p key={line} class="aside">
            {line}
          </p>
        ))}
      </div>
      {more.length > MOST_SAID && (
        <details class="rest" key={lines.join()}>
          <summary>And {counted(more.length - MOST_SAID, 'more point is', 'more points are')} worth a look</summary>
          <ul>
            {more.slice(MOST_SAID).map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {lines.length > 0 && (
        <span class="toolbar">
          {back !== undefined && (
            <button type="button" onClick={back.go}>
              {back.label}
            </button>
          )}
          <button type="button" aria-label="Close what is said" onClick={onClose}>
            ×
          </button>
        </span>
      )}
    </section>
  );
}

/** Files and text come from anywhere on the page; the keys of undo work where nothing is being typed. */
function usePageEvents(session: ReturnType<typeof useSession>, onOver: (isOver: boolean) => void): void {
  const { undo, redo, take } = session;
  useEffect(() => {
    const isTyping = (target: EventTarget | null) =>
      target instanceof HTMLElement &&
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
      target.getAttribute('type') !== 'range';
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, target } = event;
      // In a field the browser's own undo takes back what is being typed.
      if (!(ctrlKey || metaKey) || isTyping(target) || document.querySelector('dialog[open]') !== null) return;
      const isBack = key.toLowerCase() === 'z' && !shiftKey;
      const isForward = (key.toLowerCase() === 'z' && shiftKey) || key.toLowerCase() === 'y';
      if (!isBack && !isForward) return;
      event.preventDefault();
      (isBack ? undo : redo)();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text !== '') take(readText(text));
    };
    const onDrag = (event: DragEvent) => {
      event.preventDefault();
      onOver(event.type === 'dragover');
    };
    const onDrop = (event: DragEvent) => {
      onDrag(event);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void readFiles(files).then(take);
      else take(readText(event.dataTransfer?.getData('text/plain') ?? ''));
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('paste', onPaste);
    document.addEventListener('dragover', onDrag);
    document.addEventListener('dragleave', onDrag);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('dragover', onDrag);
      document.removeEventListener('dragleave', onDrag);
      document.removeEventListener('drop', onDrop);
    };
  }, [undo, redo, take, onOver]);
}

/** Everything but the plan itself, as it stood a moment ago while edits go on. */
function SettledPanel({
  panel,
  plan,
  standing,
  asOf,
  onGo,
}: {
  panel: PanelName;
  plan: Plan;
  standing: PlanRollup;
  asOf: Day;
  onGo: (id: string, field?: string) => void;
}) {
  const settled = useSettled(standing);
  const shown = useRef({ plan, standing, asOf });
  if (settled === standing) shown.current = { plan, standing, asOf };
  const at = shown.current.standing;
  return useMemo(
    () => <Panel key={panel} panel={panel} {...shown.current} policy={policy} onGo={onGo} />,
    [panel, at, onGo],
  );
}

function Page() {
  const session = useSession(today);
  const { plan, history, asOf, selected, setSelected, open, more, edit, reveal } = session;
  const [panel, setPanel] = useState<PanelName>('plan');
  const [filter, setFilter] = useState('');
  const [dialog, setDialog] = useState<'paste' | 'new' | null>(null);
  const [isOver, setOver] = useState(false);
  const isNarrow = useNarrow();
  const standing = useMemo(() => rollup(plan, { asOf }), [plan, asOf]);
  usePageEvents(session, setOver);

  const go = useCallback(
    (id: string, field = '') => {
      setPanel('plan');
      setFilter('');
      setSelected(id);
      reveal(id);
      // Once what is chosen has been drawn.
      setTimeout(() => {
        document.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' });
        pointAt(field);
      }, 30);
    },
    [reveal, setSelected],
  );

  const choose = useCallback(
    (id: string) => {
      setSelected(id);
      // Where it was found by its words, it must also be there without them.
      reveal(id);
    },
    [reveal, setSelected],
  );
  const chosen = useMemo(() => new Set(lineage(plan, selected).map(({ entity }) => entity.id)), [plan, selected]);
  const details = <Details plan={plan} standing={standing} id={selected} asOf={asOf} onEdit={edit} onGo={go} />;
  return (
    <div class={isOver ? 'page over' : 'page'}>
      <a class="skip" href="#panel">
        Skip to the plan
      </a>
      <header>
        <h1>{plan.title}</h1>
        <Toolbar
          plan={plan}
          asOf={asOf}
          canUndo={canUndo(history)}
          canRedo={canRedo(history)}
          onNew={() => setDialog('new')}
          onExample={() => session.load(examplePlan, EXAMPLE_DAY)}
          onFiles={(files) => void readFiles(files).then(session.take)}
          onPaste={() => setDialog('paste')}
          onUndo={session.undo}
          onRedo={session.redo}
        />
        <p class="privacy">
          The spm-model playground. Nothing that you open or change leaves this page.{' '}
          {session.isKept ? (
            <>
              It is kept in this browser until you discard it.{' '}
              <button type="button" class="link" onClick={session.forget}>
                Discard what is kept
              </button>
            </>
          ) : (
            'What you change is kept in this browser until you discard it.'
          )}
        </p>
      </header>
      <Guide key={plan.id} isFirst={session.isFirstVisit && plan.id === examplePlan.id} />
      {session.problems.length > 0 && dialog !== 'paste' && (
        <section class="refused" aria-label="What could not be read">
          <p role="alert">
            What was given is no plan; the plan before is still here.{' '}
            <button type="button" onClick={() => session.setProblems([])}>
              Close
            </button>
          </p>
          <ProblemList problems={session.problems} />
        </section>
      )}
      {session.losses.length > 0 && (
        <section class="losses" aria-label="What has no place">
          <details>
            <summary>
              {session.losses.length === 1
                ? '1 part of the file has no place in a plan'
                : `${session.losses.length} parts of the file have no place in a plan`}
            </summary>
            <ul>
              {session.losses.slice(0, 200).map((loss) => (
                <li key={loss}>{loss}</li>
              ))}
            </ul>
          </details>
        </section>
      )}
      {session.opened !== null && dialog !== 'paste' && (
        <Columns
          opened={session.opened}
          isRefused={session.problems.length > 0}
          day={plan.period.end}
          onRead={(given) => session.opened !== null && session.take(readSheets(session.opened.sheets, given))}
        />
      )}
      <DayBar plan={plan} standing={standing} asOf={asOf} today={today} onDay={session.setDay} />
      <main>
        <Tabs panel={panel} onPanel={setPanel} />
        <div role="tabpanel" id="panel" tabIndex={-1} aria-labelledby={`tab-${panel}`} class={`panel ${panel}`}>
          {panel === 'plan' ? (
            <>
              <nav aria-label="The plan">
                <label class="filter">
                  Find
                  <input
                    type="search"
                    value={filter}
                    placeholder="words of a title, or a kind"
                    onInput={({ currentTarget }) => setFilter(currentTarget.value)}
                  />
                </label>
                <Tree
                  plan={plan}
                  filter={filter}
                  standing={standing}
                  selected={selected}
                  chosen={chosen}
                  open={open}
                  more={more}
                  below={isNarrow ? details : null}
                  onSelect={choose}
                  onToggle={session.toggle}
                  onMore={session.showMore}
                />
              </nav>
              {!isNarrow && details}
            </>
          ) : (
            <SettledPanel panel={panel} plan={plan} standing={standing} asOf={asOf} onGo={go} />
          )}
        </div>
      </main>
      <Legend />
      <SaidBar said={session.said} onClose={() => session.setSaid({ lines: [] })} />
      {dialog === 'paste' && (
        <PasteDialog onClose={() => setDialog(null)} onText={(text) => session.take(readText(text))} />
      )}
      {dialog === 'new' && (
        <BlankDialog
          plan={plan}
          today={today}
          policy={policy}
          onPlan={(blank) => session.load(blank, today)}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}

render(<Page />, document.getElementById('page') as HTMLElement);
