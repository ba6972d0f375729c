/**
 * Which of several elements tells of this article and not of another one: pages show dates and names
 * of related articles, of comments and of the site as well.
 */

const HEADINGS = 'h1, h2, h3, [itemprop~="headline"], [role="heading"]';
const MOST_HEADINGS = 60;

/** Parts of a page that speak of other things than its article. */
const OTHER_PARTS =
  'aside, nav, footer, figure, form, [role="complementary"], [role="navigation"], [role="contentinfo"]';
/** The same by their names. */
const OTHER_NAMES = [
  ...'comment related recommend sidebar'
    .split(' ')
    .map((name) => `[class*="${name}" i], [id*="${name}" i]`),
  ...'widget most-read popular teaser latest more- promo'
    .split(' ')
    .map((name) => `[class*="${name}" i]`),
];

/** The heading that shows the title, else the page's first one of the first level. */
export function headlineOf(document: Document, title: string): Element | null {
  const headings = [...document.querySelectorAll(HEADINGS)].slice(0, MOST_HEADINGS);
  const folded = fold(title);
  let longer: Element | null = null;
  for (const each of headings) {
    const text = fold(each.textContent ?? '');
    if (text === folded) return each;
    if (folded.length > 8 && text.includes(folded)) longer ??= each;
  }
  return longer ?? document.querySelector('h1');
}

const fold = (text: string) => text.toLowerCase().replace(/[\s\p{P}]/gu, '');

/**
 * Without those that belong to another part of the page or another article, the nearest to the
 * headline first: the fewer steps up from the headline to what holds both, the nearer.
 */
export function nearestFirst(elements: readonly Element[], headline: Element | null): Element[] {
  return elements
    .filter((element) => !isElsewhere(element, headline))
    .map((element, at) => ({ element, at, steps: stepsUp(element, headline) }))
    .sort((one, other) => one.steps - other.steps || one.at - other.at)
    .map(({ element }) => element);
}

/** Results for each element, because every kind of fact asks about the same ones. */
const known = new WeakMap<Element, { headline: Element | null; isElsewhere: boolean }>();

/** A part that holds the headline as well is the article, whatever it is called. */
function isElsewhere(element: Element, headline: Element | null): boolean {
  return (
    isInOtherPart(element, headline) ||
    isInCard(element, headline) ||
    isInList(element, headline) ||
    isInTeaser(element, headline)
  );
}

/** Climbs without recursion: hostile pages nest deeper than any stack. */
function isInOtherPart(element: Element, headline: Element | null): boolean {
  const climbed: Element[] = [];
  let isElsewhere = false;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const before = known.get(at);
    if (before && before.headline === headline) {
      isElsewhere = before.isElsewhere;
      break;
    }
    climbed.push(at);
    if (isOtherPart(at, headline)) {
      isElsewhere = true;
      break;
    }
  }
  for (const each of climbed) known.set(each, { headline, isElsewhere });
  return isElsewhere;
}

const ARTICLE = 'article, [itemtype*="Article"], [itemtype*="BlogPosting"]';

function isOtherPart(element: Element, headline: Element | null): boolean {
  if (headline && element.contains(headline)) return false;
  if (element.matches(otherParts(headline)))
    return !element.matches('html, body') && !(headline && isFooterOf(element, headline));
  return headline !== null && element.matches(ARTICLE) && headline.closest(ARTICLE) !== null;
}

const partsFor = new WeakMap<Element, string>();

/**
 * Without names that the headline's own place or its parts have: page builders call every part a widget,
 * and some templates call the head of an article a teaser.
 */
function otherParts(headline: Element | null): string {
  const before = headline && partsFor.get(headline);
  if (before) return before;
  const isOwn = (name: string) =>
    headline?.parentElement?.closest(`:is(${name}):not(html, body)`) != null ||
    headline?.querySelector(`:is(${name})`) != null;
  const names = OTHER_NAMES.filter((name) => !isOwn(name)).join();
  // In front, what most elements fail: browsers try each selector of a list on every element.
  const parts = names ? `:is([class], [id]):is(${names}), ${OTHER_PARTS}` : OTHER_PARTS;
  if (headline) partsFor.set(headline, parts);
  return parts;
}

/** Blogs have author and date in the footer of the article. */
function isFooterOf(part: Element, headline: Element): boolean {
  if (part.nodeName !== 'FOOTER') return false;
  const article = part.closest('article');
  // Drupal sets it above the text, and the headline above the article.
  const isFirst = article !== null && article.firstElementChild === part;
  return article?.contains(headline) === true || (isFirst && headline.closest('article') === null);
}

/** A link around a picture, a title and a date leads to another article. */
function isInCard(element: Element, headline: Element | null): boolean {
  const link = element.closest('a[href]');
  if (!link || (headline && link.contains(headline))) return false;
  const own = element.textContent?.trim().length ?? 0;
  return link.querySelector('h1, h2, h3, h4, h5, h6') !== null || textLength(link) > own + 15;
}

/** An item of a list with a link as long as a title is another article. */
function isInList(element: Element, headline: Element | null): boolean {
  const item = element.closest('li');
  if (!item || (headline && item.contains(headline))) return false;
  const links = [...item.querySelectorAll('a[href]')].slice(0, 10);
  return links.some((link) => !link.contains(element) && textLength(link) > 20);
}

/** Steps up from a date or a name to the box of its teaser. */
const TEASER_STEPS = 2;
/** A box with more text holds an article, whose subheads may be links. */
const LONGEST_TEASER = 400;
const LINKED_HEADING = ':is(h2, h3, h4, h5, h6) a[href]:not([href^="#"])';

/** Beside a heading that leads elsewhere: the title of another article, which its box tells of. */
export function isInTeaser(element: Element, headline: Element | null): boolean {
  if (!headline) return false;
  let box = element.parentElement;
  for (let step = 0; box && step < TEASER_STEPS; step++, box = box.parentElement) {
    if (box.contains(headline) || textLength(box) > LONGEST_TEASER) return false;
    const link = box.querySelector(LINKED_HEADING) ?? box.querySelector('a[href] :is(h2, h3, h4)');
    if (link) return !link.contains(element);
  }
  return false;
}

const textLength = (element: Element) => element.textContent?.trim().length ?? 0;

function stepsUp(element: Element, headline: Element | null): number {
  let steps = 0;
  for (let at = headline; at; at = at.parentElement, steps++) {
    if (at.contains(element)) return steps;
  }
  return steps;
}
