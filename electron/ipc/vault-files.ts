/** The files of the library folder, as main reads and writes them for the windows. */

/** How many files of the library have been copied to the new folder and compared. */
export interface MoveProgress {
  done: number;
  total: number;
}

export type MoveAnswer = { ok: true; folder: string; old: string } | VaultTrouble;

/** Why the library folder could not be written; `message` is the system's. */
export type VaultTrouble = {
  ok: false;
  reason: 'full' | 'read-only' | 'gone' | 'failed';
  message: string;
};

export type VaultWrite = { ok: true } | VaultTrouble;

/**
 * `changed-outside`: article.json is not as it was last written, and stays. `kept`: the name under which an
 * article.html that somebody has edited stays beside the new one.
 */
export type ArticleWrite =
  | { ok: true; kept?: string }
  | VaultTrouble
  | { ok: false; reason: 'changed-outside' };

/** Files that are kept by their hash: imported originals, and the images of articles. */
export type StoredKind = 'originals' | 'assets';

export interface StoredFile {
  sha256: string;
  /** Begins with a dot; empty when there is none. */
  extension: string;
  /** The file's size. */
  bytes: number;
}

/**
 * Why a file or folder cannot be read. `link`: it is a link, and links are not followed. `not-a-file`:
 * a folder, a pipe or a device has the file's name. `not-a-folder`: a file has the folder's name. `odd-
 * name`: the name of an article's folder is hidden or not possible on every system. `forbidden`: this
 * account has no permission. `disk-error`: the system reports another error.
 */
export type ReadProblem =
  | 'link'
  | 'not-a-file'
  | 'not-a-folder'
  | 'odd-name'
  | 'too-large'
  | 'forbidden'
  | 'disk-error'
  | 'damaged';

/** A file or folder that cannot be read, of the library or of an exported one. All others can be used. */
export interface Unreadable {
  /** The path below the library folder, with `/` between the parts. */
  place: string;
  reason: ReadProblem;
  /** The system's message, or what exactly is wrong. */
  message: string;
}

/** A copy that a sync program has made of a file that two machines have changed. */
export interface ConflictCopy {
  place: string;
  /** The place of the file that it is a copy of. */
  of: string;
  /** Who names copies in this way. */
  program: string;
  bytes: number;
}

export interface UnusedFile extends StoredFile {
  kind: StoredKind;
}

export interface SweepAnswer {
  /** Files that nothing refers to. */
  unused: UnusedFile[];
  deleted: UnusedFile[];
  /** Hashes of `ours` that nothing refers to and whose files are missing. */
  unreferenced: string[];
  /** Files that might refer to something and cannot be read. If there are any, nothing is deleted. */
  unreadable: string[];
}

/** An article's folder in the library, with the sizes of its two files; -1 for a missing one. */
export interface ArticleFolder {
  folder: string;
  htmlBytes: number;
  jsonBytes: number;
  /** Files of the article that are not regular files; absent when there are none. */
  unreadable?: Unreadable[];
}

/** An article's two files; null for one that is missing or cannot be read. */
export interface ArticleFiles {
  html: string | null;
  json: string | null;
  /** What could not be read; absent when there is nothing. */
  unreadable?: Unreadable[];
}

export interface TrashedArticle {
  /** The name of its folder in the trash. */
  name: string;
  /** The folder that it came from and is restored to. */
  folder: string;
  /** Milliseconds since 1970 by the clock of that time, which may have been wrong. */
  trashedAt: number;
  /** Days in the trash as Carrel counts them: see day-count.ts. */
  daysKept: number;
  /** Its article.json with an empty text; null when that cannot be read. */
  json: string | null;
}

/** Files of the library that belong to no single article: their names. */
export const vaultRecords = [
  'manifest',
  'settings',
  'feeds',
  'saved-searches',
  'site-rules',
  'tags',
  'collections',
] as const;
export type VaultRecord = (typeof vaultRecords)[number];

export interface LibraryDiskUse {
  /** Size of the working copy on disk, in bytes. */
  database: number;
  /** Milliseconds from the start of the process until the first window was ready. */
  startupMs: number;
}
