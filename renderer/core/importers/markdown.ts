/** Markdown, with front matter as Obsidian's Web Clipper writes it. */
import { marked } from 'marked';
import { decodeBytes } from '../encoding/encoding';
import { baseNameOf, extensionOf, fileHead } from '../files/file-head';
import { setImagesAside } from '../images/images';
import { parseDate } from '../metadata/dates';
import { chooseLanguage } from '../metadata/language';
import { statedNames } from '../metadata/names';
import { proseIn } from '../metadata/prose';
import { hostName } from '../metadata/site';
import { webAddress } from '../sanitize/links';
import type { Importer, ImportItem } from './importer';
import { makeDraft } from './make-draft';
import { splitFrontMatter } from './markdown/front-matter';
import { withoutWikiLinks } from './markdown/wiki-links';

const EXTENSIONS = new Set(['md', 'markdown', 'mdown', 'mkd']);
const FRONT_MATTER = /^---\r?\n(?:[\w-]+\s*:|#)[\s\S]*?\r?\n---\s*$/m;
const MARKUP = /^#{1,6} \S|^```|\]\(https?:\/\/|^\s*[-*] \[[ x]\] /gm;

export const markdown: Importer = {
  name: 'markdown',

  accepts(source) {
    if (EXTENSIONS.has(extensionOf(source.name))) return true;
    const head = fileHead(source.bytes);
    return (
      FRONT_MATTER.test(head) || (/^#{1,2} \S/.test(head) && (head.match(MARKUP)?.length ?? 0) >= 3)
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    const { fields, body } = splitFrontMatter(text.replace(/\r\n?/g, '\n'));
    const document = context.parseHtml(
      marked.parse(withoutWikiLinks(body), { async: false, gfm: true }),
    );
    const title = fields.title || takeHeading(document, null) || baseNameOf(source.name);
    takeHeading(document, title);
    const url = fields.source && webAddress(fields.source, null);
    const images = setImagesAside(document, context.cleanSvg);
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
        lang: await chooseLanguage([fields.lang], proseIn(document.body)),
        publishedAt: fields.published && parseDate(fields.published),
        savedAt: fields.saved === null ? null : savedTime(fields.saved),
        tags: fields.tags,
        format: 'markdown',
        encoding,
        baseUrl: url,
      },
      context,
    );
    yield draft ? { ok: true, draft } : { ok: false, item: source.name, reason: 'no-text' };
  },
};

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

function savedTime(stated: string): number | null {
  const time = Date.parse(parseDate(stated) ?? '');
  return Number.isNaN(time) ? null : time;
}
