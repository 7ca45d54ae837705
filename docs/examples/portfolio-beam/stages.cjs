/**
 * What the pipeline does to a line and to summaries. Beam sends functions to workers by name, so they live in a module of
 * their own, which is registered below and loaded by each worker.
 */
const { parsePlan } = require('spm-model');
const { portfolioCombineFn, summarize } = require('spm-model/portfolio');

/** The day as of which plans are summed up; every worker must have the same. */
const AS_OF = process.env.AS_OF ?? '2026-08-03';

/** One line, `{"state": …, "plan": …}`, as a summary under its state; or why it is set aside, with its number. */
function read({ number, text }) {
  let line;
  try {
    line = JSON.parse(text);
  } catch (error) {
    return { bad: { number, message: `not JSON: ${error.message}` } };
  }
  if (typeof line?.state !== 'string') return { bad: { number, message: 'names no state' } };
  const parsed = parsePlan(line.plan);
  if (!parsed.ok) return { bad: { number, message: parsed.issues[0].message } };
  return { state: line.state, summary: summarize(parsed.value, { asOf: AS_OF }) };
}

const isGood = ({ bad }) => bad === undefined;
function* good(read) {
  if (isGood(read)) yield read;
}
function* bad(read) {
  if (!isGood(read)) yield read.bad;
}
const stateOf = ({ state }) => state;
const summaryOf = ({ summary }) => summary;

module.exports = { read, good, bad, stateOf, summaryOf, portfolioCombineFn };
