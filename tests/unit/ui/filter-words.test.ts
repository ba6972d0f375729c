import { expect, test } from 'vitest';
import { type ArticleFilter, noFilter } from '../../../renderer/core/article/article-filter';
import { parseQuery } from '../../../renderer/search/query/query';
import { withFilter } from '../../../renderer/ui/search/filter-words';

const narrowings: [query: string, filter: Partial<ArticleFilter>, whole: string][] = [
  ['harbour ', {}, 'harbour'],
  ['harbour', { tags: ['port', 'two words'] }, 'harbour tag:port tag:"two words"'],
  ['a OR b', { site: '한겨레', lang: 'ko' }, '(a OR b) site:한겨레 lang:ko'],
  ['a', { state: 'unread', starred: true }, 'a is:unread is:starred'],
  ['', { highlighted: true }, '(has:highlight OR has:note)'],
  ['a', { tags: ['the "new" ones'] }, 'a tag:"the *"'],
];

test.each(narrowings)('%j within %j is %j', (query, filter, whole) => {
  expect(withFilter(query, { ...noFilter, ...filter })).toBe(whole);
  expect(parseQuery(whole).notes).toEqual([]);
});
