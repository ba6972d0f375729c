/** PDFs by pdf.js, in a worker of their own: a document that never ends is ended with it. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ContainerError } from '../containers/container';
import type { ImportFailure } from '../files/import-failure';

export interface OpenPdf {
  document: PDFDocumentProxy;
  /** Ends its worker, whatever that is doing. */
  close(): void;
}

/** Throws a `ContainerError` for what is encrypted, damaged or takes too long. */
export type PdfOpener = (bytes: Uint8Array) => Promise<OpenPdf>;

export interface PdfPlaces {
  /** With pdf.js's worker in it. */
  startWorker(): Worker;
  /** Of the folder with the character maps, standard fonts and decoders of pdf.js. */
  dataUrl: string;
}

/** Milliseconds; opening reads the table of objects and the first of them. */
const LONGEST_OPENING = 20_000;

/** Pixels; a larger image is left out of a page. */
const LARGEST_IMAGE = 100 * 1024 * 1024;

export function createPdfOpener({ startWorker, dataUrl }: PdfPlaces): PdfOpener {
  return async (bytes) => {
    const { getDocument, PDFWorker, VerbosityLevel } = await import(
      'pdfjs-dist/legacy/build/pdf.mjs'
    );
    const port = startWorker();
    const worker = PDFWorker.create({ port });
    const close = () => {
      worker.destroy();
      port.terminate();
    };
    const task = getDocument({
      // The worker takes the bytes away, and others still need them.
      data: bytes.slice(),
      worker,
      // A document must not make code: neither its functions nor its forms nor its scripts run.
      isEvalSupported: false,
      enableXfa: false,
      cMapUrl: `${dataUrl}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${dataUrl}standard_fonts/`,
      wasmUrl: `${dataUrl}wasm/`,
      iccUrl: `${dataUrl}iccs/`,
      // Left to itself it takes our own scheme for none that can be fetched from.
      useWorkerFetch: true,
      maxImageSize: LARGEST_IMAGE,
      verbosity: VerbosityLevel.ERRORS,
    });
    try {
      return { document: await within(LONGEST_OPENING, task.promise), close };
    } catch (error) {
      close();
      throw error instanceof ContainerError ? error : new ContainerError(reasonOf(error));
    }
  };
}

function reasonOf(error: unknown): ImportFailure {
  return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged';
}

/** Rejects with `timed-out` when it takes longer. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new ContainerError('timed-out')), milliseconds);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
