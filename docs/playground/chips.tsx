/** How things stand, as chips with a mark, a word and a color, and as bars; and the legend to them. */
import { colors, type Look, lookOf, looks, marks, meanings, type Standing as StandingName } from 'spm-model/views';
import { inWords, percent } from './labels';
import type { Standing } from './standing';

const styleOf = (look: Look) => {
  const { fill, line, text } = colors[look];
  return { background: fill, borderColor: line, color: text };
};

export function Chip({ standing }: { standing: string }) {
  const look = lookOf[standing as StandingName] ?? 'none';
  return (
    <span class={`chip ${look}`} style={styleOf(look)}>
      <span aria-hidden="true">{marks[look]}</span> {inWords(standing)}
    </span>
  );
}

function Bar({ share, expected, standing }: { share: number | null; expected: number | null; standing: string }) {
  const { line } = colors[lookOf[standing as StandingName] ?? 'none'];
  return (
    <span class="bar" aria-hidden="true">
      <span class="done" style={{ width: `${(share ?? 0) * 100}%`, background: line }} />
      {expected !== null && <span class="due" style={{ left: `${Math.min(1, expected) * 100}%` }} />}
    </span>
  );
}

/** Work, results and what comparing them says of one entity. */
export function StandingLine({ standing, long = false }: { standing: Standing; long?: boolean }) {
  const { work, results, diagnosis } = standing;
  return (
    <span class="standing">
      {work && (
        <span class="figure">
          <span class="word">Work</span>
          <Bar share={work.completion} expected={work.due} standing={work.state} />
          {work.completion !== null && <span>{percent(work.completion)}</span>}
          <Chip standing={work.state} />
        </span>
      )}
      {results && (
        <span class="figure">
          {work !== undefined && <span class="word">Results</span>}
          <Bar share={results.progress} expected={results.expectedProgress} standing={results.status} />
          {results.progress !== null && <span>{percent(results.progress)}</span>}
          <Chip standing={results.status} />
        </span>
      )}
      {long && diagnosis !== undefined && <span class="diagnosis">Together: {inWords(diagnosis)}</span>}
    </span>
  );
}

export function Legend() {
  return (
    <aside class="legend" aria-label="Colors and marks">
      <ul>
        {looks.map((look) => (
          <li key={look}>
            <span class={`chip ${look}`} style={styleOf(look)} aria-hidden="true">
              {marks[look]}
            </span>{' '}
            {meanings[look]}
          </li>
        ))}
        <li>
          <span class="bar" aria-hidden="true">
            <span class="done" style={{ width: '40%', background: 'currentColor' }} />
            <span class="due" style={{ left: '60%' }} />
          </span>{' '}
          how far it has come; the line shows what was due
        </li>
      </ul>
    </aside>
  );
}
