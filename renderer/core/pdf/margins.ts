import { bodySize, type Line } from './lines';

/** Fewest pages on which a line must be repeated to be a running head. */
const FEWEST = 3;
/** Lines at the top and bottom that are examined. */
const DEPTH = 3;

/** The pages without running heads and page numbers. */
export function withoutMargins(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, Set<number>>();
  const body = bodySize(pages.flat());
  for (const [page, lines] of pages.entries()) {
    for (const line of edgesOf(lines)) {
      const key = patternOf(line, body);
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
        !(
          (seen.get(patternOf(line, body))?.size ?? 0) >= enough || isPageNumber(line, pages.length)
        ),
    );
  });
}

function edgesOf(lines: readonly Line[]): Line[] {
  const sorted = lines.toSorted((a, b) => a.y - b.y);
  return [...sorted.slice(0, DEPTH), ...sorted.slice(-DEPTH)];
}

/** What counts up in a text: the titles of slides, captions, headings. A number in them is no page number. */
const COUNTED =
  /^(?:fig(?:ure|\.)?|table|tab\.?|abb(?:ildung|\.)?|exhibit|chart|box|plate|scheme|equation|example|step|part|chapter|section|question|exercise|그림|표|사진|도표|예제|문제|図|表|写真|图|圖|問)\s*\d/i;

/** The position, and the text with page numbers replaced, unless the text counts something else. */
function patternOf(line: Line, body: number): string {
  const { text, y, size } = line;
  const isCounted = size > body * 1.15 || COUNTED.test(text);
  return `${Math.round(y / 6)} ${isCounted ? text : text.replace(/\d+|\b[ivxl]+\b/gi, '#')}`;
}

const isPageNumber = ({ text }: Line, pageCount: number) =>
  pageCount > 1 && /^(?:[-–—]\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*[-–—])?$/.test(text);
