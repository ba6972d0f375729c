/**
 * Rules of single fields, which the table in article-fields.ts refers to: merging two records of one
 * article, joining two pages, re-extraction. A rule sees of an article only `Subject`, since the type
 * `Article` is derived from the table.
 */
import type { ArticleVersion, Download, PageLinks, Publication } from './article-parts';

/**
 * `article`: a text. `page`: a web page without an article (front page, search results, login wall), kept
 * as it is. `link`: an address whose page was not imported. `document`: a file with pages of its own, such
 * as a PDF.
 */
export const articleKinds = ['article', 'page', 'link', 'document'] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** In the order of progress. */
export const readingStates = ['unread', 'reading', 'read', 'archived'] as const;
export type ReadingState = (typeof readingStates)[number];

/** What a rule may read besides its own field. */
export interface Subject {
  kind: ArticleKind;
  title: string;
  canonicalUrl: string | null;
  savedAt: number;
  wordCount: number;
  originals: string[];
  textSha256: string;
  versions?: ArticleVersion[];
  pageLinks?: PageLinks;
}

/** Two records of one article. `body` is the one whose body is kept, `other` the other one. */
export interface Sides<Value> {
  known: Value;
  incoming: Value;
  body: Value;
  other: Value;
}

/** Two pages of one article, in order. */
export interface Pages {
  left: Subject;
  right: Subject;
}

/** False for null and the empty list, which mean that the page does not state the value. */
const isStated = (value: unknown) =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

export const ofKnown = <Value>({ known }: Sides<Value>): Value => known;
export const ofBody = <Value>({ body }: Sides<Value>): Value => body;
export const ofBodyElseOther = <Value>({ body, other }: Sides<Value>): Value =>
  isStated(body) ? body : other;
export const ofKnownElseIncoming = <Value>({ known, incoming }: Sides<Value>): Value =>
  isStated(known) ? known : incoming;

/** What is stated last: a feed may have replaced the address of a file. */
export const ofIncomingElseKnown = <Value>({ known, incoming }: Sides<Value>): Value =>
  isStated(incoming) ? incoming : known;

export const ofFirst = <Value>(left: Value): Value => left;
export const ofFirstElseSecond = <Value>(left: Value, right: Value): Value =>
  isStated(left) ? left : right;

/** The items of both lists, each once. */
export const union = (one: readonly string[], other: readonly string[]): string[] => [
  ...new Set([...one, ...other]),
];

/** The same for lists that are absent when they are empty. */
export const unionIfAny = (
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): string[] | undefined => (one || other ? union(one ?? [], other ?? []) : undefined);

/** The downloads of both, each file once. */
export function bothDownloads(
  one: Download[] | undefined,
  other: Download[] | undefined,
): Download[] | undefined {
  if (!one || !other) return one ?? other;
  const known = new Set(one.map(({ url }) => url));
  return [...one, ...other.filter(({ url }) => !known.has(url))];
}

/** Makes a merge rule of one that treats both values alike. */
export const symmetric =
  <Value>(rule: (one: Value, other: Value) => Value) =>
  ({ known, incoming }: Sides<Value>): Value =>
    rule(known, incoming);

export const furtherState = (one: ReadingState, other: ReadingState): ReadingState =>
  readingStates.indexOf(other) > readingStates.indexOf(one) ? other : one;

/**
 * The page's present value; the known one when the page states none, because another copy may have stated
 * it.
 */
export const ofPage = <Value>(known: Value, stated: Value): Value =>
  isStated(stated) ? stated : known;
export const stays = <Value>(known: Value): Value => known;

/** The body's title, unless that is only an address, which exports write when they know no title. */
export function betterTitle(_: Sides<string>, { body, other }: Sides<Subject>): string {
  const isNoTitle = body.kind === 'link' && isAddress(body.title) && !isAddress(other.title);
  return isNoTitle ? other.title : body.title;
}

const isAddress = (title: string) => /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(title);

/** The links of the record with more pages. */
export function morePages({
  known,
  incoming,
}: Sides<PageLinks | undefined>): PageLinks | undefined {
  if (!known || !incoming) return known ?? incoming;
  return incoming.pages.length > known.pages.length ? incoming : known;
}

/** Each fact as the first states it, else as the second does. */
export const firstFacts = (
  first: Publication | undefined,
  second: Publication | undefined,
): Publication | undefined => (first && second ? { ...second, ...first } : (first ?? second));

/** Each fact as the page of the body states it: a list and a page may each know a part. */
export const factsOfBoth = ({
  body,
  other,
}: Sides<Publication | undefined>): Publication | undefined => firstFacts(body, other);

/** The article's pages; null for an article without an address. */
export function pagesOf({
  pageLinks,
  canonicalUrl,
}: Pick<Subject, 'pageLinks' | 'canonicalUrl'>): PageLinks | null {
  if (pageLinks) return pageLinks;
  return canonicalUrl === null ? null : { next: null, previous: null, pages: [canonicalUrl] };
}

export function joinedLinks(_: unknown, __: unknown, { left, right }: Pages): PageLinks {
  const [before, after] = [pagesOf(left), pagesOf(right)];
  return {
    previous: before?.previous ?? null,
    next: after?.next ?? null,
    pages: [...(before?.pages ?? []), ...(after?.pages ?? [])],
  };
}
