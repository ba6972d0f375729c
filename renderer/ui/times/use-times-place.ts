import { useCallback, useEffect, useState } from 'react';
import type { Article } from '../../core/article/article';
import { inSlices } from '../../core/pause';
import { type Company, companyOf } from '../../library/list/company';
import {
  pictureOf,
  type TimePicture,
  type TimeSpan,
  type TimeSplit,
  timeSplits,
} from '../../library/list/time-counts';
import { useArticleList } from '../app/services';
import { useThrottled } from '../app/use-throttled';

export interface TimesPlace {
  /** True while the picture of the archive replaces the list and the reader. */
  isOpen: boolean;
  setIsOpen: (isOpen: boolean) => void;
  span: TimeSpan;
  setSpan: (span: TimeSpan) => void;
  split: TimeSplit;
  setSplit: (split: TimeSplit) => void;
  /** Shows the next longer span; false where all is shown. */
  zoomOut: () => boolean;
}

const splitKey = 'carrel-times-split';

/** The articles over time as a place, with its span and split. */
export function useTimesPlace(isOpenAtFirst: boolean): TimesPlace {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const [span, setSpan] = useState<TimeSpan>('');
  const [split, setSplit] = useState<TimeSplit>(
    () => timeSplits.find((each) => each === localStorage.getItem(splitKey)) ?? 'none',
  );
  return {
    ...{ isOpen, setIsOpen, span, setSpan, split },
    setSplit(next) {
      localStorage.setItem(splitKey, next);
      setSplit(next);
    },
    zoomOut() {
      setSpan(outerSpan(span));
      return span !== '';
    },
  };
}

/** A month's year; all, for a year. */
const outerSpan = (span: TimeSpan) => span.slice(0, Math.max(0, span.length - 3)).slice(0, 7);

/** Milliseconds between two pictures while articles come in. */
const restMs = 1_000;

/** The picture of a span, counted again in slices when articles have changed. */
export function useTimePicture(span: TimeSpan, split: TimeSplit): TimePicture | null {
  const count = useCallback(
    (articles: Iterable<Article>) => pictureOf(articles, span, split),
    [span, split],
  );
  return useCounted(count);
}

/** The people of a span and the tags that go together in it. */
export function useCompany(span: TimeSpan): Company | null {
  const count = useCallback((articles: Iterable<Article>) => companyOf(articles, span), [span]);
  return useCounted(count);
}

type Count<Result> = (articles: Iterable<Article>) => Generator<void, Result>;

/** What is counted of the library's articles, in slices; null until it is known. */
function useCounted<Result>(count: Count<Result>): Result | null {
  const { articles } = useArticleList();
  const rested = useThrottled(articles, restMs);
  const [counted, setCounted] = useState<{ by: Count<Result>; result: Result } | null>(null);
  useEffect(() => {
    let closed = false;
    inSlices(untilClosed(), 'user-visible').then(
      (result) => !closed && result !== null && setCounted({ by: count, result }),
      console.error,
    );
    function* untilClosed(): Generator<void, Result | null> {
      const work = count(rested.values());
      for (;;) {
        const step = work.next();
        if (step.done) return step.value;
        if (closed) return null;
        yield;
      }
    }
    return () => {
      closed = true;
    };
  }, [rested, count]);
  return counted?.by === count ? counted.result : null;
}
