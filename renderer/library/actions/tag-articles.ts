import type { ArticleId } from '../../core/article/article';
import { normaliseTag } from '../../core/article/tag';
import { changeArticles } from '../../storage/article-changes';
import type { Library } from '../library';

/** Adds the tags to the articles. Returns the ids of the articles that changed. */
export function addTags(
  { database }: Pick<Library, 'database'>,
  ids: readonly ArticleId[],
  tags: readonly string[],
) {
  const wanted = tags.map(normaliseTag).filter((tag) => tag !== '');
  return changeArticles(database, ids, (article) => {
    const missing = new Set(wanted.filter((tag) => !article.tags.includes(tag)));
    return missing.size === 0 ? null : { ...article, tags: [...article.tags, ...missing] };
  });
}

/** Removes the tags from the articles. Returns the ids of the articles that changed. */
export function removeTags(library: Library, ids: readonly ArticleId[], tags: readonly string[]) {
  const unwanted = new Set(tags.map(normaliseTag));
  return changeArticles(library.database, ids, (article) => {
    const kept = article.tags.filter((tag) => !unwanted.has(tag));
    return kept.length === article.tags.length ? null : { ...article, tags: kept };
  });
}

/** Renames a tag in all articles; if the new name exists, the two tags are merged. */
export async function renameTag(library: Library, from: string, to: string): Promise<ArticleId[]> {
  const name = normaliseTag(to);
  if (name === '' || name === from) return [];
  return changeArticles(library.database, await articlesWithTag(library, from), (article) => ({
    ...article,
    tags: [...new Set(article.tags.map((tag) => (tag === from ? name : tag)))],
  }));
}

/** Removes a tag from all articles. */
export async function deleteTag(library: Library, tag: string): Promise<ArticleId[]> {
  return removeTags(library, await articlesWithTag(library, tag), [tag]);
}

function articlesWithTag(library: Library, tag: string): Promise<ArticleId[]> {
  return library.database.articles.where('tags').equals(tag).primaryKeys();
}
