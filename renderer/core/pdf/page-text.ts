/** The text of a PDF as pdf.js's text layer has it, page after page, with the offsets of the pages. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type PageContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

export interface PdfText {
  text: string;
  /** For each page the offset of its first character. Of a broken page the text is empty. */
  starts: number[];
}

/** Characters; a hostile document may have any number. */
const mostCharacters = 50_000_000;

/** Reads the pages in order. Stops early when `isStale` becomes true; the later pages are then empty. */
export async function pdfText(pdf: PDFDocumentProxy, isStale: () => boolean): Promise<PdfText> {
  const pieces: string[] = [];
  const starts: number[] = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages && !isStale(); number++) {
    starts.push(length);
    const text = length < mostCharacters ? await textOfPage(pdf, number) : '';
    pieces.push(text, '\n');
    length += text.length + 1;
  }
  return { text: pieces.join(''), starts };
}

async function textOfPage(pdf: PDFDocumentProxy, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    return pageText(await page.getTextContent());
  } catch {
    // A broken page costs only itself: it has no words in which a highlight could be.
    return '';
  }
}

/** The items' text, with a line feed where the text layer has a line break. */
export function pageText({ items }: PageContent): string {
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}
