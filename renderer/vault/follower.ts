import type { VaultTrouble } from '../../electron/ipc/contract';
import type { ArticleId } from '../core/article';
import { changesAfter, followChanges, lastSeq } from '../storage/change-log';
import type { CarrelDatabase, Change } from '../storage/database';
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

/**
 * Follows the change log and writes every article that changed into its folder. Its cursor moves
 * only behind what is on disk, so whatever ends it, it goes on where it was.
 */
export class VaultFollower {
  #status: VaultStatus = { unsaved: 0, trouble: null };
  #work: Promise<void> = Promise.resolve();
  #retry: ReturnType<typeof setTimeout> | null = null;

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
    void this.catchUp();
    const stop = followChanges(() => this.catchUp());
    return () => {
      stop();
      if (this.#retry !== null) clearTimeout(this.#retry);
    };
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
    while (seq < end) {
      const changes = await changesAfter(this.database, seq, batchSize);
      const last = changes.at(-1);
      if (last === undefined) break;
      const trouble = await this.#writeAll(changes);
      if (trouble !== null) {
        await this.#stumble(trouble, seq);
        return;
      }
      seq = last.seq;
      await this.database.cursors.put({ follower: name, seq, epoch });
    }
    await writeManifest(this.database, this.files, epoch, seq);
    this.#tell({ unsaved: 0, trouble: null });
  }

  /** A cursor of another epoch means nothing here: all of the log is gone through. */
  async #cursor(epoch: string): Promise<number> {
    const cursor = await this.database.cursors.get(name);
    return cursor?.epoch === epoch ? cursor.seq : 0;
  }

  async #writeAll(changes: readonly Change[]): Promise<VaultTrouble | null> {
    const waiting = [...new Set(changes.map((change) => change.id))];
    let trouble: VaultTrouble | null = null;
    const lane = async () => {
      for (let id = waiting.shift(); id !== undefined && trouble === null; id = waiting.shift()) {
        trouble = (await this.#write(id)) ?? trouble;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return trouble;
  }

  async #write(id: ArticleId): Promise<VaultTrouble | null> {
    const record = await recordOf(this.database, id);
    if (record !== null) {
      const answer = await saveArticle(this.database, this.files, record);
      return answer.ok ? null : answer;
    }
    const row = await this.database.vault.get(id);
    if (row === undefined) return null;
    const answer = await this.files.trashArticle(row.folder);
    if (!answer.ok) return answer;
    await this.database.vault.delete(id);
    return null;
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
