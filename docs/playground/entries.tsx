/** Lists of dated entries (observations, reports, targets, amounts): each can be corrected or taken out, new ones added. */
import { useState } from 'preact/hooks';
import type { Day, EntityKind, Issue, Operation, Plan } from 'spm-model';
import { listEdits, type Revising, withField } from './edits';
import { FieldEditor } from './fields';
import { labelOf, writtenDay } from './labels';
import { entryFields, type Field } from './schema';

type Entry = Readonly<Record<string, unknown>>;

/** Fields that each entry shows at once; the rest opens. */
const SHOWN = new Set(['date', 'value', 'low', 'high', 'percentComplete', 'amount', 'until', 'reason']);

/** What one of a list is called. */
const nouns: Readonly<Record<string, string>> = {
  observations: 'observation',
  reports: 'report',
  targets: 'target',
  withheld: 'withheld day',
  used: 'amount used',
  delivered: 'amount delivered',
  revisions: 'revision',
};

interface ListProps {
  readonly plan: Plan;
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly asOf: Day;
  readonly revising?: Revising;
  readonly isMaintained?: boolean;
  readonly onEdit: (id: string, operations: readonly Operation[]) => readonly Issue[];
}

/** A band is given for what should be maintained, a value for what should move. */
const fits = (field: Field, isMaintained: boolean | undefined, entry: Entry): boolean => {
  if (field.name === 'extensions' && entry[field.name] === undefined) return false;
  if (isMaintained === undefined || entry[field.name] !== undefined) return true;
  if (field.name === 'value') return !isMaintained;
  return field.name === 'low' || field.name === 'high' ? isMaintained : true;
};

function EntryFields({
  fields,
  entry,
  path,
  plan,
  set,
}: {
  fields: readonly Field[];
  entry: Entry;
  path: string;
  plan: Plan;
  set: (name: string, value: unknown) => readonly Issue[];
}) {
  return (
    <>
      {fields.map((field) => (
        <FieldEditor
          key={field.name}
          field={field}
          value={entry[field.name]}
          path={`${path}.${field.name}`}
          plan={plan}
          commit={(value) => set(field.name, value)}
        />
      ))}
    </>
  );
}

export function EntryList(props: ListProps) {
  const { plan, kind, id, name, entries, asOf, revising = null, isMaintained, onEdit } = props;
  const [draft, setDraft] = useState<Entry | null>(null);
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const fields = entryFields(kind, name);
  const edits = listEdits(kind, id, name, entries, revising);
  const noun = nouns[name] ?? 'entry';
  const isRecord = name === 'revisions';
  const ordered = entries
    .map((entry, at) => ({ entry, at }))
    .sort((one, other) => dayOf(one.entry).localeCompare(dayOf(other.entry)));
  return (
    <fieldset data-field={name} class="entries">
      <legend>{labelOf(name)}</legend>
      {entries.length === 0 && <p class="none">None yet.</p>}
      <ol>
        {ordered.map(({ entry, at }) => {
          const possible = fields.filter(
            (field) => fits(field, isMaintained, entry) && !(isRecord && field.shape.type === 'json'),
          );
          const shown = possible.filter((field) => SHOWN.has(field.name));
          const more = possible.filter((field) => !SHOWN.has(field.name));
          const set = (part: string, value: unknown) => onEdit(id, edits.replace(at, withField(entry, part, value)));
          return (
            <li key={`${at} ${dayOf(entry)}`} data-field={`${name}.${at}`} class="entry">
              <EntryFields fields={shown} entry={entry} path={`${name}.${at}`} plan={plan} set={set} />
              {more.length > 0 && (
                <details open={more.some((field) => entry[field.name] !== undefined)}>
                  <summary>More</summary>
                  <div class="fields">
                    <EntryFields fields={more} entry={entry} path={`${name}.${at}`} plan={plan} set={set} />
                  </div>
                </details>
              )}
              <button
                type="button"
                class="quiet"
                aria-label={`Remove the ${noun} of ${writtenDay(dayOf(entry))}`}
                onClick={() => setRefused(onEdit(id, edits.remove(at)))}
              >
                Remove
              </button>
            </li>
          );
        })}
      </ol>
      {draft !== null && (
        <div class="entry fresh">
          <EntryFields
            fields={fields.filter((field) => fits(field, isMaintained, draft))}
            entry={draft}
            path={`${name}.new`}
            plan={plan}
            set={(part, value) => {
              setDraft((before) => withField(before ?? {}, part, value));
              return [];
            }}
          />
          <button
            type="button"
            class="primary"
            onClick={() => {
              const issues = onEdit(id, edits.add(draft));
              setRefused(issues);
              if (issues.length === 0) setDraft(null);
            }}
          >
            Save the {noun}
          </button>
          <button
            type="button"
            onClick={() => {
              setDraft(null);
              setRefused([]);
            }}
          >
            Cancel
          </button>
        </div>
      )}
      {refused.length > 0 && (
        <div class="why-not" role="alert">
          {refused.map(({ message }) => (
            <p key={message}>Not taken: {message}</p>
          ))}
        </div>
      )}
      {draft === null && !isRecord && (
        <button type="button" onClick={() => setDraft({ date: asOf })}>
          Add {/^[aeiou]/.test(noun) ? 'an' : 'a'} {noun}
        </button>
      )}
    </fieldset>
  );
}

const dayOf = (entry: Entry): string => String(entry['date'] ?? entry['until'] ?? '');
