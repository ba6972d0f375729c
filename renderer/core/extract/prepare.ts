import { remembered } from '../text/remembered';
import { revealFootnotes } from './footnotes';
import { furnitureIn } from './furniture-phrases';
import { removeHeadingLinks } from './heading-links';
import { unwrapLayoutTables } from './layout-tables';
import { BLOCKS, type Line, linesOf } from './lines';
import { nameOf, namesIn } from './names';
import { isParagraph, isSentence, PARAGRAPH, weightOf } from './paragraph';
import { removeScreenReaderLabels } from './screen-reader-labels';
import { hasHeadlines, isRunningText, isSection, shapeOf } from './shape';

/** What must be gone before anyone looks for the article. */
const NEVER_TEXT =
  'script, style, link, template, object, embed, applet, canvas, .sf-hidden, [hidden=""], .mw-editsection, ' +
  // What opens over a word or a button when the mouse is on it; with paragraphs it may be a footnote.
  '[role="tooltip"]:not(:has(p, li)), ' +
  'a ~ [class]:is([class*="rollover" i][class*="block" i], [class*="tooltip" i], [class*="popover" i], [class*="hovercard" i])';

/** Parts that say of themselves that they are not the article. */
const FURNITURE_ROLES = '[role="navigation"], [role="contentinfo"], [role="search"], nav';
const BANNER = '[role="banner"]';
const FURNITURE_NAME =
  /(?:^|[\s_-])(?:ads?|adslot|advert\w*|breadcrumbs?|categorize|cookies?|copyrights?|newsletters?|pagination|profile|promo\w*|ranking|recirc\w*|recommend\w*|related\w*|share\w*|sharing|sns|social\w*|sponsor\w*|subscri\w*|taboola|outbrain|toolbar)(?:$|[\s_-])/i;

const isFurnitureName = remembered((names) => FURNITURE_NAME.test(names));

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

const HIDDEN = '[style]:is([style*="visibility" i], [style*="opacity" i], [style*="display" i])';
const HIDING =
  /(?:^|;)\s*(?:visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|display\s*:\s*none)[^;]*/gi;
/** As much of a page's text as no menu or box has that opens later. */
const NEARLY_ALL = 0.6;

/** WeChat and others hide the whole article until a script has run, which in a saved page it never does. */
function revealArticle(document: Document): void {
  let length: number | undefined;
  for (const element of document.querySelectorAll(HIDDEN)) {
    const style = element.getAttribute('style') ?? '';
    const shown = style.replace(HIDING, '');
    if (shown === style || element.matches(DIALOGS)) continue;
    length ??= document.body?.textContent?.length ?? 0;
    const isArticle = (element.textContent?.length ?? 0) >= length * NEARLY_ALL;
    if (isArticle && linesOf(element).some(isParagraph)) element.setAttribute('style', shown);
  }
}

export function prepare(document: Document): void {
  revealArticle(document);
  removeNeverText(document);
  unwrapLayoutTables(document);
  removeOtherPosts(document);
  removeDialogs(document);
  for (const alert of document.querySelectorAll('[role="alert"]')) showRemark(alert);
  removeFurniture(document);
  for (const caption of document.querySelectorAll(CAPTION_NAME)) markCaption(caption);
  for (const deck of document.querySelectorAll(INLINE)) setDeckApart(deck);
}

export function removeNeverText(document: Document): void {
  revealFootnotes(document);
  for (const button of document.querySelectorAll('button')) unwrapButton(button);
  for (const figure of document.querySelectorAll('figure')) unwrapFigure(figure);
  removeScreenReaderLabels(document);
  removeHeadingLinks(document);
  for (const element of document.querySelectorAll(NEVER_TEXT)) {
    // Pages hide all of themselves until a script has run.
    if (element !== document.documentElement && element !== document.body) element.remove();
  }
}

/** Headings that fold their section, and pictures that grow, are buttons with content in them. */
function unwrapButton(button: Element): void {
  const text = button.textContent?.trim() ?? '';
  const isContent =
    button.querySelector('img, picture') !== null ||
    (text !== '' && button.closest('h1, h2, h3, h4, h5, h6, dt, summary') !== null) ||
    (button.hasAttribute('aria-expanded') && (text.length > 20 || /[?？]$/.test(text))) ||
    weightOf(text) >= PARAGRAPH;
  if (isContent) button.replaceWith(...button.childNodes);
  else if (isNameOfFold(button, text)) nameFold(button);
}

/** "Older settings", the button of a fold that was open when the page was saved. */
function isNameOfFold(button: Element, text: string): boolean {
  const next = button.nextElementSibling;
  if (!next || text.length < 4 || furnitureIn(text) !== null || button.closest('nav, form'))
    return false;
  return (
    /(?:^|[\s_-])(?:expand|collaps|accordion|spoiler|fold|toggle)/i.test(
      `${button.className} ${button.parentElement?.className ?? ''}`,
    ) && linesOf(next).some(isSentence)
  );
}

function nameFold(button: Element): void {
  const document = button.ownerDocument;
  const strong = document.createElement('strong');
  strong.append(...button.childNodes);
  const name = document.createElement('p');
  name.append(strong);
  button.replaceWith(name);
}

/** A figure with paragraphs in it is a box or a slide; a caption is one line. */
function unwrapFigure(figure: Element): void {
  if (figure.querySelector('figcaption')) return;
  const lines = [...figure.querySelectorAll('p')].flatMap(linesOf);
  const most = Math.max(1, figure.querySelectorAll('img').length);
  if (lines.filter(isParagraph).length <= most && lines.filter(isSentence).length <= most + 1)
    return;
  const box = figure.ownerDocument.createElement('div');
  box.append(...figure.childNodes);
  figure.replaceWith(box);
}

/** WordPress wraps each post of an endless page into the one before, when a tag was left open. */
function removeOtherPosts(document: Document): void {
  for (const post of document.querySelectorAll(
    'article[class*="post-"] article[class*="post-"].hentry',
  ))
    post.remove();
}

/** Boxes that open over the page: consent, sign-in, settings. */
const DIALOGS = '[aria-modal="true" i], [role="dialog"], [role="alertdialog"]';
const HEADLINE = 'h1, article, main, [role="main"]';

/**
 * The settings of a consent box have more text than many articles. A page that opens its article in
 * such a box has the headline in it.
 */
function removeDialogs(document: Document): void {
  const dialogs = document.querySelectorAll(DIALOGS);
  if (dialogs.length === 0) return;
  const isOver = (element: Element) => element.closest(DIALOGS) !== null;
  const headlines = [...document.querySelectorAll(HEADLINE)];
  if (headlines.length === 0 || headlines.every(isOver)) return;
  for (const dialog of dialogs) {
    if (!dialog.querySelector(HEADLINE) && !dialog.closest(HEADLINE)) dialog.remove();
  }
}

/** A correction beside paragraphs is read out at once, and is part of the text; Readability drops alerts. */
function showRemark(alert: Element): void {
  const isParagraphBeside = [...(alert.parentElement?.children ?? [])].some(
    (each) => each !== alert && each.nodeName === 'P' && isProse(each),
  );
  if (isParagraphBeside && !hasForm(alert) && linesOf(alert).some(isSentence))
    alert.removeAttribute('role');
}

function removeFurniture(document: Document): void {
  const length = document.body?.textContent?.length ?? 0;
  const named = [
    ...document.querySelectorAll('[class]:is(div, section, ul, p, aside, span), div[id]'),
  ].filter(saysFurniture);
  const unlikely = [...document.querySelectorAll(BANNER), ...named];
  for (const element of [...document.querySelectorAll(FURNITURE_ROLES), ...unlikely]) {
    if (!element.isConnected || element.querySelector('h1, article, main')) continue;
    if ((element.textContent?.length ?? 0) >= length * MOST_OF_PAGE) continue;
    if (element.matches(FURNITURE_ROLES) || !isText(element)) element.remove();
  }
}

/** Classes and id apart, as no word is in both: many elements share their classes, and few have an id. */
const saysFurniture = (element: Element) =>
  isFurnitureName(element.getAttribute('class') ?? '') ||
  (element.id !== '' && isFurnitureName(namesIn(element)));

/** A name says nothing against running text between paragraphs, or against a whole article. */
function isText(element: Element): boolean {
  if (hasForm(element)) return false;
  // A listing in a box of its toolbar.
  if (element.querySelector('pre')) return true;
  const lines = linesOf(element);
  if (!isRunningText(lines) || hasHeadlines(lines)) return false;
  if (isSection(element, lines) || isBetweenParagraphs(element)) return true;
  return shapeOf(lines).linked < 0.1 && beginsText(element, lines);
}

/** Its first paragraph is the first one below the page's title. */
function beginsText(element: Element, lines: readonly Line[]): boolean {
  const title = element.ownerDocument.querySelector('h1');
  const first = lines.find(isParagraph)?.block;
  if (!title || !first || !isBefore(title, element)) return false;
  let around = element.parentElement;
  while (around && !around.contains(title)) around = around.parentElement;
  const paragraphs = linesOf(around ?? element).filter(isParagraph);
  return paragraphs.find(({ block }) => isBefore(title, block))?.block === first;
}

const isBefore = (one: Element, other: Element) =>
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

const isBetweenParagraphs = (element: Element) =>
  isProse(element.previousElementSibling) && isProse(element.nextElementSibling);

const isProse = (element: Element | null) => element !== null && linesOf(element).some(isParagraph);

/** Asks for something to be written: an address, a search. */
const hasForm = (element: Element) =>
  element.querySelector('input:not([type="hidden" i]):not([type="checkbox" i]), textarea') !== null;

const INLINE = ':is(strong, b, em)[class]';

/** A deck in bold letters beside the blocks of the text: it is a paragraph to all who look at blocks. */
function setDeckApart(element: Element): void {
  if (nameOf(element)?.kind !== 'deck') return;
  const beside = [...(element.parentElement?.children ?? [])];
  if (element.closest('p, a, li') || !beside.some((each) => BLOCKS.has(each.nodeName))) return;
  const deck = element.ownerDocument.createElement('p');
  deck.className = element.className;
  deck.append(...element.childNodes);
  element.replaceWith(deck);
}

const CAPTION_NAME = '[class*="caption" i]:is(p, div, span, dd)';

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
