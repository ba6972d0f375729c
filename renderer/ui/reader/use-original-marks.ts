import { type RefObject, useMemo } from 'react';
import { quoteWithWords } from '../../core/exporting/copied-words';
import { readFrameText } from '../../core/highlights/frame-text';
import { createRequoter } from '../../core/highlights/requote';
import type { ArticleContent } from './article-content';
import type { ArticleFrameHandle } from './article-frame';
import type { FrameMarksOptions, MarkableText } from './use-frame-marks';

/** What a view of the original needs to show and take highlights. */
export interface OriginalMarks extends FrameMarksOptions {
  /** The article's reading text; null until it is loaded. */
  content: ArticleContent | null;
  ref: RefObject<ArticleFrameHandle | null>;
}

export const noOriginalMarks: FrameMarksOptions = {
  marks: [],
  currentMark: null,
  onPlaces() {},
  onChosen() {},
  onMark() {},
  onMenu() {},
  onText() {},
  startAt: { current: null },
};

/**
 * The original's text, whose highlights are kept in the words of the reading text.
 *
 * @param read must be stable as long as the text is the same
 */
export function useOriginalText(
  id: string,
  content: ArticleContent | null,
  read: MarkableText['read'],
  box: HTMLElement | null = null,
): MarkableText {
  return useMemo(() => {
    let requote: ReturnType<typeof createRequoter> | null = null;
    return {
      id,
      read,
      quote: ({ text }, span) => {
        requote ??= requoterOf(text, content);
        return requote(span);
      },
      margin: () => null,
      box,
    };
  }, [id, content, read, box]);
}

function requoterOf(original: string, content: ArticleContent | null) {
  if (content === null) return createRequoter(original, '');
  const root = content.body.ownerDocument.createElement('article');
  root.append(content.body.cloneNode(true));
  const reading = readFrameText(root);
  return createRequoter(original, reading.text, (span) => quoteWithWords(reading, span));
}
