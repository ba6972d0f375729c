/** A note as an article: its title, the facts that it states, and the pictures beside it. */
import { setImagesAside } from '../../images/images';
import { chooseLanguage } from '../../metadata/language';
import { statedNames } from '../../metadata/names';
import { proseIn } from '../../metadata/prose';
import { hostName } from '../../metadata/site';
import { standingTags } from '../blog-backup/standing';
import type { ImportContext, ImportItem, ImportSource } from '../importer';
import { makeDraft } from '../make-draft';
import { type MarkdownFields, readFields } from './fields';
import { readPostName } from './file-name';
import { listedFields } from './listed-fields';
import { picturesOf } from './pictures';

interface Note {
  /** The note's text as a program's renderer would show it; changed. */
  document: Document;
  /** The fields that it states above its text. */
  values: Record<string, unknown>;
  format: string;
  encoding: string;
}

export async function noteItem(
  source: ImportSource,
  { document, values, format, encoding }: Note,
  context: ImportContext,
): Promise<ImportItem> {
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
      format,
      encoding,
      baseUrl: url,
    },
    context,
  );
  return draft ? { ok: true, draft } : { ok: false, item: source.name, reason: 'no-text' };
}

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
