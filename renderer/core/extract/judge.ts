/** The rules for a single line, from the surest to the least sure. */
import { isCaption, isCreditLine } from './captions';
import type { PageFacts, Ruling } from './decision';
import { type Furniture, furnitureIn, isTagLine } from './furniture-phrases';
import { isHeading, type Line, linkShare } from './lines';
import { isNote, isSignature } from './notes';
import {
  isDateLine,
  isParagraph,
  isSentence,
  PARAGRAPH,
  SENTENCE_END,
  weightOf,
} from './paragraph';
import { whyRestored } from './put-back';
import { isRelatedPrefix } from './related-phrases';
import type { Name, Survey } from './survey';

/** Nothing in these is furniture: a listing may well say "share". */
const WHOLE =
  'pre, code, table, blockquote, math, dl, details, [class~="infobox"], [class~="portable-infobox"]';

/** Editors of blogs put a character without width into an empty paragraph. */
const EMPTY = /^[\s\u200b-\u200d\u2060\ufeff]*$/;

export function judge(line: Line, at: number, page: Survey, facts: PageFacts): Ruling {
  const { block, text } = line;
  if (EMPTY.test(text)) return { fate: 'dropped', rule: 'nothing to see' };
  if (block.closest('figcaption, caption')) return { fate: 'caption', rule: 'figure caption' };
  const whole = block.closest(WHOLE);
  if (whole && page.root.contains(whole) && whole !== page.root)
    return { fate: 'kept', rule: `inside ${whole.localName}` };

  const furniture = furnitureIn(text);
  if (furniture && !isWordOfText(line, at, page, furniture))
    return { fate: 'dropped', rule: furniture };
  if (block.closest('figure'))
    return /^\P{L}*$/u.test(text)
      ? { fate: 'dropped', rule: 'number in a figure' }
      : { fate: 'caption', rule: 'inside a figure' };
  if (isCaption(line) || (isCreditLine(text) && linkShare(line) < 0.5))
    return { fate: 'caption', rule: 'picture credit' };
  const restored = whyRestored(block);
  const share = linkShare(line);
  // A note of a source is a link and nothing else.
  if (restored === 'footnotes' && share >= 0.4)
    return { fate: 'kept', rule: `restored: ${restored}` };
  if (share >= 0.4 && isRelatedPrefix(text))
    return { fate: 'dropped', rule: 'link to another article' };

  const name = page.names.get(block) ?? null;
  const isProse = isParagraph(line);
  const before = page.first === -1 || at < page.first;
  const isTeaser = before && isProse && name?.word === 'teaser';
  if (name?.kind === 'furniture' && !isTeaser && !page.isText(name.element))
    return { fate: 'dropped', rule: `named ${name.word}` };
  if (name?.kind === 'beside') return { fate: 'beside', rule: `named ${name.word}` };

  const after = at > page.last;
  // A deck that is the first paragraph itself.
  if (at <= page.first && page.isSaidAgain(at))
    return { fate: 'dropped', rule: 'said again in the text' };
  if (at === page.first && !page.core.contains(block) && isDescription(text, facts))
    return deckIn(block, 'deck');
  if (before) {
    // Korean newspapers stack three or four headlines above the text.
    if (name?.word === 'midtitle') return { fate: 'beside', rule: 'stacked headline' };
    if (name && (name.kind === 'deck' || isProse))
      return isAboutAuthors(name)
        ? { fate: 'beside', rule: `named ${name.word}` }
        : deckIn(block, `named ${name.word}`);
    if (isHeading(block) && weightOf(text) >= PARAGRAPH && SENTENCE_END.test(text))
      return { fate: 'kept', rule: 'deck' };
    const rule = headerRule(line, name?.kind ?? null, page, facts);
    if (rule) return rule;
  }
  if (after) {
    if (isTagLine(text)) return { fate: 'dropped', rule: 'tags' };
    if (name?.kind === 'header' && !isProse && !isSentence(line))
      return { fate: 'dropped', rule: `named ${name.word}` };
    if (isSignature(text, facts)) return { fate: 'dropped', rule: 'signature' };
  }
  if (after && isNote(text, facts)) return { fate: 'beside', rule: 'note at the end' };
  if (!isProse && !isHeading(block) && page.repeats(text))
    return { fate: 'beside', rule: 'pull quote' };
  if (!page.core.contains(block) && !isProse) {
    if (share >= 0.5) return { fate: 'dropped', rule: 'links outside the text' };
    if (after && !isHeading(block) && !SENTENCE_END.test(text))
      return { fate: 'beside', rule: 'outside the text' };
  }
  if (restored) return { fate: 'kept', rule: `restored: ${restored}` };
  return { fate: 'kept', rule: isProse ? 'paragraph' : 'nothing against it' };
}

/**
 * A list of commands has the words of buttons, and a chapter may be called "Search". Between the
 * paragraphs of the text such an item or heading is text, unless it is a link.
 */
function isWordOfText(line: Line, at: number, page: Survey, furniture: Furniture): boolean {
  if (page.headings.has(line.block)) return true;
  if (furniture !== 'control' && furniture !== 'share buttons') return false;
  if (line.linked > 0 || /\d/.test(line.text) || at <= page.first) return false;
  // Behind the last paragraph only steps that are numbered.
  if (at >= page.last && line.block.parentElement?.nodeName !== 'OL') return false;
  if (!page.core.contains(line.block)) return false;
  return isHeading(line.block) || (line.block.nodeName === 'LI' && isListOfText(line.block));
}

/** A list that a sentence introduces, or with an item that is no button. */
function isListOfText(item: Element): boolean {
  const list = item.closest('ul, ol');
  if (!list) return false;
  if (list.nodeName === 'OL') return true;
  const before = list.previousElementSibling?.textContent?.trim() ?? '';
  if (/[:：]$/.test(before)) return true;
  return [...list.children].some((each) => furnitureIn(each.textContent?.trim() ?? '') === null);
}

/**
 * A lead in a paragraph, or a heading below the title, is text. In a `div` of its own it mostly is the
 * teaser that the site shows elsewhere, too: it stands beside the text.
 */
const deckIn = (block: Element, rule: string): Ruling => ({
  fate: block.nodeName === 'DIV' && !/subtitle$/.test(rule) ? 'beside' : 'kept',
  rule,
});

const isAboutAuthors = ({ word }: Name) =>
  /^(?:authors?|bylines?|profile|writer|journalist|reporter)$/.test(word);

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

/** The page's own summary of itself, set over the text. */
function isDescription(text: string, { description }: PageFacts): boolean {
  const folded = fold(text);
  return description !== null && folded.length > 20 && fold(description).startsWith(folded);
}

/** Above the text stands what the metadata has: title, names, dates, the way to the section. */
function headerRule(
  line: Line,
  kind: string | null,
  page: Survey,
  facts: PageFacts,
): Ruling | null {
  const { text, block } = line;
  const folded = fold(text);
  if (folded === '') return { fate: 'dropped', rule: 'no words' };
  if (folded === fold(facts.title) || (isHeading(block) && TITLE_NAME.test(block.className)))
    return { fate: 'dropped', rule: 'title again' };
  if (facts.site && folded === fold(facts.site)) return { fate: 'dropped', rule: 'site' };
  if (facts.section && folded === fold(facts.section)) return { fate: 'dropped', rule: 'section' };
  if (/^\d{1,6}$/.test(folded)) return { fate: 'dropped', rule: 'number' };
  if (isDateLine(text)) return { fate: 'dropped', rule: 'date line' };
  if (isSignature(text, facts)) return { fate: 'dropped', rule: 'byline' };
  const isOfEntry = isHeading(block) && isInOwnArticle(block, page);
  if (kind === 'header' && weightOf(text) < PARAGRAPH && !isSentence(line) && !isOfEntry)
    return { fate: 'dropped', rule: 'header line' };
  if (/^[-–—―]\s?\S/.test(text) && block.nodeName !== 'LI' && !SENTENCE_END.test(text))
    return { fate: 'beside', rule: 'deck' };
  if (!page.core.contains(block)) {
    if (linkShare(line) > 0.5) return { fate: 'dropped', rule: 'links above the text' };
    if (isDescription(text, facts)) return deckIn(block, 'deck');
    const isItem = /^(?:LI|DT|DD)$/.test(block.nodeName) || isHeading(block);
    if (weightOf(text) < 50 && !SENTENCE_END.test(text) && !isItem)
      return { fate: 'beside', rule: 'above the text' };
  }
  return null;
}

/** An entry of a live page: an article of its own within the text, whose header has its heading. */
function isInOwnArticle(block: Element, { core }: Survey): boolean {
  const article = block.closest('article');
  return article !== null && article !== core && core.contains(article);
}

const TITLE_NAME = /(?:^|\s)(?:(?:entry|post|article|news|page)?[-_]?(?:title|headline))(?:\s|$)/i;
