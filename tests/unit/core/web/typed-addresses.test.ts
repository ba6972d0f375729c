import { expect, it } from 'vitest';
import {
  askTyped,
  onlyAddresses,
  readAddLink,
  readTyped,
  typedAddresses,
  typedWords,
} from '../../../../renderer/core/web/typed-addresses';

it.each<[string, string[]]>([
  ['https://a.example/x', ['https://a.example/x']],
  [' a.example/x\n<https://b.example> a.example/x', ['https://a.example/x', 'https://b.example/']],
  ['뉴스: https://a.example/기사', ['https://a.example/%EA%B8%B0%EC%82%AC']],
  ['words file:///etc/passwd javascript:alert(1) ftp://a.example', []],
  ['127.0.0.1:8801/en localhost:80', ['https://127.0.0.1:8801/en', 'https://localhost:80/']],
  [
    '[::1]:8801/en 한국.example/글',
    ['https://[::1]:8801/en', 'https://xn--3e0b707e.example/%EA%B8%80'],
  ],
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

it('keeps what was typed, since https is only assumed where the scheme is missing', () => {
  expect(typedWords('a.example/x <http://b.example> https://a.example/x')).toEqual([
    ...['a.example/x', 'http://b.example'],
  ]);
  expect(readTyped('a.example')).toEqual({ url: 'https://a.example/', hasScheme: false });
  expect(readTyped('ftp://a.example')).toBeNull();
});

it.each<[string, string[], string[], string]>([
  ['a.example', [], ['https'], 'https: open'],
  ['a.example', ['https'], ['https', 'http'], 'http: open'],
  ['a.example', ['https', 'http'], ['https', 'http'], 'https: closed'],
  ['https://a.example', ['https'], ['https'], 'https: closed'],
])('asks for %s where %j is closed: %j', async (typed, closed, asked, answer) => {
  const schemes: string[] = [];
  const found = await askTyped(
    readTyped(typed)!,
    async (url) => {
      const scheme = url.slice(0, url.indexOf(':'));
      schemes.push(scheme);
      return `${scheme}: ${closed.includes(scheme) ? 'closed' : 'open'}`;
    },
    (each) => each.endsWith('closed'),
  );
  expect([schemes, found]).toEqual([asked, answer]);
});
