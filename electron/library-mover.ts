import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shell } from 'electron';
import type { MoveAnswer, MoveProgress } from './ipc/vault-files.js';
import { rememberedFolder, rememberFolder } from './own-library.js';
import { libraryParts } from './vault/moved-copy.js';
import type { Vault } from './vault/vault.js';

/** Moves the library folder. */
export class LibraryMover {
  /** The folder that the user has chosen in a dialog; the library can be moved nowhere else. */
  #chosen: string | null = null;
  #old: string | null = null;

  constructor(private readonly vault: Vault) {}

  /**
   * Always a subfolder: the copy is first made beside the target, and beside the root of a drive there
   * is no place.
   */
  choose(folder: string): string {
    this.#chosen = join(folder, 'Carrel');
    return this.#chosen;
  }

  async move(onProgress: (progress: MoveProgress) => void): Promise<MoveAnswer> {
    const target = this.#chosen;
    if (target === null) throw new Error('no folder was chosen');
    this.#chosen = null;
    const settle = () =>
      rememberFolder(target).catch((error) => {
        // An error after the note was written: the next start uses the new folder.
        if (rememberedFolder() !== target) throw error;
      });
    const answer = await this.vault.moveTo(target, settle, onProgress);
    if (answer.ok) this.#old = answer.old;
    return answer;
  }

  /**
   * Moves the library's files in the old folder to the system's trash, or deletes them where there is
   * no trash. Other files in that folder stay.
   */
  async deleteOld(): Promise<boolean> {
    const old = this.#old;
    if (old === null) return false;
    for (const part of libraryParts) {
      const path = join(old, part);
      await shell.trashItem(path).catch(() => rm(path, { recursive: true, force: true }));
    }
    await rmdir(old).catch(() => {});
    this.#old = null;
    return true;
  }
}
