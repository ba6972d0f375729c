/** Articles that have become a part of another one: see core/machines/joined-articles.ts. */
import type { Article, ArticleId } from '../core/article/article';
import { mergeNotes } from '../core/highlights/merge-notes';
import { articleJoining } from '../core/machines/article-state';
import { absentSinceMs, withInto } from '../core/machines/joined-articles';
import { announceChanges, appendChanges, lastSeq } from './change-log';
import type { CarrelDatabase } from './database';
import { inIndex, markedArticles, stampedRow, TransactionClock } from './stamps';

/** The article that shows this one: itself, or the one that it has become a part of; undefined for none. */
export async function shownAs(
  { articles, stamps }: CarrelDatabase,
  id: ArticleId,
): Promise<Article | undefined> {
  // Ids get smaller, so this ends.
  for (let next: ArticleId | undefined = id; next !== undefined; ) {
    const article = await articles.get(next);
    if (article) return article;
    next = (await stamps.get(next))?.into;
  }
  return undefined;
}

/**
 * The other articles of the same page, by the rule of an import: the same address; without an address the same
 * text and title; without a text the same document.
 */
export async function twinsOf({ articles }: CarrelDatabase, article: Article): Promise<Article[]> {
  const { id, canonicalUrl, wordCount, textSha256, title, kind, originals } = article;
  const others = async (name: string, value: string) =>
    (await articles.where(name).equals(value).toArray()).filter((other) => other.id !== id);
  if (canonicalUrl !== null) return others('canonicalUrl', canonicalUrl);
  const isAlike = (other: Article) => other.canonicalUrl === null && other.title === title;
  if (wordCount > 0) return (await others('textSha256', textSha256)).filter(isAlike);
  const [original] = originals;
  if (kind !== 'document' || original === undefined) return [];
  const isSame = (other: Article) =>
    isAlike(other) &&
    other.kind === kind &&
    other.wordCount === 0 &&
    other.originals[0] === original;
  return (await others('originals', original)).filter(isSame);
}

/** The folders of articles that were deleted, or have become parts of others, with the time of that. */
export async function absentFolders({
  articles,
  stamps,
}: CarrelDatabase): Promise<Map<string, number>> {
  const there = new Set(await articles.toCollection().primaryKeys());
  const folders = new Map<string, number>();
  await stamps.each(({ id, folder, state }) => {
    const since = there.has(id) ? null : absentSinceMs(id, state);
    if (since !== null) folders.set(folder, since);
  });
  return folders;
}

/** Has articles of one page stand by themselves on every machine, because their reader wants that. */
export async function keepApart(
  database: CarrelDatabase,
  machine: string,
  ids: readonly ArticleId[],
): Promise<void> {
  const { articles, highlights, stamps, settings, changes } = database;
  const tables = [articles, highlights, stamps, settings, changes];
  await database.transaction('rw', tables, async () => {
    const [marked, rows] = [await markedArticles(database, ids), await stamps.bulkGet([...ids])];
    const clock = await TransactionClock.read(database, machine);
    const [at, seq] = [Date.now(), await lastSeq(database)];
    const kept: ArticleId[] = [];
    for (const [index, id] of ids.entries()) {
      const change = { kind: 'article-changed', at, seq } as const;
      const row = stampedRow(rows[index], marked[index], change, clock);
      if (!row || !marked[index]) continue;
      kept.push(id);
      const state = withInto(row.state, '', clock.tickAt(at));
      await stamps.put(inIndex({ ...row, state, seq: seq + kept.length }));
    }
    await appendChanges(database, 'article-changed', kept, { isRecordOnly: true });
    await clock.store();
  });
  announceChanges();
}

/** The notes of those of the articles that are parts of others and shown by these. */
export async function notesOfParts(
  { articles, stamps }: CarrelDatabase,
  ids: readonly ArticleId[],
): Promise<Map<ArticleId, string>> {
  const notes = new Map<ArticleId, string>();
  for (const row of await stamps.bulkGet([...ids])) {
    if (!row?.into || (await articles.get(row.id))) continue;
    notes.set(row.id, String(articleJoining.valueOf(row.state)?.note ?? ''));
  }
  return notes;
}

/**
 * Adds to the notes of articles what was written since into those of their parts, in the caller's transaction.
 *
 * @param before what `notesOfParts` gave
 */
export async function addNotesOfParts(
  database: CarrelDatabase,
  before: ReadonlyMap<ArticleId, string>,
): Promise<ArticleId[]> {
  const changed: ArticleId[] = [];
  for (const [id, note] of await notesOfParts(database, [...before.keys()])) {
    if (note === before.get(id)) continue;
    const article = await shownAs(database, id);
    const whole = article && mergeNotes(article.note, note);
    if (!article || whole === article.note) continue;
    await database.articles.put({ ...article, note: whole! });
    changed.push(article.id);
  }
  await appendChanges(database, 'article-changed', changed, { isRecordOnly: true });
  return changed;
}
