/** The pipeline: lines to summaries, summaries combined by state; bad lines set aside. Any Beam runner can run it. */
const beam = require('apache-beam');
const { requireForSerialization } = require('apache-beam/serialization');
const stages = require('./stages.cjs');

requireForSerialization(`${__dirname}/stages.cjs`, stages);
for (const [name, fn] of Object.entries(stages.portfolioCombineFn)) {
  requireForSerialization(`${__dirname}/stages.cjs.${name}`, { [name]: fn });
}

/**
 * Applies the pipeline to a collection of `{ number, text }`: gives the summaries by state, and the bad lines.
 *
 * @param {any} lines
 */
function portfolio(lines) {
  const read = lines.map(stages.read);
  const byState = read
    .flatMap(stages.good)
    .apply(beam.groupBy(stages.stateOf, 'state').combining(stages.summaryOf, stages.portfolioCombineFn, 'summary'));
  return { byState, bad: read.flatMap(stages.bad) };
}

module.exports = { portfolio };
