// Builds the page of a library's folder beside main's code, which writes it there. A browser loads no modules
// from `file:`, so that the program is bundled into one plain script.

import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { inProject } from '../setup/places.mjs';

const source = inProject('renderer', 'folder-page');
/** By this line Carrel knows the file again as one that it may replace or delete. */
const sign = '/* Written by Carrel, and written again when it is changed. */\n';

/** A Vite plugin that adds `folder-page/` with the page's three files. */
export function folderPage() {
  return {
    name: 'folder-page',
    async generateBundle() {
      const emit = (name, content) =>
        this.emitFile({ type: 'asset', fileName: `folder-page/${name}`, source: content });
      emit('index.html', readFileSync(`${source}/index.html`));
      emit('page.css', readFileSync(`${source}/page.css`));
      emit('page.js', sign + (await program()));
    },
  };
}

async function program() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: source,
    // Of a catalogue only the page's own texts.
    json: { stringify: false, namedExports: true },
    build: {
      write: false,
      minify: true,
      target: ['chrome112', 'firefox116', 'safari17'],
      lib: { entry: `${source}/page.ts`, formats: ['iife'], name: 'page', fileName: 'page' },
    },
  });
  return [result].flat()[0].output[0].code;
}
