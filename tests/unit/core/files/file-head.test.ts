import { expect, test } from 'vitest';
import { beginsWithTag } from '../../../../renderer/core/files/file-head';

const utf16 = (text: string) => {
  const units = Uint16Array.from(text, (each) => each.charCodeAt(0));
  return new Uint8Array([0xff, 0xfe, ...new Uint8Array(units.buffer)]);
};

test('a page begins with a tag behind a mark, blank lines and in UTF-16', () => {
  for (const begin of ['<html>', ' \r\n\t<!doctype html>', '\ufeff\n<p>'])
    expect(beginsWithTag(new TextEncoder().encode(begin)), begin).toBe(true);
  expect(beginsWithTag(utf16('\n<html>'))).toBe(true);
});

test('a mail, an address and nothing begin with none', () => {
  for (const begin of ['From: <hedda@harbour.example>', 'https://harbour.example/', '', '  \n'])
    expect(beginsWithTag(new TextEncoder().encode(begin)), begin).toBe(false);
});
