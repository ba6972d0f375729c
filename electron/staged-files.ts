import { randomUUID } from 'node:crypto';
import { HandedItems } from './handed-items.js';
import type { StoredKind, VaultWrite } from './ipc/vault-files.js';
import { Refused } from './vault/trouble.js';
import type { Vault } from './vault/vault.js';

/** The import windows never have more files in progress. */
const mostAtOnce = 32;

interface StagedFile {
  /** The number of the import window that sends it. */
  window: number;
  pieces: HandedItems<Uint8Array>;
  answer: Promise<VaultWrite>;
}

/** Files that the import window sends in parts for the library folder, by random names. */
export class StagedFiles {
  readonly #files = new Map<string, StagedFile>();

  constructor(private readonly vault: Vault) {}

  begin(kind: StoredKind, sha256: string, extension: string, window = 0): string {
    if (this.#files.size >= mostAtOnce) throw new Error('too many files are being staged');
    const pieces = new HandedItems<Uint8Array>();
    const answer = this.vault
      .stageInPieces(kind, sha256, extension, pieces.items())
      .finally(() => pieces.close());
    // `finish` returns this promise; without it, a rejection must not count as unhandled.
    answer.catch(() => {});
    const name = randomUUID();
    this.#files.set(name, { window, pieces, answer });
    return name;
  }

  /** Resolves when the part is written; false when the rest is not needed. */
  async add(name: string, bytes: Uint8Array): Promise<boolean> {
    const file = this.#files.get(name);
    if (file === undefined) return false;
    await file.pieces.offer(bytes);
    return !file.pieces.hasEnded;
  }

  /** Resolves when the file is stored, or to the reason why it is not. */
  finish(name: string): Promise<VaultWrite> {
    const file = this.#files.get(name);
    if (file === undefined) throw new Error('no such file');
    this.#files.delete(name);
    file.pieces.end();
    return file.answer;
  }

  /** Discards the file; resolves when nothing of it is left. */
  async abandon(name: string): Promise<void> {
    const file = this.#files.get(name);
    this.#files.delete(name);
    file?.pieces.breakOff(new Refused('the import was broken off'));
    await file?.answer;
  }

  /** Discards the files of a window that has ended. */
  async abandonOf(number: number): Promise<void> {
    const names = [...this.#files].flatMap(([name, { window }]) =>
      window === number ? [name] : [],
    );
    await Promise.all(names.map((name) => this.abandon(name)));
  }
}
