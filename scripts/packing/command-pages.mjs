// Writes the man pages and the completion scripts, made from the table of commands, into a folder that has
// the layout of /usr/share: `node scripts/packing/command-pages.mjs FOLDER`.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { inProject } from '../setup/places.mjs';

/** Writes the files and returns their paths in the folder. */
export async function writeCommandPages(folder) {
  const installedFiles = await loadManual();
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const files = installedFiles({ version, date: dayOfBuild() });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return files.map(({ path }) => path);
}

/** The day of the sources, where a packer says it: then two builds of them are the same. */
function dayOfBuild() {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH);
  const time = Number.isInteger(seconds) && seconds > 0 ? seconds * 1000 : Date.now();
  return new Date(time).toISOString().slice(0, 10);
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
  const { code } = result.output[0];
  const made = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return made.installedFiles;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv;
  if (folder === undefined) throw new Error('name the folder to write to');
  for (const path of await writeCommandPages(resolve(folder))) process.stdout.write(`${path}\n`);
}
