/**
 * The React recipes of the guide, in a page. Run by `npm run test:recipes`, which installs the example's own
 * dependencies.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, describe, it } from 'node:test';
import { JSDOM } from 'jsdom';
import { findEntity, reportAction, rollup } from 'spm-model';
import { examplePlan } from 'spm-model/testing';

const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/' });
for (const name of ['window', 'document', 'navigator', 'HTMLElement', 'Element', 'Node', 'MutationObserver']) {
  Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true });
}
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const require = createRequire(new URL('../../docs/examples/react-app/package.json', import.meta.url));
const { createElement } = require('react');
const { cleanup, fireEvent, render, screen } = require('@testing-library/react');
const { createPlanStore, mayRedo, mayUndo, theEntity, thePlan } = await import(
  '../../docs/examples/react-app/store.mjs'
);
const { createPlanToolkit } = await import('../../docs/examples/react-app/toolkit.mjs');
const { ActionForm } = await import('../../docs/examples/react-app/form.mjs');
after(() => window.close());

const report = { date: '2026-10-01', percentComplete: 30 };

describe('a plan in a zustand store', () => {
  it('changes, keeps what did not, and is undone to the very plan before', () => {
    const store = createPlanStore(examplePlan);
    assert.equal(
      store
        .getState()
        .change((/** @type {typeof examplePlan} */ plan) => reportAction(plan, { id: 'action-cycles', report })),
      true,
    );
    const state = store.getState();
    assert.equal(theEntity('action-cycles')(state).reports.at(-1).percentComplete, 30);
    assert.equal(theEntity('goal-ready')(state), findEntity(examplePlan, 'goal-ready')?.entity);
    assert.deepEqual([mayUndo(state), mayRedo(state)], [true, false]);
    state.undo();
    assert.equal(thePlan(store.getState()), examplePlan);
    store.getState().redo();
    assert.equal(theEntity('action-cycles')(store.getState()).reports.at(-1).percentComplete, 30);
  });

  it('keeps the plan and says why, where a change is refused', () => {
    const store = createPlanStore(examplePlan);
    assert.equal(
      store.getState().change((/** @type {typeof examplePlan} */ plan) => reportAction(plan, { id: 'none', report })),
      false,
    );
    assert.equal(thePlan(store.getState()), examplePlan);
    assert.equal(store.getState().issues[0].code, 'unknown-id');
  });
});

describe('a plan in Redux Toolkit', () => {
  it('goes through reducers with its identity', () => {
    const { store, operate } = createPlanToolkit(examplePlan);
    rollup(examplePlan, { asOf: '2026-08-03' });
    store.dispatch(operate({ type: 'reportAction', id: 'action-cycles', report }));
    const { plan, issues } = store.getState();
    assert.deepEqual(issues, []);
    assert.equal(plan.goals[2], examplePlan.goals[2]);
    assert.notEqual(plan.goals[0], examplePlan.goals[0]);
    store.dispatch(operate({ type: 'assignTeam', id: 'milestone-review', teamId: 'none' }));
    assert.equal(store.getState().plan, plan);
    assert.equal(store.getState().issues[0].code, 'unknown-reference');
  });
});

describe('a form', () => {
  it('says what is wrong while one types, and saves when it holds', () => {
    const useStore = createPlanStore(examplePlan);
    render(createElement(ActionForm, { useStore, id: 'action-cycles' }));
    const action = () => theEntity('action-cycles')(useStore.getState());
    const [title, end] = [screen.getByLabelText('Action'), screen.getByLabelText('Ends')];
    const save = screen.getByRole('button');
    assert.equal(title.value, action().title);
    fireEvent.change(title, { target: { value: ' ' } });
    assert.match(screen.getByRole('alert').textContent, /blank/);
    assert.equal(save.disabled, true);
    fireEvent.change(title, { target: { value: 'Run cycles' } });
    assert.equal(save.disabled, false);
    const { start } = action().period;
    fireEvent.change(end, { target: { value: start } });
    assert.match(document.body.textContent, /lasts 1 day|1 to 12|at least one month|month/);
    assert.equal(save.disabled, true);
    fireEvent.change(end, { target: { value: action().period.end } });
    fireEvent.click(save);
    assert.equal(action().title, 'Run cycles');
    useStore.getState().undo();
    assert.equal(thePlan(useStore.getState()), examplePlan);
    cleanup();
  });
});
