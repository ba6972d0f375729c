import { guardClicks } from './frame-clicks';

/** The event by which the keys of a frame reach the listeners of the page. */
export const frameKey = 'carrel-frame-key';
export const frameDrag = 'carrel-frame-drag';

/** Guards a frame's clicks, and forwards its keys and drags to the page. */
export function guardFrame(frame: Document, openExternal: (url: string) => void): () => void {
  const stopClicks = guardClicks(frame, openExternal);
  const stop = new AbortController();
  const { signal } = stop;
  frame.addEventListener('keydown', (event) => forward(frameKey, event), { signal });
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
