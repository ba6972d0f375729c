import { describe, expect, it } from 'vitest';
import { validAddress } from '../../../../renderer/core/exporting/epub/links';
import { withoutControls, xmlText } from '../../../../renderer/core/exporting/epub/xml-text';
import { fileAs } from '../../../../renderer/core/exporting/file-as';
import { createFileNames } from '../../../../renderer/core/exporting/file-name';
import { paperOf } from '../../../../renderer/core/exporting/paper';

it.each([
  ['Ada Moor', 'Moor, Ada'],
  ['Ida van Gogh', 'van Gogh, Ida'],
  ['Moor, Ada', 'Moor, Ada'],
  ['Reuters', 'Reuters'],
  ['김 철수', '김 철수'],
  ['高木浩光', '高木浩光'],
  ['The Harbour Office of the Old Town', 'The Harbour Office of the Old Town'],
])('sorts %s as %s', (name, sorted) => {
  expect(fileAs(name)).toBe(sorted);
});

describe('names of files', () => {
  it('are possible on every system, and never alike', () => {
    const nameOf = createFileNames();
    const titles = [
      'A/B: "c"?',
      'a b c',
      '',
      '...',
      'CON',
      'com1.x',
      '항구',
      '항구'.normalize('NFD'),
      '\ud800',
    ];
    const names = titles.map((title) => nameOf(title, '.md'));
    expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(
      titles.length,
    );
    for (const name of names) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
      expect(name).not.toMatch(/[\u0000-\u001f<>:"|?*\\/]|^\.|^(?:con|com1)\b/i);
      expect(name.isWellFormed()).toBe(true);
    }
    expect(names.slice(0, 2)).toEqual(['A B c.md', 'a b c 2.md']);
  });

  it('are cut between characters', () => {
    const name = createFileNames()('항'.repeat(300), '.html');
    expect(Buffer.byteLength(name)).toBeLessThan(130);
    expect(name).toMatch(/^항+\.html$/);
  });
});

it.each([
  ['en-US', 'Letter'],
  ['en', 'Letter'],
  ['es-MX', 'Letter'],
  ['en-GB', 'A4'],
  ['ko', 'A4'],
  ['ja-JP', 'A4'],
  ['not a tag', 'A4'],
  [undefined, 'A4'],
])('the paper of %s is %s', (language, paper) => {
  expect(paperOf(language)).toBe(paper);
});

it.each([
  ['https://quay.example/a b|c', 'https://quay.example/a%20b%7Cc'],
  ['https://quay.example/%zz?q=[1]#x y', 'https://quay.example/%25zz?q=%5B1%5D#x%20y'],
  ['https://항구.example/밤', 'https://xn--2e0bp27e.example/%EB%B0%A4'],
  ['mailto:ada@quay.example', 'mailto:ada@quay.example'],
  ['https://a_b.example/', null],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['no address', null],
])('the address %s in a book is %s', (address, valid) => {
  expect(validAddress(address)).toBe(valid);
});

it('keeps only what XML has a place for', () => {
  expect(withoutControls('a\u0000b\u000bc\ufffed\ud800e\u{1f6a2}\t')).toBe(
    'abcd\ufffde\u{1f6a2}\t',
  );
  expect(xmlText('<a href="x">&\u0001')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;');
});
