import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownAddress } from '../../../../renderer/core/web/shown-address';

const shown = (address: string) => {
  const found = shownAddress(address);
  return found && found.host + found.pieces.join('');
};

it.each([
  ['https://a.example/', 'a.example'],
  ['https://a.example/news/1?x=2#top', 'a.example/news/1?x=2#top'],
  ['https://ko.example/%ED%95%AD%EA%B5%AC', 'ko.example/항구'],
  // The host stays in Punycode: this one has a Cyrillic letter.
  ['https://\u0430pple.example/', 'xn--pple-43d.example'],
  // The text before @ is no host.
  ['https://bank.example@evil.example/', 'evil.example'],
  ['https://evil.example/%E2%80%AEmoc.knab', 'evil.example/%E2%80%AEmoc.knab'],
  ['https://evil.example/%20%20%20bank.example', 'evil.example/%20%20%20bank.example'],
  ['https://evil.example/%E3%85%A4a', 'evil.example/%E3%85%A4a'],
  ['https://a.example/one%2Ftwo%25', 'a.example/one%2Ftwo%25'],
  // Not UTF-8.
  ['https://a.example/%C7%D1', 'a.example/%C7%D1'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  ['javascript:alert(1)', null],
  ['#note', null],
])('%s is shown as %s', (address, text) => {
  expect(shown(address)).toBe(text);
});

it('never shows a character that is not seen or that turns the text', () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.string({ unit: 'binary' }), (base, tail) => {
      const text = shown(base + encodeURIComponent(tail.toWellFormed())) ?? '';
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Z}]/u);
    }),
  );
});
