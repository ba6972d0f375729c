import { statfs } from 'node:fs/promises';
import { posix } from 'node:path';
import type { SweepOrder } from '../ipc/argument-values.js';
import type { MachineListing } from '../ipc/machine-files.js';
import type {
  ArticleFiles,
  ArticleFolder,
  ArticleWrite,
  ConflictCopy,
  MoveAnswer,
  MoveProgress,
  StoredFile,
  StoredKind,
  SweepAnswer,
  TrashedArticle,
  Unreadable,
  VaultRecord,
  VaultTrouble,
  VaultWrite,
} from '../ipc/vault-files.js';
import { foldersNamed, listArticles, readArticle } from './article-folders.js';
import { listConflictCopies, readConflictCopy, removeConflictCopy } from './conflict-copies.js';
import type { DayCount } from './day-count.js';
import type { Disk } from './disk.js';
import { type ArticlesShape, exportArticles } from './export-articles.js';
import {
  type Exported,
  type ExportOptions,
  type ExtraFile,
  exportLibrary,
} from './export-library.js';
import { FolderPage } from './folder-page.js';
import { LibraryAccess } from './library-access.js';
import {
  checkArticleFolder,
  checkStoredKey,
  recordPath,
  refuseLinks,
  storedPath,
} from './library-paths.js';
import { unreadablePlaces } from './library-places.js';
import { LibraryRoot } from './library-root.js';
import {
  deleteMachineFiles,
  folderOf,
  listMachines,
  readMachineFile,
  writeMachineFile,
} from './machine-folders.js';
import { copyLibrary, type LibraryCopy } from './move-library.js';
import { mapMany } from './plain-file.js';
import { readRecord, recordsSetAside, setRecordAside, writeRecord } from './records.js';
import {
  findStored,
  hashFile,
  listStored,
  readStored,
  readStoredPart,
  verifyStored,
  withHash,
} from './stored-files.js';
import { sweepStored, sweepTemps } from './sweep.js';
import { writeIgnoreList } from './sync-ignore.js';
import {
  deleteTrashed,
  deletionKey,
  findTrashed,
  listTrash,
  moveBack,
  moveToTrash,
  nameInTrash,
  readTrashed,
  type TrashNote,
  trashNotes,
} from './trash.js';
import type { UnfinishedCopies } from './unfinished-copies.js';
import type { WriteJobs } from './write-group.js';

const dayMs = 24 * 60 * 60 * 1000;

/** State that is kept in the user's profile instead of the library folder. */
export interface ProfileNotes {
  /** Counts the age of deleted articles. Without it the trash is not emptied by age. */
  trashDays?: DayCount;
  /** Counts the age of files without references and without a database row. Without it they stay. */
  foreignDays?: DayCount;
  copies?: UnfinishedCopies;
  /** By which this profile knows its temporary files in the folder; without it, all are taken for its own. */
  tempMark?: string;
}

/**
 * Reads and writes the library folder. A write that answers `ok` is durable. A failed write answers
 * with a reason; a read throws when the library folder is missing or the disk fails, so that neither
 * looks like an empty library.
 */
export class Vault {
  readonly #access: LibraryAccess;
  readonly folderPage: FolderPage;
  /** Called with each folder of an article that is written. */
  onWrite: (folder: string) => void = () => {};
  /** Called with each folder of an article that is to be moved. */
  onLeave: (folder: string) => void = () => {};
  /** Files staged since the last `beginSweep`; null before the first one. */
  #staged: Set<string> | null = null;
  /** Downloaded originals whose articles are not stored yet. */
  readonly #held = new Set<string>();

  private constructor(
    access: LibraryAccess,
    private readonly notes: ProfileNotes = {},
  ) {
    this.#access = access;
    this.folderPage = new FolderPage(access);
  }

  get root(): LibraryRoot {
    return this.#access.root;
  }

  /** @param writeJobs writes articles, originals and images on another thread */
  static async open(
    folder: string,
    disk?: Disk,
    notes?: ProfileNotes,
    writeJobs?: WriteJobs,
  ): Promise<Vault> {
    const root = await LibraryRoot.open(folder);
    return new Vault(new LibraryAccess(root, disk, writeJobs, notes?.tempMark), notes);
  }

  /** Stores bytes under their hash. An existing file stays if its checksum is right, else it is replaced. */
  stage(
    kind: StoredKind,
    sha256: string,
    extension: string,
    bytes: Uint8Array,
  ): Promise<VaultWrite> {
    const path = storedPath(kind, sha256, extension);
    return this.#access.writeJob(path, () => {
      this.#staged?.add(`${kind} ${sha256}`);
      return { kind: 'stored', path, sha256, bytes };
    }) as Promise<VaultWrite>;
  }

  /**
   * As `stage`, for a stream. If a valid file exists, no piece is read. Pieces with another hash, or
   * above the size limit, are refused and leave nothing behind.
   */
  stageInPieces(
    kind: StoredKind,
    sha256: string,
    extension: string,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<VaultWrite> {
    const path = storedPath(kind, sha256, extension);
    return this.#access.write(path, async (writer) => {
      this.#staged?.add(`${kind} ${sha256}`);
      await refuseLinks(this.root.path, posix.dirname(path));
      if ((await hashFile(writer.absolute(path))) === sha256) {
        await writer.persistOnce(posix.dirname(path));
      } else {
        await writer.write(path, withHash(pieces, sha256));
      }
    });
  }

  /** No sweep deletes this original before `release`. */
  hold(sha256: string): void {
    this.#held.add(sha256);
  }

  release(sha256: string): void {
    this.#held.delete(sha256);
  }

  /** Null when the file is missing or cannot be read; `verifyStored` distinguishes the two. */
  readStored(kind: StoredKind, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
    checkStoredKey(kind, sha256);
    return this.#access.readFile(kind, (root) => readStored(root, kind, sha256));
  }

  /** Reads a part of a stored file and the file's size; null as in `readStored`. */
  readStoredPart(
    kind: StoredKind,
    sha256: string,
    from: number,
    length: number,
  ): Promise<{ bytes: Uint8Array<ArrayBuffer>; size: number } | null> {
    checkStoredKey(kind, sha256);
    return this.#access.readFile(kind, (root) => readStoredPart(root, kind, sha256, from, length));
  }

  /** The path and the size of a stored file; null when it is missing. */
  findStored(kind: StoredKind, sha256: string): Promise<{ path: string; size: number } | null> {
    return this.#access.read((root) => findStored(root, kind, sha256));
  }

  verifyStored(kind: StoredKind, sha256: string): Promise<'ok' | 'missing' | 'damaged'> {
    return this.#access.read((root) => verifyStored(root, kind, sha256));
  }

  listStored(kind: StoredKind): Promise<StoredFile[]> {
    return this.#access.read((root) => listStored(root, kind));
  }

  /**
   * Writes article.json last. When `html` is null, article.html stays as it is.
   *
   * @param known the checksum of article.json as it was last written; another one is left alone
   */
  writeArticle(
    folder: string,
    html: string | null,
    json: string,
    known: string | null = null,
  ): Promise<ArticleWrite> {
    checkArticleFolder(folder);
    const job = { kind: 'article', folder, html, json, known } as const;
    return this.#noted(
      folder,
      this.#access.writeJob(folder, () => job),
    );
  }

  readArticle(folder: string): Promise<ArticleFiles> {
    return this.#access.read((root) => readArticle(root, folder));
  }

  listArticles(): Promise<ArticleFolder[]> {
    return this.#access.read(listArticles);
  }

  unreadablePlaces(): Promise<Unreadable[]> {
    return this.#access.read(async (root) => [
      ...(await unreadablePlaces(root)),
      ...(await recordsSetAside(root)),
    ]);
  }

  /** Article folders whose name contains one of `parts`, each `-` and ten letters or digits. */
  foldersNamed(parts: readonly string[]): Promise<string[]> {
    return this.#access.read((root) => foldersNamed(root, new Set(parts)));
  }

  /**
   * Moves an article to the trash. A missing folder is no error: it was moved before or never written.
   *
   * @param trashedAt when it was deleted, in milliseconds since 1970
   */
  trashArticle(folder: string, trashedAt: number | null = null): Promise<VaultWrite> {
    checkArticleFolder(folder);
    this.onLeave(folder);
    const at = trashedAt ?? Date.now();
    const moving = this.#access.write(folder, (writer) => moveToTrash(writer, folder, at));
    return this.#noted(`trash/${nameInTrash(folder)}`, moving);
  }

  async #noted<Answer extends { ok: boolean }>(
    folder: string,
    writing: Promise<Answer>,
  ): Promise<Answer> {
    const answer = await writing;
    if (answer.ok) this.onWrite(folder);
    return answer;
  }

  restoreArticle(name: string): Promise<VaultWrite> {
    return this.#access.write(`trash/${name}`, async (writer) => {
      const { folder } = await findTrashed(this.root.path, name);
      await this.#access.locks.run(folder, () => moveBack(writer, name, folder));
    });
  }

  async listTrash(): Promise<TrashedArticle[]> {
    const listed = await this.#access.read(listTrash);
    return mapMany(listed, async (trashed) => {
      const daysKept = (await this.notes.trashDays?.daysOf(deletionKey(trashed))) ?? 0;
      return { ...trashed, daysKept };
    });
  }

  readTrashed(name: string): Promise<Pick<ArticleFiles, 'html' | 'json'>> {
    return this.#access.read((root) => readTrashed(root, name));
  }

  /** Permanently deletes articles older than `days` in the trash, null for all; returns their number. */
  async emptyTrash(days: number | null): Promise<number> {
    const notes = await this.#access.read(trashNotes);
    const expired = days === null ? notes : await this.#expired(notes, days);
    let deleted = 0;
    for (const { name } of expired) if ((await this.deleteTrashed(name)).ok) deleted++;
    return deleted;
  }

  /** The articles that are old enough by counted days and by the clock, if the clock is plausible. */
  async #expired(notes: readonly TrashNote[], days: number): Promise<TrashNote[]> {
    const counted = await this.notes.trashDays?.count(notes.map(deletionKey));
    const now = Date.now();
    return notes.filter((note) => {
      if ((counted?.get(deletionKey(note)) ?? 0) < days) return false;
      return note.trashedAt > now || now - note.trashedAt >= days * dayMs;
    });
  }

  /** Permanently deletes an article from the trash. */
  deleteTrashed(name: string): Promise<VaultWrite> {
    return this.#access.write(`trash/${name}`, async (writer) => {
      await findTrashed(this.root.path, name);
      await deleteTrashed(writer, name);
    });
  }

  readRecord(name: VaultRecord): Promise<string | null | Unreadable> {
    return this.#access.read((root) => readRecord(root, name, true));
  }

  writeRecord(name: VaultRecord, json: string): Promise<VaultWrite> {
    return this.#access.write(recordPath(name), (writer) => writeRecord(writer, name, json));
  }

  /** Renames a record's file that cannot be read, so that a new one can be written. */
  setRecordAside(name: VaultRecord): Promise<VaultWrite> {
    return this.#access.write(recordPath(name), (writer) => setRecordAside(writer, name));
  }

  listMachines(): Promise<MachineListing> {
    return this.#access.read(listMachines);
  }

  readMachineFile(machine: string, name: string): Promise<string | null | Unreadable> {
    return this.#access.read((root) => readMachineFile(root, machine, name));
  }

  writeMachineFile(machine: string, name: string, content: string): Promise<VaultWrite> {
    return this.#access.write(folderOf(machine), (writer) =>
      writeMachineFile(writer, machine, name, content),
    );
  }

  deleteMachineFiles(machine: string, names: readonly string[]): Promise<VaultWrite> {
    return this.#access.write(folderOf(machine), (writer) =>
      deleteMachineFiles(writer, machine, names),
    );
  }

  /** @param folders the places to look at; null for all */
  listConflictCopies(folders: readonly string[] | null = null): Promise<ConflictCopy[]> {
    return this.#access.read((root) => listConflictCopies(root, folders));
  }

  readConflictCopy(place: string): Promise<string | null | Unreadable> {
    return this.#access.read((root) => readConflictCopy(root, place));
  }

  /** Deletes a copy whose content is in the library. One with another checksum stays. */
  removeConflictCopy(place: string, sha256: string): Promise<VaultWrite> {
    return this.#access.write(place, (writer) => removeConflictCopy(writer, place, sha256));
  }

  /** Deletes what interrupted writes have left; returns the number of files. */
  sweepTemps(): Promise<number> {
    const { writer } = this.#access;
    return this.#access.read(() => sweepTemps(writer, () => this.#access.jobsSettled()));
  }

  /** Tells sync programs what they must not carry. */
  writeIgnoreList(): Promise<void> {
    // No write of the library: a folder that has nothing else is an empty one.
    return this.#access.read(() => writeIgnoreList(this.#access.writer));
  }

  /** Begins a sweep: files that are staged from now on are not deleted by `sweepStored`. */
  beginSweep(): void {
    this.#staged = new Set();
  }

  /** Deletes originals and images without references. Deletes none before `beginSweep`. */
  sweepStored(order: SweepOrder): Promise<SweepAnswer> {
    const staged = this.#staged;
    const has = (kind: StoredKind, sha256: string) =>
      this.#held.has(sha256) || staged?.has(`${kind} ${sha256}`) !== false;
    const { foreignDays } = this.notes;
    return this.#access.read(() =>
      sweepStored(this.#access.writer, this.#access.locks, order, { has }, foreignDays),
    );
  }

  /**
   * Exports the library to a new folder, or to a zip when `target` ends with .zip. `extraFiles` is
   * iterated last. `full` and `read-only` refer to the target's disk.
   */
  async exportTo(
    target: string,
    extraFiles: AsyncIterable<ExtraFile>,
    options: Pick<ExportOptions, 'isMove' | 'signal'> = {},
    articles?: { shape: ArticlesShape; mayReplace: boolean },
  ): Promise<({ ok: true } & Exported) | VaultTrouble> {
    try {
      await this.root.mustBeThere();
      const { copies } = this.notes;
      const exportOptions = { ...options, ...(copies && { copies }) };
      const { root } = this;
      const { locks } = this.#access;
      const exported = await (articles === undefined
        ? exportLibrary(root, locks, target, extraFiles, exportOptions)
        : exportArticles(
            root,
            locks,
            target,
            articles.shape,
            articles.mayReplace,
            extraFiles,
            exportOptions,
          ));
      return { ok: true, ...exported };
    } catch (error) {
      return this.#access.troubleOf(error);
    }
  }

  /**
   * Copies the library to a new folder and uses that folder from then on; the old folder stays. On
   * failure nothing changes. The copy that an interrupted move has left at the target is removed first.
   *
   * @param settle stores the new location atomically. If it rejects, the copy is removed; once it has
   *   resolved, the copy is kept.
   */
  moveTo(
    target: string,
    settle: () => Promise<void>,
    onProgress: (progress: MoveProgress) => void,
  ): Promise<MoveAnswer> {
    return this.#access.move(async (): Promise<MoveAnswer> => {
      const old = this.root.path;
      let copy: LibraryCopy | null = null;
      try {
        await this.root.mustBeThere();
        const { locks } = this.#access;
        copy = await copyLibrary(this.root, locks, target, onProgress, this.notes.copies);
        const root = await LibraryRoot.open(target);
        await settle();
        this.#access.switchTo(root);
      } catch (error) {
        await copy?.discard().catch(() => {});
        return this.#access.troubleOf(error);
      }
      await copy.keep().catch(() => {});
      return { ok: true, folder: target, old };
    });
  }

  /** Free bytes on the library's disk, for display. */
  space(): Promise<number> {
    return this.#access.read(async (root) => {
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize;
    });
  }
}
