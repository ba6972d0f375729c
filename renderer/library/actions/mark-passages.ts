import type { ArticleId } from '../../core/article/article';
import { normaliseTag } from '../../core/article/tag';
import { newArticleId } from '../../core/article/ulid';
import type { TextQuote } from '../../core/highlights/anchor-quote';
import { type Highlight, type HighlightColour, markOf } from '../../core/highlights/highlight';
import { changeHighlights, readHighlights } from '../../storage/highlights';
import type { Library } from '../library';

/** What is marked in an article, oldest first. */
export function listHighlights(library: Library, id: ArticleId): Promise<Highlight[]> {
  return readHighlights(library.database, id);
}

/**
 * Marks a passage. One that is marked already stays as it is, and its highlight is the answer. Null
 * when the article is gone.
 */
export async function markPassage(
  library: Library,
  id: ArticleId,
  passage: TextQuote,
  colour: HighlightColour,
): Promise<Highlight | null> {
  const { quote, prefix, suffix } = passage;
  const mark: Highlight = {
    ...{ id: newArticleId(), quote, prefix, suffix, colour },
    ...{ note: '', tags: [], createdAt: Date.now() },
  };
  let known: Highlight | undefined;
  const changed = await changeHighlights(library.database, id, (marks) => {
    known = markOf(marks, passage);
    return known ? null : [...marks, mark];
  });
  return known ?? (changed && mark);
}

/** Changes colour, note or tags of one highlight; nothing is logged when it has them already. */
export async function changeMark(
  library: Library,
  id: ArticleId,
  markId: string,
  change: Partial<Pick<Highlight, 'colour' | 'note' | 'tags'>>,
): Promise<void> {
  const tags = change.tags?.map(normaliseTag).filter((tag) => tag !== '');
  const whole = { ...change, ...(tags && { tags: [...new Set(tags)] }) };
  await changeHighlights(library.database, id, (marks) => {
    const changed = marks.map((mark) => (mark.id === markId ? { ...mark, ...whole } : mark));
    return JSON.stringify(changed) === JSON.stringify(marks) ? null : changed;
  });
}

/** Takes a highlight away. Answers it as it was, null when it was gone. */
export async function unmarkPassage(
  library: Library,
  id: ArticleId,
  markId: string,
): Promise<Highlight | null> {
  let removed: Highlight | null = null;
  await changeHighlights(library.database, id, (marks) => {
    removed = marks.find((mark) => mark.id === markId) ?? null;
    return removed && marks.filter((mark) => mark.id !== markId);
  });
  return removed;
}

/** Brings back what was taken away, as it was. */
export async function bringBackMark(
  library: Library,
  id: ArticleId,
  mark: Highlight,
): Promise<void> {
  await changeHighlights(library.database, id, (marks) =>
    marks.some((other) => other.id === mark.id)
      ? null
      : [...marks, mark].sort((a, b) => a.createdAt - b.createdAt),
  );
}
