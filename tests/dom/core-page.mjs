/**
 * Runs renderer/core in the real engine: an empty, sandboxed page of Electron. Plain JavaScript, so
 * that benchmarks can use it too.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from '@playwright/test';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const coreEntry = join(here, 'entry.ts');

/** The bundles of this process, by their entries. */
const bundles = new Map();

/** @returns {Promise<string>} renderer/core as one script that sets `globalThis.core` */
export function bundleCore(entry = coreEntry) {
  if (!bundles.has(entry)) bundles.set(entry, bundle(entry));
  return bundles.get(entry);
}

async function bundle(entry) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: here,
    build: {
      write: false,
      minify: false,
      target: 'chrome130',
      lib: { entry, formats: ['iife'], name: 'coreBundle' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs.flatMap((each) => ('output' in each ? each.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('vite built no script');
  return chunk.code;
}

/** In plain Node the package `electron` exports the path of its binary. */
function electronPath() {
  return process.env.CARREL_ELECTRON_PATH ?? createRequire(import.meta.url)('electron');
}

/**
 * @param {string} entry the module to bundle into the page: core, or what a benchmark adds to it
 * @param {string} path `/stage` for a page without a content security policy
 * @param {string} blank the program that opens the page
 * @returns {Promise<{app: import('@playwright/test').ElectronApplication, page:
 *   import('@playwright/test').Page, close: () => Promise<void>}>}
 */
export async function openCorePage(entry = coreEntry, path = '/', blank = join(here, 'blank')) {
  const switches = JSON.parse(process.env.CARREL_ELECTRON_ARGS ?? '[]');
  const [code, app] = await Promise.all([
    bundleCore(entry),
    _electron.launch({ executablePath: electronPath(), args: [...switches, blank] }),
  ]);
  const page = await app.firstWindow();
  if (path !== '/') await page.goto(`blank://page${path}`);
  await page.evaluate(code);
  return { app, page, close: () => app.close() };
}
