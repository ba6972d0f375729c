/** Joins what other machines have done into the database. */
import type { ArticleId } from '../core/article/article';
import {
  type ArticleState,
  articleJoining,
  type MarkedArticle,
  withState,
  workOf,
} from '../core/machines/article-state';
import { observed, tickRightAfter } from '../core/machines/clock';
import { joinedInto, workFor } from '../core/machines/joined-articles';
import { withoutRepeatedMarks } from '../core/machines/joined-marks';
import { sameJson } from '../core/machines/joining';
import { type Merge, mergesInArticle } from '../core/machines/merges';
import { announceChanges, appendChanges, lastSeq } from './change-log';
import type { CarrelDatabase, StampsRow } from './database';
import { putHighlights } from './highlights';
import { addNotesOfParts, notesOfParts } from './joined-articles';
import { noteMerges } from './merge-log';
import { inIndex, markedArticles, stampedRow, TransactionClock } from './stamps';

export interface IncomingState {
  id: ArticleId;
  folder: string;
  state: ArticleState;
}

export interface JoinedStates {
  /** Articles that were changed or deleted. */
  changed: ArticleId[];
  /** Articles that the state speaks of and whose files are still to be read: new ones, and newer pages. */
  wanted: ArticleId[];
}

/** The stamp of the page that an article shows. */
export function pageClock(state: ArticleState): string {
  const [at] = (state.page as readonly [string] | undefined) ?? [''];
  return at;
}

/**
 * Joins states of articles into the tables and into the stamps, in one transaction, so that nothing of it
 * counts as a change of this machine. What was changed here and is not stamped yet is stamped first. Which
 * page an article shows is not joined: that comes with its files.
 *
 * @param incoming each article once
 */
export async function joinStates(
  database: CarrelDatabase,
  machine: string,
  incoming: readonly IncomingState[],
): Promise<JoinedStates> {
  const { articles, html, texts, highlights, stamps, settings, changes } = database;
  const tables = [articles, html, texts, highlights, stamps, settings, changes];
  const joined = await database.transaction('rw', tables, async () => {
    const all: JoinedStates = { changed: [], wanted: [] };
    const notes = await notesOfParts(
      database,
      incoming.map(({ id }) => id),
    );
    // What was done to an article that has become a part of another one is done to that one, too.
    for (let next = incoming; next.length > 0; next = await partsOf(database, next)) {
      const { changed, wanted } = await joinInto(database, machine, next);
      all.changed.push(...changed);
      all.wanted.push(...wanted);
    }
    all.changed.push(...(await addNotesOfParts(database, notes)));
    return all;
  });
  if (joined.changed.length > 0) announceChanges();
  return joined;
}

/** The states of those articles that are parts of others, for these others. Ids get smaller each time. */
async function partsOf(
  { stamps }: CarrelDatabase,
  incoming: readonly IncomingState[],
): Promise<IncomingState[]> {
  const parts = new Map<ArticleId, IncomingState>();
  for (const row of await stamps.bulkGet(incoming.map(({ id }) => id))) {
    if (!row?.into) continue;
    const state = workFor(row.state);
    const known = parts.get(row.into)?.state;
    const joined = known ? articleJoining.join(known, state) : state;
    parts.set(row.into, { id: row.into, folder: '', state: joined });
  }
  return [...parts.values()];
}

/** Joins states in the caller's transaction. */
async function joinInto(
  database: CarrelDatabase,
  machine: string,
  incoming: readonly IncomingState[],
): Promise<JoinedStates> {
  const ids = incoming.map(({ id }) => id);
  const [marked, rows] = [await markedArticles(database, ids), await database.stamps.bulkGet(ids)];
  const clock = await TransactionClock.read(database, machine);
  const [now, seq] = [Date.now(), await lastSeq(database)];
  const plan = new Plan();
  for (const [at, { id, folder, state }] of incoming.entries()) {
    const [row, shown] = [rows[at], marked[at]];
    const change = { kind: 'article-changed', at: now, seq } as const;
    const mine = shown ? stampedRow(row, shown, change, clock) : row;
    clock.follow(observed(clock.reading, articleJoining.newest(state), now));
    const { page, ...work } = state;
    const after = mine ? articleJoining.join(mine.state, work) : work;
    const isAlive = articleJoining.valueOf(after) !== null && joinedInto(id, after) === null;
    const isNewPage = mine !== undefined && pageClock(mine.state) < pageClock({ page });
    if (isAlive && (!shown || isNewPage)) plan.wanted.push(id);
    const isSame = mine !== undefined && sameJson(mine.state, after);
    if (isSame && mine === row) continue;
    const title = shown?.article.title ?? '';
    const found = mine ? mergesInArticle(mine.state, state, after) : [];
    plan.merges.push(...found.map((merge) => ({ ...merge, article: id, title })));
    const joined = shown && (isSame ? shown : withState(shown, after));
    const single = shown && joined && withoutRepeatedMarks(joined, after, machine);
    const isJoinedHere = single !== joined;
    const stamped = isJoinedHere
      ? articleJoining.stamped(after, workOf(single!), tickRightAfter(machine))
      : after;
    const next: StampsRow = { ...mine, id, folder: mine?.folder || folder, state: stamped };
    plan.add(inIndex(next), shown, single, mine !== row || isJoinedHere);
  }
  await plan.carryOut(database, seq);
  await clock.store();
  return { changed: plan.changed, wanted: plan.wanted };
}

/** What a transaction writes, with its rows of the log in the order in which they are appended. */
class Plan {
  readonly wanted: ArticleId[] = [];
  readonly merges: Omit<Merge, 'at'>[] = [];
  readonly #rows: StampsRow[] = [];
  readonly #shown: MarkedArticle[] = [];
  readonly #records: ArticleId[] = [];
  readonly #marked: ArticleId[] = [];
  readonly #deleted: ArticleId[] = [];
  /** Articles with a change of this machine that was stamped on the way. */
  readonly #stamped = new Set<ArticleId>();

  get changed(): ArticleId[] {
    return [...this.#records, ...this.#marked, ...this.#deleted];
  }

  /** @param after null for an article that was deleted elsewhere */
  add(
    row: StampsRow,
    before: MarkedArticle | undefined,
    after: MarkedArticle | null | undefined,
    isStamped: boolean,
  ): void {
    this.#rows.push(row);
    if (isStamped) this.#stamped.add(row.id);
    if (!before) return;
    if (!after) this.#deleted.push(row.id);
    else if (!sameJson(before.highlights, after.highlights)) this.#marked.push(row.id);
    else if (isStamped || !sameJson(before.article, after.article)) this.#records.push(row.id);
    if (after) this.#shown.push(after);
  }

  async carryOut(database: CarrelDatabase, seq: number): Promise<void> {
    const { articles, html, texts, highlights, stamps } = database;
    const seqs = new Map(this.changed.map((id, at) => [id, seq + 1 + at]));
    const rows = this.#rows.map((row) => {
      const own = this.#stamped.has(row.id) ? seqs.get(row.id) : undefined;
      return own === undefined ? row : { ...row, seq: own };
    });
    await stamps.bulkPut(rows);
    await noteMerges(database, this.merges);
    const wanted = new Set([...this.#records, ...this.#marked]);
    const shown = this.#shown.filter(({ article }) => wanted.has(article.id));
    await articles.bulkPut(shown.map(({ article }) => article));
    const marked = new Set(this.#marked);
    for (const { article, highlights } of shown) {
      if (marked.has(article.id)) await putHighlights(database, article.id, [...highlights]);
    }
    for (const table of [articles, html, texts, highlights]) await table.bulkDelete(this.#deleted);
    await appendChanges(database, 'article-changed', this.#records, { isRecordOnly: true });
    await appendChanges(database, 'article-changed', this.#marked);
    await appendChanges(database, 'article-deleted', this.#deleted);
  }
}
