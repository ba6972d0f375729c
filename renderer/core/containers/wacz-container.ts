/** WACZ 1.1.1: a zip of WARC files with a list of the records that are pages. */
import { sourceOfBytes } from '../bytes/byte-source';
import type { Container, ContainerEntry } from './container';
import type { PlacedRecord } from './warc/warc-records';
import { readWarc, warcContainer } from './warc-container';

const ARCHIVE = /^archive\/[^/]+\.warc(?:\.gz)?$/;
const PAGE_LIST = /^pages\/[^/]+\.jsonl$/;

export const isWacz = ({ entries }: Container): boolean =>
  entries.some(({ path }) => path === 'datapackage.json') &&
  entries.some(({ path }) => ARCHIVE.test(path));

export async function openWacz(zip: Container): Promise<Container> {
  const entries = zip.entries.filter(({ refused }) => refused === null);
  const pages: PlacedRecord[] = [];
  const images = new Map<string, PlacedRecord>();
  for (const entry of entries.filter(({ path }) => ARCHIVE.test(path))) {
    const found = await readWarc(await entry.open());
    pages.push(...found.pages);
    for (const [url, image] of found.images) images.set(url, image);
  }
  const listed = await listedPages(entries);
  const wanted = new Map(listed.map((page) => [page.url, page]));
  const kept = listed.length === 0 ? pages : pages.filter(({ url }) => wanted.has(url));
  const found = new Set(kept.map(({ url }) => url));
  const lost = listed.filter(({ url }) => !found.has(url)).map(entryOfText);
  if (kept.length === 0 && lost.length > 0) return { entries: lost };
  return { entries: [...warcContainer({ pages: kept, images }).entries, ...lost] };
}

interface ListedPage {
  url: string;
  title: string;
  text: string;
  ts: string;
}

/** The pages of the list: one JSON object in each line, the first of which is a header. */
async function listedPages(entries: readonly ContainerEntry[]): Promise<ListedPage[]> {
  const pages: ListedPage[] = [];
  for (const entry of entries.filter(({ path }) => PAGE_LIST.test(path))) {
    const source = await entry.open();
    const lines = new TextDecoder().decode(await source.read(0, source.size)).split('\n');
    for (const line of lines) {
      const page = parseLine(line);
      const text = (name: string) => (typeof page[name] === 'string' ? page[name] : '');
      const url = text('url');
      if (url) pages.push({ url, title: text('title'), text: text('text'), ts: text('ts') });
    }
  }
  return pages;
}

function parseLine(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** An entry for a page whose response is missing; made of the text in the page list. */
function entryOfText({ url, title, text, ts }: ListedPage): ContainerEntry {
  const escaped = (each: string) => each.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const paragraphs = text.split(/\n+/).map((line) => `<p>${escaped(line)}</p>`);
  const html = `<!doctype html><title>${escaped(title)}</title><article>${paragraphs.join('\n')}</article>`;
  const bytes = new TextEncoder().encode(`\ufeff${html}`);
  const savedAt = Date.parse(ts);
  return {
    path: url.replace(/^https?:\/\//, ''),
    size: bytes.length,
    modifiedAt: null,
    refused: text.trim() === '' ? 'no-text' : null,
    cameFrom: { url, savedAt: Number.isNaN(savedAt) ? null : savedAt, format: 'wacz' },
    open: async () => sourceOfBytes(bytes),
  };
}
