/** The messages between the browser's extension and Carrel; docs/browser.md describes them. */
import * as v from 'valibot';
import { type BrowserReply, receivedStates } from '../ipc/receiving.js';
import { pageExtensions } from './page-file.js';

/** The version of these messages. */
export const protocol = 1;
/** The most bytes of one part of a page. */
const largestPart = 512 * 1024;
const longestText = 64 * 1024;
const longestAddress = 16 * 1024;

const line = v.pipe(v.string(), v.maxLength(longestAddress));
const text = v.pipe(v.string(), v.maxLength(longestText));
const address = v.pipe(line, v.regex(/^https?:\/\//i), v.url());
const tags = v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(200));
const id = v.union([v.pipe(v.string(), v.maxLength(100)), v.pipe(v.number(), v.safeInteger())]);
const base64 = v.pipe(
  v.string(),
  v.maxLength(Math.ceil(largestPart / 3) * 4),
  v.check((value) => value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)),
);

const highlight = v.object({
  exact: text,
  prefix: v.optional(text, ''),
  suffix: v.optional(text, ''),
  note: v.optional(text, ''),
});

/** What is said of a page before its bytes. */
export const pageHead = v.object({
  url: address,
  title: v.optional(line, ''),
  mediaType: v.picklist(Object.keys(pageExtensions) as (keyof typeof pageExtensions)[]),
  savedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  tags: v.optional(tags, []),
  note: v.optional(text, ''),
  highlights: v.optional(v.pipe(v.array(highlight), v.maxLength(1000)), []),
  state: v.optional(v.nullable(v.picklist(receivedStates)), null),
});
export type PageHead = v.InferOutput<typeof pageHead>;

const kind = v.literal;
const messages = [
  v.object({ kind: kind('hello'), protocol: v.number() }),
  v.object({ kind: kind('page'), id, page: pageHead }),
  v.object({ kind: kind('part'), id, base64 }),
  v.object({ kind: kind('end'), id, bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  v.object({ kind: kind('tags'), prefix: line }),
  v.object({ kind: kind('known'), urls: v.pipe(v.array(v.string()), v.maxLength(200)) }),
  v.object({
    kind: kind('links'),
    id,
    links: v.pipe(
      v.array(v.object({ url: address, title: v.optional(line, '') })),
      v.minLength(1),
      v.maxLength(2000),
    ),
    tags: v.optional(tags, []),
  }),
  v.object({
    kind: kind('open'),
    article: v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)),
  }),
] as const;
const fromBrowser = v.variant('kind', messages);
const kinds = new Set<unknown>(messages.map(({ entries }) => entries.kind.literal));

export type FromBrowser = v.InferOutput<typeof fromBrowser>;
export type MessageId = v.InferOutput<typeof id> | null;

export type ToBrowser =
  | { kind: 'hello'; protocol: number; version: string; library: string }
  | (Extract<BrowserReply, { kind: 'saved' }> & { id: MessageId })
  | { kind: 'failed'; id: MessageId; reason: string; message: string }
  | { kind: 'tags'; prefix: string; tags: string[] }
  | Extract<BrowserReply, { kind: 'known' }>;

/** Reads a frame; answers why it is no message. */
export function readMessage(
  frame: Buffer,
): { ok: true; message: FromBrowser } | { ok: false; id: MessageId; reason: 'unknown' | 'broken' } {
  let value: unknown;
  try {
    value = JSON.parse(frame.toString('utf8'));
  } catch {
    return { ok: false, id: null, reason: 'broken' };
  }
  const read = v.safeParse(fromBrowser, value);
  if (read.success) return { ok: true, message: read.output };
  const fields = Object(value) as Record<string, unknown>;
  if (!kinds.has(fields.kind)) return { ok: false, id: null, reason: 'unknown' };
  return { ok: false, id: v.is(id, fields.id) ? fields.id : null, reason: 'broken' };
}
