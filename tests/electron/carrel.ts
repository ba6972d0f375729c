// Starts the real Carrel: its window by Playwright, its command line as a process.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

export const repository = join(import.meta.dirname, '../..');

export const electronPath =
  process.env.CARREL_ELECTRON_PATH ??
  (createRequire(import.meta.url)('electron') as unknown as string);
export const switches: string[] = JSON.parse(process.env.CARREL_ELECTRON_ARGS ?? '[]');

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Opened {
  app: ElectronApplication;
  page: Page;
}

interface CarrelFixtures {
  /** A library folder of this test alone. */
  library: string;
  /** Runs a command on it to its end. */
  carrel(args: string[], options?: { stdin?: string; cwd?: string }): Promise<CommandResult>;
  /** Opens the window on it; closed when the test ends. */
  openCarrel(options?: { args?: string[]; language?: string }): Promise<Opened>;
}

export const test = base.extend<CarrelFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
  library: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'carrel-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  carrel: ({ library }, use) =>
    use((args, { stdin = '', cwd } = {}) => {
      const words = [...switches, repository, '--cli', ...args, '--library', library];
      return runToEnd(electronPath, words, stdin, cwd);
    }),
  openCarrel: async ({ library }, use) => {
    const opened: ElectronApplication[] = [];
    await use(async ({ args = [], language } = {}) => {
      // What is kept for the account, and not for the library, goes elsewhere in tests.
      const account = { XDG_CONFIG_HOME: join(library, '.carrel', 'account') };
      const { app, page } = await openWindow(['--library', library, ...args], language, account);
      opened.push(app);
      return { app, page };
    });
    for (const app of opened) await app.close().catch(() => {});
  },
});

/** Opens the window; whoever calls this closes it. */
export async function openWindow(
  args: string[],
  language = 'en-US',
  environment: Record<string, string> = {},
): Promise<Opened> {
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [...switches, `--lang=${language}`, repository, ...args],
    env: { ...process.env, LANGUAGE: language, ...environment } as Record<string, string>,
  });
  const page = await app.firstWindow();
  await page.locator('#root > *').first().waitFor();
  return { app, page };
}

/** Runs a command that is killed in the middle: whoever starts it reads its output and ends its group. */
export function startCommand(library: string, args: string[]) {
  const words = [...switches, repository, '--cli', ...args, '--library', library];
  return spawn(electronPath, words, { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Under a test's timeout, which would not say what it was waiting for. */
const longestCommandMs = 120_000;

/** Rejects, and ends the program, when it takes too long. */
export function runToEnd(
  program: string,
  args: string[],
  stdin = '',
  cwd?: string,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: 'pipe' });
    const result: CommandResult = { code: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      result.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      result.stderr += text;
    });
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      const said = `${result.stdout}${result.stderr}`.slice(-2_000);
      reject(new Error(`has not ended after ${longestCommandMs} ms: ${args.join(' ')}\n${said}`));
    }, longestCommandMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(late);
      resolve({ ...result, code });
    });
    child.stdin.end(stdin);
  });
}
