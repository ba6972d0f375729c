import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { lastAbove, type Outline, onScrolled, readingLine } from './outline';
import type { PdfPages } from './pdf-pages';

type Items = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

interface Section {
  title: string;
  depth: number;
  /** From 0. */
  page: number;
  /** How far down its page it begins, from 0 to 1. */
  share: number;
}

/** A hostile document may have any number. */
const mostSections = 5000;
/** Left free above a section that is gone to, in CSS pixels. */
const spaceAbove = 8;

/**
 * The outline that a PDF has of itself. An entry without a title, or with a target that cannot be read, costs
 * only itself.
 *
 * @param isStale is asked after each entry; the outline then ends there
 */
export async function readPdfOutline(
  pdf: PDFDocumentProxy,
  isStale: () => boolean,
): Promise<Section[]> {
  const sections: Section[] = [];
  // The items that are left at each depth.
  const open: Items[] = [await pdf.getOutline()];
  for (let seen = 0; open.length > 0 && seen < mostSections && !isStale(); seen++) {
    const [item, ...rest] = open.pop() ?? [];
    if (item === undefined) continue;
    const depth = open.length;
    open.push(rest, item.items);
    const title = item.title.replace(/\s+/g, ' ').trim();
    const target = await targetOf(pdf, item.dest).catch(() => null);
    if (title !== '' && target) sections.push({ title, depth, ...target });
  }
  return sections;
}

async function targetOf(pdf: PDFDocumentProxy, dest: Items[number]['dest']) {
  const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  const [ref, fit, ...numbers] = explicit ?? [];
  if (ref === undefined) return null;
  const page = typeof ref === 'number' ? ref : await pdf.getPageIndex(ref);
  // Where the kinds of target have their upper edge, in points from the bottom of the page.
  const at = { XYZ: 1, FitH: 0, FitBH: 0, FitR: 3 }[String(fit?.name)];
  const top = at === undefined ? null : numbers[at];
  if (typeof top !== 'number') return { page, share: 0 };
  const viewport = (await pdf.getPage(page + 1)).getViewport({ scale: 1 });
  const [, y] = viewport.convertToViewportPoint(0, top);
  return { page, share: Math.min(1, Math.max(0, (y ?? 0) / Math.max(1, viewport.height))) };
}

/** The outline of the pages that are shown in `box`. */
export function pdfOutline(
  sections: readonly Section[],
  box: HTMLElement,
  { places }: Pick<PdfPages, 'places'>,
): Outline {
  const shown = sections.filter(({ page }) => places[page] !== undefined);
  const topOf = (at: number) => {
    const { page, share } = shown[at]!;
    const place = places[page]!;
    return place.offsetTop + share * place.offsetHeight;
  };
  let gone = { to: -1, scrolled: -1 };
  return {
    entries: shown.map(({ title, depth }) => ({ title, depth, lang: '' })),
    current() {
      const { scrollTop, scrollHeight, clientHeight } = box;
      if (gone.scrolled === scrollTop) return gone.to;
      const line = readingLine(scrollTop, scrollHeight - clientHeight, clientHeight);
      return lastAbove(shown.length, topOf, scrollTop + line);
    },
    goTo(at) {
      if (!shown[at]) return;
      box.scrollTop = topOf(at) - spaceAbove;
      gone = { to: at, scrolled: box.scrollTop };
      box.focus();
    },
    onMove: (run) => onScrolled(box, run),
  };
}
