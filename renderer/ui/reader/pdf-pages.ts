import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { mostPages } from '../../core/pdf/page-text';

/** CSS pixels per PDF point: 96 dpi to 72. */
const ownSize = 96 / 72;
/** Pixels of one rendered page; more would only cost memory. */
const mostPixels = 16_000_000;
/** Milliseconds after the last change of the size, until the pages are drawn in the new one. */
const settleMs = 150;

/** `auto` is the document's own size, or less where it is too wide. A number is a factor of the own size. */
export type PdfZoom = 'auto' | 'width' | 'page' | number;
const leastZoom = 0.25;
const mostZoom = 5;
const zoomSteps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];

/** The next larger (1) or smaller (-1) step from a factor of the own size. */
export function nextZoom(factor: number, by: 1 | -1): number {
  const next =
    by > 0
      ? zoomSteps.find((step) => step > factor + 0.005)
      : zoomSteps.findLast((step) => step < factor - 0.005);
  return next ?? (by > 0 ? mostZoom : leastZoom);
}

export interface PdfPages {
  places: readonly HTMLElement[];
  /** The elements with the words of those pages that are drawn, by the page's number. */
  texts: ReadonlyMap<number, HTMLElement>;
  /** Scrolls to the top of a page. */
  goTo(page: number): void;
  zoom(zoom: PdfZoom): void;
  stop(): void;
}

export interface PdfPagesOptions {
  nameOf: (page: number) => string;
  /** Called when the words of a page were added or removed. */
  onTexts: () => void;
  /** Called when another page is at the top of the box. */
  onPage: (page: number) => void;
  /** Called when the factor of the own size changes. */
  onZoom: (factor: number) => void;
}

/**
 * Appends a document's pages to the box. Each page is drawn shortly before it is visible, and its canvas and
 * its words are freed when it is far away.
 */
export function showPdfPages(
  box: HTMLElement,
  pdf: PDFDocumentProxy,
  { nameOf, onTexts, onPage, onZoom }: PdfPagesOptions,
): PdfPages {
  const drawing = new Map<HTMLElement, { cancel(): void }>();
  const texts = new Map<number, HTMLElement>();
  let wanted: PdfZoom = 'auto';
  let factor = 1;
  let first: PageSize | null = null;
  let redraw = 0;
  let current = 1;

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) forget(target as HTMLElement);
        else if (!drawing.has(target as HTMLElement)) draw(target as HTMLElement);
      }
    },
    { root: box, rootMargin: '100% 0px' },
  );

  function draw(place: HTMLElement): void {
    const number = Number(place.dataset.page);
    let isCancelled = false;
    let cancelParts = () => {};
    drawing.set(place, {
      cancel: () => {
        isCancelled = true;
        cancelParts();
      },
    });
    const drawn = async () => {
      const page = await pdf.getPage(number);
      if (isCancelled) return;
      sizePlace(place, sizeOf(page));
      const { canvas, task } = drawPage(page, place.clientWidth);
      cancelParts = () => task.cancel();
      // A picture that fails stays white; the page's words are found all the same.
      const isPainted = await task.promise.then(
        () => true,
        (error: unknown) => isCancelled || console.error(error),
      );
      if (isCancelled) return;
      if (isPainted) place.querySelector('.pdf-picture')?.replaceChildren(canvas);
      if (texts.has(number)) return;
      const text = await textOf(page);
      if (isCancelled) return;
      place.append(text);
      texts.set(number, text);
      onTexts();
    };
    // A page that fails to render stays white; the others are shown.
    drawn().catch((error: unknown) => {
      if (!isCancelled) console.error(error);
    });
  }

  function forget(place: HTMLElement): void {
    drawing.get(place)?.cancel();
    drawing.delete(place);
    place.querySelector('.pdf-picture')?.replaceChildren();
    const number = Number(place.dataset.page);
    texts.get(number)?.remove();
    if (texts.delete(number)) onTexts();
  }

  /** Keeps the place in the text at the top of the box. */
  function resize(): void {
    if (first === null) return;
    const next = factorOf(wanted, first, box);
    if (Math.abs(next - factor) < 0.001) return;
    const top = places[current - 1]!;
    const share = (box.scrollTop - top.offsetTop) / Math.max(1, top.offsetHeight);
    factor = next;
    setFactor();
    box.scrollTop = top.offsetTop + share * top.offsetHeight;
    window.clearTimeout(redraw);
    redraw = window.setTimeout(() => {
      for (const [place, { cancel }] of [...drawing]) {
        cancel();
        draw(place);
      }
    }, settleMs);
  }

  function setFactor(): void {
    box.style.setProperty('--total-scale-factor', String(factor * ownSize));
    onZoom(factor);
  }

  function follow(): void {
    const line = box.scrollTop + box.clientHeight / 3;
    const after = places.findIndex((place) => place.offsetTop > line);
    const isAtEnd = box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
    const page = Math.max(1, after < 0 || isAtEnd ? places.length : after);
    if (page !== current) onPage(page);
    current = page;
  }

  const places = Array.from({ length: Math.min(pdf.numPages, mostPages) }, (_, at) => {
    const place = document.createElement('div');
    place.className = 'pdf-page';
    place.dataset.page = String(at + 1);
    const picture = document.createElement('div');
    picture.className = 'pdf-picture';
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', nameOf(at + 1));
    place.append(picture);
    return place;
  });
  const sizes = new ResizeObserver(resize);
  // Most documents have pages of one size, so the first page gives the height of the whole. When it is
  // broken, the others are shown in the size of a sheet.
  const start = (size: PageSize) => {
    first = size;
    factor = factorOf(wanted, first, box);
    setFactor();
    for (const place of places) sizePlace(place, first);
    box.replaceChildren(...places);
    for (const place of places) observer.observe(place);
    sizes.observe(box);
    box.addEventListener('scroll', follow, { passive: true });
  };
  let isStopped = false;
  pdf.getPage(1).then(
    (page) => isStopped || start(sizeOf(page)),
    () => isStopped || start({ width: 595, height: 842 }),
  );

  return {
    places,
    texts,
    goTo(page) {
      const place = places[Math.min(Math.max(1, page), places.length) - 1];
      if (place) box.scrollTop = place.offsetTop - 8;
    },
    zoom(zoom) {
      wanted = zoom;
      resize();
    },
    stop() {
      isStopped = true;
      observer.disconnect();
      sizes.disconnect();
      box.removeEventListener('scroll', follow);
      window.clearTimeout(redraw);
      for (const { cancel } of drawing.values()) cancel();
      box.replaceChildren();
    },
  };
}

/** In PDF points. */
interface PageSize {
  width: number;
  height: number;
}

function sizeOf(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width: Math.max(1, width), height: Math.max(1, height) };
}

function sizePlace(place: HTMLElement, { width, height }: PageSize): void {
  place.style.width = `calc(var(--total-scale-factor) * ${width}px)`;
  place.style.aspectRatio = `${width} / ${height}`;
}

/** The factor of the own size at which a page fits. */
function factorOf(zoom: PdfZoom, { width, height }: PageSize, box: HTMLElement): number {
  if (typeof zoom === 'number') return Math.min(Math.max(zoom, leastZoom), mostZoom);
  const { paddingLeft, paddingTop } = getComputedStyle(box);
  const byWidth = (box.clientWidth - 2 * Number.parseFloat(paddingLeft)) / (width * ownSize);
  const byHeight = (box.clientHeight - 2 * Number.parseFloat(paddingTop)) / (height * ownSize);
  const fits = { auto: Math.min(1, byWidth), width: byWidth, page: Math.min(byWidth, byHeight) };
  return Math.min(Math.max(fits[zoom], 0.05), mostZoom);
}

/** @param width of the place, in CSS pixels */
export function drawPage(page: PDFPageProxy, width: number) {
  const own = sizeOf(page);
  const wanted = (width / own.width) * window.devicePixelRatio;
  const most = Math.sqrt(mostPixels / (own.width * own.height));
  const viewport = page.getViewport({ scale: Math.min(wanted, most) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  return { canvas, task: page.render({ canvas, viewport }) };
}

/** The page's words, transparent, where the picture shows them. */
async function textOf(page: PDFPageProxy): Promise<HTMLElement> {
  const { TextLayer } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const container = document.createElement('div');
  container.className = 'pdf-text';
  const layer = new TextLayer({
    textContentSource: await page.getTextContent(),
    container,
    viewport: page.getViewport({ scale: 1 }),
  });
  await layer.render();
  return container;
}
