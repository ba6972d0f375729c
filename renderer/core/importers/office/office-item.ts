/** The article of a document of a word processor. */
import { findBesides, linesOfPage } from '../../extract/left-out';
import type { Companions } from '../../files/companions';
import { baseNameOf } from '../../files/file-head';
import { setImagesAside } from '../../images/images';
import { parseDate } from '../../metadata/dates';
import { chooseLanguage } from '../../metadata/language';
import { statedNames } from '../../metadata/names';
import { proseIn } from '../../metadata/prose';
import type { ImportContext, ImportItem, SourceFile } from '../importer';
import { makeDraft } from '../make-draft';

/** What the document states about itself; an empty string for what it does not. */
export interface OfficeFacts {
  title: string;
  author: string;
  /** In any form that `parseDate` reads. */
  created: string;
  modified: string;
  lang: string;
  keywords: string;
}

export const noFacts: OfficeFacts = {
  ...{ title: '', author: '', created: '', modified: '', lang: '', keywords: '' },
};

export interface OfficeDocument {
  format: string;
  facts: OfficeFacts;
  /** The document that holds the text in `body`. A paragraph of the style "Title" has `TITLE_MARK`. */
  document: Document;
  /** Running heads, page footers, comments: text that is no part of the article. */
  beside: readonly Element[];
  pictures: Companions | undefined;
}

/** Attribute of the paragraph that is the document's title. */
export const TITLE_MARK = 'data-title';

/** What programs write where the author gave no title. */
const NO_TITLE =
  /^(?:untitled|document|doc|title|제목\s?없음|문서|無題|文書|无标题|文档|text|microsoft word)\s?[\d-]*(?:\s.*\.(?:docx?|hwpx?|rtf|odt))?$|\.(?:docx?|dotx?|hwpx?|rtf|odt|pdf)$/i;
const NO_AUTHOR =
  /^(?:user|admin(?:istrator)?|owner|hp|dell|lg|samsung|acer|asus|pc|me|home|windows(?: user)?|windows 사용자|사용자|unknown|microsoft(?: corporation)?|hancom|python-docx)\W*\d*$/i;

export async function officeItem(
  source: SourceFile,
  { format, facts, document, beside, pictures }: OfficeDocument,
  context: ImportContext,
): Promise<ImportItem> {
  const { body } = document;
  const title = takeTitle(body, facts.title) || baseNameOf(source.name);
  const images = setImagesAside(document, context.cleanSvg, pictures);
  const assets = await images.collect(body);
  const created = parseDate(facts.created);
  const draft = makeDraft(
    body,
    assets,
    {
      title,
      byline: statedNames(
        facts.author.split(';').filter((name) => !NO_AUTHOR.test(name.trim())),
        { lang: facts.lang || null },
      ),
      site: null,
      url: null,
      canonicalUrl: null,
      lang: await chooseLanguage([facts.lang || null], proseIn(body)),
      // Lists sort by it. `publicationDate` sees that it is only the date of the file.
      publishedAt: created,
      ...(created !== null && { publication: { created } }),
      updatedAt: parseDate(facts.modified),
      savedAt: null,
      tags: facts.keywords.split(/[;,]/).flatMap((word) => word.trim() || []),
      format,
      encoding: 'utf-8',
      baseUrl: null,
    },
    context,
    beside.length === 0 ? undefined : (cleanBody) => besides(cleanBody, beside, title, context),
  );
  return draft ? { ok: true, draft } : { ok: false, item: source.name, reason: 'no-text' };
}

function besides(
  cleanBody: Element,
  beside: readonly Element[],
  title: string,
  context: ImportContext,
) {
  const page = context.parseHtml('');
  page.body.append(page.importNode(cleanBody, true), ...beside);
  const about = { title, baseUrl: null, isArticle: false };
  const { parts, mayMiss } = findBesides(linesOfPage(page), cleanBody, about);
  return { parts, mayMiss };
}

const squeezed = (element: Element | null | undefined) =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

const LONGEST_TITLE = 200;

/** The title as stated, else as it stands above the text, where it is taken away. */
function takeTitle(body: Element, stated: string): string {
  const first = [...body.children].find((each) => squeezed(each) !== '');
  const marked = body.querySelector(`[${TITLE_MARK}]`);
  const above = marked ?? (/^H[1-6]$/.test(first?.nodeName ?? '') ? first : null);
  const said = stated.replace(/\s+/g, ' ').trim();
  if (said && !NO_TITLE.test(said)) {
    const standing = [marked, first].find((each) => each && squeezed(each) === said);
    standing?.remove();
    return said;
  }
  const written = squeezed(above);
  if (!above || written === '' || written.length > LONGEST_TITLE) return '';
  above.remove();
  return written;
}
