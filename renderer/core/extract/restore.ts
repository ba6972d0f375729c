/**
 * Readability takes one block and cleans it by class names, roles and counts: it loses sections with
 * an unlucky name, boxes, leads in headers and articles in several containers. This compares what it
 * took with the page, line by line, and puts back what is part of the article.
 */
import { EMBEDDED } from '../content/media';
import { hostName } from '../metadata/site';
import type { PageFacts } from './decision';
import { hasBareMarks, isNotesLabel, isNumbered, noteIdOf } from './footnotes';
import { furnitureIn } from './furniture-phrases';
import { coreOf, type Gap, gapsOf, linesBeside, type PageLine, titleAt } from './left-lines';
import { isHeading, type Line, linesOf, linkShare } from './lines';
import { nameOf } from './names';
import { isSignature } from './notes';
import { isDateLine, LEAD, PARAGRAPH, SENTENCE_END, weightOf } from './paragraph';
import { restorePicturesBetween } from './pictures-between';
import { copyOf, putBack } from './put-back';
import { isRelatedLabel } from './related-phrases';
import { hasHeadlines, hasSentences, isRunningText, shapeOf } from './shape';

const CONTROLS = 'form, input, select, textarea, button';
const OUTSIDE = 'nav, aside, footer, form';

/** `page` is the whole page as it was before `found` was taken out of it. Changes `found`. */
export function restore(page: Element, found: Element, facts: PageFacts): void {
  const lines = linesBeside(page, found);
  const taken = textIn(lines);
  const [first] = taken;
  const last = taken.at(-1);
  if (first === undefined || last === undefined) return;
  const core = coreOf(page, lines);
  const isShort = !lines.some(({ isProse, twin }) => isProse && twin);
  const title = titleAt(lines, first, facts);
  const notes = notesOf(page, found);
  const above: Gap[] = [];
  for (const gap of gapsOf(page, lines)) {
    const { element, from } = gap;
    const isInside = from > first && from < last && core.contains(element);
    if (isInside && isPictureWithCaption(gap)) putBack(element, figureOf(gap), from, lines, found);
    else if (
      isInside
        ? belongsInside(gap) || isLinkCard(gap, facts)
        : hasShapeOf(core, gap) || isNextSection(gap, lines)
    )
      putBack(
        element,
        copyOf(element, isInside ? 'in the text' : 'same shape'),
        from,
        lines,
        found,
      );
    else if (isShort && (from > title || isBesideText(element, core)) && isShortText(gap))
      putBack(element, copyOf(element, 'short page'), from, lines, found);
    else if (from < first) above.push(gap);
    else restoreNotes(gap, notes, found);
  }
  for (const [at, block] of leadsIn(above, lines, facts, title, first))
    putBack(block, copyOf(block, 'above the text'), at, lines, found);
  restorePicturesBetween(core, lines, found);
}

/** Indexes of the paragraphs that were taken; of a page of short lines, of all lines that were. */
function textIn(lines: readonly PageLine[]): number[] {
  const taken = lines.flatMap(({ twin }, at) => (twin ? [at] : []));
  const paragraphs = taken.filter((at) => lines[at]?.isProse);
  return paragraphs.length > 0 ? paragraphs : taken;
}

/** A sentence, or the heading of one. */
function isShortText(gap: Gap): boolean {
  const { element } = gap;
  if (element.closest(OUTSIDE)) return false;
  const next = isHeading(element) ? element.nextElementSibling : null;
  return hasSentences(linesIn(gap)) || (next !== null && hasSentences(linesOf(next)));
}

/** A page that does not show its title still says where its article is. */
const isBesideText = (element: Element, core: Element) =>
  element.parentElement?.matches('article, main') === true && element.parentElement.contains(core);

const linesIn = ({ lines }: Gap): Line[] => lines.map(({ line }) => line);

/** Between paragraphs of the article, everything is part of it that does not look like furniture. */
function belongsInside(gap: Gap): boolean {
  const { element, lines } = gap;
  const own = linesIn(gap);
  if (isVerse(lines)) return true;
  if (hasHeadlines(own) || element.querySelector('input, select, textarea')) return false;
  if (isRunningText(own)) return true;
  if (isRelatedLabel(own[0]?.text ?? '') || isOffer(own)) return false;
  const { prose, linked, furniture } = shapeOf(own);
  if (prose >= 0.5) return false;
  if (linked >= 0.3 || furniture > 0 || element.closest(CONTROLS)) return false;
  if (element.querySelector(CONTROLS)) return false;
  // The footer of a quotation names its source.
  return element.closest('blockquote') !== null || nameOf(element)?.kind !== 'furniture';
}

/** "Sign up to our letter", "free weekly newsletter": an offer of a few lines, which only together say so. */
const isOffer = (lines: readonly Line[]) =>
  lines.length > 1 &&
  lines.length < 4 &&
  furnitureIn(lines.map(({ text }) => text).join(' ')) !== null;

/** More is no card. */
const LONGEST_CARD = 400;

/** A film, a post or another site's page in the midst of the text: one address, whose host it shows. */
function isLinkCard({ element, lines }: Gap, facts: PageFacts): boolean {
  if (element.closest(OUTSIDE) || element.querySelector(CONTROLS)) return false;
  if (lines.reduce((sum, { weight }) => sum + weight, 0) > LONGEST_CARD) return false;
  const own = lines.map(({ line }) => line);
  if (own.some(({ block, text }) => isHeading(block) || furnitureIn(text) || isRelatedLabel(text)))
    return false;
  const links = [...element.querySelectorAll<HTMLAnchorElement>('a[href]')];
  const [host, ...others] = new Set(links.map(({ href }) => hostName(href)));
  if (!host || others.length > 0 || new Set(links.map(({ href }) => href)).size > 1) return false;
  const text = own.map((line) => line.text).join(' ');
  const isEmbedded = links[0]?.hasAttribute(EMBEDDED) === true;
  return (isEmbedded || text.includes(host)) && host !== hostName(facts.url);
}

/** Lines of one block that are broken by hand, each a link to a note about it. */
function isVerse(lines: readonly PageLine[]): boolean {
  const [first] = lines;
  if (!first || lines.length < 4 || first.line.block.closest('li, nav')) return false;
  return lines.every(
    ({ line, weight }) => line.block === first.line.block && weight < 100 && line.linked > 0,
  );
}

/** A picture with no more than a caption and a credit. */
function isPictureWithCaption({ element, lines }: Gap): boolean {
  const pictures = element.querySelectorAll('img').length;
  const isShort = lines.every(({ line, weight }) => weight < 400 && !isHeading(line.block));
  return pictures > 0 && lines.length <= 2 * pictures && isShort && !element.closest('li, table');
}

function figureOf(gap: Gap): Element {
  const figure = gap.element.ownerDocument.createElement('figure');
  figure.append(...[...gap.element.querySelectorAll('img')].map((each) => each.cloneNode(true)));
  for (const { line } of gap.lines) {
    const caption = figure.ownerDocument.createElement('figcaption');
    caption.textContent = line.text;
    figure.append(caption);
  }
  return figure;
}

/** Another part of the same article: it is in a sibling of the text with the same tag and classes. */
function hasShapeOf(core: Element, gap: Gap): boolean {
  const { element } = gap;
  if (element.closest(OUTSIDE)) return false;
  const own = linesIn(gap);
  const { prose, linked, furniture, weight } = shapeOf(own);
  if (prose < 0.6 || linked > 0.3 || furniture > 0.1 || hasHeadlines(own)) return false;
  const isQuotation = linked === 0 && own.every(({ block }) => block.closest('blockquote'));
  if (weight < PARAGRAPH && !isQuotation) return false;
  // Where the text has headings of the first level, one does not begin another article.
  const isOther = core.querySelector('h1') ? 'h1 a[href]' : 'h1';
  if (element.querySelector(`${isOther}, h2 a[href], h3 a[href]`)) return false;
  for (let each: Element = core; each.parentElement; each = each.parentElement) {
    if (!each.parentElement.contains(element)) continue;
    const sibling = siblingAround(element, each);
    if (!isAlike(sibling, each)) return false;
    return weight >= LEAST_OF_PART || isQuotation || (linked === 0 && isSectionOf(sibling));
  }
  return false;
}

/** A part with less text is a box far more often, unless all say that they are sections of one article. */
const LEAST_OF_PART = 200;

/** A section of the text itself, below another that was taken, both with a heading and no link. */
function isNextSection({ element, lines, from }: Gap, all: readonly PageLine[]): boolean {
  const before = element.previousElementSibling;
  if (element.nodeName !== 'SECTION' || before?.nodeName !== 'SECTION') return false;
  const own = lines.map(({ line }) => line);
  const [first] = own;
  const above = linesOf(before)[0];
  if (!first || !above || first.block.nodeName !== above.block.nodeName) return false;
  if (!isHeading(first.block) || element.querySelector(CONTROLS)) return false;
  if (nameOf(element)?.kind === 'beside' || shapeOf(own).linked > 0) return false;
  const last = all[from - 1];
  return isRunningText(own) && last?.twin != null && before.contains(last.line.block);
}

const isSectionOf = (part: Element) =>
  part.nodeName === 'SECTION' &&
  part.className !== '' &&
  part.closest('article') !== null &&
  part.querySelector(CONTROLS) === null;

function siblingAround(element: Element, container: Element): Element {
  let sibling = element;
  while (sibling.parentElement && sibling.parentElement !== container.parentElement)
    sibling = sibling.parentElement;
  return sibling;
}

function isAlike(one: Element, other: Element): boolean {
  const classes = (each: Element) => (each.getAttribute('class') ?? '').replace(/\d+/g, '').trim();
  return one.nodeName === other.nodeName && classes(one) === classes(other);
}

/** More blocks than this, each in an element of its own, are messages of the page and no lead. */
const MOST_LEADS = 3;

/** Sentences between the title and the text: a lead, a deck, the question that is answered. */
function leadsIn(
  gaps: readonly Gap[],
  lines: readonly PageLine[],
  facts: PageFacts,
  title: number,
  first: number,
): [at: number, block: Element][] {
  const blocks = new Map<Element, number[]>();
  const left = new Set(gaps.flatMap((gap) => gap.lines));
  for (const [at, each] of lines.slice(0, first).entries()) {
    if (at <= title || each.twin || !left.has(each)) continue;
    const { line } = each;
    const known = blocks.get(line.block);
    if (known) known.push(at);
    else blocks.set(line.block, [at]);
  }
  const heading = lines[title]?.line.block ?? null;
  const leads = [...blocks].filter(
    ([block, own]) =>
      !isAmongControls(block, heading) &&
      own.every((at) => isLead((lines[at] as PageLine).line, facts)),
  );
  const parents = new Set(leads.map(([block]) => block.parentElement));
  if (leads.length > MOST_LEADS && parents.size > 1) return [];
  return leads.map(([block, own]) => [own[0] as number, block]);
}

/** A box with a button or a field beside the text, such as one that asks to log in. */
function isAmongControls(block: Element, title: Element | null): boolean {
  const box = block.parentElement;
  if (!box || box === block.ownerDocument.body) return false;
  return !box.contains(title) && box.querySelector(CONTROLS) !== null;
}

function isLead(line: Line, facts: PageFacts): boolean {
  const { block, text } = line;
  if (linkShare(line) > 0.3 || block.closest(`${OUTSIDE}, figure, button, li`)) return false;
  if (furnitureIn(text) || isDateLine(text) || isSignature(text, facts)) return false;
  const name = nameOf(block);
  if (name?.kind === 'deck' || isInDeck(block) || isInAbstract(block)) return weightOf(text) >= 20;
  if (name?.kind === 'furniture') return false;
  return weightOf(text) >= LEAD && SENTENCE_END.test(text) && !isHeading(block);
}

/** The abstract of a paper may be a single sentence. */
const isInAbstract = (block: Element) =>
  block.nodeName === 'P' && block.closest('section.abstract, div.abstract, #abstract') !== null;

/** A paragraph in a box that is called the deck. */
function isInDeck(block: Element): boolean {
  const box = block.parentElement;
  return (
    block.nodeName === 'P' &&
    box !== null &&
    nameOf(box)?.kind === 'deck' &&
    box.querySelector('h1') === null
  );
}

/** The page's elements that marks in the text ("1", "*") lead to. */
function notesOf(page: Element, found: Element): Set<Element> {
  const notes = new Set<Element>();
  for (const mark of found.querySelectorAll('a[href*="#"]')) {
    const id = noteIdOf(mark);
    const note = id && page.querySelector(`#${CSS.escape(id)}`);
    if (note) notes.add(note);
  }
  return notes;
}

/** Footnotes below the text, in an element of their own that Readability did not take. */
function restoreNotes(gap: Gap, notes: ReadonlySet<Element>, found: Element): void {
  const marked = markedNotesIn(gap, notes);
  const whole = marked ?? (isListOfNotes(gap, found) ? gap.element : null);
  if (!whole) return;
  // Notes of sources are links, and those that lead back to their marks are notes beyond doubt.
  if ((marked && leadBack(marked, notes)) || shapeOf(linesOf(whole)).linked < 0.5)
    found.append(copyOf(whole, 'footnotes'));
}

const FEWEST_NOTES = 2;

function leadBack(list: Element, notes: ReadonlySet<Element>): boolean {
  const own = [...notes].filter((note) => list.contains(note));
  const isBack = (note: Element) =>
    note.matches('a[href*="#"]') || note.querySelector('a[href*="#"]');
  return own.length >= FEWEST_NOTES && own.every(isBack);
}

/** The list of the notes that marks lead to, with its heading. */
function markedNotesIn({ element }: Gap, notes: ReadonlySet<Element>): Element | null {
  const own = [...notes].filter((note) => element.contains(note));
  const [first] = own;
  if (!first) return null;
  let list: Element = first;
  while (list !== element && list.parentElement && own.some((note) => !list.contains(note)))
    list = list.parentElement;
  const section = list.closest('section, aside, [role="doc-endnotes"], [class*="footnote" i]');
  return section && element.contains(section) ? section : list;
}

/** Numbered entries below a heading of notes, or in a text whose marks are no links. */
function isListOfNotes(gap: Gap, found: Element): boolean {
  if (gap.element.querySelector(CONTROLS)) return false;
  const own = linesIn(gap);
  const entries = own.filter(
    ({ block, text }) => block.closest('ol') !== null || isNumbered(text),
  ).length;
  if (entries === 0 || entries < own.length / 2) return false;
  return isNotesLabel(own[0]?.text ?? '') || hasBareMarks(found);
}
