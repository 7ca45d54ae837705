/** The entity that is chosen: how it stands and why, what can be done with it, and a field for everything it holds. */
import { useState } from 'preact/hooks';
import {
  type Day,
  type EntityKind,
  type FoundEntity,
  findEntity,
  formatTheory,
  type Issue,
  type Operation,
  type Plan,
  type PlanRollup,
  titleOf,
} from 'spm-model';
import { structure } from '../../src/model/generated/structure.js';
import { Actions } from './actions';
import { StandingLine } from './chips';
import { type Revising, setField } from './edits';
import { EntryList } from './entries';
import { FieldEditor } from './fields';
import { capital, nounOf } from './labels';
import { Results } from './results';
import { type Field, fieldFor, fieldsOf } from './schema';
import { lineage, standingOf } from './standing';
import { Why } from './why';

export interface DetailsProps {
  readonly plan: Plan;
  readonly standing: PlanRollup;
  readonly id: string;
  readonly asOf: Day;
  /** Applies operations; gives the reasons where they are refused. */
  readonly onEdit: (id: string, operations: readonly Operation[]) => readonly Issue[];
  readonly onGo: (id: string) => void;
}

const explained: ReadonlySet<EntityKind> = new Set(['plan', 'goal', 'strategy', 'milestone', 'action', 'measure']);

/** What is written once for a kind, what is rather for specialists, and what is a list of dated entries. */
const RARE = new Set([
  'extensions',
  'weight',
  'codes',
  'code',
  'alignsTo',
  'thresholds',
  'continues',
  'revisions',
  'withheld',
  'lagMonths',
  'trajectory',
  'accumulation',
  'description',
  'responsible',
  'dependsOn',
  'alsoServes',
  'leader',
  'chief',
]);
/** What changes most stands first. */
const FIRST = ['reports', 'observations', 'used', 'delivered', 'baseline', 'targets', 'theory', 'period'];
const ORDER = (name: string) => {
  const place = FIRST.indexOf(name);
  return place === -1 ? FIRST.length : place;
};

interface PartProps extends DetailsProps {
  readonly found: FoundEntity;
  readonly field: Field;
  readonly revising: Revising;
}

/** One field of the entity, or one of its lists. */
function Part({ plan, found, field, asOf, revising, onEdit }: PartProps) {
  const { kind, entity } = found;
  const values = entity as unknown as Readonly<Record<string, unknown>>;
  const { merge, entries } = structure[kind].fields[field.name] ?? { merge: 'value' };
  if (merge === 'dated' && entries !== undefined) {
    const isMaintained =
      field.name === 'targets' && kind === 'measure' ? values['direction'] === 'maintain' : undefined;
    return (
      <EntryList
        plan={plan}
        kind={kind}
        id={entity.id}
        name={field.name}
        entries={(values[field.name] ?? []) as readonly Readonly<Record<string, unknown>>[]}
        asOf={asOf}
        revising={field.name === 'targets' ? revising : null}
        {...(isMaintained === undefined ? {} : { isMaintained })}
        onEdit={onEdit}
      />
    );
  }
  return (
    <FieldEditor
      field={field}
      value={values[field.name]}
      path={field.name}
      plan={plan}
      commit={(value) => onEdit(entity.id, [setField(kind, entity.id, field.name, value, revising)])}
    />
  );
}

/** How new targets and a new baseline come into force. */
function InForce({
  plan,
  asOf,
  revising,
  onRevising,
}: {
  plan: Plan;
  asOf: Day;
  revising: Revising;
  onRevising: (revising: Revising) => void;
}) {
  return (
    <fieldset class="in-force">
      <legend>When you change targets or the baseline</legend>
      <label>
        <input type="radio" name="in-force" checked={revising === null} onChange={() => onRevising(null)} /> it corrects
        what was written
      </label>
      <label>
        <input
          type="radio"
          name="in-force"
          checked={revising !== null}
          onChange={() => onRevising({ from: asOf, reason: '' })}
        />{' '}
        it is a revision: what was in force is kept
      </label>
      {revising !== null && (
        <div class="fields">
          <FieldEditor
            field={fieldFor('from', { type: 'day' }, { label: 'In force from' })}
            value={revising.from}
            path="revising.from"
            plan={plan}
            commit={(from) => {
              onRevising({ ...revising, from: String(from) });
              return [];
            }}
          />
          <FieldEditor
            field={fieldFor('reason', { type: 'text', long: false }, { optional: true })}
            value={revising.reason}
            path="revising.reason"
            plan={plan}
            commit={(reason) => {
              onRevising({ ...revising, reason: String(reason ?? '') });
              return [];
            }}
          />
        </div>
      )}
    </fieldset>
  );
}

function Fields(props: DetailsProps & { found: FoundEntity }) {
  const { found, plan, asOf } = props;
  const [revising, setRevising] = useState<Revising>(null);
  const { kind, entity } = found;
  const title = structure[kind].title;
  const values = entity as unknown as Readonly<Record<string, unknown>>;
  const owned = new Set([
    ...structure[kind].owns.map(({ key }) => key),
    'organization',
    'schemaVersion',
    'id',
    'discontinued',
  ]);
  const isGivenUp = values['discontinued'] !== undefined;
  const fields = fieldsOf(kind).filter(({ name }) => !owned.has(name) || (name === 'discontinued' && isGivenUp));
  const main = fields
    .filter(({ name }) => name !== title && !RARE.has(name))
    .sort((one, other) => ORDER(one.name) - ORDER(other.name));
  const rare = fields.filter(({ name }) => RARE.has(name));
  const part = (field: Field) => <Part key={field.name} {...props} field={field} revising={revising} />;
  const hasTargets = fields.some(({ name }) => name === 'targets');
  return (
    <form class="entity" onSubmit={(event) => event.preventDefault()}>
      <div class="fields">{fields.filter(({ name }) => name === title).map(part)}</div>
      <div class="fields">
        {main.filter(({ name }) => ORDER(name) < ORDER('baseline')).map(part)}
        {hasTargets && <InForce plan={plan} asOf={asOf} revising={revising} onRevising={setRevising} />}
        {main.filter(({ name }) => ORDER(name) >= ORDER('baseline')).map(part)}
      </div>
      {rare.length > 0 && (
        <details class="rare">
          <summary>More about this {nounOf(kind)}</summary>
          <div class="fields">{rare.map(part)}</div>
        </details>
      )}
      <p class="id">Id: {entity.id}</p>
    </form>
  );
}

export function Details(props: DetailsProps) {
  const { plan, standing, asOf, onEdit, onGo } = props;
  const found = findEntity(plan, props.id) ?? (findEntity(plan, plan.id) as FoundEntity);
  const { kind, entity } = found;
  const holders = lineage(plan, entity.id).slice(1).reverse();
  return (
    <section class="details" aria-labelledby="details-title">
      {holders.length > 0 && (
        <nav class="crumbs" aria-label="What holds it">
          {holders.map((holder) => (
            <button key={holder.entity.id} type="button" class="link" onClick={() => onGo(holder.entity.id)}>
              {titleOf(holder.entity)}
            </button>
          ))}
        </nav>
      )}
      <h2 id="details-title" tabIndex={-1}>
        <span class="kind">{capital(nounOf(kind))}</span> {titleOf(entity)}
      </h2>
      {explained.has(kind) && <StandingLine standing={standingOf(standing, found)} long />}
      {found.kind === 'strategy' && found.entity.theory !== undefined && (
        <p class="theory">{formatTheory(found.entity.theory)}</p>
      )}
      {explained.has(kind) && <Why key={`why ${entity.id}`} plan={plan} id={entity.id} asOf={asOf} />}
      {found.kind === 'measure' && <Results measure={found.entity} asOf={asOf} onGo={onGo} />}
      <Actions key={`actions ${entity.id}`} plan={plan} found={found} asOf={asOf} onEdit={onEdit} onGo={onGo} />
      <Fields key={entity.id} {...props} found={found} />
    </section>
  );
}
