/** The page's lines beside those of the block that Readability took. */
import { within } from '../markup/within';
import type { PageFacts } from './decision';
import { type Line, linesOf } from './lines';
import { matchLines } from './match-lines';
import { bare, isParagraph, weightOf } from './paragraph';

/** Not seen on the page, or not text. */
export const UNSEEN =
  '[hidden], [aria-hidden="true"], [style*="display:none" i], [style*="display: none" i], ' +
  'noscript, select, textarea, svg, iframe, datalist';

export interface PageLine {
  line: Line;
  weight: number;
  isProse: boolean;
  /** The same line in what was taken; null when it was left. */
  twin: Line | null;
}

/** Neighbouring lines of the page that were left, with the largest element that has only them. */
export interface Gap {
  element: Element;
  lines: PageLine[];
  /** Index of its first line among the page's. */
  from: number;
}

export function linesBeside(page: Element, found: Element): PageLine[] {
  const isUnseen = within((each) => each !== page && each.matches(UNSEEN));
  const all = linesOf(page).filter(({ block }) => !isUnseen(block));
  const twins = matchLines(all, linesOf(found));
  return all.map((line, at) => ({
    line,
    weight: weightOf(line.text),
    isProse: isParagraph(line),
    twin: twins[at] ?? null,
  }));
}

const HOLDS_ARTICLES = /^(?:DIV|SECTION|ARTICLE|MAIN|BODY|TD)$/;
const MOST_OF_TEXT = 0.7;

/** The innermost element of the page with most of the paragraphs that were taken. */
export function coreOf(page: Element, lines: readonly PageLine[]): Element {
  const weights = new Map<Element, number>();
  let all = 0;
  const hasProse = lines.some(({ isProse, twin }) => isProse && twin);
  for (const { line, weight, isProse, twin } of lines) {
    if (!twin || (hasProse && !isProse)) continue;
    all += weight;
    for (let each: Element | null = line.block; each && each !== page; each = each.parentElement)
      weights.set(each, (weights.get(each) ?? 0) + weight);
  }
  let core = page;
  for (const [element, weight] of weights) {
    if (weight >= all * MOST_OF_TEXT && core.contains(element)) core = element;
  }
  while (core !== page && !HOLDS_ARTICLES.test(core.nodeName)) core = core.parentElement ?? page;
  return core;
}

/** Index of the title above the text; infinite when there is none. */
export function titleAt(lines: readonly PageLine[], first: number, { title }: PageFacts): number {
  const wanted = bare(title);
  const isTitle = ({ line }: PageLine) =>
    line.block.closest('h1') !== null || (wanted !== '' && bare(line.text) === wanted);
  const at = lines.slice(0, first).findLastIndex(isTitle);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
}

export function gapsOf(page: Element, lines: readonly PageLine[]): Gap[] {
  const holders = new Set<Element>([page]);
  for (const { line, twin } of lines) {
    let each = twin ? line.block : null;
    for (; each && !holders.has(each); each = each.parentElement) holders.add(each);
  }
  const gaps: Gap[] = [];
  for (const [from, each] of lines.entries()) {
    if (each.twin || holders.has(each.line.block)) continue;
    const known = gaps.at(-1);
    if (known?.element.contains(each.line.block)) {
      known.lines.push(each);
      continue;
    }
    let element = each.line.block;
    while (element.parentElement && !holders.has(element.parentElement))
      element = element.parentElement;
    gaps.push({ element, lines: [each], from });
  }
  return gaps;
}
