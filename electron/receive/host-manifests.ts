// The manifests by which browsers find Carrel as their native messaging host.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundBrowser } from '../ipc/receiving.js';
import { tempNameFor } from '../vault/atomic-file.js';
import { type Browser, foundBrowsers } from './browser-list.js';
import { chromiumOrigins, firefoxIds, hostName } from './browsers-call.js';
import type { OwnProgram } from './own-program.js';

const manifestName = `${hostName}.json`;
const scriptName = 'browser-host';

/** How a browser starts this Carrel. */
export interface HostProgram extends OwnProgram {
  /** The words that name its library and profile. */
  place: readonly string[];
  /** The folder for the script that starts it with words. */
  profile: string;
}

export class HostManifests {
  constructor(
    private readonly program: HostProgram,
    private readonly browsers: () => Browser[] = foundBrowsers,
  ) {}

  /** What the manifest names: browsers start it without words of ours. */
  get #path(): string {
    const { path, args, place, profile } = this.program;
    return args.length + place.length === 0 ? path : join(profile, scriptName);
  }

  /** Lets each browser that is found start this Carrel; those that refuse are left out. */
  async write(): Promise<void> {
    await this.#writeScript();
    await Promise.all(
      this.browsers().map((browser) =>
        writeManifest(browser, manifestOf(browser, this.#path)).catch(() => {}),
      ),
    );
  }

  /** Takes back what `write` has written. A manifest that names another program stays. */
  async remove(): Promise<void> {
    for (const { hosts } of this.browsers()) {
      if (hosts === null || (await pathIn(hosts)) !== this.#path) continue;
      await rm(join(hosts, manifestName), { force: true }).catch(() => {});
    }
    await rm(join(this.program.profile, scriptName), { force: true });
  }

  /** @param isOn whether the manifests should be there */
  async states(isOn: boolean): Promise<FoundBrowser[]> {
    return Promise.all(
      this.browsers().map(async ({ name, hosts }) => {
        if (hosts === null) return { name, state: 'sandboxed' as const };
        const path = await pathIn(hosts);
        if (path === this.#path) return { name, state: 'on' as const };
        if (path !== null) return { name, state: 'other' as const };
        return { name, state: isOn ? ('unwritable' as const) : ('off' as const) };
      }),
    );
  }

  async #writeScript(): Promise<void> {
    const { path, args, place, profile } = this.program;
    if (args.length + place.length === 0) return;
    const words = [path, ...args, ...place].map(quoted).join(' ');
    await replace(profile, scriptName, `#!/bin/sh\nexec ${words} "$@"\n`, 0o700);
  }
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

function manifestOf({ family }: Browser, path: string): string {
  const caller =
    family === 'firefox'
      ? { allowed_extensions: firefoxIds }
      : { allowed_origins: chromiumOrigins };
  const about = { name: hostName, description: 'Carrel', path, type: 'stdio', ...caller };
  return `${JSON.stringify(about, null, 2)}\n`;
}

async function writeManifest({ hosts }: Browser, manifest: string): Promise<void> {
  if (hosts === null) return;
  const known = await readFile(join(hosts, manifestName), 'utf8').catch(() => null);
  if (known === manifest) return;
  await mkdir(hosts, { recursive: true, mode: 0o700 });
  await replace(hosts, manifestName, manifest, 0o600);
}

/** The program that the manifest in this folder names; null when there is none. */
async function pathIn(hosts: string): Promise<string | null> {
  try {
    const about = JSON.parse(await readFile(join(hosts, manifestName), 'utf8'));
    return typeof about?.path === 'string' ? about.path : null;
  } catch {
    return null;
  }
}

/** Writes a file whole: a browser never reads half of it. */
async function replace(folder: string, name: string, text: string, mode: number): Promise<void> {
  const temp = join(folder, tempNameFor(name));
  try {
    await writeFile(temp, text, { mode });
    await rename(temp, join(folder, name));
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  }
}
