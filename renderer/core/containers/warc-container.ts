/** WARC: its pages are the entries, and its images their companions. */

import { binaryOfBytes } from '../bytes/binary-string';
import { type ByteSource, sourceOfBytes } from '../bytes/byte-source';
import { withDeclaredCharset } from '../encoding/with-declared-charset';
import type { Companions } from '../files/companions';
import { type Container, type ContainerEntry, ContainerError } from './container';
import { responseBody } from './warc/response-body';
import { parseWarcHead, responseHead } from './warc/warc-record';
import { type PlacedRecord, warcRecords } from './warc/warc-records';

export async function openWarc(source: ByteSource): Promise<Container> {
  return warcContainer(await readWarc(source));
}

export interface WarcContents {
  pages: PlacedRecord[];
  images: Map<string, PlacedRecord>;
}

const PAGE = /^(?:text\/html|application\/xhtml\+xml|application\/pdf)/i;

/** Reads the heads of all records; two gigabytes have some hundred thousand. */
export async function readWarc(source: ByteSource): Promise<WarcContents> {
  const pages: PlacedRecord[] = [];
  const images = new Map<string, PlacedRecord>();
  for await (const record of warcRecords(source)) {
    if (!/^(?:response|resource)$/.test(record.type)) continue;
    if (record.status !== null && record.status !== 200) continue;
    if (PAGE.test(record.contentType)) pages.push(record);
    else if (/^image\//i.test(record.contentType)) images.set(record.url, record);
  }
  return { pages, images };
}

export function warcContainer({ pages, images }: WarcContents): Container {
  if (pages.length === 0) throw new ContainerError('no-text');
  return { entries: pages.map((record) => entryOf(record, images)) };
}

function entryOf(record: PlacedRecord, images: ReadonlyMap<string, PlacedRecord>): ContainerEntry {
  const savedAt = Date.parse(record.date);
  return {
    path: record.url.replace(/^https?:\/\//, ''),
    size: record.bodyLength,
    modifiedAt: null,
    refused: null,
    cameFrom: {
      url: record.url,
      savedAt: Number.isNaN(savedAt) ? null : savedAt,
      format: 'warc',
    },
    beside: imagesBeside(record.url, images),
    open: async () => sourceOfBytes(await bodyOf(record)),
  };
}

function imagesBeside(url: string, images: ReadonlyMap<string, PlacedRecord>): Companions {
  return {
    find(address) {
      const absolute = URL.canParse(address, url) ? new URL(address, url).href : address;
      const record = images.get(absolute);
      if (!record) return null;
      return { name: absolute, read: () => bodyOf(record).catch(() => null) };
    },
  };
}

async function bodyOf(placed: PlacedRecord): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await placed.open();
  const record = parseWarcHead(bytes);
  if (!record || bytes.length < record.headLength + record.bodyLength) {
    throw new ContainerError('damaged');
  }
  const block = bytes.subarray(record.headLength, record.headLength + record.bodyLength);
  if (record.status === null) return block;
  const response = responseHead(binaryOfBytes(block.subarray(0, 64 * 1024)));
  if (!response) throw new ContainerError('damaged');
  const body = await responseBody(block.subarray(response.length), response.headers);
  const charset = /charset="?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
  return /^text\//i.test(record.contentType) ? withDeclaredCharset(body, charset ?? null) : body;
}
