import type { ArticleDraft, Asset } from '../article/article';
import { draftDefaults } from '../article/article-record';
import type { LeftOut } from '../article/left-out';
import { showContent } from '../content/show-content';
import { isStatedPicture } from '../images/stated-picture';
import { holdLooseCells } from '../markup/loose-cells';
import { textOf } from '../markup/plain-text';
import type { Findings } from '../metadata/findings';
import { excerptOf } from '../text/excerpt';
import { canonicalUrl } from '../web/canonical-url';
import type { ImportContext } from './importer';

/**
 * Cleans the body and derives every field that follows from it. Null when the draft would have no text and
 * no image, unless it is a link or a document (a scanned PDF has no text).
 *
 * @param besidesOf the text of the file that is not in its cleaned body
 */
export function makeDraft(
  body: Element,
  assets: Asset[],
  findings: Findings,
  context: ImportContext,
  besidesOf?: (cleanBody: Element) => LeftOut,
): ArticleDraft | null {
  showContent(body);
  return makeShownDraft(body, assets, findings, context, besidesOf);
}

/** The same for the body of a page, whose content was shown before its article was looked for. */
export function makeShownDraft(
  body: Element,
  assets: Asset[],
  findings: Findings,
  context: ImportContext,
  besidesOf?: (cleanBody: Element) => LeftOut,
): ArticleDraft | null {
  const { baseUrl, pages, ...rest } = findings;
  holdLooseCells(body);
  const { html, body: cleanBody } = context.cleanBody(body, baseUrl);
  const text = textOf(cleanBody, { captions: true });
  const mayBeEmpty = findings.kind === 'link' || findings.kind === 'document';
  if (!text && assets.length === 0 && !mayBeEmpty) return null;
  const address = findings.canonicalUrl ?? findings.url;
  return {
    ...draftDefaults,
    marks: null,
    ...rest,
    missingImages: missingImages(cleanBody),
    canonicalUrl: pages?.own ?? (address && canonicalUrl(address)),
    ...(pages && {
      pageLinks: { pages: [pages.own], next: pages.next, previous: pages.previous },
    }),
    title: findings.title || excerptOf(text).slice(0, 80),
    excerpt: excerptOf(text),
    html,
    text,
    ...(besidesOf && { besides: besidesOf(cleanBody) }),
    assets,
  };
}

/** The number of images whose file did not come along, without tracking pixels and stated pictures. */
export function missingImages(body: ParentNode): number {
  return imagesMissingIn(body).length;
}

/** The addresses of these images as the page states them; an empty one where it states none. */
export function missingAddresses(body: ParentNode): string[] {
  return imagesMissingIn(body).map((image) => image.getAttribute('data-src') ?? '');
}

function imagesMissingIn(body: ParentNode): Element[] {
  const isPixel = (image: Element) =>
    ['width', 'height'].some((side) => /^[0-2](?:px)?$/.test(image.getAttribute(side) ?? ''));
  return [...body.querySelectorAll('img:not([src])')].filter(
    (image) => !isPixel(image) && !isStatedPicture(image),
  );
}
