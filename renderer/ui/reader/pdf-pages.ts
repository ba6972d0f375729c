import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** CSS pixels per PDF point: 96 dpi to 72. */
const OWN_SIZE = 96 / 72;
/** Pixels of one rendered page; more would only cost memory. */
const MOST_PIXELS = 16_000_000;
/** A hostile document may state any number of pages. */
const MOST_PAGES = 10_000;

/**
 * Appends a document's pages to the box. Each page is rendered shortly before it is visible, and
 * its canvas is freed when it is far away. The returned function stops it.
 */
export function showPdfPages(
  box: HTMLElement,
  pdf: PDFDocumentProxy,
  nameOf: (page: number) => string,
): () => void {
  const drawing = new Map<Element, { cancel(): void }>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) draw(target as HTMLElement);
        else forget(target as HTMLElement);
      }
    },
    { root: box, rootMargin: '100% 0px' },
  );

  function draw(place: HTMLElement): void {
    if (drawing.has(place)) return;
    let cancelled = false;
    let task: { cancel(): void } | null = null;
    drawing.set(place, {
      cancel: () => {
        cancelled = true;
        task?.cancel();
      },
    });
    const drawn = async () => {
      const page = await pdf.getPage(Number(place.dataset.page));
      if (cancelled) return;
      const own = page.getViewport({ scale: OWN_SIZE });
      sizePlace(place, own);
      const wanted = (place.clientWidth / own.width) * window.devicePixelRatio;
      const most = Math.sqrt(MOST_PIXELS / (own.width * own.height));
      const viewport = page.getViewport({ scale: OWN_SIZE * Math.min(wanted, most) });
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.floor(viewport.width));
      canvas.height = Math.max(1, Math.floor(viewport.height));
      const rendering = page.render({ canvas, viewport });
      task = rendering;
      await rendering.promise;
      if (!cancelled) place.replaceChildren(canvas);
    };
    // A page that fails to render stays white; the others are shown.
    drawn().catch((error: unknown) => {
      if (!cancelled) console.error(error);
    });
  }

  function forget(place: HTMLElement): void {
    drawing.get(place)?.cancel();
    drawing.delete(place);
    place.replaceChildren();
  }

  const places = Array.from({ length: Math.min(pdf.numPages, MOST_PAGES) }, (_, at) => {
    const place = document.createElement('div');
    place.className = 'pdf-page';
    place.dataset.page = String(at + 1);
    place.setAttribute('role', 'img');
    place.setAttribute('aria-label', nameOf(at + 1));
    return place;
  });
  // Most documents have pages of one size, so the first page gives the height of the whole.
  void pdf.getPage(1).then(
    (page) => {
      const own = page.getViewport({ scale: OWN_SIZE });
      for (const place of places) sizePlace(place, own);
      box.replaceChildren(...places);
      for (const place of places) observer.observe(place);
    },
    (error: unknown) => console.error(error),
  );

  return () => {
    observer.disconnect();
    for (const { cancel } of drawing.values()) cancel();
    box.replaceChildren();
  };
}

function sizePlace(place: HTMLElement, { width, height }: { width: number; height: number }): void {
  place.style.width = `${width}px`;
  place.style.aspectRatio = `${width} / ${height}`;
}
