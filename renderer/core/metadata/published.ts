import { parseDate } from './dates';
import type { JsonLd } from './json-ld';
import type { MetaTags } from './meta-tags';

/** Longer lines are prose: a date in them is of what they tell. */
const LONGEST_LINE = 120;
const LABEL =
  /(?:기사)?\s*(?:입력|등록|승인|작성|게시|발행|송고|배포|등록일시?|작성일시?|게시일)(?:일시?)?\s*[:：]?|公開(?:日時?)?|掲載(?:日時?)?|配信|投稿日?|発表日?|(?:发布|發布|发表|發表|刊登)(?:时间|時間|日期|于)?|(?:published|posted|first published|date|publié|veröffentlicht|publicado)\b/i;
const LABEL_OF_CHANGE = /수정|최종|업데이트|更新|修改|updated|modified|edited/i;

/** From the surest place to the least sure; a date alone is completed where the page has its time. */
export function readPublishedAt(
  document: Document,
  jsonLd: JsonLd,
  meta: MetaTags,
  url: string | null,
  lines: readonly string[],
): string | null {
  let found: string | null = null;
  for (const place of [
    () => jsonLd.publishedAt,
    () => meta.first(...META_NAMES),
    () => microdata(document),
    () => timeElement(document),
    () => dataAttribute(document),
    () => labelledLine(lines),
    () => datedElement(document),
    () => url && dateInAddress(url),
    () => dateInData(document),
    () => labelledChange(lines),
    () => shortLine(lines),
  ]) {
    const text = place();
    const date = text ? parseDate(text) : null;
    if (!date || isMadeUp(date)) continue;
    if (!found) found = date;
    else if (date.length > found.length && date.startsWith(found)) found = date;
    if (found.includes('T')) return found;
  }
  return found;
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

/** When it was last changed, where the page says so; null when that is when it was published. */
export function readUpdatedAt(
  document: Document,
  jsonLd: JsonLd,
  meta: MetaTags,
  lines: readonly string[],
  publishedAt: string | null,
): string | null {
  for (const text of [
    jsonLd.updatedAt,
    meta.first(...UPDATED_META),
    stated(
      document.querySelector('[itemprop~="dateModified"], time.updated, time[class*="modif" i]'),
    ),
    labelledChange(lines),
  ]) {
    const date = text ? parseDate(text) : null;
    if (date && !isMadeUp(date)) return date === publishedAt ? null : date;
  }
  return null;
}

const CHANGE =
  /(?:최종\s?)?(?:수정|업데이트)(?:일시?|\s?시간)?\s*[:：]?|(?:最終)?更新(?:日時?|时间|時間|于)?\s*[:：]?|修改(?:时间|時間|日期)?\s*[:：]?|最后更新\s*[:：]?|(?:last )?(?:updated|modified|edited)(?: on| at)?\s*:?/i;

/** "최종수정 2025.02.21. 09:00", "Updated: May 3, 2025" */
function labelledChange(lines: readonly string[]): string | null {
  for (const [at, line] of lines.entries()) {
    const label = line.length <= LONGEST_LINE ? CHANGE.exec(line) : null;
    if (!label) continue;
    const rest = line.slice(label.index + label[0].length).slice(0, 60);
    if (parseDate(rest)) return rest;
    const next = lines[at + 1] ?? '';
    if (rest.trim().length < 3 && label.index < 20 && next.length < 40 && parseDate(next))
      return next;
  }
  return null;
}

const DATE_KEYS =
  /"(?:datePublished|date_published|publishedAt|published_at|publishedDate|publishDate|publish_date|publishTime|pubDate|firstPublished\w*|releaseDate|deployDt|regDt|regDate|reg_date|createdAt|created_at|createDate|ctime)\\*"\s*:\s*\\*"([^"\\]{8,40})\\*"/i;

/** In what the page's scripts were given to draw it with. */
function dateInData(document: Document): string | null {
  for (const script of document.querySelectorAll('script:not([src])')) {
    const found = DATE_KEYS.exec((script.textContent ?? '').slice(0, 300_000))?.[1];
    if (found && parseDate(found)) return found;
  }
  return null;
}

const microdata = (document: Document) =>
  stated(document.querySelector('[itemprop~="datePublished"]'));

/** Naver's pages: the exact time beside the printed one. */
const dataAttribute = (document: Document) =>
  document.querySelector('[data-date-time]')?.getAttribute('data-date-time') ?? null;

function timeElement(document: Document): string | null {
  const marked = document.querySelector(
    'time[pubdate], time[itemprop~="datePublished"], time.published, time.entry-date',
  );
  if (marked) return stated(marked);
  const scope = document.querySelector('article, main') ?? document;
  for (const time of [...scope.querySelectorAll('time')].slice(0, 5)) {
    const text = stated(time);
    if (
      text &&
      parseDate(text) &&
      !LABEL_OF_CHANGE.test(time.parentElement?.textContent?.slice(0, 60) ?? '')
    )
      return text;
  }
  return null;
}

export function labelledLine(lines: readonly string[]): string | null {
  for (const [at, line] of lines.entries()) {
    const found = labelledDate(line, lines[at + 1] ?? '');
    if (found) return found;
  }
  return null;
}

/** "입력 2025.02.20. 오후 6:07", "Published: Feb 20, 2025"; the label may stand alone, its date on the next line. */
export function labelledDate(line: string, next: string): string | null {
  const label = line.length <= LONGEST_LINE ? LABEL.exec(line) : null;
  if (!label || LABEL_OF_CHANGE.test(line.slice(0, label.index))) return null;
  const rest = line.slice(label.index + label[0].length).slice(0, 60);
  if (parseDate(rest)) return rest;
  return rest.trim().length < 3 && next.length < 40 && parseDate(next) ? next : null;
}

/** "2019年4月21日 12時00分更新" is how Japanese sites say when it came out; a label in front is not. */
const isOfChange = (text: string) => LABEL_OF_CHANGE.test(text.replace(/更新$/, ''));

function datedElement(document: Document): string | null {
  const elements = document.querySelectorAll(
    '[class*="date" i], [class*="publish" i], [id*="date" i], [class*="time" i], [class*="byline" i], [class*="meta" i]',
  );
  for (const element of [...elements].slice(0, 60)) {
    const text = element.textContent?.trim().slice(0, 200) ?? '';
    if (text.length >= 8 && text.length < 120 && !isOfChange(text) && parseDate(text)) return text;
  }
  return null;
}

function dateInAddress(url: string): string | null {
  const match =
    /\/[A-Z]?((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$|\d{4,12}$)/.exec(
      url,
    );
  return match && `${match[1]}-${match[2]}-${match[3]}`;
}

/** A line that is little else than a date. */
export function shortLine(lines: readonly string[]): string | null {
  return (
    lines.find(
      (line) =>
        line.length < 40 && !LABEL_OF_CHANGE.test(line) && /\d{4}/.test(line) && parseDate(line),
    ) ?? null
  );
}
