/** The picture above an article, which Readability leaves with the header of the page. */
import { KEPT_AS, STATED_PICTURE, STATING } from '../images/stated-picture';
import { bare } from './paragraph';

/** Above this width or height a picture is no icon, logo or portrait. */
const LARGE = 300;
const OUTSIDE = 'nav, aside, footer, form, noscript';
/** Pictures of the site and not of the article. */
const OF_SITE = /logo|default|placeholder|favicon|avatar|blank|sprite|spacer|no-?image|share/i;

/**
 * Puts the page's own lead picture before a text that has none above its first paragraph; the one
 * that the page states for links to it (og:image) when there is no picture at all.
 */
export function addLeadPicture(page: Element, found: Element, title: string): void {
  const document = found.ownerDocument;
  const [first] = found.querySelectorAll('img');
  if (first && !hasTextBefore(first, found)) return;
  const shown = leadIn(page, found, title);
  if (shown) {
    found.prepend(shown);
    return;
  }
  if (first) return;
  const stating = document.querySelector(STATING);
  const stated = stating?.getAttribute('content') ?? '';
  const address = stating?.getAttribute(KEPT_AS) ?? stated;
  if (address === stated && !/^(?:https?:)?\/\//.test(stated)) return;
  // Data has no name.
  if (!stated.startsWith('data:') && OF_SITE.test(stated)) return;
  const figure = document.createElement('figure');
  figure.id = STATED_PICTURE;
  const image = document.createElement('img');
  image.setAttribute('src', address);
  figure.append(image);
  found.prepend(figure);
}

function hasTextBefore(image: Element, found: Element): boolean {
  const range = image.ownerDocument.createRange();
  range.setStart(found, 0);
  range.setEndBefore(image);
  return range.toString().trim().length > 200;
}

/** A copy of the figure or picture in the page's header; null when there is none. */
function leadIn(page: Element, found: Element, title: string): Element | null {
  const wanted = bare(title);
  const heading =
    [...page.querySelectorAll('h1, h2')].find((each) => bare(each.textContent ?? '') === wanted) ??
    page.querySelector('h1');
  const start = firstTextOf(page, found);
  if (!heading || !start) return null;
  for (const image of page.querySelectorAll('img')) {
    const isBefore = image.compareDocumentPosition(start) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!isBefore) return null;
    if (isLead(image, heading)) return isIn(found, image) ? null : copyOf(image);
  }
  return null;
}

function isIn(found: Element, image: Element): boolean {
  const src = image.getAttribute('src');
  return (
    src !== null &&
    [...found.querySelectorAll('img')].some((each) => each.getAttribute('src') === src)
  );
}

/**
 * Where on the page the first longer line of the text is. Pictures stand below a lead as well as above it,
 * and a lead stands apart from the text.
 */
function firstTextOf(page: Element, found: Element): Element | null {
  const long = leavesOf(found).filter((each) => (each.textContent ?? '').trim().length > 60);
  const onPage = leavesOf(page);
  const [first, second] = long.slice(0, 2).map((each) => lineLike(each, onPage));
  return (second && first?.parentElement !== second.parentElement ? second : first) ?? null;
}

const leavesOf = (root: Element) =>
  [...root.querySelectorAll('p, li, div, blockquote')].filter((each) => each.children.length === 0);

function lineLike(line: Element, lines: readonly Element[]): Element | undefined {
  const wanted = bare(line.textContent ?? '').slice(0, 80);
  return lines.find((each) => bare(each.textContent ?? '').startsWith(wanted));
}

function isLead(image: Element, heading: Element): boolean {
  if (image.closest(OUTSIDE) || OF_SITE.test(image.getAttribute('src') ?? '')) return false;
  if (OF_SITE.test(image.getAttribute('class') ?? '')) return false;
  const sizes = ['width', 'height'].map((side) =>
    Number.parseInt(image.getAttribute(side) ?? '', 10),
  );
  if (sizes.some((size) => size < LARGE / 2)) return false;
  const link = image.closest('a[href]');
  if (link && !/\.(?:jpe?g|png|webp|gif|avif)\b/i.test(link.getAttribute('href') ?? ''))
    return false;
  const isBelow = heading.compareDocumentPosition(image) & Node.DOCUMENT_POSITION_FOLLOWING;
  const isLarge = sizes.some((size) => size >= LARGE);
  // Above the title only a picture that says it is large, or stands in the title's own block.
  return Boolean(isBelow) || isLarge || image.closest('figure, picture, header') !== null;
}

function copyOf(image: Element): Element {
  const figure = image.closest('figure');
  if (figure && figure.querySelectorAll('img').length === 1)
    return figure.cloneNode(true) as Element;
  const own = image.ownerDocument.createElement('figure');
  own.append((image.closest('picture') ?? image).cloneNode(true));
  return own;
}
