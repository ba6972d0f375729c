/** Collects what a page states about itself in data, meta tags, markup and visible text. Changes nothing. */

import { textOf } from '../markup/plain-text';
import { type FlatTree, flatten } from '../markup/walk';
import { webAddress } from '../sanitize/links';
import { archivedAddress, isArchiveHost } from '../web/archived-address';
import { namesFrontPage } from '../web/front-page';
import { readByline } from './authors';
import { boardTitle, isTrail } from './board-title';
import { parseDate } from './dates';
import type { Findings } from './findings';
import { readHeadings } from './headings';
import { type NotFree, readJsonLd } from './json-ld';
import { chooseLanguage, localeOf } from './language';
import { likeliestDate } from './likeliest-date';
import { readMetaTags } from './meta-tags';
import { headlineOf } from './near-headline';
import type { PageClues } from './page-clues';
import { readPageLinks } from './page-links';
import { proseIn } from './prose';
import { readPublication } from './publication';
import { here, readPublishedAt, readUpdatedAt } from './published';
import { readRelativeDate } from './relative-date';
import { readSavedPage } from './saved-page';
import { hostName } from './site';
import { readKeywords, readLicence, readSection } from './subject';
import { chooseTitle, isPlatformName, partsOfTitle, siteInTitle } from './title';

export interface PageMetadata extends Omit<Findings, 'tags' | 'encoding'> {
  /** The page's summary. It is the only text of a page that a script draws. */
  description: string | null;
  section: string | null;
  /** The page states that it is an article (og:type, schema.org). */
  saysArticle: boolean;
  /** What it says of the parts that are for subscribers; null for a free article. */
  notFree: NotFree | null;
}

/** Bylines and dates are near the top; a page may have a million lines. */
const MOST_LINES = 2000;

/** @param body the nodes of the document's body */
export async function readMetadata(
  document: Document,
  body: FlatTree | null = document.body && flatten(document.body),
): Promise<PageMetadata> {
  const meta = readMetaTags(document);
  const jsonLd = readJsonLd(document);
  const saved = readSavedPage(document);
  const lines = withoutCopyDate(
    body ? textOf(body, { captions: false }).split('\n', MOST_LINES) : [],
    saved.savedAt,
  );

  const url = readUrl(document, saved.url, [meta.first('og:url'), jsonLd.url]);
  const canonical = original(linkHref(document, 'canonical') ?? meta.first('og:url') ?? jsonLd.url);
  const host = hostName(url);
  const headings = readHeadings(document, url);
  const ownName = meta.first('og:site_name');
  const isOfArchive = ownName !== null && isArchiveHost(ownName) && !isArchiveHost(host ?? '');
  const named = (isOfArchive ? null : ownName) ?? jsonLd.publisher ?? publisherName(document);
  const sites = [
    named,
    jsonLd.publisher,
    meta.first('application-name'),
    meta.first('apple-mobile-web-app-title'),
    host,
    host?.split('.')[0] ?? null,
    ...headings.siteNames,
  ];
  const board =
    !meta.first('og:title') && !jsonLd.headline && isTrail(document.title)
      ? boardTitle(document)
      : null;
  const title =
    board ??
    chooseTitle({
      headline: jsonLd.headline,
      name: jsonLd.name,
      candidates: [
        meta.first('og:title'),
        meta.first('twitter:title', 'title'),
        meta.first('citation_title', 'dc.title', 'dcterms.title'),
      ],
      documentTitle: document.title,
      headings: [
        ...headings.texts,
        ...titleLines(lines, document.title),
        ...markedTitles(document),
        ...(headings.texts.length === 0 ? titlesInCafe(document) : []),
      ],
      mainHeadings: headings.mainCount,
      sites,
    });
  const site =
    named ?? siteInTitle(document.title, title) ?? meta.first('application-name') ?? host;

  const statedLanguages = [
    document.documentElement?.getAttribute('lang') ||
      document.documentElement?.getAttribute('xml:lang') ||
      null,
    meta.first('og:locale', 'content-language', 'dc.language'),
    jsonLd.lang,
  ];
  const stated = canonical && webAddress(canonical, url);
  const canonicalUrl = stated && saved.url && namesFrontPage(stated, saved.url) ? null : stated;
  const base = baseUrl(document, url);

  const lang = await chooseLanguage(statedLanguages, body ? proseIn(body) : '');
  const headline = headlineOf(document, title);
  const clues: PageClues = {
    ...{ document, jsonLd, meta, url, lines, sites, title, headline, lang },
    locale: localeOf(lang, statedLanguages, host),
  };
  const publishedAt =
    readPublishedAt(clues) ??
    readRelativeDate(document, lines, saved.savedAt) ??
    here(likeliestDate(clues), clues);

  const publication = readPublication({
    ...{ meta, schemaType: jsonLd.type },
    addresses: [
      saved.archiveUrl,
      ...['bookmark', 'canonical'].map((rel) => linkHref(document, rel)),
      meta.first('og:url'),
    ],
  });

  return {
    title,
    byline: readByline(clues),
    ...(publication && { publication }),
    site,
    url,
    canonicalUrl,
    pages: readPageLinks(document, { url, canonical: canonicalUrl, baseUrl: base }),
    lang,
    publishedAt,
    updatedAt: readUpdatedAt(clues, publishedAt),
    section: readSection(document, jsonLd, meta),
    keywords: readKeywords(document, jsonLd, meta),
    licence: readLicence(document, jsonLd, meta),
    savedAt: saved.savedAt,
    saysArticle:
      jsonLd.isArticle ||
      /^article$/i.test(meta.first('og:type') ?? '') ||
      document.querySelector('[itemtype*="Article"], [itemtype*="BlogPosting"]') !== null,
    description: meta.first('og:description', 'description', 'twitter:description'),
    notFree: jsonLd.notFree,
    format: saved.isSingleFile ? 'singlefile' : 'html',
    baseUrl: base,
  };
}

/** Lines that the head of an archive's page may have. */
const ARCHIVE_HEAD = 30;

/** Without the second at which an archive made its copy, which it shows above the page. */
function withoutCopyDate(lines: string[], savedAt: number | null): string[] {
  if (savedAt === null) return lines;
  return lines.filter(
    (line, at) =>
      at >= ARCHIVE_HEAD ||
      line.length > 60 ||
      !/\d:\d\d:\d\d/.test(line) ||
      Date.parse(parseDate(line) ?? '') !== savedAt,
  );
}

function publisherName(document: Document): string | null {
  const publisher = document.querySelector('[itemprop~="publisher"] [itemprop~="name"]');
  return publisher?.getAttribute('content') || publisher?.textContent?.trim() || null;
}

/** Visible lines that begin `<title>`: old pages have a line in large letters instead of a heading. */
function titleLines(lines: readonly string[], title: string): string[] {
  return (
    lines
      .slice(0, 200)
      .filter((line) => line.length > 5 && line.length < title.length && title.startsWith(line))
      // "ferry:night" is where a wiki keeps the page.
      .filter((line) => !/^[\w-]+(?:[:/][\w-]+)+$/.test(line))
  );
}

/** Elements that their class calls the title, and that `<title>` begins with: forums have no heading there. */
function markedTitles(document: Document): string[] {
  const marked = [...document.querySelectorAll('a[class~="title"], [class~="subject"]')];
  return marked
    .slice(0, 20)
    .map((each) => each.textContent?.replace(/\s+/g, ' ').trim() ?? '')
    .filter((text) => text.length > 7 && document.title.trim().startsWith(text))
    .slice(0, 1);
}

/** A café's `<title>` is the café's name, and its posts have no heading, but an element that is called the title. */
function titlesInCafe(document: Document): string[] {
  if (!partsOfTitle(document.title).some(isPlatformName)) return [];
  const named = [...document.querySelectorAll('[class*="tit" i], [class*="subject" i]')].find(
    (each) =>
      each.children.length === 0 &&
      /(?:^|[\s_-])(?:tit|title|subject)(?:$|[\s_-])/i.test(each.className),
  );
  const text = named?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  return text.length > 1 && text.length <= 120 ? [text] : [];
}

/** The address that the page was saved from, else the one that it states. */
function readUrl(
  document: Document,
  saved: string | null,
  stated: (string | null)[],
): string | null {
  for (const address of [saved, linkHref(document, 'canonical'), ...stated]) {
    const url = address && webAddress(address, null);
    if (url) return original(url);
  }
  // Caches and some systems write the page's own address there, all others that of a folder.
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  return /^https?:\/\/[^/]+\/(?:.*[^/])$/is.test(base) ? original(webAddress(base, null)) : null;
}

/** The original address of a page of a web archive, whose addresses all lead to the archive. */
const original = <Address extends string | null>(address: Address) =>
  (address && archivedAddress(address)?.url) || address;

function linkHref(document: Document, rel: string): string | null {
  return document.querySelector(`link[rel~="${rel}" i][href]`)?.getAttribute('href') || null;
}

function baseUrl(document: Document, url: string | null): string | null {
  const stated = document.querySelector('base[href]')?.getAttribute('href');
  return (stated && webAddress(stated, url)) || url;
}
