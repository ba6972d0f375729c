/** Makes a page load what it loads when one gets there: the article is scrolled through once. */
import { SCROLL_MS } from './limits';
import { isYetToCome } from './pictures';
import { elementsIn } from './shadow-root';

const STEP_MS = 60;
/** Pages that grow at their end would be scrolled for ever. */
const MOST_STEPS = 80;
/** Milliseconds for the last pictures. */
const SETTLE_MS = 4_000;

/** Resolves when the pictures are there or the time is over; the place of the page is as before. */
export async function loadLazy(document: Document): Promise<void> {
  const until = Date.now() + SCROLL_MS;
  const eager = makeEager(document);
  if (document.visibilityState === 'visible') await scrollThrough(document, until);
  await settled(document, Math.min(until, Date.now() + SETTLE_MS));
  for (const image of eager) image.setAttribute('loading', 'lazy');
}

function makeEager(document: Document): Element[] {
  const lazy = [...elementsIn(document)].filter(
    (element) =>
      /^(?:img|iframe)$/.test(element.localName) && element.getAttribute('loading') === 'lazy',
  );
  for (const element of lazy) element.setAttribute('loading', 'eager');
  return lazy;
}

async function scrollThrough(document: Document, until: number): Promise<void> {
  const article = articleOf(document);
  const scroller = scrollerOf(article, document);
  if (!scroller) return;
  const before = { left: scroller.scrollLeft, top: scroller.scrollTop };
  // As it is now: an endless page grows while it is scrolled.
  const end = endOf(article, scroller);
  const step = Math.max(scroller.clientHeight * 0.8, end / MOST_STEPS);
  for (let top = 0; top < end && Date.now() < until; top += step) {
    scroller.scrollTo({ top, behavior: 'instant' });
    await pause(STEP_MS);
  }
  scroller.scrollTo({ ...before, behavior: 'instant' });
}

/** The longest article; an overview has many short ones. */
function articleOf(document: Document): Element | null {
  const articles = [...document.querySelectorAll('article, main, [role="main"]')];
  const heights = new Map(articles.map((each) => [each, each.getBoundingClientRect().height]));
  const longest = Math.max(0, ...heights.values());
  // The innermost of those that have nearly all of it.
  return articles.findLast((each) => (heights.get(each) ?? 0) > longest * 0.8) ?? document.body;
}

/** The element that scrolls the article: the page, or a box of it. */
function scrollerOf(article: Element | null, document: Document): Element | null {
  for (let box = article; box && box !== document.body; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight + 1) return box;
  }
  return document.scrollingElement;
}

function endOf(article: Element | null, scroller: Element): number {
  const height = scroller.scrollHeight;
  if (!article || article === scroller) return height;
  const { bottom } = article.getBoundingClientRect();
  const top = scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
  return Math.min(height, bottom - top + scroller.scrollTop);
}

/** Resolves when no picture is being loaded. */
async function settled(document: Document, until: number): Promise<void> {
  const isLoading = () =>
    [...elementsIn(document)].some((element) => {
      if (element.localName !== 'img') return false;
      const image = element as HTMLImageElement;
      return image.currentSrc !== '' && !image.complete && !isYetToCome(image);
    });
  await pause(STEP_MS);
  while (isLoading() && Date.now() < until) await pause(STEP_MS);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
