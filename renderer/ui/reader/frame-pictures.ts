/** A picture of the open article, as the light box shows it. */
export interface Picture {
  image: HTMLImageElement;
  alt: string;
  /** Its caption; empty for none. */
  caption: string;
  /** The http(s) address that the picture links to. */
  link: string | null;
}

/** Rendered smaller than this, in CSS pixels, a picture is an icon in the text. */
const leastSize = 40;

/** The pictures that were kept, in the order of the text, without icons. */
export function picturesOf(body: ParentNode): Picture[] {
  return [...body.querySelectorAll('img')].filter(isPicture).map((image) => ({
    image,
    alt: image.alt.trim(),
    caption: image.closest('figure')?.querySelector('figcaption')?.textContent.trim() ?? '',
    link: webLinkOf(image),
  }));
}

/**
 * Opens a picture by a click, or by Enter or Space where it has the focus. A link around nothing but a
 * picture opens it, too: the light box then offers the link.
 *
 * @param nameOf what a screen reader says of a picture, which is a button
 */
export function watchPictures(
  frame: Window,
  nameOf: (alt: string) => string,
  onOpen: (image: HTMLImageElement) => void,
): () => void {
  const body = frame.document.querySelector('.article-body');
  if (!body) return () => {};
  const stop = new AbortController();
  // Capturing on the window comes before the document's guard, which opens links.
  const options = { capture: true, signal: stop.signal };
  const makeButton = (image: HTMLImageElement) => {
    if (image.closest('a[href], summary') || !isPicture(image)) return;
    image.tabIndex = 0;
    image.setAttribute('role', 'button');
    image.setAttribute('aria-label', nameOf(image.alt.trim()));
  };
  for (const image of body.querySelectorAll('img')) {
    // Before it is loaded it has no size.
    if (image.complete) makeButton(image);
    else
      image.addEventListener('load', () => makeButton(image), { once: true, signal: stop.signal });
  }
  const open = (event: Event) => {
    const image = pictureAt(event.target as Element);
    if (!image || !body.contains(image)) return;
    event.preventDefault();
    event.stopPropagation();
    onOpen(image);
  };
  frame.addEventListener(
    'click',
    (event) => {
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (isPlain) open(event);
    },
    options,
  );
  frame.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter' || event.key === ' ') open(event);
    },
    options,
  );
  return () => stop.abort();
}

function pictureAt(target: Element): HTMLImageElement | null {
  const link = target.closest?.('a[href]');
  const image = (link ?? target).closest?.('img') ?? link?.querySelector('img');
  if (!image || !isPicture(image)) return null;
  const isAlone =
    !link || (link.textContent.trim() === '' && link.querySelectorAll('img').length === 1);
  const isInPage = link?.getAttribute('href')?.startsWith('#');
  return isAlone && !isInPage ? image : null;
}

function isPicture(image: HTMLImageElement): boolean {
  if (!image.src.startsWith('blob:')) return false;
  const { width, height } = image.getBoundingClientRect();
  return width >= leastSize || height >= leastSize;
}

function webLinkOf(image: Element): string | null {
  const href = image.closest('a[href]')?.getAttribute('href') ?? '';
  return /^https?:\/\//i.test(href) ? href : null;
}
