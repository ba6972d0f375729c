import { expect, it } from 'vitest';
import { detect } from '../../../../renderer/core/importers/detect';

const found = (name: string, content: string) => {
  const bytes = new TextEncoder().encode(content);
  const answer = detect({ name, bytes, modifiedAt: null });
  return 'importer' in answer ? answer.importer.name : answer.reason;
};

it.each([
  ['office.hwpx', 'PK\u0003\u0004 packed by another program', 'hwpx'],
  ['office.odt', 'PK\u0003\u0004 packed by another program', 'odt'],
  ['book.epub', 'PK\u0003\u0004 packed by another program', 'epub'],
  ['page.html', '<!doctype html><p>Words', 'html'],
  ['page.txt', '<!DOCTYPE html><html><body>Words', 'html'],
  ['feed.xml', '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', 'feed'],
  ['feed.html', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 'feed'],
  ['note.md', 'Words', 'markdown'],
  ['note.txt', 'Words', 'text'],
  ['README', 'Words', 'text'],
  ['data.json', '["a.html", "b.html"]', 'unknown-format'],
  ['style.css', 'body { margin: 0 }', 'unknown-format'],
  ['empty.html', '', 'empty-file'],
])('%s is taken as %s', (name, content, importer) => {
  expect(found(name, content)).toBe(importer);
});
