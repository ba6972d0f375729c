/** Films, sounds and embedded pages cannot be kept; where they are, what they are called and a film's poster can. */

import { LATE_ADDRESSES } from '../web/late-address';

/** On links that stand for what was embedded; the sanitizer removes it. */
export const EMBEDDED = 'data-embedded';

/** Frames that show advertisements, buttons and forms. A link to one says nothing about the article. */
const NOT_CONTENT =
  /^(?:[^/]*\.)?(?:doubleclick\.net|googlesyndication\.com|google-analytics\.com|googletagmanager\.com|amazon-adsystem\.com|adnxs\.com|taboola\.com|outbrain\.com|criteo\.com|criteo\.net|recaptcha\.net|addthis\.com|sharethis\.com|disqus\.com)(?:\/|$)|^google\.com\/recaptcha|^facebook\.com\/(?:v[\d.]+\/)?plugins\/(?:like|share|page|comments)|^platform\.twitter\.com\/widgets\/(?:follow|tweet)_button/i;

const ADDRESSES = ['src', ...LATE_ADDRESSES, 'data'];

const id = (element: Element, ...names: string[]) =>
  encodeURIComponent(names.map((name) => element.getAttribute(name)).find(Boolean) ?? '');
const at = (address: string, id: string) => (id === '' ? null : address + id);

interface Player {
  /** The elements' names; absent where another selector is needed. */
  names?: readonly string[];
  selector: string;
  addressIn(element: Element): string | null;
}

const named = (names: string, addressIn: Player['addressIn']): Player => ({
  names: names.split(', '),
  selector: names,
  addressIn,
});

/** Elements that a script turns into a player or a post, with the address that they stand for. */
const PLAYERS: readonly Player[] = [
  named('lite-youtube, amp-youtube, youtube-video', (each) =>
    at('https://www.youtube.com/watch?v=', id(each, 'videoid', 'data-videoid')),
  ),
  named('lite-vimeo, amp-vimeo', (each) =>
    at('https://vimeo.com/', id(each, 'videoid', 'data-videoid')),
  ),
  named('amp-twitter', (each) => at('https://twitter.com/i/status/', id(each, 'data-tweetid'))),
  named('amp-instagram', (each) => at('https://www.instagram.com/p/', id(each, 'data-shortcode'))),
  {
    selector: 'amp-facebook, .fb-post, .fb-video',
    addressIn: (each) => each.getAttribute('data-href'),
  },
  {
    selector: 'script[src*="gist.github.com/"]',
    addressIn: (each) => each.getAttribute('src')?.replace(/\.js(?:\?.*)?$/, '') ?? null,
  },
];

const FILMS = ['video', 'amp-video'];
const SOUNDS = ['audio', 'amp-audio'];
const FRAMES = ['iframe', 'amp-iframe', 'object', 'embed'];

/** Replaces each film, sound and embedded page by its poster and a link. */
export function linkMedia(root: Document | Element): void {
  // Most pages have none of these. Counting a name touches no element, which a query for it would.
  const has = (names: readonly string[]) =>
    names.some((name) => root.getElementsByTagName(name).length > 0);
  for (const { names, selector, addressIn } of PLAYERS) {
    if (names && !has(names)) continue;
    for (const player of root.querySelectorAll(selector)) {
      const address = addressIn(player);
      if (address) replace(player, address, null);
    }
  }
  for (const files of [FILMS, SOUNDS].filter(has))
    for (const file of root.querySelectorAll(files.join())) linkFile(file);
  if (has(FRAMES)) for (const frame of root.querySelectorAll(FRAMES.join())) linkFrame(frame);
}

function linkFrame(frame: Element): void {
  if (!frame.isConnected || isPixel(frame)) return;
  const address = addressOf(frame);
  if (address && !NOT_CONTENT.test(addressed(address))) replace(frame, address, null);
}

function linkFile(media: Element): void {
  const source = [media, ...media.querySelectorAll('source')].map(addressOf).find((each) => each);
  const poster = media.getAttribute('poster') ?? media.getAttribute('data-poster');
  if (source || poster) replace(media, source ?? null, poster);
}

const isPixel = (frame: Element) =>
  ['width', 'height'].some((side) => /^[0-2](?:px)?$/.test(frame.getAttribute(side) ?? ''));

function addressOf(element: Element): string | null {
  const shown = shownInCard(element);
  if (shown) return shown;
  for (const name of ADDRESSES) {
    const address = element.getAttribute(name)?.trim() ?? '';
    // A link to a picture or a file in a data URI leads nowhere in a reader.
    if (/^(?:https?:)?\/\//i.test(address)) return address.replace(/^\/\//, 'https://');
    if (/^[^:]+\.(?:mp[34]|m4[av]|og[gv]|opus|wav|webm|mov)(?:[?#]|$)/i.test(address))
      return address;
  }
  return null;
}

/** A card of another page: its frame shows what an attribute names, encoded as in a query. */
function shownInCard(frame: Element): string | null {
  const coded = frame.getAttribute('data-content')?.trim() ?? '';
  if (!/^https?%3A%2F%2F[^\s"<>]+$/i.test(coded)) return null;
  try {
    const address = decodeURIComponent(coded);
    return URL.canParse(address) ? address : null;
  } catch {
    return null;
  }
}

/** Without scheme, as a reader would read it out. */
const addressed = (address: string) =>
  address.replace(/^(?:https?:)?\/\//i, '').replace(/^www\./i, '');

/** A name of less than two letters is a number or a dash. */
const nameOf = (element: Element) =>
  ['title', 'aria-label', 'data-title', 'data-caption', 'alt']
    .map((name) => element.getAttribute(name)?.trim() ?? '')
    .find((name) => /\p{L}{2}/u.test(name)) ?? null;

function replace(element: Element, address: string | null, poster: string | null): void {
  const document = element.ownerDocument;
  const parts: Element[] = [];
  if (poster) {
    const image = document.createElement('img');
    image.setAttribute('src', poster);
    image.setAttribute('alt', nameOf(element) ?? '');
    parts.push(image);
  }
  if (address) {
    const link = document.createElement('a');
    link.setAttribute('href', address);
    link.setAttribute(EMBEDDED, '');
    link.textContent = nameOf(element) ?? addressed(address).slice(0, 200);
    parts.push(link);
  }
  const figure = element.closest('figure');
  // Phrasing content stays in its line.
  if (figure || element.closest('p, li, td, dd, h1, h2, h3, h4, h5, h6')) {
    element.replaceWith(...parts);
    return;
  }
  const own = document.createElement('figure');
  const caption = document.createElement('figcaption');
  for (const part of parts) (part.localName === 'a' ? caption : own).append(part);
  if (caption.firstChild) own.append(caption);
  element.replaceWith(own);
}

/** Pandoc hides a caption that repeats the alternative text, from screen readers only. */
export function showCaptions(root: Document | Element): void {
  for (const caption of root.querySelectorAll('figcaption[aria-hidden="true"]'))
    caption.removeAttribute('aria-hidden');
}
