/** Markdown as site generators, blog exporters and note programs write it, with front matter. */
import { decodeBytes } from '../encoding/encoding';
import { extensionOf, fileHead } from '../files/file-head';
import type { Importer, ImportItem } from './importer';
import { showCallouts } from './markdown/callouts';
import { beginsWithFrontMatter, splitFrontMatter } from './markdown/front-matter';
import { noteItem } from './markdown/note-item';
import { plainerHtml } from './markdown/plainer';
import { htmlOfMarkdown } from './markdown/render';

const EXTENSIONS = new Set('md markdown mdown mkd mkdn mdwn mdtxt mdtext mdx qmd rmd'.split(' '));
const PAGE = new Set(['html', 'htm', 'xhtml']);
const MARKUP = /^#{1,6} \S|^```|\]\(https?:\/\/|^\s*[-*] \[[ x]\] /gm;
/** A whole page, whatever it is called. Markdown may begin with any other element. */
const WHOLE_PAGE =
  /^\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b/i;

export const isMarkdownName = (name: string) => EXTENSIONS.has(extensionOf(name));

export const markdown: Importer = {
  name: 'markdown',

  accepts(source) {
    const head = fileHead(source.bytes);
    if (isMarkdownName(source.name)) return !WHOLE_PAGE.test(head);
    return (
      beginsWithFrontMatter(head) ||
      (/^#{1,2} \S/.test(head) && (head.match(MARKUP)?.length ?? 0) >= 3)
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    const { values, body } = splitFrontMatter(text.replace(/\r\n?/g, '\n'));
    // A drawing that Obsidian's plugin keeps in a note.
    if ('excalidraw-plugin' in values) {
      yield { ok: false, item: source.name, reason: 'no-text' };
      return;
    }
    const isHtml = PAGE.has(extensionOf(source.name));
    const document = context.parseHtml(isHtml ? plainerHtml(body) : htmlOfMarkdown(body));
    showCallouts(document.body);
    yield await noteItem(source, { document, values, format: 'markdown', encoding }, context);
  },
};
