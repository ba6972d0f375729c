/** What a browser prints around a page: the day and the title above, the address and "1/3" below. */
import type { Line } from './lines';

const ADDRESS = /^(?:https?|file|ftp|chrome|about|app):\S*$|^(?:https?|file):\/\/.*…$/i;
const PAGE_OF =
  /^(?:(?:page|seite|página|페이지)\s*)?\d{1,4}\s*(?:\/|of|von|de|sur|중|쪽 중)\s*\d{1,4}$/i;
const DAY =
  /^(?:\d{1,4}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{1,4}\.?|\d{4}[年년]\s*\d{1,2}[月월]\s*\d{1,2}[日일])(?:[,\s]+\S.{0,20})?$/;

/** Lines on one height, within a quarter of the letter size. */
type Row = readonly Line[];

/** Printed margins, and the web address in them. */
export interface BrowserMargins {
  pages: Line[][];
  /** The address of the page that was printed; null when it is not printed whole, or is no web address. */
  url: string | null;
}

/**
 * Takes the printed margins off. A page has them when its last row is an address beside a page number, or
 * its first row a day beside the title; a row is taken off only where all of it is of these kinds, so that
 * a sentence with an address stays.
 */
export function withoutBrowserMargins(pages: readonly (readonly Line[])[]): BrowserMargins {
  let url: string | null = null;
  const left = pages.map((lines) => {
    const sorted = lines.toSorted((a, b) => a.y - b.y);
    const top = rowAt(sorted, sorted[0]);
    const bottom = rowAt(sorted, sorted.at(-1));
    const isBottom =
      bottom.some(({ text }) => ADDRESS.test(text)) &&
      bottom.some(({ text }) => PAGE_OF.test(text));
    const isTop = isDayAndTitle(top) && (isBottom || pages.length > 1);
    const address = bottom.find(({ text }) => /^https?:/i.test(text) && !/…$/.test(text));
    if (isBottom && address) url ??= address.text;
    const gone = new Set<Line>([...(isBottom ? bottom : []), ...(isTop ? top : [])]);
    return lines.filter((line) => !gone.has(line));
  });
  return { pages: left, url };
}

const rowAt = (lines: readonly Line[], at: Line | undefined): Row =>
  at === undefined ? [] : lines.filter((line) => Math.abs(line.y - at.y) < at.size * 0.25);

/** The day alone when the title is empty. Small letters: a diary may begin with a day, too. */
function isDayAndTitle(row: Row): boolean {
  const [first, second, ...others] = row.toSorted((a, b) => a.left - b.left);
  return (
    first !== undefined &&
    DAY.test(first.text) &&
    others.length === 0 &&
    first.size < 10 &&
    second !== first
  );
}
