// The pages whose import is measured: small ones, large generated ones, real ones.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mixedPages, newsPages } from '../extraction/data.mjs';
import { realisticPage } from '../realistic-pages.mjs';
import { savedPage } from '../saved-pages.mjs';

const fewest = 2_000;

/** What is known about each kind, and how many pages of it are imported in a round. */
export const kinds = {
  small: { label: 'small (2 KB)', count: 300, bar: 12 },
  generated: { label: 'generated (290 KB)', count: 60, bar: 34 },
  real: { label: 'real', count: 120, bar: 48 },
};

/**
 * Writes the pages of a kind into a folder.
 *
 * @param data the folder of the public pages; without them pages of the same make-up are generated
 * @returns their average size in KB, and where they come from
 */
export function writePages(kind, folder, count, data) {
  mkdirSync(folder, { recursive: true });
  const { pages, from } = pagesOf(kind, count, data);
  let bytes = 0;
  for (const [at, page] of pages.entries()) {
    bytes += Buffer.byteLength(page);
    writeFileSync(join(folder, `${at}.html`), page);
  }
  return { average: Math.round(bytes / pages.length / 1000), from, count: pages.length };
}

function pagesOf(kind, count, data) {
  const numbers = Array.from({ length: count }, (_, at) => at);
  if (kind === 'small') return { pages: numbers.map(smallPage), from: 'generated' };
  if (kind === 'generated') {
    return { pages: numbers.map((at) => savedPage(at, { bytes: 290_000 })), from: 'generated' };
  }
  const all = [...(newsPages(data) ?? []), ...(mixedPages(data) ?? [])].map(({ bytes }) => bytes);
  if (all.length === 0) {
    return {
      pages: numbers.map((at) => realisticPage(at)),
      from: 'generated, of the same make-up',
    };
  }
  // Taken from all over the sets: their halves are of different kinds.
  const step = Math.max(1, all.length / count);
  const pages = numbers.slice(0, all.length).map((at) => all[Math.floor(at * step)]);
  return { pages, from: 'extraction, mixed-pages' };
}

const sentence = (number, at) =>
  `The harbour master wrote in entry ${number * 31 + at} that ships, winds and lamps were counted again before the night. `;

function smallPage(number) {
  let body = '';
  for (let at = 0; body.length < fewest; at++) body += `<p>${sentence(number, at).repeat(3)}</p>\n`;
  return `<!doctype html><html lang="en"><head><title>Entry ${number} of the harbour</title>
<link rel="canonical" href="https://harbour.example/entries/${number}"></head>
<body><article><h1>Entry ${number} of the harbour</h1>${body}</article></body></html>`;
}
