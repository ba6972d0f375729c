import type { Article, CleanHtml, Sha256 } from '../../core/article/article';
import { parseHtml } from '../../core/markup/parse-markup';
import { createSanitizer, type Sanitizer } from '../../core/sanitize/sanitize';
import { loadImages, type OpenArticle, openArticle } from '../../library/actions/read-article';
import type { Library } from '../../library/library';

/** An article's body, ready to be put into the frame. */
export interface ArticleContent {
  id: string;
  /** The record it was read with. */
  article: Article;
  /** Inert: it belongs to a document without a window, so nothing in it loads before it is shown. */
  body: DocumentFragment;
  /** In the body, with those that are missing. */
  imageCount: number;
  /** Frees the images. */
  release: () => void;
}

let sanitizer: Sanitizer | null = null;

/** Reads an article and cleans it once more. Null when it is no longer in the library. */
export async function readContent(
  library: Library,
  id: string,
  imageMissing: string,
): Promise<ArticleContent | null> {
  const open = await openArticle(library, id);
  return open && contentOf(library, open, imageMissing);
}

/** Makes a body ready to be shown. */
export async function contentOf(
  library: Library,
  open: OpenArticle,
  imageMissing: string,
): Promise<ArticleContent> {
  sanitizer ??= createSanitizer(window);
  const body = parse(sanitizer(open.html, null));
  const images = [...body.querySelectorAll('img')];
  const sha256s = new Set(images.flatMap((image) => assetOf(image) ?? []));
  const urls = objectUrls(await loadImages(library, [...sha256s]));
  for (const image of images) {
    const url = urls.get(assetOf(image) ?? '');
    if (url) showImage(image, url);
    else image.replaceWith(placeholder(image, imageMissing));
  }
  for (const table of body.querySelectorAll('table')) {
    if (!table.parentElement?.closest('table')) letScroll(table);
  }
  const release = () => {
    for (const url of urls.values()) URL.revokeObjectURL(url);
  };
  return { id: open.article.id, article: open.article, body, imageCount: images.length, release };
}

/** Only what the sanitizer has passed comes in. */
function parse(html: CleanHtml): DocumentFragment {
  const page = parseHtml(html);
  const fragment = page.createDocumentFragment();
  fragment.append(...page.body.childNodes);
  return fragment;
}

function assetOf(image: Element): Sha256 | null {
  return /^asset:([0-9a-f]{64})$/.exec(image.getAttribute('src') ?? '')?.[1] ?? null;
}

function objectUrls(blobs: Map<Sha256, Blob>): Map<Sha256, string> {
  return new Map([...blobs].map(([sha256, blob]) => [sha256, URL.createObjectURL(blob)]));
}

function showImage(image: HTMLImageElement, url: string): void {
  image.setAttribute('src', url);
  image.setAttribute('decoding', 'async');
  image.removeAttribute('srcset');
}

/** Stands where a picture was that did not come with the page. */
function placeholder(image: Element, imageMissing: string): Element {
  const box = document.createElement('span');
  box.className = 'image-missing';
  box.textContent = image.getAttribute('alt')?.trim() || imageMissing;
  box.title = imageMissing;
  return box;
}

/** A wide table scrolls in itself, with the keyboard too. */
function letScroll(table: Element): void {
  const box = document.createElement('div');
  box.className = 'scrolls-sideways';
  box.tabIndex = 0;
  table.replaceWith(box);
  box.append(table);
}
