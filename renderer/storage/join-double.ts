/** Makes one article of two that are of the same page. */
import type { Article, ArticleId } from '../core/article/article';
import { withOriginalsOf } from '../core/article/kept-originals';
import { mergeArticle } from '../core/article/merge-article';
import { mergeHighlights } from '../core/highlights/highlight';
import { mergeNotes } from '../core/highlights/merge-notes';
import {
  articleJoining,
  type MarkedArticle,
  withState,
  workOf,
} from '../core/machines/article-state';
import { machineOf, never, type Tick } from '../core/machines/clock';
import { withInto, workFor } from '../core/machines/joined-articles';
import type { Merge, MergedSide } from '../core/machines/merges';
import type { Versions } from '../core/machines/text-joining';
import { announceChanges, appendChanges, lastSeq } from './change-log';
import { joinInCollections } from './collections';
import type { CarrelDatabase, Change, HtmlRow, StampsRow, TextRow } from './database';
import { putHighlights } from './highlights';
import { noteMerges } from './merge-log';
import { putBody } from './put-body';
import { inIndex, markedArticles, stampedRow, TransactionClock } from './stamps';

/** One of the two, as it is stored. */
interface Whole extends MarkedArticle {
  body: HtmlRow;
  text: TextRow;
  /** With what was changed here since it was last stamped. */
  row: StampsRow;
  isStampedNow: boolean;
}

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
    const clock = await TransactionClock.read(database, machine);
    const [at, seq] = [Date.now(), await lastSeq(database)];
    const [mine, theirs] = await wholeOf(database, [keep, gone], clock, { at, seq });
    if (!mine || !theirs) return false;
    const isToCome = mine.body.isOnItsWay || theirs.body.isOnItsWay;
    if (isToCome && theirs.row.into === undefined) return false;
    const tick = clock.tickAt(at);
    const { article, marks, state, takesBody, isOwn } = joined(mine, theirs, tick);
    const isFirst = theirs.row.into === undefined;
    const lost = isFirst ? withInto(theirs.row.state, keep, tick) : theirs.row.state;
    // What is changed here is told to the others by the row of the log.
    const isTold = isFirst || theirs.isStampedNow;
    await stamps.bulkPut([
      inIndex({ ...mine.row, state, ...((isOwn || mine.isStampedNow) && { seq: seq + 1 }) }),
      inIndex({ ...theirs.row, state: lost, ...(isTold && { seq: seq + 2 }) }),
    ]);
    const { html: body, leftOut = [] } = theirs.body;
    if (takesBody)
      await putBody(database, article, { html: body, text: theirs.text.text, leftOut });
    else await articles.put(article);
    await putHighlights(database, keep, marks);
    for (const table of [articles, html, texts, highlights]) await table.delete(gone);
    await appendChanges(database, 'article-changed', [keep]);
    await appendChanges(database, 'article-deleted', [gone]);
    await joinInCollections(database, gone, keep);
    await noteMerges(database, [mergeOf(mine, theirs, lost, article)]);
    await clock.store();
    return true;
  });
  if (isJoined) announceChanges();
  return isJoined;
}

/** For the list of what was merged lately: the titles, tags and notes of both. */
function mergeOf(
  mine: Whole,
  theirs: Whole,
  lost: StampsRow['state'],
  article: Article,
): Omit<Merge, 'at'> {
  const side = (one: MarkedArticle, at: string): MergedSide => ({
    machine: at === never ? '' : machineOf(at),
    at: one.article.source.importedAt,
    text: aboutOf(one.article),
  });
  const sides = [
    side(mine, articleJoining.newest(mine.row.state)),
    side(theirs, articleJoining.newest(lost)),
  ];
  const { id, title } = article;
  return { kind: 'articles', article: id, title, sides, now: aboutOf(article) };
}

const aboutOf = ({ title, tags, note }: Article) =>
  [title, tags.map((tag) => `#${tag}`).join(' '), note].filter((part) => part !== '').join('\n');

async function wholeOf(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
  clock: TransactionClock,
  now: Pick<Change, 'at' | 'seq'>,
): Promise<(Whole | null)[]> {
  const [marked, rows, bodies, texts] = [
    await markedArticles(database, ids),
    await database.stamps.bulkGet([...ids]),
    await database.html.bulkGet([...ids]),
    await database.texts.bulkGet([...ids]),
  ];
  return ids.map((_, index) => {
    const [known, body, text] = [marked[index], bodies[index], texts[index]];
    const row = stampedRow(rows[index], known, { kind: 'article-changed', ...now }, clock);
    if (!known || !body || !text || !row) return null;
    return { ...known, body, text, row, isStampedNow: row !== rows[index] };
  });
}

/** The article that stays, with its state. */
function joined(mine: Whole, theirs: Whole, tick: Tick) {
  const isFirst = theirs.row.into === undefined;
  const known = articleJoining.join(mine.row.state, workFor(theirs.row.state));
  const shown = withState(mine, known) ?? mine;
  const [length, otherLength] = [mine.text.text.length, theirs.text.text.length];
  const merged = mergeArticle(mine.article, theirs.article, length, otherLength);
  const files = new Set(mine.article.originals);
  const takesPage = isFirst || theirs.article.originals.some((sha256) => !files.has(sha256));
  // A body that only stands in for one that is to come is no better page.
  const isToCome = mine.body.isOnItsWay === true || theirs.body.isOnItsWay === true;
  const takesBody = takesPage && merged.takesBody && !isToCome;
  let article = isToCome ? withOriginalsOf(mine.article, theirs.article) : merged.article;
  let marks = [...shown.highlights];
  if (isFirst) {
    marks = mergeHighlights(marks, theirs.highlights, (takesBody ? theirs : mine).text.text);
  } else {
    // The machine that joined them first has merged what its reader did.
    const page = { article: takesPage ? article : mine.article, highlights: marks };
    article = (withState(page, known) ?? page).article;
    const isNoted = (theirs.row.state.note as Versions).seen.length > 0;
    const note = isNoted ? mergeNotes(article.note, theirs.article.note) : article.note;
    article = { ...article, note };
  }
  article = { ...article, highlightCount: marks.length };
  const state = articleJoining.stamped(known, workOf({ article, highlights: marks }), tick);
  // Lists in the order that they have on every machine.
  article = withState({ article, highlights: marks }, state)?.article ?? article;
  return { article, marks, state, takesBody, isOwn: state !== known };
}
