/** Authors in elements that their class, relation or address marks as a byline. */

import { parseDate } from './dates';
import { namesOf } from './names';
import { nearestFirst } from './near-headline';
import type { PageClues } from './page-clues';

const linksTo = (words: string) => words.split(' ').map((word) => `[href*="/${word}/" i]`);

/** One selector instead of many: browsers try each of a list on every element of a page. */
const oneOf = (what: string, ...ways: readonly string[]) => `${what}:is(${ways.join()})`;

const OF_AUTHORS = linksTo(
  'author authors autor autoren autores auteur auteurs autore autori forfatter redakteur redacteur contributor contributors journalist reporter',
);
/** Links to the page of somebody who writes for the site. */
const AUTHOR_LINKS = oneOf('a[href]', ...OF_AUTHORS);
/** Links to the page of a person. */
const PERSON_LINKS = oneOf(
  'a[href]',
  ...OF_AUTHORS,
  ...linksTo('redaktion by people person profile profiles staff members member user users'),
  '[href*="user?id="]',
  '[href*="/u/"]',
);
/** Where pictures are from; a name with such a link is a photographer's. */
const PICTURE_LINKS = oneOf(
  'a[href]',
  ...['/wiki/File:', 'flickr.com/', 'unsplash.com/', 'pexels.com/', 'pixabay.com/']
    .concat('shutterstock.com/', 'istockphoto.com/', 'gettyimages.')
    .map((place) => `[href*="${place}" i]`),
);

const named = (...names: readonly string[]) =>
  oneOf('[class]', ...names.map((name) => `[class*="${name}" i]`));

/** From the surest kind of mark to the least sure. */
const MARKS = [
  '[itemprop~="author"] [itemprop~="name"], [rel~="author"], [typeof~="schema:Person"][property~="schema:name"], .vcard .fn, .vcard.fn, .hentry .fn, .p-author, .ltx_personname',
  `[itemprop~="author"], byline, address [class~="name"], ${oneOf('[class]', '[class*="byline" i]', '[class*="author" i]', '[class~="by" i]')}`,
  `${named('autor', 'auteur', 'verfasser', 'redacteur', 'posted-by', 'submitted')}, ${PERSON_LINKS}`,
  oneOf(
    '[class]',
    ...['journalist', 'reporter', 'contributor', 'nickname'].map((name) => `[class*="${name}" i]`),
    ...['writer', 'nick', 'username'].map((name) => `[class~="${name}" i]`),
    '[class~="hnuser"]',
  ),
  named('post-info', 'post-meta', 'entry-meta', 'article-meta', 'info__item', 'meta-info'),
];
/** A class with one of these words marks something of the author, not the name: a picture, a biography, links. */
const NO_NAME =
  /avatar|image|photo|picture|bio\b|biography|social|icon|comment|quote|follow|share|count|authori[sz]/i;
const NICKNAMES = '[class~="nick" i], [class*="nickname" i], [class~="username" i]';
/** The page of a member of Brunch, Medium or velog, whose name may be any word. */
const ACCOUNT_LINKS = 'a[href^="/@"], a[href*="://"][href*="/@"]';
const MOST_ELEMENTS = 80;

/** Whom the page's data states as its author: `site` is the site itself, `other` another organisation or an account. */
export type StatedAuthor = 'nobody' | 'site' | 'other';

/**
 * Of the nearest marked byline; empty where there is none. Where data states an author, only the marks
 * that mean an author and nothing else are looked at.
 */
export function markedNames(clues: PageClues, stated: StatedAuthor): string[] {
  for (const [kind, mark] of MARKS.entries()) {
    if (stated === 'other' && kind > 1) return [];
    if (stated === 'site' && kind > 1) return linkedAuthors(clues);
    const marked = [...clues.document.querySelectorAll(mark)]
      .slice(0, MOST_ELEMENTS)
      .filter((element) => mayBeByline(element));
    // The last kind is any small print, where a name counts only behind "by".
    const isLabelled = kind === MARKS.length - 1;
    const near = nearestFirst(marked, clues.headline);
    for (const element of near.slice(0, 12)) {
      const names = namesIn(element, clues, isLabelled).filter(
        // Agencies and editors sign with a few small letters.
        (name) => kind === 0 || !/^(?:\p{Ll}{1,4}|\p{Lu}{2,3})$/u.test(name),
      );
      if (names.length > 0) return withCoAuthors(element, names, near, clues);
      // A blog may be written under its own name.
      const site = kind === 0 ? namesIn(element, { ...clues, sites: [] }, false) : [];
      if (site.length > 0) return site;
    }
  }
  return beforeDate(clues);
}

const mayBeByline = (element: Element) =>
  !NO_NAME.test(element.getAttribute('class') ?? '') &&
  !isInProse(element) &&
  !element.matches(PICTURE_LINKS) &&
  element.querySelector(PICTURE_LINKS) === null;

/** Names of two words and more that lead to pages of authors. */
function linkedAuthors(clues: PageClues): string[] {
  const links = [...clues.document.querySelectorAll(AUTHOR_LINKS)].slice(0, MOST_ELEMENTS);
  const near = nearestFirst(links.filter(mayBeByline), clues.headline);
  for (const link of near.slice(0, 12)) {
    const names = namesIn(link, clues, false).filter((name) => name.includes(' '));
    if (names.length > 0) return withCoAuthors(link, names, near, clues);
  }
  return [];
}

const LONGEST_BYLINE = 250;

/** A link in a sentence leads to somebody of whom the article tells. */
function isInProse(element: Element): boolean {
  const block = element.closest('p, li, td, blockquote');
  const text = block?.textContent?.trim() ?? '';
  return text.length > 150 && block !== element;
}

/** Names in further elements, and in the words, of the same byline. */
function withCoAuthors(
  element: Element,
  names: string[],
  marked: readonly Element[],
  clues: PageClues,
): string[] {
  const byline = bylineAround(element, clues.headline);
  const others = marked
    .filter((each) => each !== element && byline.contains(each) && !each.contains(element))
    .flatMap((each) => namesIn(each, clues, false));
  // One word more is a section or the name of a picture's agency.
  const all = [...new Set([...names, ...others.filter(isWhole)])];
  const inWords = linesOf(byline)
    .filter((line) => names.some((name) => line.includes(name)))
    .flatMap((line) => namesIn(line, clues, false));
  const holdsAll = all.every((name) => inWords.includes(name));
  return holdsAll ? [...new Set([...names, ...inWords.filter(isWhole)])] : all;
}

const CJK = /[\u3041-\u30ff\u4e00-\u9fff가-힣]/;
const isWhole = (name: string) => name.includes(' ') || CJK.test(name);

/** The largest element around it that holds neither the headline nor a paragraph. */
function bylineAround(element: Element, headline: Element | null): Element {
  let byline = element;
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.matches('article, main, body, header') || (headline && at.contains(headline))) break;
    if ((at.textContent?.trim().length ?? 0) > LONGEST_BYLINE || at.querySelector('p ~ p')) break;
    byline = at;
  }
  return byline;
}

function namesIn(of: Element | string, clues: PageClues, isLabelled: boolean): string[] {
  const { sites, lang } = clues;
  const isNickname =
    typeof of !== 'string' &&
    of.matches(
      `${NICKNAMES}, ${ACCOUNT_LINKS}, :is([class*="author" i]):has(> ${ACCOUNT_LINKS.replace(', ', ', > ')})`,
    );
  if (typeof of !== 'string' && !isLabelled) {
    const inner = [...of.querySelectorAll(`${MARKS[0]}, ${PERSON_LINKS}`)].slice(0, 20);
    const names = inner.flatMap((each) => namesIn(linesOf(each)[0] ?? '', clues, false));
    if (names.some(isWhole)) return [...new Set(names.filter(isWhole))];
  }
  for (const line of typeof of === 'string' ? [of] : linesOf(of)) {
    if (line.length >= LONGEST_BYLINE || (isLabelled && !BY.test(line))) continue;
    const bare = withoutDate(isLabelled ? line.replace(FILED, '') : line, lang);
    const names = namesOf(bare, sites, lang, { isNickname }).filter(isPlausible);
    if (names.length > 0) return names;
  }
  return [];
}

const BY =
  /^\W*(?:by|von|vom|par|por|di|door|av|af|автор|yazan|przez|written by|posted by|author|autor|auteur)[:\s]/iu;

/** "10 March 2020 by Jane Doe": the date and what belongs to it are no names. */
function withoutDate(line: string, lang: string | null): string {
  if (!/\d/.test(line) || !parseDate(line, lang)) return line;
  return line
    .replace(KOREAN_DATES, ' | ')
    .split(
      /\s*[|·•∙]\s*|\s[–—/-]\s|,\s+(?=\D*\d)|\s+(?=(?:am|on|le|el|il|den)\s+\D{0,12}\d)|(?<=\d)\s+(?=(?:by|von|par|por|di|door|av|af)\s)/u,
    )
    .filter((part) => !/\d\d|(?<!\p{L})\d/u.test(part))
    .join(', ');
}

/** "이영희 기자 입력 2024.03.04 14:10 수정 …": from the label of the first date on. */
const KOREAN_DATES =
  /(?<=[가-힣])\s+(?:기사\s?)?(?:입력|등록|승인|송고|게시|작성|발행|업데이트|수정)(?:일시?|시간)?\s*[:：]?\s*(?:19|20)\d\d.*$/u;

/** "Posted by Hedda under Boats": where it was filed is no part of the name. */
const FILED = /\s+(?:(?:filed )?under|(?:abgelegt )?unter|in|dans|en)(?:[\s,|].*)?$/iu;

const PREPOSITION =
  /^(?:in|on|at|am|um|auf|unter|the|zu|für|for|to|en|dans|sur|il|nel|op|över|von|by)\s/i;
const SMALL_WORD =
  /^(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|ibn|ben|ter|ten|zu|zur|y|e|i|af|av|'t|d['’]\p{L}+)$/u;

/** One or two words may be any nickname; more of them are a name if they are written as one. */
function isPlausible(name: string): boolean {
  if (PREPOSITION.test(name)) return false;
  const words = name.split(/\s+/);
  return words.length < 3 || words.every((word) => !/^\p{Ll}/u.test(word) || SMALL_WORD.test(word));
}

const SILENT = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT SVG SUP BUTTON SELECT FIGURE FIGCAPTION TIME'.split(' '),
);
const BREAKS = new Set(
  'ADDRESS BR DD DIV DL DT H1 H2 H3 H4 H5 H6 LI OL P SECTION TD TH TR UL'.split(' '),
);

/**
 * The lines of a byline as they are seen. Two words of neighbouring elements do not run together:
 * their distance is often only in the style sheet.
 */
function linesOf(element: Element): string[] {
  const own = element.getAttribute('content');
  if (own !== null) return [own];
  let text = '';
  const walk = (node: Node, depth: number) => {
    if (node.nodeType === Node.TEXT_NODE) text += (node as Text).data.replace(/\s+/g, ' ');
    if (!(node instanceof Element) || depth > 12 || text.length > 1000) return;
    if (
      (node !== element && SILENT.has(node.nodeName.toUpperCase())) ||
      node.matches('[class*="note" i], [class*="affiliation" i], [rel~="tag"]')
    )
      return;
    const mark = BREAKS.has(node.nodeName) ? '\n' : ' ';
    text += mark;
    for (const child of node.childNodes) walk(child, depth + 1);
    text += mark;
  };
  walk(element, 0);
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/\s+([,;.])/g, '$1')
        .trim(),
    )
    .filter((line) => line.length > 1);
}

/** `<span class="name">王小明</span><span class="date">`: a name right before the date is its author's. */
function beforeDate({ document, headline, sites, lang }: PageClues): string[] {
  const dates = document.querySelectorAll('[class*="date" i], [class*="time" i], time');
  for (const date of nearestFirst([...dates].slice(0, MOST_ELEMENTS), headline)) {
    const before = date.previousElementSibling;
    const text = before?.textContent?.trim() ?? '';
    const isName = /(?:^|[\s_-])(?:name|user|by|who)(?:$|[\s_-])/i.test(before?.className ?? '');
    const attributes = date.getAttributeNames().map((each) => date.getAttribute(each));
    const stated = date.textContent?.trim() || attributes.join(' ');
    if (isName && text.length < 40 && parseDate(stated, lang)) return namesOf(text, sites, lang);
  }
  return [];
}
