import { extentOf, lengthOf, screenOf, scrolledTo, scrollFrame } from './text-flow';

const saveEveryMs = 30_000;
/** An article that fits on the screen counts as read after this time. */
const shortArticleMs = 6_000;
const settleMs = 2_000;

export interface ReadingPosition {
  /** From now on every scroll event is the user's. */
  leave: () => void;
  close: () => void;
}

/**
 * Tracks the reading position: restores it when the article opens, saves it at most every 30 s and
 * when the article closes.
 */
export function followPosition(
  frame: Window,
  startAt: number,
  save: (progress: number) => void,
): ReadingPosition {
  const stop = new AbortController();
  const { signal } = stop;
  let saved = startAt;
  let progress = startAt;
  let moved = false;

  const room = () => roomOf(frame);
  const restore = () => scrollFrame(frame, startAt * room());
  const leave = () => {
    moved = true;
  };
  const flush = () => {
    if (Math.abs(progress - saved) < 0.005) return;
    saved = progress;
    save(progress);
  };

  if (startAt > 0 && startAt < 0.99) restore();
  else scrollFrame(frame, 0);

  // Loading images shift the text, so the position is restored again until the user scrolls.
  const openedAt = performance.now();
  const settle = () => {
    if (!moved && startAt > 0 && startAt < 0.99 && performance.now() - openedAt < settleMs)
      restore();
  };
  frame.document.addEventListener('load', settle, { capture: true, signal });

  for (const name of ['wheel', 'keydown', 'pointerdown', 'touchstart']) {
    frame.addEventListener(name, leave, { passive: true, signal });
  }
  frame.addEventListener(
    'scroll',
    () => {
      if (!moved && performance.now() - openedAt < settleMs) return;
      moved = true;
      progress = readPart(frame);
    },
    { passive: true, signal },
  );

  const saving = window.setInterval(flush, saveEveryMs);
  const dwelling = window.setTimeout(() => {
    if (room() <= 4) progress = 1;
  }, shortArticleMs);
  window.addEventListener('pagehide', flush, { signal });
  window.addEventListener('blur', flush, { signal });

  return {
    leave,
    close() {
      stop.abort();
      window.clearInterval(saving);
      window.clearTimeout(dwelling);
      flush();
    },
  };
}

/** The read part of the article in a frame, from 0 to 1. */
export function readPart(frame: Window): number {
  const room = roomOf(frame);
  return room > 0 ? Math.min(1, scrolledTo(frame) / room) : 1;
}

/** How far the article can be scrolled, in pixels. What is shown behind it is not read on the way to its end. */
export function roomOf(frame: Window): number {
  // The links at the end come after the place is restored, and must not move it.
  const behind = [...frame.document.querySelectorAll('.left-out, .article-end')];
  const below = behind.reduce((sum, each) => sum + extentOf(each), 0);
  return Math.max(0, lengthOf(frame) - below - screenOf(frame));
}
