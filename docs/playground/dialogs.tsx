/** Dialogs: a form for what an operation takes, and a place to paste a plan. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Issue, Plan } from 'spm-model';
import { withField } from './edits';
import { FieldEditor } from './fields';
import type { Problem } from './reading';
import type { Field } from './schema';

/** A native dialog that is open as long as it is there. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}

function Buttons({ submit, onClose }: { submit: string; onClose: () => void }) {
  return (
    <p class="buttons">
      <button type="submit" class="primary">
        {submit}
      </button>
      <button type="button" onClick={onClose}>
        Cancel
      </button>
    </p>
  );
}

type Draft = Readonly<Record<string, unknown>>;

interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly plan: Plan;
  readonly fields: readonly Field[];
  readonly start: Draft;
  readonly note?: string;
  /** Gives the reasons where it does not work. */
  readonly onSubmit: (draft: Draft) => readonly Issue[];
  readonly onClose: () => void;
}

/** A form in a dialog, sent as a whole. */
export function FormDialog({ title, submit, plan, fields, start, note, onSubmit, onClose }: FormDialogProps) {
  // What was left a moment ago must be there when the form is sent.
  const given = useRef<Draft>(start);
  const [draft, setDraft] = useState<Draft>(start);
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const issues = onSubmit(given.current);
          setRefused(issues);
          if (issues.length === 0) onClose();
        }}
      >
        {note !== undefined && <p>{note}</p>}
        <div class="fields">
          {fields.map((field) => (
            <FieldEditor
              key={field.name}
              field={field}
              value={draft[field.name]}
              path={`dialog.${field.name}`}
              plan={plan}
              commit={(value) => {
                given.current = withField(given.current, field.name, value);
                setDraft(given.current);
                return [];
              }}
            />
          ))}
        </div>
        {refused.length > 0 && (
          <div class="why-not" role="alert">
            {refused.map(({ message }) => (
              <p key={message}>{message}</p>
            ))}
          </div>
        )}
        <Buttons submit={submit} onClose={onClose} />
      </form>
    </Dialog>
  );
}

/** What stands in the way of reading text, each with its place. */
export function ProblemList({
  problems,
  onShow,
}: {
  problems: readonly Problem[];
  onShow?: (problem: Problem) => void;
}) {
  return (
    <ol class="sentences">
      {problems.slice(0, 50).map((problem) => (
        <li key={`${problem.range} ${problem.message}`}>
          {onShow === undefined || problem.range === null ? (
            problem.message
          ) : (
            <button type="button" onClick={() => onShow(problem)}>
              {problem.message}
            </button>
          )}
        </li>
      ))}
      {problems.length > 50 && <li>And {problems.length - 50} more.</li>}
    </ol>
  );
}

export function PasteDialog({
  onClose,
  onText,
}: {
  onClose: () => void;
  onText: (text: string) => readonly Problem[];
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const show = ({ range }: Problem) => {
    if (range === null || field.current === null) return;
    field.current.focus();
    field.current.setSelectionRange(...range);
    // A text area shows its selection when it is typed into: bring it into view by its line.
    const line = field.current.value.slice(0, range[0]).split('\n').length;
    field.current.scrollTop = Math.max(0, (line - 4) * 18);
  };
  return (
    <Dialog title="Paste a plan" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const found = onText(field.current?.value ?? '');
          setProblems(found);
          if (found.length === 0) onClose();
        }}
      >
        <label for="paste-text">
          A plan as JSON, StratML as XML, or lines copied from a spreadsheet. It stays in this page.
        </label>
        <textarea id="paste-text" ref={field} rows={14} spellcheck={false} />
        {problems.length > 0 && (
          <div role="alert" class="refused">
            <p>
              This is no plan yet: {problems.length} {problems.length === 1 ? 'problem' : 'problems'}.
            </p>
            <ProblemList problems={problems} onShow={show} />
          </div>
        )}
        <Buttons submit="Read it" onClose={onClose} />
      </form>
    </Dialog>
  );
}
