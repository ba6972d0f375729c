import { expect, it } from 'vitest';
import { addressesIn } from '../../../renderer/cli/add-command';

it.each([
  ['https://news.example/lamps\n', ['https://news.example/lamps']],
  ['news.example/lamps\r\n\nhttp://b.example\n', ['news.example/lamps', 'http://b.example']],
  ['https://news.example/lamps with words', []],
  ['The lamps were lit.\nhttps://news.example/lamps\n', []],
  ['https://a.example\nword\n', []],
  ['<a href="https://a.example">A</a>', []],
  ['ftp://a.example/x', []],
  ['', []],
  ['\n \n', []],
])('%j on stdin asks for %j', (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses);
});
