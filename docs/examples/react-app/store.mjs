/**
 * A plan in a zustand store, with undo. The plan is immutable and its branches keep their identity, so a component that
 * selects a goal or an action is drawn again only when that changed.
 */
import { canRedo, canUndo, commit, findEntity, redo, startHistory, undo } from 'spm-model';
import { create } from 'zustand';

/** @typedef {import('spm-model').Plan} Plan */
/** @typedef {import('spm-model').Issue} Issue */
/** @typedef {import('spm-model').Change} Change */
/** @typedef {import('spm-model').Result<Change>} Outcome */

/** @param {Plan} plan */
export const createPlanStore = (plan) =>
  create((set, get) => ({
    history: startHistory(plan),
    /** Why the last change was refused. @type {readonly Issue[]} */
    issues: [],
    /** Changes the plan: `change((plan) => reportAction(plan, { id, report }))`. @param {(plan: Plan) => Outcome} make */
    change: (make) => {
      const { history } = get();
      const changed = make(history.present);
      const committed = changed.ok ? commit(history, changed.value) : changed;
      if (committed.ok) set({ history: committed.value, issues: [] });
      else set({ issues: committed.issues });
      return committed.ok;
    },
    undo: () => set({ history: undo(get().history), issues: [] }),
    redo: () => set({ history: redo(get().history), issues: [] }),
  }));

/** What can be selected: the plan, an entity by its id, and whether there is something to undo or redo. */
export const thePlan = ({ history }) => history.present;
/** @param {string} id */
export const theEntity = (id) => (state) => findEntity(thePlan(state), id)?.entity;
export const mayUndo = ({ history }) => canUndo(history);
export const mayRedo = ({ history }) => canRedo(history);
