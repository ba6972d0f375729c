import type { ArticleId } from '../../core/article';
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

/** The index, answering what it is asked. There is one in all windows: see relay.ts. */
export class SearchService {
  private readonly database = new CarrelDatabase();
  private readonly files = OriginFiles.open().catch(() => noFiles);
  /** With what lies in files, which is read before anybody asks. */
  private follower = this.makeFollower();
  private opening: Promise<Opened> | null = null;
  private readonly newest = new Map<string, number>();
  private lastTold = 0;
  private telling = false;

  /** @param tell is told at most four times a second while the index catches up */
  constructor(private readonly tell: (status: IndexStatus) => void) {
    // Nobody catches it: the window's client ends this worker, and starts another at the next question.
    watchConnection(this.database, () => {
      throw new Error('the database does not answer');
    });
    // One that may have to be set aside is left to the window, which asks when that is done.
    void canOpen().then((isSound) => (isSound ? this.opened().catch(() => {}) : null));
  }

  private async makeFollower(): Promise<SearchFollower> {
    return new SearchFollower(this.database, await this.files, () => this.tellStatus());
  }

  /** After a failure, once more at the next request. */
  private opened(): Promise<Opened> {
    this.opening ??= this.open().catch((error) => {
      this.opening = null;
      // What the one before has loaded is not loaded twice.
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

  /** Nobody waits for it: the next request meets the same failure and tells its reason. */
  private catchUpAlone(): Promise<void> {
    return this.catchUp().catch(() => {});
  }

  private async catchUp(): Promise<void> {
    const { follower, timer } = await this.opened();
    await follower.catchUp();
    this.tellStatus();
    timer.touch();
  }

  /** At most four times a second, and once more after the last change. */
  private tellStatus(): void {
    if (this.telling) return;
    this.telling = true;
    setTimeout(
      async () => {
        this.telling = false;
        this.lastTold = performance.now();
        const { follower } = await this.opened();
        const status = await follower.status().catch(() => null);
        if (status) this.tell(status);
      },
      Math.max(0, this.lastTold + 250 - performance.now()),
    );
  }

  /** @param window of which the request is; the newest of an asker there ends the one before */
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
  // Lets the queries come in that were typed while the worker was busy.
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
  };
  if (kind === 'facets') return await countFacets(shelf, query, options, carryOn);
  if (kind === 'narrow') {
    const narrowed = await narrow(shelf, query, options, carryOn);
    return { ...narrowed, status: follower.statusAsRead() };
  }
  const found = await find(shelf, query, options, carryOn);
  // What has come since the log was read is told soon: `tellStatus`.
  const status = follower.statusAsRead();
  return { query, ...found, tookMs: performance.now() - start, status };
}
