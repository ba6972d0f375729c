import type { Article, ArticleId } from '../../core/article/article';
import type { Highlight } from '../../core/highlights/highlight';
import { lastSeq } from '../../storage/change-log';
import type { CarrelDatabase } from '../../storage/database';
import {
  type ArticleFacts,
  factsOf,
  type Memberships,
  membershipsOf,
  notesOf,
} from '../query/article-facts';
import type { CountedArticles } from '../store/segment-store';

/** The highlights of the articles that have any. */
export type HighlightsById = ReadonlyMap<ArticleId, readonly Highlight[]>;

/** The highlights of these articles; `undefined` stands for an article that is gone. */
export async function readHighlights(
  database: CarrelDatabase,
  articles: readonly (Article | undefined)[],
): Promise<HighlightsById> {
  const marked = articles.flatMap((one) => (one && one.highlightCount > 0 ? [one.id] : []));
  const rows = marked.length > 0 ? await database.highlights.bulkGet(marked) : [];
  return new Map(rows.map((row, i) => [marked[i]!, row?.highlights ?? []]));
}

/** Throws for an article whose rows cannot be read. */
export function factsOfArticle(
  article: Article,
  highlights: HighlightsById,
  memberships: Memberships,
): ArticleFacts {
  const { id } = article;
  return factsOf(article, notesOf(article, highlights.get(id) ?? []), memberships.get(id));
}

/** The facts of these articles from the tables, without those that are gone or cannot be read. */
export async function readFacts(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
  memberships: Memberships,
): Promise<Map<ArticleId, ArticleFacts>> {
  const articles = await database.articles.bulkGet([...ids]);
  const highlights = await readHighlights(database, articles);
  const facts = new Map<ArticleId, ArticleFacts>();
  for (const one of articles) {
    if (!one) continue;
    try {
      facts.set(one.id, factsOfArticle(one, highlights, memberships));
    } catch {
      // Such an article is found by no search; the follower records the reason when it compares it.
    }
  }
  return facts;
}

/** Which collections articles are in. */
export async function readMemberships({ collections }: CarrelDatabase): Promise<Memberships> {
  return membershipsOf(await collections.toArray());
}

/** How many articles there are, and at which row of the log: both from one transaction. */
export function countArticles(database: CarrelDatabase): Promise<CountedArticles> {
  return database.transaction('r', database.articles, database.changes, async () => ({
    articles: await database.articles.count(),
    seq: await lastSeq(database),
  }));
}

/** All that was left out of these articles, links included; empty where nothing was. */
export async function readLeftOut(
  { texts }: CarrelDatabase,
  ids: readonly ArticleId[],
): Promise<string[]> {
  const rows = await texts.bulkGet([...ids]);
  return rows.map((row) => [row?.leftOut, row?.links].filter(Boolean).join('\n'));
}
