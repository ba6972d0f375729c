// Opens the benchmark's own window: the built page, its search worker and a new profile.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { build } from 'vite';
import { earlyScript } from '../../../scripts/build/early-script.mjs';

const here = import.meta.dirname;
const executable = process.env.CARREL_ELECTRON_PATH ?? createRequire(import.meta.url)('electron');
const switches = JSON.parse(process.env.CARREL_ELECTRON_ARGS ?? '[]');

/** Builds the page and returns its folder. */
export async function buildPage() {
  const outDir = mkdtempSync(join(tmpdir(), 'carrel-bench-page-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(here, 'page'),
    base: './',
    worker: { format: 'es' },
    plugins: [earlyScript('early', ['asking.html'])],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          early: join(here, '../../../renderer/early.ts'),
          index: join(here, 'page/index.html'),
          asking: join(here, 'page/asking.html'),
        },
      },
    },
  });
  return outDir;
}

export function newProfile() {
  const profile = mkdtempSync(join(tmpdir(), 'carrel-bench-search-'));
  return { profile, remove: () => rmSync(profile, { recursive: true, force: true }) };
}

/**
 * `run` of the result calls a function of page.ts by its name.
 *
 * @param asked a query that the page sends as soon as it is loaded
 */
export async function openPage(folder, profile, asked = '') {
  const args = [...switches, join(here, 'page'), folder, profile, asked];
  const app = await _electron.launch({ executablePath: executable, args });
  const page = await app.firstWindow();
  await page.waitForFunction(() => globalThis.searchBench !== undefined);
  return {
    run: (name, ...given) =>
      page.evaluate(([one, some]) => globalThis.searchBench[one](...some), [name, given]),
    /** Private memory of the window's process in megabytes. */
    memory: () =>
      app.evaluate(({ app: electron, BrowserWindow }) => {
        const pid = BrowserWindow.getAllWindows()[0].webContents.getOSProcessId();
        const { memory } = electron.getAppMetrics().find((one) => one.pid === pid);
        return (memory.privateBytes ?? memory.workingSetSize) / 1024;
      }),
    close: () => app.close(),
  };
}
