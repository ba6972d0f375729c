import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { vaultRecords } from '../ipc/contract.js';
import { makeFolder } from '../make-folder.js';
import { codeOf } from './disk.js';
import { LibraryGone } from './trouble.js';

// What is nearly always there comes first: every write and read looks.
const marks = ['articles', 'originals', 'assets', ...vaultRecords.map((name) => `${name}.json`)];

/**
 * Knows whether the library's folder is still the one that was opened. A pulled-out drive leaves
 * nothing, or an empty mount point: writing there would look like saving, and reading like a
 * library that has lost everything.
 */
export class LibraryRoot {
  #holdsSomething = false;

  private constructor(readonly path: string) {}

  /** Only here is the folder made, when there is none. If that is impossible, it is gone from the start. */
  static async open(path: string): Promise<LibraryRoot> {
    const root = new LibraryRoot(path);
    try {
      makeFolder(path);
    } catch {
      // It is gone from the start, which the first look at it tells.
    }
    root.#holdsSomething = await root.#hasMark();
    return root;
  }

  /** Something of ours was written: from now on an empty folder is another one. */
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
      // Not allowed to look: it is there.
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
