/** For someone who has never been here: what this is, and what to try. Closed for good once it was closed. */
import { useState } from 'preact/hooks';
import { keepGuideClosed, wasGuideClosed } from './keeping';

export function Guide({ isFirst }: { isFirst: boolean }) {
  const [begun] = useState(() => isFirst && !wasGuideClosed());
  return (
    <aside aria-label="First steps">
      <details
        class="guide"
        open={begun}
        onToggle={({ currentTarget }) => {
          if (!currentTarget.open) keepGuideClosed();
        }}
      >
        <summary>What is this, and what can I try?</summary>
        <p>
          A plan that an education agency can steer by: <strong>goals</strong> for students, <strong>strategies</strong>{' '}
          with their theory of action, <strong>milestones</strong> and <strong>actions</strong>, and{' '}
          <strong>measures</strong> of both. Lakeland is made up. Nothing here can break: every change can be undone.
        </p>
        <ol>
          <li>Move the day above the plan, and watch how work and results stand then.</li>
          <li>
            Choose something in the plan, change a field of it, and read at the foot of the page what else that changes.
          </li>
          <li>Open “Agenda” for what to look at first, and “Report” for what to hand to a board.</li>
          <li>
            Open your own: a spreadsheet (CSV or XLSX), StratML or JSON, by “Open…”, “Paste…” or dropping it here; or
            begin with “New…”.
          </li>
        </ol>
      </details>
    </aside>
  );
}
