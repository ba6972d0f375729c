// Exports a library to a new folder or zip that is itself a library.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import type { LeftOut } from '../ipc/exporting.js';
import { type VaultRecord, vaultRecords } from '../ipc/vault-files.js';
import { tempNameFor } from './atomic-file.js';
import { codeOf } from './disk.js';
import { exportToFolder } from './export-folder.js';
import { type ExportSink, refuseOccupied } from './export-sink.js';
import { exportToZip } from './export-zip.js';
import type { KeyedLock } from './keyed-lock.js';
import { isPlainName, recordPath } from './library-paths.js';
import type { LibraryRoot } from './library-root.js';
import { plainFileBytes, streamPlainFile } from './plain-file.js';
import { readRecord } from './records.js';
import { readStored } from './stored-files.js';
import { CannotRead, Refused, unreadableOf } from './trouble.js';
import type { UnfinishedCopies } from './unfinished-copies.js';

/** A file that is generated for the export (an article as Markdown), or an image of the library. */
export interface ExtraFile {
  /** Path in the export, with `/` as separator. */
  path: string;
  content: string | Uint8Array | { image: string };
}

export interface Exported {
  files: number;
  bytes: number;
  /** Entries that were not exported: what cannot be read, links, pipes, names that some systems cannot have. */
  leftOut: LeftOut[];
}

export interface ExportOptions {
  /** With the trash and the files of the machines, which only the library itself has. */
  isMove?: boolean;
  /** Called after each file. */
  onFile?: () => void;
  /** A hidden file that is written first, for a folder. */
  marker?: { name: string; content: string };
  /** Records the unfinished export, so that the next start removes it if this process is killed. */
  copies?: UnfinishedCopies;
  /** Cancels the export: it rejects with the signal's reason and removes what it has written. */
  signal?: AbortSignal;
}

/** Exports to a zip if `target` ends with .zip, otherwise to a new folder. */
export async function exportLibrary(
  library: LibraryRoot,
  locks: KeyedLock,
  target: string,
  extraFiles: AsyncIterable<ExtraFile>,
  options: ExportOptions = {},
): Promise<Exported> {
  const { marker, copies } = options;
  refuseInside(library.path, target);
  await refuseOccupied(target);
  const temp = join(dirname(target), tempNameFor(basename(target)));
  await copies?.begin(temp);
  try {
    const isZip = /\.zip$/i.test(target);
    const sink = await (isZip ? exportToZip(target, temp) : exportToFolder(target, temp, marker));
    const run = new ExportRun(library, locks, sink, () => {
      options.onFile?.();
      options.signal?.throwIfAborted();
    });
    return await exportInto(run, extraFiles, options);
  } finally {
    await copies?.end(temp);
  }
}

async function exportInto(
  run: ExportRun,
  extraFiles: AsyncIterable<ExtraFile>,
  { isMove = false, signal }: ExportOptions,
): Promise<Exported> {
  const { sink } = run;
  try {
    // An original is written before its article, so copying the articles first misses no original. The
    // manifest counts the files, so it comes last.
    for (const top of [
      'articles',
      ...(isMove ? ['machines', 'trash'] : []),
      'originals',
      'assets',
    ]) {
      await run.addFolder(top);
    }
    for (const name of vaultRecords) await run.addRecord(name);
    for await (const extra of extraFiles) await run.addExtra(extra);
    // If the drive was removed meanwhile, the export would look complete without being so.
    await run.library.mustBeThere();
    signal?.throwIfAborted();
    await sink.finish();
    return run.exported;
  } catch (error) {
    await sink.abandon().catch(() => {});
    throw error;
  }
}

/** Adds files to an export and counts them. */
export class ExportRun {
  readonly exported: Exported = { files: 0, bytes: 0, leftOut: [] };
  readonly #paths = new Set<string>();

  constructor(
    readonly library: LibraryRoot,
    readonly locks: KeyedLock,
    readonly sink: ExportSink,
    readonly onFile: () => void,
  ) {}

  async addFolder(top: string): Promise<void> {
    let waiting: Promise<void>[] = [];
    for await (const { folder, files } of this.#foldersOf(top)) {
      // Locked against writes, so the two files of an article have the same version.
      const adding = this.locks.run(folder, async () => {
        for (const file of files) await this.addFile(`${folder}/${file}`);
      });
      waiting.push(adding);
      if (waiting.length < this.sink.atOnce) continue;
      await allOf(waiting);
      waiting = [];
    }
    await allOf(waiting);
  }

  /** Adds a record; a link to a plain file is exported as that file, as it is read at start-up. */
  async addRecord(name: VaultRecord): Promise<void> {
    const path = recordPath(name);
    if ((await plainFileBytes(join(this.library.path, path))) >= 0) return this.addFile(path);
    const read = await readRecord(this.library.path, name, true);
    if (read === null) return;
    if (typeof read === 'string') await this.addExtra({ path, content: read });
    else this.exported.leftOut.push(read);
  }

  /** Adds a file. A missing file was deleted meanwhile; an unreadable one is reported as left out. */
  async addFile(path: string): Promise<void> {
    const opened = await streamPlainFile(join(this.library.path, path)).catch((error) =>
      unreadableOf(path, error),
    );
    if (opened === null) return;
    if ('place' in opened) {
      this.exported.leftOut.push(opened);
      return;
    }
    try {
      await this.#add(path, opened.pieces, opened.bytes);
    } finally {
      opened.pieces.destroy();
    }
  }

  async addExtra({ path, content }: ExtraFile): Promise<void> {
    if (!path.split('/').every(isPlainName)) throw new TypeError(`not a place for a file: ${path}`);
    if (this.#paths.has(path)) throw new TypeError(`there already: ${path}`);
    if (typeof content === 'object' && 'image' in content)
      return this.#addImage(path, content.image);
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await this.#add(path, [bytes], bytes.length);
  }

  /** Adds to a file that is written piece by piece. */
  async appendExtra({ path, content }: ExtraFile): Promise<void> {
    if (typeof content === 'object' && 'image' in content) throw new TypeError('not a text');
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await this.sink.add(path, [bytes], bytes.length);
    if (!this.#paths.has(path)) this.exported.files++;
    this.#paths.add(path);
    this.exported.bytes += bytes.length;
    this.onFile();
  }

  async #addImage(path: string, sha256: string): Promise<void> {
    const bytes = await readStored(this.library.path, 'assets', sha256).catch((error) =>
      unreadableOf(path, error),
    );
    if (bytes instanceof Uint8Array) await this.#add(path, [bytes], bytes.length);
    else this.exported.leftOut.push(bytes ?? { place: path, reason: 'missing', message: path });
  }

  async #add(path: string, pieces: Parameters<ExportSink['add']>[1], bytes: number): Promise<void> {
    await this.sink.add(path, pieces, bytes);
    this.#paths.add(path);
    this.exported.files++;
    this.exported.bytes += bytes;
    this.onFile();
  }

  /** Skips hidden entries: files of the system, of sync programs, and unfinished writes. */
  async *#foldersOf(folder: string): AsyncGenerator<{ folder: string; files: string[] }> {
    const entries = (await entriesOf(join(this.library.path, folder))).filter(
      ({ name }) => !name.startsWith('.'),
    );
    const files: string[] = [];
    const folders: string[] = [];
    for (const entry of entries) {
      if (isPlainName(entry.name) && entry.isFile()) files.push(entry.name);
      else if (isPlainName(entry.name) && entry.isDirectory()) folders.push(entry.name);
      else this.exported.leftOut.push(unexportable(`${folder}/${entry.name}`, entry));
    }
    if (files.length > 0) yield { folder, files };
    for (const name of folders) yield* this.#foldersOf(`${folder}/${name}`);
  }
}

function unexportable(place: string, entry: Dirent): LeftOut {
  const isFileOrFolder = entry.isFile() || entry.isDirectory();
  const error = isFileOrFolder
    ? new CannotRead('odd-name', `not a name that every system can have: ${place}`)
    : linkOrOther(place, entry.isSymbolicLink());
  return unreadableOf(place, error);
}

const linkOrOther = (place: string, isLink: boolean) =>
  isLink
    ? new CannotRead('link', `a link: ${place}`)
    : new CannotRead('not-a-file', `not a file: ${place}`);

async function entriesOf(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Waits for all promises before it rejects, so no write is running when the export is removed. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  for (const answer of await Promise.allSettled(work)) {
    if (answer.status === 'rejected') throw answer.reason;
  }
}

export function refuseInside(library: string, target: string): void {
  const way = relative(library, target);
  const outside = way.startsWith('..') || isAbsolute(way);
  if (!outside) throw new Refused(`the target is inside the library folder: ${target}`);
}
