import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reading program finds in a PDF. Lengths are in points. */
export async function readPdf(path: string) {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)) }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const { info } = await pdf.getMetadata();
  const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
  const { Title: title } = info as { Title?: string };
  const outline = ((await pdf.getOutline()) ?? []).map((each) => each.title);
  const isTagged = (await pdf.getMarkInfo())?.Marked === true;
  await pdf.destroy();
  const text = pages.join('\n').replace(/\s+/g, ' ');
  const size = { width: Math.round(width), height: Math.round(height) };
  return { pages, text, title, outline, isTagged, ...size };
}
