import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../folder-access.js';
import { vaultRecords } from '../ipc/vault-files.js';
import { codeOf } from './disk.js';
import { LibraryGone } from './trouble.js';

// The most likely names come first, since every read and write checks them.
const marks = [
  ...['articles', 'originals', 'assets', 'machines'],
  ...vaultRecords.map((name) => `${name}.json`),
];

/**
 * Detects that the library folder is no longer the one that was opened. A removed drive leaves no
 * folder or an empty mount point; writes there would be lost, and reads would find an empty library.
 */
export class LibraryRoot {
  #holdsSomething = false;

  private constructor(readonly path: string) {}

  /** Opens the folder and creates it if it does not exist. */
  static async open(path: string): Promise<LibraryRoot> {
    const root = new LibraryRoot(path);
    try {
      makeFolder(path);
    } catch {
      // The first `mustBeThere` reports a folder that could not be created.
    }
    root.#holdsSomething = await root.#hasMark();
    return root;
  }

  /** Called after a write: from now on an empty folder counts as missing. */
  wroteSomething(): void {
    this.#holdsSomething = true;
  }

  async mustBeThere(): Promise<void> {
    if (!(await this.isThere())) throw new LibraryGone(this.path);
  }

  async isThere(): Promise<boolean> {
    try {
      if (!(await stat(this.path)).isDirectory()) return false;
      return !this.#holdsSomething || (await this.#hasMark());
    } catch (error) {
      // Without permission to read it, the folder does exist.
      return ['EACCES', 'EPERM'].includes(codeOf(error));
    }
  }

  async #hasMark(): Promise<boolean> {
    for (const mark of marks) {
      const found = await lstat(join(this.path, mark)).then(
        () => true,
        (error) => ['EACCES', 'EPERM'].includes(codeOf(error)),
      );
      if (found) return true;
    }
    return false;
  }
}
