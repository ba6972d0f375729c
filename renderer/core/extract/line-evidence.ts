/** What tells a line of text from a line of furniture, in numbers that a model can weigh. */
import type { Judged, PageFacts } from './decision';
import { isHeading, linkShare } from './lines';
import { isParagraph, isSentence, weightOf } from './paragraph';
import type { Survey } from './survey';

/** Names and their order are those in the model: see tests/bench/extraction/train-lines.mjs. */
export const EVIDENCE = [
  ...['weight', 'words', 'link', 'end', 'commas', 'stops', 'capitals', 'digits', 'short', 'colon'],
  ...['separators', 'heading', 'paragraph', 'item', 'division', 'whole strong', 'whole em'],
  ...['prose', 'sentence', 'restored', 'place', 'from first', 'to last', 'position'],
  ...['in core', 'down', 'up', 'named', 'after image', 'of shape', 'of near shape'],
  ...['box links', 'box prose', 'box weight', 'box lines', 'box share'],
  ...['parent links', 'parent prose', 'parent lines', 'known words', 'of title', 'title words'],
  ...['before weight', 'before links', 'before prose', 'before heading', 'before kept'],
  ...['before 2 weight', 'before 2 links', 'before 2 prose'],
  ...['after weight', 'after links', 'after prose', 'after heading', 'after kept'],
  ...['after 2 weight', 'after 2 links', 'after 2 prose', 'prose before', 'prose after'],
] as const;

const KINDS = ['furniture', 'beside', 'header', 'deck'];
/** Lines that are looked at before and after a line for their share of paragraphs. */
const NEAR = 5;
/** The words of articles of some length; more make the comparison no better. */
const MOST_WORDS = 400;

interface Seen {
  judged: Judged;
  weight: number;
  link: number;
  prose: boolean;
  shape: string;
}

/** Sums over the lines below one element. */
interface Sum {
  weight: number;
  linked: number;
  prose: number;
  lines: number;
}

export interface LineEvidence {
  /** The share of the kept text that has the shape of this line. */
  shareOfShape(at: number): number;
  /** In the order of `EVIDENCE`. */
  of(at: number): number[];
}

/** Evidence of lines by their indexes, before the tree is changed. */
export function evidenceIn(
  judged: readonly Judged[],
  page: Survey,
  { title, description }: PageFacts,
): LineEvidence {
  const seen = judged.map(look);
  const kept = seen.filter(({ judged: { fate } }) => fate === 'kept');
  const all = Math.max(1, sumOf(kept));
  const shapes = sharesBy(kept, ({ shape }) => shape);
  const shareOfShape = (at: number) => (shapes.get((seen[at] as Seen).shape) ?? 0) / all;
  let compared: ((at: number) => number[]) | null = null;
  return {
    shareOfShape,
    of(at) {
      // Most pages have no line in doubt.
      compared ??= comparing({ seen, kept, all, shareOfShape, page, title, description });
      return compared(at);
    },
  };
}

interface Comparison extends Pick<PageFacts, 'title' | 'description'> {
  seen: readonly Seen[];
  kept: readonly Seen[];
  /** Weight of what is kept. */
  all: number;
  shareOfShape: LineEvidence['shareOfShape'];
  page: Survey;
}

function comparing({ seen, kept, all, shareOfShape, page, title, description }: Comparison) {
  const nears = sharesBy(kept, nearShapeOf);
  const sums = sumsBelow(seen, page.root);
  const known = new Map<string, number>();
  const words = seen.map(({ judged: { line } }) => new Set(longWords(line.text)));
  for (const [at, { judged: each }] of seen.entries())
    for (const word of each.fate === 'kept' ? (words[at] as Set<string>) : [])
      known.set(word, (known.get(word) ?? 0) + 1);
  const titleWords = new Set(longWords(`${title} ${description ?? ''}`));
  const starts: number[] = [];
  let start = 0;
  for (const { weight, judged: each } of seen) {
    starts.push(start / all);
    if (each.fate === 'kept') start += weight;
  }
  const proseAround = (from: number, to: number) => {
    const around = seen.slice(Math.max(0, from), Math.max(0, to));
    return sumOf(around.filter(({ prose }) => prose)) / Math.max(1, sumOf(around));
  };

  return (at: number): number[] => {
    const own = seen[at] as Seen;
    const { line, fate, rule } = own.judged;
    const { block, text } = line;
    const box = sums.get(boxOf(block, page)) ?? NOTHING;
    const parent = sums.get(block.parentElement ?? block) ?? NOTHING;
    const ownWords = words[at] as Set<string>;
    const self = fate === 'kept' ? 1 : 0;
    const shared = [...ownWords].filter((word) => (known.get(word) ?? 0) > self).length;
    const ofTitle = [...ownWords].filter((word) => titleWords.has(word)).length;
    const named = page.names.get(block)?.kind;
    return [
      ...wordsOf(own),
      ...tagsOf(block, text),
      +own.prose,
      +isSentence(line),
      +rule.startsWith('restored'),
      ...placeOf(at, page),
      starts[at] ?? 0,
      +page.core.contains(block),
      ...stepsTo(page.core, block),
      named ? KINDS.indexOf(named) : -1,
      +line.followsImage,
      shareOfShape(at),
      (nears.get(nearShapeOf(own)) ?? 0) / all,
      box.linked / Math.max(1, box.weight),
      box.prose / Math.max(1, box.weight),
      Math.log1p(box.weight),
      Math.log1p(box.lines),
      box.weight / all,
      parent.linked / Math.max(1, parent.weight),
      parent.prose / Math.max(1, parent.weight),
      Math.log1p(parent.lines),
      ownWords.size === 0 ? -1 : shared / ownWords.size,
      ofTitle / Math.max(1, titleWords.size),
      ownWords.size === 0 ? 0 : ofTitle / ownWords.size,
      ...neighbour(seen[at - 1]),
      ...neighbour(seen[at - 2]).slice(0, 3),
      ...neighbour(seen[at + 1]),
      ...neighbour(seen[at + 2]).slice(0, 3),
      proseAround(at - NEAR, at),
      proseAround(at + 1, at + 1 + NEAR),
    ];
  };
}

function look(judged: Judged): Seen {
  const { line } = judged;
  return {
    judged,
    weight: weightOf(line.text),
    link: linkShare(line),
    prose: isParagraph(line),
    shape: shapeUpTo(line.block, 3),
  };
}

/** Short ones are mostly articles and prepositions. */
const longWords = (text: string) =>
  (
    text.toLowerCase().match(/[\p{L}\p{N}]{4,}|[\p{Script=Han}\p{Script=Hangul}]{2,}/gu) ?? []
  ).slice(0, MOST_WORDS);

const nearShapeOf = ({ judged: { line } }: Seen) => shapeUpTo(line.block, 1);

/** Names and classes of the block and those around it; numbers in classes count lines. */
function shapeUpTo(block: Element, steps: number): string {
  let shape = '';
  let element: Element | null = block;
  for (let step = 0; element && step < steps; step++, element = element.parentElement)
    shape += `${element.nodeName}.${(element.getAttribute('class') ?? '').replace(/\d+/g, '')}>`;
  return shape;
}

const sumOf = (lines: readonly Seen[]) => lines.reduce((sum, { weight }) => sum + weight, 0);

function sharesBy(lines: readonly Seen[], keyOf: (line: Seen) => string): Map<string, number> {
  const shares = new Map<string, number>();
  for (const line of lines) {
    const key = keyOf(line);
    shares.set(key, (shares.get(key) ?? 0) + line.weight);
  }
  return shares;
}

const NOTHING: Sum = { weight: 0, linked: 0, prose: 0, lines: 0 };

function sumsBelow(seen: readonly Seen[], root: Element): Map<Element, Sum> {
  const sums = new Map<Element, Sum>();
  for (const { judged, weight, link, prose } of seen) {
    let each: Element | null = judged.line.block;
    for (; each && each !== root; each = each.parentElement) {
      const sum = sums.get(each) ?? { ...NOTHING };
      sum.weight += weight;
      sum.linked += weight * link;
      if (prose) sum.prose += weight;
      sum.lines += 1;
      sums.set(each, sum);
    }
  }
  return sums;
}

/** The largest element around a block that does not hold the article. */
function boxOf(block: Element, { core, root }: Survey): Element {
  let box = block;
  for (let up = box.parentElement; up && up !== root && !up.contains(core); up = up.parentElement)
    box = up;
  return box;
}

function wordsOf({ judged: { line }, weight, link }: Seen): number[] {
  const { text } = line;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const wordCount = count(/[\p{L}\p{N}]+/gu);
  return [
    Math.log1p(weight),
    Math.log1p(wordCount),
    link,
    +/[.!?。！？…]["”’»」』)]*\s*$/u.test(text),
    count(/[,、，;]/g),
    count(/[.!?。！？](?:\s|$)/g),
    count(/(?<![\p{L}\p{N}])\p{Lu}/gu) / Math.max(1, wordCount),
    count(/\d/g) / text.length,
    count(/(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,3}(?![\p{L}\p{N}])/gu) / Math.max(1, wordCount),
    +/[:：]\s*$/.test(text),
    +/[|•·»›>]/.test(text),
  ];
}

function tagsOf(block: Element, text: string): number[] {
  const first = block.firstElementChild;
  const isWhole = (first?.textContent?.trim().length ?? 0) > text.length * 0.8;
  return [
    isHeading(block) ? Number(block.nodeName[1]) : 0,
    +(block.nodeName === 'P'),
    +(block.closest('li') !== null),
    +(block.nodeName === 'DIV'),
    +(isWhole && /^(?:B|STRONG)$/.test(first?.nodeName ?? '')),
    +(isWhole && /^(?:EM|I)$/.test(first?.nodeName ?? '')),
  ];
}

/** Further away makes no difference. */
const FAR = 50;

function placeOf(at: number, { first, last }: Survey): number[] {
  if (first === -1) return [0, FAR, FAR];
  const within = (distance: number) => Math.max(-FAR, Math.min(FAR, distance));
  return [at < first ? -1 : at > last ? 1 : 0, within(at - first), within(at - last)];
}

/** Steps up from the block to what holds the article, too, and from the article up to that. */
function stepsTo(core: Element, block: Element): [down: number, up: number] {
  let down = 0;
  let common: Element = block;
  while (!common.contains(core) && common.parentElement) {
    common = common.parentElement;
    down++;
  }
  let up = 0;
  for (let each = core; each !== common && each.parentElement && !each.contains(common); up++)
    each = each.parentElement;
  return [down, up];
}

const neighbour = (line: Seen | undefined): number[] =>
  line
    ? [
        Math.log1p(line.weight),
        line.link,
        +line.prose,
        +isHeading(line.judged.line.block),
        +(line.judged.fate === 'kept'),
      ]
    : [0, 0, 0, 0, -1];
