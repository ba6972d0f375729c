/**
 * Lets nothing in a frame lead anywhere by itself: a link to a place in the article scrolls there,
 * a web address goes to `openExternal`, everything else does nothing.
 */
export function guardClicks(frame: Document, openExternal: (url: string) => void): () => void {
  const stop = new AbortController();
  const listen = (name: string, listener: (event: Event) => void) =>
    frame.addEventListener(name, listener, { capture: true, signal: stop.signal });

  listen('click', (event) => {
    const href = linkOf(event)?.getAttribute('href');
    if (href === undefined || href === null) return;
    event.preventDefault();
    if (href.startsWith('#')) scrollToFragment(frame, href.slice(1));
    else if (/^https?:\/\//i.test(href)) openExternal(href);
  });
  // The middle button, forms, and links or images dragged out of the article.
  for (const name of ['auxclick', 'submit', 'dragstart', 'drop']) {
    listen(name, (event) => event.preventDefault());
  }
  return () => stop.abort();
}

function linkOf(event: Event): Element | null {
  // The frame's elements are of another realm: `instanceof Element` is false for them.
  const target = event.target as Partial<Element> | null;
  return target?.closest?.('a[href], area[href]') ?? null;
}

function scrollToFragment(frame: Document, fragment: string): void {
  const id = decoded(fragment);
  const target = id === '' ? frame.documentElement : frame.getElementById(id);
  if (!target) return;
  target.scrollIntoView({ block: 'start' });
  // Reading goes on there with the keyboard and with a screen reader.
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
