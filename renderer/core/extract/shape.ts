/** What a block looks like, whatever its class says: running text, links, or labels of buttons. */
import { furnitureIn } from './furniture-phrases';
import { isHeading, type Line, linesOf, linkShare } from './lines';
import { isParagraph, isSentence, weightOf } from './paragraph';
import { isRelatedLabel, isRelatedPrefix } from './related-phrases';

export interface Shape {
  weight: number;
  /** Shares of the weight, 0 to 1. */
  prose: number;
  linked: number;
  furniture: number;
}

export function shapeOf(lines: readonly Line[]): Shape {
  let weight = 0;
  let prose = 0;
  let linked = 0;
  let furniture = 0;
  for (const line of lines) {
    const own = weightOf(line.text);
    weight += own;
    linked += own * linkShare(line);
    if (isParagraph(line)) prose += own;
    else if (furnitureIn(line.text) || isRelatedPrefix(line.text)) furniture += own;
  }
  const of = (part: number) => part / Math.max(1, weight);
  return { weight, prose: of(prose), linked: of(linked), furniture: of(furniture) };
}

/** Mostly paragraphs, and no label of other articles above them. */
export function isRunningText(lines: readonly Line[]): boolean {
  if (isRelatedLabel(lines[0]?.text ?? '')) return false;
  const { prose, linked, furniture } = shapeOf(lines);
  return prose >= 0.5 && linked < 0.4 && furniture < 0.2;
}

/** Short sentences, as in a message: no labels, no links. */
export function hasSentences(lines: readonly Line[]): boolean {
  if (isRelatedLabel(lines[0]?.text ?? '')) return false;
  const { weight, linked, furniture } = shapeOf(lines);
  const sentences = lines.filter(isSentence).reduce((sum, { text }) => sum + weightOf(text), 0);
  return sentences >= weight * 0.4 && linked < 0.3 && furniture < 0.2;
}

/** Headlines of other articles, each a link, with a sentence or two below. */
export function hasHeadlines(lines: readonly Line[]): boolean {
  const headlines = lines.filter((line) => linkShare(line) >= 0.8 && weightOf(line.text) >= 25);
  const texts = lines.filter((line) => linkShare(line) < 0.4 && weightOf(line.text) >= 45);
  return headlines.length > 0 && texts.length <= 2 * headlines.length;
}

/**
 * A section of an article, with its own heading: at least two paragraphs and no link in them, below
 * other paragraphs or sections like it.
 */
export function isSection(element: Element, lines: readonly Line[]): boolean {
  const [first] = lines;
  if (!first || !isHeading(first.block) || !isRunningText(lines)) return false;
  // Generators of documents make the id of a section from its heading.
  if (element.nodeName === 'SECTION' && slugOf(first.text) === element.id.toLowerCase())
    return true;
  if (shapeOf(lines).linked > 0 || lines.filter(isParagraph).length < 2) return false;
  const before = element.previousElementSibling;
  if (!before || TEXT_BLOCKS.test(before.nodeName)) return before !== null;
  const above = before.nodeName === element.nodeName ? linesOf(before)[0] : null;
  return Boolean(above && isHeading(above.block));
}

/** A list with its own heading and no link or button: the ingredients of a recipe, the parts of a kit. */
export function isListWithHeading(element: Element, lines: readonly Line[]): boolean {
  const [first, ...items] = lines;
  if (!first || !isHeading(first.block) || isRelatedLabel(first.text)) return false;
  if (element.querySelector('input, select, textarea, button, a[href]')) return false;
  const isItem = ({ block, text }: Line) =>
    block.closest('li') !== null && furnitureIn(text) === null;
  return items.length > 1 && items.every(isItem);
}

const slugOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

const TEXT_BLOCKS = /^(?:P|UL|OL|DL|BLOCKQUOTE|PRE|TABLE|FIGURE|H[2-6])$/;
