/** What the popup and the background say to each other. */
import type { Marks, SaveState } from '../background/save';
import type { KnownAddress, Link } from '../messages';

export type FromPopup =
  /** The popup is shown: saves the page, unless the settings say to ask first. */
  | { kind: 'open' }
  | { kind: 'save' }
  /** Tags and note as they are now; what was not sent with the page follows when the popup closes. */
  | { kind: 'marks'; marks: Marks }
  | { kind: 'tags'; prefix: string }
  | { kind: 'article'; article: string }
  | { kind: 'links' }
  | { kind: 'save-links'; links: Link[] }
  | { kind: 'save-tabs'; which: Tabs };

export type Tabs = 'selected' | 'window';

export type ToPopup =
  | { kind: 'opened'; title: string; asksFirst: boolean; tabs: Record<Tabs, number> }
  | { kind: 'state'; state: SaveState }
  | { kind: 'known'; known: KnownAddress }
  | { kind: 'tags'; prefix: string; tags: string[] }
  | { kind: 'links'; links: Link[] }
  | { kind: 'links-saved'; text: string; isOk: boolean }
  | { kind: 'progress'; done: number; total: number; failures: { title: string; text: string }[] };
