/** Markdown as site generators, blog exporters and note programs write it, with front matter. */
import { decodeBytes } from '../encoding/encoding';
import { extensionOf, fileHead } from '../files/file-head';
import { setImagesAside } from '../images/images';
import { chooseLanguage } from '../metadata/language';
import { statedNames } from '../metadata/names';
import { proseIn } from '../metadata/prose';
import { hostName } from '../metadata/site';
import { standingTags } from './blog-backup/standing';
import type { Importer, ImportItem } from './importer';
import { makeDraft } from './make-draft';
import { showCallouts } from './markdown/callouts';
import { type MarkdownFields, readFields } from './markdown/fields';
import { readPostName } from './markdown/file-name';
import { beginsWithFrontMatter, splitFrontMatter } from './markdown/front-matter';
import { listedFields } from './markdown/listed-fields';
import { picturesOf } from './markdown/pictures';
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
    const name = readPostName(source.name);
    const listed = listedFields(document.body, name.isNotion);
    const fields = readFields({ ...listed, ...values }, name.isJekyll);
    const title = fields.title || takeHeading(document, null) || name.title;
    takeHeading(document, title);
    const beside = source.beside && picturesOf(source.name, source.beside);
    addHead(document, fields, beside?.find(fields.picture ?? '') != null);
    const url = fields.source;
    const images = setImagesAside(document, context.cleanSvg, beside);
    const assets = await images.collect(document.body);
    const draft = makeDraft(
      document.body,
      assets,
      {
        title,
        byline: statedNames(fields.authors),
        site: fields.site ?? hostName(url),
        url,
        canonicalUrl: url,
        lang: await chooseLanguage([fields.lang, name.lang], proseIn(document.body)),
        publishedAt: fields.published ?? name.day,
        savedAt: fields.saved,
        tags: [...fields.tags, ...standingTags(fields.standing)],
        format: 'markdown',
        encoding,
        baseUrl: url,
      },
      context,
    );
    yield draft ? { ok: true, draft } : { ok: false, item: source.name, reason: 'no-text' };
  },
};

/** Puts what a theme shows above the text there: the subtitle, and the picture when its file came along. */
function addHead(
  document: Document,
  { subtitle, picture }: MarkdownFields,
  hasFile: boolean,
): void {
  const isShown = [...document.images].some((image) => image.getAttribute('src') === picture);
  if (picture && hasFile && !isShown) {
    const image = document.createElement('img');
    image.setAttribute('src', picture);
    document.body.prepend(image);
  }
  if (subtitle) {
    const deck = document.createElement('aside');
    deck.textContent = subtitle;
    document.body.prepend(deck);
  }
}

/**
 * Removes a first heading and returns it, since the title is shown by itself. With `title`, only a heading
 * that repeats it.
 */
function takeHeading(document: Document, title: string | null): string | null {
  const heading = document.body.firstElementChild;
  if (heading?.localName !== 'h1') return null;
  const text = heading.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  if (title !== null && text !== title) return null;
  heading.remove();
  return text;
}
