import { expect, test } from 'vitest';
import { safeHref, webAddress } from '../../../../renderer/core/sanitize/links';

/** Addresses that a parser leaves as they are, and others that it changes, side by side. */
const ADDRESSES = [
  'https://harbour.example/news/2024/the-tide_2.html',
  'http://www.harbour.example/',
  'https://harbour.example//twice/~hedda/',
  'https://harbour.example',
  'https://Harbour.example/News',
  'https://harbour.example/a/../b',
  'https://harbour.example/./a',
  'https://harbour.example/a b',
  'https://harbour.example/%7Ehedda',
  'https://harbour.example/나루',
  'https://harbour.example:443/a',
  'https://harbour.example/a?b=c d',
  'https://user@harbour.example/a',
  'https://127.1/a',
  'https://0x7f.1/a',
  'https://xn--a.example/a',
  'https://harbour.example\\a',
];

test('an address is as a parser of URLs writes it, however short the way there is', () => {
  for (const address of ADDRESSES) {
    let written: string | null = null;
    try {
      written = new URL(address).href;
    } catch {
      // Not an address.
    }
    expect(webAddress(address, null), address).toBe(written);
    expect(safeHref(` ${address}\n`, 'https://other.example/page'), address).toBe(written);
  }
});

test('what looks like an address and is no page of the web leads nowhere', () => {
  for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,a'])
    expect(safeHref(address, null), address).toBeNull();
});
