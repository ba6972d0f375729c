import type { ArticleFilter } from '../../core/article/article-filter';
import { type FilterField, parseQuery, printQuery } from '../../search/query/query';

/** The query that finds in the whole library what `query` finds under the filter. */
export function withFilter(query: string, filter: ArticleFilter): string {
  const words = [
    ...(filter.state === null ? [] : [asked('is', filter.state)]),
    ...(filter.starred ? [asked('is', 'starred')] : []),
    ...(filter.highlighted ? ['(has:highlight OR has:note)'] : []),
    ...filter.tags.map((tag) => asked('tag', tag)),
    ...(filter.site === null ? [] : [asked('site', filter.site)]),
    ...(filter.lang === null ? [] : [asked('lang', filter.lang)]),
  ];
  const typed = query.trim();
  if (words.length === 0) return typed;
  const isEither = parseQuery(typed).root?.kind === 'or';
  return [...(typed === '' ? [] : [isEither ? `(${typed})` : typed]), ...words].join(' ');
}

/** A value cannot contain a quotation mark: only the part before it is used. */
function asked(field: FilterField, value: string): string {
  const [whole = ''] = value.split(/["“”]/u);
  const isCut = whole !== value && field === 'tag';
  return printQuery({ kind: 'filter', field, value: isCut ? `${whole}*` : whole });
}
