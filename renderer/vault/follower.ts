import type { VaultTrouble, VaultWrite } from '../../electron/ipc/contract';
import type { ArticleId } from '../core/article';
import { changesAfter, followChanges, lastSeq } from '../storage/change-log';
import type { CarrelDatabase, Change, CursorRow, VaultRow } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import type { LibraryFiles } from './library-files';
import { writeManifest } from './manifest';
import { recordOf, saveArticle } from './save-article';

export interface VaultStatus {
  /** Articles whose last change is not in the library's folder. */
  unsaved: number;
  /** Why not; null while all goes well. */
  trouble: Omit<VaultTrouble, 'ok'> | null;
}

const name = 'vault';
const batchSize = 200;
/** Files wait for the disk, not for each other; more only crowd it. */
const lanes = 4;
/** Room may be made, a folder come back: tried again by itself. */
const retryMs = 5_000;
/** The manifest is one file more for every change; what it says may be some seconds old. */
const manifestEveryMs = 2_000;

/**
 * Follows the change log and writes every article that changed into its folder. Its cursor moves
 * only behind what is on disk, so whatever ends it, it goes on where it was.
 */
export class VaultFollower {
  #status: VaultStatus = { unsaved: 0, trouble: null };
  #work: Promise<void> = Promise.resolve();
  /** A run that has not begun covers everything that is committed before it does. */
  #next: Promise<void> | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  /** What the manifest says. */
  #told = -1;

  constructor(
    private readonly database: CarrelDatabase,
    private readonly files: LibraryFiles,
    private readonly onStatus: (status: VaultStatus) => void,
  ) {}

  get status(): VaultStatus {
    return this.#status;
  }

  /** Returns how to stop. */
  follow(): () => void {
    void this.settle();
    const stop = followChanges(() => this.catchUp());
    const telling = setInterval(() => void this.settle(), manifestEveryMs);
    return () => {
      stop();
      clearInterval(telling);
      if (this.#retry !== null) clearTimeout(this.#retry);
    };
  }

  /** Everything committed before the call is in the folder, or `status` says why not. */
  catchUp(): Promise<void> {
    this.#next ??= this.#work.then(() => {
      this.#next = null;
      this.#work = this.#catchUp().catch((error) => this.#fail(error));
      return this.#work;
    });
    return this.#next;
  }

  /** Catches up and has the manifest say so: for pauses and for the end. */
  async settle(): Promise<void> {
    await this.catchUp();
    const { epoch, seq } = await this.#cursor();
    if (this.#status.trouble !== null || seq === this.#told) return;
    const answer = await writeManifest(this.database, this.files, epoch, seq);
    if (answer.ok) this.#told = seq;
  }

  async #catchUp(): Promise<void> {
    const end = await lastSeq(this.database);
    const cursor = await this.#cursor();
    for (let { seq } = cursor; seq < end; ) {
      const changes = await changesAfter(this.database, seq, batchSize);
      const last = changes.at(-1);
      if (last === undefined) break;
      const trouble = await this.#writeAll(changes, { ...cursor, seq: last.seq });
      if (trouble !== null) {
        await this.#stumble(trouble, seq);
        return;
      }
      seq = last.seq;
    }
    if (this.#status.trouble !== null) this.#tell({ unsaved: 0, trouble: null });
  }

  /** A cursor of another epoch means nothing here: all of the log is gone through. */
  async #cursor(): Promise<CursorRow> {
    const epoch = await databaseEpoch(this.database);
    const cursor = await this.database.cursors.get(name);
    return cursor?.epoch === epoch ? cursor : { follower: name, seq: 0, epoch };
  }

  /** Writes the articles of these changes; what was written and the cursor are noted together. */
  async #writeAll(changes: readonly Change[], cursor: CursorRow): Promise<VaultTrouble | null> {
    const ids = [...new Set(changes.map((change) => change.id))];
    const known = await this.database.vault.bulkGet(ids);
    const waiting = ids.map((id, at) => ({ id, row: known[at] }));
    const written: VaultRow[] = [];
    const trashed: ArticleId[] = [];
    let trouble: VaultTrouble | null = null;
    const lane = async () => {
      for (let next = waiting.shift(); next && trouble === null; next = waiting.shift()) {
        const answer = await this.#write(next.id, next.row);
        if (!answer.ok) trouble = answer;
        else if (answer.row !== null) written.push(answer.row);
        else trashed.push(next.id);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    const { vault, cursors } = this.database;
    await this.database.transaction('rw', vault, cursors, async () => {
      await vault.bulkPut(written);
      await vault.bulkDelete(trashed);
      if (trouble === null) await cursors.put(cursor);
    });
    return trouble;
  }

  async #write(
    id: ArticleId,
    known: VaultRow | undefined,
  ): Promise<{ ok: true; row: VaultRow | null } | VaultTrouble> {
    const record = await recordOf(this.database, id);
    if (record !== null) return saveArticle(this.files, record, known);
    const answer: VaultWrite =
      known === undefined ? { ok: true } : await this.files.trashArticle(known.folder);
    return answer.ok ? { ok: true, row: null } : answer;
  }

  async #stumble({ reason, message }: VaultTrouble, seq: number): Promise<void> {
    const rest = await this.database.changes.where('seq').above(seq).toArray();
    const unsaved = new Set(rest.map((change) => change.id)).size;
    this.#tell({ unsaved, trouble: { reason, message } });
    this.#retry ??= setTimeout(() => {
      this.#retry = null;
      void this.catchUp();
    }, retryMs);
  }

  #fail(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    return this.#stumble({ ok: false, reason: 'failed', message }, 0);
  }

  #tell(status: VaultStatus): void {
    this.#status = status;
    this.onStatus(status);
  }
}
