import { parseHtml, parseXml } from '../markup/parse-markup';
import type { PdfOpener } from '../pdf/open-pdf';
import { createSanitizers } from '../sanitize/sanitize';
import { createSvgCleaner } from '../sanitize/svg';
import type { ImportContext } from './importer';

/** The import context of a browser's window. Throws where the DOM is not a browser's. */
export function createImportContext(window: Window, openPdf: PdfOpener): ImportContext {
  return {
    parseHtml,
    parseXml,
    ...createSanitizers(window),
    cleanSvg: createSvgCleaner(window),
    openPdf,
  };
}
