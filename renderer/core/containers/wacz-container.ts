/** WACZ 1.1.1: a zip of WARC files with a list of the records that are pages. */
import { sourceOfBytes } from '../bytes/byte-source';
import type { Container, ContainerEntry } from './container';
import type { PlacedRecord } from './warc/warc-records';
import { readWebRecords } from './warc/web-records';
import { pageEntry } from './warc-container';

const ARCHIVE = /^archive\/[^/]+\.warc(?:\.gz)?$/;
const PAGE_LIST = /^pages\/[^/]+\.jsonl$/;

export const isWacz = ({ entries }: Container): boolean =>
  entries.some(({ path }) => path === 'datapackage.json') &&
  entries.some(({ path }) => ARCHIVE.test(path));

export async function openWacz(zip: Container): Promise<Container> {
  const entries = zip.entries.filter(({ refused }) => refused === null);
  const archives = entries.filter(({ path }) => ARCHIVE.test(path));
  const records = await readWebRecords(await Promise.all(archives.map((entry) => entry.open())));
  const listed = await listedPages(entries);
  if (listed.length === 0)
    return { entries: records.pages.map((page) => pageEntry(page, records)) };
  const found = new Set<PlacedRecord>();
  const lost: ContainerEntry[] = [];
  for (const page of listed) {
    const record = records.find(page.url);
    if (record) found.add(record);
    else lost.push(entryOfText(page));
  }
  return { entries: [...[...found].map((page) => pageEntry(page, records)), ...lost] };
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
