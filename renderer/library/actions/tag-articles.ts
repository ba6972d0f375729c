import type { Article, ArticleId } from '../../core/article/article';
import { beginningBelow, isWithin, moved, normaliseTag } from '../../core/article/tag';
import { changeArticles, changesEnded } from '../../storage/article-changes';
import { type Library, noting } from '../library';
import { forgetTagLooks, moveTagLooks } from './tag-looks';

/** Adds the tags to the articles. Returns the ids of the articles that changed. */
export function addTags(
  library: Pick<Library, 'database' | 'journal' | 'progress'>,
  ids: readonly ArticleId[],
  tags: readonly string[],
) {
  const wanted = tags.map(normaliseTag).filter((tag) => tag !== '');
  const edit = (article: Article) => {
    const missing = new Set(wanted.filter((tag) => !article.tags.includes(tag)));
    return missing.size === 0 ? null : { ...article, tags: [...article.tags, ...missing] };
  };
  return changeArticles(library.database, ids, edit, noting(library));
}

/** Removes the tags from the articles, as `addTags` adds them. */
export function removeTags(
  library: Pick<Library, 'database' | 'journal' | 'progress'>,
  ids: readonly ArticleId[],
  tags: readonly string[],
) {
  const unwanted = new Set(tags.map(normaliseTag));
  const edit = (article: Article) => {
    const kept = article.tags.filter((tag) => !unwanted.has(tag));
    return kept.length === article.tags.length ? null : { ...article, tags: kept };
  };
  return changeArticles(library.database, ids, edit, noting(library));
}

/**
 * Renames a tag and all below it in all articles; what is there by the new name is merged with it.
 * `history/rome` goes along with `history`.
 */
export async function renameTag(library: Library, from: string, to: string): Promise<ArticleId[]> {
  const name = normaliseTag(to);
  if (name === '' || name === from) return [];
  const changed = await changeArticles(
    library.database,
    await articlesWithTag(library, from),
    (article) => ({
      ...article,
      tags: [...new Set(article.tags.map((tag) => moved(tag, from, name)))],
    }),
    noting(library),
  );
  await moveTagLooks(library, from, name);
  return changed;
}

/** Removes a tag and all below it from all articles. */
export async function deleteTag(library: Library, tag: string): Promise<ArticleId[]> {
  const changed = await changeArticles(
    library.database,
    await articlesWithTag(library, tag),
    (article) => ({ ...article, tags: article.tags.filter((own) => !isWithin(own, tag)) }),
    noting(library),
  );
  await forgetTagLooks(library, tag);
  return changed;
}

async function articlesWithTag(library: Library, tag: string): Promise<ArticleId[]> {
  // A change that is under way may still add it.
  await changesEnded(library.database);
  const { articles } = library.database;
  const ids = await articles
    .where('tags')
    .equals(tag)
    .or('tags')
    .startsWith(beginningBelow(tag))
    .primaryKeys();
  return [...new Set(ids)];
}
