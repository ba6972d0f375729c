import type { FetchAnswer, FetchRequest } from '../../../electron/ipc/fetching';
import type { Article, ArticleDraft, ArticleId, Sha256 } from '../../core/article/article';
import { textFacts } from '../../core/article/text-facts';
import { decodeBytes } from '../../core/encoding/encoding';
import { type FoundFeed, feedsNamedIn } from '../../core/feeds/find-feeds';
import { picturedItem } from '../../core/feeds/item-pictures';
import { type KeyedItem, keyedItems, type SeenItem, seenAfter } from '../../core/feeds/seen-items';
import { type ImportFailure, ofTheDisk } from '../../core/files/import-failure';
import {
  type FeedFile,
  feed as feedImporter,
  nameOfItem,
  readFeedFile,
  readItem,
} from '../../core/importers/feed';
import type { FeedContent, FeedItem } from '../../core/importers/feed/feed-content';
import { newsFile } from '../../core/importers/feed/news-file';
import type { ImportContext, ImportItem, ImportSource } from '../../core/importers/importer';
import { boundedItem } from '../../core/importers/read-source';
import type { FeedRow } from '../../core/records/library-records';
import type { CarrelDatabase } from '../../storage/database';
import { changeFeedState, readFeedState } from '../../storage/feed-states';
import { articleAt } from '../../storage/join-stored';
import { type FeedPictures, openFeedPictures } from './feed-pictures';
import type { ImportReportItem } from './import-batch';
import { type ImportTarget, importFile } from './import-file';

/** What was found at an address: a feed, or the feeds that a page names. */
export type FeedReading =
  | {
      ok: true;
      title: string;
      siteUrl: string | null;
      items: number;
      /** True when the file ends before the feed does: there may be more items. */
      isCut: boolean;
    }
  | { ok: false; named: FoundFeed[] };

/** Asked before each new item, by its hash; answers why it must not be read, or null. With null, none is. */
export type MayReadItem = (sha256: Sha256 | null) => Promise<ImportFailure | null>;

/** What reading a feed needs of its window. */
export interface FeedReader {
  mayRead: MayReadItem;
  /** Fetches the pictures of its items. */
  fetchAddress(request: FetchRequest): Promise<FetchAnswer>;
}

/** Further items of one feed are not read. Podcasts with daily episodes have a few thousand. */
const mostItems = 10_000;

/** Reads what was fetched, without storing anything. Never throws. */
export async function lookAtFeed(
  source: ImportSource,
  address: string,
  context: ImportContext,
): Promise<FeedReading> {
  if (!feedImporter.accepts(source))
    return { ok: false, named: await namedIn(source, address, context) };
  return readingOf(await readFeedFile(source), address, context);
}

async function namedIn(source: ImportSource, address: string, context: ImportContext) {
  const { text } = await decodeBytes(source.bytes, 'html');
  return feedsNamedIn(context.parseHtml(text), address);
}

function readingOf(
  { content, isCut }: Pick<FeedFile, 'content' | 'isCut'>,
  address: string,
  context: ImportContext,
): FeedReading {
  const title = context.parseHtml(content.title ?? '').body.textContent;
  return {
    ok: true,
    title: title?.replace(/\s+/g, ' ').trim() || address,
    siteUrl: content.link,
    items: content.items.length,
    isCut,
  };
}

/**
 * Stores what is new in a feed. Items that were seen are passed over. Of the others, those that the library
 * has under another id, with the same text, are only noted. A changed item becomes a version of its article.
 * What the reader has deleted does not come back.
 *
 * Yields the report rows of new and changed items in groups, after each of which the items are noted as
 * seen, so that a repeated visit goes on behind them.
 */
export async function* takeFeed(
  target: ImportTarget,
  context: ImportContext,
  source: ImportSource,
  row: FeedRow,
  { mayRead, fetchAddress }: FeedReader,
  signal?: AbortSignal,
): AsyncGenerator<{ items: ImportReportItem[] } | { feeds: FeedReading[] }> {
  const address = row.movedTo ?? row.id;
  if (!feedImporter.accepts(source)) {
    yield { feeds: [{ ok: false, named: await namedIn(source, address, context) }] };
    return;
  }
  const file = await readFeedFile(source);
  const content = { ...file.content, items: file.content.items.slice(0, mostItems) };
  const visit = new FeedVisit(target.database, context, row, content);
  // Feeds have the newest item first; it is stored last, so that a list by date begins with it.
  const news = (await visit.news(await keyedItems(content.items), mayRead)).reverse();
  const pictures = openFeedPictures(fetchAddress, row.id, signal);
  for await (const part of visit.inFiles(news, pictures, mayRead)) {
    const bytes = newsFile(
      content,
      part.map(({ item }) => item),
      row.id,
    );
    const name = `${row.title.replaceAll('/', ' ').slice(0, 100)}.json`;
    const items = visit.read(part, mayRead);
    const options = { tags: [], skip: 0, items, ...(signal && { signal }) };
    let done = 0;
    for await (const group of importFile(
      target,
      context,
      { name, bytes, modifiedAt: null },
      options,
    )) {
      const rows = group.filter(({ outcome }) => outcome !== 'cancelled');
      await visit.note(part.slice(done, done + rows.length), rows);
      done += rows.length;
      yield { items: group };
    }
    if (signal?.aborted) break;
  }
  await mayRead(null);
  await visit.finish();
  yield { feeds: [readingOf({ content, isCut: file.isCut }, address, context)] };
}

interface NewItem extends KeyedItem {
  /** The item as it was last seen; absent when it was not. */
  before?: SeenItem;
  /** The article of which it is a later state; absent when only its address says so. */
  earlier?: ArticleId;
}

/** A file of news ends after the item with which it has so many characters: it is read as a whole. */
const fullFile = 24 * 1024 * 1024;
/** And with pictures after so many items, so that these are stored before the next pictures are fetched. */
const mostPictured = 24;

/** One visit to a feed. */
class FeedVisit {
  readonly #seen: SeenItem[] = [];
  readonly #now = Date.now();
  #before: SeenItem[] = [];

  constructor(
    private readonly database: CarrelDatabase,
    private readonly context: ImportContext,
    private readonly row: FeedRow,
    private readonly content: FeedContent,
  ) {}

  /** The items that are new or have changed. */
  async news(items: readonly KeyedItem[], mayRead: MayReadItem): Promise<NewItem[]> {
    this.#before = (await readFeedState(this.database, this.row.id)).items;
    const known = new Map(this.#before.map((item) => [item.key, item]));
    const isFirst = !(await this.#hasArticles());
    const news: NewItem[] = [];
    for (const item of items) {
      const before = known.get(item.key);
      if (before?.sha256 === item.sha256) {
        this.#see(item, before);
        continue;
      }
      const article = before?.article ?? null;
      const kept = article === null ? undefined : await this.database.articles.get(article);
      const isDeleted = article !== null && kept === undefined;
      if (before && isDeleted) this.#see(item, before);
      else if (before === undefined && isFirst) news.push(item);
      else news.push(...(await this.#unlessSameText(item, before, kept, mayRead)));
    }
    return news;
  }

  async #hasArticles(): Promise<boolean> {
    if (this.#before.length > 0) return true;
    return (await this.database.articles.where('feeds').equals(this.row.id).count()) > 0;
  }

  /** Notes an item as seen when the library has it with this text; else it is news. */
  async #unlessSameText(
    item: KeyedItem,
    before: SeenItem | undefined,
    kept: Article | undefined,
    mayRead: MayReadItem,
  ): Promise<NewItem[]> {
    if ((await mayRead(item.sha256)) !== null) return [item];
    const read = await this.#readItem(item);
    if (!read.ok) return [item];
    const { draft } = read;
    const { textSha256 } = await textFacts(draft.text);
    const twin = kept ?? (await this.#twinOf(draft, textSha256));
    if (twin === undefined) return [item];
    const hasText =
      draft.kind === 'link' ||
      twin.textSha256 === textSha256 ||
      twin.versions?.some((version) => version.textSha256 === textSha256);
    if (hasText && twin.feeds?.includes(this.row.id)) {
      this.#see(item, before ?? { article: twin.id });
      return [];
    }
    return [{ ...item, ...(before && { before }), earlier: twin.id }];
  }

  /** The article with the draft's address, else the one with its text and title in this feed. */
  async #twinOf({ canonicalUrl, title }: ArticleDraft, textSha256: string) {
    const { articles } = this.database;
    const there = canonicalUrl === null ? undefined : await articleAt(this.database, canonicalUrl);
    if (there) return there;
    const alike = await articles.where('textSha256').equals(textSha256).toArray();
    return alike.find((article) => article.title === title && article.feeds?.includes(this.row.id));
  }

  async #readItem({ item }: KeyedItem): Promise<Awaited<ReturnType<typeof readItem>>> {
    const name = nameOfItem(item) || this.row.title;
    const read = await readItem(item, this.content, 'utf-8', name, this.context);
    if (!read.ok) return read;
    // The feed is known by the address at which it was added, whatever it states itself.
    return { ...read, draft: { ...read.draft, feeds: [this.row.id] } };
  }

  /**
   * The items with their pictures, in the parts that become one file each. Items without pictures share one;
   * with pictures, so many that the file can be read again as a whole.
   */
  async *inFiles(
    news: readonly NewItem[],
    pictures: FeedPictures,
    mayRead: MayReadItem,
  ): AsyncGenerator<NewItem[]> {
    let part: NewItem[] = [];
    let characters = 0;
    let hasPictures = false;
    for (const each of news) {
      const item = await this.#withPictures(each, pictures, mayRead);
      hasPictures ||= item !== each.item;
      characters += item.content?.length ?? 0;
      part.push({ ...each, item });
      const isFull = characters > fullFile || (hasPictures && part.length >= mostPictured);
      if (!isFull) continue;
      yield part;
      [part, characters, hasPictures] = [[], 0, false];
    }
    if (part.length > 0) yield part;
  }

  async #withPictures(
    { item, sha256 }: NewItem,
    pictures: FeedPictures,
    mayRead: MayReadItem,
  ): Promise<FeedItem> {
    // Its text is parsed to find them.
    if ((await mayRead(sha256)) !== null) return item;
    const pictured = picturedItem(item, this.content, this.context.parseHtml);
    await mayRead(null);
    return pictured === null
      ? item
      : pictured.withPictures(await pictures.fetch(pictured.addresses));
  }

  async *read(news: readonly NewItem[], mayRead: MayReadItem): AsyncGenerator<ImportItem> {
    for (const item of news) {
      const reason = await mayRead(item.sha256);
      if (reason !== null) {
        yield { ok: false, item: nameOfItem(item.item) || this.row.title, reason };
        continue;
      }
      const read = boundedItem(await this.#readItem(item));
      if (!read.ok || !('draft' in read)) {
        yield read;
        continue;
      }
      const { draft } = read;
      const inherited = (await this.#isNewHere(draft, item)) ? this.row.tags : [];
      yield {
        ...read,
        draft: { ...draft, tags: [...draft.tags, ...inherited] },
        ...(item.earlier && { earlier: item.earlier }),
      };
    }
  }

  /**
   * True for an article that the library does not have, and for one that only other feeds have brought: it
   * gets the tags of all. What came in another way, or is this feed's already, keeps its tags.
   */
  async #isNewHere(draft: ArticleDraft, { earlier }: NewItem): Promise<boolean> {
    const { textSha256 } = await textFacts(draft.text);
    const known =
      (earlier && (await this.database.articles.get(earlier))) ||
      (await this.#twinOf(draft, textSha256));
    if (known === undefined) return true;
    const feeds = known.feeds ?? [];
    return feeds.length > 0 && !feeds.includes(this.row.id);
  }

  /** Notes items as seen by their report rows. What could not be saved is tried again the next time. */
  async note(items: readonly NewItem[], rows: readonly ImportReportItem[]): Promise<void> {
    for (const [at, item] of items.entries()) {
      const { id = null, reason = null, outcome } = rows[at] ?? {};
      if (ofTheDisk.includes(reason)) continue;
      const isOwn = id !== null && outcome === 'imported';
      const tags = isOwn ? (await this.database.articles.get(id))?.tags : item.before?.tags;
      this.#see(item, { article: id, ...(tags && { tags }) });
    }
    await this.#store();
  }

  async finish(): Promise<void> {
    await this.#store();
  }

  #see({ key, sha256 }: KeyedItem, { article, tags }: Pick<SeenItem, 'article' | 'tags'>): void {
    this.#seen.push({ key, sha256, article, seenAt: this.#now, ...(tags && { tags }) });
  }

  async #store(): Promise<void> {
    const items = seenAfter(this.#before, this.#seen);
    await changeFeedState(this.database, this.row.id, { items });
  }
}
