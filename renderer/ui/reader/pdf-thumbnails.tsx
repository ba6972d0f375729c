import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { mostPages } from '../../core/pdf/page-text';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import { drawPage } from './pdf-pages';
import { pdfKeyOf } from './use-pdf-control';

interface PdfThumbnailsProps {
  pdf: PDFDocumentProxy;
  page: number;
  /** True when the current page's picture gets the focus. */
  isFocused: boolean;
  onGo: (page: number) => void;
  /** Hides the strip. */
  onClose: () => void;
}

/** Small pictures of the pages; each is drawn when it is seen, and freed when it is not. */
export function PdfThumbnails({ pdf, page, isFocused, onGo, onClose }: PdfThumbnailsProps) {
  const strings = useStrings();
  const [strip, setStrip] = useState<HTMLElement | null>(null);
  const go = useNewest(onGo);
  const nameOf = useNewest((at: number) => strings.reader.pdfPage(at, pdf.numPages));

  useEffect(() => {
    if (strip) return showThumbnails(strip, pdf, nameOf, go);
  }, [strip, pdf, nameOf, go]);

  useEffect(() => {
    const buttons = strip?.children ?? [];
    for (const each of strip?.querySelectorAll('[aria-current]') ?? []) {
      each.removeAttribute('aria-current');
      (each as HTMLElement).tabIndex = -1;
    }
    const current = buttons[page - 1] as HTMLElement | undefined;
    current?.setAttribute('aria-current', 'page');
    if (current) current.tabIndex = 0;
    current?.scrollIntoView({ block: 'nearest' });
  }, [strip, page]);

  useEffect(() => {
    if (isFocused) strip?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, [strip, isFocused]);

  // One Tab stop: hundreds would not help.
  function press(event: KeyboardEvent) {
    if (event.key === 'Escape' || pdfKeyOf(event) === 'b') {
      event.preventDefault();
      onClose();
      return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = [...(strip?.children ?? [])].indexOf(event.target as Element);
    const next = by === undefined ? undefined : strip?.children[at + by];
    if (!next) return;
    event.preventDefault();
    (next as HTMLElement).focus();
  }

  return (
    <nav
      ref={setStrip}
      className="pdf-thumbnails"
      aria-label={strings.pdf.thumbnails}
      onKeyDown={press}
    />
  );
}

/** In CSS pixels, as in pdf-view.css. */
const width = 96;

function showThumbnails(
  strip: HTMLElement,
  pdf: PDFDocumentProxy,
  nameOf: (page: number) => string,
  onGo: (page: number) => void,
): () => void {
  const drawing = new Map<Element, () => void>();
  const draw = (button: HTMLElement) => {
    let isCancelled = false;
    let cancel = () => {};
    drawing.set(button, () => {
      isCancelled = true;
      cancel();
    });
    const drawn = async () => {
      const page = await pdf.getPage(Number(button.dataset.thumbnail));
      if (isCancelled) return;
      const { canvas, task } = drawPage(page, width);
      cancel = () => task.cancel();
      await task.promise;
      if (!isCancelled) button.querySelector('span')?.replaceChildren(canvas);
    };
    // A broken page stays white, here as there.
    drawn().catch((error: unknown) => isCancelled || console.error(error));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        drawing.get(target)?.();
        drawing.delete(target);
        if (isIntersecting) draw(target as HTMLElement);
        else target.querySelector('span')?.replaceChildren();
      }
    },
    { root: strip, rootMargin: '50% 0px' },
  );
  const buttons = Array.from({ length: Math.min(pdf.numPages, mostPages) }, (_, at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pdf-thumbnail';
    button.tabIndex = -1;
    button.dataset.thumbnail = String(at + 1);
    button.setAttribute('aria-label', nameOf(at + 1));
    const number = document.createElement('small');
    number.textContent = String(at + 1);
    button.append(document.createElement('span'), number);
    button.addEventListener('click', () => onGo(at + 1));
    return button;
  });
  strip.replaceChildren(...buttons);
  for (const button of buttons) observer.observe(button);
  return () => {
    observer.disconnect();
    for (const cancel of drawing.values()) cancel();
    strip.replaceChildren();
  };
}
