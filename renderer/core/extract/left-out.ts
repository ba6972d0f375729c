/**
 * What is on a page and not in the body of its article. Text is compared with the cleaned body, so it
 * does not matter which step has dropped it: the choice of the block, a rule for single lines, the
 * site family, or the sanitizer.
 */
import { type LeftOut, type LeftOutKind, lineHash, longestLeftOut } from '../article/left-out';
import type { FlatTree } from '../markup/walk';
import { htmlOfLines } from '../sanitize/left-out-html';
import type { Decision } from './decision';
import { markKept } from './kept-lines';
import { cutIntoParts, type Part } from './left-out-parts';
import { mayMiss } from './may-miss';
import { type TextLine, textLinesOf, textOfLine } from './text-lines';

/** A part with the reason why each of its lines is not in the body. */
export interface ExplainedPart {
  kind: LeftOutKind;
  lines: { why: string; text: string }[];
}

export interface FoundBesides extends LeftOut {
  explained(decisions: readonly Decision[]): ExplainedPart[];
}

/** Called before the article is looked for, which destroys the document. `body` is its, where it is known. */
export function linesOfPage(document: Document, body?: FlatTree | null): TextLine[] {
  const root = document.body ?? document.documentElement;
  return textLinesOf(root, body ?? root);
}

/**
 * @param body cleaned
 * @param title of the article: on the page it counts as kept, since the article has it
 */
export function findBesides(
  lines: readonly TextLine[],
  body: Element,
  { title, baseUrl, isArticle }: { title: string; baseUrl: string | null; isArticle: boolean },
): FoundBesides {
  const bodyLines = textLinesOf(body);
  const kept = markKept(lines, bodyLines, title);
  const { parts: all, placeOf } = cutIntoParts(lines, kept);
  // What a page hides and is no running text are menus that open, and labels for scripts.
  const parts = all.filter(
    ({ kind, lines }) => kind === 'prose' || lines.some((line) => !line.isHidden),
  );
  const { fitting, isCut } = within(longestLeftOut, parts);
  return {
    parts: fitting.map((part) => ({
      kind: part.kind,
      after: part.after === null ? '' : lineHash(part.after.key),
      html: htmlOfLines(linesToShow(part.lines), baseUrl),
    })),
    mayMiss: isCut || (isArticle && mayMiss({ page: lines, kept, body: bodyLines, parts })),
    explained: (decisions) => {
      const rules = new Map(decisions.map(({ text, rule }) => [text, rule]));
      return fitting.map((part) => ({
        kind: part.kind,
        lines: part.lines.map((line) => {
          const text = textOfLine(line).replace(/\s+/g, ' ').trim();
          return { why: rules.get(text) ?? whereIs(line, placeOf(line)), text };
        }),
      }));
    },
  };
}

/** Lines of one listing are one listing, cells of one row are one line. */
function linesToShow(lines: readonly TextLine[]) {
  const shown: Pick<TextLine, 'tag' | 'runs'>[] = [];
  let before: TextLine | null = null;
  for (const line of lines) {
    const joint = before && jointOf(before, line);
    const last = shown.at(-1);
    if (joint && last)
      shown[shown.length - 1] = {
        ...last,
        runs: [...last.runs, { text: joint, href: null }, ...line.runs],
      };
    else shown.push(line);
    before = line;
  }
  return shown;
}

function jointOf(before: TextLine, line: TextLine): string | null {
  if (before.tag === 'pre' && line.tag === 'pre' && before.block === line.block) return '\n';
  const isCell = ({ block }: TextLine) => /^T[DH]$/.test(block.element.nodeName);
  const isRow =
    isCell(before) &&
    isCell(line) &&
    before.block !== line.block &&
    before.block.parent === line.block.parent;
  return isRow ? ' ' : null;
}

/** A page can be of any size; of one that has more than fits, the article says that it may be missing. */
function within(
  most: number,
  parts: readonly Part[],
): { fitting: readonly Part[]; isCut: boolean } {
  let size = 0;
  for (const [at, part] of parts.entries()) {
    for (const [line, { runs }] of part.lines.entries()) {
      for (const { text, href } of runs) size += text.length + (href?.length ?? 0);
      size += 16;
      if (size <= most) continue;
      const rest = line === 0 ? [] : [{ ...part, lines: part.lines.slice(0, line) }];
      return { fitting: [...parts.slice(0, at), ...rest], isCut: true };
    }
  }
  return { fitting: parts, isCut: false };
}

const whereIs = ({ isHidden }: TextLine, place: string) =>
  `${isHidden ? 'hidden, ' : ''}outside the article: ${place}`;
