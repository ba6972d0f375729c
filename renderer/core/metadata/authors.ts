import { namesOf } from './byline';
import { parseDate } from './dates';
import type { JsonLd } from './json-ld';
import type { MetaTags } from './meta-tags';

const META_NAMES = [
  'article:author',
  'author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'dable:author',
  'og:article:author',
  'og.article.author',
  'cxenseparse:author',
  'by',
];

const MARKED = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  'a[rel~="author"]',
  '[class~="byline" i], [class~="by" i], [class*="author-name" i], [class*="author_name" i], [class*="authorname" i]',
  '[class*="journalist" i], [class*="reporter" i], [class*="byline" i]',
  '[class~="author" i], [class*="article-author" i], [class*="article__author" i], [class*="post-author" i], [class*="entry-author" i]',
  '[class~="writer" i], [class~="nick" i], [class*="nickname" i]',
];

/** Where the page names who wrote it, from the surest place to the least sure. */
export function readByline(
  document: Document,
  jsonLd: JsonLd,
  meta: MetaTags,
  sites: readonly (string | null)[],
  lines: readonly string[],
): string[] {
  const names = (texts: readonly string[]) => [
    ...new Set(texts.flatMap((text) => namesOf(text, sites))),
  ];
  for (const place of [() => jsonLd.authors, () => statedInMeta(meta), () => marked(document)]) {
    const found = names(place().filter((text) => text.length < 200 && !/^https?:/.test(text)));
    if (found.length > 0) return found;
  }
  for (const place of [
    () => signedLines(lines).map((line) => line.replace(DATE_TAIL, '')),
    () => besideDate(document),
    () => namedInLine(lines),
  ]) {
    const found = names(place());
    if (found.length > 0) return found;
  }
  // Better the newsroom that the page says it is by than nobody.
  return jsonLd.collective.map((name) => name.trim()).filter((name) => name.length < 80);
}

/** `<span class="name">王小明</span><span class="date">`: a name right before the date is its author's. */
function besideDate(document: Document): string[] {
  const dates = document.querySelectorAll('[class*="date" i], [class*="time" i], time');
  for (const date of [...dates].slice(0, 40)) {
    const before = date.previousElementSibling;
    const text = before?.textContent?.trim() ?? '';
    const isName = /(?:^|[\s_-])(?:name|user|by|who)(?:$|[\s_-])/i.test(before?.className ?? '');
    const stated =
      date.textContent?.trim() ||
      date
        .getAttributeNames()
        .map((each) => date.getAttribute(each))
        .join(' ');
    if (isName && text.length < 40 && parseDate(stated)) return [text];
  }
  return [];
}

function statedInMeta(meta: MetaTags): string[] {
  for (const name of META_NAMES) {
    const stated = meta.all(name).filter((text) => !/^https?:|\s\|\s/.test(text));
    if (stated.length > 0) return name.startsWith('citation') ? stated.map(firstNameFirst) : stated;
  }
  return [];
}

/** As catalogues write them: "Lindqvist, Hedda". */
const firstNameFirst = (name: string) => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1');

function marked(document: Document): string[] {
  for (const selector of MARKED) {
    const texts = [...document.querySelectorAll(selector)]
      .slice(0, 6)
      .map((element) => element.getAttribute('content') ?? element.textContent ?? '')
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => text.length > 1 && text.length < 120);
    const people = texts.filter((text) => namesOf(text).length > 0);
    // Comments and teasers have authors as well: the article's own is named first.
    if (people.length > 0) return people.slice(0, 1);
  }
  return [];
}

const SIGNATURES = [
  // 홍길동 기자 hong@example.com; 서울=홍길동 기자; [조선일보 홍길동 특파원]
  /^[[(【]?(?:글\s?[·,/]\s?사진\s*[:=]?\s*)?(?:[^=\]]{1,15}=)?\s*(?:[가-힣A-Za-z]{2,10}\s)?[가-힣]{2,4}\s?(?:[가-힣]{2,6}\s)?(?:기자|특파원|논설위원|선임기자|인턴기자|전문기자)(?:\s*[,·]?\s*[가-힣]{2,4}\s?기자)*\s*[\])】]?(?:\s*[([]?[\w.+-]+@[\w.-]+[)\]]?)?\.?$/,
  /^(?:[Bb]y|Written by|Posted by|Von|Par|Por)\s+\p{Lu}[\p{L}'’.-]+(?:\s+[\p{L}'’.-]+){1,5}(?:\s*[,|].*)?$/u,
  /^(?:글쓴이|글|작성자|지은이)\s*[:：]?\s*[가-힣]{2,5}(?:\s기자)?$/,
  /^[(（【]?(?:(?:記者|记者|作者|執筆|撰文|责任编辑|責任編輯|责编|編集)\s*[:：／/・]?|文\s*[:：／/・])\s*[\u3040-\u30ff\u4e00-\u9fff\u3000 、]{2,20}[)）】]?$/,
];

/** Beside the date and the source: "来源：江岸晚报 记者 李明", "(责编：牛镛、岳弘彬)". */
const NAMED_IN_LINE =
  /(?:^|[\s(（【　])(?:(?:本报|本報|新华社)?(?:记者|記者)|作者|撰文|责任编辑|責任編輯|责编)\s*[:：／/]?\s*((?:[\u4e00-\u9fff]{2,4})(?:[\s、，]+[\u4e00-\u9fff]{2,4}){0,3})(?=$|[\s)）】　])/u;

const DATE_TAIL = /[\s　(（]*(?:19|20)\d\d\s?[-./年년].*$/;

/** Lines that are a signature and nothing else; a Korean reporter signs at the end. */
export function signedLines(lines: readonly string[]): string[] {
  const short = lines.filter((line) => line.length < 80);
  for (const signature of SIGNATURES) {
    const signed = short.find((line) => signature.test(line.replace(DATE_TAIL, '').trim()));
    if (signed) return [signed];
  }
  return [];
}

/** The people whom a line names as its authors beside a date or a source. */
export function namedInLine(lines: readonly string[]): string[] {
  for (const line of lines) {
    const names = line.length < 100 ? NAMED_IN_LINE.exec(line)?.[1] : undefined;
    if (names) return names.split(/[\s、，]+/);
  }
  return [];
}
