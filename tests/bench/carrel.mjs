// Starts the built Carrel for a benchmark: a command to its end, or the window.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { _electron } from '@playwright/test';

const repository = join(import.meta.dirname, '../..');
const executable = process.env.CARREL_ELECTRON_PATH ?? createRequire(import.meta.url)('electron');
const switches = JSON.parse(process.env.CARREL_ELECTRON_ARGS ?? '[]');

/** Answers what the command printed as JSON; `--json` is added. `checkout` is another built Carrel. */
export function carrel(library, args, stdin = '', checkout = repository) {
  const words = [...switches, checkout, '--cli', ...args, '--json', '--library', library];
  return new Promise((resolve, reject) => {
    const child = spawn(executable, words, { stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(chunks).toString('utf8');
      if (text === '')
        reject(new Error(`carrel ${args[0]} printed nothing and exited with ${code}`));
      else
        resolve(
          text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line)),
        );
    });
    child.stdin.end(stdin);
  });
}

/** In a process group of its own, to be ended with everything that it has started. */
export function startCarrel(library, args) {
  const words = [...switches, repository, ...args, '--library', library];
  return spawn(executable, words, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
}

export async function openWindow(library) {
  const app = await _electron.launch({
    executablePath: executable,
    args: [...switches, repository, '--library', library],
  });
  return { app, page: await app.firstWindow() };
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** A table of two columns and more, the first to the left, the others to the right. */
export function printTable(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => String(row[at]).length)));
  for (const row of rows) {
    const cells = row.map((cell, at) =>
      at === 0 ? String(cell).padEnd(widths[at]) : String(cell).padStart(widths[at]),
    );
    console.log(cells.join('  '));
  }
}
