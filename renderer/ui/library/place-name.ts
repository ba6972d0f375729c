import type { ArticleFilter } from '../../core/article/article-filter';
import type { Strings } from '../i18n/strings';

/** The name of the place in the sidebar whose articles are listed. */
export function placeName(
  filter: ArticleFilter,
  { sidebar }: Strings,
  /** The title of a feed or the name of a collection. */
  own: string | null = null,
): string {
  if (own !== null) return own;
  if (filter.starred) return sidebar.starred;
  if (filter.highlighted) return sidebar.highlighted;
  return filter.state === null ? sidebar.all : sidebar[filter.state];
}
