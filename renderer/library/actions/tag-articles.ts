import type { ArticleId } from '../../core/article/article';
import { normaliseTag } from '../../core/article/tag';
import { changeArticles } from '../../storage/article-changes';
import type { Library } from '../library';

/** Adds every tag to every article. Answers the ids of the articles that did not have them all. */
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

/** Takes every tag from every article. Answers the ids of the articles that had one of them. */
export function removeTags(library: Library, ids: readonly ArticleId[], tags: readonly string[]) {
  const unwanted = new Set(tags.map(normaliseTag));
  return changeArticles(library.database, ids, (article) => {
    const kept = article.tags.filter((tag) => !unwanted.has(tag));
    return kept.length === article.tags.length ? null : { ...article, tags: kept };
  });
}

/** Renames a tag everywhere; where the new name stands already, the two become one. */
export async function renameTag(library: Library, from: string, to: string): Promise<ArticleId[]> {
  const name = normaliseTag(to);
  if (name === '' || name === from) return [];
  return changeArticles(library.database, await articlesWithTag(library, from), (article) => ({
    ...article,
    tags: [...new Set(article.tags.map((tag) => (tag === from ? name : tag)))],
  }));
}

/** Takes a tag from every article that has it. */
export async function deleteTag(library: Library, tag: string): Promise<ArticleId[]> {
  return removeTags(library, await articlesWithTag(library, tag), [tag]);
}

function articlesWithTag(library: Library, tag: string): Promise<ArticleId[]> {
  return library.database.articles.where('tags').equals(tag).primaryKeys();
}
