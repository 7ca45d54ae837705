/** The playground: a plan, a day, an entity chosen, and every change as an operation that can be undone. */
import './strict';
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  apply,
  type Change,
  commit,
  type Day,
  type History,
  type Issue,
  isDay,
  type Operation,
  type Plan,
  redo,
  rollup,
  startHistory,
  undo,
  walkPlan,
} from 'spm-model';
import type { Loss } from 'spm-model/stratml';
import { examplePlan } from 'spm-model/testing';
import { toMarkdown } from 'spm-model/views';
import { Details } from './details';
import { Panels } from './panels';
import { type Problem, readPlan } from './reading';
import { changesOf, lineage } from './standing';
import { Tree } from './tree';

const EXAMPLE_DAY = '2026-08-03';
const MILLISECONDS_A_DAY = 86_400_000;
const dayAt = (start: Day, days: number): Day =>
  new Date(Date.parse(start) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
const daysFrom = (start: Day, day: Day): number =>
  Math.round((Date.parse(day) - Date.parse(start)) / MILLISECONDS_A_DAY);

/** The rows that are open at first: all of a small plan, of a large one the plan itself. */
function firstOpen(plan: Plan): ReadonlySet<string> {
  const open = new Set([plan.id]);
  for (const { kind, entity } of walkPlan(plan)) {
    if (open.size > 60) return new Set([plan.id]);
    if (kind === 'goal' || kind === 'strategy') open.add(entity.id);
  }
  return open;
}

function download(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

const fileName = (plan: Plan, ending: string) => `${plan.id.replace(/[^\w-]+/g, '-').slice(0, 60) || 'plan'}.${ending}`;

function PasteDialog({
  isOpen,
  onClose,
  onText,
}: {
  isOpen: boolean;
  onClose: () => void;
  onText: (text: string) => readonly Problem[];
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const show = ({ range }: Problem) => {
    if (range === null || field.current === null) return;
    field.current.focus();
    field.current.setSelectionRange(...range);
    // A text area shows its selection when it is typed into: bring it into view by its line.
    const line = field.current.value.slice(0, range[0]).split('\n').length;
    field.current.scrollTop = Math.max(0, (line - 4) * 18);
  };
  return (
    <dialog ref={dialog} aria-labelledby="paste-title" onClose={onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          const found = onText(field.current?.value ?? '');
          setProblems(found);
          if (found.length === 0) onClose();
        }}
      >
        <h2 id="paste-title">Paste a plan</h2>
        <label for="paste-text">A plan as JSON, or StratML as XML. It stays in this page.</label>
        <textarea id="paste-text" ref={field} rows={14} spellcheck={false} />
        {problems.length > 0 && (
          <div role="alert" class="refused">
            <p>
              This is no plan yet: {problems.length} {problems.length === 1 ? 'problem' : 'problems'}.
            </p>
            <ol class="sentences">
              {problems.slice(0, 50).map((problem) => (
                <li key={`${problem.range} ${problem.message}`}>
                  <button type="button" onClick={() => show(problem)}>
                    {problem.message}
                  </button>
                </li>
              ))}
            </ol>
          </div>
        )}
        <p class="actions">
          <button type="submit">Read it</button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  );
}

function Page() {
  const [history, setHistory] = useState<History>(() => startHistory(examplePlan, { limit: 200 }));
  const [asOf, setAsOf] = useState<Day>(EXAMPLE_DAY);
  const [selected, setSelected] = useState(examplePlan.id);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => firstOpen(examplePlan));
  const [said, setSaid] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const [losses, setLosses] = useState<readonly Loss[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isPasting, setPasting] = useState(false);
  const [isOver, setOver] = useState(false);
  const plan = history.present;
  const standing = useMemo(() => rollup(plan, { asOf }), [plan, asOf]);
  const { start, end } = plan.period;
  const days = Math.max(1, daysFrom(start, end));

  const load = useCallback((read: { plan: Plan; losses: readonly Loss[] }, day?: Day) => {
    setHistory(startHistory(read.plan, { limit: 200 }));
    setSelected(read.plan.id);
    setOpen(firstOpen(read.plan));
    setRefused([]);
    setProblems([]);
    setLosses(read.losses);
    const { start, end } = read.plan.period;
    setAsOf((now) => day ?? (now < start ? start : now > end ? end : now));
    setSaid([`Opened “${read.plan.title}”.`]);
  }, []);

  const readText = useCallback(
    (text: string): readonly Problem[] => {
      const read = readPlan(text);
      if (!read.ok) return read.problems;
      load(read);
      return [];
    },
    [load],
  );

  const readFile = useCallback(async (file: File) => setProblems(readText(await file.text())), [readText]);

  const choose = useCallback((id: string) => {
    setSelected(id);
    setRefused([]);
  }, []);

  const toggle = useCallback((id: string) => {
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);

  // The panels hear of an edit only in a pause of edits, and must not be made anew for a new way to go.
  const present = useRef(plan);
  present.current = plan;
  /** Chooses an entity, opens what holds it, and goes there. */
  const go = useCallback(
    (id: string) => {
      choose(id);
      const holders = lineage(present.current, id).slice(1);
      setOpen((before) => new Set([...before, ...holders.map(({ entity }) => entity.id)]));
      requestAnimationFrame(() => {
        document.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' });
        document.getElementById('details-title')?.focus();
      });
    },
    [choose],
  );

  const tell = (before: Plan, change: Change, id: string) =>
    setSaid(changesOf(rollup(before, { asOf }), rollup(change.plan, { asOf }), change, id));

  const edit = (id: string, operation: Operation) => {
    const changed = apply(plan, operation);
    if (!changed.ok) {
      setRefused(changed.issues);
      return;
    }
    setRefused([]);
    const kept = commit(history, changed.value);
    if (!kept.ok) {
      setRefused(kept.issues);
      return;
    }
    setHistory(kept.value);
    tell(plan, changed.value, id);
  };

  const canUndo = undo(history) !== history;
  const canRedo = redo(history) !== history;
  const goBack = useCallback(() => {
    setHistory(undo);
    setSaid(['Undone.']);
    setRefused([]);
  }, []);
  const goForward = useCallback(() => {
    setHistory(redo);
    setSaid(['Done again.']);
    setRefused([]);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, target } = event;
      // In a field the browser's own undo takes back what is being typed.
      if (!(ctrlKey || metaKey) || (target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName))) return;
      const isBack = key.toLowerCase() === 'z' && !shiftKey;
      const isForward = (key.toLowerCase() === 'z' && shiftKey) || key.toLowerCase() === 'y';
      if (!isBack && !isForward) return;
      event.preventDefault();
      (isBack ? goBack : goForward)();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text !== '') setProblems(readText(text));
    };
    const onDrag = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const onDrop = (event: DragEvent) => {
      onDrag(event);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void readFile(file);
      else setProblems(readText(event.dataTransfer?.getData('text/plain') ?? ''));
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
  }, [goBack, goForward, readFile, readText]);

  const setDay = (day: Day) => {
    if (isDay(day)) setAsOf(day);
  };

  return (
    <div class={isOver ? 'page over' : 'page'}>
      <a class="skip" href="#details-title">
        Skip to what is chosen
      </a>
      <header>
        <h1>spm-model playground</h1>
        <p>
          A plan of Strategic Performance Management, in this page alone: nothing that you open or change leaves it.
        </p>
        <div class="toolbar" role="toolbar" aria-label="Plan">
          <label class="button">
            Open a file
            <input
              type="file"
              class="unseen"
              accept=".json,.xml,application/json,text/xml"
              onChange={({ currentTarget }) => {
                const [file] = currentTarget.files ?? [];
                if (file !== undefined) void readFile(file);
                currentTarget.value = '';
              }}
            />
          </label>
          <button type="button" onClick={() => setPasting(true)}>
            Paste
          </button>
          <button type="button" onClick={() => load({ plan: examplePlan, losses: [] }, EXAMPLE_DAY)}>
            Example
          </button>
          <button type="button" disabled={!canUndo} onClick={goBack}>
            Undo
          </button>
          <button type="button" disabled={!canRedo} onClick={goForward}>
            Redo
          </button>
          <button
            type="button"
            onClick={() => download(fileName(plan, 'json'), JSON.stringify(plan, null, 2), 'application/json')}
          >
            Download plan
          </button>
          <button
            type="button"
            onClick={() => download(fileName(plan, 'md'), toMarkdown(plan, { asOf }), 'text/markdown')}
          >
            Download report
          </button>
        </div>
        <div class="day">
          <label for="as-of">As of</label>
          <input id="as-of" type="date" value={asOf} onChange={({ currentTarget }) => setDay(currentTarget.value)} />
          <input
            type="range"
            aria-label="As of, by day of the plan's period"
            aria-valuetext={asOf}
            min={0}
            max={days}
            value={Math.min(days, Math.max(0, daysFrom(start, asOf)))}
            onInput={({ currentTarget }) => setDay(dayAt(start, currentTarget.valueAsNumber))}
          />
          <span class="ends">
            {start} to {end}
          </span>
        </div>
      </header>
      {problems.length > 0 && (
        <div role="alert" class="refused">
          <p>What was given is no plan; the plan before is still here.</p>
          <ul>
            {problems.slice(0, 20).map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {losses.length > 0 && (
        <details class="losses">
          <summary>{losses.length} parts of the StratML have no place in a plan</summary>
          <ul>
            {losses.map(({ path, reason }) => (
              <li key={`${path} ${reason}`}>
                {String(path)}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div class="said" role="status">
        {said.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <main>
        <nav aria-label="The plan">
          <Tree plan={plan} standing={standing} selected={selected} open={open} onSelect={choose} onToggle={toggle} />
        </nav>
        <Details plan={plan} standing={standing} id={selected} asOf={asOf} refused={refused} onEdit={edit} />
        <Panels plan={plan} standing={standing} asOf={asOf} onGo={go} />
      </main>
      <PasteDialog isOpen={isPasting} onClose={() => setPasting(false)} onText={readText} />
    </div>
  );
}

render(<Page />, document.getElementById('page') as HTMLElement);
