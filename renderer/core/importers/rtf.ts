/** Rich Text Format (.rtf), of Word, WordPad, TextEdit, LibreOffice and others. */
import { fileHead } from '../files/file-head';
import type { Importer, ImportItem } from './importer';
import { officeItem } from './office/office-item';
import { readRtf } from './rtf/rtf-reader';

export const rtf: Importer = {
  name: 'rtf',

  accepts: ({ bytes }) => /^(?:\u00ef\u00bb\u00bf)?\s*\{\\rtf/.test(fileHead(bytes, 64)),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const document = context.parseHtml('');
    const { facts, beside, pictures } = readRtf(source.bytes, document);
    yield await officeItem(source, { format: 'rtf', facts, document, beside, pictures }, context);
  },
};
