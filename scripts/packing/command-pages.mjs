// The man pages and completion scripts that a package installs, made from the table of commands.

import { loadTypescript } from './load-typescript.mjs';

/** `{ path, text }` of each file; the path is below /usr/share. */
export async function commandPages({ version, date }) {
  const { installedFiles } = await loadTypescript('electron', 'manual', 'installed-files.ts');
  return installedFiles({ version, date: date.toISOString().slice(0, 10) });
}
