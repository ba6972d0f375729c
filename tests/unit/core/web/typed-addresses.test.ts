import { expect, it } from 'vitest';
import {
  onlyAddresses,
  readAddLink,
  typedAddresses,
} from '../../../../renderer/core/web/typed-addresses';

it.each<[string, string[]]>([
  ['https://a.example/x', ['https://a.example/x']],
  [' a.example/x\n<https://b.example> a.example/x', ['https://a.example/x', 'https://b.example/']],
  ['뉴스: https://a.example/기사', ['https://a.example/%EA%B8%B0%EC%82%AC']],
  ['words file:///etc/passwd javascript:alert(1) ftp://a.example', []],
  ['https://', []],
  [`https://a.example/${'x'.repeat(9_000)}`, []],
])('finds the addresses in %j', (text, found) => expect(typedAddresses(text)).toEqual(found));

it('takes pasted text for addresses only when it is nothing else', () => {
  expect(onlyAddresses('https://a.example/\nhttps://b.example/')).toHaveLength(2);
  expect(onlyAddresses('see https://a.example/')).toEqual([]);
  expect(onlyAddresses('a.example')).toEqual([]);
});

it.each<[string, string | null]>([
  ['carrel://add?url=https%3A%2F%2Fa.example%2Fx%3Fy%3D1', 'https://a.example/x?y=1'],
  ['CARREL://add/?url=http://a.example/', 'http://a.example/'],
  ['carrel://add?url=file%3A%2F%2F%2Fetc%2Fpasswd', null],
  ['carrel://add?url=a.example', null],
  ['carrel://add', null],
  ['carrel://add?url=', null],
  ['carrel://article/01JMH3?url=https://a.example/', null],
  [`carrel://add?url=https://a.example/${'x'.repeat(9_000)}`, null],
])('reads %j as %s', (link, address) => expect(readAddLink(link)).toBe(address));
