/**
 * Saves pages by SingleFile's command line, a program of its own (AGPL) that npx fetches: for the
 * comparison only, and only when CARREL_SINGLE_FILE names its version.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NAMES, type Site } from './site';
import type { SitePage } from './site-pages';

const run = promisify(execFile);

/** Each waits most of its time. */
const AT_ONCE = 3;

/** Writes the pages into the folder; resolves to the kinds that it could not save. */
export async function saveBySingleFile(
  version: string,
  chromium: string,
  { pages, site, folder }: { pages: readonly SitePage[]; site: Site; folder: string },
): Promise<string[]> {
  const left = [...pages];
  const failed: string[] = [];
  const saveSome = async () => {
    for (let page = left.shift(); page; page = left.shift()) {
      const file = join(folder, `${page.path.slice(1)}.html`);
      const words = [
        '--yes',
        `single-file-cli@${version}`,
        site.at(page.path),
        file,
        ...options(chromium),
      ];
      await run('npx', words, { timeout: 60_000 }).catch(() => failed.push(page.kind));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, saveSome));
  return failed;
}

const options = (chromium: string) => [
  `--browser-executable-path=${chromium}`,
  `--browser-arg=--host-resolver-rules=${NAMES.map((name) => `MAP ${name} 127.0.0.1`).join(',')}`,
  '--browser-arg=--no-sandbox',
  `--browser-cookie=member,1,${NAMES[0]},/`,
];
