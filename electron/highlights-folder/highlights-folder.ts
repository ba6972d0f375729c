import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { app } from 'electron';
import type {
  HighlightsFolder,
  HighlightsFolderChoice,
  HighlightsFolderReport,
  NoteFiles,
} from '../ipc/highlights-files.js';
import { type ChosenFolder, WatchList } from '../watch/watch-list.js';
import { isThere, isWritable, NoteFolder } from './note-files.js';

const nothing: HighlightsFolderReport = { isWorking: false, trouble: null, issues: [] };

/**
 * The folder that the user has chosen for Markdown files of his highlights. Windows never name a path: they
 * name files of this folder. The path is kept in the profile and sealed, see watch-list.ts.
 */
export class HighlightsFolderKeeper {
  #notes: NoteFolder | null = null;
  #report = nothing;
  #problem: 'gone' | 'own-library' | null = null;

  constructor(
    private readonly list: WatchList,
    private readonly libraryFolder: () => string,
    private readonly onChange: (folder: HighlightsFolder) => void,
  ) {}

  get #chosen(): ChosenFolder | null {
    return this.list.folders[0] ?? null;
  }

  state(): HighlightsFolder {
    const { isWorking, trouble, issues } = this.#report;
    const working = isWorking ? 'working' : 'current';
    const state = this.#chosen === null ? 'none' : (this.#problem ?? trouble ?? working);
    return { state, path: this.#chosen?.path ?? null, issues };
  }

  async choose(named: string): Promise<HighlightsFolderChoice> {
    const path = await realpath(named).catch(() => named);
    if (await this.#isLibrarys(path)) return { ok: false, reason: 'own-library' };
    if (!(await isWritable(path))) return { ok: false, reason: 'unwritable' };
    for (const { id } of this.list.folders) await this.list.remove(id);
    await this.list.add(path);
    this.#reset();
    return { ok: true };
  }

  async forget(): Promise<void> {
    for (const { id } of this.list.folders) await this.list.remove(id);
    this.#reset();
  }

  /** Null when no folder was chosen, or it cannot be used now. */
  async notes(): Promise<NoteFiles | null> {
    const chosen = this.#chosen;
    if (chosen === null) return null;
    const isOwn = await this.#isLibrarys(chosen.path);
    const problem = isOwn ? 'own-library' : (await isThere(chosen.path)) ? null : 'gone';
    if (problem !== this.#problem) {
      this.#problem = problem;
      this.onChange(this.state());
    }
    if (problem !== null) return null;
    if (this.#notes?.path !== chosen.path) this.#notes = new NoteFolder(chosen.path);
    const listed = await this.#notes.list().catch(() => null);
    return listed && { folder: chosen.id, ...listed };
  }

  /** The folder whose notes were listed; throws without one. */
  get folder(): NoteFolder {
    if (this.#notes === null) throw new TypeError('no highlights folder');
    return this.#notes;
  }

  report(report: HighlightsFolderReport): void {
    this.#report = report;
    this.onChange(this.state());
  }

  #reset(): void {
    this.#notes = null;
    this.#problem = null;
    this.#report = nothing;
    this.onChange(this.state());
  }

  /** True for a folder in the library, and for one that the library is in. */
  async #isLibrarys(path: string): Promise<boolean> {
    const library = await realpath(this.libraryFolder()).catch(() => this.libraryFolder());
    return path === library || isBelow(path, library) || isBelow(library, path);
  }
}

/** Root folders end with a separator already. */
function isBelow(path: string, parent: string): boolean {
  return path.startsWith(parent.endsWith(sep) ? parent : parent + sep);
}

export async function openHighlightsFolder(
  libraryFolder: () => string,
  onChange: (folder: HighlightsFolder) => void,
): Promise<HighlightsFolderKeeper> {
  const account = join(app.getPath('appData'), app.getName());
  const list = await WatchList.open(app.getPath('userData'), account, 'highlights-folder');
  return new HighlightsFolderKeeper(list, libraryFolder, onChange);
}
