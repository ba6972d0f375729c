import type { Line } from './lines';

/** From so many pages on what returns at their edges is no text. */
const FEWEST = 3;
/** Lines at the top and at the bottom that are looked at. */
const DEPTH = 3;

/** The pages without running titles and page numbers. */
export function withoutMargins(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, Set<number>>();
  for (const [page, lines] of pages.entries()) {
    for (const line of edgesOf(lines)) {
      const key = patternOf(line);
      seen.set(key, (seen.get(key) ?? new Set()).add(page));
    }
  }
  // Left and right pages have titles of their own, and chapters change theirs.
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

/** Numbers count up from page to page; the place stays. */
const patternOf = ({ text, y }: Line) =>
  `${Math.round(y / 6)} ${text.replace(/\d+|\b[ivxl]+\b/gi, '#')}`;

const isPageNumber = ({ text }: Line, pageCount: number) =>
  pageCount > 1 && /^(?:[-–—]\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*[-–—])?$/.test(text);
