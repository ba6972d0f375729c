import type { PagePart } from '../../../electron/ipc/page-files';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { ArticleId } from '../../core/article/article';
import { type Leaf, leafOf } from '../../search/shards/leaves';
import { type PartKind, partName } from '../../search/shards/page-files';
import { changesAfter, followChanges, lastSeq, logReaches } from '../../storage/change-log';
import { coalesceRuns } from '../../storage/coalesce-runs';
import type { CarrelDatabase } from '../../storage/database';
import { databaseEpoch } from '../../storage/epoch';
import type { VaultService } from '../../vault/service';
import { readPreferences } from '../actions/preferences';
import {
  directoryName,
  directoryPart,
  makePart,
  type PagePlan,
  partNames,
  planPage,
} from './page-parts';

const follower = 'folder-page';
const batchSize = 1_000;
/** Data files that are made before they are handed over together. */
const groupSize = 8;
/** Pause between two runs: while an import goes on, each would write the last files again. */
const everyMs = 5_000;
const retryEveryMs = 60_000;

/** What was changed since the page was written; null where that is not known. */
type Changed = Record<PartKind, Set<ArticleId>> | null;

/**
 * Follows the change log and keeps the page in the library's folder current. The cursor advances only after
 * the files are written. It follows behind the folder itself: an article is on the page when its files are
 * there.
 */
export class PageFollower {
  /** Writes everything committed before the call, or removes the page when it is not wanted. */
  // The database is being replaced, the folder is gone, or the window closed: the next run tries again.
  readonly catchUp = coalesceRuns(() => this.#catchUp().catch(() => {}));

  constructor(
    private readonly database: CarrelDatabase,
    private readonly carrel: Pick<CarrelBridge, 'request'>,
    private readonly vault: Pick<VaultService, 'saved'>,
  ) {}

  async #catchUp(): Promise<void> {
    const { folderPage } = await readPreferences({ database: this.database });
    if (!folderPage) {
      if (this.#mayStand) await this.#remove();
      return;
    }
    this.#mayStand = true;
    const cursor = await this.database.cursors.get(follower);
    const epoch = await databaseEpoch(this.database);
    const end = await lastSeq(this.database);
    const isOwn = cursor?.epoch === epoch;
    if ((isOwn && cursor.seq === end && this.#wasSeen) || !(await this.vault.saved([]))) return;
    const isKnown = isOwn && (await logReaches(this.database, cursor.seq, end));
    const changed = isKnown ? await this.#changedAfter(cursor.seq, end) : null;
    if (!(await this.#write(changed))) return;
    this.#wasSeen = true;
    await this.database.cursors.put({ follower, seq: end, epoch });
  }

  /** True once this window has looked at the files: they may have been changed while Carrel was closed. */
  #wasSeen = false;

  /** False once this window has seen that there is no page. */
  #mayStand = true;

  async #remove(): Promise<void> {
    this.#mayStand = (await this.database.cursors.get(follower)) !== undefined;
    if (!this.#mayStand) return;
    const answer = await this.carrel.request('removeFolderPage');
    if (answer.ok) await this.database.cursors.delete(follower);
  }

  async #changedAfter(from: number, end: number): Promise<Changed> {
    const changed = { list: new Set<ArticleId>(), text: new Set<ArticleId>() };
    for (let seq = from; seq < end; ) {
      const changes = await changesAfter(this.database, seq, batchSize);
      for (const { id, kind, isRecordOnly } of changes) {
        if (kind === 'record-changed') continue;
        changed.list.add(id);
        if (!isRecordOnly) changed.text.add(id);
      }
      seq = changes.at(-1)?.seq ?? end;
    }
    return changed;
  }

  /** Writes the files that are missing or whose articles were changed; false when that failed. */
  async #write(changed: Changed): Promise<boolean> {
    const begun = await this.carrel.request('beginFolderPage');
    if (!begun.ok) return false;
    const plan = planPage(await this.database.articles.toCollection().primaryKeys());
    const there = new Set(begun.parts);
    for (const kind of ['text', 'list'] as const) {
      const leaves = leavesToWrite(plan, kind, there, changed);
      for (let from = 0; from < leaves.length; from += groupSize) {
        const parts: PagePart[] = [];
        for (const leaf of leaves.slice(from, from + groupSize)) {
          parts.push(await makePart(this.database, plan, kind, leaf));
        }
        if (!(await this.carrel.request('writeFolderPage', parts)).ok) return false;
      }
    }
    // After the files that it names, and before those go that it names no more.
    const written = await this.carrel.request('writeFolderPage', [directoryPart(plan)]);
    if (!written.ok) return false;
    const names = [...partNames(plan, 'text'), ...partNames(plan, 'list'), directoryName];
    return (await this.carrel.request('keepFolderPage', names)).ok;
  }
}

function leavesToWrite(
  { leaves }: PagePlan,
  kind: PartKind,
  there: ReadonlySet<string>,
  changed: Changed,
): Leaf[] {
  if (changed === null) return leaves[kind];
  const dirty = new Set([...changed[kind]].map((id) => leafOf(id, leaves[kind])));
  return leaves[kind].filter((leaf) => dirty.has(leaf) || !there.has(partName(kind, leaf)));
}

/** Keeps the page current for as long as the import window lives. */
export function followFolderPage(
  database: CarrelDatabase,
  carrel: CarrelBridge,
  vault: VaultService,
): void {
  const page = new PageFollower(database, carrel, vault);
  const catchUp = () => page.catchUp();
  followChanges(catchUp, everyMs);
  // The drive may come back, or get free space.
  setInterval(() => void catchUp(), retryEveryMs);
  void catchUp();
}
