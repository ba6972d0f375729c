import type { VaultTrouble, VaultWrite } from '../../electron/ipc/vault-files';
import type { Article, ArticleId } from '../core/article/article';
import { reserveFolder } from '../core/article/folder-name';
import { absentSinceMs } from '../core/machines/joined-articles';
import { changeArticles } from '../storage/article-changes';
import { changesAfter } from '../storage/change-log';
import { coalesceRuns } from '../storage/coalesce-runs';
import {
  type CarrelDatabase,
  type Change,
  type ChangeKind,
  type CursorRow,
  libraryRecords,
  type VaultRow,
} from '../storage/database';
import { logPosition } from '../storage/log-position';
import { stampRecords } from '../storage/record-stamps';
import { stampArticles } from '../storage/stamps';
import type { ArticleRecord } from './article-files';
import type { WrongFolder } from './check-folder';
import { differing, type Finding } from './findings';
import { foldersOf } from './folders-of';
import { hiddenBehind } from './hidden-folders';
import type { LibraryFiles } from './library-files';
import { writeManifest } from './manifest';
import { setUnreadableAside } from './merge-records';
import { recordFile } from './record-files';
import { headOf, recordsOf, saveArticle } from './save-article';

export interface FolderTrouble {
  /** `empty` and `another`: the folder does not belong to this database. `newer`: see check-folder.ts. */
  reason: VaultTrouble['reason'] | WrongFolder['reason'];
  message: string;
}

export interface VaultStatus {
  /** Number of articles whose last change is not in the library folder. */
  unsaved: number;
  /** Why they could not be written; null while there is no error. */
  trouble: FolderTrouble | null;
}

const name = 'vault';
const batchSize = 200;
/** Articles that are read in one transaction, and written together. */
const groupSize = 24;
/** Groups at a time: the next one is read while the files of the other one are written. */
const lanes = 2;
/**
 * A change of the records of so many articles at once, such as a tag on all of them, leaves article.html
 * as it is where only its tags differ.
 */
const manyChanges = 50;

/** An article as it was read; without its body when article.html stays as it is. */
interface ReadRecord {
  record: ArticleRecord;
  isSameHtml: boolean;
}

/** Where the files of a deleted article are, and when it was deleted: the same on every machine. */
interface DeletedPlaces {
  folders: readonly string[];
  since: number | null;
}

/** The articles of which nothing but the record was changed. */
function recordOnly(changes: readonly Change[]): Set<string> {
  const ids = new Set(changes.map(({ id }) => id));
  for (const { id, isRecordOnly } of changes) if (!isRecordOnly) ids.delete(id);
  return ids;
}

/**
 * Follows the change log and writes each changed article to its folder. The cursor advances only after
 * the files are on disk, so a restart continues where the last run ended. An article that cannot be
 * written holds back the cursor, but not the other articles.
 */
export class VaultFollower {
  #status: VaultStatus = { unsaved: 0, trouble: null };
  /** Writes everything committed before the call; on failure `status` has the reason. */
  readonly catchUp = coalesceRuns(() => this.#catchUp().catch((error) => this.#fail(error)));

  /** The log position in the manifest; -1 before the first write. */
  #manifestSeq = -1;
  /** The own machine's id. */
  #machine: string | null = null;
  /** Articles that could not be written in the last run. */
  #failed = new Map<ArticleId, VaultTrouble>();

  /** Articles whose files another program has changed; not written until the user decides. */
  readonly #changedOutside = new Set<ArticleId>();

  constructor(
    private readonly database: CarrelDatabase,
    private readonly files: LibraryFiles,
    private readonly onStatus: (status: VaultStatus) => void,
    /** Called when another program has changed an article's files; they stay as they are. */
    private readonly onFinding: (finding: Finding) => void = () => {},
    /** Called when another machine has changed an article's files; they are to be read first. */
    private readonly onNewer: (folder: string) => void = () => {},
  ) {}

  get status(): VaultStatus {
    return this.#status;
  }

  /** True when the last completed `catchUp` could write all of these articles. */
  hasSaved(ids: readonly ArticleId[]): boolean {
    const { trouble } = this.#status;
    if (ids.some((id) => this.#changedOutside.has(id))) return false;
    return trouble === null || (this.#failed.size > 0 && !ids.some((id) => this.#failed.has(id)));
  }

  /** Lets an article be written again after the user decided about its changed files. */
  allowWriting(id: ArticleId): void {
    this.#changedOutside.delete(id);
  }

  /**
   * Catches up and writes the manifest. Called in pauses and at the end, because a manifest for every
   * change would cost too much; it may be some seconds old.
   */
  async settle(): Promise<void> {
    await this.catchUp();
    const { epoch, seq } = await this.#position(0);
    if (this.#status.trouble?.reason !== undefined && this.#failed.size === 0) return;
    if (seq === this.#manifestSeq) return;
    const answer = await writeManifest(this.database, this.files, epoch, seq);
    // When something blocks the manifest's place, one attempt for each log position is enough.
    if (answer.ok || answer.reason === 'failed') this.#manifestSeq = seq;
  }

  async #catchUp(): Promise<void> {
    const position = await this.#position(batchSize);
    const { epoch, end } = position;
    let { seq, changes } = position;
    if (seq >= end) {
      if (this.#status.trouble !== null) this.#setStatus({ unsaved: 0, trouble: null });
      return;
    }
    this.#failed.clear();
    while (seq < end) {
      const last = changes.at(-1);
      if (last === undefined) break;
      const trouble = await this.#writeAll(changes, { follower: name, seq: last.seq, epoch });
      if (trouble !== null) {
        this.#failed.clear();
        await this.#stopAt(trouble, seq);
        return;
      }
      seq = last.seq;
      if (seq < end) changes = await changesAfter(this.database, seq, batchSize);
    }
    const [failed] = this.#failed.values();
    const trouble = failed ? { reason: failed.reason, message: failed.message } : null;
    this.#setStatus({ unsaved: this.#failed.size, trouble });
  }

  /** The follower's log position. A cursor of another epoch is invalid: the whole log is read. */
  async #position(limit: number) {
    const position = await logPosition(this.database, name, limit);
    return { ...position, seq: position.seq ?? 0 };
  }

  /** Stamps and writes the articles of these changes, then stores their rows and the cursor in one transaction. */
  async #writeAll(changes: readonly Change[], cursor: CursorRow): Promise<VaultTrouble | null> {
    this.#machine ??= (await this.files.ownMachine()).id;
    await stampArticles(this.database, this.#machine, changes);
    await stampRecords(this.database, this.#machine, changes);
    const kinds = [...new Map(changes.map(({ id, kind }) => [id, kind]))];
    const known = await this.database.vault.bulkGet(kinds.map(([id]) => id));
    const waiting = kinds.map(([id, kind], at) => ({ id, kind, row: known[at] }));
    const deleted = kinds.flatMap(([id, kind]) => (kind === 'article-deleted' ? [id] : []));
    const folders = await foldersOf(this.files, deleted);
    const states = await this.database.stamps.bulkGet(deleted);
    const since = new Map(
      states.flatMap((row) => (row ? [[row.id, absentSinceMs(row.id, row.state)]] : [])),
    );
    const written: VaultRow[] = [];
    const trashed: ArticleId[] = [];
    let trouble: VaultTrouble | null = null;
    const sameBody = kinds.length < manyChanges ? new Set<string>() : recordOnly(changes);
    const write = async (next: (typeof waiting)[number], record: ReadRecord | null) => {
      const { id, kind, row } = next;
      const places = { folders: folders.get(id) ?? [], since: since.get(id) ?? null };
      const answer = await this.#write(id, kind, row, places, record);
      if (!answer.ok && answer.reason === 'failed') this.#failed.set(id, answer);
      else if (!answer.ok) trouble = answer;
      else if (answer.row !== null) written.push(answer.row);
      else trashed.push(id);
    };
    const lane = async () => {
      while (waiting.length > 0 && trouble === null) {
        const group = waiting.splice(0, groupSize);
        const records = await this.#read(group, sameBody);
        await Promise.all(group.map((next, at) => write(next, records[at] ?? null)));
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    const { vault, cursors } = this.database;
    await this.database.transaction('rw', vault, cursors, async () => {
      await vault.bulkPut(written);
      await vault.bulkDelete(trashed);
      if (trouble === null && this.#failed.size === 0) await cursors.put(cursor);
    });
    return trouble;
  }

  /** Reads articles, those whose article.html stays as it is without their bodies. */
  async #read(
    group: readonly { id: ArticleId; row: VaultRow | undefined }[],
    sameBody: ReadonlySet<string>,
  ): Promise<(ReadRecord | null)[]> {
    const ids = group.map(({ id }) => id);
    const known = await this.database.articles.bulkGet(ids.filter((id) => sameBody.has(id)));
    const heads = new Map(known.flatMap((each) => (each ? [[each.id, headOf(each)]] : [])));
    const isSame = ({ id, row }: (typeof group)[number]) =>
      row?.head !== undefined && heads.get(id) === row.head;
    const same = new Set(group.filter(isSame).map(({ id }) => id));
    const records = await recordsOf(this.database, ids, same);
    return records.map((record) => record && { record, isSameHtml: same.has(record.article.id) });
  }

  /** Writes or trashes one article; the row is null when the folder no longer has it. */
  async #write(
    id: ArticleId,
    kind: ChangeKind,
    known: VaultRow | undefined,
    deleted: DeletedPlaces,
    read: ReadRecord | null,
  ): Promise<{ ok: true; row: VaultRow | null } | VaultTrouble> {
    if (kind === 'record-changed') return this.#writeRecord(id);
    if (read !== null) {
      const { record, isSameHtml } = read;
      const saved = await saveArticle(this.files, record, known, isSameHtml);
      if (saved === 'newer-outside') {
        this.onNewer(record.article.folder);
        return { ok: true, row: known ?? null };
      }
      if (saved === 'changed-outside') {
        this.#changedOutside.add(id);
        this.onFinding(differing(id, record.article.folder));
        return { ok: true, row: known ?? null };
      }
      this.#changedOutside.delete(id);
      const isBlocked = !saved.ok && saved.reason === 'failed' && known === undefined;
      if (!isBlocked || !(await this.#moveAside(record.article))) return saved;
      const [moved = null] = await this.#read([{ id, row: known }], new Set());
      return this.#write(id, kind, known, deleted, moved);
    }
    this.#changedOutside.delete(id);
    // Only an article that was deleted is removed from the folder, never one that the database lost.
    if (kind !== 'article-deleted') return { ok: true, row: known ?? null };
    // A remaining copy would restore the article at the next start.
    const { folders, since } = deleted;
    for (const folder of new Set([...(known ? [known.folder] : []), ...folders])) {
      const answer: VaultWrite = await this.files.trashArticle(folder, since);
      if (!answer.ok) return answer;
    }
    return { ok: true, row: null };
  }

  /**
   * Assigns another folder to an article that was never written, when a file blocks the name of its
   * year or month. True when it was assigned.
   */
  async #moveAside({ id, folder }: Article): Promise<boolean> {
    const isHidden = hiddenBehind(await this.files.unreadablePlaces());
    const aside = reserveFolder(folder);
    if (!isHidden(folder) || isHidden(aside)) return false;
    await changeArticles(this.database, [id], (article) => ({ ...article, folder: aside }));
    return true;
  }

  /** Writes a record. It gets no row: records are few and small, and compared whole at the start. */
  async #writeRecord(id: string): Promise<{ ok: true; row: null } | VaultTrouble> {
    const name = libraryRecords.find((each) => each === id);
    if (name === undefined) return { ok: true, row: null };
    const kept = await setUnreadableAside(this.files, name);
    if (!kept.ok) return kept;
    const answer = await this.files.writeRecord(name, await recordFile(this.database, name));
    return answer.ok ? { ok: true, row: null } : answer;
  }

  async #stopAt({ reason, message }: VaultTrouble, seq: number): Promise<void> {
    const rest = await this.database.changes.where('seq').above(seq).toArray();
    const unsaved = new Set(rest.map((change) => change.id)).size;
    this.#setStatus({ unsaved, trouble: { reason, message } });
  }

  /** Reports an error of the database itself. */
  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const reason = /quota/i.test(message) ? 'full' : 'failed';
    this.#failed.clear();
    this.#setStatus({ unsaved: Math.max(1, this.#status.unsaved), trouble: { reason, message } });
  }

  #setStatus(status: VaultStatus): void {
    this.#status = status;
    this.onStatus(status);
  }
}
