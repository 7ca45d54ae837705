/**
 * A field for whatever the model holds. A value is taken over when the field is left or Enter is pressed. One that is
 * refused stays on screen, marked, with the reason and what holds instead.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type EntityKind, findEntity, type Issue, type Plan, titleOf, walkPlan } from 'spm-model';
import { withField } from './edits';
import { nounOf, writtenDay, writtenNumber } from './labels';
import type { Field } from './schema';

/** Takes a value over, undefined for none; gives the reasons where it does not. */
export type Commit = (value: unknown) => readonly Issue[];

export interface FieldProps {
  readonly field: Field;
  readonly value: unknown;
  /** Leads from the entity to the field, so that an issue finds it. */
  readonly path: string;
  readonly plan: Plan;
  readonly commit: Commit;
}

const slip = (message: string): readonly Issue[] => [
  { code: 'slip', severity: 'error', path: [], message, params: {} },
];

/** What holds, for someone who reads. */
function inText(value: unknown, plan: Plan): string {
  if (value === undefined || value === null || value === '') return 'empty';
  if (typeof value === 'number') return writtenNumber(value);
  if (typeof value !== 'string') return 'as before';
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return writtenDay(value);
  const named = findEntity(plan, value);
  return `“${named === undefined ? value : titleOf(named.entity)}”`;
}

interface Frame {
  readonly id: string;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

/** Label, help, and the reason where a value was refused. */
function Labeled({
  field,
  path,
  reasons,
  holds,
  onRestore,
  wide = false,
  children,
}: {
  field: Field;
  path: string;
  reasons: readonly Issue[];
  holds: string;
  onRestore: () => void;
  wide?: boolean;
  children: (frame: Frame) => ComponentChildren;
}) {
  const id = useId();
  const invalid = reasons.length > 0;
  return (
    <div class={`field${wide ? ' wide' : ''}${invalid ? ' invalid' : ''}`} data-field={path}>
      <label for={id} title={field.help}>
        {field.label}
        {field.optional ? '' : <span class="must"> (required)</span>}
      </label>
      {children({ id, invalid, describedBy: invalid ? `${id}-why` : undefined })}
      {invalid && (
        <div class="why-not" id={`${id}-why`} role="alert">
          {reasons.map(({ message }) => (
            <p key={message}>Not taken: {message}</p>
          ))}
          <p>
            What holds: {holds}.{' '}
            <button type="button" onClick={onRestore}>
              Put it back
            </button>
          </p>
        </div>
      )}
    </div>
  );
}

/** The reasons of the last refusal; gone once another value holds. */
function useReasons(held: unknown) {
  const [reasons, setReasons] = useState<readonly Issue[]>([]);
  const key = JSON.stringify(held);
  useEffect(() => setReasons([]), [key]);
  return [reasons, setReasons] as const;
}

/** A field that is one line, a day or a number. */
function LineField({ field, value, path, plan, commit }: FieldProps) {
  const { shape } = field;
  const [reasons, setReasons] = useReasons(value);
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isTyping = useRef(false);
  const text = value === undefined || value === null ? '' : String(value);
  const restore = () => {
    if (element.current !== null) element.current.value = text;
    setReasons([]);
  };
  useLayoutEffect(restore, [text]);
  const take = () => {
    isTyping.current = false;
    const { current } = element;
    if (current === null || (current.value === text && !current.validity.badInput)) {
      setReasons([]);
      return;
    }
    if (current.validity.badInput) {
      setReasons(slip(shape.type === 'day' ? 'That is no calendar day.' : 'That is no number.'));
      return;
    }
    const typed = current.value;
    if (typed === '' && field.optional) setReasons(commit(undefined));
    else if (typed === '' && shape.type !== 'text') setReasons(slip(`${field.label} is required.`));
    else setReasons(commit(shape.type === 'number' ? Number(typed) : typed));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    isTyping.current = true;
    if (event.key === 'Enter' && shape.type === 'day') take();
    if (event.key === 'Escape' && reasons.length > 0) restore();
  };
  const isLong = shape.type === 'text' && shape.long;
  return (
    <Labeled
      field={field}
      path={path}
      reasons={reasons}
      holds={inText(value, plan)}
      onRestore={restore}
      wide={shape.type === 'text'}
    >
      {({ id, invalid, describedBy }) => {
        const common = { id, ref: element, 'aria-invalid': invalid, 'aria-describedby': describedBy, onKeyDown };
        if (isLong) return <textarea {...common} rows={2} onChange={take} />;
        if (shape.type === 'number') return <input {...common} type="number" step="any" onChange={take} />;
        if (shape.type !== 'day') return <input {...common} type="text" onChange={take} />;
        // A day that is being typed passes through others; one that is picked is taken at once.
        const onPick = () => {
          if (!isTyping.current) take();
        };
        return <input {...common} type="date" onBlur={take} onChange={onPick} />;
      }}
    </Labeled>
  );
}

function Select({
  field,
  value,
  path,
  plan,
  commit,
  options,
}: FieldProps & { options: readonly (readonly [value: string, label: string])[] }) {
  const [reasons, setReasons] = useReasons(value);
  const [shown, setShown] = useState(String(value ?? ''));
  const held = String(value ?? '');
  const restore = () => {
    setShown(held);
    setReasons([]);
  };
  useLayoutEffect(restore, [held]);
  return (
    <Labeled field={field} path={path} reasons={reasons} holds={inText(value, plan)} onRestore={restore}>
      {({ id, invalid, describedBy }) => (
        <select
          id={id}
          value={shown}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={({ currentTarget }) => {
            setShown(currentTarget.value);
            setReasons(commit(currentTarget.value === '' ? undefined : currentTarget.value));
          }}
        >
          {(field.optional || held === '') && <option value="">{field.optional ? 'none' : 'choose…'}</option>}
          {options.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Labeled>
  );
}

/** More than this are not offered in a list: they are given by their ids. */
const MOST_OPTIONS = 400;

const memory = new WeakMap<Plan, Map<string, readonly (readonly [string, string])[]>>();

/** What an id may name, by title. */
function candidates(plan: Plan, kinds: readonly EntityKind[] | null): readonly (readonly [string, string])[] {
  const key = kinds?.join() ?? '*';
  const known = memory.get(plan) ?? new Map<string, readonly (readonly [string, string])[]>();
  memory.set(plan, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const list: (readonly [string, string])[] = [];
  for (const { kind, entity } of walkPlan(plan)) {
    if (kinds !== null && !kinds.includes(kind)) continue;
    const prefix = kinds?.length === 1 ? '' : `${nounOf(kind)}: `;
    list.push([entity.id, `${prefix}${titleOf(entity)}`.slice(0, 90)]);
    if (list.length > MOST_OPTIONS) break;
  }
  known.set(key, list);
  return list;
}

function ReferenceField(props: FieldProps & { kinds: readonly EntityKind[] | null }) {
  const options = candidates(props.plan, props.kinds);
  if (options.length > MOST_OPTIONS) {
    return <LineField {...props} field={{ ...props.field, shape: { type: 'text', long: false } }} />;
  }
  const held = props.value as string | undefined;
  const isKnown = held === undefined || options.some(([id]) => id === held);
  return <Select {...props} options={isKnown ? options : [...options, [held, `“${held}” (not in this plan)`]]} />;
}

function ReferencesField({
  field,
  value,
  path,
  plan,
  commit,
  kinds,
}: FieldProps & { kinds: readonly EntityKind[] | null }) {
  const ids = (value ?? []) as readonly string[];
  const [reasons, setReasons] = useReasons(ids);
  const options = candidates(plan, kinds).filter(([id]) => !ids.includes(id));
  const set = (next: readonly string[]) =>
    setReasons(commit(next.length === 0 && field.optional && value !== undefined ? undefined : next));
  const add = (id: string) => {
    if (id !== '') set([...ids, id]);
  };
  return (
    <Labeled
      field={field}
      path={path}
      reasons={reasons}
      holds={ids.length === 0 ? 'none' : ids.map((id) => inText(id, plan)).join(', ')}
      onRestore={() => setReasons([])}
      wide
    >
      {({ id, invalid, describedBy }) => (
        <>
          {ids.length > 0 && (
            <ul class="tags">
              {ids.map((each) => (
                <li key={each}>
                  {inText(each, plan)}{' '}
                  <button
                    type="button"
                    aria-label={`Take out ${inText(each, plan)}`}
                    onClick={() => set(ids.filter((other) => other !== each))}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
          )}
          {options.length > MOST_OPTIONS ? (
            <input
              id={id}
              placeholder="An id to add"
              aria-invalid={invalid}
              aria-describedby={describedBy}
              onChange={({ currentTarget }) => {
                add(currentTarget.value.trim());
                currentTarget.value = '';
              }}
            />
          ) : (
            <select
              id={id}
              value=""
              disabled={options.length === 0}
              aria-invalid={invalid}
              aria-describedby={describedBy}
              onChange={({ currentTarget }) => add(currentTarget.value)}
            >
              <option value="">{options.length === 0 ? 'nothing more to add' : 'add…'}</option>
              {options.map(([each, label]) => (
                <option key={each} value={each}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </>
      )}
    </Labeled>
  );
}

/** A text area that is read as something else than text. */
function ReadField({
  field,
  value,
  path,
  commit,
  written,
  read,
  rows,
}: FieldProps & { written: string; read: (text: string) => { value: unknown } | { slip: string }; rows: number }) {
  const [reasons, setReasons] = useReasons(value);
  const element = useRef<HTMLTextAreaElement>(null);
  const restore = () => {
    if (element.current !== null) element.current.value = written;
    setReasons([]);
  };
  useLayoutEffect(restore, [written]);
  return (
    <Labeled
      field={field}
      path={path}
      reasons={reasons}
      holds={written === '' ? 'empty' : 'as before'}
      onRestore={restore}
      wide
    >
      {({ id, invalid, describedBy }) => (
        <textarea
          id={id}
          ref={element}
          rows={rows}
          spellcheck={false}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={({ currentTarget }) => {
            const found = read(currentTarget.value);
            setReasons('slip' in found ? slip(found.slip) : commit(found.value));
          }}
        />
      )}
    </Labeled>
  );
}

function LinesField(props: FieldProps) {
  const lines = (props.value ?? []) as readonly string[];
  const { optional, label } = props.field;
  return (
    <ReadField
      {...props}
      field={{ ...props.field, label: `${label}, one a line` }}
      written={lines.join('\n')}
      rows={Math.max(2, lines.length)}
      read={(text) => {
        const found = text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '');
        return { value: found.length === 0 && optional ? undefined : found };
      }}
    />
  );
}

function JsonField(props: FieldProps) {
  const written = props.value === undefined ? '' : JSON.stringify(props.value, null, 2);
  return (
    <ReadField
      {...props}
      written={written}
      rows={3}
      read={(text) => {
        if (text.trim() === '') return { value: undefined };
        try {
          return { value: JSON.parse(text) as unknown };
        } catch (error) {
          return { slip: `That is no JSON: ${error instanceof Error ? error.message : error}` };
        }
      }}
    />
  );
}

/** Several fields that are one value. What is given so far is kept until all of it is right. */
function ObjectField({ field, value, path, plan, commit }: FieldProps) {
  const shape = field.shape;
  const [draft, setDraft] = useState<Readonly<Record<string, unknown>> | null>(null);
  const [missing, setMissing] = useState<readonly Issue[]>([]);
  const key = JSON.stringify(value);
  useEffect(() => {
    setDraft(null);
    setMissing([]);
  }, [key]);
  if (shape.type !== 'object') return null;
  const held = (value ?? {}) as Readonly<Record<string, unknown>>;
  const shown = draft ?? held;
  const set = (name: string, part: unknown): readonly Issue[] => {
    const next = withField(shown, name, part);
    const lacking = shape.fields.find((each) => !each.optional && next[each.name] === undefined);
    if (lacking !== undefined && Object.keys(next).length > 0) {
      setDraft(next);
      setMissing(slip(`${lacking.label} is needed as well.`));
      return [];
    }
    const refused = commit(Object.keys(next).length === 0 ? undefined : next);
    if (refused.length === 0) {
      setDraft(null);
      setMissing([]);
    } else if (draft !== null) setMissing(refused);
    return draft === null ? refused : [];
  };
  return (
    <fieldset data-field={path} class={missing.length > 0 ? 'invalid' : undefined}>
      <legend title={field.help}>{field.label}</legend>
      {shape.fields
        .filter((inner) => inner.name !== 'extensions' || shown['extensions'] !== undefined)
        .map((inner) => (
          <FieldEditor
            key={inner.name}
            field={inner}
            value={shown[inner.name]}
            path={`${path}.${inner.name}`}
            plan={plan}
            commit={(part) => set(inner.name, part)}
          />
        ))}
      {field.optional && value !== undefined && (
        <button type="button" class="quiet" onClick={() => setMissing(commit(undefined))}>
          Take away
        </button>
      )}
      {missing.length > 0 && (
        <div class="why-not" role="alert">
          {missing.map(({ message }) => (
            <p key={message}>Not taken yet: {message}</p>
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** The field for what the model holds there. */
export function FieldEditor(props: FieldProps) {
  const { shape } = props.field;
  switch (shape.type) {
    case 'choice':
      return <Select {...props} options={shape.words.map((word) => [word, choiceLabel(word)] as const)} />;
    case 'reference':
      return <ReferenceField {...props} kinds={shape.kinds} />;
    case 'references':
      return <ReferencesField {...props} kinds={shape.kinds} />;
    case 'lines':
      return <LinesField {...props} />;
    case 'object':
      return <ObjectField {...props} />;
    case 'json':
      return <JsonField {...props} />;
    default:
      return <LineField {...props} />;
  }
}

const choiceNames: Readonly<Record<string, string>> = {
  sea: 'state education agency',
  lea: 'school district',
  'leading-developing-innovating': 'leading, developing, innovating',
  'managing-performing': 'managing, performing',
};
const choiceLabel = (word: string): string => choiceNames[word] ?? word.replaceAll('-', ' ');
