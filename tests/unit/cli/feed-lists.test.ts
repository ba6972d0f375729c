import { expect, it } from 'vitest';
import { addressesIn } from '../../../renderer/cli/feed-lists';

it('takes a text that has nothing but addresses and comments for a list of feeds', () => {
  const text =
    '\ufeff# mine\r\nhttps://a.example/feed\r\n\r\nfeed:https://b.example/f\nhttps://a.example/feed';
  expect(addressesIn(text)).toEqual(['https://a.example/feed', 'https://b.example/f']);
  for (const other of [
    '',
    '# none',
    'Words.',
    'https://a.example/ and words',
    '<p>https://a.example</p>',
  ]) {
    expect(addressesIn(other)).toBeNull();
  }
});
