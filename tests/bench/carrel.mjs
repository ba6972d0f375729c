// Starts the built Carrel for a benchmark: a command to its end, or the window.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { visibleWindow } from '../visible-window.mjs';

export const repository = join(import.meta.dirname, '../..');
export const executable =
  process.env.CARREL_ELECTRON_PATH ?? createRequire(import.meta.url)('electron');
export const switches = JSON.parse(process.env.CARREL_ELECTRON_ARGS ?? '[]');

// The account of this benchmark; its profiles are deleted at the end.
const account = mkdtempSync(join(tmpdir(), 'carrel-account-'));
process.on('exit', () => rmSync(account, { recursive: true, force: true, maxRetries: 5 }));
export const env = { ...process.env, XDG_CONFIG_HOME: account };

/** The account's profile for a library. */
export function profileOf(library) {
  const folder = join(account, 'Carrel', 'libraries');
  const placeOf = (name) =>
    JSON.parse(readFileSync(join(folder, name, 'carrel-profile.json'), 'utf8')).place;
  return join(
    folder,
    readdirSync(folder).find((name) => placeOf(name) === library),
  );
}

/**
 * Runs a command with `--json` and resolves to the parsed output. `checkout` is another built Carrel;
 * `started` is called with the process.
 */
export function carrel(library, args, stdin = '', checkout = repository, started = () => {}) {
  const words = [...switches, checkout, '--cli', ...args, '--json', '--library', library];
  return new Promise((resolve, reject) => {
    const child = spawn(executable, words, { env, stdio: ['pipe', 'pipe', 'ignore'] });
    started(child);
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(chunks).toString('utf8');
      if (text === '')
        reject(new Error(`carrel ${args[0]} printed nothing and exited with ${code}`));
      else resolve(parse(text));
    });
    child.stdin.end(stdin);
  });
}

/** What was printed: one answer, which may have several lines, or one a line. */
function parse(text) {
  try {
    return [JSON.parse(text)];
  } catch {
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }
}

/**
 * Starts Carrel in its own process group, so that all its processes can be killed together. `checkout`
 * is another built Carrel, `own` overrides environment variables.
 */
export function startCarrel(library, args, checkout = repository, own = {}) {
  const words = [...switches, checkout, ...args, '--library', library];
  return spawn(executable, words, {
    env: { ...env, ...own },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/**
 * Opens the window; `library` null opens the account's own library, `own` overrides environment
 * variables, `checkout` is another built Carrel.
 */
export async function openWindow(library, own = {}, checkout = repository) {
  const place = library === null ? [] : ['--library', library];
  const app = await _electron.launch({
    executablePath: executable,
    args: [...switches, checkout, ...place],
    env: { ...env, ...own },
  });
  return { app, page: await visibleWindow(app) };
}

/** The value below which a share of the numbers lies; 0.5 for the median. */
export const quantile = (numbers, share) =>
  [...numbers].sort((a, b) => a - b)[
    Math.min(numbers.length - 1, Math.floor(numbers.length * share))
  ];

export const median = (numbers) => quantile(numbers, 0.5);

/** Prints a table: first column to the left, the others to the right. */
export function printTable(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => String(row[at]).length)));
  for (const row of rows) {
    const cells = row.map((cell, at) =>
      at === 0 ? String(cell).padEnd(widths[at]) : String(cell).padStart(widths[at]),
    );
    console.log(cells.join('  '));
  }
}
