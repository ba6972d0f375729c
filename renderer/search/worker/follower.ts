import type { Article, ArticleId } from '../../core/article';
import type { Highlight } from '../../core/highlight';
import { pause } from '../../core/pause';
import { changesAfter, lastSeq, logReaches } from '../../storage/change-log';
import type { CarrelDatabase } from '../../storage/database';
import { databaseEpoch } from '../../storage/epoch';
import type { PrivateFiles } from '../bytes/private-files';
import { type IndexedArticle, indexedArticle } from '../index/indexed-article';
import type { SearchIndex } from '../index/search-index';
import { DamagedSegment } from '../index/segment';
import { SegmentBuilder } from '../index/segment-builder';
import { type ArticleFacts, factsOf, notesOf } from '../query/article-facts';
import { FilterSets } from '../query/filter-sets';
import type { CountedArticles } from '../store/segment-store';
import { type StoredText, StoredTexts } from '../store/stored-texts';
import { IndexKeeper } from './index-keeper';
import type { IndexStatus } from './protocol';

/** Some 30 ms of indexing; queries are answered between two batches. */
const batchSize = 20;
/** So many at once do not go through the live index: they become a segment straight away. */
const many = 300;
const articlesOfSegment = 2000;
const factsBatch = 500;
/** What the log says has become of an article. */
type Fate = 'there' | 'gone';
/** The highlights of the articles that have any. */
type Marks = ReadonlyMap<ArticleId, readonly Highlight[]>;

/**
 * Keeps the index in step with the change log. What the log tells is only which articles to look
 * at: whether one has to be indexed anew is told by its fingerprint. At the start all fingerprints
 * are compared, so building anew is the same as starting with an empty index, a build that was
 * broken off goes on where it stopped, and a lost piece of the log loses no article.
 */
export class SearchFollower {
  readonly keeper: IndexKeeper;
  readonly index: SearchIndex;
  readonly facts = new Map<ArticleId, ArticleFacts>();
  readonly filters: FilterSets;
  readonly texts = new StoredTexts();
  /** Why not all of the stored index was used. */
  rebuilt: string | null = null;
  /** Everything in the log up to here is in the index. */
  private seq = 0;
  /** Up to here the log was read; whose articles were not looked at yet are waiting. */
  private readSeq = 0;
  private readonly waiting = new Map<ArticleId, Fate>();
  private looking = new Map<ArticleId, Fate>();
  /** Found at the start to be missing from the index, oldest first. */
  private missing: ArticleId[] = [];
  /** Of those that wait, what the index holds; it may be out of date. */
  private readonly stale = new Set<ArticleId>();
  /** Before the facts of all are known: how many articles there were at that place of the log. */
  private counted: CountedArticles = { articles: 0, seq: -1 };
  /** The log was pruned beyond this follower's place. */
  private missedRows = false;
  /** Articles that cannot be indexed, and why. Each is tried again when it changes. */
  private readonly failed = new Map<ArticleId, string>();
  private compared = false;
  /** Up to this id, until all are compared. */
  private comparedTo: ArticleId = '';
  /** Looked at while others were being read to be compared. */
  private lookedAt = new Set<ArticleId>();
  private comparing: Promise<void> | null = null;
  /** How many searches are being answered, and how many of them wait for the facts of all. */
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

  /** Loads what is stored, so that it can be asked; `catchUp` compares it with the tables. */
  async open(): Promise<void> {
    const knowing = databaseEpoch(this.database);
    // Before the tables are read: what changes from here on is in the log after it.
    const reading = lastSeq(this.database);
    const loading = this.keeper.load(knowing);
    const [now, { seq, counted, problem }] = await Promise.all([reading, loading]);
    this.rebuilt = problem;
    // An empty log says nothing: all fingerprints are compared in any case.
    const reaches = now === 0 || (seq !== null && (await logReaches(this.database, seq, now)));
    this.seq = seq !== null && reaches ? seq : now;
    this.readSeq = this.seq;
    this.keeper.startAt(this.seq);
    // Counting a hundred thousand takes as long as all the rest.
    this.counted = counted && reaches && counted.seq <= now ? counted : await this.count();
    this.counted.seq = Math.max(this.counted.seq, this.readSeq);
  }

  private count(): Promise<CountedArticles> {
    const { database } = this;
    return database.transaction('r', database.articles, database.changes, async () => ({
      articles: await database.articles.count(),
      seq: await lastSeq(database),
    }));
  }

  /** Resolves when everything is in the index that was committed before the call. */
  async catchUp(): Promise<void> {
    // One that is under way may have read the log before; the next one has not.
    while (this.working) await this.working;
    this.working = this.work();
    try {
      await this.working;
    } finally {
      this.working = null;
    }
  }

  /** The log first: what was saved a moment ago is looked for sooner than what is old. */
  private async work(): Promise<void> {
    for (;;) {
      await this.readLog();
      if (this.missedRows) await this.compareAgain();
      const seq = this.readSeq;
      if (this.waiting.size > 0) {
        const most = this.waiting.size > many ? articlesOfSegment : batchSize;
        this.looking = new Map([...this.waiting].slice(0, most));
        for (const id of this.looking.keys()) this.waiting.delete(id);
      } else if (!this.compared) {
        // What comes meanwhile is not kept waiting for all of it.
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

  /** Takes the new rows of the log. */
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
      if (kind === 'record-changed') continue;
      this.waiting.set(id, kind === 'article-deleted' ? 'gone' : 'there');
      if (this.index.has(id)) this.stale.add(id);
    }
  }

  /** Starts from the tables: they hold what the pruned rows said. */
  private async compareAgain(): Promise<void> {
    while (this.comparing) await this.comparing.catch(() => {});
    let counted = await this.count();
    while (counted.seq < this.readSeq) counted = await this.count();
    this.missedRows = false;
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

  /** By what is known of them and what the log says of those not looked at yet. */
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
   * Runs a search, for which the look at all articles stands still, unless it is what is waited for;
   * once more when it met a damaged part of the index.
   */
  async answer<T>(work: () => Promise<T>): Promise<T> {
    this.answering += 1;
    try {
      return await this.keeper.withRepair(work);
    } finally {
      this.answering -= 1;
    }
  }

  /** Compares the tables once more with what is left of the index. */
  private beginAnew(): void {
    this.rebuilt = 'a part of it is damaged';
    this.counted = this.counting();
    this.compared = false;
    this.comparedTo = '';
    void this.catchUp().catch(() => {});
  }

  /** Reads the index on; searches go first. */
  readOn(): Promise<void> {
    return this.keeper.readOn(() => this.letSearchesPass());
  }

  /** For a search that cannot be answered without. */
  async needAllFacts(): Promise<void> {
    this.needing += 1;
    try {
      while (!this.compared) await this.compareOn();
    } finally {
      this.needing -= 1;
    }
  }

  /** Goes on to compare what the index holds with what the tables hold. */
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
    const marks = await this.readMarks(some);
    for (const article of some) {
      if (this.lookedAt.has(article.id)) continue;
      const facts = this.takeFacts(article, marks);
      if (facts === null) continue;
      const held = this.index.fingerprintOf(article.id);
      if (held === facts.fingerprint) continue;
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

  /** Not for ever: somebody may search all the time. */
  private async letSearchesPass(): Promise<void> {
    for (let waited = 0; waited < 4 && this.answering > 0 && this.needing === 0; waited++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Reads these articles as they are now. */
  private async look(ids: ArticleId[]): Promise<void> {
    const builder = ids.length > many ? new SegmentBuilder() : null;
    for (let i = 0; i < ids.length; i += batchSize) {
      await this.lookAtSome(ids.slice(i, i + batchSize), builder);
      if (builder) await pause();
    }
    if (!builder || builder.size === 0) return;
    const segment = await this.keeper.add(builder);
    for (const id of segment.ids) this.stale.delete(id);
    await this.keeper.maintain();
  }

  private async lookAtSome(ids: ArticleId[], builder: SegmentBuilder | null): Promise<void> {
    const articles = await this.database.articles.bulkGet(ids);
    const marks = await this.readMarks(articles);
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
      const facts = this.takeFacts(article, marks);
      if (facts === null) return;
      if (this.index.fingerprintOf(id) === facts.fingerprint) this.stale.delete(id);
      else changed.push(indexedArticle(article, '', facts.written));
    });
    this.filters.clear();
    const texts = await this.database.texts.bulkGet(changed.map((article) => article.id));
    changed.forEach((article, i) => {
      const { id } = article;
      const row = texts[i];
      this.texts.forget(id);
      // Lost by the database: the vault brings it back, and the log says so.
      if (row === undefined) this.drop(id);
      else this.addToIndex({ ...article, body: row.text }, builder);
    });
  }

  private addToIndex(article: IndexedArticle, builder: SegmentBuilder | null): void {
    const { id } = article;
    try {
      if (builder) {
        builder.add(article);
        return;
      }
      this.index.put(article);
      this.stale.delete(id);
    } catch (error) {
      if (error instanceof DamagedSegment) throw error;
      this.fail(id, error);
    }
  }

  /** Sets what is known of an article; null, and the reason is kept, where its rows cannot be read. */
  private takeFacts(article: Article, marks: Marks): ArticleFacts | null {
    const { id } = article;
    this.failed.delete(id);
    try {
      const facts = factsOf(article, notesOf(article, marks.get(id) ?? []));
      this.facts.set(id, facts);
      return facts;
    } catch (error) {
      this.facts.delete(id);
      this.fail(id, error);
      return null;
    }
  }

  /** One article that cannot be indexed costs only itself. */
  private fail(id: ArticleId, error: unknown): void {
    this.failed.set(id, error instanceof Error ? error.message : String(error));
    this.drop(id);
  }

  private async readMarks(articles: readonly (Article | undefined)[]): Promise<Marks> {
    const marked = articles.flatMap((one) => (one && one.highlightCount > 0 ? [one.id] : []));
    const rows = marked.length > 0 ? await this.database.highlights.bulkGet(marked) : [];
    return new Map(rows.map((row, i) => [marked[i]!, row?.highlights ?? []]));
  }

  private drop(id: ArticleId): void {
    this.index.drop(id);
    this.stale.delete(id);
    this.texts.forget(id);
  }

  readTexts(ids: readonly ArticleId[]): Promise<StoredText[]> {
    return this.texts.read(ids, (missing) => this.keeper.textFiles.read(missing));
  }

  /** In the order of the ids, of the tables where they are not known yet; undefined for what is gone. */
  async readFacts(ids: ArticleId[]): Promise<(ArticleFacts | undefined)[]> {
    const unknown = this.compared ? [] : ids.filter((id) => !this.facts.has(id));
    if (unknown.length === 0) return ids.map((id) => this.facts.get(id));
    const articles = await this.database.articles.bulkGet(unknown);
    const marks = await this.readMarks(articles);
    const read = new Map<ArticleId, ArticleFacts>();
    for (const one of articles) {
      if (!one) continue;
      try {
        read.set(one.id, factsOf(one, notesOf(one, marks.get(one.id) ?? [])));
      } catch {
        // Found by nothing; the look at all articles keeps the reason.
      }
    }
    return ids.map((id) => this.facts.get(id) ?? read.get(id));
  }

  /** Counts what the index holds as it stands in the tables at this moment. */
  async status(): Promise<IndexStatus> {
    await this.readLog();
    return this.statusAsRead();
  }

  /** The same as of the last look into the log, which every change is followed by. */
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
