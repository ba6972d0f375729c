// The configuration of `npm run dev`: that of the build plus a dev server for the windows and the main
// module of electron/dev. Writes to out-dev/, which is never packed.
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import build from '../../electron.vite.config';
import { devPages } from './dev-pages.mjs';

const { main, preload, renderer } = build;
const { CARREL_DEV_NONCE: nonce = '', CARREL_DEV_PORT = '' } = process.env;
const host = '127.0.0.1';
const port = Number(CARREL_DEV_PORT);

export default defineConfig({
  main: {
    ...main,
    build: {
      ...main?.build,
      outDir: 'out-dev/main',
      lib: {
        entry: {
          main: resolve('electron/dev/main.ts'),
          'write-worker': resolve('electron/vault/write-worker.ts'),
        },
        formats: ['es'],
      },
    },
  },
  preload: { ...preload, build: { ...preload?.build, outDir: 'out-dev/preload' } },
  renderer: {
    ...renderer,
    // For an unknown address Vite would send index.html.
    appType: 'mpa',
    plugins: [renderer?.plugins, devPages({ nonce, socket: `ws://${host}:${port}` })],
    html: { cspNonce: nonce },
    server: {
      host,
      port,
      strictPort: true,
      cors: false,
      // The windows' own address has no port.
      hmr: { protocol: 'ws', host, clientPort: port },
      fs: { allow: [resolve('.'), realpathSync('node_modules')] },
    },
    // Vite scans only the pages for packages; a package found later would reload them.
    optimizeDeps: { entries: ['*.html', '**/*worker.ts'] },
  },
});
