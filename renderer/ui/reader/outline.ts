import { folded } from '../../core/text/folded';

/** A section in the outline of a shown text. */
export interface OutlineEntry {
  title: string;
  /** 0 for the outermost sections. */
  depth: number;
  /** BCP 47 tag; empty for the article's own. */
  lang: string;
}

/** The sections of the text that the reader shows, in its order. */
export interface Outline {
  entries: readonly OutlineEntry[];
  /** Index of the section that is read; -1 before the first. */
  current(): number;
  /** Scrolls to a section and gives the text the focus. */
  goTo(at: number): void;
  /** Calls `run` after the text was scrolled, at most once a frame; returns how to stop that. */
  onMove(run: () => void): () => void;
}

/** With fewer sections an outline tells no more than the text. */
export const fewestEntries = 3;

/**
 * How deep each heading is below those around it. Pages begin at any level and leave levels out, so a depth is
 * the number of headings above it that are still open.
 *
 * @param levels from 1, the outermost
 */
export function depthsOf(levels: readonly number[]): number[] {
  const open: number[] = [];
  return levels.map((level) => {
    while (open.length > 0 && open.at(-1)! >= level) open.pop();
    open.push(level);
    return open.length - 1;
  });
}

/** The indexes of the entries whose title has all typed words, or their parts. */
export function matchingEntries(entries: readonly OutlineEntry[], typed: string): number[] {
  const words = folded(typed).split(/\s+/u).filter(Boolean);
  return entries.flatMap(({ title }, at) => {
    const own = folded(title);
    return words.every((word) => own.includes(word)) ? at : [];
  });
}

/**
 * Of the matching entries the one that was most likely meant: its title begins with what is typed, or a word of it
 * does; else the first. -1 when none matches.
 */
export function likeliestEntry(
  entries: readonly OutlineEntry[],
  matching: readonly number[],
  typed: string,
): number {
  const wanted = inOneLine(typed);
  let likeliest = -1;
  let most = -1;
  for (const at of matching) {
    const likeness = likenessOf(inOneLine(entries[at]!.title), wanted);
    if (likeness > most) [likeliest, most] = [at, likeness];
  }
  return likeliest;
}

/** "Part 1" is more like "Part 1: the harbour" than like "Part 10", and least like "Part 2: pier 1". */
function likenessOf(title: string, wanted: string): number {
  const at = ` ${title}`.indexOf(` ${wanted}`);
  if (at < 0) return 0;
  const isWhole = !/^[\p{L}\p{N}]/u.test(title.slice(at + wanted.length));
  return (at === 0 ? 3 : 1) + (isWhole ? 1 : 0);
}

const inOneLine = (text: string) => folded(text).replace(/\s+/gu, ' ').trim();

/** Where a section counts as read, from the upper edge of what is seen, in CSS pixels. */
const lineBelowTop = 80;

/**
 * The line that the section's heading must have passed. In the last screen it moves down to the lower edge,
 * because the last headings never reach the upper one.
 *
 * @param scrolled how far the text is scrolled; at most `room`
 * @param height of what is seen
 * @param top the line's place before the last screen; all in CSS pixels
 */
export function readingLine(
  scrolled: number,
  room: number,
  height: number,
  top = lineBelowTop,
): number {
  if (room <= 0) return top;
  const last = Math.min(room, height);
  const part = Math.max(0, 1 - (room - scrolled) / last);
  return top + Math.min(1, part) * Math.max(0, height - top);
}

/** Index of the last of `count` places in order that is at or above `line`; -1 when there is none. */
export function lastAbove(count: number, topOf: (at: number) => number, line: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (topOf(middle) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Calls `run` after `target` was scrolled, at most once a frame. */
export function onScrolled(target: EventTarget, run: () => void): () => void {
  let asked = 0;
  const ask = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      run();
    });
  };
  target.addEventListener('scroll', ask, { passive: true });
  return () => {
    target.removeEventListener('scroll', ask);
    cancelAnimationFrame(asked);
  };
}
