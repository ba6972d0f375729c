/**
 * Opens a page with renderer/core in the engine of the test's project: Electron, or the system's
 * Chromium (tests/playwright.config.ts).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page, test } from '@playwright/test';
import { bundleCore, openCorePage } from './core-page.mjs';

interface EnginePage {
  page: Page;
  close(): Promise<void>;
}

interface WatchedPage extends EnginePage {
  /**
   * Ends the recording; resolves to the log of all addresses and host names that the page has
   * requested.
   */
  networkLog(): Promise<string>;
}

/** An empty page with the app's content security policy. */
export function openEnginePage(): Promise<EnginePage> {
  return isElectron()
    ? openCorePage()
    : inNewFolder((folder) => openInChromium(folder, { 'content-security-policy': policy }));
}

/** An empty page without a policy, whose requests and DNS queries are logged. */
export function openWatchedPage(): Promise<WatchedPage> {
  return inNewFolder((folder) => (isElectron() ? watchInElectron(folder) : openInChromium(folder)));
}

const isElectron = () => test.info().project.name === 'electron';

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
  headers: Record<string, string> = {},
): Promise<WatchedPage> {
  const file = join(folder, 'net-log.json');
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...test.info().project.use.launchOptions,
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
