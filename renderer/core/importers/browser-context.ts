import { parseHtml, parseXml } from '../markup/parse-markup';
import type { PdfOpener } from '../pdf/open-pdf';
import { createSanitizer } from '../sanitize/sanitize';
import { createSvgCleaner } from '../sanitize/svg';
import type { ImportContext } from './importer';

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
