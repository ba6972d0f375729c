import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalUrl } from '../../../../renderer/core/web/canonical-url';

test.each([
  ['https://www.News.example/a/b/?utm_source=x&id=3&fbclid=y#top', 'https://news.example/a/b?id=3'],
  ['http://news.example:80/a', 'https://news.example/a'],
  ['https://m.news.example/a', 'https://news.example/a'],
  ['https://news.example', 'https://news.example'],
  ['https://news.example/a/index.html', 'https://news.example/a'],
  ['https://news.example//a///b', 'https://news.example/a/b'],
  ['https://news.example/?b=2&a=1', 'https://news.example?a=1&b=2'],
  ['https://news.example/app#!/post/3', 'https://news.example/app#!/post/3'],
  ['https://news.example/%ea%b0%80', 'https://news.example/%EA%B0%80'],
  ['https://news.example/가', 'https://news.example/%EA%B0%80'],
  ['https://m.example/a', 'https://m.example/a'],
  ['https://news.example:8443/a', 'https://news.example:8443/a'],
])('%s is %s', (address, expected) => {
  expect(canonicalUrl(address)).toBe(expected);
});

test.each(['', 'a/b', 'ftp://news.example/', 'javascript:alert(1)', 'file:///a'])(
  'is not an address of an article: "%s"',
  (address) => {
    expect(canonicalUrl(address)).toBeNull();
  },
);

test('changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      const once = canonicalUrl(address);
      expect(once && canonicalUrl(once)).toBe(once);
    }),
  );
});
