import { guardClicks } from './frame-clicks';
import { beginTabInSight } from './frame-tab';

/** The event by which the keys of a frame reach the listeners of the page. */
export const frameKey = 'carrel-frame-key';
export const frameDrag = 'carrel-frame-drag';

/** The event by which the mouse buttons of a frame reach the listeners of the page. */
export const frameButton = 'carrel-frame-button';

/**
 * Guards a frame's clicks, and forwards its keys, mouse buttons and drags to the page.
 *
 * @param onFragment called before a link scrolls to its place in the frame
 */
export function guardFrame(
  frame: Document,
  openExternal: (url: string) => void,
  onFragment?: () => void,
): () => void {
  const stopClicks = guardClicks(frame, openExternal, onFragment);
  const stop = new AbortController();
  const { signal } = stop;
  frame.addEventListener('keydown', (event) => forward(frameKey, event), { signal });
  frame.addEventListener('keydown', beginTabInSight(frame), { signal });
  frame.addEventListener('mouseup', (event) => forward(frameButton, event), { signal });
  for (const name of ['dragenter', 'dragover']) {
    frame.addEventListener(
      name,
      (event) => {
        event.preventDefault();
        forward(frameDrag, event);
      },
      { signal },
    );
  }
  return () => {
    stopClicks();
    stop.abort();
  };
}

function forward(name: string, event: Event): void {
  window.dispatchEvent(new CustomEvent(name, { detail: event }));
}
