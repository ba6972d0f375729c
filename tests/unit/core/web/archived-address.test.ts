import { expect, test } from 'vitest';
import { archivedAddress } from '../../../../renderer/core/web/archived-address';

const copied = Date.UTC(2020, 2, 12, 8, 0, 0);

test.each([
  [
    'https://web.archive.org/web/20200312080000/https://example.org/a/b?c=d#e',
    copied,
    'https://example.org/a/b?c=d#e',
  ],
  [
    'https://web.archive.org/web/20200312080000if_/http://example.org/',
    copied,
    'http://example.org/',
  ],
  [
    'https://web.archive.org/web/20200312080000/http:/example.org/a',
    copied,
    'http://example.org/a',
  ],
  ['https://web.archive.org/web/2020/https://example.org/a', null, 'https://example.org/a'],
  ['https://archive.ph/2020.03.12-080000/https://example.org/a', copied, 'https://example.org/a'],
  ['http://archive.today/20200312080000/http://example.org/a', copied, 'http://example.org/a'],
  [
    'https://arquivo.pt/wayback/20200312080000/http://example.org/a',
    copied,
    'http://example.org/a',
  ],
  [
    'https://webcache.googleusercontent.com/search?q=cache:AbC-1:www.example.org/a+words',
    null,
    'http://www.example.org/a',
  ],
  [
    'https://my--news-example-org.translate.goog/a?x=1&_x_tr_sl=ko',
    null,
    'https://my-news.example.org/a?x=1',
  ],
])('%s', (address, copiedAt, url) => {
  expect(archivedAddress(address)).toEqual({ url, copiedAt });
});

test.each([
  'https://archive.org/details/a-book',
  'https://archive.ph/AbC1d',
  'https://example.org/web/20200312080000/https://other.example/',
  'no address',
])('%s is no copy', (address) => {
  expect(archivedAddress(address)).toBeNull();
});
