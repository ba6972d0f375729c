// Runs a command of the built app for one hostile case, and measures its time and memory.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../../..');
const executable = process.env.CARREL_ELECTRON_PATH ?? createRequire(import.meta.url)('electron');
const switches = JSON.parse(process.env.CARREL_ELECTRON_ARGS ?? '[]');

/** A command that takes longer is killed. */
const givenUpAfterMs = 90_000;
const lookEveryMs = 200;

const read = (path) => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
};

const accounts = mkdtempSync(join(tmpdir(), 'carrel-accounts-'));
process.on('exit', () => rmSync(accounts, { recursive: true, force: true, maxRetries: 5 }));

/** A new account has no profile, so the library is recovered from its files. */
export const newAccount = () => mkdtempSync(join(accounts, 'account-'));

/** Memory of the processes of a group in MiB, with shared pages divided (PSS). */
function memoryOf(group) {
  let sum = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const stat = read(`/proc/${pid}/stat`);
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) !== group) continue;
    sum += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
  }
  return sum;
}

/**
 * @param words arguments; one may be bytes, for a name that is not UTF-8
 * @returns {Promise<{code: number | null, answer: any, stderr: string, seconds: number, memory:
 *   number}>} `code` null for a command that was killed; `memory` in MiB, of all processes at the peak
 */
export function runApp(account, library, words) {
  const args = [...switches, repository, '--cli', ...words, '--json', '--library', library];
  const startedAt = performance.now();
  const child = spawn(executable, args, {
    env: { ...process.env, XDG_CONFIG_HOME: account },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    const out = [];
    const errors = [];
    let memory = 0;
    let isGivenUp = false;
    const looking = setInterval(() => {
      memory = Math.max(memory, memoryOf(child.pid));
    }, lookEveryMs);
    const giveUp = setTimeout(() => {
      isGivenUp = true;
      process.kill(-child.pid, 'SIGKILL');
    }, givenUpAfterMs);
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => errors.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(looking);
      clearTimeout(giveUp);
      resolve({
        code: isGivenUp ? null : code,
        answer: parsed(Buffer.concat(out).toString('utf8')),
        stderr: Buffer.concat(errors).toString('utf8'),
        seconds: (performance.now() - startedAt) / 1000,
        memory: Math.round(memory),
      });
    });
  });
}

/** The printed JSON: one value, or one in each line. */
function parsed(text) {
  const lines = text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '');
  try {
    return lines.map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}
