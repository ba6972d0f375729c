import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { type Disk, type NewFile, nodeDisk, sideBySide } from './disk.js';

const tempName = /^\..+\.[0-9a-f]{12}\.tmp$/;

/**
 * A new temporary name for writing `name`, in the same folder.
 *
 * @param mark hexadecimal digits by which a writer knows its own leftovers
 */
export function tempNameFor(name: string, mark = ''): string {
  return `.${name}.${mark}${randomBytes(6).toString('hex').slice(mark.length)}.tmp`;
}

/** True for names that `tempNameFor` makes; with a mark, for those with this mark. */
export function isTempName(name: string, mark = ''): boolean {
  return tempName.test(name) && name.slice(-16).startsWith(mark);
}

/** A temporary file that has its content. */
export interface BegunFile {
  complete(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Writes files below a root atomically and durably: temporary file, fsync, rename, fsync of the folder
 * and of each parent folder whose own entry may not be on disk yet. The root is never created: a
 * missing root is an error of which the user must learn.
 *
 * Paths are relative to the root, with `/` as separator.
 */
export class AtomicWriter {
  /** Folders whose entry in the parent folder is on disk. */
  readonly #durable = new Set<string>();
  /** Folders whose entries are all on disk. */
  readonly #persisted = new Set<string>();
  readonly #writing = new Set<string>();

  constructor(
    readonly root: string,
    readonly disk: Disk = nodeDisk,
    /** See `tempNameFor`. */
    readonly mark = '',
  ) {}

  tempNameFor(name: string): string {
    return tempNameFor(name, this.mark);
  }

  /** Replaces a file. When an iterable `content` throws, nothing is written. */
  async write(path: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    await (await this.begin(path, content)).complete();
    await this.persist(parentOf(path));
  }

  /**
   * Writes a temporary file. `complete` syncs it and gives it its name, or leaves nothing of it. Then
   * `persistAll` must follow. `discard` leaves nothing of it either.
   */
  async begin(path: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<BegunFile> {
    const folder = parentOf(path);
    await this.makeFolders(folder);
    const temp = posix.join(folder, this.tempNameFor(posix.basename(path)));
    this.#writing.add(temp);
    const remove = async () => {
      await this.disk.remove(this.absolute(temp)).catch(() => {});
      this.#writing.delete(temp);
    };
    const orRemove = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      try {
        return await work();
      } catch (error) {
        await remove();
        throw error;
      }
    };
    const file = await orRemove(() => this.#fill(temp, content));
    const complete = async () => {
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await this.disk.rename(this.absolute(temp), this.absolute(path));
      this.#writing.delete(temp);
    };
    const discard = async () => {
      await file.close().catch(() => {});
      await remove();
    };
    return { complete: () => orRemove(complete), discard };
  }

  /** Moves a file or folder to an unused name. */
  async move(from: string, to: string): Promise<void> {
    await this.makeFolders(parentOf(to));
    await this.disk.rename(this.absolute(from), this.absolute(to));
    await this.persist(parentOf(to));
    await this.persist(parentOf(from));
  }

  async makeFolders(folder: string): Promise<void> {
    for (const step of stepsTo(folder)) {
      if ((await this.disk.makeFolder(this.absolute(step))) === 'made') {
        this.#durable.delete(step);
        this.#persisted.delete(step);
      }
    }
  }

  /** Syncs a folder's entries and those of its parent folders to disk. */
  async persist(folder: string): Promise<void> {
    const errors = await this.persistAll([folder]);
    for (const error of errors.values()) throw error;
  }

  /**
   * Syncs the entries of folders, and those of parent folders that may not be on disk, each folder once.
   *
   * @returns the errors, by the folder of `folders` that is not on disk because of it
   */
  async persistAll(folders: Iterable<string>): Promise<Map<string, unknown>> {
    const needs = new Map<string, string[]>();
    for (const folder of folders) {
      const steps = stepsTo(folder).filter((step) => !this.#durable.has(step));
      needs.set(folder, [folder, ...steps.map(parentOf).reverse()]);
    }
    const failed = new Map<string, unknown>();
    const paths = [...new Set([...needs.values()].flat())];
    // From below, as each folder alone would be.
    paths.sort((one, other) => depthOf(other) - depthOf(one));
    await sideBySide(paths, (path) =>
      this.disk.syncFolder(this.absolute(path)).catch((error) => failed.set(path, error)),
    );
    const errors = new Map<string, unknown>();
    for (const [folder, needed] of needs) {
      const lost = needed.find((path) => failed.has(path));
      for (const step of stepsTo(folder)) {
        const parent = parentOf(step);
        if (needed.includes(parent) && !failed.has(parent)) this.#durable.add(step);
      }
      if (lost === undefined) this.#persisted.add(folder);
      else {
        this.#persisted.delete(folder);
        errors.set(folder, failed.get(lost));
      }
    }
    return errors;
  }

  /** False when the folder's entries may not be on disk. */
  hasPersisted(folder: string): boolean {
    return this.#persisted.has(folder);
  }

  /** As `persist`, once per folder: an existing file may be from just before a crash. */
  async persistOnce(folder: string): Promise<void> {
    if (!this.hasPersisted(folder)) await this.persist(folder);
  }

  /** True while this temporary file is being written. */
  isWriting(path: string): boolean {
    return this.#writing.has(path);
  }

  absolute(path: string): string {
    return posix.join(this.root, path);
  }

  async #fill(temp: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<NewFile> {
    const file = await this.disk.create(this.absolute(temp));
    try {
      if (content instanceof Uint8Array) await file.write(content);
      else for await (const piece of content) await file.write(piece);
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  }
}

/** The parent folder's path; '' for the root. */
export function parentOf(path: string): string {
  const parent = posix.dirname(path);
  return parent === '.' ? '' : parent;
}

/** 0 for the root. */
const depthOf = (folder: string) => stepsTo(folder).length;

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function stepsTo(folder: string): string[] {
  if (folder === '') return [];
  const parts = folder.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
