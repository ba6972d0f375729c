import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { earlyScript } from './scripts/build/early-script.mjs';
import { folderPage } from './scripts/build/folder-page.mjs';
import { thirdPartyNotices } from './scripts/packing/third-party-notices.mjs';

// The floor is Electron 33 (Chromium 130, Node 20): the newest engine that a machine
// with nothing but the npm registry can run, and the one the tests run on.

/** The fallback is for browsers without WebAssembly. */
const isNeeded = (name: string) => !name.endsWith('.js');

/** What pdf.js reads beside its code, served as `pdf/` with our own pages: nothing is fetched elsewhere. */
function pdfData(): Plugin {
  return {
    name: 'pdf-data',
    generateBundle() {
      for (const folder of ['cmaps', 'iccs', 'standard_fonts', 'wasm']) {
        const from = resolve('node_modules/pdfjs-dist', folder);
        for (const name of readdirSync(from).filter(isNeeded)) {
          const source = readFileSync(resolve(from, name));
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source });
        }
      }
    },
  };
}

/** What the window shows of the program itself, as files beside main's code. */
function documents(): Plugin {
  return {
    name: 'documents',
    generateBundle() {
      const sources = {
        'changelog.md': readFileSync(resolve('CHANGELOG.md'), 'utf8'),
        'licence.txt': readFileSync(resolve('LICENSE'), 'utf8'),
        'notices.txt': thirdPartyNotices(),
      };
      const icon = readFileSync(resolve('resources/icons/32x32.png'));
      this.emitFile({ type: 'asset', fileName: 'documents/tray.png', source: icon });
      for (const [name, source] of Object.entries(sources)) {
        this.emitFile({ type: 'asset', fileName: `documents/${name}`, source });
      }
    },
  };
}

export default defineConfig({
  main: {
    plugins: [documents(), folderPage()],
    build: {
      target: 'node20',
      // The packed app has no node_modules.
      externalizeDeps: false,
      outDir: 'out/main',
      lib: {
        entry: {
          main: resolve('electron/main.ts'),
          'write-worker': resolve('electron/vault/write-worker.ts'),
        },
        formats: ['es'],
      },
      rollupOptions: { output: { entryFileNames: '[name].js' } },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: 'out/preload',
      // A sandboxed preload is loaded as CommonJS.
      lib: { entry: resolve('electron/preload.ts'), formats: ['cjs'] },
      rollupOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), pdfData(), earlyScript('early', ['index.html'])],
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      // A data: URL in a script or style would need holes in the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rollupOptions: {
        input: {
          early: resolve('renderer/early.ts'),
          index: resolve('renderer/index.html'),
          import: resolve('renderer/import.html'),
          'import-reader': resolve('renderer/import-reader.html'),
          cli: resolve('renderer/cli.html'),
          quick: resolve('renderer/quick.html'),
        },
      },
    },
  },
});
