/** The text of a PDF as pdf.js's text layer has it, page after page, with the offsets of the pages. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type PageContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

export interface PdfText {
  text: string;
  /** For each page the offset of its first character. Of a broken page the text is empty. */
  starts: number[];
}

interface ReadingOptions {
  /** The reading stops early once this is true; the later pages are then empty. */
  isStale: () => boolean;
  /** Awaited before each page. */
  pause?: () => Promise<unknown>;
  /** Called with the text so far, after 8, 16, 32, ... pages. */
  onPart?: (text: PdfText) => void;
}

/** Characters; a hostile document may have any number. */
const mostCharacters = 50_000_000;
/** A hostile document may state any number of pages. */
export const mostPages = 10_000;
const firstPart = 8;

/** Reads the pages in order. */
export async function pdfText(
  pdf: PDFDocumentProxy,
  { isStale, pause, onPart }: ReadingOptions,
): Promise<PdfText> {
  const pieces: string[] = [];
  const starts: number[] = [];
  const soFar = (): PdfText => ({ text: pieces.join(''), starts: [...starts] });
  const last = Math.min(pdf.numPages, mostPages);
  let length = 0;
  let part = firstPart;
  for (let number = 1; number <= last; number++) {
    await pause?.();
    if (isStale()) break;
    starts.push(length);
    const text = length < mostCharacters ? await textOfPage(pdf, number) : '';
    pieces.push(text, '\n');
    length += text.length + 1;
    if (number < part || number === last) continue;
    part *= 2;
    onPart?.(soFar());
  }
  return soFar();
}

async function textOfPage(pdf: PDFDocumentProxy, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    return pageText(await page.getTextContent());
  } catch {
    // A broken page costs only itself: it has no words to be found or highlighted.
    return '';
  }
}

/** The items' text, with a line feed where the text layer has a line break. */
export function pageText({ items }: PageContent): string {
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}
