import type { VaultTrouble } from '../../electron/ipc/contract';
import type { ArticleId } from '../core/article';
import { changesAfter, lastSeq } from '../storage/change-log';
import type { CarrelDatabase, Change, ChangeKind } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import { folderOf } from './folder-of';
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

/**
 * Follows the change log and writes every article that changed into its folder. Its cursor moves
 * only behind what is on disk, so whatever ends it, it goes on where it was. An article that alone
 * cannot be written holds the cursor, but not the others.
 */
export class VaultFollower {
  #status: VaultStatus = { unsaved: 0, trouble: null };
  #work: Promise<void> = Promise.resolve();
  /** Those that were tried at the last time, in vain. */
  #failed = new Map<ArticleId, VaultTrouble>();

  constructor(
    private readonly database: CarrelDatabase,
    private readonly files: LibraryFiles,
    private readonly onStatus: (status: VaultStatus) => void,
  ) {}

  get status(): VaultStatus {
    return this.#status;
  }

  /** Could these be written? Of an answered `catchUp`. */
  hasSaved(ids: readonly ArticleId[]): boolean {
    const { trouble } = this.#status;
    return trouble === null || (this.#failed.size > 0 && !ids.some((id) => this.#failed.has(id)));
  }

  /** Everything committed before the call is in the folder, or `status` says why not. */
  catchUp(): Promise<void> {
    this.#work = this.#work.then(() => this.#catchUp()).catch((error) => this.#fail(error));
    return this.#work;
  }

  async #catchUp(): Promise<void> {
    const epoch = await databaseEpoch(this.database);
    const end = await lastSeq(this.database);
    let seq = await this.#cursor(epoch);
    if (seq >= end) {
      if (this.#status.trouble !== null) this.#tell({ unsaved: 0, trouble: null });
      return;
    }
    let done = seq;
    this.#failed.clear();
    while (seq < end) {
      const changes = await changesAfter(this.database, seq, batchSize);
      const last = changes.at(-1);
      if (last === undefined) break;
      const trouble = await this.#writeAll(changes);
      if (trouble !== null) {
        this.#failed.clear();
        await this.#stumble(trouble, seq);
        return;
      }
      seq = last.seq;
      if (this.#failed.size > 0) continue;
      done = seq;
      await this.database.cursors.put({ follower: name, seq, epoch });
    }
    await writeManifest(this.database, this.files, epoch, done);
    const [failed] = this.#failed.values();
    const trouble = failed ? { reason: failed.reason, message: failed.message } : null;
    this.#tell({ unsaved: this.#failed.size, trouble });
  }

  /** A cursor of another epoch means nothing here: all of the log is gone through. */
  async #cursor(epoch: string): Promise<number> {
    const cursor = await this.database.cursors.get(name);
    return cursor?.epoch === epoch ? cursor.seq : 0;
  }

  async #writeAll(changes: readonly Change[]): Promise<VaultTrouble | null> {
    const waiting = [...new Map(changes.map(({ id, kind }) => [id, kind]))];
    let trouble: VaultTrouble | null = null;
    const lane = async () => {
      for (let next = waiting.shift(); next && trouble === null; next = waiting.shift()) {
        const [id, kind] = next;
        const answer = await this.#write(id, kind);
        if (answer?.reason === 'failed') this.#failed.set(id, answer);
        else trouble = answer ?? trouble;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return trouble;
  }

  async #write(id: ArticleId, kind: ChangeKind): Promise<VaultTrouble | null> {
    const record = await recordOf(this.database, id);
    if (record !== null) {
      const answer = await saveArticle(this.database, this.files, record);
      return answer.ok ? null : answer;
    }
    // Only what somebody deleted is taken out of the folder, never what the database has lost.
    if (kind !== 'article-deleted') return null;
    const folder = await folderOf(this.database, this.files, id);
    if (folder === null) return null;
    const answer = await this.files.trashArticle(folder);
    if (!answer.ok) return answer;
    await this.database.vault.delete(id);
    return null;
  }

  async #stumble({ reason, message }: VaultTrouble, seq: number): Promise<void> {
    const rest = await this.database.changes.where('seq').above(seq).toArray();
    const unsaved = new Set(rest.map((change) => change.id)).size;
    this.#tell({ unsaved, trouble: { reason, message } });
  }

  /** The database itself could not be read, or written. */
  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const reason = /quota/i.test(message) ? 'full' : 'failed';
    this.#failed.clear();
    this.#tell({ unsaved: Math.max(1, this.#status.unsaved), trouble: { reason, message } });
  }

  #tell(status: VaultStatus): void {
    this.#status = status;
    this.onStatus(status);
  }
}
