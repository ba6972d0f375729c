/**
 * Joins frames of other sites to their elements. A frame cannot be asked through the page, and the page
 * must not learn what is in it: each frame shows its parent a random key by `postMessage`, and the
 * extension fetches the content by this key.
 */

/** The frames that have shown a key, in this frame of the page. */
const keys = new Map<MessageEventSource, string>();
const MARK = 'carrel-frame-key';

/** Begins to listen to this frame's own frames. */
export function listenToFrames(window: Window): void {
  window.addEventListener('message', ({ data, source }) => {
    const key: unknown = data?.[MARK];
    if (source && typeof key === 'string' && key.length <= 64 && keys.size < 1_000)
      keys.set(source, key);
  });
}

/** Shows the parent a new key, and answers it. */
export function showKey(window: Window): string {
  const key = crypto.randomUUID();
  if (window.parent !== window) window.parent.postMessage({ [MARK]: key }, '*');
  return key;
}

export function keyOf(frame: Element): string | null {
  const window = (frame as HTMLIFrameElement).contentWindow;
  return (window && keys.get(window)) ?? null;
}

/** The frame's document where it is of the same site; null elsewhere. */
export function documentOf(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}
