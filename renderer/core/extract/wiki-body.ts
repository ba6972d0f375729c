/**
 * Where wikis put the text of a page. Their bodies are a flat row of headings, boxes and short sections,
 * of which Readability takes some and cleans away others.
 */

const BODIES = [
  // MediaWiki
  '#mw-content-text > .mw-parser-output',
  '#mw-content-text',
  // Namuwiki and the engines after it
  '.wiki-content',
  // DokuWiki
  '#dokuwiki__content .page',
  '.dokuwiki .page',
  // MoinMoin
  'body #page > #content[lang]',
  // Confluence
  '#main-content.wiki-content',
];

/** Tables of contents, boxes of links to other pages, and what the program says of the page. */
const FURNITURE = [
  '#toc, .toc, #dw__toc, .dw__toc, .table-of-contents, .toc-macro, .wiki-macro-toc, .macro-toc',
  '.navbox, .navbox-styles, .vertical-navbox, .sistersitebox, .ambox, .stub, #catlinks, .catlinks',
  '.mw-editsection, .mw-jump-link, .mw-empty-elt, .printfooter, .noprint, .secedit',
  '[role="navigation"], #pageinfo, .docInfo',
].join(', ');

const ENOUGH_TEXT = 60;
/** A part of the page that has less of its text is a box with a wiki's name. */
const LEAST_SHARE = 0.3;

export function wikiBody(document: Document): Element | null {
  for (const selector of BODIES) {
    const [only, second] = document.querySelectorAll(selector);
    if (!only || second) continue;
    const length = only.textContent?.trim().length ?? 0;
    if (length < ENOUGH_TEXT) continue;
    const all = document.body?.textContent?.trim().length ?? 0;
    if (length < all * LEAST_SHARE) continue;
    for (const element of only.querySelectorAll(FURNITURE)) element.remove();
    return only;
  }
  return null;
}
