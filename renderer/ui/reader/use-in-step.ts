import { useEffect, useMemo, useRef, useState } from 'react';
import { commonPlaces } from '../../core/highlights/common-places';
import { keepInStep, type ScrolledText, type StepState } from './in-step';
import type { ReaderFrames } from './use-reader-frames';

/** Keeps the article and its original in step while both are shown, and notes which of them is used. */
export function useInStep({ use }: Pick<ReaderFrames, 'use'>) {
  const [article, onArticle] = useState<ScrolledText | null>(null);
  const [original, onOriginal] = useState<ScrolledText | null>(null);
  const state = useRef(atFirst());
  const [own, other] = [article?.text.text, original?.text.text];
  const places = useMemo(
    () => (own === undefined || other === undefined ? null : commonPlaces(own, other)),
    [own, other],
  );

  useEffect(() => {
    if (article && original && places) {
      return keepInStep({ own: article, other: original }, places, state.current);
    }
    state.current = atFirst();
    return;
  }, [article, original, places]);

  useEffect(() => whenUsed(article, () => use('article')), [article, use]);
  useEffect(() => whenUsed(original, () => use('original')), [original, use]);

  return { onArticle, onOriginal };
}

/** The original was there before the article came beside it. */
function atFirst(): StepState {
  return { leader: 'other', led: { own: Number.NaN, other: Number.NaN } };
}

function whenUsed(text: ScrolledText | null, run: () => void): () => void {
  const stop = new AbortController();
  const target = text && (text.box ?? text.window);
  for (const name of ['focus', 'focusin', 'pointerdown']) {
    target?.addEventListener(name, run, { signal: stop.signal });
  }
  return () => stop.abort();
}
