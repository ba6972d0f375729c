import type { Article, ArticleId, ArticleKind, ReadingState } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import { isWithin } from '../../core/article/tag';
import {
  type DaySpan,
  daysOf,
  localDay,
  statedDays,
  statedTime,
} from '../../core/dates/stated-date';
import type { Highlight } from '../../core/highlights/highlight';
import type { CollectionRow } from '../../core/records/library-records';
import { hostOfAddress, hostOfWords, isHostWithin } from '../../core/web/host';
import { fingerprint } from '../index/indexed-article';
import { fold } from '../text/fold';
import { hasVariants, representative } from '../text/variants';
import type { FilterField } from './query';

/** What filters and hit checks need of an article, kept in memory; folded where it is searched. */
export interface ArticleFacts {
  title: string;
  byline: string[];
  site: string;
  /** Host of the article's address; empty when it has none. */
  host: string;
  tags: string[];
  lang: string;
  /** The ids of the feeds that it came in, which are addresses. */
  feeds: readonly string[];
  /** The collections that it is in. */
  collections: readonly Membership[];
  state: ReadingState;
  starred: boolean;
  /** The range of days of publication, else the day of saving. */
  days: DaySpan;
  savedAt: number;
  /** Milliseconds since 1970; a very early time when unknown. */
  publishedAt: number;
  words: number;
  kind: ArticleKind;
  /** Folded text of highlights and notes; usually empty. */
  notes: string;
  /** The same text as written. */
  written: string;
  highlighted: boolean;
  noted: boolean;
  hasImage: boolean;
  /** Something of its page was left out of it. */
  leftOut: boolean;
  fingerprint: string;
}

/** A collection that an article is in. */
export interface Membership {
  id: string;
  /** Its name, folded. */
  name: string;
}

/** By the ids of articles; one that is in no collection is missing. */
export type Memberships = ReadonlyMap<ArticleId, readonly Membership[]>;

export function membershipsOf(collections: readonly CollectionRow[]): Memberships {
  const memberships = new Map<ArticleId, Membership[]>();
  for (const { id, name, articles } of collections) {
    const membership = { id, name: fold(name) };
    for (const article of articles) {
      const known = memberships.get(article);
      if (known) known.push(membership);
      else memberships.set(article, [membership]);
    }
  }
  return memberships;
}

/** The text of a reader's notes and highlights, as the index holds it. */
export interface Notes {
  text: string;
  highlighted: boolean;
  noted: boolean;
}

/** @param marks its highlights */
export function notesOf(article: Article, marks: readonly Highlight[]): Notes {
  const lines = [article.note, ...marks.flatMap(({ quote, note, tags }) => [quote, note, ...tags])];
  return {
    text: lines.filter((line) => line !== '').join('\n'),
    highlighted: marks.length > 0,
    noted: article.note !== '' || marks.some((mark) => mark.note !== ''),
  };
}

export const noNotes: Notes = { text: '', highlighted: false, noted: false };

export function factsOf(
  article: Article,
  notes: Notes = noNotes,
  collections: readonly Membership[] = inNone,
): ArticleFacts {
  return {
    title: article.title,
    byline: article.byline.map(fold),
    site: fold(article.site ?? ''),
    host: hostOfAddress(article.url),
    tags: article.tags.map(fold),
    lang: (article.lang ?? '').toLowerCase(),
    feeds: article.feeds ?? none,
    collections,
    state: article.state,
    starred: article.starred,
    days: statedDays(article.publishedAt) ?? oneDay(localDay(article.savedAt)),
    savedAt: article.savedAt,
    publishedAt: statedTime(article.publishedAt) ?? unknownDate,
    words: article.wordCount,
    kind: article.kind,
    notes: fold(notes.text),
    written: notes.text,
    highlighted: notes.highlighted,
    noted: notes.noted,
    hasImage: article.hasImage,
    leftOut: article.leftOut !== undefined,
    fingerprint: fingerprint(article, notes.text),
  };
}

/** Shared: most articles came in no feed. */
const none: readonly string[] = [];
export const inNone: readonly Membership[] = [];

const unknownDate = -1e15;

function oneDay(day: string): DaySpan {
  return { first: day, last: day };
}

/** All text besides the body that a quoted text may be in, one line for each field. */
export function headOf(facts: ArticleFacts): string {
  return [fold(facts.title), ...facts.byline, facts.site, ...facts.tags, facts.notes].join('\n');
}

/**
 * `tag:` is the whole tag, `tag:ai*` its beginning; title, author and the name of a site hold the value
 * anywhere. `site:` also is a host: see `isOfSite`. `feed:` is a part of a feed's address. `collection:` is a
 * whole name, or its beginning as with `tag:`.
 *
 * @param variants simplified and traditional Chinese characters count as the same
 */
export function filterBy(
  field: FilterField,
  value: string,
  variants = false,
): (facts: ArticleFacts) => boolean {
  const written = fold(value);
  const spelled = variants && hasVariants(written) ? representative : (text: string) => text;
  const folded = spelled(written);
  switch (field) {
    case 'title':
      return (facts) => spelled(fold(facts.title)).includes(folded);
    case 'author':
      return (facts) => facts.byline.some((name) => spelled(name).includes(folded));
    case 'site':
      return isOfSite(hostOfWords(value), folded, spelled);
    case 'tag':
      if (!folded.endsWith('*'))
        return (facts) => facts.tags.some((tag) => isWithin(spelled(tag), folded));
      return (facts) => facts.tags.some((tag) => spelled(tag).startsWith(folded.slice(0, -1)));
    case 'lang':
      return (facts) => facts.lang === folded || facts.lang.startsWith(`${folded}-`);
    case 'feed':
      return (facts) => facts.feeds.some((feed) => fold(feed).includes(written));
    case 'collection':
      if (!folded.endsWith('*'))
        return (facts) => facts.collections.some(({ name }) => spelled(name) === folded);
      return (facts) =>
        facts.collections.some(({ name }) => spelled(name).startsWith(folded.slice(0, -1)));
    case 'is':
      if (value === 'starred') return (facts) => facts.starred;
      if (value === 'link') return (facts) => facts.kind === 'link';
      return (facts) => facts.state === value;
    case 'has':
      if (value === 'image') return (facts) => facts.hasImage;
      return (facts) => (value === 'note' ? facts.noted : facts.highlighted);
    case 'in':
      return (facts) => facts.leftOut;
    case 'saved':
      return savedWithin(value);
    case 'before':
    case 'after':
      return publishedWithin(field, value);
  }
}

/**
 * By the host of an article's address or by its site's name. A host counts from one of its dots on
 * (`foxnews.com` is `video.foxnews.com`, too, and never `notfoxnews.com`), a word without a dot as a
 * whole part of it. Sites that state no name are called by their host, which is compared as one.
 *
 * @param host of the value; empty where it can be none
 */
function isOfSite(
  host: string,
  name: string,
  spelled: (text: string) => string,
): (facts: ArticleFacts) => boolean {
  const isMeant = (own: string) =>
    own !== '' &&
    host !== '' &&
    (host.includes('.') ? isHostWithin(own, host) : own.split('.').includes(host));
  const isNamedSo = (site: string) =>
    /^[^\s/]+\.[^\s/.]+$/u.test(site)
      ? site === name || isMeant(hostOfWords(site))
      : spelled(site).includes(name);
  return (facts) => isMeant(facts.host) || isNamedSo(facts.site);
}

/**
 * `before:` are the days before the first one that the value means, `after:` that one and those that
 * follow. An article is found where any of the days is that it may have been published on: one that
 * states a day by exactly one of the two, one of 2019 by both `before:2019-06` and `after:2019-06`.
 */
function publishedWithin(
  field: 'before' | 'after',
  value: string,
): (facts: ArticleFacts) => boolean {
  const { first } = validDays(value);
  if (field === 'before') return ({ days }) => days.first < first;
  return ({ days }) => days.last >= first;
}

/** Parses `2024`, `2024-05`, `>2024` (after all of it), `<2024-05` and `2023..2024`. */
function savedWithin(value: string): (facts: ArticleFacts) => boolean {
  const day = (facts: ArticleFacts) => localDay(facts.savedAt);
  const [from, to = from!] = value.replace(/^[<>]/, '').split('..').map(validDays);
  if (value.startsWith('>')) return (facts) => day(facts) > to!.last;
  if (value.startsWith('<')) return (facts) => day(facts) < from!.first;
  return (facts) => day(facts) >= from!.first && day(facts) <= to!.last;
}

/** The parser accepts no other date. */
function validDays(date: string): DaySpan {
  const days = daysOf(date);
  if (days === null) throw new TypeError(`not a date: ${date}`);
  return days;
}

/** True when the list's filter accepts the article. */
export function filterOfList(filter: ArticleFilter): (facts: ArticleFacts) => boolean {
  const tags = filter.tags.map(fold);
  const site = filter.site === null ? null : fold(filter.site);
  const lang = filter.lang?.toLowerCase() ?? null;
  const { feed, collection } = filter;
  return (facts) =>
    (filter.state === null || facts.state === filter.state) &&
    (!filter.starred || facts.starred) &&
    (!filter.highlighted || facts.highlighted || facts.noted) &&
    (site === null || facts.site === site) &&
    (lang === null || facts.lang === lang) &&
    (feed === null || facts.feeds.includes(feed)) &&
    (collection === null || facts.collections.some(({ id }) => id === collection)) &&
    tags.every((tag) => facts.tags.some((own) => isWithin(own, tag)));
}

export type FactsById = ReadonlyMap<ArticleId, ArticleFacts>;
