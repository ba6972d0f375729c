/** Makes one article of two that are of the same page. */
import type { ArticleId } from '../core/article/article';
import { mergeArticle } from '../core/article/merge-article';
import { mergeHighlights } from '../core/highlights/highlight';
import { mergeNotes } from '../core/highlights/merge-notes';
import { articleJoining, withState, workOf } from '../core/machines/article-state';
import { withInto, workFor } from '../core/machines/joined-articles';
import type { Versions } from '../core/machines/text-joining';
import { announceChanges, appendChanges, lastSeq } from './change-log';
import { joinInCollections } from './collections';
import type { CarrelDatabase } from './database';
import { putHighlights } from './highlights';
import { putBody } from './put-body';
import { inIndex, markedArticles, stampedRow, TransactionClock } from './stamps';

/**
 * Joins an article into another one, each field by its rule in article-fields.ts. Where another machine has
 * joined the two already, only what that machine cannot have seen is added.
 *
 * @param keep has the smaller id
 * @returns false when one of them is not whole here
 */
export async function joinDouble(
  database: CarrelDatabase,
  machine: string,
  keep: ArticleId,
  gone: ArticleId,
): Promise<boolean> {
  const { articles, html, texts, highlights, stamps, settings, collections, changes } = database;
  const tables = [articles, html, texts, highlights, stamps, settings, collections, changes];
  const isJoined = await database.transaction('rw', tables, async () => {
    const ids = [keep, gone];
    const marked = await markedArticles(database, ids);
    const [rows, bodies, plain] = [
      await stamps.bulkGet(ids),
      await html.bulkGet(ids),
      await texts.bulkGet(ids),
    ];
    const clock = await TransactionClock.read(database, machine);
    const [at, seq] = [Date.now(), await lastSeq(database)];
    const stamped = (index: 0 | 1) => {
      const change = { kind: 'article-changed', at, seq } as const;
      return stampedRow(rows[index], marked[index], change, clock);
    };
    const [own, other] = [stamped(0), stamped(1)];
    const [mine, theirs] = marked;
    if (!mine || !theirs || !own || !other) return false;
    if (![bodies, plain].every((parts) => parts.every((part) => part !== undefined))) return false;
    const isFirst = other.into === undefined;
    const joined = articleJoining.join(own.state, workFor(other.state));
    const shown = withState(mine, joined) ?? mine;
    const [length, otherLength] = plain.map((part) => part?.text.length ?? 0) as [number, number];
    const merged = mergeArticle(mine.article, theirs.article, length, otherLength);
    const files = new Set(mine.article.originals);
    const takesPage = isFirst || theirs.article.originals.some((sha256) => !files.has(sha256));
    const takesBody = takesPage && merged.takesBody;
    const marks = isFirst
      ? mergeHighlights(shown.highlights, theirs.highlights, plain[takesBody ? 1 : 0]?.text)
      : [...shown.highlights];
    let article = merged.article;
    if (!isFirst) {
      // The machine that joined them first has merged the marks.
      const page = { article: takesPage ? article : mine.article, highlights: marks };
      article = (withState(page, joined) ?? page).article;
      const { seen } = other.state.note as Versions;
      if (seen.length > 0)
        article = { ...article, note: mergeNotes(article.note, theirs.article.note) };
    }
    article = { ...article, highlightCount: marks.length };
    const tick = clock.tickAt(at);
    const state = articleJoining.stamped(joined, workOf({ article, highlights: marks }), tick);
    // Lists in the order that they have on every machine.
    article = withState({ article, highlights: marks }, state)?.article ?? article;
    const isOwn = state !== joined || own !== rows[0];
    const lost = isFirst ? withInto(other.state, keep, tick) : other.state;
    const isTold = isFirst || other !== rows[1];
    await stamps.bulkPut([
      inIndex({ ...own, state, ...(isOwn && { seq: seq + 1 }) }),
      inIndex({ ...other, state: lost, ...(isTold && { seq: seq + 2 }) }),
    ]);
    const [body, text] = [bodies[1]!, plain[1]!];
    if (takesBody) {
      await putBody(database, article, {
        ...{ html: body.html, text: text.text, leftOut: body.leftOut ?? [] },
      });
    } else await articles.put(article);
    await putHighlights(database, keep, marks);
    for (const table of [articles, html, texts, highlights]) await table.delete(gone);
    await appendChanges(database, 'article-changed', [keep]);
    await appendChanges(database, 'article-deleted', [gone]);
    await joinInCollections(database, gone, keep);
    await clock.store();
    return true;
  });
  if (isJoined) announceChanges();
  return isJoined;
}
