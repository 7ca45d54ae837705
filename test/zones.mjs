/** The whole suite in time zones that have caught date code out before; stops at the first that fails. */
import { spawnSync } from 'node:child_process';

const zones =
  process.argv.length > 2 ? process.argv.slice(2) : ['UTC', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kathmandu'];
for (const TZ of zones) {
  console.log(`\nTZ=${TZ}`);
  const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'test/vitest.config.ts', '--reporter', 'dot'], {
    stdio: 'inherit',
    env: { ...process.env, TZ },
  });
  if (status !== 0) process.exit(status ?? 1);
}
