import type { ImportContext } from './importer';
import { parseHtml, parseXml } from './parse-markup';
import type { PdfOpener } from './pdf/open-pdf';
import { createSanitizer } from './sanitize';
import { createSvgCleaner } from './sanitize/svg';

/** What core needs of a browser, from one. Throws where the browser's DOM is not a real one. */
export function createImportContext(window: Window, openPdf: PdfOpener): ImportContext {
  return {
    parseHtml,
    parseXml,
    clean: createSanitizer(window),
    cleanSvg: createSvgCleaner(window),
    openPdf,
  };
}
