/** The state of the page: a history of one plan, the day, what is chosen and open, and what was said last. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  apply,
  commit,
  type Day,
  draftPolicy,
  type History,
  type Issue,
  type Operation,
  type Plan,
  rollup,
  startHistory,
  undo as stepBack,
  redo as stepForward,
  walkPlan,
} from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { discard, keep, recall } from './keeping';
import type { OpenedSheets, Problem, Reading } from './reading';
import { changesOf, lineage } from './standing';

export const EXAMPLE_DAY = '2026-08-03';

/** A plan that is being written: what is not yet there is worth a look, and no error. */
export const policy = draftPolicy;

/** What was said last, and perhaps a way back. */
export interface Said {
  readonly lines: readonly string[];
  readonly more?: readonly string[];
  readonly back?: { readonly label: string; readonly go: () => void };
}

/** The rows that are open at first: all of a small plan, of a large one the plan itself. */
function firstOpen(plan: Plan): ReadonlySet<string> {
  const open = new Set([plan.id]);
  for (const { kind, entity } of walkPlan(plan)) {
    if (open.size > 60) return new Set([plan.id]);
    if (kind === 'goal' || kind === 'strategy') open.add(entity.id);
  }
  return open;
}

const within = (day: Day, { period }: Plan): Day =>
  day < period.start ? period.start : day > period.end ? period.end : day;

const LIMIT = { limit: 200 };

/** Waits so long after a change before the plan is kept: writing all of a large plan takes longer than a frame. */
const KEEP_AFTER = 400;

export function useSession(today: Day) {
  const [begun] = useState(() => recall() ?? { plan: examplePlan, asOf: EXAMPLE_DAY, isExample: true });
  const [history, setHistory] = useState<History>(() => startHistory(begun.plan, LIMIT));
  const [asOf, setDay] = useState<Day>(begun.asOf);
  const [selected, setSelected] = useState(begun.plan.id);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => firstOpen(begun.plan));
  const [more, setMore] = useState<ReadonlyMap<string, number>>(new Map());
  const [said, setSaid] = useState<Said>(
    'isExample' in begun
      ? { lines: [] }
      : { lines: [`Here is “${begun.plan.title}”, as you left it in this browser.`] },
  );
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [losses, setLosses] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState<OpenedSheets | null>(null);
  const [isKept, setKept] = useState(!('isExample' in begun));
  const plan = history.present;

  // Callbacks look at what holds when they are called, and stay the same, so that what is shown is not made anew.
  const now = useRef({ history, asOf, selected });
  now.current = { history, asOf, selected };

  /** The plan that was opened last, and what was open before it. */
  const last = useRef<{ readonly read: Plan; readonly before: typeof now.current } | null>(null);
  const sheets = useRef<OpenedSheets['sheets'] | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return undefined;
    }
    const timer = setTimeout(() => setKept(keep({ plan, asOf })), KEEP_AFTER);
    return () => clearTimeout(timer);
  }, [plan, asOf]);

  const restart = useCallback((begin: History, day: Day, words: Said) => {
    now.current = { history: begin, asOf: day, selected: begin.present.id };
    setHistory(begin);
    setDay(day);
    setSelected(begin.present.id);
    setOpen(firstOpen(begin.present));
    setMore(new Map());
    setProblems([]);
    setLosses([]);
    setOpened(null);
    setSaid(words);
  }, []);

  /** Opens a plan; the one before can be brought back with its whole history. */
  const load = useCallback(
    (next: Plan, day: Day | null = null, notes: readonly string[] = [], isAgain = false) => {
      // What is read again, and was not edited, is nothing to go back to: what was open before it is.
      const isUntouched = last.current?.read === now.current.history.present;
      const before = isAgain && isUntouched && last.current !== null ? last.current.before : now.current;
      last.current = { read: next, before };
      const back = () =>
        restart(before.history, before.asOf, { lines: [`Back to “${before.history.present.title}”.`] });
      restart(startHistory(next, LIMIT), day ?? within(before.asOf, next), {
        lines: [isAgain ? `Read “${next.title}” again.` : `Opened “${next.title}”.`, ...notes.slice(0, 1)],
        more: notes.slice(1),
        back: { label: `Back to “${before.history.present.title}”`, go: back },
      });
    },
    [restart],
  );

  const take = useCallback(
    (reading: Reading): readonly Problem[] => {
      if (!reading.ok) {
        setProblems(reading.problems);
        setOpened(reading.opened ?? null);
        return reading.problems;
      }
      const isAgain = reading.opened !== undefined && reading.opened.sheets === sheets.current;
      sheets.current = reading.opened?.sheets ?? null;
      load(reading.plan, null, reading.notes, isAgain);
      setLosses(reading.losses);
      setOpened(reading.opened ?? null);
      return [];
    },
    [load],
  );

  const toggle = useCallback((id: string) => {
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);

  const showMore = useCallback((id: string) => {
    setMore((before) => new Map(before).set(id, (before.get(id) ?? 60) + 120));
  }, []);

  /** Opens what holds an entity and makes sure that its row is among those shown. */
  const reveal = useCallback((id: string) => {
    const line = lineage(now.current.history.present, id);
    setOpen((before) => new Set([...before, ...line.slice(1).map(({ entity }) => entity.id)]));
    setMore((before) => {
      const after = new Map(before);
      for (const { path, parentId } of line) {
        const at = Number(path.at(-1) ?? 0);
        if (parentId !== null && at >= (after.get(parentId) ?? 60)) after.set(parentId, at + 30);
      }
      return after.size === before.size ? before : after;
    });
  }, []);

  const edit = useCallback((id: string, operations: readonly Operation[]): readonly Issue[] => {
    const { history: before, asOf: day } = now.current;
    const [only] = operations;
    const changed = apply(before.present, operations.length === 1 && only !== undefined ? only : operations, {
      policy,
    });
    if (!changed.ok) {
      return changed.issues.map((issue) => ({
        ...issue,
        message: issue.message.replace(/^Operation \d+ \(\w+\): /, ''),
      }));
    }
    const after = commit(before, changed.value, { policy });
    if (!after.ok) return after.issues;
    now.current = { ...now.current, history: after.value };
    setHistory(after.value);
    const lines = changesOf(
      rollup(before.present, { asOf: day }),
      rollup(changed.value.plan, { asOf: day }),
      changed.value,
      id,
    );
    const warnings = changed.value.warnings.map(({ message }) => `Worth a look: ${message}`);
    setSaid({ lines, more: warnings });
    return [];
  }, []);

  const step = useCallback((move: (history: History) => History, words: string) => {
    const before = now.current.history;
    const after = move(before);
    if (after === before) return;
    now.current = { ...now.current, history: after };
    setHistory(after);
    setSaid({ lines: [words] });
  }, []);
  const undo = useCallback(() => step(stepBack, 'Undone.'), [step]);
  const redo = useCallback(() => step(stepForward, 'Done again.'), [step]);

  const forget = useCallback(() => {
    discard();
    isFirst.current = true;
    load(examplePlan, EXAMPLE_DAY);
    setKept(false);
  }, [load]);

  return {
    today,
    plan,
    history,
    asOf,
    setDay,
    selected,
    setSelected,
    open,
    more,
    toggle,
    showMore,
    reveal,
    said,
    setSaid,
    problems,
    setProblems,
    losses,
    opened,
    isKept,
    isFirstVisit: 'isExample' in begun,
    load,
    take,
    edit,
    undo,
    redo,
    forget,
  };
}
