/**
 * Reads the web archive that Chromium makes (RFC 2557), as a store of what the page has loaded: it holds
 * pictures and frames of other sites, which the extension may not fetch without a permission.
 */

import { toBase64 } from '../page/base64';

interface Part {
  url: string;
  /** Content-ID without its brackets: frames are named by it. */
  id: string;
  type: string;
  encoding: string;
  body: string;
}

export interface Archive {
  /** A picture as base64. */
  picture(url: string): { type: string; base64: string } | null;
  /**
   * A frame by its address; else the `at`th of the main document's `of` frames, whose address has
   * changed since.
   */
  frame(url: string, at: number, of: number): { archived: string; url: string } | null;
}

export async function readArchive(archive: Blob): Promise<Archive> {
  const parts = partsOf(await archive.text());
  const byUrl = new Map(parts.map((part) => [part.url, part]));
  const pages = new Map(parts.filter(isPage).map((part) => [`cid:${part.id}`, part]));
  const frames = frameNames(parts.find(isPage));
  return {
    picture(url) {
      const part = byUrl.get(url);
      if (!part || isPage(part)) return null;
      const { type, encoding, body } = part;
      const base64 = encoding === 'base64' ? body.replace(/\s+/g, '') : toBase64(bytesOf(part));
      return { type, base64 };
    },
    frame(url, at, of) {
      const main = parts.find(isPage);
      const named = pages.get(url) ?? parts.find((part) => isPage(part) && part.url === url);
      const placed = frames.length === of ? pages.get(frames[at] ?? '') : undefined;
      const part = named ?? placed;
      return part && part !== main ? { archived: textOf(part), url: part.url } : null;
    },
  };
}

const isPage = ({ type }: Part) => /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);

function partsOf(text: string): Part[] {
  const boundary = /boundary="([^"]+)"/i.exec(text.slice(0, LONGEST_HEAD))?.[1];
  if (!boundary) return [];
  const parts: Part[] = [];
  // What is before the first boundary is the head, what is after the last is empty.
  for (const section of text.split(`\r\n--${boundary}`).slice(1, -1)) {
    const end = section.indexOf('\r\n\r\n');
    if (end < 0) continue;
    const head = section.slice(0, end);
    parts.push({
      url: field(head, 'Content-Location'),
      id: field(head, 'Content-ID').replace(/^<|>$/g, ''),
      type: field(head, 'Content-Type'),
      encoding: field(head, 'Content-Transfer-Encoding').toLowerCase(),
      body: section.slice(end + 4),
    });
  }
  return parts;
}

/** Characters before the first part; titles can be long. */
const LONGEST_HEAD = 64 * 1024;

function field(head: string, name: string): string {
  const found = new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head);
  return found?.[1]?.trim() ?? '';
}

function bytesOf({ encoding, body }: Part): Uint8Array<ArrayBuffer> {
  if (encoding === 'base64') return latin1(atob(body.replace(/\s+/g, '')));
  if (encoding === 'quoted-printable') return latin1(unquoted(body));
  return new TextEncoder().encode(body);
}

const unquoted = (body: string) =>
  body
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

const latin1 = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));

/** A page keeps the charset that it came in, and states it. */
function textOf(part: Part): string {
  const bytes = bytesOf(part);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, CHARSET_WITHIN));
  const charset = /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // An unknown name.
    return new TextDecoder().decode(bytes);
  }
}

/** Bytes; Chromium writes it first. */
const CHARSET_WITHIN = 4096;

/** The names of the frames in a page, in their order. */
function frameNames(page: Part | undefined): string[] {
  if (!page) return [];
  return [...textOf(page).matchAll(/<i?frame\b[^>]*?\ssrc="([^"]*)"/gi)].map(([, src = '']) => src);
}
