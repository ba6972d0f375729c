/**
 * Stamps what this machine has changed: by comparing the tables with the states that were stamped last, so
 * that no code that changes an article need know of machines.
 */
import type { ArticleId } from '../core/article/article';
import { articleJoining, type MarkedArticle, workOf } from '../core/machines/article-state';
import { nextReading, type Reading, stampAfter, stampOf, type Tick } from '../core/machines/clock';
import { joinedInto } from '../core/machines/joined-articles';
import type { CarrelDatabase, Change, StampsRow } from './database';
import { clockSetting } from './own-settings';

/** The machine's clock within one transaction, which must include `settings`. */
export class TransactionClock {
  #reading: Reading;
  readonly #first: Reading;

  private constructor(
    private readonly database: CarrelDatabase,
    private readonly machine: string,
    reading: Reading,
  ) {
    this.#reading = reading;
    this.#first = reading;
  }

  static async read(database: CarrelDatabase, machine: string): Promise<TransactionClock> {
    const { value } = (await database.settings.get(clockSetting)) ?? {};
    const { ms = 0, counter = 0 } = (value ?? {}) as Partial<Reading>;
    return new TransactionClock(database, machine, { ms, counter });
  }

  get reading(): Reading {
    return this.#reading;
  }

  follow(reading: Reading): void {
    this.#reading = reading;
  }

  /** A stamp for a change that was made at a time; the reading is taken when it is first needed. */
  tickAt(at: number): Tick {
    let clock: string | null = null;
    return (over) => {
      if (clock === null) {
        this.#reading = nextReading(this.#reading, at, Date.now());
        clock = stampOf(this.#reading, this.machine);
      }
      return stampAfter(clock, over);
    };
  }

  /** Stores the reading where it has moved. */
  async store(): Promise<void> {
    if (this.#reading === this.#first) return;
    await this.database.settings.put({ id: clockSetting, value: this.#reading });
  }
}

/** The articles with their highlights; undefined for one that is not there. */
export async function markedArticles(
  { articles, highlights }: CarrelDatabase,
  ids: readonly ArticleId[],
): Promise<(MarkedArticle | undefined)[]> {
  const known = await articles.bulkGet([...ids]);
  const marked = known.flatMap((article) => (article?.highlightCount ? [article.id] : []));
  const rows = marked.length === 0 ? [] : await highlights.bulkGet(marked);
  const marks = new Map(rows.flatMap((row) => (row ? [[row.id, row.highlights]] : [])));
  return known.map((article) => article && { article, highlights: marks.get(article.id) ?? [] });
}

/**
 * Stamps the articles of some rows of the log where they differ from their states. An article without a state
 * is new: nothing of it was changed since it came in, and the others are told that it is there.
 */
export async function stampArticles(
  database: CarrelDatabase,
  machine: string,
  changes: readonly Change[],
): Promise<void> {
  const last = new Map(changes.map((change) => [change.id, change]));
  for (const [id, { kind }] of last) if (kind === 'record-changed') last.delete(id);
  const ids = [...last.keys()];
  if (ids.length === 0) return;
  const { articles, highlights, stamps, settings } = database;
  await database.transaction('rw', articles, highlights, stamps, settings, async () => {
    const [marked, rows] = [await markedArticles(database, ids), await stamps.bulkGet(ids)];
    const clock = await TransactionClock.read(database, machine);
    const stamped = ids.flatMap((id, at) => {
      const row = stampedRow(rows[at], marked[at], last.get(id)!, clock);
      return row && row !== rows[at] ? [row] : [];
    });
    if (stamped.length > 0) await stamps.bulkPut(stamped);
    const gone = stamped.filter(({ state }) => articleJoining.valueOf(state) === null);
    for (const { id } of gone) await deleteJoined(database, id, last.get(id)!, clock);
    await clock.store();
  });
}

/**
 * Stamps the articles that had become a part of a deleted one as deleted, too. So a machine where they stand
 * by themselves yet deletes them; one whose reader deleted only the other one keeps them.
 */
async function deleteJoined(
  database: CarrelDatabase,
  into: ArticleId,
  { at, seq }: Pick<Change, 'at' | 'seq'>,
  clock: TransactionClock,
): Promise<void> {
  for (const row of await database.stamps.where('into').equals(into).toArray()) {
    if (await database.articles.get(row.id)) continue;
    const state = articleJoining.stamped(row.state, null, clock.tickAt(at));
    if (state === row.state) continue;
    await database.stamps.put({ ...row, state, seq });
    await deleteJoined(database, row.id, { at, seq }, clock);
  }
}

/** The row with the article that its state joins it into, by which it is found. */
export function inIndex({ into: _, ...row }: StampsRow): StampsRow {
  const into = joinedInto(row.id, row.state);
  return into === null ? row : { ...row, into };
}

/** The row with what the article's tables have now. */
export function stampedRow(
  row: StampsRow | undefined,
  marked: MarkedArticle | undefined,
  { kind, at, seq }: Pick<Change, 'kind' | 'at' | 'seq'>,
  clock: TransactionClock,
): StampsRow | undefined {
  if (!marked) {
    // An article that the database has lost, that has not come yet or that has become a part of another one was
    // not deleted.
    if (!row || row.into || kind !== 'article-deleted') return row;
    const state = articleJoining.stamped(row.state, null, clock.tickAt(at));
    return state === row.state ? row : { ...row, state, seq };
  }
  const { id, folder } = marked.article;
  const work = workOf(marked);
  if (!row) return { id, folder, state: articleJoining.base(work), seq };
  const state = articleJoining.stamped(row.state, work, clock.tickAt(at));
  if (state === row.state) return row.folder === folder ? row : { ...row, folder };
  return { ...row, folder, state, seq };
}
