/** RSS, Atom, RDF and JSON feeds as files: every item with text becomes an article. */
import { bytesOfBase64 } from '../bytes/binary-string';
import { decodeBytes } from '../encoding/encoding';
import { fileHead, rootElement } from '../files/file-head';
import { LARGEST_ENTRY } from '../files/limits';
import { setImagesAside } from '../images/images';
import { paragraphsFrom } from '../markup/paragraphs';
import { textOf } from '../markup/plain-text';
import { parseDate } from '../metadata/dates';
import { chooseLanguage } from '../metadata/language';
import { statedNames } from '../metadata/names';
import { proseIn } from '../metadata/prose';
import { hostName } from '../metadata/site';
import { webAddress } from '../sanitize/links';
import { readByFeedsmith } from './feed/by-feedsmith';
import { readByTags } from './feed/by-tags';
import type { Enclosure, FeedContent, FeedItem } from './feed/feed-content';
import type { FeedDraft, ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { makeDraft } from './make-draft';
import { isErrorText } from './reading-list/error-texts';
import { isObject, jsonOf, textIn } from './reading-list/json';
import { jsonOutline } from './reading-list/json-outline';

const FEED_ROOT = /^(?:[\w-]+:)?(?:rss|feed|rdf|channel)$/;
const JSON_FEED = /^https?:\/\/(?:www\.)?jsonfeed\.org\//i;
const JSON_FEED_HEAD = /^\s*\{[\s\S]*"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/i;

export const feed: Importer = {
  name: 'feed',

  accepts(source) {
    const head = fileHead(source.bytes);
    if (JSON_FEED_HEAD.test(head) || isJsonFeed(source)) return true;
    // A comment longer than the default head can hide the root element.
    const root =
      rootElement(head) ??
      (/^\s*<[!?]/.test(head) ? rootElement(fileHead(source.bytes, 64 * 1024)) : null);
    return root !== null && FEED_ROOT.test(root);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { content, encoding, tooLarge } = await readFeedFile(source);
    for (const name of tooLarge) yield { ok: false, item: name, reason: 'too-large' };
    const from = feedOf(content);
    for (const [at, item] of content.items.entries()) {
      const name = nameOfItem(item) || `${source.name} #${at + 1}`;
      const reason = (await context.mayRead?.()) ?? null;
      if (reason !== null) yield { ok: false, item: name, reason };
      else yield { ...(await readItem(item, content, encoding, name, context)), ...from };
    }
  },
};

/** A feed's file, decoded and read. */
export interface FeedFile {
  content: FeedContent;
  encoding: string;
  /** The titles of items that are too large to be read. */
  tooLarge: string[];
  /** True when the file ends before the feed does. */
  isCut: boolean;
}

export async function readFeedFile({ bytes }: Pick<ImportSource, 'bytes'>): Promise<FeedFile> {
  const { text, encoding } = await decodeBytes(bytes, 'xml');
  const { kept, tooLarge } = withoutLargeItems(text);
  return { content: readFeed(kept), encoding, tooLarge, isCut: isCutOff(text) };
}

/** True when what begins the feed is not ended behind its last item. */
function isCutOff(text: string): boolean {
  const start = text.replace(/^[\s\ufeff\0]+/, '').slice(0, 1);
  // Half a JSON has no members that could be read.
  if (start === '{') return !/\}[\s\0]*$/.test(text);
  const ends = [...text.matchAll(/<\/(?:[\w-]+:)?(?:item|entry)\s*>/gi)];
  const rest = text.slice(ends.at(-1)?.index ?? 0);
  return !/<\/(?:[\w-]+:)?(?:rss|feed|rdf|channel)\s*>|<(?:rss|feed)\b[^<>]*\/>/i.test(rest);
}

export const nameOfItem = ({ title, link }: FeedItem): string => title || link || '';

/** The article of an item, or the reason why there is none. Never throws. */
export async function readItem(
  item: FeedItem,
  of: FeedContent,
  encoding: string,
  name: string,
  context: ImportContext,
): Promise<Extract<ImportItem, { draft: unknown } | { ok: false }>> {
  try {
    const draft = await draftOf(item, of, encoding, context);
    return draft ? { ok: true, draft } : { ok: false, item: name, reason: 'no-text' };
  } catch {
    return { ok: false, item: name, reason: 'damaged' };
  }
}

/** The feed of a file that states its own address. */
function feedOf({ self, link, title }: FeedContent): { from?: FeedDraft } {
  const siteUrl = link && webAddress(link, null);
  const url = self && webAddress(self, siteUrl);
  return url ? { from: { url, title: title?.trim() || url, siteUrl, tags: [] } } : {};
}

/** Reads the member `version`, which may be anywhere in the file. */
function isJsonFeed(source: ImportSource): boolean {
  const outline = jsonOutline(source);
  if (!outline?.sample.has('/version') || !outline.sample.has('/items')) return false;
  const feed = jsonOf(source);
  return isObject(feed) && JSON_FEED.test(textIn(feed.version) ?? '');
}

/** Cuts items that are too large out of a feed; `tooLarge` has their titles. */
function withoutLargeItems(text: string): { kept: string; tooLarge: string[] } {
  const kept: string[] = [];
  const tooLarge: string[] = [];
  if (text.length <= LARGEST_ENTRY) return { kept: text, tooLarge };
  const starts = [...text.matchAll(/<((?:\w+:)?(?:item|entry))[\s>]/gi)];
  let from = 0;
  for (const [at, { index, 1: element }] of starts.entries()) {
    const next = starts[at + 1]?.index ?? text.length;
    if (next - index <= LARGEST_ENTRY) continue;
    const closing = text.lastIndexOf(`</${element}>`, next);
    const end = closing > index ? closing + `</${element}>`.length : next;
    tooLarge.push(
      /<title[^<>]*>([^<]{1,200})/i.exec(text.slice(index, index + 5_000))?.[1] ?? `#${at + 1}`,
    );
    kept.push(text.slice(from, index));
    from = end;
  }
  kept.push(text.slice(from));
  return { kept: kept.join(''), tooLarge };
}

/** Uses feedsmith, which knows the dialects; when it throws or finds fewer items, the tag scanner. */
function readFeed(text: string): FeedContent {
  const clean = text.replace(/^[\s\ufeff\0]+/, '');
  const items = clean.match(/<(?:\w+:)?(?:item|entry)[\s>]/gi)?.length ?? 0;
  try {
    const found = readByFeedsmith(clean);
    if (found.items.length >= items || clean.startsWith('{')) {
      return HAS_BASE64.test(clean) ? decoded(found) : found;
    }
  } catch {
    // A feed that is not well-formed is read by its tags below.
  }
  return readByTags(clean);
}

/** Atom encodes in base64 what is not text (RFC 4287, 4.1.3.3; Atom 0.3 has `mode="base64"`). */
const HAS_BASE64 =
  /<(?:\w+:)?(?:content|summary|title)\b[^<>]*(?:base64|application\/octet-stream)/i;

function decoded(found: FeedContent): FeedContent {
  const items = found.items.map((item) => ({
    ...item,
    title: item.title && fromBase64(item.title),
    content: item.content && fromBase64(item.content),
  }));
  return { ...found, items };
}

/** The decoded text, or the text itself when it is not base64 of UTF-8. */
function fromBase64(text: string): string {
  if (!/^[\w+/\s]{8,}={0,2}\s*$/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      bytesOfBase64(text.replace(/\s+/g, '')),
    );
  } catch {
    return text;
  }
}

/**
 * XHTML closes empty elements that HTML leaves open, and these would swallow the rest of the item. `object`
 * and `applet` are unwrapped, because their fallback text, or text after one left open, is to be read.
 */
const withoutSwallowers = (html: string) =>
  html
    .replace(/<(iframe|noembed|noframes|video|audio|canvas)\b([^>]*)\/>/gi, '<$1$2></$1>')
    .replace(/<\/?(?:object|applet)\b[^>]*>/gi, '');

async function draftOf(item: FeedItem, of: FeedContent, encoding: string, context: ImportContext) {
  const url = item.link ? webAddress(item.link, of.link && webAddress(of.link, null)) : null;
  const feed = of.self && webAddress(of.self, of.link && webAddress(of.link, null));
  const baseUrl = url ?? (of.link && webAddress(of.link, null));
  const content = item.content ?? '';
  const isMarkup = /<[a-z!/][^>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(content);
  const document = context.parseHtml(isMarkup ? withoutSwallowers(content) : '');
  if (!isMarkup) document.body.append(...paragraphsFrom(content.split('\n'), document));
  const images = setImagesAside(document, context.cleanSvg);
  const assets = await images.collect(document.body);
  const title = item.title ? plain(item.title, context) : '';
  const words = textOf(document.body, { captions: true });
  if (isErrorText(words)) document.body.replaceChildren();
  const isEmpty = (!words || isErrorText(words)) && assets.length === 0;
  // A short message has only a title, and no page of its own.
  if (isEmpty && !url) document.body.append(...paragraphsFrom([title], document));
  const files = filesOf(item.enclosures, baseUrl);
  document.body.append(...enclosureLines(files, document));
  const site = of.title ? plain(of.title, context) : hostName(of.link);
  return makeDraft(
    document.body,
    assets,
    {
      title: title || (isEmpty && url ? url : ''),
      byline: statedNames(
        (item.authors.length > 0 ? item.authors : of.authors).map((each) => plain(each, context)),
        { sites: [site] },
      ),
      site,
      url,
      canonicalUrl: url,
      lang: await chooseLanguage([of.lang], proseIn(document.body)),
      publishedAt: item.published ? parseDate(item.published) : null,
      savedAt: null,
      ...(feed && { feeds: [feed] }),
      ...(files.length > 0 && { enclosures: files }),
      tags: item.tags.map((tag) => plain(tag, context)).filter((tag) => tag !== ''),
      // An item with an address and no text is a link, filled in when its page is imported.
      kind: isEmpty && url ? 'link' : 'article',
      format: 'feed',
      encoding,
      baseUrl,
    },
    context,
  );
}

/** A podcast has one; more than these are no part of an article. */
const mostEnclosures = 20;

/**
 * The files that belong to an item, by whole addresses. Pictures are left out: they repeat those of the
 * text.
 */
function filesOf(enclosures: readonly Enclosure[], baseUrl: string | null): Enclosure[] {
  return enclosures.slice(0, mostEnclosures).flatMap((file) => {
    const url = webAddress(file.url, baseUrl);
    return url === null || file.mediaType?.startsWith('image/') ? [] : { ...file, url };
  });
}

/** A line for each file, so that a text without Carrel has its link. */
const enclosureLines = (files: readonly Enclosure[], document: Document) =>
  files.map(({ url, mediaType, bytes }) => {
    const line = document.createElement('p');
    const link = document.createElement('a');
    link.href = url;
    link.textContent =
      url
        .replace(/[?#].*$/, '')
        .split('/')
        .at(-1) || url;
    const size = bytes === null ? [] : [`${(bytes / 1e6).toFixed(1)} MB`];
    const facts = [...(mediaType ? [mediaType] : []), ...size];
    line.append(link, ...(facts.length > 0 ? [` (${facts.join(', ')})`] : []));
    return line;
  });

/** Plain text of a title, which may be HTML, escaped once or twice. */
function plain(text: string, context: ImportContext): string {
  if (!/[<&]/.test(text)) return text.replace(/\s+/g, ' ').trim();
  const { body } = context.parseHtml(withoutSwallowers(text));
  return textOf(body, { captions: true }).replace(/\s+/g, ' ').trim();
}
