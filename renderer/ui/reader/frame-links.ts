import { shownAddress } from '../../core/web/shown-address';

/** An article to which links of the open one lead. */
export interface SavedTarget {
  id: string;
  title: string;
}

export interface LinkWords {
  saved: string;
  savedAs: (title: string) => string;
}

function savedWords(target: SavedTarget | undefined, words: LinkWords): string {
  return target && target.title !== '' ? words.savedAs(target.title) : words.saved;
}

/** The addresses of the links in the open article. */
export function webLinksOf(frame: Document): string[] {
  return [...frame.querySelectorAll('.article-body a[href]')]
    .map((link) => link.getAttribute('href') ?? '')
    .filter((href) => /^https?:/i.test(href));
}

/**
 * Shows at the foot where the link leads that has the pointer or the focus. Links to saved articles are
 * marked, and open them; with Ctrl or Cmd they open in the browser as the others do.
 *
 * @param saved articles by the address of the link
 */
export function watchLinks(
  frame: Window,
  saved: ReadonlyMap<string, SavedTarget>,
  words: LinkWords,
  onArticle: (id: string) => void,
): () => void {
  const { document } = frame;
  const foot = document.createElement('div');
  foot.className = 'link-target';
  // A screen reader has the link itself, and the description of a marked one.
  foot.ariaHidden = 'true';
  foot.hidden = true;
  document.body.append(foot);

  const marked = [...document.querySelectorAll('.article-body a[href]')].filter((link) =>
    saved.has(link.getAttribute('href') ?? ''),
  );
  for (const link of marked) {
    link.classList.add('saved-link');
    link.setAttribute('aria-description', savedWords(targetOf(link, saved), words));
  }

  const stop = new AbortController();
  // Capturing on the window comes before the document's guard, which opens the browser.
  const options = { capture: true, signal: stop.signal };
  const show = (event: Event) => {
    const link = linkAt(event.target);
    const address = link && shownAddress(link.getAttribute('href') ?? '');
    foot.hidden = !address;
    if (!link || !address) return;
    const host = document.createElement('strong');
    host.textContent = address.host;
    // Each piece is isolated: letters that run from right to left cannot reorder the others.
    const pieces = address.pieces.map((piece) => {
      const isolated = document.createElement('bdi');
      isolated.textContent = piece;
      return isolated;
    });
    const target = targetOf(link, saved);
    const name = document.createElement('bdi');
    name.className = 'link-target-saved';
    name.textContent = target ? savedWords(target, words) : '';
    foot.replaceChildren(...(target ? [name] : []), host, ...pieces);
  };
  for (const name of ['mouseover', 'focusin']) frame.addEventListener(name, show, options);
  const hide = () => {
    foot.hidden = true;
  };
  document.documentElement.addEventListener('mouseleave', hide, { signal: stop.signal });
  frame.addEventListener('blur', hide, { signal: stop.signal });
  frame.addEventListener(
    'click',
    (event) => {
      const link = event.ctrlKey || event.metaKey ? null : linkAt(event.target);
      const target = link && targetOf(link, saved);
      if (!target) return;
      event.preventDefault();
      event.stopPropagation();
      onArticle(target.id);
    },
    options,
  );
  return () => {
    stop.abort();
    foot.remove();
    for (const link of marked) {
      link.classList.remove('saved-link');
      link.removeAttribute('aria-description');
    }
  };
}

function linkAt(target: EventTarget | null): Element | null {
  return (target as Partial<Element> | null)?.closest?.('a[href]') ?? null;
}

function targetOf(link: Element, saved: ReadonlyMap<string, SavedTarget>): SavedTarget | undefined {
  return saved.get(link.getAttribute('href') ?? '');
}
