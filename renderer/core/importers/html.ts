/** A saved page: plain HTML, XHTML, and what SingleFile writes. */
import { decodeBytes } from '../encoding';
import { extractBody } from '../extract';
import { revealStreamedBlocks } from '../extract/prepare';
import { baseNameOf, extensionOf, fileHead } from '../file-head';
import { setImagesAside } from '../images';
import type { Importer, ImportItem } from '../importer';
import { makeDraft } from '../make-draft';
import { readMetadata } from '../metadata';
import { paragraphsFrom } from '../paragraphs';
import { textOf } from '../plain-text';

const LOOKS_LIKE_HTML =
  /^\s*(?:<!--[\s\S]*?(?:-->|$)\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|h[1-6]|article|section|main|table|span|a|font|center|frameset|base)\b/i;
const EXTENSIONS = new Set(['html', 'htm', 'xhtml', 'xht', 'shtml']);

export const html: Importer = {
  name: 'html',

  accepts(source) {
    return LOOKS_LIKE_HTML.test(fileHead(source.bytes)) || EXTENSIONS.has(extensionOf(source.name));
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'html');
    // XHTML too is read by the HTML parser: one stray ampersand would cost an XML parser the page.
    const document = context.parseHtml(text);
    revealStreamedBlocks(document);
    const { description, saysArticle, ...metadata } = readMetadata(document);
    const images = setImagesAside(document, context.cleanSvg);
    const extraction = extractBody(document, {
      lang: metadata.lang,
      baseUrl: metadata.baseUrl,
      facts: { ...metadata, description, saysArticle },
      parseHtml: context.parseHtml,
      parseAgain: () => {
        const again = context.parseHtml(text);
        revealStreamedBlocks(again);
        images.setAsideAgain(again);
        return again;
      },
    });
    context.explain?.(extraction);
    const { body, kind } = extraction;
    if (description && !textOf(body, { captions: true })) {
      body.append(...paragraphsFrom([description], body.ownerDocument));
    }
    const assets = await images.collect(body);
    const draft = makeDraft(
      body,
      assets,
      {
        ...metadata,
        kind,
        missingImages: missingImages(body),
        title: metadata.title || baseNameOf(source.name),
        tags: [],
        encoding,
      },
      context,
    );
    yield draft ? { ok: true, draft } : { ok: false, item: source.name, reason: 'no-text' };
  },
};

/** Pictures that one would see and that are not in the file; counting pixels are no pictures. */
function missingImages(body: Element): number {
  return [...body.querySelectorAll('img[src], img[data-src]')].filter((image) => {
    const isPixel = [image.getAttribute('width'), image.getAttribute('height')].some(
      (size) => size !== null && /^[0-3](?:px)?$/.test(size),
    );
    return !isPixel && !image.getAttribute('src')?.startsWith('asset:');
  }).length;
}
