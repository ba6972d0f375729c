/** tests/fixtures/cite/citeproc.json: what citeproc-js wrote for the thirty articles. */
export interface RecordedReferences {
  items: unknown;
  /** By the id of the style and the locale, as in `apa ko-KR`. */
  references: Record<string, { id: string; html: string }[]>;
}

/** East Asian titles are never in italics here; citeproc-js sets some of them so. */
export const plainReference = (html: string) =>
  html
    .replace(/<\/?i>/g, '')
    .replaceAll('&#38;', '&amp;')
    .trim();
