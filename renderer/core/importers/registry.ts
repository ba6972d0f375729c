import type { Importer } from '../importer';
import { bookmarks } from './bookmarks';
import { feed } from './feed';
import { html } from './html';
import { instapaper } from './instapaper';
import { markdown } from './markdown';
import { mhtml } from './mhtml';
import { omnivore } from './omnivore';
import { opml } from './opml';
import { pocketCsv } from './pocket-csv';
import { pocketHighlights } from './pocket-highlights';
import { pocketHtml } from './pocket-html';
import { raindrop } from './raindrop';
import { text } from './text';
import { wallabag } from './wallabag';

/** For files that are no text. */
export const binaryImporters: readonly Importer[] = [];

/** Asked in this order; text takes what nobody else knows. */
export const importers: readonly Importer[] = [
  pocketCsv,
  instapaper,
  raindrop,
  omnivore,
  wallabag,
  pocketHighlights,
  opml,
  feed,
  mhtml,
  bookmarks,
  pocketHtml,
  html,
  markdown,
  text,
];
