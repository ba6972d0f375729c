/** PDFs by pdf.js, in a worker of their own, which is terminated when a document never ends. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ContainerError } from '../containers/container';
import type { ImportFailure } from '../files/import-failure';

export interface OpenPdf {
  document: PDFDocumentProxy;
  /** Terminates the worker, whatever it is doing. */
  close(): void;
}

/** Throws a `ContainerError` for a document that is encrypted, damaged or takes too long. */
export type PdfOpener = (bytes: Uint8Array) => Promise<OpenPdf>;

export interface PdfPlaces {
  /** Starts a worker with pdf.js. */
  startWorker(): Worker;
  /** Address of the folder with pdf.js's character maps, standard fonts and decoders. */
  dataUrl: string;
}

/** Milliseconds; opening reads the table of objects and the first of them. */
const LONGEST_OPENING = 20_000;

/** Pixels; larger images are not drawn. */
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
      // A copy, because pdf.js transfers the bytes to its worker, and others still need them.
      data: bytes.slice(),
      worker,
      // A document must not run code: no functions compiled by eval, no forms, no scripts.
      isEvalSupported: false,
      enableXfa: false,
      cMapUrl: `${dataUrl}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${dataUrl}standard_fonts/`,
      wasmUrl: `${dataUrl}wasm/`,
      iccUrl: `${dataUrl}iccs/`,
      // By itself pdf.js assumes that a worker cannot fetch from our scheme.
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

/** Rejects with `timed-out` when the promise takes longer. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new ContainerError('timed-out')), milliseconds);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
