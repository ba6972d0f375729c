/** A real browser with the extension in it, and Carrel as its native messaging host. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronPath, repository, switches } from '../electron/carrel';

export interface BrowserDriver {
  open(url: string): Promise<void>;
  /** Clicks the button in the toolbar, as a user does: the click gives the permission for the tab. */
  click(): Promise<void>;
  /** The sign on the button and its tooltip, for the tab that is shown. */
  sign(): Promise<{ text: string; title: string }>;
  /** Runs a script in the page that is shown. */
  run(script: string): Promise<void>;
  close(): Promise<void>;
}

export interface BrowserPlace {
  /** A folder of the test, for the profile. */
  folder: string;
  /** The built extension. */
  extension: string;
  /** Starts Carrel as a browser's host. */
  launcher: string;
  environment: Record<string, string>;
}

/** Writes the program that a host manifest names: Carrel from its sources, with a library. */
export function writeLauncher(folder: string, library: string): string {
  const file = join(folder, 'carrel-host.sh');
  const words = [electronPath, ...switches, repository, '--library', library];
  const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  writeFileSync(file, `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

export function hostManifest(launcher: string, allowed: object): string {
  return JSON.stringify({
    name: 'carrel',
    description: 'Carrel',
    path: launcher,
    type: 'stdio',
    ...allowed,
  });
}
