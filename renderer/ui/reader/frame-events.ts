import { guardClicks } from './frame-clicks';

/** The page's own event, by which a frame's keys and drops reach those who listen on the page. */
export const frameKey = 'carrel-frame-key';
export const frameDrag = 'carrel-frame-drag';

/** Guards a frame's clicks and tells the page of its keys and of files dragged over it. */
export function guardFrame(frame: Document, openExternal: (url: string) => void): () => void {
  const stopClicks = guardClicks(frame, openExternal);
  const stop = new AbortController();
  const { signal } = stop;
  frame.addEventListener('keydown', (event) => tell(frameKey, event), { signal });
  for (const name of ['dragenter', 'dragover']) {
    frame.addEventListener(
      name,
      (event) => {
        event.preventDefault();
        tell(frameDrag, event);
      },
      { signal },
    );
  }
  return () => {
    stopClicks();
    stop.abort();
  };
}

function tell(name: string, event: Event): void {
  window.dispatchEvent(new CustomEvent(name, { detail: event }));
}
