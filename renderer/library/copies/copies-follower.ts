import type { Article, ArticleId } from '../../core/article/article';
import { BandTable } from '../../core/similarity/band-table';
import { bandRules, bandsOf } from '../../core/similarity/bands';
import { shinglesOf } from '../../core/similarity/shingles';
import { isCopy, similarityOf } from '../../core/similarity/similarity';
import { changesAfter, lastSeq, logReaches } from '../../storage/change-log';
import { announceCopies, copiesFollower } from '../../storage/copies';
import type { CarrelDatabase, CopiesRow } from '../../storage/database';
import { databaseEpoch } from '../../storage/epoch';
import { CopyGroups } from './copy-groups';

const batchSize = 100;
/** Most candidates to compare. Hundreds of copies of a story are connected through some of them. */
const mostCompared = 24;

interface Known {
  table: BandTable;
  /** Article ids by number in the table; undefined for a deleted article or an old text. */
  ids: (ArticleId | undefined)[];
  numbers: Map<ArticleId, number>;
  groups: CopyGroups;
}

/**
 * Follows the change log and finds articles that are copies of each other. The `copies` table is
 * derived: after the loss of the table or the cursor, or with new rules, it is rebuilt.
 *
 * Articles that share a band of their signatures are compared by their texts (locality-sensitive
 * hashing). The table holds signatures, links and groups.
 */
export class CopiesFollower {
  #known: Known | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(private readonly database: CarrelDatabase) {}

  /** Resolves when everything that was committed before the call is compared. */
  catchUp(): Promise<void> {
    this.#work = this.#work
      .catch(() => {})
      .then(() => this.#catchUp())
      .catch((error) => {
        // The state in memory may be ahead of the table.
        this.#known = null;
        throw error;
      });
    return this.#work;
  }

  async #catchUp(): Promise<void> {
    const { database } = this;
    const epoch = await databaseEpoch(database);
    const cursor = await database.cursors.get(copiesFollower);
    const start = await lastSeq(database);
    let seq = cursor?.epoch === epoch ? cursor.seq : null;
    if (seq === null || !(await logReaches(database, seq, start))) {
      await this.#compareAll();
      await database.cursors.put({ follower: copiesFollower, seq: start, epoch });
      seq = start;
    }
    for (;;) {
      const changes = await changesAfter(database, seq, batchSize);
      const last = changes.at(-1);
      if (last === undefined) return;
      const ids = changes.flatMap(({ kind, id }) => (kind === 'record-changed' ? [] : id));
      await this.#update([...new Set(ids)]);
      await database.cursors.put({ follower: copiesFollower, seq: last.seq, epoch });
      seq = last.seq;
    }
  }

  /** Updates the table for all articles, and removes rows of deleted ones. */
  async #compareAll(): Promise<void> {
    const { articles, copies } = this.database;
    const there = new Set<ArticleId>();
    for (let after = ''; ; ) {
      const ids = await articles.where('id').above(after).limit(batchSize).primaryKeys();
      if (ids.length === 0) break;
      for (const id of ids) there.add(id);
      await this.#update(ids);
      after = ids.at(-1)!;
    }
    const noted = await copies.toCollection().primaryKeys();
    await this.#update(noted.filter((id) => !there.has(id)));
  }

  async #update(ids: readonly ArticleId[]): Promise<void> {
    const { database } = this;
    const [articles, rows] = await Promise.all([
      database.articles.bulkGet([...ids]),
      database.copies.bulkGet([...ids]),
    ]);
    const gone = ids.filter((_, at) => !articles[at] && rows[at]);
    const changed = articles.flatMap((article, at) => {
      const row = rows[at];
      const isNoted = row?.textSha256 === article?.textSha256 && row?.rules === bandRules;
      return article === undefined || isNoted ? [] : article;
    });
    if (gone.length + changed.length === 0) return;
    const known = await this.#open();
    const written = new Map<ArticleId, CopiesRow>();
    for (const id of gone) forget(known, id);
    for (const article of changed) {
      forget(known, article.id);
      written.set(article.id, await this.#compare(known, article));
    }
    await this.#write(known, gone, written);
  }

  async #compare(known: Known, article: Article): Promise<CopiesRow> {
    const { id, textSha256 } = article;
    const bands = new Uint32Array(0);
    const row: CopiesRow = { id, textSha256, rules: bandRules, bands, copies: [] };
    // Links have no text, and a site may have thousands of similar front pages and login walls.
    if (article.kind === 'link' || article.kind === 'page') return row;
    const text = await this.database.texts.get(id);
    const shingles = shinglesOf(text?.text ?? '');
    row.bands = bandsOf(shingles);
    const near = known.table.similarTo(row.bands).flatMap((number) => known.ids[number] ?? []);
    await this.#link(known, article, shingles, near.slice(0, mostCompared));
    remember(known, id, row.bands);
    return row;
  }

  async #link(known: Known, article: Article, shingles: Uint32Array, near: ArticleId[]) {
    if (near.length === 0) return;
    const [articles, texts] = await Promise.all([
      this.database.articles.bulkGet(near),
      this.database.texts.bulkGet(near),
    ]);
    for (const [at, other] of articles.entries()) {
      const text = texts[at]?.text;
      if (other === undefined || text === undefined) continue;
      const similarity = similarityOf(shingles, shinglesOf(text));
      if (isCopy(similarity, isSameSite(article, other))) known.groups.link(article.id, other.id);
    }
  }

  async #write(known: Known, gone: ArticleId[], written: Map<ArticleId, CopiesRow>): Promise<void> {
    const { copies } = this.database;
    const regrouped = known.groups.takeChanged();
    await this.database.transaction('rw', copies, async () => {
      await copies.bulkDelete(gone);
      const others = regrouped.filter((id) => !written.has(id) && !gone.includes(id));
      const rows = await copies.bulkGet(others);
      const all = [...written.values(), ...rows.flatMap((row) => row ?? [])];
      await copies.bulkPut(all.map((row) => withGroup(row, known.groups)));
    });
    if (regrouped.length > 0) announceCopies();
  }

  /** Reads the table into memory, where it stays until `rest`. */
  async #open(): Promise<Known> {
    if (this.#known !== null) return this.#known;
    const table = new BandTable();
    const known: Known = { table, ids: [], numbers: new Map(), groups: new CopyGroups() };
    for (let after = ''; ; ) {
      const rows = await this.database.copies.where('id').above(after).limit(2_000).toArray();
      for (const row of rows) {
        known.groups.restore(row);
        if (row.rules === bandRules) remember(known, row.id, row.bands);
      }
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
    this.#known = known;
    return known;
  }
}

function remember(known: Known, id: ArticleId, bands: Uint32Array): void {
  if (bands.length === 0) return;
  const number = known.table.add(bands);
  known.ids[number] = id;
  known.numbers.set(id, number);
}

function forget(known: Known, id: ArticleId): void {
  const number = known.numbers.get(id);
  if (number !== undefined) known.ids[number] = undefined;
  known.numbers.delete(id);
  known.groups.drop(id);
}

function withGroup({ group: _, ...row }: CopiesRow, groups: CopyGroups): CopiesRow {
  const group = groups.groupOf(row.id);
  return { ...row, copies: groups.copiesOf(row.id), ...(group !== undefined && { group }) };
}

function isSameSite(one: Article, other: Article): boolean {
  if (one.canonicalUrl === null || other.canonicalUrl === null) return false;
  return hostOf(one.canonicalUrl) === hostOf(other.canonicalUrl);
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : address);
