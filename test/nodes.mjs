/** The whole suite on the versions of Node that the package promises, fetched from the registry by npx. */
import { spawnSync } from 'node:child_process';

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24'];
for (const version of versions) {
  console.log(`\nNode ${version}`);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--reporter', 'dot'];
  const { status } = spawnSync('npx', ['-y', '-p', `node@${version}`, 'node', ...vitest], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
