/**
 * Properties are drawn from one seed, so that a run is decided by the change and not by luck. `FC_SEED` draws from
 * another; `npm run test:search` goes on searching with new ones.
 */
import fc from 'fast-check';

const seed = Number(process.env['FC_SEED'] ?? '20260803');
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
