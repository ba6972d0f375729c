import type { ArticleFilter } from '../../core/article/article-filter';
import { type FilterField, parseQuery, printQuery } from '../../search/query/query';

/** The query that finds by itself what this one finds in a list that is narrowed so. */
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

/** There is no way to write a quotation mark within a value: what stands before it has to do. */
function asked(field: FilterField, value: string): string {
  const [whole = ''] = value.split(/["“”]/u);
  const isCut = whole !== value && field === 'tag';
  return printQuery({ kind: 'filter', field, value: isCut ? `${whole}*` : whole });
}
