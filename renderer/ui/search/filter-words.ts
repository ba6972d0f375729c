import type { ArticleFilter } from '../../core/article/article-filter';
import { type FilterField, parseQuery, printQuery } from '../../search/query/query';

/**
 * The query that finds in the whole library what `query` finds under the filter.
 *
 * @param collection the name of the filter's collection
 */
export function withFilter(
  query: string,
  filter: ArticleFilter,
  collection: string | null = null,
): string {
  const words = [
    ...(filter.state === null ? [] : [condition('is', filter.state)]),
    ...(filter.starred ? [condition('is', 'starred')] : []),
    ...(filter.highlighted ? ['(has:highlight OR has:note)'] : []),
    ...filter.tags.map((tag) => condition('tag', tag)),
    ...(filter.site === null ? [] : [condition('site', filter.site)]),
    ...(filter.lang === null ? [] : [condition('lang', filter.lang)]),
    ...(filter.feed === null ? [] : [condition('feed', filter.feed)]),
    ...(collection === null ? [] : [condition('collection', collection)]),
  ];
  const typed = query.trim();
  if (words.length === 0) return typed;
  const isEither = parseQuery(typed).root?.kind === 'or';
  return [...(typed === '' ? [] : [isEither ? `(${typed})` : typed]), ...words].join(' ');
}

/** The words of a query that find what this person wrote. */
export const authorWords = (name: string) => condition('author', name);

/** The query without the articles of a site. */
export function withoutSite(query: string, site: string): string {
  const typed = query.trim();
  const isEither = parseQuery(typed).root?.kind === 'or';
  return `${isEither ? `(${typed})` : typed} -${condition('site', site)}`.trim();
}

const condition = (field: FilterField, value: string) =>
  printQuery({ kind: 'filter', field, value: askedValue(field, value) });

/** A value cannot contain a quotation mark: only the part before it is asked for. */
export function askedValue(field: FilterField, value: string): string {
  const [whole = ''] = value.split(/["“”]/u);
  return whole !== value && (field === 'tag' || field === 'collection') ? `${whole}*` : whole;
}
