import { isPublished, type Label, labelIn } from './date-labels';
import { MOST_ELEMENTS, named } from './dated-elements';
import { datesIn, parseDate } from './dates';
import { isInTeaser, nearestFirst } from './near-headline';
import type { PageClues } from './page-clues';
import { asShown, dateNearTitle, placesOfTitle } from './shown-date';

/** Longer lines are prose, and a date in them is part of the story. */
const LONGEST_LINE = 120;

/**
 * The date of publication, as ISO 8601: the first of these places that states one. A later place
 * may only add the time of day to the same day.
 */
export function readPublishedAt(clues: PageClues): string | null {
  const { jsonLd, meta, locale } = clues;
  let found: string | null = null;
  for (const { isData, read } of places(clues)) {
    const text = read();
    const date = text ? parseDate(text, locale) : null;
    if (!date || isMadeUp(date) || (!isData && isToCome(date))) continue;
    if (!found) found = isData ? asShown(date, dateBelow(clues), clues) : date;
    else if (date.length > found.length && date.startsWith(found)) found = date;
    if (found.includes('T')) return found;
  }
  return found ?? monthOrYear(jsonLd.publishedAt) ?? monthOrYear(meta.first(...META_NAMES));
}

interface Place {
  /** Readers do not see it. */
  isData?: boolean;
  read: () => string | null | undefined;
}

function places(clues: PageClues): Place[] {
  const { document, jsonLd, meta, url, lines, locale } = clues;
  return [
    { isData: true, read: () => jsonLd.publishedAt },
    { isData: true, read: () => meta.first(...META_NAMES) },
    { read: () => microdata(clues) },
    { read: () => timeElement(clues) },
    { read: () => document.querySelector('[data-date-time]')?.getAttribute('data-date-time') },
    { read: () => labelledLine(lines, locale) },
    { read: () => datedElement(clues) },
    { read: () => dateInAttribute(clues) },
    { read: () => url && dateInAddress(url) },
    { read: () => dateInData(document) },
    { read: () => besideChange(lines, locale) },
    { read: () => labelledChange(lines, locale) },
    { read: () => here(dateNearTitle(clues, isPublished), clues) },
    { read: () => here(shortLine(belowTitle(clues), locale), clues) },
    { read: () => here(shortLine(lines, locale), clues) },
  ];
}

/** Above the title the head of the site shows which day it is. */
function belowTitle(clues: PageClues): readonly string[] {
  const [at] = placesOfTitle(clues);
  return at === undefined ? [] : clues.lines.slice(at + 1);
}

/** Papers state no more than "2020/03" or "2020". */
function monthOrYear(stated: string | null): string | null {
  const [, year, month] =
    /^((?:19|20)\d\d)(?:[-/](0?[1-9]|1[0-2]))?$/.exec(stated?.trim() ?? '') ?? [];
  if (year === undefined) return null;
  return month === undefined ? year : `${year}-${month.padStart(2, '0')}`;
}

const META_NAMES = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'publish-date',
  'publish_date',
  'publishdate',
  'pubdate',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date',
  'dc.date',
  'dc.date.created',
  'dcterms.created',
  'citation_publication_date',
  'citation_date',
  'date',
];

/** The beginning of computer time stands for "not known". */
const isMadeUp = (date: string) => date.startsWith('1970-01-01') || date.startsWith('1900-01-01');

/** "The next meeting is on 12 May": no page was published after it was read, whatever the zone. */
export const isToCome = (date: string) => date.slice(0, 10) > dayOf(Date.now() + 2 * DAY);

const DAY = 24 * 3_600_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function stated(element: Element | null): string | null {
  return (
    element?.getAttribute('datetime') ||
    element?.getAttribute('content') ||
    element?.textContent ||
    null
  );
}

const UPDATED_META = [
  'article:modified_time',
  'article:modified',
  'og:updated_time',
  'og:article:modified_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
];

const CHANGED_TIME = '[itemprop~="dateModified"], time:is(.updated, [class*="modif" i])';

/** When it was last changed, where the page says so; null when that is when it was published. */
export function readUpdatedAt(clues: PageClues, publishedAt: string | null): string | null {
  const { document, jsonLd, meta, lines, locale } = clues;
  for (const read of [
    () => jsonLd.updatedAt,
    () => meta.first(...UPDATED_META),
    () => stated(document.querySelector(CHANGED_TIME)),
    () => labelledChange(lines, locale),
  ]) {
    const text = read();
    const date = text ? parseDate(text, locale) : null;
    if (date && !isMadeUp(date)) return date === publishedAt ? null : date;
  }
  return null;
}

const DATE_KEYS =
  /"(?:datePublished|date_published|publishedAt|published_at|publishedDate|publishDate|publish_date|publishTime|pubDate|firstPublished\w*|releaseDate|deployDt|regDt|regDate|reg_date|createdAt|created_at|createDate|ctime)\\*"\s*:\s*\\*"([^"\\]{8,40})\\*"/i;

/** In the data from which scripts draw the page. */
function dateInData(document: Document): string | null {
  for (const script of document.querySelectorAll('script:not([src])')) {
    const found = DATE_KEYS.exec((script.textContent ?? '').slice(0, 300_000))?.[1];
    if (found && parseDate(found)) return found;
  }
  return null;
}

function nearest({ document, headline }: PageClues, selector: string): Element[] {
  return nearestFirst([...document.querySelectorAll(selector)].slice(0, MOST_ELEMENTS), headline);
}

/** Those whose class or id says that they hold a date. */
function nearestNamed(
  clues: PageClues,
  isWanted: (element: Element) => boolean = () => true,
): Element[] {
  return nearestFirst(named(clues).filter(isWanted), clues.headline);
}

const microdata = (clues: PageClues) =>
  stated(nearest(clues, '[itemprop~="datePublished"]')[0] ?? null);

/** Portals and forums print "3 hours ago" and have the date itself in an attribute. */
function dateInAttribute(clues: PageClues): string | null {
  for (const element of nearest(
    clues,
    'abbr[title], span[title], a[title], [data-time], [data-timestamp]',
  )) {
    for (const name of ['data-time', 'data-timestamp', 'title']) {
      const text = element.getAttribute(name)?.trim() ?? '';
      if (text.length > 5 && text.length <= 40 && parseDate(text, clues.locale)) return text;
    }
  }
  return null;
}

const MARKED_TIMES =
  'time[pubdate], time[itemprop~="datePublished"], time.published, time.entry-date';

function timeElement(clues: PageClues): string | null {
  const [marked] = nearest(clues, MARKED_TIMES);
  if (marked) return stated(marked);
  for (const time of nearest(clues, 'time, relative-time').slice(0, 5)) {
    const text = stated(time);
    if (!text || !parseDate(text, clues.locale)) continue;
    const before = textBefore(time);
    if (!labelIn(before) || labelIn(before) === 'published') return text;
  }
  return null;
}

/** The label of an element: the text before it in the same parent, else the parent's beginning. */
function textBefore(element: Element): string {
  const parent = element.parentElement?.textContent ?? '';
  const own = element.textContent ?? '';
  const at = own ? parent.indexOf(own) : -1;
  const previous = element.parentElement?.previousElementSibling?.textContent ?? '';
  const before = parent.slice(0, Math.max(0, at)).trim();
  return (before || (previous.length < 30 ? previous : '')).slice(-40);
}

const datedElement = (clues: PageClues) => firstDated(nearestNamed(clues), clues);

/** Below the headline only: above it, the head of the site shows which day it is. */
function dateBelow(clues: PageClues): string | null {
  const { headline } = clues;
  const follows = (element: Element) =>
    headline !== null &&
    (headline.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return firstDated(nearestNamed(clues, follows), clues);
}

function firstDated(elements: readonly Element[], clues: PageClues): string | null {
  for (const element of elements) {
    const text = element.textContent?.trim().slice(0, 200) ?? '';
    if (text.length < 6 || text.length >= LONGEST_LINE) continue;
    const dates = datesIn(text, clues.locale);
    const inBox = dates.length > 0 ? dates : datesIn(inPieces(element), clues.locale);
    const date = inBox.find((each) => isPublished(each, textBefore(element)));
    if (date) return date.iso;
  }
  return null;
}

/** Elements of a box that shows month, day and year beside or below each other. */
const [FEWEST_PIECES, MOST_PIECES] = [2, 6];

/** What such a box says, with a space between its elements: "Feb 18 2009". Empty for other elements. */
function inPieces(element: Element): string {
  const pieces = element.childElementCount;
  if (pieces < FEWEST_PIECES || pieces > MOST_PIECES) return '';
  return Array.from(element.childNodes, ({ textContent }) => textContent?.trim())
    .filter(Boolean)
    .join(' ');
}

/** The first date with a label of publication, as ISO 8601; the label may stand on the line before. */
export function labelledLine(
  lines: readonly string[],
  locale: string | null = null,
): string | null {
  for (const [line, next] of labelled(lines)) {
    const found = labelledDate(line, next, locale);
    if (found) return found;
  }
  return null;
}

/**
 * "입력 2025.02.20. 오후 6:07", "Last updated: 5 May 2021 | First published: 12 March 2020"; the label
 * may stand alone and its date on the next line. ISO 8601.
 */
export function labelledDate(
  line: string,
  next: string,
  locale: string | null = null,
): string | null {
  return dateWithLabel('published', line, next, locale);
}

const hasLabel = (line: string) => line.length <= LONGEST_LINE && labelIn(line) !== null;

/** The places of the lines with a label, for each list of lines: three kinds of date ask for them. */
const labelledAt = new WeakMap<readonly string[], number[]>();

function labelledPlaces(lines: readonly string[]): readonly number[] {
  let places = labelledAt.get(lines);
  if (!places) {
    places = [...lines.keys()].filter((at) => hasLabel(lines[at]!));
    labelledAt.set(lines, places);
  }
  return places;
}

function* labelled(lines: readonly string[]): Generator<[line: string, next: string]> {
  for (const at of labelledPlaces(lines)) yield [lines[at]!, lines[at + 1] ?? ''];
}

function dateWithLabel(
  wanted: Label,
  line: string,
  next: string,
  locale: string | null,
): string | null {
  if (!hasLabel(line)) return null;
  const date = datesIn(line, locale).find(({ before }) => labelIn(before) === wanted);
  if (date) return date.iso;
  const standsAlone = labelIn(labelLine(line)) === wanted;
  return standsAlone && next.length < 40 ? parseDate(next, locale) : null;
}

/** "최종수정 2025.02.21. 09:00", "Updated: May 3, 2025" */
function labelledChange(lines: readonly string[], locale: string | null): string | null {
  for (const [line, next] of labelled(lines)) {
    const found = dateWithLabel('changed', line, next, locale);
    if (found) return found;
  }
  return null;
}

/** "Mon 4 Mar 2024 10.00", and below it "Last modified on …": the line without a label says when it came out. */
function besideChange(lines: readonly string[], locale: string | null): string | null {
  for (const at of labelledPlaces(lines)) {
    if (dateWithLabel('changed', lines[at]!, '', locale) === null) continue;
    for (const beside of [lines[at - 1], lines[at + 1]]) {
      if (beside && beside.length < 40 && labelIn(beside) === null) {
        const date = parseDate(beside, locale);
        if (date) return date;
      }
    }
  }
  return null;
}

function dateInAddress(url: string): string | null {
  const match =
    /\/[A-Z]?((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$|\d{4,12}$)/.exec(
      url,
    );
  if (match) return `${match[1]}-${match[2]}-${match[3]}`;
  return /\/(\d{1,2}-\d{1,2}-20\d\d)(?=[/.]|$)/.exec(url)?.[1] ?? null;
}

/** A line with a date of its own is no label of the next one. */
const labelLine = (line = '') => (line.length < 40 && !/\p{Nd}/u.test(line) ? line : '');

const SHORTEST_TITLE = 12;
const OTHER_LINK = 'a[href]:not([href*="autor" i], [href*="author" i], [rel~="author"])';
const BESIDE = 'aside, nav, [role="complementary"]';

/** In a part beside the article, together with a link as long as a title. */
function isOfOther(time: Element): boolean {
  const links = [...(time.closest(BESIDE)?.querySelectorAll(OTHER_LINK) ?? [])];
  return links.some(({ textContent }) => (textContent?.trim().length ?? 0) > SHORTEST_TITLE);
}

/** A line's date, unless it stands in nothing but parts that tell of other articles. */
export function here(date: string | null, clues: PageClues): string | null {
  if (date === null) return null;
  const { document, headline, locale } = clues;
  const times = [...document.querySelectorAll('time')].slice(0, MOST_ELEMENTS);
  const same = [...times, ...named(clues)].filter(
    ({ textContent }) =>
      (textContent?.length ?? 0) < LONGEST_LINE && parseDate(textContent ?? '', locale) === date,
  );
  const isOther = (element: Element) => isOfOther(element) || isInTeaser(element, headline);
  return same.length > 0 && same.every(isOther) ? null : date;
}

/** A line that is little else than a date. ISO 8601. */
export function shortLine(lines: readonly string[], locale: string | null = null): string | null {
  for (const [at, line] of lines.entries()) {
    if (line.length >= 40 || !/\p{Nd}/u.test(line)) continue;
    const date = datesIn(line, locale).find((each) => isPublished(each, labelLine(lines[at - 1])));
    if (date) return date.iso;
  }
  return null;
}
