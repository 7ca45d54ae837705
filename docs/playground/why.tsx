/** Why a figure is what it is: sentences that open step by step. */
import { useState } from 'preact/hooks';
import { type Day, type Explanation, explain, type Plan } from 'spm-model';

/** More steps than this are not shown at once. */
const MOST_STEPS = 60;

/** A formula says nothing where nothing is computed in it. */
const isComputed = (formula: string | null): formula is string => formula !== null && /[+−×÷]|min|max/.test(formula);

const short = (result: Explanation['result']) => (typeof result === 'number' ? Number(result.toPrecision(6)) : result);

function Step({ step, isFirst = false }: { step: Explanation; isFirst?: boolean }) {
  const [isOpen, setOpen] = useState(isFirst);
  const [most, setMost] = useState(MOST_STEPS);
  const { sentence, formula, result, steps } = step;
  const hasMore = steps.length > 0 || isComputed(formula);
  if (!hasMore) return <p>{sentence}</p>;
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen((currentTarget as HTMLDetailsElement).open)}>
      <summary>{sentence}</summary>
      {isOpen && (
        <div class="steps">
          {isComputed(formula) && (
            <code>
              {formula.length > 600 ? `${formula.slice(0, 600)}…` : formula} = {short(result)}
            </code>
          )}
          {steps.length > 0 && (
            <ul>
              {steps.slice(0, most).map((next, index) => (
                <li key={`${index} ${next.id} ${next.name}`}>
                  <Step step={next} />
                </li>
              ))}
            </ul>
          )}
          {steps.length > most && (
            <button type="button" onClick={() => setMost(most + MOST_STEPS)}>
              Show more of the {steps.length}
            </button>
          )}
        </div>
      )}
    </details>
  );
}

/** Worked out only when it is opened. */
export function Why({ plan, id, asOf }: { plan: Plan; id: string; asOf: Day }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="why"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen((currentTarget as HTMLDetailsElement).open)}
    >
      <summary>Why?</summary>
      {isOpen && <Step key={`${id} ${asOf}`} step={explain(plan, id, { asOf })} isFirst />}
    </details>
  );
}
