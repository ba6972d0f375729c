// npm run bench -- machines simulate [RUNS] [SEED]: the unit test of it with as many runs as are asked for.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../../..');

export function simulate(runs = 1_000, seed = 1) {
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const args = [
    'run',
    'tests/unit/vault/fleet.test.ts',
    '--testTimeout=120000',
    '--reporter=dot',
    '--execArgv=--max-semi-space-size=64',
  ];
  const env = { ...process.env, CARREL_FLEET_RUNS: String(runs), CARREL_FLEET_SEED: String(seed) };
  const { status } = spawnSync(process.execPath, [vitest, ...args], {
    ...{ cwd: repository, env, stdio: 'inherit' },
  });
  return status ?? 1;
}
