// Starts the real app: its window by Playwright, its command line as a process.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { profileOfLibrary } from '../../electron/profile';
import { visibleWindow } from '../visible-window.mjs';
import { test as base } from '../worker-display';
import { holdClipboard, textOfClipboard } from './clipboard';

export const repository = join(import.meta.dirname, '../..');

export const electronPath =
  process.env.CARREL_ELECTRON_PATH ??
  (createRequire(import.meta.url)('electron') as unknown as string);
/** The quick command line, which a Carrel that has the library open answers; else the whole program. */
export const clientPath = process.env.CARREL_CLIENT ?? electronPath;
export const switches: string[] = JSON.parse(process.env.CARREL_ELECTRON_ARGS ?? '[]');

/**
 * Arguments of a command, as `npm run carrel` passes them. With --log-level=3 Chromium's own warnings,
 * for example about a missing system bus, do not reach stderr.
 */
export function commandWords(args: readonly string[]): string[] {
  return [...switches, '--log-level=3', repository, '--cli', ...args];
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Opened {
  app: ElectronApplication;
  page: Page;
}

/** The time limit of tests that import hundreds of pages or start dozens of processes, in milliseconds. */
export const longTestMs = 120_000;

interface CarrelFixtures {
  /** A new library folder for each test. */
  library: string;
  /** The environment of a new account for each test; its profiles are below XDG_CONFIG_HOME. */
  account: Account;
  /**
   * True for a `carrel serve` that has the library open while no window of `openCarrel` has, from the first
   * command on: commands are then answered at once. False where a test is about the process of a command,
   * or changes the library's files or its profile between two commands.
   */
  serves: boolean;
  /** Starts and ends that `carrel serve`. */
  server: Server;
  /**
   * Runs a command on the library to its end, by the quick command line. With `asTyped` no option is added
   * to its arguments, `whole` starts the whole program also where a Carrel has the library open.
   */
  carrel(
    args: string[],
    options?: { stdin?: string | Buffer; cwd?: string; asTyped?: boolean; whole?: boolean },
  ): Promise<CommandResult>;
  /** The text of the clipboard, which no other test uses until this one ends. */
  clipboard(app: ElectronApplication): Promise<string>;
  /** Opens the window on the library; it is closed when the test ends. */
  openCarrel(options?: { args?: string[]; language?: string }): Promise<Opened>;
}

export const test = base.extend<CarrelFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
  library: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'carrel-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
  account: async ({}, use) => {
    const account = newAccount();
    await use(account);
    endAccount(account);
  },
  serves: [false, { option: true }],
  server: async ({ library, account, serves }, use) => {
    const server = new Server(['--library', library], account, serves);
    await use(server);
    await server.stop();
  },
  carrel: ({ library, account, server }, use) =>
    use(async (args, { stdin = '', cwd, asTyped = false, whole = false } = {}) => {
      await server.start();
      const place = asTyped ? [] : ['--library', library];
      const words = commandWords([...args, ...place]);
      const program = whole ? electronPath : clientPath;
      return runToEnd(program, words, { stdin, cwd, environment: account });
    }),
  clipboard: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
    async ({}, use) => {
      const giveBack = await holdClipboard();
      await use(textOfClipboard);
      giveBack();
    },
    // Another test may have it for as long as a test lasts.
    { timeout: longTestMs },
  ],
  openCarrel: async ({ library, account, server }, use) => {
    const opened: ElectronApplication[] = [];
    await use(async ({ args = [], language } = {}) => {
      await server.giveWay();
      const { app, page } = await openWindow(['--library', library, ...args], language, account);
      opened.push(app);
      app.on('close', () => server.mayStart());
      return { app, page };
    });
    for (const app of opened) await app.close().catch(() => {});
  },
});

/** A `carrel serve` on a library, while no window has it open. */
export class Server {
  #process: Promise<ChildProcess> | null = null;
  #windows = 0;

  /** @param place the options that name the library */
  constructor(
    private readonly place: readonly string[],
    private readonly environment: Record<string, string> = {},
    private readonly isWanted = true,
  ) {}

  async start(): Promise<void> {
    if (!this.isWanted || this.#windows > 0) return;
    this.#process ??= this.#serve();
    await this.#process;
  }

  /** A window takes the library over. */
  async giveWay(): Promise<void> {
    this.#windows += 1;
    await this.stop();
  }

  /** A window is closed. */
  mayStart(): void {
    this.#windows -= 1;
  }

  async stop(): Promise<void> {
    const server = await this.#process;
    this.#process = null;
    if (!server) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }

  async #serve(): Promise<ChildProcess> {
    const words = commandWords(['serve', '--json', ...this.place]);
    const server = spawn(electronPath, words, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...this.environment },
    });
    await Promise.race([once(server.stdout, 'data'), once(server, 'exit')]);
    if (server.exitCode !== null) throw new Error(`carrel serve has ended: ${server.exitCode}`);
    return server;
  }
}

/**
 * Environment variables that give Carrel an account of its own, with its profiles below
 * XDG_CONFIG_HOME.
 */
export interface Account extends Record<string, string> {
  XDG_CONFIG_HOME: string;
}

export function newAccount(): Account {
  return { XDG_CONFIG_HOME: mkdtempSync(join(tmpdir(), 'carrel-account-')) };
}

/** An account whose library, without `--library`, is `Documents/Carrel` in the folder `home`. */
export function accountAt(home: string): Account {
  const config = join(home, 'config');
  mkdirSync(join(home, 'Documents'), { recursive: true });
  mkdirSync(config, { recursive: true });
  writeFileSync(join(config, 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n');
  return { HOME: home, XDG_CONFIG_HOME: config, XDG_DATA_HOME: join(home, 'data') };
}

export function endAccount({ XDG_CONFIG_HOME }: Account): void {
  rmSync(XDG_CONFIG_HOME, { recursive: true, force: true, maxRetries: 5 });
}

/** The account's profile for a library named by `--library`; made when there is none. */
export function profileOf({ XDG_CONFIG_HOME }: Account, library: string): string {
  return profileOfLibrary(join(XDG_CONFIG_HOME, 'Carrel'), realpathSync(library));
}

/** Opens the window; the caller closes it. */
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
  const page = await visibleWindow(app);
  await page
    .locator('#root > *')
    .first()
    .waitFor()
    .catch((error) => {
      throw new Error(`${error.message}\n${logsOf(environment)}`);
    });
  return { app, page };
}

/** Carrel's log on this account, which says why a window stayed blank. */
function logsOf({ XDG_CONFIG_HOME }: Record<string, string>): string {
  if (XDG_CONFIG_HOME === undefined) return 'no account of its own, so no log';
  return readdirSync(XDG_CONFIG_HOME, { recursive: true, encoding: 'utf8' })
    .filter((name) => basename(name) === 'carrel.log')
    .map((name) => readFileSync(join(XDG_CONFIG_HOME, name), 'utf8').slice(-4_000))
    .join('\n');
}

/** Starts a command that the caller kills. The caller reads its output and ends its process group. */
export function startCommand(library: string, account: Account, args: string[]) {
  const words = commandWords([...args, '--library', library]);
  return spawn(electronPath, words, {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...account },
  });
}

/** A command is given up so long before its test is, so that the error tells which command it was. */
const marginMs = 5_000;

interface RunOptions {
  stdin?: string | Buffer;
  cwd?: string | undefined;
  environment?: Record<string, string>;
}

/** Runs a program to its end; kills it and rejects when it takes too long. */
export function runToEnd(
  program: string,
  args: string[],
  { stdin = '', cwd, environment = {} }: RunOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const longestMs = base.info().timeout - marginMs;
    const env = { ...process.env, ...environment };
    const child = spawn(program, args, { cwd, env, stdio: 'pipe' });
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
      reject(new Error(`has not ended after ${longestMs} ms: ${args.join(' ')}\n${said}`));
    }, longestMs);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(late);
      // A crashed process prints nothing itself.
      if (signal !== null) result.stderr += `\n${args.join(' ')}: ended by ${signal}`;
      resolve({ ...result, code });
    });
    // A command may end before its stdin is written.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}
