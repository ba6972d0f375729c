/** RSS, Atom, RDF and JSON feeds as files: every item that says something becomes an article. */
import { bytesOfBase64 } from '../bytes/binary-string';
import { decodeBytes } from '../encoding/encoding';
import { fileHead, rootElement } from '../files/file-head';
import { LARGEST_ENTRY } from '../files/limits';
import { setImagesAside } from '../images/images';
import { paragraphsFrom } from '../markup/paragraphs';
import { textOf } from '../markup/plain-text';
import { namesOf } from '../metadata/byline';
import { parseDate } from '../metadata/dates';
import { chooseLanguage } from '../metadata/language';
import { hostName } from '../metadata/site';
import { webAddress } from '../sanitize/links';
import { readByFeedsmith } from './feed/by-feedsmith';
import { readByTags } from './feed/by-tags';
import type { FeedContent, FeedItem } from './feed/feed-content';
import type { ImportContext, Importer, ImportItem } from './importer';
import { makeDraft } from './make-draft';

const FEED_ROOT = /^(?:[\w-]+:)?(?:rss|feed|rdf|channel)$/;
const JSON_FEED = /^\s*\{[\s\S]*"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/i;

export const feed: Importer = {
  name: 'feed',

  accepts(source) {
    const head = fileHead(source.bytes);
    if (JSON_FEED.test(head)) return true;
    // A comment longer than what we look at first hides the root.
    const root =
      rootElement(head) ??
      (/^\s*<[!?]/.test(head) ? rootElement(fileHead(source.bytes, 64 * 1024)) : null);
    return root !== null && FEED_ROOT.test(root);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    const { kept, giants } = withoutGiants(text);
    for (const name of giants) yield { ok: false, item: name, reason: 'too-large' };
    const content = readFeed(kept);
    for (const [at, item] of content.items.entries()) {
      const name = item.title || item.link || `${source.name} #${at + 1}`;
      try {
        const draft = await draftOf(item, content, encoding, context);
        yield draft ? { ok: true, draft } : { ok: false, item: name, reason: 'no-text' };
      } catch {
        yield { ok: false, item: name, reason: 'damaged' };
      }
    }
  },
};

/** A feed without the items that are too large, and the names of these. */
function withoutGiants(text: string): { kept: string; giants: string[] } {
  const kept: string[] = [];
  const giants: string[] = [];
  if (text.length <= LARGEST_ENTRY) return { kept: text, giants };
  const starts = [...text.matchAll(/<((?:\w+:)?(?:item|entry))[\s>]/gi)];
  let from = 0;
  for (const [at, { index, 1: element }] of starts.entries()) {
    const next = starts[at + 1]?.index ?? text.length;
    if (next - index <= LARGEST_ENTRY) continue;
    const closing = text.lastIndexOf(`</${element}>`, next);
    const end = closing > index ? closing + `</${element}>`.length : next;
    giants.push(
      /<title[^<>]*>([^<]{1,200})/i.exec(text.slice(index, index + 5_000))?.[1] ?? `#${at + 1}`,
    );
    kept.push(text.slice(from, index));
    from = end;
  }
  kept.push(text.slice(from));
  return { kept: kept.join(''), giants };
}

/** Whichever finds more: feedsmith knows the dialects, the other survives broken markup. */
function readFeed(text: string): FeedContent {
  const clean = text.replace(/^[\s\ufeff\0]+/, '');
  const items = clean.match(/<(?:\w+:)?(?:item|entry)[\s>]/gi)?.length ?? 0;
  try {
    const found = readByFeedsmith(clean);
    if (found.items.length >= items || clean.startsWith('{')) {
      return PACKED.test(clean) ? unpacked(found) : found;
    }
  } catch {
    // Not well-formed: read by its tags below.
  }
  return readByTags(clean);
}

/** Atom wraps in base64 what it takes for no text (RFC 4287, 4.1.3.3; Atom 0.3 says so by a mode). */
const PACKED = /<(?:\w+:)?(?:content|summary|title)\b[^<>]*(?:base64|application\/octet-stream)/i;

function unpacked(found: FeedContent): FeedContent {
  const items = found.items.map((item) => ({
    ...item,
    title: item.title && fromBase64(item.title),
    content: item.content && fromBase64(item.content),
  }));
  return { ...found, items };
}

/** The text itself when it is none. */
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
 * XHTML closes empty what swallows everything behind it in HTML; and an object is never shown, but
 * what stands in it for those who cannot see it, and behind one that was left open, is to be read.
 */
const withoutSwallowers = (html: string) =>
  html
    .replace(/<(iframe|noembed|noframes|video|audio|canvas)\b([^>]*)\/>/gi, '<$1$2></$1>')
    .replace(/<\/?(?:object|applet)\b[^>]*>/gi, '');

async function draftOf(item: FeedItem, of: FeedContent, encoding: string, context: ImportContext) {
  const url = item.link ? webAddress(item.link, of.link && webAddress(of.link, null)) : null;
  const baseUrl = url ?? (of.link && webAddress(of.link, null));
  const content = item.content ?? '';
  const isMarkup = /<[a-z!/][^>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(content);
  const document = context.parseHtml(isMarkup ? withoutSwallowers(content) : '');
  if (!isMarkup) document.body.append(...paragraphsFrom(content.split('\n'), document));
  const images = setImagesAside(document, context.cleanSvg);
  const assets = await images.collect(document.body);
  const title = item.title ? plain(item.title, context) : '';
  const isEmpty = !textOf(document.body, { captions: true }) && assets.length === 0;
  // A short message has nothing but a title, and no page of its own.
  if (isEmpty && !url) document.body.append(...paragraphsFrom([title], document));
  const site = of.title ? plain(of.title, context) : hostName(of.link);
  return makeDraft(
    document.body,
    assets,
    {
      title: title || (isEmpty && url ? url : ''),
      byline: [
        ...new Set(
          (item.authors.length > 0 ? item.authors : of.authors).flatMap((each) =>
            namesOf(plain(each, context), [site]),
          ),
        ),
      ],
      site,
      url,
      canonicalUrl: url,
      lang: chooseLanguage([of.lang], textOf(document.body, { captions: true })),
      publishedAt: item.published ? parseDate(item.published) : null,
      savedAt: null,
      tags: item.tags.map((tag) => plain(tag, context)).filter((tag) => tag !== ''),
      // What has an address and no text is filled in when the page comes.
      kind: isEmpty && url ? 'link' : 'article',
      format: 'feed',
      encoding,
      baseUrl,
    },
    context,
  );
}

/** Titles come with markup and with escapes, once or twice over. */
function plain(text: string, context: ImportContext): string {
  if (!/[<&]/.test(text)) return text.replace(/\s+/g, ' ').trim();
  const { body } = context.parseHtml(withoutSwallowers(text));
  return textOf(body, { captions: true }).replace(/\s+/g, ' ').trim();
}
