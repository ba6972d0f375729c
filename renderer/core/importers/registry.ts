import { addressList } from './address-list';
import { archivebox } from './archivebox';
import { bibtex } from './bibtex';
import { blogger } from './blogger';
import { bookmarks } from './bookmarks';
import { chromeBookmarks, firefoxBookmarks } from './browser-bookmarks';
import { carrelHighlights, carrelHighlightsCsv } from './carrel-highlights';
import { cslJson } from './csl-json';
import { diigo } from './diigo';
import { docx } from './docx';
import { egloos } from './egloos';
import { enex } from './enex';
import { epub } from './epub';
import { fb2 } from './fb2';
import { feed } from './feed';
import { feedbin } from './feedbin';
import { ghost } from './ghost';
import { goodlinks } from './goodlinks';
import { googleReader } from './google-reader';
import { html } from './html';
import { hwp } from './hwp';
import { hwpx } from './hwpx';
import { hypothesis } from './hypothesis';
import type { Importer, ListImporter } from './importer';
import { instapaper } from './instapaper';
import { joplin } from './joplin';
import { karakeep } from './karakeep';
import { kindle } from './kindle';
import { linkding } from './linkding';
import { linkwarden } from './linkwarden';
import { maff } from './maff';
import { mail } from './mail';
import { markdown } from './markdown';
import { matter } from './matter';
import { medium } from './medium';
import { mhtml } from './mhtml';
import { miniflux } from './miniflux';
import { mobi } from './mobi';
import { newsblur } from './newsblur';
import { notion } from './notion';
import { obsidianHighlights } from './obsidian-highlights';
import { odt } from './odt';
import { omnivore } from './omnivore';
import { opml } from './opml';
import { org } from './org';
import { outlook } from './outlook';
import { pdf } from './pdf';
import { pinboard, pinboardXml } from './pinboard';
import { pocketCsv } from './pocket-csv';
import { pocketHighlights } from './pocket-highlights';
import { pocketHtml } from './pocket-html';
import { raindrop } from './raindrop';
import { readeck } from './readeck';
import { readwise } from './readwise';
import { readwiseHighlights } from './readwise-highlights';
import { ris } from './ris';
import { rtf } from './rtf';
import { substack } from './substack';
import { text } from './text';
import { tistory } from './tistory';
import { ttxml } from './ttxml';
import { wallabag } from './wallabag';
import { wallabagCsv } from './wallabag-csv';
import { webarchive } from './webarchive';
import { wordpress } from './wordpress';
import { zoteroCsv } from './zotero-csv';
import { zoteroRdf } from './zotero-rdf';

/** Importers of binary formats. */
export const binaryImporters: readonly Importer[] = [
  epub,
  mobi,
  pdf,
  webarchive,
  docx,
  odt,
  hwpx,
  hwp,
  rtf,
  outlook,
];

/** Asked before all others, because each recognises only its own lists. */
export const listImporters: readonly ListImporter[] = [
  carrelHighlights,
  carrelHighlightsCsv,
  pocketCsv,
  instapaper,
  raindrop,
  readwise,
  readwiseHighlights,
  matter,
  wallabagCsv,
  diigo,
  zoteroCsv,
  substack,
  omnivore,
  wallabag,
  pocketHighlights,
  karakeep,
  linkwarden,
  pinboard,
  goodlinks,
  linkding,
  miniflux,
  feedbin,
  newsblur,
  hypothesis,
  obsidianHighlights,
  cslJson,
  chromeBookmarks,
  firefoxBookmarks,
  googleReader,
  enex,
];

/** Asked in this order: `markdown` before `html`, since a note may begin with an element. `text` is last, because it accepts any text. */
export const importers: readonly Importer[] = [
  ...listImporters,
  kindle,
  ghost,
  readeck,
  archivebox,
  zoteroRdf,
  ris,
  bibtex,
  opml,
  blogger,
  pinboardXml,
  fb2,
  ttxml,
  egloos,
  wordpress,
  feed,
  mail,
  mhtml,
  medium,
  tistory,
  notion,
  bookmarks,
  pocketHtml,
  maff,
  addressList,
  joplin,
  org,
  markdown,
  html,
  text,
];
