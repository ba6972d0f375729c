/** The messages between the extension and Carrel's native messaging host, as JSON. */

/** What Carrel is told of a page before its bytes come. */
export interface PageHead {
  url: string;
  title: string;
  mediaType: 'multipart/related' | 'text/html' | 'application/pdf';
  /** Milliseconds since 1970. */
  savedAt: number;
  tags: string[];
  note: string;
  highlights: Quote[];
}

/** A passage by its words and up to `CONTEXT` characters on each side. */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  note: string;
}

export interface Link {
  url: string;
  title: string;
}

export interface KnownAddress {
  url: string;
  article: string;
  savedAt: number;
  state: string;
}

export const PROTOCOL = 1;

/** Bytes of a part; the browser refuses messages above 64 MiB, and Carrel reads parts of this size. */
export const PART_BYTES = 512 * 1024;

/** The most addresses in one question. */
export const KNOWN_AT_ONCE = 200;

/** The most links in one message. */
export const LINKS_AT_ONCE = 2_000;

export type ToHost =
  | { kind: 'hello'; protocol: number; version: string }
  | { kind: 'page'; id: string; page: PageHead }
  | { kind: 'part'; id: string; base64: string }
  | { kind: 'end'; id: string; bytes: number }
  | { kind: 'tags'; prefix: string }
  | { kind: 'known'; urls: string[] }
  | { kind: 'links'; id: string; links: Link[]; tags: string[] }
  | { kind: 'open'; article: string };

export type Saved = {
  kind: 'saved';
  id: string;
  outcome: 'imported' | 'updated' | 'duplicate';
  article: string;
  title: string;
};

export type Failed = { kind: 'failed'; id: string | null; reason: string; message: string };

export type FromHost =
  | { kind: 'hello'; protocol: number; version: string; library: string }
  | Saved
  | Failed
  | { kind: 'tags'; prefix: string; tags: string[] }
  | { kind: 'known'; known: KnownAddress[] };
