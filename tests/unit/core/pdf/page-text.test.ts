import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { mostPages, type PdfText, pdfText } from '../../../../renderer/core/pdf/page-text';

const page = (...lines: string[]) => ({
  getTextContent: async () => ({
    items: lines.flatMap((str) => [{ type: 'beginMarkedContent' }, { str, hasEOL: true }]),
  }),
});

const pdf = (...pages: (ReturnType<typeof page> | 'broken')[]) =>
  ({
    numPages: pages.length,
    getPage: async (number: number) => {
      const found = pages[number - 1];
      if (!found || found === 'broken') throw new Error('Bad page');
      return found;
    },
  }) as unknown as PDFDocumentProxy;

test('gives the words of all pages, and where each page begins; a broken page costs only itself', async () => {
  const { text, starts } = await pdfText(pdf(page('one', 'two'), 'broken', page('three')), {
    isStale: () => false,
  });
  expect(starts.map((start) => text.slice(start).split('\n')[0])).toEqual(['one', '', 'three']);
  expect(text).toBe('one\ntwo\n\n\nthree\n\n');
});

test('stops when the document is closed', async () => {
  let read = 0;
  const { starts } = await pdfText(pdf(page('one'), page('two'), page('three')), {
    isStale: () => ++read > 2,
  });
  expect(starts).toHaveLength(2);
});

test('gives the text so far in growing parts, and pauses before each page', async () => {
  const parts: PdfText[] = [];
  let pauses = 0;
  const pages = Array.from({ length: 40 }, (_, at) => page(`page ${at + 1}`));
  const whole = await pdfText(pdf(...pages), {
    isStale: () => false,
    pause: async () => pauses++,
    onPart: (text) => parts.push(text),
  });
  expect(parts.map(({ starts }) => starts.length)).toEqual([8, 16, 32]);
  for (const { text } of parts) expect(whole.text.startsWith(text)).toBe(true);
  expect(pauses).toBe(40);
});

test('reads no more pages than are shown, whatever the document states', async () => {
  const endless = { ...pdf(page('one')), numPages: 1_000_000_000 } as PDFDocumentProxy;
  const { starts } = await pdfText(endless, { isStale: () => false });
  expect(starts).toHaveLength(mostPages);
});
