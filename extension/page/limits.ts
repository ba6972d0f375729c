/** What one page may take. Carrel reads web pages of 64 MiB at most (core/files/limits.ts). */

/** UTF-8 bytes of the whole page with its pictures; what is over it keeps its address only. */
export const LARGEST_PAGE = 60 * 1024 * 1024;
/** Bytes of one picture. */
export const LARGEST_PICTURE = 20 * 1024 * 1024;
/** Characters of all style sheets that come from other files. */
export const LARGEST_STYLES = 4 * 1024 * 1024;
/** Bytes of a PDF; the host refuses more. */
export const LARGEST_PDF = 200 * 1024 * 1024;
/** Levels of elements, shadow roots included; text that is deeper is kept without its elements. */
export const DEEPEST_ELEMENT = 1_000;
/** Frames in frames; Carrel reads six levels. */
export const DEEPEST_FRAME = 6;
export const MOST_FRAMES = 100;
/** Pictures that are fetched at the same time. */
export const AT_ONCE = 6;
/** Milliseconds for one picture or style sheet. */
export const FETCH_MS = 15_000;
/** Milliseconds for scrolling and for the pictures that it brings. */
export const SCROLL_MS = 12_000;
/** Quotes that are marked in one page. */
export const MOST_QUOTES = 200;
/** Characters of one quote. */
export const LONGEST_QUOTE = 20_000;
