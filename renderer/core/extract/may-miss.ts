/** Whether the body of an article may be only a part of it. */
import { isKept, type KeptLine } from './kept-lines';
import { isSentences, type Part, shapeOf, sum, weigh } from './left-out-parts';
import type { Block, TextLine } from './text-lines';

/** Running text that has to be in a block before it counts as one of several. */
const MUCH = 200;

interface Compared {
  page: readonly TextLine[];
  kept: readonly KeptLine[];
  /** The lines of the cleaned body. */
  body: readonly TextLine[];
  /** What was left out. */
  parts: readonly Part[];
}

/**
 * True where less than half of the page's running text is in the body, or where a block was left out
 * that has the shape of one beside it from which the body was taken.
 */
export function mayMiss({ page, kept, body, parts }: Compared): boolean {
  const prose = parts.filter(
    ({ kind, lines }) => kind === 'prose' && lines.some((line) => !line.isHidden),
  );
  const missing = sum(
    prose.flatMap(({ lines }) => lines),
    weigh,
  );
  const held = page.filter((line, at) => isKept(kept[at]!) && isSentences(line));
  if (missing > sum(body.filter(isSentences), weigh)) return true;
  const inBody = weightsByBlock(held);
  return prose.some(({ block, lines }) => {
    if (!REPEATED.test(block.element.nodeName) || sum(lines, weigh) < MUCH) return false;
    const shape = shapeOf(block);
    if (!shape.includes('.') && !MEANT.test(block.element.nodeName)) return false;
    return [...inBody].some(
      ([other, weight]) =>
        other.parent === block.parent && weight >= MUCH && shapeOf(other) === shape,
    );
  });
}

const REPEATED = /^(?:DIV|SECTION|ARTICLE|LI|TD|TR|TABLE|DD)$/;
/** Elements that are alike without a class that says so. */
const MEANT = /^(?:SECTION|ARTICLE)$/;

function weightsByBlock(lines: readonly TextLine[]): Map<Block, number> {
  const weights = new Map<Block, number>();
  for (const line of lines) {
    const weight = weigh(line);
    for (let block: Block | null = line.block; block; block = block.parent)
      weights.set(block, (weights.get(block) ?? 0) + weight);
  }
  return weights;
}
