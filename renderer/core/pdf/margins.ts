import type { Line } from './lines';

/** Fewest pages on which a line must be repeated to be a running head. */
const FEWEST = 3;
/** Lines at the top and bottom that are examined. */
const DEPTH = 3;

/** The pages without running heads and page numbers. */
export function withoutMargins(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, Set<number>>();
  for (const [page, lines] of pages.entries()) {
    for (const line of edgesOf(lines)) {
      const key = patternOf(line);
      seen.set(key, (seen.get(key) ?? new Set()).add(page));
    }
  }
  // Left and right pages have different running heads, and chapters change theirs.
  const enough = Math.max(FEWEST, Math.min(pages.length * 0.15, 10));
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    return lines.filter(
      (line) =>
        !edges.has(line) ||
        !((seen.get(patternOf(line))?.size ?? 0) >= enough || isPageNumber(line, pages.length)),
    );
  });
}

function edgesOf(lines: readonly Line[]): Line[] {
  const sorted = lines.toSorted((a, b) => a.y - b.y);
  return [...sorted.slice(0, DEPTH), ...sorted.slice(-DEPTH)];
}

/** The position, and the text with page numbers replaced. */
const patternOf = ({ text, y }: Line) =>
  `${Math.round(y / 6)} ${text.replace(/\d+|\b[ivxl]+\b/gi, '#')}`;

const isPageNumber = ({ text }: Line, pageCount: number) =>
  pageCount > 1 && /^(?:[-–—]\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*[-–—])?$/.test(text);
