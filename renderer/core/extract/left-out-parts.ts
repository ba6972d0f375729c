/** Cuts what was left out of an article into parts: running text, and lists of links and labels. */
import type { LeftOutKind } from '../article/left-out';
import { furnitureIn } from './furniture-phrases';
import { isKept, type KeptLine } from './kept-lines';
import { PARAGRAPH, SENTENCE_END, weightOf } from './paragraph';
import { type Block, type TextLine, textOfLine } from './text-lines';

export interface Part {
  kind: LeftOutKind;
  lines: TextLine[];
  /** The line of the body that it follows on the page; null for none. */
  after: TextLine | null;
  /** The largest element that holds the part and nothing of the body. */
  block: Block;
}

/** More parts are not shown one by one: the rest is one part of each kind. */
const MOST_PARTS = 200;

/** A short line says too little of its place; the line before it is taken then. */
const LONG_ENOUGH = 10;

export interface CutPage {
  parts: Part[];
  /** What the page calls the largest element around a line that has nothing of the body. */
  placeOf(line: TextLine): string;
}

export function cutIntoParts(page: readonly TextLine[], kept: readonly KeptLine[]): CutPage {
  const mixed = new Set<Block>();
  for (const [at, line] of page.entries()) {
    if (!isKept(kept[at]!)) continue;
    for (let block: Block | null = line.block; block && !mixed.has(block); block = block.parent)
      mixed.add(block);
  }
  const parts: Part[] = [];
  let after: TextLine | null = null;
  let run: TextLine[] = [];
  let runBlock: Block | null = null;
  const end = () => {
    if (runBlock) for (const piece of cut(run, runBlock, 0)) parts.push({ ...piece, after });
    run = [];
    runBlock = null;
  };
  for (const [at, line] of page.entries()) {
    if (isKept(kept[at]!)) {
      end();
      const isTelling =
        kept[at]!.kept === 'whole' && (line.key.length >= LONG_ENOUGH || after === null);
      if (isTelling) after = line;
      continue;
    }
    const block = apartFrom(mixed, line.block);
    if (block !== runBlock) end();
    runBlock = block;
    run.push(line);
  }
  end();
  const merged = merge(parts);
  return {
    parts: merged.length <= MOST_PARTS ? merged : lumped(merged),
    placeOf: (line) => nameOf(apartFrom(mixed, line.block)),
  };
}

/** The outermost element around it that has nothing of the body; its own where even that has. */
function apartFrom(mixed: ReadonlySet<Block>, block: Block): Block {
  let outermost = block;
  while (outermost.parent && !mixed.has(outermost.parent)) outermost = outermost.parent;
  return outermost;
}

type Piece = Omit<Part, 'after'>;

/** From this share of running text on, what stands between belongs to it: names, times, headings. */
const MOSTLY_PROSE = 0.8;
/** Limits for hostile pages. A part beyond them is not divided: it is prose or links as most of its text is. */
const DEEPEST_CUT = 100;
const MOST_LINES_CUT = 20_000;

function cut(lines: TextLine[], block: Block, depth: number): Piece[] {
  const all = sum(lines, weigh);
  const prose = sum(lines.filter(isProse), weigh);
  if (prose === 0) return [{ kind: isContent(lines) ? 'prose' : 'links', lines, block }];
  if (prose >= MOSTLY_PROSE * all || lines.length === 1) return [{ kind: 'prose', lines, block }];
  if (depth === DEEPEST_CUT || lines.length > MOST_LINES_CUT)
    return [{ kind: prose * 2 >= all ? 'prose' : 'links', lines, block }];
  return groupsOf(lines, block).flatMap((group) =>
    group.block === block && group.lines.length === lines.length
      ? group.lines.map(
          (line): Piece => ({ kind: isProse(line) ? 'prose' : 'links', lines: [line], block }),
        )
      : cut(group.lines, group.block, depth + 1),
  );
}

/** Lines side by side that one child of the element holds; those of its own are one by one. */
function groupsOf(lines: readonly TextLine[], block: Block): { lines: TextLine[]; block: Block }[] {
  const groups: { lines: TextLine[]; block: Block }[] = [];
  for (const line of lines) {
    let child = line.block;
    while (child !== block && child.parent && child.parent !== block) child = child.parent;
    const last = groups.at(-1);
    if (last && last.block === child) last.lines.push(line);
    else groups.push({ lines: [line], block: child });
  }
  return groups;
}

export const weigh = (line: TextLine) => weightOf(textOfLine(line));

export const sum = (lines: readonly TextLine[], weight: (line: TextLine) => number) =>
  lines.reduce((total, line) => total + weight(line), 0);

/** Without the phrases of furniture: "Sign up for our newsletter" is a sentence, too. */
export function isProse(line: TextLine): boolean {
  return isSentences(line) && furnitureIn(textOfLine(line)) === null;
}

/** JSON that one script has left for another, as Naver’s blogs do in a hidden element. */
const DATA = /^\s*\[?\s*\{\s*"[^"]*"\s*:/;

/** True for text that nobody was to read. A listing may show such text. */
const isData = (line: TextLine) => line.tag !== 'pre' && DATA.test(textOfLine(line));

/** Long enough, and few links. */
export function isSentences(line: TextLine): boolean {
  const text = textOfLine(line);
  const weight = weightOf(text);
  if (line.tag === 'h3' || weight < PARAGRAPH || line.linked > 0.4 * text.length) return false;
  if (isData(line)) return false;
  return weight >= 2 * PARAGRAPH || SENTENCE_END.test(text);
}

const FURNITURE_AROUND =
  'nav, header, footer, form, [role="navigation"], [role="banner"], [role="contentinfo"]';
const SHARE_OF_LINKS = 0.2;
const CONTENT = { weight: 200, ofLine: 12 };

/** Listings, tables and lists without links are no running text, and nothing else of the page either. */
function isContent(lines: readonly TextLine[]): boolean {
  const all = sum(lines, weigh);
  const linked = sum(lines, (line) => line.linked);
  const [first] = lines;
  if (!first || all < CONTENT.weight || linked > SHARE_OF_LINKS * all) return false;
  if (isData(first)) return false;
  if (first.tag !== 'pre' && all < CONTENT.ofLine * lines.length) return false;
  return !first.block.element.closest(FURNITURE_AROUND);
}

/** Puts together what the page has side by side: pieces of one list, a heading and what follows it. */
function merge(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const [at, part] of parts.entries()) {
    const before = merged.at(-1);
    const next = parts[at + 1];
    const isBeside = (other?: Part) => other !== undefined && other.after === part.after;
    if (
      before &&
      isBeside(before) &&
      before.kind === part.kind &&
      (part.kind === 'links' || isAlike(before, part))
    ) {
      merged[merged.length - 1] = { ...before, lines: [...before.lines, ...part.lines] };
    } else if (next?.kind === 'prose' && isBeside(next) && isHeading(part)) {
      merged.push({ ...part, kind: 'prose', block: next.block });
    } else merged.push(part);
  }
  return merged;
}

const isHeading = ({ lines }: Part) => lines.length === 1 && lines[0]?.tag === 'h3';

/** Siblings of one shape, such as the paragraphs of a section or the posts of a thread. */
function isAlike({ block: one }: Part, { block: other }: Part): boolean {
  return (
    one === other ||
    (one.parent === other.parent && shapeOf(one) === shapeOf(other)) ||
    one === other.parent
  );
}

/** The element's name and its classes without the numbers that tell it from its siblings. */
export function shapeOf({ element }: Block): string {
  const classes = (element.getAttribute('class') ?? '')
    .replace(/\d+/g, '')
    .split(/\s+/)
    .filter(Boolean);
  return [element.localName, ...classes.sort()].join('.');
}

function nameOf({ element }: Block): string {
  const { localName, id } = element;
  const role = element.getAttribute('role');
  const classes = (element.getAttribute('class') ?? '').trim().split(/\s+/).filter(Boolean);
  const names = [id && `#${id}`, ...classes.map((each) => `.${each}`), role && `[role=${role}]`];
  return `<${localName}${names.filter(Boolean).slice(0, 3).join('')}>`;
}

function lumped(parts: readonly Part[]): Part[] {
  const first = parts.slice(0, MOST_PARTS);
  const rest = (['prose', 'links'] as const).flatMap((kind) => {
    const of = parts.slice(MOST_PARTS).filter((part) => part.kind === kind);
    const [head] = of;
    return head ? [{ ...head, lines: of.flatMap(({ lines }) => lines) }] : [];
  });
  return [...first, ...rest];
}
