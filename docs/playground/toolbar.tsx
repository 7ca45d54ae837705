/** What is done with the plan as a file: begin, open, save, take back. */
import { useRef } from 'preact/hooks';
import type { Day, Plan } from 'spm-model';
import { formats } from './saving';

interface ToolbarProps {
  readonly plan: Plan;
  readonly asOf: Day;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onNew: () => void;
  readonly onExample: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPaste: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

function SaveMenu({ plan, asOf }: { plan: Plan; asOf: Day }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        close();
        menu.current?.querySelector('summary')?.focus();
      }}
    >
      <summary class="button">Save as…</summary>
      <ul>
        {formats.map(({ label, save }) => (
          <li key={label}>
            <button
              type="button"
              onClick={() => {
                close();
                void save(plan, asOf);
              }}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function Toolbar(props: ToolbarProps) {
  const { plan, asOf, canUndo, canRedo, onNew, onExample, onFiles, onPaste, onUndo, onRedo } = props;
  return (
    <div class="toolbar" role="toolbar" aria-label="Plan">
      <button type="button" onClick={onNew}>
        New…
      </button>
      <label class="button">
        Open…
        <input
          type="file"
          class="unseen"
          multiple
          accept=".json,.xml,.csv,.tsv,.xlsx,application/json,text/xml,text/csv"
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            if (files.length > 0) onFiles(files);
            currentTarget.value = '';
          }}
        />
      </label>
      <button type="button" onClick={onPaste}>
        Paste…
      </button>
      <button type="button" onClick={onExample}>
        Example
      </button>
      <SaveMenu plan={plan} asOf={asOf} />
      <span class="gap" />
      <span class="pair">
        <button type="button" disabled={!canUndo} onClick={onUndo}>
          ↶ Undo
        </button>
        <button type="button" disabled={!canRedo} onClick={onRedo}>
          ↷ Redo
        </button>
      </span>
    </div>
  );
}
