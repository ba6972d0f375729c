import type { HighlightsFolderReport, NoteIssue } from '../../../electron/ipc/highlights-files';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { Article, ArticleId } from '../../core/article/article';
import { inTextOrder } from '../../core/exporting/highlighted-article';
import { noteName } from '../../core/exporting/note/note-name';
import { articleOfNote, newNote, updateNote } from '../../core/exporting/note/update-note';
import type { Highlight } from '../../core/highlights/highlight';
import { changesAfter } from '../../storage/change-log';
import { coalesceRuns } from '../../storage/coalesce-runs';
import type { CarrelDatabase } from '../../storage/database';
import { readHighlights } from '../../storage/highlights';
import { logPosition } from '../../storage/log-position';

const cursorPrefix = 'highlights-folder:';
const batchSize = 200;
/** Most notes that are named in a report. */
const mostIssues = 100;
/** Attempts to write a note that another program changes at the same time. */
const attempts = 3;

/** The answer to one note; `later` must be tried again. */
type Outcome = 'done' | 'later';

/** The names of the folder during one run. */
interface Folder {
  /** The note of each article; of several copies the first by name. */
  nameOf: Map<ArticleId, string>;
  /** In lower case: some systems do not tell the case apart. */
  taken: Set<string>;
}

/**
 * Follows the change log and keeps the Markdown files of the highlights folder current. The cursor belongs to
 * the chosen folder and advances only after the files are written, so a restart, or a drive that was away,
 * continues where the last run ended.
 */
export class NotesFollower {
  readonly #issues = new Map<ArticleId, NoteIssue>();
  #folder: string | null = null;
  #sent = '';

  /** Writes everything committed before the call, if the folder is there. */
  // The database or the folder is being replaced, or the window closed: the next run tries again.
  readonly catchUp = coalesceRuns(() => this.#catchUp().catch(() => {}));

  constructor(
    private readonly database: CarrelDatabase,
    private readonly carrel: Pick<CarrelBridge, 'request'>,
  ) {}

  /** Another folder was chosen, or none. */
  folderChanged(): void {
    this.#folder = null;
    this.#issues.clear();
  }

  async #catchUp(): Promise<void> {
    if (this.#folder !== null && (await this.#isDone(this.#folder))) return;
    const files = await this.carrel.request('listNotes');
    if (files === null) return;
    this.#folder = files.folder;
    const folder: Folder = {
      nameOf: new Map(files.notes.toReversed().map(({ id, name }) => [id, name])),
      taken: new Set(files.taken.map(nameKey)),
    };
    const follower = cursorPrefix + files.folder;
    const { epoch, end, seq, isWhole } = await logPosition(this.database, follower, 1);
    const from = isWhole ? seq : null;
    if (from !== null && from >= end) return;
    await this.#tell(true, null);
    const isDone =
      from !== null
        ? await this.#followFrom(from, end, folder, (seq) => this.#store(follower, seq, epoch))
        : (await this.#writeAll(folder)) && (await this.#store(follower, end, epoch));
    await this.#tell(false, isDone ? null : 'unwritable');
  }

  async #followFrom(
    from: number,
    end: number,
    folder: Folder,
    store: (seq: number) => Promise<boolean>,
  ): Promise<boolean> {
    for (let seq = from; seq < end; ) {
      const changes = await changesAfter(this.database, seq, batchSize);
      const last = changes.at(-1);
      if (last === undefined) break;
      const kinds = new Map(changes.map(({ id, kind }) => [id, kind]));
      for (const [id, kind] of kinds) {
        if (kind === 'record-changed') continue;
        if ((await this.#write(id, kind === 'article-deleted', folder)) === 'later') return false;
      }
      seq = last.seq;
      await store(seq);
    }
    return true;
  }

  /** Without a usable cursor: every article with highlights, and every article that has a note. */
  async #writeAll(folder: Folder): Promise<boolean> {
    const marked = await this.database.articles.where('highlightCount').above(0).primaryKeys();
    for (const id of new Set([...marked, ...folder.nameOf.keys()])) {
      if ((await this.#write(id, false, folder)) === 'later') return false;
    }
    return true;
  }

  /** Cursors of folders that were chosen before would hold back the log. */
  async #store(follower: string, seq: number, epoch: string): Promise<boolean> {
    const { cursors } = this.database;
    await this.database.transaction('rw', cursors, async () => {
      const others = await cursors.where('follower').startsWith(cursorPrefix).primaryKeys();
      await cursors.bulkDelete(others);
      await cursors.put({ follower, seq, epoch });
    });
    return true;
  }

  async #isDone(folder: string): Promise<boolean> {
    const { seq, end } = await logPosition(this.database, cursorPrefix + folder, 0);
    return seq === end;
  }

  /** @param isDeleted true when the log says so; an article that is only missing keeps its note */
  async #write(id: ArticleId, isDeleted: boolean, folder: Folder): Promise<Outcome> {
    const article = (await this.database.articles.get(id)) ?? null;
    if (article === null && !isDeleted) return 'done';
    const marks = article === null ? [] : await this.#marksOf(id);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const outcome = await this.#writeOnce(id, article, marks, folder);
      if (outcome !== 'changed') return outcome;
    }
    return 'later';
  }

  async #marksOf(id: ArticleId): Promise<Highlight[]> {
    const marks = await readHighlights(this.database, id);
    if (marks.length < 2) return marks;
    return inTextOrder(marks, (await this.database.texts.get(id))?.text ?? '');
  }

  async #writeOnce(
    id: ArticleId,
    article: Article | null,
    marks: readonly Highlight[],
    folder: Folder,
  ): Promise<Outcome | 'changed'> {
    const name = folder.nameOf.get(id);
    if (name === undefined) return this.#make(article, marks, folder);
    const read = await this.carrel.request('readNote', name);
    if (!read.ok) {
      folder.nameOf.delete(id);
      if (read.reason === 'vanished') return 'changed';
      this.#note(id, { name, kept: 0, problem: read.reason });
      return 'done';
    }
    if (articleOfNote(read.text) !== id) return 'done';
    const { text, kept } = updateNote(read.text, article, marks);
    this.#note(id, { name, kept: kept.length, problem: null });
    if (text === read.text) return 'done';
    const answer =
      text === null
        ? await this.carrel.request('removeNote', name, read.version)
        : await this.carrel.request('writeNote', name, text, read.version);
    if (answer.ok && text === null) folder.nameOf.delete(id);
    return answer.ok ? 'done' : answer.reason === 'changed' ? 'changed' : 'later';
  }

  async #make(
    article: Article | null,
    marks: readonly Highlight[],
    folder: Folder,
  ): Promise<Outcome | 'changed'> {
    if (article === null || marks.length === 0) return 'done';
    let name = noteName(article);
    for (let count = 2; folder.taken.has(nameKey(name)); count++) name = noteName(article, count);
    const answer = await this.carrel.request('writeNote', name, newNote(article, marks), null);
    // Also when another program has just taken it.
    folder.taken.add(nameKey(name));
    if (answer.ok) folder.nameOf.set(article.id, name);
    return answer.ok ? 'done' : answer.reason === 'changed' ? 'changed' : 'later';
  }

  #note(id: ArticleId, issue: NoteIssue): void {
    if (issue.kept > 0 || issue.problem !== null) this.#issues.set(id, issue);
    else this.#issues.delete(id);
  }

  async #tell(isWorking: boolean, trouble: HighlightsFolderReport['trouble']): Promise<void> {
    const issues = [...this.#issues.values()].slice(0, mostIssues);
    const report = { isWorking, trouble, issues };
    const sent = JSON.stringify(report);
    if (sent === this.#sent) return;
    this.#sent = sent;
    await this.carrel.request('reportNotes', report);
  }
}

const nameKey = (name: string) => name.normalize('NFC').toLowerCase();
