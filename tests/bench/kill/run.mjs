// node tests/bench/kill/run.mjs [PART] [ROUNDS] [SEED]: kills Carrel by SIGKILL at random moments;
// after each restart everything that was reported must be there. PART is `imports` (imports and tag
// edits), `restore`, `move`, `trash`, `reextract`, `join`, or `all`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomOf } from '../../random.mjs';
import { printTable } from '../carrel.mjs';
import { parts } from './parts.mjs';

const words = process.argv.slice(2);
const part = /^\d+$/.test(words[0] ?? '0') ? 'imports' : words.shift();
const [rounds, seed] = words.map(Number);
const names = part === 'all' ? Object.keys(parts) : [part];
if (part !== 'imports' && !names.every((name) => Object.hasOwn(parts, name))) {
  console.error(`Name a part: imports, ${Object.keys(parts).join(', ')}, all`);
  process.exit(1);
}

let failed = false;
if (part === 'imports' || part === 'all') {
  const script = join(import.meta.dirname, 'imports.mjs');
  const count = rounds ?? (part === 'all' ? 100 : 20);
  const { status } = spawnSync(process.execPath, [script, String(count), String(seed ?? 1)], {
    stdio: 'inherit',
  });
  failed = status !== 0;
}

const rows = [];
for (const name of part === 'imports' ? [] : names) {
  const workshop = mkdtempSync(join(tmpdir(), `carrel-kill-${name}-`));
  const random = randomOf(seed ?? 1);
  const between = (low, high) => low + random() * (high - low);
  const total = { killed: 0, reported: 0, lost: 0, problems: 0 };
  const run = await parts[name](workshop);
  for (let round = 1; round <= (rounds ?? 20); round++) {
    const { killed, reported, complaints, problems } = await run(round, between);
    total.killed += killed ? 1 : 0;
    total.reported += reported;
    total.lost += complaints.length;
    total.problems += problems.length;
    for (const each of [...complaints, ...problems]) console.error(`${name} ${round}: ${each}`);
    process.stderr.write(`${name} ${round}: ${JSON.stringify(total)}\n`);
  }
  rows.push([name, ...Object.values(total)]);
  failed ||= total.lost + total.problems > 0;
  rmSync(workshop, { recursive: true, force: true, maxRetries: 5 });
}
if (rows.length > 0) printTable([['while', 'killed', 'reported', 'lost', 'problems'], ...rows]);
process.exitCode = failed ? 1 : 0;
