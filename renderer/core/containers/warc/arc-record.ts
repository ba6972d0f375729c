/** The head of an ARC record (Internet Archive, 1996): the format of crawls before WARC. */
import { binaryOfBytes } from '../../bytes/binary-string';
import { responseHead, type WarcRecord } from './warc-record';

/** How every ARC file begins; gzipped ones too, once decompressed. */
export const ARC_START = 'filedesc://';

/** Address, IP address, time, media type, further fields in version 2, length. */
const HEAD = /^([a-z][\w+.-]*:\S+) \S+ (\d{14}|\d{12}) (\S+)(?: [^\n]{0,2000}?)? (\d{1,15})\r?\n/i;

/** Parses the head of a record; null when the bytes are no record. */
export function parseArcHead(bytes: Uint8Array): WarcRecord | null {
  const text = binaryOfBytes(bytes);
  const found = HEAD.exec(text);
  if (!found) return null;
  const [head, url = '', time = '', type = '', length = ''] = found;
  const response = responseHead(text.slice(head.length));
  const isFile = url.startsWith(ARC_START);
  return {
    type: isFile ? 'warcinfo' : response ? 'response' : 'resource',
    url,
    date: isoDate(time),
    headLength: head.length,
    bodyLength: Number(length),
    status: response?.status ?? null,
    contentType: response ? (response.headers.get('content-type') ?? '') : type,
    location: response?.headers.get('location') ?? null,
    refersTo: null,
    digest: null,
  };
}

/** From `20010203040506`; older files have no seconds. */
function isoDate(time: string): string {
  const [year, month, day, hour, minute, second = '00'] = [
    time.slice(0, 4),
    ...(time.slice(4).match(/\d\d/g) ?? []),
  ];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
