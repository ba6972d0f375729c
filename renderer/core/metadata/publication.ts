/** Where a page says that it was published: the tags of journals (Highwire Press, PRISM), its archive, its kind. */
import type { Publication, WorkType } from '../article/article-parts';
import { personOfOneField } from '../article/person-name';
import { archivedAddress } from '../web/archived-address';
import { doiIn } from '../web/doi';
import { hostOfAddress } from '../web/host';
import type { MetaTags } from './meta-tags';

interface Stated {
  meta: MetaTags;
  /** `@type` of the article's description; empty for none. */
  schemaType: string;
  /** Addresses of the page as the saving program and the page state them. */
  addresses: readonly (string | null)[];
}

/** Undefined when the page states nothing of it. */
export function readPublication({ meta, schemaType, addresses }: Stated): Publication | undefined {
  const doi = doiIn(
    meta.first('citation_doi', 'prism.doi', 'dc.identifier', 'bepress_citation_doi'),
  );
  const journal = meta.first('citation_journal_title', 'prism.publicationname');
  const book = meta.first('citation_inbook_title', 'citation_book_title');
  const meeting = meta.first('citation_conference_title', 'citation_conference');
  const school = meta.first('citation_dissertation_institution');
  const office = meta.first('citation_technical_report_institution');
  const pages = [
    meta.first('citation_firstpage', 'prism.startingpage'),
    meta.first('citation_lastpage', 'prism.endingpage'),
  ].filter(Boolean);
  const facts = {
    type: school
      ? 'thesis'
      : office
        ? 'report'
        : meeting
          ? 'paper-conference'
          : book
            ? 'chapter'
            : journal
              ? 'article-journal'
              : typeOfSchema(schemaType),
    people: meta.all('citation_author').flatMap((name) => personOfOneField(name) ?? []),
    container: journal ?? book ?? meeting,
    volume: meta.first('citation_volume', 'prism.volume'),
    issue: meta.first('citation_issue', 'prism.number'),
    pages: pages.join('–'),
    publisher: meta.first('citation_publisher') ?? school ?? office,
    doi,
    isbn: meta.first('citation_isbn'),
    issn: meta.first('citation_issn', 'prism.issn'),
    ...archiveOf(addresses),
  };
  const known = Object.entries(facts).filter(
    ([, value]) => value && !(Array.isArray(value) && value.length === 0),
  );
  return known.length > 0 ? (Object.fromEntries(known) as Publication) : undefined;
}

/** https://schema.org/Article and the types below it. */
function typeOfSchema(type: string): WorkType | null {
  if (/ScholarlyArticle/.test(type)) return 'article-journal';
  if (/NewsArticle/.test(type)) return 'article-newspaper';
  if (/BlogPosting/.test(type)) return 'post-weblog';
  return /(?:SocialMedia|DiscussionForum)Posting/.test(type) ? 'post' : null;
}

/** Google's cache and translations show pages and keep none. */
function archiveOf(addresses: readonly (string | null)[]) {
  const archiveUrl = addresses.find((each) => each !== null && archivedAddress(each) !== null);
  const host = hostOfAddress(archiveUrl ?? null);
  if (!archiveUrl || /(?:^|\.)(?:googleusercontent\.com|translate\.goog)$/.test(host)) return {};
  const names: Record<string, string> = { 'web.archive.org': 'Internet Archive' };
  const isToday = /(?:^|\.)archive\.(?:today|ph|is|li|vn|fo|md)$/.test(host);
  return { archive: names[host] ?? (isToday ? 'archive.today' : host), archiveUrl };
}
