import type { ArticleView } from '../../library/list/article-view';
import type { Format } from '../i18n/format';
import type { Strings } from '../i18n/strings';

/** The name of a group of the list. */
export function groupName(
  of: string,
  { group }: ArticleView,
  { list }: Strings,
  format: Format,
): string {
  if (group === 'site') return of || list.noSite;
  if (group === 'tag') return of || list.untagged;
  return format.publishedDate(of, 'long') ?? list.noDate;
}
