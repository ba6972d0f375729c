import type { Article, ArticleId } from '../../core/article/article';
import { pause } from '../../core/pause';
import { changesAfter, lastSeq, logReaches } from '../../storage/change-log';
import type { CarrelDatabase } from '../../storage/database';
import { databaseEpoch } from '../../storage/epoch';
import type { PrivateFiles } from '../bytes/private-files';
import { type IndexedArticle, indexedArticle } from '../index/indexed-article';
import type { SearchIndex } from '../index/search-index';
import { DamagedSegment } from '../index/segment';
import { SegmentBuilder } from '../index/segment-builder';
import { type ArticleFacts, inNone, type Memberships } from '../query/article-facts';
import { FilterSets } from '../query/filter-sets';
import type { CountedArticles } from '../store/segment-store';
import { type StoredText, StoredTexts } from '../store/stored-texts';
import { IndexKeeper } from './index-keeper';
import type { IndexStatus } from './protocol';
import {
  countArticles,
  factsOfArticle,
  type HighlightsById,
  readFacts,
  readHighlights,
  readLeftOut,
  readMemberships,
} from './read-tables';

/** Articles in a batch, about 30 ms of indexing; queries are answered between batches. */
const batchSize = 20;
/** More articles at once than these skip the live index and become a segment directly. */
const many = 300;
const articlesOfSegment = 2000;
const factsBatch = 500;
/** Records that are read at once; most changes leave the texts as they are. */
const recordsBatch = 200;
/** The state of an article by the log. */
type Fate = 'there' | 'gone';

/**
 * Keeps the index in step with the change log. The log only names the articles to look at; an article
 * is indexed again when its fingerprint has changed. At the start the fingerprints of all articles
 * are compared. So a rebuild is a start with an empty index, an interrupted build continues where it
 * stopped, and a lost part of the log loses no article.
 */
export class SearchFollower {
  readonly keeper: IndexKeeper;
  readonly index: SearchIndex;
  readonly facts = new Map<ArticleId, ArticleFacts>();
  readonly filters: FilterSets;
  readonly texts = new StoredTexts();
  /** Why the stored index was not used whole; null when it was. */
  rebuilt: string | null = null;
  /** The index holds everything in the log up to this row. */
  private seq = 0;
  /** The log was read up to this row; its articles that were not looked at yet are in `waiting`. */
  private readSeq = 0;
  private readonly waiting = new Map<ArticleId, Fate>();
  private looking = new Map<ArticleId, Fate>();
  /** Articles that the comparison found missing from the index, oldest first. */
  private missing: ArticleId[] = [];
  /** Articles whose entry in the index may be out of date. */
  private readonly stale = new Set<ArticleId>();
  /** The number of articles at a row of the log; used until the facts of all are known. */
  private counted: CountedArticles = { articles: 0, seq: -1 };
  private memberships: Memberships = new Map();
  /** The collections are to be read. */
  private collectionsChanged = true;
  /** The log was pruned past the last row that was read. */
  private missedRows = false;
  /** Why these articles cannot be indexed. Each is tried again when it changes. */
  private readonly failed = new Map<ArticleId, string>();
  private compared = false;
  /** The last id that was compared. */
  private comparedTo: ArticleId = '';
  /** Articles that were indexed while a batch was read for comparison: newer than that batch. */
  private lookedAt = new Set<ArticleId>();
  private comparing: Promise<void> | null = null;
  /** How many searches are running, and how many of them wait for the facts of all articles. */
  private answering = 0;
  private needing = 0;
  private working: Promise<void> | null = null;

  constructor(
    private readonly database: CarrelDatabase,
    files: PrivateFiles,
    private readonly onProgress: () => void = () => {},
  ) {
    this.keeper = new IndexKeeper(database, files, {
      seq: () => this.seq,
      counted: () => this.counting(),
      lost: () => this.beginAnew(),
    });
    this.index = this.keeper.index;
    this.filters = new FilterSets(this.index, this.facts);
  }

  /** Loads the stored index, ready for queries; `catchUp` compares it with the tables. */
  async open(): Promise<void> {
    const knowing = databaseEpoch(this.database);
    // Read before the tables, so that every later change is in the log after this row.
    const reading = lastSeq(this.database);
    const loading = this.keeper.load(knowing);
    const [now, { seq, counted, problem }] = await Promise.all([reading, loading]);
    await this.knowMemberships();
    this.rebuilt = problem;
    // With an empty log nothing can be missed: all fingerprints are compared in any case.
    const reaches = now === 0 || (seq !== null && (await logReaches(this.database, seq, now)));
    this.seq = seq !== null && reaches ? seq : now;
    this.readSeq = this.seq;
    this.keeper.startAt(this.seq);
    // Counting 100,000 articles takes as long as everything else.
    this.counted =
      counted && reaches && counted.seq <= now ? counted : await countArticles(this.database);
    this.counted.seq = Math.max(this.counted.seq, this.readSeq);
  }

  /** Resolves when the index holds everything that was committed before the call. */
  async catchUp(): Promise<void> {
    // A run that is under way may have read the log before this call, so another follows.
    while (this.working) await this.working;
    this.working = this.work();
    try {
      await this.working;
    } finally {
      this.working = null;
    }
  }

  /** New changes first: what was saved a moment ago is searched for sooner than old articles. */
  private async work(): Promise<void> {
    for (;;) {
      await this.readLog();
      await this.knowMemberships();
      if (this.missedRows) await this.compareAgain();
      const seq = this.readSeq;
      if (this.waiting.size > 0) {
        const most = this.waiting.size > many ? articlesOfSegment : batchSize;
        this.looking = new Map([...this.waiting].slice(0, most));
        for (const id of this.looking.keys()) this.waiting.delete(id);
      } else if (!this.compared) {
        // One batch, then the log again, so that new changes do not wait for all of it.
        await this.compareOn();
        continue;
      } else if (this.missing.length > 0) {
        // Newest first.
        this.seq = seq;
        const most = this.missing.length > many ? articlesOfSegment : batchSize;
        this.looking = new Map(this.missing.splice(-most).map((id) => [id, 'there']));
      } else {
        this.seq = seq;
        return;
      }
      await this.keeper.withRepair(() => this.look([...this.looking.keys()]));
      this.looking.clear();
      this.onProgress();
    }
  }

  /** Reads the new rows of the log. */
  private async readLog(): Promise<void> {
    const rows = await changesAfter(this.database, this.readSeq, Number.POSITIVE_INFINITY);
    if ((rows[0]?.seq ?? 0) > this.readSeq + 1) this.missedRows = true;
    const { counted } = this;
    for (const { id, kind, seq } of rows) {
      this.readSeq = Math.max(this.readSeq, seq);
      if (seq > counted.seq) {
        if (kind === 'article-added') counted.articles += 1;
        if (kind === 'article-deleted') counted.articles -= 1;
        counted.seq = seq;
      }
      if (kind === 'record-changed') {
        if (id === 'collections') this.collectionsChanged = true;
        continue;
      }
      this.waiting.set(id, kind === 'article-deleted' ? 'gone' : 'there');
      if (this.index.has(id)) this.stale.add(id);
    }
  }

  /** Reads which collections articles are in, and sets the known facts right. */
  private async knowMemberships(): Promise<void> {
    while (this.collectionsChanged) {
      this.collectionsChanged = false;
      this.memberships = await readMemberships(this.database);
      for (const [id, facts] of this.facts) facts.collections = this.memberships.get(id) ?? inNone;
      this.filters.clear();
      this.onProgress();
    }
  }

  /** Compares all articles again: the tables hold what the pruned rows said. */
  private async compareAgain(): Promise<void> {
    while (this.comparing) await this.comparing.catch(() => {});
    let counted = await countArticles(this.database);
    while (counted.seq < this.readSeq) counted = await countArticles(this.database);
    this.missedRows = false;
    this.collectionsChanged = true;
    await this.knowMemberships();
    this.counted = counted;
    this.facts.clear();
    this.failed.clear();
    this.filters.clear();
    this.compared = false;
    this.comparedTo = '';
  }

  private counting(): CountedArticles {
    return { articles: this.articleCount, seq: this.readSeq };
  }

  /** From the known facts, and the log for articles that were not looked at yet. */
  private get articleCount(): number {
    if (!this.compared) return this.counted.articles;
    let count = this.facts.size;
    for (const id of this.failed.keys()) if (!this.facts.has(id)) count += 1;
    for (const fates of [this.waiting, this.looking]) {
      for (const [id, fate] of fates) {
        const isCounted = this.facts.has(id) || this.failed.has(id);
        if (fate === 'there' && !isCounted) count += 1;
        if (fate === 'gone' && isCounted) count -= 1;
      }
    }
    return count;
  }

  /**
   * Runs a search. The comparison pauses meanwhile, unless the search waits for it. Runs it again
   * after repairing a damaged part of the index.
   */
  async answer<T>(work: () => Promise<T>): Promise<T> {
    this.answering += 1;
    try {
      return await this.keeper.withRepair(work);
    } finally {
      this.answering -= 1;
    }
  }

  /** Compares all articles again, because a damaged part of the index was removed. */
  private beginAnew(): void {
    this.rebuilt = 'a part of it is damaged';
    this.counted = this.counting();
    this.compared = false;
    this.comparedTo = '';
    void this.catchUp().catch(() => {});
  }

  /** Reads the rest of the index into memory; searches go first. */
  readOn(): Promise<void> {
    return this.keeper.readOn(() => this.letSearchesPass());
  }

  /** Resolves when the facts of all articles are known. */
  async needAllFacts(): Promise<void> {
    this.needing += 1;
    try {
      while (!this.compared) await this.compareOn();
    } finally {
      this.needing -= 1;
    }
  }

  /** Compares the next batch of articles with the index; joins a comparison that is under way. */
  private async compareOn(): Promise<void> {
    if (this.compared) return;
    this.comparing ??= this.keeper
      .withRepair(() => this.compareSome())
      .finally(() => {
        this.comparing = null;
      });
    await this.comparing;
  }

  private async compareSome(): Promise<void> {
    await this.letSearchesPass();
    if (this.comparedTo === '') this.missing = [];
    this.lookedAt.clear();
    const some = await this.database.articles
      .where('id')
      .above(this.comparedTo)
      .limit(factsBatch)
      .toArray();
    const highlights = await readHighlights(this.database, some);
    for (const article of some) {
      if (this.lookedAt.has(article.id)) continue;
      const facts = this.takeFacts(article, highlights);
      if (facts === null) continue;
      const held = this.index.fingerprintOf(article.id);
      if (held === facts.fingerprint) {
        this.index.setTags(article.id, facts.tags);
        continue;
      }
      this.missing.push(article.id);
      if (held !== undefined) this.stale.add(article.id);
    }
    this.comparedTo = some.at(-1)?.id ?? this.comparedTo;
    if (some.length < factsBatch) this.endComparing();
    else await pause();
  }

  private endComparing(): void {
    for (const id of this.index.ids()) if (!this.facts.has(id)) this.drop(id);
    this.filters.clear();
    this.compared = true;
    this.comparedTo = '';
  }

  /** Waits for running searches, 20 ms at most: somebody may search all the time. */
  private async letSearchesPass(): Promise<void> {
    for (let waited = 0; waited < 4 && this.answering > 0 && this.needing === 0; waited++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Reads these articles and puts them into the index, or takes them out. */
  private async look(ids: ArticleId[]): Promise<void> {
    const builder = ids.length > many ? new SegmentBuilder() : null;
    for (let i = 0; i < ids.length; i += recordsBatch) {
      const changed = await this.lookAtRecords(ids.slice(i, i + recordsBatch));
      if (builder) await pause();
      for (let at = 0; at < changed.length; at += batchSize) {
        await this.readAndAdd(changed.slice(at, at + batchSize), builder);
        if (builder) await pause();
      }
    }
    if (!builder || builder.size === 0) return;
    const segment = await this.keeper.add(builder);
    for (const id of segment.ids) {
      this.stale.delete(id);
      this.index.setTags(id, this.facts.get(id)?.tags ?? []);
    }
    await this.keeper.maintain();
  }

  /** Reads these records; returns those whose texts have to be indexed. */
  private async lookAtRecords(ids: ArticleId[]): Promise<IndexedArticle[]> {
    const articles = await this.database.articles.bulkGet(ids);
    const highlights = await readHighlights(this.database, articles);
    const changed: IndexedArticle[] = [];
    articles.forEach((article, i) => {
      const id = ids[i]!;
      this.lookedAt.add(id);
      if (!article) {
        this.facts.delete(id);
        this.failed.delete(id);
        this.drop(id);
        return;
      }
      const facts = this.takeFacts(article, highlights);
      if (facts === null) return;
      if (this.index.fingerprintOf(id) === facts.fingerprint) {
        this.stale.delete(id);
        this.index.setTags(id, facts.tags);
      } else changed.push(indexedArticle(article, { body: '', leftOut: '' }, facts.written));
    });
    this.filters.clear();
    return changed;
  }

  private async readAndAdd(
    changed: readonly IndexedArticle[],
    builder: SegmentBuilder | null,
  ): Promise<void> {
    const texts = await this.database.texts.bulkGet(changed.map((article) => article.id));
    changed.forEach((article, i) => {
      const { id } = article;
      const row = texts[i];
      this.texts.forget(id);
      // The database has lost the text. The vault restores it, and the log then names the article.
      if (row === undefined) this.drop(id);
      else this.addToIndex({ ...article, body: row.text, leftOut: row.leftOut ?? '' }, builder);
    });
  }

  private addToIndex(article: IndexedArticle, builder: SegmentBuilder | null): void {
    const { id } = article;
    try {
      if (builder) {
        builder.add(article);
        return;
      }
      this.index.put(article, this.facts.get(id)?.tags);
      this.stale.delete(id);
    } catch (error) {
      if (error instanceof DamagedSegment) throw error;
      this.fail(id, error);
    }
  }

  /** Stores the facts of an article; null when its rows cannot be read, and the reason is kept. */
  private takeFacts(article: Article, highlights: HighlightsById): ArticleFacts | null {
    const { id } = article;
    this.failed.delete(id);
    try {
      const facts = factsOfArticle(article, highlights, this.memberships);
      this.facts.set(id, facts);
      return facts;
    } catch (error) {
      this.facts.delete(id);
      this.fail(id, error);
      return null;
    }
  }

  /** Keeps the reason and goes on: the other articles are not affected. */
  private fail(id: ArticleId, error: unknown): void {
    this.failed.set(id, error instanceof Error ? error.message : String(error));
    this.drop(id);
  }

  private drop(id: ArticleId): void {
    this.index.drop(id);
    this.stale.delete(id);
    this.texts.forget(id);
  }

  readTexts(ids: readonly ArticleId[]): Promise<StoredText[]> {
    return this.texts.read(ids, (missing) => this.keeper.textFiles.read(missing));
  }

  readLeftOut(ids: readonly ArticleId[]): Promise<string[]> {
    return readLeftOut(this.database, ids);
  }

  /** In the order of the ids, from the tables where not known yet; undefined for a deleted article. */
  async readFacts(ids: ArticleId[]): Promise<(ArticleFacts | undefined)[]> {
    const unknown = this.compared ? [] : ids.filter((id) => !this.facts.has(id));
    if (unknown.length === 0) return ids.map((id) => this.facts.get(id));
    const read = await readFacts(this.database, unknown, this.memberships);
    return ids.map((id) => this.facts.get(id) ?? read.get(id));
  }

  /** The status after reading the log. */
  async status(): Promise<IndexStatus> {
    await this.readLog();
    return this.statusAsRead();
  }

  /** The status as of the last read of the log; every change is followed by one. */
  statusAsRead(): IndexStatus {
    return {
      indexed: this.index.documentCount - this.stale.size,
      articles: this.articleCount,
      caughtUp:
        this.compared &&
        !this.missedRows &&
        this.waiting.size + this.looking.size + this.missing.length === 0,
      ...(this.failed.size > 0 && {
        failed: Array.from(this.failed, ([id, reason]) => ({ id, reason })),
      }),
    };
  }
}
