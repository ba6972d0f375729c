import type { Article, ArticleId } from '../core/article';
import { changesAfter, lastSeq } from '../storage/change-log';
import type { CarrelDatabase } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import { type ArticleFacts, factsOf } from './article-facts';
import { LiveIndex } from './live-index';
import type { IndexStatus } from './protocol';
import { follower, loadSnapshot, saveSnapshot } from './snapshot';

/** Some 30 ms of indexing; queries are answered between two batches. */
const batchSize = 20;
const factsBatch = 500;

/**
 * Keeps the index in step with the change log. What the log tells is only which articles to look
 * at: whether one has to be indexed anew is told by its fingerprint. At the start all fingerprints
 * are compared, so building anew is the same as starting with an empty index, a build that was
 * broken off goes on where it stopped, and a lost piece of the log loses no article.
 */
export class SearchFollower {
  index = new LiveIndex();
  readonly facts = new Map<ArticleId, ArticleFacts>();
  /** Why the stored index was not used. */
  rebuilt: string | null = null;
  private epoch = '';
  private seq = 0;
  /** Found at the start to be missing from the index, oldest first. */
  private missing: ArticleId[] = [];
  /** Of the stored index; -1 while there is none. */
  private savedGeneration = -1;
  private savedSeq = -1;
  private working: Promise<void> | null = null;

  constructor(
    private readonly database: CarrelDatabase,
    private readonly onProgress: () => void = () => {},
  ) {}

  /** Loads what is stored and compares it with the tables; `catchUp` does the rest. */
  async open(): Promise<void> {
    this.epoch = await databaseEpoch(this.database);
    // Before the tables are read: what changes from here on is in the log after it.
    const now = await lastSeq(this.database);
    const loaded = await loadSnapshot(this.database, this.epoch);
    if ('index' in loaded) this.index = loaded.index;
    else this.rebuilt = loaded.rebuild;
    this.seq = 'index' in loaded && (await this.reaches(loaded.seq, now)) ? loaded.seq : now;
    if ('index' in loaded) {
      this.savedGeneration = this.index.generation;
      this.savedSeq = loaded.seq;
    }
    await this.readFacts();
    const gone = [...this.index.ids()].filter((id) => !this.facts.has(id));
    for (const id of gone) this.index.drop(id);
    this.missing = [...this.facts.keys()].filter((id) => !this.holds(id));
  }

  /** Whether the log still has every row after `seq`. */
  private async reaches(seq: number, last: number): Promise<boolean> {
    if (last === 0) return true;
    const oldest = await this.database.changes.orderBy('seq').first();
    return seq <= last && (oldest === undefined || oldest.seq <= seq + 1);
  }

  private async readFacts(): Promise<void> {
    let after = '';
    for (;;) {
      const some = await this.database.articles
        .where('id')
        .above(after)
        .limit(factsBatch)
        .toArray();
      for (const article of some) this.facts.set(article.id, factsOf(article));
      if (some.length < factsBatch) return;
      after = some.at(-1)!.id;
    }
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
      const rows = await changesAfter(this.database, this.seq, batchSize);
      if (rows.length > 0) {
        await this.look([...new Set(rows.map((row) => row.id))]);
        this.seq = rows.at(-1)!.seq;
      } else if (this.missing.length > 0) {
        // Newest first. They are counted as missing until they are in.
        await this.look(this.missing.slice(-batchSize));
        this.missing.splice(-batchSize);
      } else return;
      this.onProgress();
    }
  }

  /** Reads these articles as they are now. */
  private async look(ids: ArticleId[]): Promise<void> {
    const articles = await this.database.articles.bulkGet(ids);
    const changed: Article[] = [];
    articles.forEach((article, i) => {
      const id = ids[i]!;
      if (!article) {
        this.facts.delete(id);
        this.index.drop(id);
        return;
      }
      this.facts.set(id, factsOf(article));
      if (!this.holds(id)) changed.push(article);
    });
    const texts = await this.database.texts.bulkGet(changed.map((article) => article.id));
    changed.forEach((article, i) => {
      const row = texts[i];
      // Lost by the database: the vault brings it back, and the log says so.
      if (row === undefined) this.index.drop(article.id);
      else this.index.put(article, row.text);
    });
  }

  private holds(id: ArticleId): boolean {
    return this.index.fingerprintOf(id) === this.facts.get(id)?.fingerprint;
  }

  /** Counts what the index holds as it stands in the tables at this moment. */
  async status(): Promise<IndexStatus> {
    const { database } = this;
    const [articles, rows] = await database.transaction(
      'r',
      database.articles,
      database.changes,
      () =>
        Promise.all([
          database.articles.count(),
          database.changes.where('seq').above(this.seq).toArray(),
        ]),
    );
    const waiting = new Set([...rows.map((row) => row.id), ...this.missing]);
    let indexed = this.index.documentCount;
    for (const id of waiting) if (this.index.has(id)) indexed -= 1;
    return { indexed, articles, caughtUp: rows.length === 0 && this.missing.length === 0 };
  }

  get unsaved(): boolean {
    return this.index.generation !== this.savedGeneration || this.seq !== this.savedSeq;
  }

  /** Stores the index; false when it was changed while being packed. */
  async save(): Promise<boolean> {
    const { generation } = this.index;
    const cursor = { follower, seq: this.seq, epoch: this.epoch };
    // Reading and starring move the log on, but not the index.
    if (generation === this.savedGeneration) await this.database.cursors.put(cursor);
    else if (!(await saveSnapshot(this.database, this.index, cursor))) return false;
    this.savedGeneration = generation;
    this.savedSeq = cursor.seq;
    return true;
  }
}
