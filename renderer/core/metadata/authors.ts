import { namesOf } from './byline';
import type { JsonLd } from './json-ld';
import type { MetaTags } from './meta-tags';

const META_NAMES = [
  'author',
  'article:author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'dable:author',
  'og:article:author',
];

const MARKED = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  'a[rel~="author"]',
  '.byline',
  '.author-name, .authorname, .author_name, .byline-name, .article-author, .article__author, .post-author, .entry-author, .writer, .reporter, .journalist',
  '.author',
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
  return names(signedLines(lines));
}

function statedInMeta(meta: MetaTags): string[] {
  for (const name of META_NAMES) {
    const stated = meta.all(name).filter((text) => !/^https?:/.test(text));
    if (stated.length > 0) return stated;
  }
  return [];
}

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
  /^[[(【]?(?:[^=\]]{1,15}=)?\s*(?:[가-힣A-Za-z]{2,10}\s)?[가-힣]{2,4}\s?(?:[가-힣]{2,6}\s)?(?:기자|특파원|논설위원|선임기자|인턴기자|전문기자)(?:\s*[,·]?\s*[가-힣]{2,4}\s?기자)*\s*[\])】]?(?:\s*[([]?[\w.+-]+@[\w.-]+[)\]]?)?\.?$/,
  /^(?:By|Written by|Von|Par|Por)\s+\p{Lu}[\p{L}'’.-]+(?:\s+[\p{L}'’.-]+){1,5}(?:[,|].*)?$/u,
  /^[(（【]?(?:記者|记者|作者|執筆|文|文責|撰文|责任编辑|責任編輯|责编)\s*[:：／/]?\s*[\u3040-\u30ff\u4e00-\u9fff\u3000 、]{2,20}[)）】]?$/,
];

/** Lines that are a signature and nothing else; a Korean reporter signs at the end. */
export function signedLines(lines: readonly string[]): string[] {
  const short = lines.filter((line) => line.length < 80);
  for (const signature of SIGNATURES) {
    const signed = short.find((line) => signature.test(line.trim()));
    if (signed) return [signed];
  }
  return [];
}
