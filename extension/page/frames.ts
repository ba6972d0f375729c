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
  // `randomUUID` is missing in pages without TLS.
  const key = [...crypto.getRandomValues(new Uint32Array(4))].join('-');
  if (window.parent !== window) window.parent.postMessage({ [MARK]: key }, '*');
  return key;
}

/** The key that the frame has shown; null when it shows none, because nobody may enter it. */
export async function keyOf(frame: Element): Promise<string | null> {
  const window = (frame as HTMLIFrameElement).contentWindow;
  // The frame of another site is another process, whose message takes a moment.
  const until = Date.now() + KEY_MS;
  while (window && !keys.has(window) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return (window && keys.get(window)) ?? null;
}

const KEY_MS = 600;

/** The frame's document where it is of the same site; null elsewhere. */
export function documentOf(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}
