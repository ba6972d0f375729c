// Publishes articles with the page into a folder of its own: a new or empty one, or one that was published
// before. A new one is written under a temporary name and renamed when it is whole. In one that is there,
// files are replaced one by one, what the page names after what it needs, and only files that an earlier run
// has written, and that nobody has changed since, are deleted.
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { PagePart, PublishBegin, Published } from '../ipc/page-files.js';
import type { VaultTrouble, VaultWrite } from '../ipc/vault-files.js';
import { AtomicWriter, parentOf, tempNameFor } from './atomic-file.js';
import { codeOf, nodeDisk } from './disk.js';
import { refuseInside } from './export-library.js';
import { checkArticleFolder, parseStoredName, refuseLinks, storedPath } from './library-paths.js';
import type { LibraryRoot } from './library-root.js';
import { type PageProgram, pageFolder } from './page-data.js';
import { plainFileBytes, readPlainFile, readPlainText } from './plain-file.js';
import { findStored, readStored } from './stored-files.js';
import { CannotRead, Refused, troubleOf } from './trouble.js';
import {
  pageOwner,
  partsIn,
  removeOtherParts,
  writeFiles,
  writeParts,
  writeProgram,
} from './write-page.js';

/** The files of articles and pictures that were published, with the checksum of each. */
type Ledger = Map<string, string>;

const ledgerPath = `${pageFolder}/published.json`;
/** By these bytes a file is known as an article of Carrel: see renderer/vault/article-files.ts. */
const articleSign = '<!--carrel:body-->';
const largestFile = 512 * 1024 * 1024;

export class Publication {
  readonly #now: Ledger = new Map();
  readonly #leftOut: string[] = [];
  #written = 0;

  private constructor(
    private readonly library: LibraryRoot,
    private readonly target: string,
    private readonly writer: AtomicWriter,
    private readonly before: Ledger,
  ) {}

  /** Answers `occupied` for a folder with files that Carrel has not published. */
  static async begin(
    library: LibraryRoot,
    target: string,
    program: PageProgram,
  ): Promise<{ answer: PublishBegin; publication: Publication | null }> {
    try {
      refuseInside(library.path, target);
      const before = await ledgerOf(target);
      if (before === null && !(await isFree(target))) {
        const message = `not empty, and not published by Carrel: ${target}`;
        return { answer: { ok: false, reason: 'occupied', message }, publication: null };
      }
      const root = before === null ? join(dirname(target), tempNameFor(basename(target))) : target;
      if (before === null) await mkdir(root);
      const publication = new Publication(
        library,
        target,
        new AtomicWriter(root),
        before ?? new Map(),
      );
      publication.#written += await writeProgram(publication.writer, program);
      return { answer: { ok: true, parts: await partsIn(root) }, publication };
    } catch (error) {
      return { answer: troubleOf(error), publication: null };
    }
  }

  /** Writes article.html, and its pictures before it. */
  add(folder: string, html: string, images: readonly string[]): Promise<VaultWrite> {
    return orTrouble(async () => {
      checkArticleFolder(folder);
      for (const image of images) await this.#addImage(image);
      await this.#put(`${folder}/article.html`, Buffer.from(html));
    });
  }

  writeParts(parts: readonly PagePart[]): Promise<VaultWrite> {
    return orTrouble(async () => {
      this.#written += await writeParts(this.writer, parts);
    });
  }

  /** @param parts the names of all data files of the page */
  async finish(parts: readonly string[]): Promise<Published> {
    let deleted = 0;
    const answer = await orTrouble(async () => {
      const gone = [...this.before.keys()].filter((path) => !this.#now.has(path));
      // Should this be killed, the next run still knows what it may delete.
      await this.#writeLedger(new Map([...this.before, ...this.#now]));
      deleted += await removeOtherParts(this.writer.root, parts);
      for (const path of gone) if (await this.#remove(path)) deleted += 1;
      await this.#writeLedger(this.#now);
      if (this.writer.root !== this.target) await this.#giveName();
    });
    if (!answer.ok) return answer;
    return { ok: true, written: this.#written, deleted, leftOut: this.#leftOut };
  }

  /** Deletes a new folder that is not whole; one that was there keeps what is written. */
  async abandon(): Promise<void> {
    if (this.writer.root === this.target) return;
    await rm(this.writer.root, { recursive: true, force: true });
  }

  async #addImage(sha256: string): Promise<void> {
    const { path: root } = this.library;
    const found = await findStored(root, 'assets', sha256);
    const name = found && parseStoredName(basename(found.path));
    if (!found || !name) {
      this.#leftOut.push(`assets/${sha256}`);
      return;
    }
    const path = storedPath('assets', sha256, name.extension);
    // Its name is the checksum of its bytes, so that one of the same size is the same.
    const isThere = (await plainFileBytes(join(this.writer.root, path))) === found.size;
    if (this.#now.has(path)) return;
    if (isThere && this.before.has(path)) {
      this.#now.set(path, sha256);
      return;
    }
    const bytes = await readStored(root, 'assets', sha256);
    if (bytes === null) this.#leftOut.push(path);
    else await this.#put(path, bytes);
  }

  async #put(path: string, bytes: Uint8Array): Promise<void> {
    const sum = sumOf(bytes);
    if (!(await this.#mayWrite(path, sum))) {
      this.#leftOut.push(path);
      return;
    }
    this.#written += await writeFiles(this.writer, [{ path, bytes }]);
    this.#now.set(path, sum);
  }

  /** False for a file of somebody else. One of Carrel's may be from a run that was killed. */
  async #mayWrite(path: string, sum: string): Promise<boolean> {
    try {
      await refuseLinks(this.writer.root, parentOf(path));
      const known = await readPlainFile(join(this.writer.root, path), largestFile);
      if (known === null || this.before.has(path) || sumOf(known) === sum) return true;
      return path.endsWith('.html') && Buffer.from(known).includes(articleSign);
    } catch (error) {
      if (error instanceof CannotRead) return false;
      throw error;
    }
  }

  /** Deletes a published file as it was published, and folders that are empty then. */
  async #remove(path: string): Promise<boolean> {
    const place = join(this.writer.root, path);
    try {
      await refuseLinks(this.writer.root, parentOf(path));
      const known = await readPlainFile(place, largestFile);
      if (known === null || sumOf(known) !== this.before.get(path)) return false;
    } catch (error) {
      if (error instanceof CannotRead) return false;
      throw error;
    }
    await rm(place);
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
      const isRemoved = await rmdir(join(this.writer.root, folder)).then(
        () => true,
        () => false,
      );
      if (!isRemoved) break;
    }
    return true;
  }

  async #writeLedger(ledger: Ledger): Promise<void> {
    const files = Object.fromEntries([...ledger].sort());
    const bytes = Buffer.from(`${JSON.stringify({ schema: 1, files }, null, 1)}\n`);
    await writeFiles(this.writer, [{ path: ledgerPath, bytes }]);
  }

  async #giveName(): Promise<void> {
    if (!(await isFree(this.target))) {
      throw new Refused(`a file or folder is there now: ${this.target}`);
    }
    // Windows cannot rename over an empty folder.
    await rmdir(this.target).catch(() => {});
    await rename(this.writer.root, this.target);
    await nodeDisk.syncFolder(dirname(this.target));
  }
}

const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** True for an empty folder and for none. */
async function isFree(target: string): Promise<boolean> {
  try {
    return (await readdir(target)).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    if (codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** What was published in this folder; null where nothing was. The file may be anybody's: only paths count that are. */
async function ledgerOf(target: string): Promise<Ledger | null> {
  try {
    if ((await pageOwner(target)) !== 'carrel') return null;
    await refuseLinks(target, pageFolder);
    const text = await readPlainText(join(target, ledgerPath));
    const { schema, files } = JSON.parse(text ?? '{}');
    if (schema !== 1) return null;
    const known = Object.entries(Object(files)).filter(
      (entry): entry is [string, string] =>
        isPublishedPath(entry[0]) && typeof entry[1] === 'string',
    );
    return new Map(known);
  } catch (error) {
    const isUnreadable = error instanceof CannotRead || error instanceof SyntaxError;
    if (isUnreadable || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

const picture = /^assets\/[0-9a-f]{2}\/[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?$/;
const article = /^(articles\/\d{4}\/\d{2}\/[^/]+)\/article\.html$/;

function isPublishedPath(path: string): boolean {
  if (picture.test(path)) return true;
  const folder = article.exec(path)?.[1];
  try {
    checkArticleFolder(folder ?? '');
    return true;
  } catch {
    return false;
  }
}

async function orTrouble(work: () => Promise<void>): Promise<{ ok: true } | VaultTrouble> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    return troubleOf(error);
  }
}
