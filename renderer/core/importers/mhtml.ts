/** MHTML (RFC 2557), as Chromium, Internet Explorer and mail programs write it. */
import { withDeclaredCharset } from '../encoding/with-declared-charset';
import type { Companion, Companions } from '../files/companions';
import { beginsWithTag, extensionOf, fileHead } from '../files/file-head';
import { LARGEST_FILE } from '../files/limits';
import { beginsLikeHtml } from '../files/looks-like-html';
import { webAddress } from '../sanitize/links';
import { html } from './html';
import type { ArchivedPage, Importer, ImportItem } from './importer';
import { decodedBody, type MimePart, messageParts, parameterOf } from './mhtml/message';
import { timeOf } from './reading-list/times';

export const mhtml: Importer = {
  name: 'mhtml',

  accepts(source) {
    // Never bare text: that would be an article of its encoded parts.
    if (/^mht(?:ml)?$/.test(extensionOf(source.name))) return !beginsLikeHtml(source.bytes);
    if (beginsWithTag(source.bytes)) return false;
    const head = fileHead(source.bytes, LONGEST_HEADER).replace(/\r\n?/g, '\n').trimStart();
    if (!/^(?:[\w-]+:|From )/.test(head)) return false;
    // A title may have several lines in the header, even empty ones, so that not every line is a field.
    const beforeParts = head.split('\n--', 1)[0] ?? '';
    if (/^content-type:\s*multipart\/related/im.test(beforeParts)) return true;
    const header = head.split('\n\n', 1)[0] ?? '';
    return /^mime-version:/im.test(header) && /^content-type:\s*text\/html/im.test(header);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const parts = messageParts(source.bytes);
    const page = rootPart(parts);
    if (!page) {
      yield { ok: false, item: source.name, reason: 'no-text' };
      return;
    }
    if (page.body.length > LARGEST_FILE) {
      yield { ok: false, item: source.name, reason: 'too-large' };
      return;
    }
    const top = parts[0]?.message ?? page.headers;
    const stated = pageAddress(top, page);
    const url = source.cameFrom?.url ?? stated;
    const bytes = bytesOf(page);
    const savedAt = source.cameFrom?.savedAt ?? timeOf(top.get('date'));
    const cameFrom = { url, savedAt, format: source.cameFrom?.format ?? 'mhtml' };
    const beside = companionsIn(parts, page, stated);
    yield* html.read({ ...source, bytes, beside, cameFrom }, context) as AsyncIterable<ImportItem>;
  },
};

/** The page's own HTML in MHTML, with the charset that only its header may state; null for none. */
export function mhtmlPage(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const page = rootPart(messageParts(bytes));
  return page ? bytesOf(page) : null;
}

/** The page in MHTML or in a mail, with the files that came along; null for none. */
export function pageInMhtml(bytes: Uint8Array): ArchivedPage | null {
  const parts = messageParts(bytes);
  const page = rootPart(parts);
  if (!page || page.body.length > LARGEST_FILE) return null;
  const stated = pageAddress(parts[0]?.message ?? page.headers, page);
  return { bytes: bytesOf(page), beside: companionsIn(parts, page, stated) };
}

/** Bytes; titles and addresses of pages can be long. */
const LONGEST_HEADER = 32 * 1024;

/** The part that the parameter `start` names, else the first HTML part. */
function rootPart(parts: readonly MimePart[]): MimePart | undefined {
  const start = parts.map(({ message }) => parameterOf(message, 'start')).find((each) => each);
  const named = start && parts.find(({ headers }) => headers.get('content-id')?.trim() === start);
  const pages = parts.filter(({ headers }) =>
    /^(?:text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? ''),
  );
  return named || pages[0];
}

function pageAddress(top: ReadonlyMap<string, string>, page: MimePart): string | null {
  const stated = [
    top.get('snapshot-content-location'),
    page.headers.get('content-location'),
    top.get('content-location'),
    top.get('content-base'),
  ];
  return stated.map((each) => webAddress(each ?? '', null)).find((each) => each) ?? null;
}

/** The content of a part, with the charset that only its header may state. */
const bytesOf = (part: MimePart) =>
  /^text\/html/i.test(part.headers.get('content-type') ?? '')
    ? withDeclaredCharset(decodedBody(part), parameterOf(part.headers, 'charset'))
    : decodedBody(part);

/** The parts as companions, found by address (absolute or relative) and by `cid:`. */
function companionsIn(parts: readonly MimePart[], page: MimePart, url: string | null): Companions {
  const base = url ?? page.headers.get('content-location') ?? 'cid:/';
  const byAddress = new Map<string, Companion>();
  for (const part of parts) {
    const location = part.headers.get('content-location')?.trim();
    const id = part.headers.get('content-id')?.trim().replace(/^<|>$/g, '');
    const file = { name: location ?? id ?? '', read: async () => bytesOf(part) };
    if (location) byAddress.set(absolute(location, base), file);
    if (id) byAddress.set(`cid:${id}`, file);
  }
  return {
    find: (address) =>
      byAddress.get(address.trim()) ?? byAddress.get(absolute(address.trim(), base)) ?? null,
  };
}

function absolute(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}
