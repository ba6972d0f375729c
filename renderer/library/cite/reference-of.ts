import type { Article, ArticleId } from '../../core/article/article';
import { cslItem } from '../../core/cite/csl-item';
import type { Preferences } from '../actions/preferences';
import type { Library } from '../library';
import { listStyles } from './citation-styles';
import { formatReference } from './format-reference';

type Choice = Pick<Preferences, 'citationStyle' | 'citationLocale'>;

/** The reference of an article in the reader's style; null when the style cannot make it. */
export async function referenceOf(
  library: Library,
  article: Article,
  choice: Choice,
): Promise<string | null> {
  return (await referencesOf(library, [article], choice)).get(article.id) ?? null;
}

/** The references of articles in the reader's style, by the article's id; none when the style cannot make them. */
export async function referencesOf(
  library: Library,
  articles: readonly Article[],
  { citationStyle, citationLocale }: Choice,
): Promise<ReadonlyMap<ArticleId, string>> {
  const styles = await listStyles(library);
  const style = styles.find(({ id }) => id === citationStyle) ?? styles[0];
  if (style === undefined || articles.length === 0) return new Map();
  const once = [...new Map(articles.map((article) => [article.id, article])).values()];
  const made = await formatReference(once.map(cslItem), style, citationLocale);
  return new Map(made.ok ? made.references.map(({ id, text }) => [id, text]) : []);
}
