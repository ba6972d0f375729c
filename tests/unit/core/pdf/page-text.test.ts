import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { pdfText } from '../../../../renderer/core/pdf/page-text';

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
  const { text, starts } = await pdfText(
    pdf(page('one', 'two'), 'broken', page('three')),
    () => false,
  );
  expect(starts.map((start) => text.slice(start).split('\n')[0])).toEqual(['one', '', 'three']);
  expect(text).toBe('one\ntwo\n\n\nthree\n\n');
});

test('stops when the document is closed', async () => {
  let read = 0;
  const { starts } = await pdfText(pdf(page('one'), page('two'), page('three')), () => ++read > 2);
  expect(starts).toHaveLength(2);
});
