/** A saved web page: plain HTML, XHTML, and SingleFile's pages. */

import { showContent } from '../content/show-content';
import { decodeBytes } from '../encoding/encoding';
import { extractBody } from '../extract/extract';
import { findBesides, linesOfPage } from '../extract/left-out';
import { hasOnlyBeginning } from '../extract/only-beginning';
import { revealStreamedBlocks } from '../extract/prepare';
import type { Family } from '../extract/prune';
import { traceOf } from '../extract/site-family';
import { siteOf } from '../extract/site-rule';
import { withOpening } from '../extract/threads/opening-facts';
import { baseNameOf } from '../files/file-head';
import { LARGEST_FILE } from '../files/limits';
import { looksLikeHtml } from '../files/looks-like-html';
import { setImagesAside } from '../images/images';
import { pageIcon } from '../images/page-icon';
import { paragraphsFrom } from '../markup/paragraphs';
import { hasText } from '../markup/plain-text';
import { flattenShadowRoots } from '../markup/shadow-roots';
import { flatten } from '../markup/walk';
import { type PageMetadata, readMetadata } from '../metadata/metadata';
import { partsOfTitle, withoutRepeats } from '../metadata/title';
import { canonicalUrl } from '../web/canonical-url';
import { isFrameMenu } from './html/frame-menu';
import { readFrames } from './html/frames';
import { isIndexPage } from './html/index-page';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { makeShownDraft } from './make-draft';

export const html: Importer = {
  name: 'html',

  accepts(source) {
    return looksLikeHtml(source.bytes, source.name);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'html');
    // One part of a web archive can be as large as the archive.
    if (text.length > LARGEST_FILE) {
      yield { ok: false, item: source.name, reason: 'too-large' };
      return;
    }
    // XHTML is read by the HTML parser too: one stray ampersand would make an XML parser fail.
    const page = parsePage(text, context);
    if (isFrameMenu(page) || isIndexPage(page, source.beside)) {
      yield { ok: false, item: source.name, reason: 'no-text' };
      return;
    }
    const frames = await readFrames(page, text, source.beside, context);
    const { document, around } = frames.fill(page);
    for (const each of [document, ...around]) showContent(each);
    if (source.cameFrom?.url) noteAddress(document, source.cameFrom.url);
    const tree = document.body && flatten(document.body);
    const { description, saysArticle, notFree, ...stated } = {
      ...(await readMetadata(document, tree)),
      ...statedBy(source),
    };
    const site = siteOf(stated.url);
    const comparison = await compareWithSite(site, stated, document.title, context);
    const metadata = { ...stated, title: comparison.title };
    // Text around a frame that has the whole article is left out, not lost.
    const linesAround = around.flatMap((each) => linesOfPage(each));
    const pageLines = [...linesAround, ...linesOfPage(document, tree)];
    const isBeginning = hasOnlyBeginning(document, pageLines, notFree);
    const icon = await pageIcon(document, context.cleanSvg, source.beside, !!source.cameFrom?.url);
    const images = setImagesAside(document, context.cleanSvg, source.beside);
    const extraction = extractBody(document, {
      rule: (site && context.ruleOf?.(site)) || null,
      family: comparison.family,
      explains: context.explain !== undefined,
      lang: metadata.lang,
      baseUrl: metadata.baseUrl,
      facts: { ...metadata, description, saysArticle },
      parseHtml: context.parseHtml,
      parseAgain: () => {
        const { document: again } = frames.fill(parsePage(text, context));
        showContent(again);
        images.setAsideAgain(again);
        return again;
      },
    });
    const { body, kind, opening } = extraction;
    const facts = opening ? withOpening(metadata, opening, metadata.lang) : metadata;
    // A front page repeats the beginnings of articles, which must not be learnt as furniture.
    if (kind === 'article') comparison.learn();
    if (description && !hasText(body)) {
      body.append(...paragraphsFrom([description], body.ownerDocument));
    }
    const assets = await images.collect(body);
    const title = metadata.title || baseNameOf(source.name);
    const draft = makeShownDraft(
      body,
      assets,
      {
        ...facts,
        kind,
        title,
        tags: [],
        encoding,
        ...(isBeginning && kind === 'article' && { onlyBeginning: true }),
      },
      context,
      (cleanBody) => {
        const { baseUrl } = metadata;
        const found = findBesides(pageLines, cleanBody, {
          title,
          baseUrl,
          isArticle: kind === 'article',
        });
        context.explain?.({ ...extraction, leftOut: found.explained(extraction.decisions) });
        return { parts: found.parts, mayMiss: found.mayMiss };
      },
    );
    if (draft && icon) Object.assign(draft, { icon: icon.sha256, assets: [...draft.assets, icon] });
    yield draft ? { ok: true, draft } : { ok: false, item: source.name, reason: 'no-text' };
  },
};

/** Parses a page and puts text in place that a script, or the browser, would move there. */
function parsePage(text: string, { parseHtml }: ImportContext): Document {
  const document = parseHtml(text);
  revealStreamedBlocks(document);
  flattenShadowRoots(document);
  return document;
}

/** Adds the comment that browsers write into saved pages, so that the metadata reader finds the address. */
function noteAddress(document: Document, url: string): void {
  document.prepend(document.createComment(` saved from url=(0)${url.replaceAll('--', '%2D%2D')} `));
}

/** The archive's statement of date and format overrides the page's own. */
function statedBy({ cameFrom }: ImportSource): { savedAt?: number; format?: string } {
  if (!cameFrom) return {};
  const { savedAt, format } = cameFrom;
  return { ...(format !== undefined && { format }), ...(savedAt !== null && { savedAt }) };
}

interface SiteComparison {
  title: string;
  family: Family;
  /** Stores what this page shows, for later pages of the same site. */
  learn(): void;
}

/** Compares a page with what is known of its site: repeated title parts and repeated lines. */
async function compareWithSite(
  site: string | null,
  { url, title }: Pick<PageMetadata, 'url' | 'title'>,
  documentTitle: string,
  { familyOf, learn }: ImportContext,
): Promise<SiteComparison> {
  const known = (site && (await familyOf?.(site))) || null;
  const address = (url && canonicalUrl(url)) ?? '';
  let trace = traceOf(address, [], partsOfTitle(documentTitle));
  const repeats = known?.seenFrom(trace);
  return {
    title: repeats ? withoutRepeats(title, repeats.hasTitlePart) : title,
    family(lines) {
      trace = traceOf(address, lines, partsOfTitle(documentTitle));
      return known?.seenFrom(trace) ?? null;
    },
    learn() {
      // A page read by a site rule has no lines to learn from.
      if (site && trace.lines.length > 0) learn?.(site, trace);
    },
  };
}
