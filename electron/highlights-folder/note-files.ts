/** The Markdown files of a folder that Carrel shares with its user and other programs. */
import { createHash } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { NoteFile, NoteRead, NoteWrite } from '../ipc/highlights-files.js';
import { AtomicWriter } from '../vault/atomic-file.js';
import { isPlainName } from '../vault/library-paths.js';
import { mapMany, plainFileBytes, readPlainFile, readPlainPart } from '../vault/plain-file.js';
import { CannotRead } from '../vault/trouble.js';

/** Bytes. A note with thousands of highlights is smaller. */
const largestNote = 8 * 1024 * 1024;
/** Bytes in which the front matter's id is looked for. */
const headBytes = 16 * 1024;
const idLine = /^carrel-id:[ \t]*["']?([0-9A-HJKMNP-TV-Z]{26})["']?[ \t]*\r?$/m;

export class NoteFolder {
  readonly #writer: AtomicWriter;
  /** By name, as long as size and time are the same. */
  readonly #ids = new Map<string, { stamp: string; id: string | null }>();

  constructor(readonly path: string) {
    this.#writer = new AtomicWriter(path);
  }

  /** The notes, without hidden files, links and folders; and all names that are taken. */
  async list(): Promise<{ notes: NoteFile[]; taken: string[] }> {
    const entries = await readdir(this.path, { withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile() && isNoteName(entry.name))
      .map(({ name }) => name)
      .sort();
    const found = await mapMany(names, async (name) => {
      const id = await this.#idOf(name).catch(() => null);
      return id === null ? [] : [{ name, id }];
    });
    return { notes: found.flat(), taken: entries.map(({ name }) => name) };
  }

  async read(name: string): Promise<NoteRead> {
    checkName(name);
    try {
      const bytes = await readPlainFile(join(this.path, name), largestNote);
      if (bytes === null) return { ok: false, reason: 'vanished' };
      // A byte order mark stays, as everything else does.
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      return { ok: true, text, version: versionOf(bytes) };
    } catch (error) {
      const isLarge = error instanceof CannotRead && error.reason === 'too-large';
      return { ok: false, reason: isLarge ? 'too-large' : 'unreadable' };
    }
  }

  async write(name: string, content: string, version: string | null): Promise<NoteWrite> {
    checkName(name);
    if (version === null && !isPlainName(name)) throw new TypeError(`not a file's name: ${name}`);
    try {
      if (!(await this.#isStill(name, version))) return { ok: false, reason: 'changed' };
      await this.#writer.write(name, Buffer.from(content));
      return { ok: true };
    } catch {
      return { ok: false, reason: 'unwritable' };
    }
  }

  async remove(name: string, version: string): Promise<NoteWrite> {
    checkName(name);
    try {
      if (!(await this.#isStill(name, version))) return { ok: false, reason: 'changed' };
      await rm(join(this.path, name));
      return { ok: true };
    } catch {
      return { ok: false, reason: 'unwritable' };
    }
  }

  async #isStill(name: string, version: string | null): Promise<boolean> {
    const path = join(this.path, name);
    if (version === null)
      return !(await lstat(path).then(
        () => true,
        () => false,
      ));
    const bytes = await readPlainFile(path, largestNote);
    return bytes !== null && versionOf(bytes) === version;
  }

  async #idOf(name: string): Promise<string | null> {
    const path = join(this.path, name);
    const about = await lstat(path);
    const stamp = `${about.size} ${about.mtimeMs} ${about.ino}`;
    const known = this.#ids.get(name);
    if (known?.stamp === stamp) return known.id;
    const head = await readPlainPart(path, 0, headBytes);
    const text = new TextDecoder().decode(head?.bytes ?? new Uint8Array());
    const id = idLine.exec(frontMatterOf(text))?.[1] ?? null;
    this.#ids.set(name, { stamp, id });
    return id;
  }
}

/** The beginning of the text up to the end of its front matter; empty without one. */
function frontMatterOf(text: string): string {
  if (!/^---[ \t]*\r?\n/.test(text)) return '';
  const end = /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(3));
  return end ? text.slice(0, end.index + 4) : text;
}

/** A name in the folder itself; the user may give his files names that other systems do not allow. */
function isNoteName(name: string): boolean {
  return /^[^./\\\0][^/\\\0]*\.md$/i.test(name);
}

function checkName(name: string): void {
  if (!isNoteName(name)) throw new TypeError(`not a note's name: ${name}`);
}

const versionOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** True for a folder in which a file can be made. */
export async function isWritable(path: string): Promise<boolean> {
  const name = '.carrel-highlights';
  try {
    if ((await plainFileBytes(join(path, name))) < 0) {
      await new AtomicWriter(path).write(name, Buffer.from(markerText));
    }
    return true;
  } catch {
    return false;
  }
}

const markerText =
  'Carrel keeps Markdown files of your highlights in this folder. By this file it knows the folder again: without it, nothing is written here.\n';

/** True when the folder is there, and not only the empty place where its drive was. */
export async function isThere(path: string): Promise<boolean> {
  const folder = await lstat(path).catch(() => null);
  if (!folder?.isDirectory()) return false;
  return (await plainFileBytes(join(path, '.carrel-highlights')).catch(() => -1)) >= 0;
}
