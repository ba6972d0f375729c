/** pdf.js with its worker and data, as served with our own pages. */
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { createPdfOpener, type PdfOpener } from './open-pdf';

export const openBundledPdf: PdfOpener = (bytes) =>
  createPdfOpener({
    startWorker: () => new Worker(workerUrl, { type: 'module' }),
    dataUrl: new URL('pdf/', document.baseURI).href,
  })(bytes);
