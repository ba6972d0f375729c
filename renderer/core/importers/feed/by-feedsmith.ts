import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith';
import type { Enclosure, FeedContent, FeedItem } from './feed-content';

/** Reads a feed by feedsmith. Throws when the feed is not well-formed enough for that. */
export function readByFeedsmith(text: string): FeedContent {
  const { format, feed } = parseFeed(text);
  if (format === 'rss') return fromRss(feed);
  if (format === 'atom') return fromAtom(feed);
  if (format === 'rdf') return fromRdf(feed);
  return fromJson(feed as JsonFeed.Feed<string>);
}

const present = (...texts: (string | undefined)[]) => texts.filter((text) => text !== undefined);
const longest = (...texts: (string | undefined)[]) =>
  present(...texts).reduce<string | null>(
    (best, text) => (best && best.length >= text.length ? best : text),
    null,
  );

function fromRss(feed: RssFeed.Feed<string>): FeedContent {
  return {
    title: feed.title ?? null,
    link: feed.link ?? feed.atom?.links?.find(isArticle)?.href ?? null,
    self: feed.atom?.links?.find(isSelf)?.href ?? null,
    lang: feed.language ?? feed.dc?.languages?.[0] ?? null,
    authors: [],
    items: (feed.items ?? []).map(
      (item): FeedItem => ({
        id: item.guid?.value ?? null,
        title: item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value ?? null,
        link: item.link ?? linkInGuid(item.guid) ?? item.atom?.links?.find(isArticle)?.href ?? null,
        content:
          longest(item.content?.encoded, item.description, item.atom?.content?.value) ??
          longest(
            item.dc?.descriptions?.[0],
            item.itunes?.summary,
            item.media?.description?.value,
            item.media?.groups?.[0]?.description?.value,
          ),
        published:
          item.pubDate ??
          item.dc?.dates?.[0] ??
          item.atom?.published ??
          item.dcterms?.issued?.[0] ??
          item.dcterms?.created?.[0] ??
          item.atom?.updated ??
          null,
        authors: [
          ...(item.dc?.creators ?? []),
          ...(item.authors ?? []).flatMap(({ name, email }) => present(name ?? email)),
          ...(item.atom?.authors ?? []).flatMap(({ name }) => present(name)),
        ],
        tags: [
          ...(item.categories ?? []).flatMap(({ name }) => present(name)),
          ...(item.dc?.subjects ?? []),
        ],
        enclosures: (item.enclosures ?? []).flatMap(({ url, type, length }) =>
          enclosure(url, type, length),
        ),
      }),
    ),
  };
}

/** The guid when it is a web address and is not marked as no permalink. */
const linkInGuid = (guid: RssFeed.Guid | undefined) =>
  guid?.isPermaLink !== false && /^https?:/.test(guid?.value ?? '') ? guid?.value : undefined;

const isSelf = (link: { rel?: string }) => link.rel === 'self';

const enclosure = (
  url: string | undefined,
  mediaType: string | undefined,
  bytes: number | undefined,
): Enclosure[] => (url ? [{ url, mediaType: mediaType || null, bytes: bytes || null }] : []);

const isArticle = (link: { rel?: string }) => !link.rel || link.rel === 'alternate';

function fromAtom(feed: AtomFeed.Feed<string>): FeedContent {
  return {
    title: feed.title?.value ?? null,
    link: feed.links?.find(isArticle)?.href ?? null,
    self: feed.links?.find(isSelf)?.href ?? null,
    lang: feed.xml?.lang ?? null,
    authors: (feed.authors ?? []).flatMap(({ name }) => present(name)),
    items: (feed.entries ?? []).map(
      (entry): FeedItem => ({
        id: entry.id ?? null,
        title: entry.title?.value ?? null,
        link: entry.links?.find(isArticle)?.href ?? null,
        content:
          longest(entry.content?.value, entry.summary?.value) ??
          longest(entry.media?.description?.value, entry.media?.groups?.[0]?.description?.value),
        published: entry.published ?? entry.dc?.dates?.[0] ?? entry.updated ?? null,
        authors: [
          ...(entry.authors ?? []).flatMap(({ name }) => present(name)),
          ...(entry.dc?.creators ?? []),
        ],
        tags: (entry.categories ?? []).flatMap(({ term, label }) => present(label ?? term)),
        enclosures: (entry.links ?? []).flatMap(({ rel, href, type, length }) =>
          rel === 'enclosure' ? enclosure(href, type, length) : [],
        ),
      }),
    ),
  };
}

function fromRdf(feed: RdfFeed.Feed<string>): FeedContent {
  return {
    title: feed.title ?? null,
    link: feed.link ?? null,
    self: feed.atom?.links?.find(isSelf)?.href ?? null,
    lang: feed.dc?.languages?.[0] ?? null,
    authors: feed.dc?.creators ?? [],
    items: (feed.items ?? []).map(
      (item): FeedItem => ({
        id: item.rdf?.about ?? null,
        title: item.title ?? item.dc?.titles?.[0] ?? null,
        link: item.link ?? item.rdf?.about ?? null,
        content: longest(item.content?.encoded, item.description, item.dc?.descriptions?.[0]),
        published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? null,
        authors: item.dc?.creators ?? [],
        tags: item.dc?.subjects ?? [],
        enclosures: [],
      }),
    ),
  };
}

const addressIn = (id: string | undefined) => (/^https?:\/\//i.test(id ?? '') ? id : undefined);

function fromJson(feed: JsonFeed.Feed<string>): FeedContent {
  const names = (authors: JsonFeed.Author[] | undefined) =>
    (authors ?? []).flatMap(({ name }) => present(name));
  return {
    title: feed.title ?? null,
    link: feed.home_page_url ?? null,
    self: feed.feed_url ?? null,
    lang: feed.language ?? null,
    authors: names(feed.authors),
    items: (feed.items ?? []).map(
      (item): FeedItem => ({
        id: item.id ?? null,
        title: item.title ?? null,
        // The id is often the address; the other address is the page that the item is about.
        link: item.url ?? addressIn(item.id) ?? item.external_url ?? null,
        content: item.content_html ?? item.content_text ?? item.summary ?? null,
        published: item.date_published ?? item.date_modified ?? null,
        authors: names(item.authors),
        tags: item.tags ?? [],
        enclosures: (item.attachments ?? []).flatMap(({ url, mime_type, size_in_bytes }) =>
          enclosure(url, mime_type, size_in_bytes),
        ),
      }),
    ),
  };
}
