/**
 * Opens a page with renderer/core in the engine of the test's project: Electron, or the system's
 * Chromium (tests/playwright.config.ts).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type LaunchOptions, type Page } from '@playwright/test';
import { test as base } from '../worker-display';
import { bundleCore, openCorePage } from './core-page.mjs';

interface Engine {
  /**
   * An empty page with the app's content security policy, in the window that all tests of a worker
   * share: starting an engine takes longer than most files of tests. Each file asks for its own page.
   */
  emptyPage(): Promise<Page>;
}

interface WatchedPage {
  page: Page;
  close(): Promise<void>;
  /**
   * Ends the recording; resolves to the log of all addresses and host names that the page has
   * requested.
   */
  networkLog(): Promise<string>;
}

export const test = base.extend<object, { engine: Engine }>({
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
    async ({}, use, { project }) => {
      const { page, close } = isElectron(project)
        ? await openCorePage()
        : await inNewFolder((folder) =>
            openInChromium(folder, project, { 'content-security-policy': policy }),
          );
      const code = await bundleCore();
      await use({
        async emptyPage() {
          await page.reload();
          await page.evaluate(code);
          return page;
        },
      });
      await close();
    },
    { scope: 'worker' },
  ],
});

/** An empty page without a policy, in a window of its own, whose requests and DNS queries are logged. */
export function openWatchedPage(): Promise<WatchedPage> {
  const { project } = test.info();
  return inNewFolder((folder) =>
    isElectron(project) ? watchInElectron(folder) : openInChromium(folder, project),
  );
}

interface Project {
  name: string;
  use: { launchOptions?: LaunchOptions };
}

const isElectron = ({ name }: Project) => name === 'electron';

const address = 'https://page.example/';
/** The same policy as in blank/main.cjs. */
const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";

/** Opens a page with a temporary folder, which is deleted when the page is closed. */
async function inNewFolder(open: (folder: string) => Promise<WatchedPage>): Promise<WatchedPage> {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-engine-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { close, ...opened } = await open(folder);
    return { ...opened, close: () => close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

async function watchInElectron(folder: string): Promise<WatchedPage> {
  const file = join(folder, 'net-log.json');
  const { app, page, close } = await openCorePage(undefined, '/stage');
  await app.evaluate(({ session }, path) => session.defaultSession.netLog.startLogging(path), file);
  const networkLog = async () => {
    const addresses = await app.evaluate(async ({ session }) => {
      await session.defaultSession.netLog.stopLogging();
      return (globalThis as unknown as { asked: string[] }).asked;
    });
    return `${addresses.join('\n')}\n${readFileSync(file, 'utf8')}`;
  };
  return { page, networkLog, close };
}

/**
 * The profile is in a folder, because Chromium ignores DNS hints in a window without one. Names are not
 * blocked by `--host-resolver-rules`, because the log does not show a query that a rule answers.
 */
async function openInChromium(
  folder: string,
  { use }: Project,
  headers: Record<string, string> = {},
): Promise<WatchedPage> {
  const file = join(folder, 'net-log.json');
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...use.launchOptions,
    args: [`--log-net-log=${file}`],
  });
  const close = () => context.close();
  const page = context.pages()[0] ?? (await context.newPage());
  await page.route(address, (route) =>
    route.fulfill({
      headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
      body: '<!doctype html><title>blank</title>',
    }),
  );
  const [code] = await Promise.all([bundleCore(), page.goto(address)]);
  await page.evaluate(code);
  const networkLog = async () => {
    // Chromium writes the end of the log when it quits.
    await close();
    return readFileSync(file, 'utf8');
  };
  return { page, networkLog, close };
}
