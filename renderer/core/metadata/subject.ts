/** Section, keywords and licence, as the page states them. */
import { webAddress } from '../sanitize/links';
import { remembered } from '../text/remembered';
import type { JsonLd } from './json-ld';
import type { MetaTags } from './meta-tags';

const MOST_KEYWORDS = 40;

export function readSection(document: Document, jsonLd: JsonLd, meta: MetaTags): string | null {
  const stated =
    meta.first('article:section', 'og:article:section', 'parsely-section', 'dable:section') ??
    document.querySelector('[itemprop~="articleSection"]')?.textContent ??
    jsonLd.section ??
    lastStep(document);
  const section = stated?.replace(/\s+/g, ' ').trim() ?? '';
  return section && section.length <= 60 && !/^https?:/.test(section) ? section : null;
}

/** The last link of a breadcrumb is the section that the article is in. */
function lastStep(document: Document): string | null {
  const trail = document.querySelector(
    '[class*="breadcrumb" i], [aria-label="breadcrumb" i], [id*="breadcrumb" i]',
  );
  const links = trail ? [...trail.querySelectorAll('a[href]')] : [];
  return links.length > 1 && links.length < 8 ? (links.at(-1)?.textContent ?? null) : null;
}

export function readKeywords(document: Document, jsonLd: JsonLd, meta: MetaTags): string[] {
  const listed = [
    ...jsonLd.keywords,
    ...[
      'news_keywords',
      'keywords',
      'article:tag',
      'og:article:tag',
      'parsely-tags',
      'dc.subject',
    ].flatMap((name) => meta.all(name).flatMap((text) => text.split(/[,;、，]/))),
    ...Array.from(
      [...document.querySelectorAll('a[rel~="tag"]')].slice(0, MOST_KEYWORDS),
      (link) => link.textContent ?? '',
    ),
  ];
  const seen = new Map<string, string>();
  for (const each of listed) {
    const keyword = each.replace(/^\s*#/, '').replace(/\s+/g, ' ').trim();
    // Longer keywords are sentences for search engines.
    if (!keyword || keyword.length > 50 || /^[\x20-\x7e]$/.test(keyword)) continue;
    if (!seen.has(keyword.toLowerCase())) seen.set(keyword.toLowerCase(), keyword);
  }
  return [...seen.values()].slice(0, MOST_KEYWORDS);
}

/** Places that have the texts of licences. */
const LICENCES = ['creativecommons.org/licenses/', 'creativecommons.org/publicdomain/'].concat(
  'kogl.or.kr/',
);
const LICENSED = `a[href]:is(${LICENCES.map((place) => `[href*="${place}"]`).join()})`;

export function readLicence(document: Document, jsonLd: JsonLd, meta: MetaTags): string | null {
  const stated =
    licenceLink(document)?.getAttribute('href') ??
    jsonLd.licence ??
    meta.first('dcterms.license', 'dc.rights.license', 'license');
  if (!stated) return null;
  const licence = webAddress(stated.replace(/^\/\//, 'https://'), null) ?? stated.trim();
  return licence.length <= 200 ? licence : null;
}

const saysLicence = remembered((rel) => /(?:^|[ \t\n\f\r])license(?:$|[ \t\n\f\r])/i.test(rel));

/** By its relation, else by its address. */
function licenceLink(document: Document): Element | null {
  for (const link of document.querySelectorAll('[rel][href]')) {
    if (saysLicence(link.getAttribute('rel') ?? '') && link.matches('link, a')) return link;
  }
  return document.querySelector(LICENSED);
}
