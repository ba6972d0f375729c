// Selects sentences of a shown text by the keyboard.
import type { TextSpan } from '../../core/highlights/anchor-quote';
import type { FrameText } from '../../core/highlights/frame-text';
import { scrollToHit } from './search-hits';
import { sentenceBefore, sentenceFrom } from './sentences';
import { edgesOf, screenOf } from './text-flow';

type FrameWindow = Window & typeof globalThis;
interface ShownText extends Pick<FrameText, 'text' | 'rangeOf' | 'spanOf'> {
  prose?: string;
}

/** Where the reader was last without a selection: a highlight that was made or visited. */
export interface LastPlace {
  span: TextSpan | null;
  /** The search hit whose sentence was selected already. */
  hit: Range | null;
}

export interface SentenceStep {
  /** 0 selects the sentence where the reader is, 1 the next one, -1 the one before. */
  by: -1 | 0 | 1;
  extend: boolean;
}

/**
 * Selects a sentence. Without a selection it begins at the current search hit, then behind the last
 * highlight, as long as these are in sight, else at the first sentence in sight.
 */
export function chooseSentence(
  frame: FrameWindow,
  frameText: ShownText,
  lang: string | null,
  { by, extend }: SentenceStep,
  last: LastPlace,
  box?: HTMLElement | null,
): void {
  const selection = frame.getSelection();
  if (!selection) return;
  const text = proseOf(frameText);
  const isChosen = !selection.isCollapsed && selection.rangeCount > 0;
  const from = isChosen ? frameText.spanOf(selection.getRangeAt(0)) : null;
  let span: TextSpan | null = null;
  if (from === null) span = startingSentence(frame, frameText, lang, by, last, box);
  else if (by > 0) span = sentenceFrom(text, from.end, lang);
  else if (by < 0) span = sentenceBefore(text, from.start, lang);
  if (span === null) return;
  if (from && extend) {
    span = { start: Math.min(from.start, span.start), end: Math.max(from.end, span.end) };
  }
  choose(frame, frameText.rangeOf(span), box);
}

function startingSentence(
  frame: FrameWindow,
  frameText: ShownText,
  lang: string | null,
  by: SentenceStep['by'],
  last: LastPlace,
  box?: HTMLElement | null,
): TextSpan | null {
  const text = proseOf(frameText);
  const hit = currentHit(frame);
  if (hit && hit !== last.hit && isInSight(frame, hit, box)) {
    last.hit = hit;
    const found = frameText.spanOf(hit);
    if (found) return sentenceFrom(text, found.start, lang);
  }
  if (last.span && isInSight(frame, frameText.rangeOf(last.span), box)) {
    return by < 0
      ? sentenceBefore(text, last.span.start, lang)
      : sentenceFrom(text, last.span.end, lang);
  }
  return firstInSight(frameText, lang, topOf(box));
}

const proseOf = ({ text, prose = text }: Pick<ShownText, 'text' | 'prose'>) => prose;

function currentHit(frame: FrameWindow): Range | null {
  const [range] = frame.CSS.highlights.get('current-hit') ?? [];
  return (range as Range | undefined) ?? null;
}

function isInSight(frame: FrameWindow, range: Range, box?: HTMLElement | null): boolean {
  const { start, end } = edgesOf(range);
  const seen = box?.getBoundingClientRect() ?? { top: 0, bottom: screenOf(frame) };
  return end > seen.top && start < seen.bottom;
}

/** Selects a range and shows it. */
export function choose(frame: FrameWindow, range: Range, box?: HTMLElement | null): void {
  // Tab goes on from the sentence, not from the link that had the focus before.
  const focused = box ? null : frame.document.activeElement;
  if (focused !== frame.document.body) (focused as HTMLElement | null)?.blur?.();
  frame
    .getSelection()
    ?.setBaseAndExtent(
      range.startContainer,
      range.startOffset,
      range.endContainer,
      range.endOffset,
    );
  scrollToHit(frame, range, box);
}

/** The upper edge of what is seen, in CSS pixels of the frame. */
export function topOf(box: HTMLElement | null | undefined): number {
  return box?.getBoundingClientRect().top ?? 0;
}

/** The first sentence that begins below the upper edge of what is seen. */
export function firstInSight(
  frameText: Pick<ShownText, 'text' | 'rangeOf' | 'prose'>,
  lang: string | null,
  edge: number,
) {
  const text = proseOf(frameText);
  let last = null;
  // Tests lines before sentences: an article has some hundred paragraphs and a thousand sentences.
  for (let line = 0; line < text.length; ) {
    const end = text.indexOf('\n', line);
    const next = end < 0 ? text.length : end;
    const isBelow = edgesOf(frameText.rangeOf({ start: line, end: next })).end > edge + 8;
    for (let at = line; isBelow && at < next; ) {
      const span = sentenceFrom(text, at, lang);
      if (span === null || span.start >= next) break;
      last = span;
      if (edgesOf(frameText.rangeOf(span)).start >= edge) return span;
      at = span.end;
    }
    line = next + 1;
  }
  return last;
}
