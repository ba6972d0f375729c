import { useEffect, useState } from 'react';
import { inSlices } from '../../core/pause';
import {
  noPicture,
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
  const { articles } = useArticleList();
  const rested = useThrottled(articles, restMs);
  const [counted, setCounted] = useState<{ of: string; picture: TimePicture } | null>(null);
  const of = `${span} ${split}`;
  useEffect(() => {
    let closed = false;
    inSlices(untilClosed(), 'user-visible').then(
      (picture) => !closed && setCounted({ of, picture }),
      console.error,
    );
    function* untilClosed(): Generator<void, TimePicture> {
      const work = pictureOf(rested.values(), span, split);
      for (;;) {
        const step = work.next();
        if (step.done) return step.value;
        if (closed) return noPicture;
        yield;
      }
    }
    return () => {
      closed = true;
    };
  }, [rested, span, split, of]);
  return counted?.of === of ? counted.picture : null;
}
