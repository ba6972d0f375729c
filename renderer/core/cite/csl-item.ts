/** An article as an item of CSL, from which every reference is made. */
import type { Article } from '../article/article';
import type { WorkType } from '../article/article-parts';
import { publicationDate } from '../article/publication-date';
import { withoutTracking } from '../web/canonical-url';
import { hostOfAddress } from '../web/host';
import { type CslName, cslName } from './csl-name';
import { hasOwnPages, isPeriodical, typeOfWork } from './work-type';

/** Year, month and day; parts from the right may be missing. */
export interface CslDate {
  'date-parts': [number[]];
}

/** The variables that Carrel knows, as CSL-JSON names them. */
export interface CslItem {
  id: string;
  type: WorkType;
  title: string;
  author?: CslName[];
  editor?: CslName[];
  'container-title'?: string;
  section?: string;
  volume?: string;
  issue?: string;
  page?: string;
  edition?: string;
  publisher?: string;
  'publisher-place'?: string;
  issued?: CslDate;
  accessed?: CslDate;
  language?: string;
  DOI?: string;
  ISBN?: string;
  ISSN?: string;
  URL?: string;
  archive?: string;
  archive_location?: string;
}

/**
 * The item of an article. Its id is the article's. A variable of which nothing is known is absent; the
 * reader's own words (note, tags) are not in it.
 */
export function cslItem(article: Article): CslItem {
  const { publication: facts = {} } = article;
  const type = typeOfWork(article);
  const published = publicationDate(article);
  const isWhole = type === 'book' || type === 'report' || type === 'thesis';
  const people = article.byline
    .map((name) => cslName(name, facts.people ?? [], article.lang))
    .filter((name) => !isSite(name, isWhole ? null : article.site));
  const url = article.url && withoutTracking(article.url);
  const container = facts.container ?? (isWhole ? null : article.site);
  // A list that states no site gives its article the host as one.
  const isNamed = article.site?.toLowerCase() !== hostOfAddress(article.url).replace(/^www\./, '');
  const publisher = facts.publisher ?? (isWhole && isNamed ? article.site : null);
  return withoutEmpty({
    id: article.id,
    type,
    title: article.title,
    [facts.areEditors ? 'editor' : 'author']: people,
    'container-title': container,
    section: isPeriodical(type) || type === 'webpage' ? article.section : null,
    volume: facts.volume,
    issue: facts.issue,
    page: facts.pages,
    edition: facts.edition,
    // A site that publishes itself is named once.
    publisher: publisher === container ? null : publisher,
    'publisher-place': facts.place,
    issued: published === null ? null : statedDay(published),
    accessed: url && !hasOwnPages(type) ? dayOf(article.savedAt) : null,
    language: article.lang,
    DOI: facts.doi,
    ISBN: facts.isbn,
    ISSN: facts.issn,
    URL: url,
    archive: facts.archive,
    archive_location: facts.archiveUrl,
  }) as unknown as CslItem;
}

/** A newsroom that signs with the name of its site is no author: the site is in the reference already. */
const isSite = ({ literal }: CslName, site: string | null) =>
  literal !== undefined && literal.toLowerCase() === site?.toLowerCase();

function withoutEmpty(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The day as the page states it, which is the day in the page's own zone. */
export function statedDay(stated: string): CslDate | null {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/
    .exec(stated)
    ?.slice(1)
    .filter(Boolean)
    .map(Number);
  return parts ? { 'date-parts': [parts] } : null;
}

/** The day in the reader's zone. */
function dayOf(milliseconds: number): CslDate {
  const date = new Date(milliseconds);
  return { 'date-parts': [[date.getFullYear(), date.getMonth() + 1, date.getDate()]] };
}
