import type { ArticleId } from '../../core/article/article';
import { followChanges } from '../../storage/change-log';
import { canOpen } from '../../storage/check-database';
import { CarrelDatabase } from '../../storage/database';
import { watchConnection } from '../../storage/watch-connection';
import { noFiles, OriginFiles } from '../bytes/private-files';
import type { FacetCounts } from '../query/answer';
import { countFacets } from '../query/count-facets';
import { find } from '../query/find';
import { narrow } from '../query/narrow';
import { SearchFollower } from './follower';
import type { IndexStatus, Narrowed, SearchReply, SearchRequest, SearchResult } from './protocol';
import { SealTimer } from './seal-timer';

class Superseded extends Error {}

interface Opened {
  follower: SearchFollower;
  timer: SealTimer;
}

/** Answers requests with the index. Only one window's worker has it: see relay.ts. */
export class SearchService {
  private readonly database = new CarrelDatabase();
  private readonly files = OriginFiles.open().catch(() => noFiles);
  /** Made at once, so that the files are read before the first request. */
  private follower = this.makeFollower();
  private opening: Promise<Opened> | null = null;
  private readonly newest = new Map<string, number>();
  private lastSentAt = 0;
  private isStatusDue = false;

  /** @param onStatus called at most four times a second while the index catches up */
  constructor(private readonly onStatus: (status: IndexStatus) => void) {
    // Not caught anywhere: the client ends this worker and starts another at the next request.
    watchConnection(this.database, () => {
      throw new Error('the database does not answer');
    });
    // A damaged database is left to the window, which repairs it before it sends requests.
    void canOpen().then((isSound) => (isSound ? this.opened().catch(() => {}) : null));
  }

  private async makeFollower(): Promise<SearchFollower> {
    return new SearchFollower(this.database, await this.files, () => this.sendStatus());
  }

  /** Opens the index once; after a failure, again at the next request. */
  private opened(): Promise<Opened> {
    this.opening ??= this.open().catch((error) => {
      this.opening = null;
      // The failed follower may have loaded a part of the index.
      this.follower = this.makeFollower();
      throw error;
    });
    return this.opening;
  }

  private async open(): Promise<Opened> {
    const [follower] = await Promise.all([this.follower, this.database.open()]);
    await follower.open();
    void follower.readOn();
    followChanges(() => this.catchUpAlone());
    void this.catchUpAlone();
    return { follower, timer: new SealTimer(follower.keeper) };
  }

  /** Without a caller to report a failure to: the next request fails for the same reason. */
  private catchUpAlone(): Promise<void> {
    return this.catchUp().catch(() => {});
  }

  private async catchUp(): Promise<void> {
    const { follower, timer } = await this.opened();
    await follower.catchUp();
    this.sendStatus();
    timer.touch();
  }

  /** At most four times a second, and once more after the last change. */
  private sendStatus(): void {
    if (this.isStatusDue) return;
    this.isStatusDue = true;
    setTimeout(
      async () => {
        this.isStatusDue = false;
        this.lastSentAt = performance.now();
        const { follower } = await this.opened();
        const status = await follower.status().catch(() => null);
        if (status) this.onStatus(status);
      },
      Math.max(0, this.lastSentAt + 250 - performance.now()),
    );
  }

  /** @param window the window of the request; there, an asker's newest request ends the one before */
  async answer(window: string, request: SearchRequest): Promise<SearchReply> {
    const { id } = request;
    const name = 'options' in request ? request.options.asker : undefined;
    const asker = name === undefined ? null : `${window} ${name}`;
    if (asker !== null) this.newest.set(asker, id);
    const isStale = () => asker !== null && this.newest.get(asker) !== id;
    try {
      return { kind: 'answer', id, value: await this.valueOf(request, isStale) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'failure', id, reason, superseded: error instanceof Superseded };
    }
  }

  private async valueOf(request: SearchRequest, isStale: () => boolean): Promise<unknown> {
    const { follower, timer } = await this.opened();
    switch (request.kind) {
      case 'search':
      case 'narrow':
      case 'facets':
        return await follower.answer(() => search(follower, request, isStale));
      case 'status':
        return await follower.status();
      case 'caught-up':
        await this.catchUp();
        return await follower.status();
      case 'size':
        return {
          snapshotBytes: follower.index.bytes,
          terms: follower.index.termCount,
          textsInFiles: follower.keeper.textFiles.count,
          isReadOn: follower.keeper.isReadOn,
        };
      case 'check':
        return await follower.keeper.check();
      case 'save':
        await this.catchUp();
        return await timer.saveNow();
    }
  }
}

async function search(
  follower: SearchFollower,
  { kind, query, options }: Extract<SearchRequest, { kind: 'search' | 'narrow' | 'facets' }>,
  isStale: () => boolean,
): Promise<SearchResult | Narrowed | FacetCounts> {
  // Lets queries arrive that were typed while the worker was busy.
  await new Promise((resolve) => setTimeout(resolve));
  const carryOn = () => {
    if (isStale()) throw new Superseded('A newer query took its place');
  };
  carryOn();
  const start = performance.now();
  const shelf = {
    index: follower.index,
    filters: follower.filters,
    knowAllFacts: () => follower.needAllFacts(),
    readFacts: (ids: ArticleId[]) => follower.readFacts(ids),
    readTexts: (ids: ArticleId[]) => follower.readTexts(ids),
    readLeftOut: (ids: ArticleId[]) => follower.readLeftOut(ids),
  };
  if (kind === 'facets') return await countFacets(shelf, query, options, carryOn);
  if (kind === 'narrow') {
    const narrowed = await narrow(shelf, query, options, carryOn);
    return { ...narrowed, status: follower.statusAsRead() };
  }
  const found = await find(shelf, query, options, carryOn);
  // Changes since the log was read are reported soon: see `sendStatus`.
  const status = follower.statusAsRead();
  return { query, ...found, tookMs: performance.now() - start, status };
}
