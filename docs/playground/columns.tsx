/** How an opened spreadsheet was read, sheet by sheet and column by column: what is changed here is read again at once. */
import { useState } from 'preact/hooks';
import type { Day } from 'spm-model';
import {
  type SheetColumns,
  type SheetField,
  type SheetMappingInput,
  type SheetRole,
  sheetFields,
} from 'spm-model/sheets';
import { counted } from './labels';
import type { OpenedSheets } from './reading';

type DatedKind = 'baseline' | 'target' | 'actual' | 'n';
type Sheet = OpenedSheets['sheets'][number];

/** A column that holds values of a measure on one day. */
const dated: Readonly<Record<DatedKind, string>> = {
  baseline: 'baseline on a day',
  target: 'target for a day',
  actual: 'actual value on a day',
  n: 'number observed on a day',
};

const fieldName = (field: SheetField): string =>
  field === 'n' ? 'number observed' : field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The kind and the day of a dated role; null for any other. */
function datedIn(role: SheetRole): readonly [DatedKind, Day] | null {
  if (typeof role === 'string') return null;
  const [entry] = Object.entries(role) as [DatedKind, Day][];
  return entry ?? null;
}

const datedRole = (kind: DatedKind, day: Day) => ({ [kind]: day }) as unknown as SheetRole;

/** Some values of a column, to tell by what it holds. */
function valuesOf({ rows }: Sheet, headerRow: number, at: number): string {
  if (at < 0) return '';
  const values = rows
    .slice(headerRow)
    .map((row) => String(row[at] ?? '').trim())
    .filter((value) => value !== '');
  const shown = values.slice(0, 2).map((value) => (value.length > 30 ? `${value.slice(0, 29)}…` : value));
  return `${shown.join(', ')}${values.length > 2 ? ' …' : ''}`;
}

interface ColumnProps {
  readonly header: string;
  readonly role: SheetRole;
  readonly values: string;
  /** The day that a column gets when it is first read as values on a day. */
  readonly day: Day;
  readonly onRole: (role: SheetRole) => void;
}

function Column({ header, role, values, day, onRole }: ColumnProps) {
  const on = datedIn(role);
  return (
    <tr class={role === 'ignore' ? 'unread' : undefined}>
      <th scope="row">{header}</th>
      <td class="aside">{values}</td>
      <td>
        <select
          aria-label={`${header}: read as`}
          value={on === null ? (role as string) : `on ${on[0]}`}
          onChange={({ currentTarget: { value } }) => {
            const kind = /^on (.*)$/.exec(value)?.[1] as DatedKind | undefined;
            onRole(kind === undefined ? (value as SheetRole) : datedRole(kind, on?.[1] ?? day));
          }}
        >
          <option value="ignore">not read</option>
          <optgroup label="Values of a measure">
            {Object.entries(dated).map(([kind, name]) => (
              <option key={kind} value={`on ${kind}`}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label="Fields">
            {sheetFields.map((field) => (
              <option key={field} value={field}>
                {fieldName(field)}
              </option>
            ))}
          </optgroup>
        </select>{' '}
        {on !== null && (
          <input
            type="date"
            aria-label={`${header}: day`}
            value={on[1]}
            onChange={({ currentTarget: { value } }) => value !== '' && onRole(datedRole(on[0], value))}
          />
        )}
      </td>
    </tr>
  );
}

interface SheetFormProps {
  readonly sheet: Sheet;
  readonly read: SheetColumns | undefined;
  readonly day: Day;
  readonly onRow: (row: number) => void;
  readonly onRole: (header: string, role: SheetRole) => void;
}

function SheetForm({ sheet, read, day, onRow, onRole }: SheetFormProps) {
  const headers =
    read === undefined ? [] : (sheet.rows[read.headerRow - 1] ?? []).map((cell) => String(cell ?? '').trim());
  const columns = Object.entries(read?.columns ?? {})
    .map(([header, role]) => ({ header, role, at: headers.indexOf(header) }))
    .sort((a, b) => a.at - b.at);
  return (
    <fieldset class="sheet">
      <legend>Sheet “{sheet.name}”</legend>
      <label>
        The headers stand in row{' '}
        <input
          type="number"
          min={1}
          max={sheet.rows.length}
          value={read?.headerRow ?? ''}
          onChange={({ currentTarget: { valueAsNumber } }) => Number.isInteger(valueAsNumber) && onRow(valueAsNumber)}
        />
      </label>
      {read === undefined ? (
        <p>No headers were recognized in this sheet, so it is not read. Give the row in which they stand.</p>
      ) : (
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">Holds</th>
                <th scope="col">Read as</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ header, role, at }) => (
                <Column
                  key={header}
                  header={header}
                  role={role}
                  values={valuesOf(sheet, read.headerRow, at)}
                  day={day}
                  onRole={(next) => onRole(header, next)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </fieldset>
  );
}

export function Columns({
  opened,
  isRefused,
  day,
  onRead,
}: {
  opened: OpenedSheets;
  isRefused: boolean;
  day: Day;
  onRead: (given: SheetMappingInput) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const { sheets, given, mapping } = opened;
  const unread = Object.values(mapping).flatMap(({ columns }) =>
    Object.values(columns).filter((role) => role === 'ignore'),
  ).length;
  return (
    <section class="sheets" aria-label="How the spreadsheet was read">
      <details open={isOpen || isRefused} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          How the spreadsheet was read: {counted(sheets.length, 'sheet')}
          {unread === 0 ? '' : `, ${counted(unread, 'column')} not read`}. Look, and correct it
        </summary>
        <p class="aside">
          Every change is read again at once, from the spreadsheet as it was opened: edits made since then are left
          behind.
        </p>
        {sheets.map((sheet) => {
          const read = mapping[sheet.name];
          const set = given[sheet.name];
          return (
            <SheetForm
              key={sheet.name}
              sheet={sheet}
              read={read}
              day={day}
              // Other headers have other roles.
              onRow={(headerRow) => onRead({ ...given, [sheet.name]: { headerRow } })}
              onRole={(header, role) =>
                onRead({ ...given, [sheet.name]: { ...set, columns: { ...set?.columns, [header]: role } } })
              }
            />
          );
        })}
      </details>
    </section>
  );
}
