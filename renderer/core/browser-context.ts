import type { ImportContext } from './importer';
import type { PdfOpener } from './pdf/open-pdf';
import { createSanitizer } from './sanitize';
import { createSvgCleaner } from './sanitize/svg';
import { shallowHtml } from './shallow-html';
import { tameDocument } from './tame-document';

/** What core needs of a browser, from one. Throws where the browser's DOM is not a real one. */
export function createImportContext(window: Window, openPdf: PdfOpener): ImportContext {
  // Documents made by a DOMParser run no scripts and fetch nothing.
  const parser = new DOMParser();
  return {
    parseHtml: (html) => {
      const document = parser.parseFromString(shallowHtml(html), 'text/html');
      tameDocument(document);
      return document;
    },
    parseXml: (xml) => parser.parseFromString(xml, 'application/xml'),
    clean: createSanitizer(window),
    cleanSvg: createSvgCleaner(window),
    openPdf,
  };
}
