/** What a browser sends and asks, and what it is answered. */

import type { FileGrant } from './granted-files';

/** A passage that the reader marked before the page was saved. */
export interface ReceivedHighlight {
  exact: string;
  /** The text around it; empty where unknown. */
  prefix: string;
  suffix: string;
  note: string;
}

/** The states of reading that a sender may name. */
export const receivedStates = ['unread', 'reading', 'read', 'archived'] as const;

/** What a browser says of a page that it hands over; it counts more than what the file says. */
export interface ReceivedPage {
  /** Null when the sender does not know it. */
  url: string | null;
  title: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  tags: string[];
  note: string;
  highlights: ReceivedHighlight[];
  state: (typeof receivedStates)[number] | null;
}

export interface ReceivedLink {
  url: string;
  title: string;
}

/**
 * A browser of this account. `on`: it can start this Carrel. `other`: it starts another one, or another
 * library. `sandboxed`: it is a Snap or Flatpak, which cannot start programs. `unwritable`: its folder
 * cannot be written.
 */
export interface FoundBrowser {
  name: string;
  state: 'on' | 'off' | 'other' | 'sandboxed' | 'unwritable';
}

/** How browsers reach Carrel. */
export interface BrowserAccess {
  native: {
    isOn: boolean;
    /** False on Windows, where Electron cannot read what a browser sends. */
    isPossible: boolean;
    browsers: FoundBrowser[];
  };
  receiver: {
    isOn: boolean;
    state: 'off' | 'listening' | 'port-taken' | 'failed';
    /** What SingleFile's options need; empty while the receiver was never on. */
    url: string;
    token: string;
    fileField: string;
    urlField: string;
  };
}

/** What a browser asks of the library. The page's bytes are in the grant's only file. */
export type BrowserAsk =
  | { kind: 'page'; page: ReceivedPage; grant: FileGrant }
  | { kind: 'links'; links: ReceivedLink[]; tags: string[] }
  | { kind: 'tags'; prefix: string }
  | { kind: 'known'; urls: string[] };

/** An article that the library has for an address. */
export interface KnownAddress {
  url: string;
  /** The article's id. */
  article: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  state: string;
}

/** The answer of the window. `reason` is one of the importer's, or `closed`. */
export type BrowserReply =
  | { kind: 'saved'; outcome: 'imported' | 'updated' | 'duplicate'; article: string; title: string }
  | { kind: 'failed'; reason: string; message: string }
  | { kind: 'tags'; tags: string[] }
  | { kind: 'known'; known: KnownAddress[] };
