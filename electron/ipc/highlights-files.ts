/** The folder with a file of highlights for each article, and the formats of exported highlights. */

/** The formats of an export of highlights. */
export const highlightsFormats = ['markdown', 'csv', 'json'] as const;
export type HighlightsFormat = (typeof highlightsFormats)[number];

/**
 * `none`: no folder was chosen. `gone`: it is not there now, for example on a drive that was removed.
 * `own-library`: it is in the library folder, or the library is in it.
 */
export type HighlightsFolderState =
  | 'none'
  | 'current'
  | 'working'
  | 'gone'
  | 'own-library'
  | 'unwritable';

/** What the settings say about a file of the highlights folder. */
export interface NoteIssue {
  /** The file's name. */
  name: string;
  /** The number of passages and fields whose wording is the user's. */
  kept: number;
  /** Why the file is left alone; null when it is not. */
  problem: 'too-large' | 'unreadable' | null;
}

/** What the import window reports of the highlights folder. */
export interface HighlightsFolderReport {
  isWorking: boolean;
  trouble: 'unwritable' | null;
  /** The first hundred. */
  issues: NoteIssue[];
}

/** The folder that has a Markdown file of each article with highlights. */
export interface HighlightsFolder {
  state: HighlightsFolderState;
  /** For display; null when none was chosen. */
  path: string | null;
  issues: NoteIssue[];
}

export type HighlightsFolderChoice =
  | { ok: true }
  | { ok: false; reason: 'own-library' | 'unwritable' };

/** A Markdown file whose front matter names an article. */
export interface NoteFile {
  name: string;
  /** The article's id. */
  id: string;
}

/** The notes of the highlights folder, with the names that are taken. */
export interface NoteFiles {
  /** Identifies the folder that was chosen. */
  folder: string;
  notes: NoteFile[];
  taken: string[];
}

/** `version` changes with the content. */
export type NoteRead =
  | { ok: true; text: string; version: string }
  | { ok: false; reason: 'vanished' | 'too-large' | 'unreadable' };

/** `changed`: the file is not the one that was read. */
export type NoteWrite = { ok: true } | { ok: false; reason: 'changed' | 'unwritable' };
