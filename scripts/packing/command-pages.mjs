// The man pages and completion scripts that a package installs, made from the table of commands.

import { build } from 'vite';
import { inProject } from '../setup/places.mjs';

/** `{ path, text }` of each file; the path is below /usr/share. */
export async function commandPages({ version, date }) {
  const installedFiles = await loadManual();
  return installedFiles({ version, date: date.toISOString().slice(0, 10) });
}

/** What makes the pages is TypeScript, which plain Node cannot load. */
async function loadManual() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      ssr: inProject('electron', 'manual', 'installed-files.ts'),
    },
  });
  const [{ code }] = result.output;
  const made = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return made.installedFiles;
}
