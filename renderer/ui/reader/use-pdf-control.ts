import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { nextZoom, type PdfPages, type PdfZoom } from './pdf-pages';

/** Where the reader of a PDF is, and the ways to change it. */
export interface PdfControl {
  page: number;
  total: number;
  /** Factor of the document's own size. */
  factor: number;
  showsThumbnails: boolean;
  /** True when the strip was opened by a key, and gets the focus. */
  isInThumbnails: boolean;
  toggleThumbnails(by: 'key' | 'button'): void;
  goTo(page: number): void;
  zoom(zoom: PdfZoom): void;
  /** One step larger (1) or smaller (-1), or as large as it is (0). */
  zoomBy(by: 1 | -1 | 0): void;
}

export function usePdfControl(pages: PdfPages | null) {
  const [page, setPage] = useState(1);
  const [factor, setFactor] = useState(1);
  const [strip, setStrip] = useState<'shown' | 'focused' | null>(null);
  const control: PdfControl = {
    page,
    total: pages?.places.length ?? 1,
    factor,
    showsThumbnails: strip !== null,
    isInThumbnails: strip === 'focused',
    toggleThumbnails(by) {
      if (strip !== null) setStrip(null);
      else setStrip(by === 'key' ? 'focused' : 'shown');
    },
    goTo: (wanted) => pages?.goTo(wanted),
    zoom: (zoom) => pages?.zoom(zoom),
    zoomBy: (by) => pages?.zoom(by === 0 ? 'auto' : nextZoom(factor, by)),
  };
  const follow = useMemo(() => ({ onPage: setPage, onZoom: setFactor }), []);
  return { control, follow };
}

/** The keys of the pages. Those of the window's commands keep their meaning elsewhere. */
export function pressPdfKey(
  event: KeyboardEvent<HTMLElement>,
  control: PdfControl,
  field: RefObject<HTMLInputElement | null>,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const box = event.currentTarget;
  const isWide = box.scrollWidth > box.clientWidth;
  const actions: Record<string, (() => void) | false> = {
    b: () => control.toggleThumbnails('key'),
    w: () => control.zoom('width'),
    z: () => control.zoom('page'),
    g: () => field.current?.focus(),
    // With Shift they change the selection; a page that is wider than the box is scrolled.
    ArrowLeft: !event.shiftKey && !isWide && (() => control.goTo(control.page - 1)),
    ArrowRight: !event.shiftKey && !isWide && (() => control.goTo(control.page + 1)),
  };
  const key = pdfKeyOf(event);
  const action = Object.hasOwn(actions, key) && actions[key];
  if (!action) return;
  event.preventDefault();
  action();
}

/** The letter or the name of a key. Under a Hangul layout the physical key counts. */
export function pdfKeyOf({ key, code }: KeyboardEvent): string {
  const isJamo = /^[\u3131-\u3163]$/.test(key);
  return isJamo ? code.slice('Key'.length).toLowerCase() : key;
}
