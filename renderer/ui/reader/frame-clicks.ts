/**
 * Lets no click in a frame navigate: a link to a fragment scrolls to it, a web address is passed to
 * `openExternal`, everything else is ignored.
 */
export function guardClicks(
  frame: Document,
  openExternal: (url: string) => void,
  onFragment?: () => void,
): () => void {
  const stop = new AbortController();
  const listen = (name: string, listener: (event: Event) => void) =>
    frame.addEventListener(name, listener, { capture: true, signal: stop.signal });

  listen('click', (event) => {
    const href = linkOf(event)?.getAttribute('href');
    if (href === undefined || href === null) return;
    event.preventDefault();
    if (href.startsWith('#')) {
      onFragment?.();
      scrollToFragment(frame, href.slice(1));
    } else if (/^https?:\/\//i.test(href)) openExternal(href);
  });
  // The middle button, forms, and dragged links or images.
  for (const name of ['auxclick', 'submit', 'dragstart', 'drop']) {
    listen(name, (event) => event.preventDefault());
  }
  return () => stop.abort();
}

function linkOf(event: Event): Element | null {
  // The frame's elements are of another realm, where `instanceof Element` is false.
  const target = event.target as Partial<Element> | null;
  return target?.closest?.('a[href], area[href]') ?? null;
}

/** Scrolls to the element with this id and gives it the focus. */
export function scrollToFragment(frame: Document, fragment: string): void {
  const id = decoded(fragment);
  const target = id === '' ? frame.documentElement : frame.getElementById(id);
  if (!target) return;
  target.scrollIntoView({ block: 'start' });
  // Focused, so that the keyboard and screen readers continue from there.
  if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
  (target as HTMLElement).focus({ preventScroll: true });
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
