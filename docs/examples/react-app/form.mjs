/**
 * A form for an action that says what is wrong while one types, in the words of the rules, and commits when it is sent.
 * What is typed stays on the screen until it holds. Written without JSX, so that it runs as it stands.
 */
import { createElement as h, useId, useState } from 'react';
import { apply, checkEntity, findEntity } from 'spm-model';
import { thePlan } from './store.mjs';

/** @param {{ label: string, value: string, type?: string, issues: readonly import('spm-model').Issue[], onChange: (value: string) => void }} props */
function Field({ label, value, type = 'text', issues, onChange }) {
  const id = useId();
  const isWrong = issues.length > 0;
  return h(
    'p',
    null,
    h('label', { htmlFor: id }, label),
    h('input', {
      id,
      type,
      value,
      'aria-invalid': isWrong,
      'aria-describedby': `${id}-said`,
      onChange: (event) => onChange(event.target.value),
    }),
    h(
      'span',
      { id: `${id}-said`, role: isWrong ? 'alert' : undefined },
      issues.map(({ message }) => message).join(' '),
    ),
  );
}

/** @param {{ useStore: ReturnType<typeof import('./store.mjs').createPlanStore>, id: string }} props */
export function ActionForm({ useStore, id }) {
  const plan = useStore(thePlan);
  const change = useStore((state) => state.change);
  const refused = useStore((state) => state.issues);
  const found = findEntity(plan, id);
  const [typed, setTyped] = useState(found?.entity);
  if (typed === undefined || found === undefined) return h('p', null, 'There is no such action.');
  // As if it stood in the plan in place of the one there: dates within its milestone, ids that are known.
  const checked = checkEntity('action', typed, { plan, parentId: found.parentId ?? undefined });
  const issues = [...(checked.ok ? checked.warnings : checked.issues)];
  const about = (...path) => issues.filter((issue) => path.every((step, index) => issue.path[index] === step));
  const { title, period } = typed;
  const put = (changes) => setTyped({ ...typed, ...changes });
  const day = (end) => ({
    label: end === 'start' ? 'Starts' : 'Ends',
    type: 'date',
    value: period[end],
    issues: about('period', end),
    onChange: (value) => put({ period: { ...period, [end]: value } }),
  });
  const send = (event) => {
    event.preventDefault();
    // One list, so that it is all or nothing, and one step to undo.
    change((now) =>
      apply(now, [
        { type: 'reviseAction', id, changes: { title } },
        { type: 'rescheduleAction', id, period },
      ]),
    );
  };
  return h(
    'form',
    { onSubmit: send },
    h(Field, { label: 'Action', value: title, issues: about('title'), onChange: (value) => put({ title: value }) }),
    h(Field, day('start')),
    h(Field, day('end')),
    h(
      'ul',
      null,
      ...about('period')
        .filter(({ path }) => path.length === 1)
        .map(({ message }) => h('li', { key: message }, message)),
    ),
    h('button', { type: 'submit', disabled: !checked.ok }, 'Save'),
    h('ul', null, ...refused.map(({ message }) => h('li', { key: message }, message))),
  );
}
