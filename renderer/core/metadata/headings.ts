import { textOf } from '../markup/plain-text';

const MOST_HEADINGS = 40;

/** The page's headings, those of the first level first, and the ones that name the site. */
export interface Headings {
  texts: string[];
  /** How many of `texts` are of the first level. */
  mainCount: number;
  siteNames: string[];
}

/** Where pages have their logo and the name of the site, on some as a heading of the first level. */
const BANNER =
  '[role="banner"], #header, #masthead, [class*="site-title" i], [id*="site-title" i], [class*="site-name" i], [class*="site-description" i], [class*="sitename" i], [class~="logo" i], [id*="logo" i], [class~="brand" i], [id="branding"]';

export function readHeadings(document: Document, url: string | null): Headings {
  const elements = [...document.querySelectorAll('h1, [itemprop~="headline"], h2, h3')].slice(
    0,
    MOST_HEADINGS,
  );
  const site = siteAboveTitle(elements);
  const sites = elements.filter((each) => each === site || namesSite(each, url));
  const rest = elements.filter((each) => !sites.includes(each) && !isRepeated(each));
  const ofOffice = rest.some(isFirstLevel) ? null : document.querySelector(OFFICE_TITLE);
  const isMain = (each: Element) => isFirstLevel(each) || each === ofOffice;
  if (ofOffice) rest.unshift(ofOffice);
  const ordered = [...rest.filter(isMain), ...rest.filter((each) => !isMain(each))];
  return {
    texts: ordered.map(lineOf),
    mainCount: rest.filter(isMain).length,
    siteNames: sites.map(lineOf).filter((text) => text.length > 1),
  };
}

const isFirstLevel = (each: Element) => each.nodeName === 'H1';

/** The paragraph that Google Docs and Word set in their style for titles when they write HTML. */
const OFFICE_TITLE = 'body.doc-content > p.title, body > p.title[id^="h."], p.MsoTitle';

const lineOf = (heading: Element) =>
  heading.getAttribute('content') ??
  withoutNumber(heading, withoutKicker(heading, shownIn(heading)));

/** "… is missing #12": the number of an issue, which `<title>` has elsewhere. */
const withoutNumber = (heading: Element, text: string) =>
  heading.ownerDocument.title.includes(text) ? text : text.replace(/\s#\d+$/, '');

const shownIn = (element: Element) =>
  textOf(element, { captions: true })
    .replaceAll('\n', ' ')
    .replace(/\s*[¶\p{Co}]$/u, '')
    .trim();

/** What newsrooms call the words above a headline. */
const KICKER = ['kicker', 'overline', 'topline', 'eyebrow', 'dachzeile', 'spitzmarke']
  .concat([
    'headtext',
    'supertitle',
    'pretitle',
    'pre-title',
    'surtitre',
    'antetitulo',
    'occhiello',
  ])
  .map((name) => `[class*="${name}" i]`)
  .join();

/** What forums call the mark before a title: "Solved", "질문". */
const MARK = ['label', 'badge', 'prefix', 'category', 'flair']
  .map((name) => `[class*="${name}" i]`)
  .join();

/** The words of a kicker that the heading begins with; the title is by far the longer. */
function withoutKicker(heading: Element, text: string): string {
  const kicker = heading.querySelector(KICKER) ?? markOf(heading, text);
  const words = kicker ? shownIn(kicker) : '';
  if (!words || !text.startsWith(words)) return text;
  const rest = text.slice(words.length).replace(/^[\s\p{Pd}:|/·•]+/u, '');
  return rest.length > words.length ? rest : text;
}

/** A mark is none that `<title>` has in one line with the title. */
const markOf = (heading: Element, text: string) =>
  squeezed(heading.ownerDocument.title).includes(squeezed(text))
    ? null
    : heading.querySelector(MARK);

/** A heading with a link inside a longer one is counted with it. */
const isRepeated = (heading: Element) => heading.parentElement?.closest('h1, h2, h3') !== null;

/** In the site's banner beside nothing else of the article, or a link to its front page. */
function namesSite(heading: Element, url: string | null): boolean {
  const banner = heading.closest(BANNER);
  if (banner && !banner.matches('html, body') && !isInTitle(heading)) return true;
  const link = heading.querySelector('a[href]') ?? heading.closest('a[href]');
  return link !== null && isFrontPage(link.getAttribute('href') ?? '', url);
}

/**
 * A forum's name as the only heading of the first level, with the title below it on the second: `<title>` is
 * the title, a mark and the name.
 */
function siteAboveTitle(headings: readonly Element[]): Element | null {
  const [main, ...others] = headings.filter(({ nodeName }) => nodeName === 'H1');
  if (!main || others.length > 0) return null;
  const whole = squeezed(main.ownerDocument.title);
  const name = squeezed(lineOf(main));
  if (name.length < 2 || !whole.endsWith(name)) return null;
  const title = whole.slice(0, -name.length).replace(/\s*[-–—|·•:»]\s*$/u, '');
  if (title.length === whole.length - name.length) return null;
  const below = headings.slice(headings.indexOf(main) + 1);
  const isTitle = (each: Element) => each.nodeName === 'H2' && squeezed(lineOf(each)) === title;
  return below.some(isTitle) ? main : null;
}

/** `<title>` has the site's name at its end, if it has it at all, and more than that. */
function isInTitle(heading: Element): boolean {
  const title = squeezed(heading.ownerDocument.title);
  const text = squeezed(lineOf(heading));
  if (text.length * 2 > title.length && sharesWords(text, title)) return true;
  return title.includes(text) && !title.endsWith(text);
}

/** All but one of the words in `text`, of which there are four and more: a heading has typing errors of its own. */
function sharesWords(text: string, title: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const known = new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const strange = words.filter((word) => !known.has(word)).length;
  return strange === 0 || (words.length > 3 && strange === 1);
}

const squeezed = (text: string) => text.replace(/[\s\u200b]+/g, ' ').trim();

function isFrontPage(href: string, url: string | null): boolean {
  // The root's path leads to the front page of every site, also of one whose address is not known.
  if (!url && href.trim() === '/') return true;
  try {
    const address = new URL(href, url ?? undefined);
    const isRoot = address.pathname === '/';
    return (
      isRoot && (!url || (address.host === new URL(url).host && new URL(url).pathname !== '/'))
    );
  } catch {
    return false;
  }
}
