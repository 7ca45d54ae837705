/**
 * Properties are drawn anew on each run, so that the suite goes on searching; where changes land they are drawn from
 * one seed, so that a landing is decided by the change. `FC_SEED` draws from a seed of one's own.
 */
import fc from 'fast-check';

const { FC_SEED, CI } = process.env;
const seed = FC_SEED ?? (CI === undefined ? undefined : '20260803');
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
