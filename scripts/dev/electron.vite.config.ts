// The configuration of `npm run dev`: that of the build, with a dev server for the windows, and with
// main's module of electron/dev. Everything goes to out-dev/, which is never packed.
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
      lib: { entry: resolve('electron/dev/main.ts'), formats: ['es'] },
    },
  },
  preload: { ...preload, build: { ...preload?.build, outDir: 'out-dev/preload' } },
  renderer: {
    ...renderer,
    // Vite would answer an unknown address with index.html.
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
    // Vite looks for packages in the pages only; one that it finds later reloads them.
    optimizeDeps: { entries: ['*.html', '**/*worker.ts'] },
  },
});
