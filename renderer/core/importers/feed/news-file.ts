import type { FeedContent, FeedItem } from './feed-content';

/**
 * Some items of a feed as a JSON Feed, which the feed importer reads. It is kept as the original of the
 * articles that these items become: the whole feed would be kept again with each new item.
 *
 * @param address of the feed
 */
export function newsFile(
  content: FeedContent,
  items: readonly FeedItem[],
  address: string,
): Uint8Array<ArrayBuffer> {
  const names = (authors: readonly string[]) =>
    authors.length > 0 ? { authors: authors.map((name) => ({ name })) } : {};
  const news = {
    version: 'https://jsonfeed.org/version/1.1',
    title: content.title ?? '',
    ...(content.link && { home_page_url: content.link }),
    feed_url: address,
    ...(content.lang && { language: content.lang }),
    ...names(content.authors),
    items: items.map((item) => ({
      id: item.id ?? item.link ?? '',
      ...(item.link && { url: item.link }),
      ...(item.title && { title: item.title }),
      content_html: item.content ?? '',
      ...(item.published && { date_published: item.published }),
      ...names(item.authors),
      ...(item.tags.length > 0 && { tags: item.tags }),
      ...(item.enclosures.length > 0 && {
        attachments: item.enclosures.map(({ url, mediaType, bytes }) => ({
          url,
          mime_type: mediaType ?? 'application/octet-stream',
          ...(bytes !== null && { size_in_bytes: bytes }),
        })),
      }),
    })),
  };
  return new TextEncoder().encode(`${JSON.stringify(news, null, 1)}\n`);
}
