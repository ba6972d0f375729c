/** Org files of Emacs, org-roam and Logseq: one note is one article. */
import { decodeBytes } from '../encoding/encoding';
import { extensionOf, fileHead } from '../files/file-head';
import { looksLikeHtml } from '../files/looks-like-html';
import type { Importer, ImportItem } from './importer';
import { noteItem } from './markdown/note-item';
import { htmlOfMarkdown } from './markdown/render';
import { orgFields } from './org/org-fields';
import { markdownOfOrg } from './org/org-markdown';

const HEAD =
  /^\uFEFF?\s*(?:#\+(?:title|author|date|filetags|startup|options):|:PROPERTIES:\s*\n\s*:ID:)/i;

export const org: Importer = {
  name: 'org',

  accepts: ({ name, bytes }) =>
    (/^org(?:_archive)?$/.test(extensionOf(name)) && !looksLikeHtml(bytes, '')) ||
    HEAD.test(fileHead(bytes)),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    const lines = text.replace(/\r\n?/g, '\n');
    const values = orgFields(lines);
    const document = context.parseHtml(htmlOfMarkdown(markdownOfOrg(lines)));
    yield await noteItem(source, { document, values, format: 'org', encoding }, context);
  },
};
