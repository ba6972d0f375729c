// Copied to resources/app of the registry's Electron, which has no default_app.asar: loads the app
// whose folder is named on the command line, as Electron's default app does.
//
// It is an ES module with a top-level await: only for those does Electron delay `ready`, and the app
// must register its schemes before.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) {
  console.error('Name the folder of the app to run.');
  process.exit(1);
}

const folder = resolve(named);
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
if (manifest.version) app.setVersion(manifest.version);
app.setName(manifest.productName ?? manifest.name);
app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
app.setAppPath(folder);

await import(pathToFileURL(join(folder, manifest.main ?? 'index.js')).href);
