/** PDF, as a document with its text. The reader shows the pages from the original. */
import { ContainerError } from '../containers/container';
import { baseNameOf } from '../files/file-head';
import type { ImportFailure } from '../files/import-failure';
import { chooseLanguage } from '../metadata/language';
import { hostName } from '../metadata/site';
import { withoutBrowserMargins } from '../pdf/browser-margins';
import { factsOf, type PdfFacts } from '../pdf/facts';
import { withFormFields } from '../pdf/form-fields';
import { type Line, linesOf } from '../pdf/lines';
import { withoutMargins } from '../pdf/margins';
import { type OpenPdf, within } from '../pdf/open-pdf';
import { type Block, blocksOf } from '../pdf/paragraphs';
import { textRuns } from '../pdf/text-runs';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { makeDraft } from './make-draft';

/** Milliseconds that one page, and all pages together, may take. */
const LONGEST_PAGE = 4_000;
const LONGEST_DOCUMENT = 120_000;
/** More pages than the thickest books have: a dictionary has about 3,000. */
const MOST_PAGES = 5_000;

export const pdf: Importer = {
  name: 'pdf',

  // Some programs write a few bytes before the header (ISO 32000-1, annex H).
  accepts: ({ bytes }) => isPdf(bytes),

  async *read(source, context): AsyncGenerator<ImportItem> {
    let open: OpenPdf;
    try {
      open = await context.openPdf(source.bytes);
    } catch (error) {
      const reason = error instanceof ContainerError ? error.reason : 'damaged';
      yield { ok: false, item: source.name, reason };
      return;
    }
    try {
      const { pages, rotated, failed } = await readPages(open);
      const facts = await within(LONGEST_PAGE, factsOf(open.document)).catch(() => NO_FACTS);
      const printed = withoutBrowserMargins(pages);
      const blocks = blocksOf(withoutMargins(printed.pages));
      const rest = rotated.map((text) => ({ element: 'p', text, size: 0, page: 0 }) as const);
      const draft = await draftOf(
        source,
        { ...facts, url: printed.url },
        [...blocks, ...rest],
        context,
      );
      yield draft ? { ok: true, draft } : { ok: false, item: source.name, reason: 'no-text' };
      if (failed) {
        const item = `${source.name} #${failed.first}–${open.document.numPages}`;
        yield { ok: false, item, reason: failed.reason };
      }
    } finally {
      open.close();
    }
  },
};

export function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 1024)).includes('%PDF-');
}

interface ReadPages {
  pages: Line[][];
  rotated: string[];
  /** The first page that was not read, and why. */
  failed: { first: number; reason: ImportFailure } | null;
}

/** Reads as many pages as it can: a page that times out ends the reading, a broken page counts as empty. */
async function readPages({ document }: OpenPdf): Promise<ReadPages> {
  const pages: Line[][] = [];
  const rotated: string[] = [];
  const until = performance.now() + LONGEST_DOCUMENT;
  for (let number = 1; number <= document.numPages; number++) {
    if (number > MOST_PAGES) {
      return { pages, rotated, failed: { first: number, reason: 'too-much-inside' } };
    }
    if (performance.now() > until) {
      return { pages, rotated, failed: { first: number, reason: 'timed-out' } };
    }
    try {
      const runs = await within(LONGEST_PAGE, runsOf(document, number));
      pages.push(linesOf(runs, number));
      rotated.push(...runs.rotated);
    } catch (error) {
      if (error instanceof ContainerError) {
        return { pages, rotated, failed: { first: number, reason: error.reason } };
      }
      pages.push([]);
    }
  }
  return { pages, rotated, failed: null };
}

async function runsOf(document: OpenPdf['document'], number: number) {
  const page = await document.getPage(number);
  const text = textRuns(await page.getTextContent(), page.getViewport({ scale: 1 }));
  const runs = await withFormFields(page, text);
  page.cleanup();
  return runs;
}

const NO_FACTS: PdfFacts = {
  title: null,
  authors: [],
  published: null,
  created: null,
  changed: null,
  lang: null,
  keywords: [],
  site: null,
};

async function draftOf(
  source: ImportSource,
  facts: PdfFacts & { url: string | null },
  blocks: readonly Block[],
  context: ImportContext,
) {
  const title = facts.title ?? largestOf(blocks) ?? baseNameOf(source.name);
  const document = context.parseHtml('');
  for (const [at, { element, text, size }] of blocks.entries()) {
    // The title is shown by itself. Of slides each has one as large, and the first is a slide's, too.
    const isTitle = at < 3 && element !== 'p' && plain(text) === plain(title);
    if (isTitle && !blocks.some((other) => other.page > 1 && other.size > size - 0.5)) continue;
    const block = document.createElement(element);
    block.textContent = text;
    document.body.append(block);
  }
  const { url = facts.url, savedAt = null, format = 'pdf' } = source.cameFrom ?? {};
  return makeDraft(
    document.body,
    [],
    {
      kind: 'document',
      title,
      byline: facts.authors,
      site: facts.site ?? hostName(url),
      url,
      canonicalUrl: url,
      lang: await chooseLanguage([facts.lang], blocks.map(({ text }) => text).join('\n')),
      // Lists sort by it. `publicationDate` sees that it is only the date of the file.
      publishedAt: facts.published ?? facts.created,
      ...(facts.created !== null && { publication: { created: facts.created } }),
      updatedAt: facts.changed,
      keywords: facts.keywords,
      savedAt,
      tags: [],
      format,
      encoding: 'utf-8',
      baseUrl: url,
    },
    context,
  );
}

const plain = (text: string) => text.replace(/\s+/g, '').toLowerCase();

/** The text in the largest letters of the first page, when it reads like a title. */
function largestOf(blocks: readonly Block[]): string | null {
  const first = blocks.filter(({ page, text }) => page === 1 && /\p{L}{2}/u.test(text));
  const size = Math.max(...first.map((block) => block.size));
  const title = first.find((block) => block.size === size && block.element !== 'p');
  return title && title.text.length <= 150 ? title.text : null;
}
