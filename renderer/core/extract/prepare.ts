import { unwrapLayoutTables } from './layout-tables';
import { namesIn } from './names';

/** What must be gone before anyone looks for the article. */
const NEVER_TEXT =
  'script, style, link, template, object, embed, applet, canvas, .sf-hidden, [hidden=""], .mw-editsection, ' +
  // What opens over a word when the mouse is on it.
  'a ~ [class*="rollover" i][class*="block" i], a ~ [class*="tooltip" i], a ~ [class*="popover" i], a ~ [class*="hovercard" i]';

/** Parts that say of themselves that they are not the article. */
const FURNITURE_ROLES =
  '[role="navigation"], [role="banner"], [role="contentinfo"], [role="search"], nav';
const FURNITURE_NAME =
  /(?:^|[\s_-])(?:ads?|adslot|advert\w*|breadcrumbs?|categorize|cookies?|copyrights?|newsletters?|pagination|profile|promo\w*|ranking|recirc\w*|recommend\w*|related\w*|share\w*|sharing|sns|social\w*|sponsor\w*|subscri\w*|taboola|outbrain|toolbar)(?:$|[\s_-])/i;

/** One that holds this much of the page's text is the article under a misleading name. */
const MOST_OF_PAGE = 0.2;

/**
 * React streams a page as place-holders and hidden blocks that its script puts in their places. Saved
 * without running it, the article is still in the hidden one.
 */
export function revealStreamedBlocks(document: Document): void {
  for (const block of document.querySelectorAll('div[hidden][id^="S:"]')) {
    const place = document.getElementById(`B:${block.id.slice(2)}`);
    block.removeAttribute('hidden');
    place?.replaceWith(block);
  }
}

export function prepare(document: Document): void {
  removeNeverText(document);
  unwrapLayoutTables(document);
  removeOtherPosts(document);
  removeFurniture(document);
  for (const caption of document.querySelectorAll(CAPTION_NAME)) markCaption(caption);
}

export function removeNeverText(document: Document): void {
  for (const element of document.querySelectorAll(NEVER_TEXT)) {
    // Pages hide all of themselves until a script has run.
    if (element !== document.documentElement && element !== document.body) element.remove();
  }
}

/** WordPress wraps each post of an endless page into the one before, when a tag was left open. */
function removeOtherPosts(document: Document): void {
  for (const post of document.querySelectorAll(
    'article[class*="post-"] article[class*="post-"].hentry',
  ))
    post.remove();
}

function removeFurniture(document: Document): void {
  const length = document.body?.textContent?.length ?? 0;
  const named = [
    ...document.querySelectorAll(
      'div[class], div[id], section[class], ul[class], p[class], aside[class], span[class]',
    ),
  ].filter((element) => FURNITURE_NAME.test(namesIn(element)));
  for (const element of [...document.querySelectorAll(FURNITURE_ROLES), ...named]) {
    if (!element.isConnected || element.querySelector('h1, article, main')) continue;
    if ((element.textContent?.length ?? 0) < length * MOST_OF_PAGE) element.remove();
  }
}

const CAPTION_NAME =
  'p[class*="caption" i], div[class*="caption" i], span[class*="caption" i], dd[class*="caption" i]';

/** A caption under a picture is one whatever element it stands in: it is kept, but is no sentence. */
function markCaption(element: Element): void {
  if ((element.textContent?.length ?? 0) > 300 || element.querySelector('img, h1, h2, h3')) return;
  // Some name the whole of an article after the caption in it.
  const paragraphs = element.querySelectorAll('p').length;
  if (paragraphs > 2 || (paragraphs > 0 && (element.textContent?.length ?? 0) > 160)) return;
  const caption = element.ownerDocument.createElement('figcaption');
  caption.append(...element.childNodes);
  element.replaceWith(caption);
}
