import type { Article } from '../../core/article/article';
import { grouped } from '../../core/grouped';
import type { Highlight } from '../../core/highlights/highlight';
import { changeArticles } from '../../storage/article-changes';
import { changeRecord } from '../actions/change-record';
import { deleteArticles } from '../actions/delete-articles';
import { changeMarks } from '../actions/mark-passages';
import { undoDeletion } from '../actions/restore-articles';
import { type DeletedArticle, isSame } from '../journal';
import { type Library, noting } from '../library';
import { type ArticleChange, fieldNames, type HighlightChange, type Step } from './step';

/**
 * Takes back what a step has changed; the journal of `library` notes what that changes in turn. Work that
 * was done since by another window or command stays: a field, highlight or record that is no longer as
 * the step left it is not touched, and of tags only those that the step added or removed are.
 *
 * @returns the deleted articles that could not be restored
 */
export async function revert(library: Library, step: Step): Promise<DeletedArticle[]> {
  const left = step.deleted.length > 0 ? await undoDeletion(library, step.deleted) : [];
  if (step.restored.length > 0) await deleteArticles(library, step.restored);
  await revertArticles(library, step.articles);
  await revertHighlights(library, step.highlights);
  for (const { table, id, before, after } of [...step.records].reverse()) {
    await changeRecord(library, table, id, (row) => (isSame(row, after) ? before : row));
  }
  return left;
}

async function revertArticles(library: Library, changes: readonly ArticleChange[]): Promise<void> {
  const byArticle = grouped(changes, ({ id }) => id);
  if (byArticle.size === 0) return;
  const edit = (article: Article) => {
    let edited = article;
    // Of several changes of one article the last is taken back first.
    for (const change of [...(byArticle.get(article.id) ?? [])].reverse()) {
      edited = { ...edited, ...backOf(edited, change) };
    }
    return isSame(edited, article) ? null : edited;
  };
  await changeArticles(library.database, [...byArticle.keys()], edit, noting(library));
}

function backOf(now: Article, { before, after }: ArticleChange): Partial<Article> {
  const back: Partial<Article> = {};
  for (const name of fieldNames) {
    const was = before[name];
    if (was !== undefined && isSame(now[name], after[name])) Object.assign(back, { [name]: was });
  }
  if (before.tags && back.tags === undefined) {
    back.tags = tagsBack(now.tags, before.tags, after.tags ?? []);
  }
  return back;
}

function tagsBack(
  now: readonly string[],
  before: readonly string[],
  after: readonly string[],
): string[] {
  const kept = now.filter((tag) => before.includes(tag) || !after.includes(tag));
  const missing = before.filter((tag) => !after.includes(tag) && !kept.includes(tag));
  return [...kept, ...missing];
}

async function revertHighlights(
  library: Library,
  changes: readonly HighlightChange[],
): Promise<void> {
  const byArticle = grouped(changes, ({ article }) => article);
  for (const [id, own] of byArticle) {
    await changeMarks(library, id, (marks) => {
      const edited = own.reduceRight<readonly Highlight[]>(markBack, marks);
      return isSame(edited, marks) ? null : [...edited];
    });
  }
}

function markBack(
  marks: readonly Highlight[],
  { before, after }: HighlightChange,
): readonly Highlight[] {
  const id = (before ?? after)?.id;
  const now = marks.find((mark) => mark.id === id) ?? null;
  if (!isSame(now, after)) return marks;
  const others = marks.filter((mark) => mark.id !== id);
  if (before === null) return others;
  // In the place where it is, else in the order in which highlights are made.
  return now === null
    ? [...others, before].sort((a, b) => a.createdAt - b.createdAt)
    : marks.map((mark) => (mark === now ? before : mark));
}
