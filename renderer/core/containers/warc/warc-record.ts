/** The head of a WARC record (ISO 28500) and of the HTTP response in it. */
import { binaryOfBytes } from '../../bytes/binary-string';

export interface WarcRecord {
  /** The record type: `response`, `resource`, `revisit`, … */
  type: string;
  url: string;
  /** ISO 8601. */
  date: string;
  /** Length of the WARC head and of the block after it, in bytes. */
  headLength: number;
  bodyLength: number;
  /** HTTP status; null for a resource record, which has none. */
  status: number | null;
  /** Media type with parameters; empty when none is stated. */
  contentType: string;
  /** The `Location` of a redirect, as it is stated; null for every other record. */
  location: string | null;
  /** The address whose response a `revisit` record repeats; null when only the digest says so. */
  refersTo: string | null;
  /** The digest of the body, which a `revisit` has in common with the response that it repeats. */
  digest: string | null;
}

/** Bytes that are read for both heads; longer heads are refused. */
export const LONGEST_HEAD = 64 * 1024;

/** Parses the head of a record; null when the bytes are no record. */
export function parseWarcHead(bytes: Uint8Array): WarcRecord | null {
  const text = binaryOfBytes(bytes);
  if (!text.startsWith('WARC/')) return null;
  const end = headEnd(text, 0);
  if (end === -1) return null;
  const head = headersIn(text.slice(0, end));
  const bodyLength = Number(head.get('content-length'));
  if (!Number.isSafeInteger(bodyLength) || bodyLength < 0) return null;
  const type = head.get('warc-type') ?? '';
  const hasResponse = type === 'response' || type === 'revisit';
  const response = hasResponse ? responseHead(text.slice(end)) : null;
  return {
    type,
    url: inBrackets(head.get('warc-target-uri')) ?? '',
    date: head.get('warc-date') ?? '',
    headLength: end,
    bodyLength,
    status: response?.status ?? null,
    contentType: (response ? response.headers.get('content-type') : head.get('content-type')) ?? '',
    location: isRedirect(response?.status) ? (response?.headers.get('location') ?? null) : null,
    refersTo: inBrackets(head.get('warc-refers-to-target-uri')),
    digest: head.get('warc-payload-digest') ?? null,
  };
}

/** WARC 0.x puts addresses into angle brackets. */
const inBrackets = (address: string | undefined) => address?.replace(/^<|>$/g, '') ?? null;

const isRedirect = (status: number | undefined) =>
  status !== undefined && [301, 302, 303, 307, 308].includes(status);

export interface ResponseHead {
  status: number;
  headers: Map<string, string>;
  /** Length of the head in bytes. */
  length: number;
}

/** Parses the head of an HTTP response; null when the text does not begin with one. */
export function responseHead(text: string): ResponseHead | null {
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(text)?.[1];
  const length = headEnd(text, 0);
  if (!status || length === -1) return null;
  return { status: Number(status), headers: headersIn(text.slice(0, length)), length };
}

function headEnd(text: string, from: number): number {
  const gap = /\r?\n\r?\n/g;
  gap.lastIndex = from;
  return gap.exec(text) ? gap.lastIndex : -1;
}

function headersIn(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0)
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}
