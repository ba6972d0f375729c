// Builds the browser extension: one folder for Chromium and one for Firefox, from the same source.
//
// Content scripts cannot be modules, so that each entry is bundled into one plain script.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { inProject } from '../setup/places.mjs';

const SOURCE = inProject('extension');
const entries = ['background/background', 'page/page', 'popup/popup', 'options/options'];
const plainFiles = ['popup/popup.html', 'popup/style.css', 'options/options.html'];
const iconSizes = [16, 32, 48, 128];

export const browsers = ['chromium', 'firefox'];

/** Writes `outFolder/chromium` and `outFolder/firefox`, each ready to be loaded or packed. */
export async function buildExtension(outFolder) {
  rmSync(outFolder, { recursive: true, force: true });
  const scripts = await Promise.all(entries.map(bundle));
  for (const browser of browsers) {
    const folder = join(outFolder, browser);
    mkdirSync(join(folder, 'icons'), { recursive: true });
    for (const { name, code } of scripts) writeFileSync(join(folder, name), code);
    for (const file of plainFiles) cpSync(join(SOURCE, file), join(folder, file.split('/').pop()));
    cpSync(join(SOURCE, '_locales'), join(folder, '_locales'), { recursive: true });
    cpSync(inProject('LICENSE'), join(folder, 'LICENSE'));
    for (const size of iconSizes) {
      cpSync(
        inProject('resources', 'icons', `${size}x${size}.png`),
        join(folder, 'icons', `${size}.png`),
      );
    }
    const manifest = JSON.stringify(manifestFor(browser), null, 2);
    writeFileSync(join(folder, 'manifest.json'), `${manifest}\n`);
  }
}

async function bundle(entry) {
  const name = `${entry.split('/').pop()}.js`;
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: SOURCE,
    build: {
      write: false,
      minify: false,
      target: ['chrome130', 'firefox142'],
      lib: {
        entry: join(SOURCE, `${entry}.ts`),
        formats: ['iife'],
        name: 'carrel',
        fileName: name,
      },
    },
  });
  const chunk = [result].flat()[0].output[0];
  return { name, code: chunk.code };
}

/**
 * The manifest without what only the other browser knows: each warns of it. It states a policy because
 * Firefox's own turns the http addresses of pages without TLS into https ones.
 */
export function manifestFor(browser) {
  const manifest = JSON.parse(readFileSync(join(SOURCE, 'manifest.json'), 'utf8'));
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const {
    key,
    minimum_chrome_version,
    browser_specific_settings,
    background,
    permissions,
    ...both
  } = { ...manifest, version };
  if (browser === 'chromium') {
    const { service_worker } = background;
    return { ...both, key, minimum_chrome_version, background: { service_worker }, permissions };
  }
  const { scripts } = background;
  return {
    ...both,
    browser_specific_settings,
    background: { scripts },
    // Firefox shows a warning for `tabs`; there the permission for all sites tells the addresses.
    permissions: permissions.filter((name) => name !== 'pageCapture' && name !== 'tabs'),
  };
}
