/**
 * The same in Redux Toolkit. Its reducers work on drafts of immer, of which the library must not be given any:
 * `original` gives the plan behind the draft, with its identity, so that what was remembered of it stays valid, and
 * `castDraft` lets TypeScript take the new, readonly plan for a draft. The actions are the operations themselves, plain
 * data that the development tools show and replay; what was refused is in the state.
 */
import { configureStore, createSlice, original } from '@reduxjs/toolkit';
import { apply } from 'spm-model';

/** @param {import('spm-model').Plan} plan */
export function createPlanSlice(plan) {
  /** @type {{ plan: import('spm-model').Plan, issues: readonly import('spm-model').Issue[] }} */
  const initialState = { plan, issues: [] };
  return createSlice({
    name: 'plan',
    initialState,
    reducers: {
      /** @param {{ payload: import('spm-model').Operation }} action */
      operate(state, { payload }) {
        // In TypeScript: state.plan = castDraft(changed.value.plan).
        const changed = apply(original(state).plan, payload);
        if (changed.ok) state.plan = changed.value.plan;
        state.issues = changed.ok ? [] : changed.issues;
      },
    },
  });
}

/** @param {import('spm-model').Plan} plan */
export function createPlanToolkit(plan) {
  const slice = createPlanSlice(plan);
  // A large plan is frozen and plain JSON already; the checks for it in development would walk it at each action.
  const store = configureStore({
    reducer: slice.reducer,
    middleware: (defaults) => defaults({ serializableCheck: false, immutableCheck: false }),
  });
  return { store, ...slice.actions };
}
