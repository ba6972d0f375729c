// A form with one page and its address, read to the temporary file as it arrives.
import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { BrowserReply } from '../ipc/receiving.js';
import { type PageFile, type PageMediaType, PageRefused, pageExtensions } from './page-file.js';
import { type PageToReceive, refusalOf } from './receive-page.js';

/** The name of the field with the page's address, in SingleFile's options. */
export const urlField = 'url';
/** The name of the part with the page. */
export const fileField = 'file';

const limits = {
  files: 1,
  fields: 8,
  parts: 9,
  fieldNameSize: 100,
  fieldSize: 64 * 1024,
  headerPairs: 20,
  headerSize: 8 * 1024,
};

/** What a form says. */
interface Form {
  file: PageFile | null;
  mediaType: PageMediaType;
  fileName: string;
  url: string;
}

/** Reads a request to its end, then has its page received. Leaves no file. Never rejects. */
export async function readForm(
  request: IncomingMessage,
  newFile: () => Promise<PageFile>,
  receive: (file: PageFile, page: PageToReceive) => Promise<BrowserReply>,
): Promise<BrowserReply> {
  const form: Form = { file: null, mediaType: 'text/html', fileName: '', url: '' };
  try {
    await readInto(form, request, newFile);
    const { file, mediaType } = form;
    if (file === null || file.size === 0) throw new PageRefused('broken', 'The form has no page.');
    return await receive(file, {
      ...{ mediaType, url: webAddress(form.url), title: titleIn(form.fileName) },
      ...{ savedAt: Date.now(), tags: [], note: '', highlights: [], state: null },
    });
  } catch (error) {
    return refusalOf(error);
  } finally {
    await form.file?.remove();
  }
}

/** Settles when nothing is written any more. */
function readInto(
  form: Form,
  request: IncomingMessage,
  newFile: () => Promise<PageFile>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const pages: { stream: BusboyFileStream; written: Promise<void> }[] = [];
    let hasFailed = false;
    const fail = (error: unknown) => {
      if (hasFailed) return;
      hasFailed = true;
      request.unpipe();
      for (const { stream } of pages) stream.destroy();
      const reason =
        error instanceof PageRefused ? error : new PageRefused('broken', 'The form is damaged.');
      void Promise.allSettled(pages.map(({ written }) => written)).then(() => reject(reason));
    };
    let parser: BusboyInstance;
    try {
      const type = request.headers['content-type'] ?? '';
      parser = new Busboy({ headers: { 'content-type': type }, limits });
    } catch (error) {
      fail(error);
      return;
    }
    parser.on('field', (name, value) => {
      if (name === urlField) form.url = value;
    });
    parser.on('file', (_name, stream, fileName, _encoding, mediaType) => {
      // A form that is cut off is an error of this stream, too, which may come before it is read.
      stream.on('error', fail);
      form.fileName = fileName ?? '';
      const written = keep(form, stream, mediaType, newFile);
      pages.push({ stream, written });
      written.catch(fail);
    });
    const tooMany = () => fail(new PageRefused('broken', 'The form has more than one page.'));
    parser.on('filesLimit', tooMany);
    parser.on('partsLimit', tooMany);
    parser.on('fieldsLimit', tooMany);
    parser.on('error', fail);
    parser.on('finish', () =>
      Promise.all(pages.map(({ written }) => written)).then(() => resolve(), fail),
    );
    request.on('error', fail);
    request.on('close', () => {
      if (!request.complete) fail(new PageRefused('broken', 'The form did not arrive whole.'));
    });
    request.pipe(parser);
  });
}

async function keep(
  form: Form,
  stream: BusboyFileStream,
  mediaType: string,
  newFile: () => Promise<PageFile>,
): Promise<void> {
  if (!Object.hasOwn(pageExtensions, mediaType)) {
    throw new PageRefused('media-type', 'Carrel does not read pages of this type.');
  }
  form.mediaType = mediaType as PageMediaType;
  form.file = await newFile();
  for await (const chunk of stream) await form.file.add(chunk);
}

function webAddress(url: string): string | null {
  return /^https?:\/\//i.test(url) && url.length <= 16 * 1024 && URL.canParse(url) ? url : null;
}

/** SingleFile names a file `Title (date).html`. */
function titleIn(fileName: string): string {
  return fileName.replace(/\.(?:html?|mhtml|pdf)$/i, '').replace(/\s*\([^()]*\d{4}[^()]*\)$/, '');
}
