import { fold, foldWithPositions } from '../../search/fold';
import { representative } from '../../search/variants';

const limit = 2000;

/**
 * Where words stand in an article, as ranges of its frame's document.
 *
 * @param variants simplified and traditional Chinese characters count as the same
 */
export function findHits(root: Element, words: readonly string[], variants: boolean): Range[] {
  const spelled = variants ? representative : (text: string) => text;
  const wanted = words.map((word) => spelled(fold(word))).filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const frame = root.ownerDocument;
  const walker = frame.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const hits: Range[] = [];
  for (let node = walker.nextNode(); node && hits.length < limit; node = walker.nextNode()) {
    const folded = foldWithPositions(node.nodeValue ?? '');
    for (const [start, end] of occurrences(spelled(folded.text), wanted)) {
      const place = folded.original(start, end);
      const range = frame.createRange();
      range.setStart(node, place.start);
      range.setEnd(node, place.end);
      hits.push(range);
    }
  }
  return hits;
}

/** Half-open and in order; where two words overlap the first and longest counts. */
export function occurrences(
  text: string,
  words: readonly string[],
): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (beginsWord(text, at, word)) found.push([at, at + word.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart: [number, number][] = [];
  for (const range of found) {
    if (range[0] >= (apart.at(-1)?.[1] ?? 0)) apart.push(range);
  }
  return apart;
}

const latin = /[\p{Script=Latin}\p{Nd}]/u;

/** "art" is met in "article" and not in "start"; Hangul and Han are met anywhere. */
function beginsWord(text: string, at: number, word: string): boolean {
  return !latin.test(word[0]!) || at === 0 || !latin.test(text[at - 1]!);
}

type FrameWindow = Window & typeof globalThis;

/** Marks the hits, and one of them as the current one, without touching the article's elements. */
export function showHits(frame: FrameWindow, hits: readonly Range[], current: number): void {
  const { highlights } = frame.CSS;
  highlights.delete('search-hit');
  highlights.delete('current-hit');
  if (hits.length === 0) return;
  // Above the reader's own marks.
  const all = new frame.Highlight(...hits);
  all.priority = 20;
  highlights.set('search-hit', all);
  const range = hits[current];
  if (!range) return;
  const highlight = new frame.Highlight(range);
  highlight.priority = 21;
  highlights.set('current-hit', highlight);
}

export function scrollToHit(frame: Window, hit: Range): void {
  const { top, bottom } = hit.getBoundingClientRect();
  if (top > 60 && bottom < frame.innerHeight - 60) return;
  frame.scrollTo({ top: frame.scrollY + top - frame.innerHeight / 3, behavior: 'instant' });
}
