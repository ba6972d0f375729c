/**
 * Rules of single fields: what two records of one article give when they are made one, what two pages
 * give when they are joined, what stays when a page is read again. The table in article-fields.ts
 * names them. They see of an article what `Subject` lists and never its type, which the table gives.
 */
import type { ArticleVersion, PageLinks } from './article-parts';

/**
 * What it is: an article; a page without one (a front page, search results, a login wall), kept as it
 * is; a link whose page was never there; a document that has pages of its own, such as a PDF.
 */
export const articleKinds = ['article', 'page', 'link', 'document'] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** From the least to the most read. */
export const readingStates = ['unread', 'reading', 'archived'] as const;
export type ReadingState = (typeof readingStates)[number];

/** What a rule may look at besides its own field. */
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

/** Two records of one article; `body` is the one whose body is kept, `other` the other one. */
export interface Sides<Value> {
  known: Value;
  incoming: Value;
  body: Value;
  other: Value;
}

/** Two pages of one article, in their order. */
export interface Pages {
  left: Subject;
  right: Subject;
}

/** False for null and the empty list: the page does not say it. */
const isSaid = (value: unknown) =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

export const ofKnown = <Value>({ known }: Sides<Value>): Value => known;
export const ofBody = <Value>({ body }: Sides<Value>): Value => body;
export const ofBodyElseOther = <Value>({ body, other }: Sides<Value>): Value =>
  isSaid(body) ? body : other;
export const ofKnownElseIncoming = <Value>({ known, incoming }: Sides<Value>): Value =>
  isSaid(known) ? known : incoming;

export const ofFirst = <Value>(left: Value): Value => left;
export const ofFirstElseSecond = <Value>(left: Value, right: Value): Value =>
  isSaid(left) ? left : right;

/** Each item of either list once. */
export const union = (one: readonly string[], other: readonly string[]): string[] => [
  ...new Set([...one, ...other]),
];

/** Uses a rule for two values of equal rank where one record meets another. */
export const together =
  <Value>(rule: (one: Value, other: Value) => Value) =>
  ({ known, incoming }: Sides<Value>): Value =>
    rule(known, incoming);

export const furtherState = (one: ReadingState, other: ReadingState): ReadingState =>
  readingStates.indexOf(other) > readingStates.indexOf(one) ? other : one;

/** What the page says now; where it says nothing, another copy of it may have said it. */
export const ofPage = <Value>(known: Value, said: Value): Value => (isSaid(said) ? said : known);
export const stays = <Value>(known: Value): Value => known;

/** Exports have the address in the place of a title that they did not know. */
export function betterTitle(_: Sides<string>, { body, other }: Sides<Subject>): string {
  const isNoTitle = body.kind === 'link' && isAddress(body.title) && !isAddress(other.title);
  return isNoTitle ? other.title : body.title;
}

const isAddress = (title: string) => /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(title);

/** The links of the record that has more pages. */
export function morePages({
  known,
  incoming,
}: Sides<PageLinks | undefined>): PageLinks | undefined {
  if (!known || !incoming) return known ?? incoming;
  return incoming.pages.length > known.pages.length ? incoming : known;
}

/** Null for what has no address. */
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
