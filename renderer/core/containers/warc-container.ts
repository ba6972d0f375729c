/** WARC and ARC: their pages are the entries, and all other records the pages' companions. */

import { type ByteSource, sourceOfBytes } from '../bytes/byte-source';
import type { Companions } from '../files/companions';
import { type Container, type ContainerEntry, ContainerError } from './container';
import { recordBody } from './warc/record-body';
import type { PlacedRecord } from './warc/warc-records';
import { readWebRecords, type WebRecords } from './warc/web-records';

export async function openWarc(source: ByteSource): Promise<Container> {
  const records = await readWebRecords([source]);
  if (records.pages.length === 0) throw new ContainerError('no-text');
  return { entries: records.pages.map((page) => pageEntry(page, records)) };
}

/** One page of an archive, with the archive's other records beside it. */
export function pageEntry(record: PlacedRecord, records: WebRecords): ContainerEntry {
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
    beside: companionsOf(record.url, records),
    open: async () => sourceOfBytes(await recordBody(record)),
  };
}

function companionsOf(url: string, records: WebRecords): Companions {
  return {
    find(address) {
      const absolute = URL.canParse(address, url) ? new URL(address, url).href : address;
      const record = records.find(absolute);
      if (!record) return null;
      return { name: absolute, read: () => recordBody(record).catch(() => null) };
    },
  };
}
