/**
 * The second opinion on what Readability took for the article. It looks at single lines: what they
 * say, what they link to, where they stand, and what the page calls their block. A line that nothing
 * speaks against stays.
 */
import { parseDate } from '../metadata/dates';
import { isCaption, isCreditLine } from './captions';
import { isHeading, type Line, linesOf, linkShare } from './lines';
import { nameOf } from './names';
import {
  furnitureIn,
  isCredit,
  isOnlyLabel,
  isRelatedLabel,
  isRelatedPrefix,
  isTagLine,
} from './phrases';

/** What is known of the page before its body is looked at. */
export interface PageFacts {
  title: string;
  byline: readonly string[];
  site: string | null;
  description: string | null;
}

export type Fate = 'kept' | 'beside' | 'caption' | 'dropped';

/** One line of the explanation: what happened to a line, and the rule that decided. */
export interface Decision {
  fate: Fate;
  rule: string;
  text: string;
}

interface Judged {
  line: Line;
  fate: Fate;
  rule: string;
}

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Ideographs and Hangul say in one character what takes Latin script two or three. */
const weightOf = (text: string) => text.length + 1.5 * (text.match(DENSE)?.length ?? 0);

/** From here on a line without links is a paragraph and no label. */
const PARAGRAPH = 80;

export function prune(root: Element, facts: PageFacts): Decision[] {
  const lines = linesOf(root);
  const page = survey(root, lines, facts);
  const judged: Judged[] = lines.map((line, at) => ({ line, ...judge(line, at, page, facts) }));
  judgeRelatedGroups(judged);
  judgeLonelyHeadings(judged);
  apply(root, judged);
  return judged.map(({ line, fate, rule }) => ({ fate, rule, text: line.text }));
}

interface Survey {
  /** Indexes of the first and last paragraph. */
  first: number;
  last: number;
  /** The innermost element with most of the paragraphs. */
  core: Element;
  root: Element;
  /** By the block: a word of its names, or those around it, that says what it is. */
  names: Map<Element, ReturnType<typeof nameOf>>;
}

function survey(root: Element, lines: readonly Line[], facts: PageFacts): Survey {
  const weights = new Map<Element, number>();
  const paragraphs = lines.filter(isParagraph);
  let all = 0;
  for (const { block, text } of paragraphs) {
    const weight = weightOf(text);
    all += weight;
    for (let each: Element | null = block; each && each !== root; each = each.parentElement)
      weights.set(each, (weights.get(each) ?? 0) + weight);
  }
  const names = namesAround(root, lines, weights, all);
  // A summary above the text and a note below it are paragraphs too, but not where it begins.
  const own = new Set(paragraphs.filter(({ block }) => !names.get(block)));
  let core = root;
  for (const [element, weight] of weights) {
    if (weight >= all * 0.7 && core.contains(element)) core = element;
  }
  while (core !== root && !HOLDS_ARTICLES.test(core.nodeName)) core = core.parentElement ?? root;
  const at = lines.flatMap((line, index) =>
    own.has(line) && core.contains(line.block) ? [index] : [],
  );
  const last = at.findLast((index) => !isNote(lines[index]!.text, facts)) ?? at.at(-1) ?? -1;
  return { first: at[0] ?? -1, last, core, root, names };
}

/** One long paragraph, list or table is not all there is to an article. */
const HOLDS_ARTICLES = /^(?:DIV|SECTION|ARTICLE|MAIN|BODY|TD)$/;

function isParagraph(line: Line): boolean {
  const { block, text } = line;
  if (isHeading(block) || linkShare(line) > 0.4) return false;
  const weight = weightOf(text);
  if (weight < PARAGRAPH || block.closest('figcaption, caption')) return false;
  if (weight < 2 * PARAGRAPH && (!SENTENCE_END.test(text) || isDateLine(text))) return false;
  return furnitureIn(text) === null;
}

const SENTENCE_END = /[.!?。！？…:：;"”」』)）\]](?:\[\d+\])*\s*$/u;

const isDateLine = (text: string) =>
  text.length < 120 && parseDate(text) !== null && !/[!?。]\s*$|(?<![ap]\.?m|\d)\.\s*$/i.test(text);

/** A block with much of the text is the article, whatever it is called. */
const MUCH_OF_TEXT = 0.3;

function namesAround(
  root: Element,
  lines: readonly Line[],
  weights: ReadonlyMap<Element, number>,
  all: number,
): Survey['names'] {
  const own = new Map<Element, ReturnType<typeof nameOf>>();
  // Forty comments of a thread are each small, and together they are what was saved.
  const together = new Map<string, number>();
  for (const { block } of lines) {
    for (let each: Element | null = block; each && each !== root; each = each.parentElement) {
      if (own.has(each)) break;
      const name = nameOf(each);
      own.set(each, name);
      if (name) together.set(name.word, (together.get(name.word) ?? 0) + (weights.get(each) ?? 0));
    }
  }
  const names: Survey['names'] = new Map();
  const find = (element: Element): ReturnType<typeof nameOf> => {
    if (element === root) return null;
    const known = names.get(element);
    if (known !== undefined) return known;
    const outer = element.parentElement ? find(element.parentElement) : null;
    const name = own.get(element) ?? null;
    const isText = name !== null && (together.get(name.word) ?? 0) > all * MUCH_OF_TEXT;
    const found = outer ?? (isText ? null : name);
    names.set(element, found);
    return found;
  };
  for (const { block } of lines) find(block);
  return names;
}

/** Nothing in these is furniture: a listing may well say "share". */
const WHOLE = 'pre, code, table, blockquote, math, dl, details';

function judge(
  line: Line,
  at: number,
  page: Survey,
  facts: PageFacts,
): { fate: Fate; rule: string } {
  const { block, text } = line;
  if (block.closest('figcaption, caption')) return { fate: 'caption', rule: 'figure caption' };
  const whole = block.closest(WHOLE);
  if (whole && page.root.contains(whole) && whole !== page.root)
    return { fate: 'kept', rule: `inside ${whole.localName}` };

  const furniture = furnitureIn(text);
  if (furniture) return { fate: 'dropped', rule: furniture };
  if (block.closest('figure'))
    return /^\P{L}*$/u.test(text)
      ? { fate: 'dropped', rule: 'number in a figure' }
      : { fate: 'caption', rule: 'inside a figure' };
  if (isCaption(line) || (isCreditLine(text) && linkShare(line) < 0.5))
    return { fate: 'caption', rule: 'picture credit' };
  const share = linkShare(line);
  if (share >= 0.4 && isRelatedPrefix(text))
    return { fate: 'dropped', rule: 'link to another article' };

  const name = page.names.get(block) ?? null;
  const isProse = isParagraph(line);
  if (name?.kind === 'furniture') return { fate: 'dropped', rule: `named ${name.word}` };
  if (name?.kind === 'beside') return { fate: 'beside', rule: `named ${name.word}` };

  const before = page.first === -1 || at < page.first;
  const after = at > page.last;
  if (before) {
    if (name?.kind === 'deck' || (name && isProse))
      return { fate: 'beside', rule: `named ${name.word}` };
    if (isHeading(block) && weightOf(text) >= PARAGRAPH && SENTENCE_END.test(text))
      return { fate: 'beside', rule: 'deck' };
    const rule = headerRule(line, name?.kind ?? null, page, facts);
    if (rule) return rule;
  }
  if (after) {
    if (isTagLine(text)) return { fate: 'dropped', rule: 'tags' };
    if (name?.kind === 'header' && !isProse) return { fate: 'dropped', rule: `named ${name.word}` };
    if (isSignature(text, facts)) return { fate: 'dropped', rule: 'signature' };
  }
  if (after && isNote(text, facts)) return { fate: 'beside', rule: 'note at the end' };
  if (!page.core.contains(block) && !isProse) {
    if (share >= 0.5) return { fate: 'dropped', rule: 'links outside the text' };
    if (after && !isHeading(block)) return { fate: 'beside', rule: 'outside the text' };
  }
  return { fate: 'kept', rule: isProse ? 'paragraph' : 'nothing against it' };
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

/** Above the text stands what the metadata has: title, names, dates, the way to the section. */
function headerRule(
  line: Line,
  kind: string | null,
  page: Survey,
  facts: PageFacts,
): { fate: Fate; rule: string } | null {
  const { text, block } = line;
  const folded = fold(text);
  if (folded === '') return { fate: 'dropped', rule: 'no words' };
  if (folded === fold(facts.title) || (isHeading(block) && TITLE_NAME.test(block.className)))
    return { fate: 'dropped', rule: 'title again' };
  if (facts.site && folded === fold(facts.site)) return { fate: 'dropped', rule: 'site' };
  if (/^\d{1,6}$/.test(folded)) return { fate: 'dropped', rule: 'number' };
  if (isDateLine(text)) return { fate: 'dropped', rule: 'date line' };
  if (isSignature(text, facts)) return { fate: 'dropped', rule: 'byline' };
  if (kind === 'header' && weightOf(text) < PARAGRAPH)
    return { fate: 'dropped', rule: 'header line' };
  if (/^[-–—―]\s?\S/.test(text) && block.nodeName !== 'LI' && !SENTENCE_END.test(text))
    return { fate: 'beside', rule: 'deck' };
  if (!page.core.contains(block)) {
    if (linkShare(line) > 0.5) return { fate: 'dropped', rule: 'links above the text' };
    if (facts.description && fold(facts.description).startsWith(folded) && folded.length > 20)
      return { fate: 'beside', rule: 'deck' };
    if (weightOf(text) < 50 && !SENTENCE_END.test(text))
      return { fate: 'dropped', rule: 'above the text' };
  }
  return null;
}

const TITLE_NAME = /(?:^|\s)(?:(?:entry|post|article|news|page)?[-_]?(?:title|headline))(?:\s|$)/i;

/** A line that has only the names of its authors, and what stands with names. */
function isSignature(text: string, { byline }: PageFacts): boolean {
  if (text.length > 120 || byline.length === 0) return false;
  if (!byline.some((name) => text.includes(name))) return false;
  const rest = byline.reduce((line, name) => line.replace(name, ' '), text);
  const bare = rest
    .replace(/[\w.+-]+@[\w.-]+/g, ' ')
    .replace(
      /\b(?:by|and|for|in|on|at|the|written|posted|updated|published|reporter|editor|correspondent|staff|writer|senior)\b|기자|특파원|記者|记者|논설위원/giu,
      ' ',
    );
  return (bare.match(/[\p{L}]/gu)?.length ?? 0) < 24;
}

const isNote = (text: string, facts: PageFacts) => isCredit(text) || isAboutAuthor(text, facts);

/** A line at the end that says who wrote, or where to follow them. */
function isAboutAuthor(text: string, { byline }: PageFacts): boolean {
  if (text.length > 700) return false;
  if (
    /\bfollow (?:him|her|them|me|us|@)|\b(?:join|visit) our \w+ (?:forums?|group|community|page)\b/i.test(
      text,
    )
  )
    return true;
  const start = text.slice(0, 60);
  return (
    byline.some((name) => start.includes(name) || start.startsWith(`${name.split(' ')[0]} `)) &&
    /^.{2,60}?\s(?:is|was|has been|writes|covers|lives|works|reports|can be)\s/i.test(text)
  );
}

/** Lines that lead to other articles follow their label, or stand in a list of nothing else. */
function judgeRelatedGroups(judged: Judged[]): void {
  for (let at = 0; at < judged.length; at++) {
    const label = judged[at]!;
    if (label.fate !== 'kept' || !isRelatedLabel(label.line.text)) continue;
    let end = at + 1;
    while (end < judged.length && leadsElsewhere(judged[end]!)) end++;
    const isAlone = end === at + 1 && linkShare(label.line) < 0.5;
    if (isAlone && end < judged.length && !isOnlyLabel(label.line.text)) continue;
    for (const each of judged.slice(at, end)) {
      each.fate = 'dropped';
      each.rule = 'related articles';
    }
  }
  // Links and nothing else at the very end, with no heading that claims them.
  let end = judged.length - 1;
  while (end >= 0 && judged[end]!.fate !== 'kept') end--;
  let start = end;
  while (start > 0 && (judged[start]!.fate === 'dropped' || isTeaser(judged[start]!.line))) start--;
  const above = judged[start];
  if ((above && isHeading(above.line.block)) || (above && /[:：]\s*$/.test(above.line.text)))
    return;
  for (const each of judged.slice(start + 1, end + 1)) {
    if (each.fate === 'dropped') continue;
    each.fate = 'beside';
    each.rule = 'links at the end';
  }
}

function leadsElsewhere({ line, fate }: Judged): boolean {
  if (fate !== 'kept') return true;
  if (isHeading(line.block) && linkShare(line) < 0.5) return false;
  if (line.block.nodeName === 'LI') return line.linked > 0 && line.text.length < 200;
  return linkShare(line) >= 0.6;
}

const isTeaser = (line: Line) =>
  linkShare(line) >= 0.8 && !/^https?:/.test(line.text) && /\s|[^\x20-\x7f]{4}/.test(line.text);

const levelOf = (element: Element) => Number(element.nodeName.slice(1));

/** A heading stays for what it stands over. */
function judgeLonelyHeadings(judged: Judged[]): void {
  for (let at = judged.length - 1; at >= 0; at--) {
    const heading = judged[at]!;
    if (heading.fate !== 'kept' || !isHeading(heading.line.block)) continue;
    let droppedBelow = 0;
    let keptBelow = 0;
    for (const each of judged.slice(at + 1)) {
      const isNext =
        isHeading(each.line.block) && levelOf(each.line.block) <= levelOf(heading.line.block);
      if (isNext && each.line.block !== heading.line.block) break;
      if (each.fate === 'dropped') droppedBelow++;
      else if (each.fate !== 'beside') keptBelow++;
    }
    if (keptBelow === 0 && droppedBelow > 0) {
      heading.fate = 'dropped';
      heading.rule = 'heading over nothing';
    }
  }
}

const MEDIA = 'img, picture, video, audio, iframe, math, svg, table, pre, hr';

function apply(root: Element, judged: readonly Judged[]): void {
  const byBlock = new Map<Element, Judged[]>();
  for (const each of judged) {
    const { block } = each.line;
    const known = byBlock.get(block);
    if (known) known.push(each);
    else byBlock.set(block, [each]);
  }
  for (const each of judged) {
    if (each.fate !== 'dropped') continue;
    for (const node of each.line.nodes) removeWithShell(node, each.line.block);
    if (each.line.block !== root) removeIfEmpty(each.line.block, root);
  }
  for (const [block, lines] of byBlock) {
    const left = lines.filter(({ fate }) => fate !== 'dropped');
    const [first] = left;
    if (!first || !(block === root || root.contains(block))) continue;
    const isUniform = block !== root && left.every(({ fate }) => fate === first.fate);
    if (isUniform) become(block, first.fate);
    else for (const each of left) wrap(each.line, each.fate);
  }
}

/** The text, and the inline elements that held nothing else. */
function removeWithShell(node: ChildNode, block: Element): void {
  shellOf(node, block).remove();
}

function shellOf(node: ChildNode, block: Element): ChildNode {
  let shell = node;
  while (shell.parentNode && shell.parentNode !== block && shell.parentNode.childNodes.length === 1)
    shell = shell.parentNode as Element;
  return shell;
}

function removeIfEmpty(block: Element, root: Element): void {
  let element: Element | null = block;
  while (element && element !== root) {
    if (element.textContent?.trim() || element.querySelector(MEDIA)) return;
    const parent: Element | null = element.parentElement;
    element.remove();
    element = parent;
  }
}

const ELEMENT_OF = { caption: 'figcaption', beside: 'aside', kept: null, dropped: null };

function become(block: Element, fate: Fate): void {
  const name = ELEMENT_OF[fate];
  if (!name || block.closest(`${name}, caption`)) return;
  const other = block.ownerDocument.createElement(name);
  other.append(...block.childNodes);
  if (/^(?:P|DIV|H[1-6]|CENTER|SECTION|HEADER|FOOTER)$/.test(block.nodeName))
    block.replaceWith(other);
  else block.append(other);
}

/** A line among others of its block, as pages of one block with line breaks have it. */
function wrap(line: Line, fate: Fate): void {
  const name = ELEMENT_OF[fate];
  const [first] = line.nodes;
  if (!name || !first || line.block.closest(`${name}, caption`)) return;
  const other = line.block.ownerDocument.createElement(name);
  shellOf(first, line.block).before(other);
  for (const node of line.nodes) if (!other.contains(node)) other.append(shellOf(node, line.block));
}
