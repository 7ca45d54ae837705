/** A plan begun from nothing: a title, an organization and a period. */
import { type Issue, type Plan, type Policy, parsePlan } from 'spm-model';
import { FormDialog } from './dialogs';
import { fieldFor, fieldOf } from './schema';

const fields = [
  fieldFor('title', { type: 'text', long: false }, { label: 'Title of the plan' }),
  fieldFor('name', { type: 'text', long: false }, { label: 'Name of the organization' }),
  ...[fieldOf('organization', 'kind')].filter((field) => field !== undefined),
  fieldFor('start', { type: 'day' }, { label: 'First day' }),
  fieldFor('end', { type: 'day' }, { label: 'Last day' }),
];

/** The five fiscal years that begin with the one in which a day lies. */
function fiveYears(today: string): { start: string; end: string } {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0);
  return { start: `${year}-07-01`, end: `${year + 5}-06-30` };
}

export function BlankDialog({
  plan,
  today,
  policy,
  onPlan,
  onClose,
}: {
  plan: Plan;
  today: string;
  policy: Policy;
  onPlan: (plan: Plan) => void;
  onClose: () => void;
}) {
  const begin = ({ title, name, kind, start, end }: Readonly<Record<string, unknown>>): readonly Issue[] => {
    const parsed = parsePlan(
      { schemaVersion: 1, id: 'plan', title, period: { start, end }, organization: { id: 'organization', name, kind } },
      { policy },
    );
    if (!parsed.ok) return parsed.issues;
    onPlan(parsed.value);
    return [];
  };
  return (
    <FormDialog
      title="Begin a plan"
      submit="Begin"
      note="Goals, strategies, measures and milestones are added step by step. The plan that is open now can be brought back."
      plan={plan}
      fields={fields}
      start={{ kind: 'lea', ...fiveYears(today) }}
      onSubmit={begin}
      onClose={onClose}
    />
  );
}
