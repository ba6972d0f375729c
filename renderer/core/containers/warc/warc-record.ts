/** The head of a WARC record (ISO 28500) and of the answer that it holds. */
import { binaryOfBytes } from '../../bytes/binary-string';

export interface WarcRecord {
  /** `response`, `resource`, `revisit`, … */
  type: string;
  url: string;
  /** ISO 8601. */
  date: string;
  /** Bytes of its own head, and of what follows it. */
  headLength: number;
  bodyLength: number;
  /** Of the server's answer; null for a resource, which has none. */
  status: number | null;
  /** Media type, with its parameters. */
  contentType: string;
}

/** Enough for both heads; what is longer than this is no head. */
export const LONGEST_HEAD = 64 * 1024;

/** Null for what is no record. */
export function parseWarcHead(bytes: Uint8Array): WarcRecord | null {
  const text = binaryOfBytes(bytes);
  if (!text.startsWith('WARC/')) return null;
  const end = headEnd(text, 0);
  if (end === -1) return null;
  const head = headersIn(text.slice(0, end));
  const bodyLength = Number(head.get('content-length'));
  if (!Number.isSafeInteger(bodyLength) || bodyLength < 0) return null;
  const type = head.get('warc-type') ?? '';
  const answer = type === 'response' ? answerHead(text.slice(end)) : null;
  return {
    type,
    url: (head.get('warc-target-uri') ?? '').replace(/^<|>$/g, ''),
    date: head.get('warc-date') ?? '',
    headLength: end,
    bodyLength,
    status: answer?.status ?? null,
    contentType: (answer ? answer.headers.get('content-type') : head.get('content-type')) ?? '',
  };
}

export interface Answer {
  status: number;
  headers: Map<string, string>;
  /** Bytes of the head. */
  length: number;
}

/** Null for what does not begin as HTTP does. */
export function answerHead(text: string): Answer | null {
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
