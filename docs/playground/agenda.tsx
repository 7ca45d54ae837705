/** What the next meetings look at: the month's, the quarter's and the year's, what becomes of milestones, and reporting. */
import { useState } from 'preact/hooks';
import {
  type AttentionItem,
  type Day,
  findEntity,
  type Plan,
  type Policy,
  reviewAgenda,
  titleOf,
  type Who,
} from 'spm-model';
import { Chip } from './chips';
import { FieldEditor } from './fields';
import { counted, writtenDay } from './labels';
import { fieldFor } from './schema';

const MOST_ITEMS = 50;

const named = (plan: Plan, id: string | undefined): string | undefined => {
  const found = id === undefined ? undefined : findEntity(plan, id);
  return found === undefined ? undefined : titleOf(found.entity);
};

const whoIn = (plan: Plan, { person, unitId, teamId }: Who): string =>
  [person?.name, named(plan, teamId), named(plan, unitId)].filter((name) => name !== undefined).join(', ');

function Items({ plan, items, onGo }: { plan: Plan; items: readonly AttentionItem[]; onGo: (id: string) => void }) {
  const [most, setMost] = useState(MOST_ITEMS);
  if (items.length === 0) return <p>Nothing asks for attention.</p>;
  return (
    <>
      <ol class="sentences">
        {items.slice(0, most).map(({ id, reason, sentence, since, who }) => (
          <li key={`${reason} ${id} ${sentence}`}>
            <button type="button" onClick={() => onGo(id)}>
              {sentence}
            </button>
            <span class="aside">
              {since !== null && ` Since ${writtenDay(since)}.`} {whoIn(plan, who)}
            </span>
          </li>
        ))}
      </ol>
      {items.length > most && (
        <button type="button" onClick={() => setMost(most + MOST_ITEMS)}>
          Show more: {items.length - most} are left
        </button>
      )}
    </>
  );
}

const suggestions = { done: 'done', 'carry-over': 'carry over', drop: 'drop' } as const;

interface AgendaProps {
  readonly plan: Plan;
  readonly asOf: Day;
  readonly policy: Policy;
  readonly onGo: (id: string) => void;
}

export function Agenda({ plan, asOf, policy, onGo }: AgendaProps) {
  const [since, setSince] = useState<Day | undefined>(undefined);
  const agenda = reviewAgenda(plan, { asOf, policy, since });
  const { reporting, dispositions } = agenda;
  const withoutRules = (items: readonly AttentionItem[]) => items.filter(({ reason }) => reason !== 'rule-broken');
  const meetings = [
    ['Month', 'actions and milestones', withoutRules(agenda.monthly)],
    ['Quarter', 'strategies and their measures', withoutRules(agenda.quarterly)],
    ['Year', 'goals and their measures', withoutRules(agenda.yearly)],
  ] as const;
  return (
    <div class="agenda">
      <p>
        Of the reports and observations that fell due {since === undefined ? 'in a year' : `since ${writtenDay(since)}`}
        ,{' '}
        <b>
          {reporting.came} of {reporting.due}
        </b>{' '}
        came.
      </p>
      <div class="fields">
        <FieldEditor
          field={fieldFor('since', { type: 'day' }, { label: 'Last review', optional: true })}
          value={since}
          path="agenda.since"
          plan={plan}
          commit={(day) => {
            setSince(day as Day | undefined);
            return [];
          }}
        />
      </div>
      {meetings.map(([meeting, matter, items]) => (
        <section key={meeting} aria-label={`The ${meeting.toLowerCase()}’s meeting`}>
          <h2>
            {meeting}: {matter} <span class="aside">({counted(items.length, 'point')})</span>
          </h2>
          <Items plan={plan} items={items} onGo={onGo} />
        </section>
      ))}
      <section aria-label="What becomes of milestones">
        <h2>Milestones that end in this fiscal year</h2>
        {dispositions.length === 0 ? (
          <p>None.</p>
        ) : (
          <div class="table">
            <table>
              <thead>
                <tr>
                  <th scope="col">Milestone</th>
                  <th scope="col">State</th>
                  <th scope="col">Suggested</th>
                </tr>
              </thead>
              <tbody>
                {dispositions.slice(0, MOST_ITEMS).map(({ milestoneId, state, suggested }) => (
                  <tr key={milestoneId}>
                    <th scope="row">
                      <button type="button" class="link" onClick={() => onGo(milestoneId)}>
                        {named(plan, milestoneId)}
                      </button>
                    </th>
                    <td>
                      <Chip standing={state} />
                    </td>
                    <td>{suggestions[suggested]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {dispositions.length > MOST_ITEMS && <p>And {dispositions.length - MOST_ITEMS} more.</p>}
      </section>
    </div>
  );
}
