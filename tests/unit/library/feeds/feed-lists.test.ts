import { expect, it } from 'vitest';
import { opmlOfList } from '../../../../renderer/library/feeds/feed-lists';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const opmlOf = (text: string) => {
  const opml = opmlOfList('list', bytesOf(text));
  return opml && new TextDecoder().decode(opml);
};

it('takes OPML as it is', () => {
  const opml = '<?xml version="1.0"?><!-- mine --><opml version="2.0"><body/></opml>';
  expect(opmlOf(opml)).toBe(opml);
});

it('takes a text that has nothing but addresses and comments', () => {
  const lines = ['# mine', 'https://a.example/feed', '', 'feed:https://b.example/f'];
  const opml = opmlOf(`\ufeff${[...lines, 'https://a.example/feed'].join('\r\n')}`);
  expect(opml?.match(/xmlUrl="[^"]*"/g)).toEqual([
    'xmlUrl="https://a.example/feed"',
    'xmlUrl="https://b.example/f"',
  ]);
});

it('takes nothing else', () => {
  const page = '<!doctype html><p>https://a.example</p>';
  for (const other of ['', '# none', 'Words.', 'https://a.example/ and words', page]) {
    expect(opmlOf(other)).toBeNull();
  }
});
