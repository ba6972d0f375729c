import Dexie from 'dexie';
import type { Article, ArticleId, CleanHtml } from '../core/article/article';
import { most } from '../core/article/article-parts';
import { pagesOf } from '../core/article/article-rules';
import { followsOn, joinedArticle } from '../core/article/join-pages';
import { type LeftOutPart, lineHash } from '../core/article/left-out';
import { textFacts } from '../core/article/text-facts';
import { mergeHighlights } from '../core/highlights/highlight';
import { appendChanges } from './change-log';
import { joinInCollections } from './collections';
import type { CarrelDatabase } from './database';
import { putHighlights, readHighlights } from './highlights';
import { putBody } from './put-body';

/** The article with this address, or with a page that has this address. */
export async function articleAt(
  { articles }: CarrelDatabase,
  address: string,
): Promise<Article | undefined> {
  return (
    (await articles.where('canonicalUrl').equals(address).first()) ??
    (await articles.where('pageLinks.pages').equals(address).first())
  );
}

/**
 * Joins an article with its previous and next page where the library has them, in the caller's
 * transaction. Pages may arrive in any order, since each neighbour may consist of several joined
 * pages. An older article that is merged into another one goes to the trash.
 *
 * @param isNew true when this transaction adds the article, so that it is not in the log yet
 * @returns the joined article, or `article` itself when it has no neighbour
 */
export async function joinNeighbours(
  database: CarrelDatabase,
  article: Article,
  isNew: boolean,
): Promise<Article> {
  let whole = article;
  const before = await pageBefore(database, whole);
  if (before) whole = await join(database, before, whole, isNew ? article.id : null);
  const after = await pageAfter(database, whole);
  if (after) whole = await join(database, whole, after, isNew ? article.id : null);
  return whole;
}

async function pageBefore(database: CarrelDatabase, article: Article) {
  const links = pagesOf(article);
  const [start] = links?.pages ?? [];
  if (!links || start === undefined) return undefined;
  const named = links.previous === null ? undefined : await articleAt(database, links.previous);
  const naming = await database.articles.where('pageLinks.next').equals(start).toArray();
  return [...(named ? [named] : []), ...naming].find((other) => followsOn(other, article));
}

async function pageAfter(database: CarrelDatabase, article: Article) {
  const links = pagesOf(article);
  const end = links?.pages.at(-1);
  if (!links || end === undefined) return undefined;
  const named = links.next === null ? undefined : await articleAt(database, links.next);
  const naming = await database.articles.where('pageLinks.previous').equals(end).toArray();
  return [...(named ? [named] : []), ...naming].find((other) => followsOn(article, other));
}

async function join(
  database: CarrelDatabase,
  left: Article,
  right: Article,
  newId: ArticleId | null,
): Promise<Article> {
  const { articles, html, texts, highlights } = database;
  const keep = left.id === newId ? right : left;
  const gone = keep === left ? right : left;
  const [bodies, parts] = [
    await html.bulkGet([left.id, right.id]),
    await texts.bulkGet([left.id, right.id]),
  ];
  const text = parts.map((part) => part?.text ?? '').join('\n');
  const marks = mergeHighlights(
    await readHighlights(database, left.id),
    await readHighlights(database, right.id),
    text,
  );
  const leftOut = {
    parts: joinedLeftOut(bodies[0]?.leftOut ?? [], bodies[1]?.leftOut ?? [], parts[0]?.text ?? ''),
    mayMiss: [left, right].some((page) => page.leftOut?.mayMiss),
  };
  // IndexedDB commits a transaction that awaits anything else; `waitFor` keeps it open.
  const facts = await Dexie.waitFor(textFacts(text, leftOut));
  const joined = { ...joinedArticle(left, right, facts, keep), highlightCount: marks.length };
  // The concatenation of two sanitized bodies is sanitized.
  const body = bodies.map((each) => each?.html ?? '').join('\n') as CleanHtml;
  const whole = await putBody(database, joined, { html: body, text, leftOut: leftOut.parts });
  await putHighlights(database, keep.id, marks);
  for (const table of [articles, html, texts, highlights]) await table.delete(gone.id);
  await joinInCollections(database, gone.id, keep.id);
  if (gone.id !== newId) await appendChanges(database, 'article-deleted', [gone.id]);
  return whole;
}

/** What both pages have, such as the site's menu, is kept once. What was above the second is after the first. */
function joinedLeftOut(
  left: readonly LeftOutPart[],
  right: readonly LeftOutPart[],
  textOfLeft: string,
): LeftOutPart[] {
  const known = new Set(left.map(({ html }) => html));
  const last = lineHash(textOfLeft.slice(textOfLeft.lastIndexOf('\n') + 1));
  const more = right.filter(({ html, backAs }) => backAs !== undefined || !known.has(html));
  return [...left, ...more.map((part) => ({ ...part, after: part.after || last }))].slice(
    0,
    most.leftOutParts,
  );
}
