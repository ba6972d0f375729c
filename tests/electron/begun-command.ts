// Starts a command that a test interrupts, and finds the processes that are left of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type Account, type CommandResult, commandWords, electronPath } from './carrel';

export interface Place {
  library: string;
  account: Account;
}

export interface Begun {
  child: ChildProcess;
  ended: Promise<CommandResult>;
}

/** Starts a command in its own process group. Its stdin stays open. */
export function begin(
  { library, account }: Place,
  args: string[],
  stdout: 'pipe' | number = 'pipe',
): Begun {
  const words = commandWords([...args, '--library', library]);
  const child = spawn(electronPath, words, {
    detached: true,
    stdio: ['pipe', stdout, 'pipe'],
    env: { ...process.env, ...account },
  });
  const result: CommandResult = { code: null, stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    result.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    result.stderr += text;
  });
  const ended = new Promise<CommandResult>((resolve) => {
    child.on('close', (code) => resolve({ ...result, code }));
  });
  return { child, ended };
}

export const articlesIn = (library: string) =>
  existsSync(join(library, 'articles'))
    ? readdirSync(join(library, 'articles'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('article.json'),
      ).length
    : 0;

export const untilArticles = (library: string, wanted: number) =>
  expect
    .poll(() => articlesIn(library), { intervals: [20], timeout: 60_000 })
    .toBeGreaterThanOrEqual(wanted);

/** All processes that run for this account. Linux only. */
export function processesOf({ XDG_CONFIG_HOME }: Account): number[] {
  return processes()
    .filter((pid) => readProc(pid, 'environ').includes(XDG_CONFIG_HOME))
    .map(Number);
}

/** Those processes that are Chromium's renderers. */
export function renderersOf(account: Account): number[] {
  return processesOf(account).filter((pid) =>
    readProc(String(pid), 'cmdline').includes('--type=renderer'),
  );
}

/**
 * Kills the first renderer of this account at once: it is looked for without a pause, among the processes
 * that were not there before. Gives up after five seconds. Linux only.
 */
export function killFirstRenderer({ XDG_CONFIG_HOME }: Account, older: readonly string[]): void {
  const known = new Set(older);
  for (const giveUpAt = Date.now() + 5_000; Date.now() < giveUpAt; ) {
    const found = processes().find(
      (pid) =>
        !known.has(pid) &&
        readProc(pid, 'cmdline').includes('--type=renderer') &&
        readProc(pid, 'environ').includes(XDG_CONFIG_HOME),
    );
    if (found === undefined) continue;
    process.kill(Number(found), 'SIGKILL');
    return;
  }
}

/** The numbers of all processes. */
export const processes = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

function readProc(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}
