import type { Article, CleanHtml, Sha256 } from '../../core/article/article';
import { type LeftOutKind, textOfPart } from '../../core/article/left-out';
import { drawFormulas } from '../../core/content/draw-formulas';
import { removeUnkeptStated } from '../../core/images/stated-picture';
import { parseHtml } from '../../core/markup/parse-markup';
import { createSanitizer, type Sanitizer } from '../../core/sanitize/sanitize';
import { loadImages, type OpenArticle } from '../../library/actions/read-article';
import type { Library } from '../../library/library';

/** An article's body, ready for the frame. */
export interface ArticleContent {
  id: string;
  /** The record that was read with the body. */
  article: Article;
  /** Inert: its document has no window, so nothing loads before it is shown. */
  body: DocumentFragment;
  /** The number of images in the body, including missing ones. */
  imageCount: number;
  /** True when an image of the page is not in the library now. */
  lacksImages: boolean;
  /** What is kept of the page beside the body. */
  leftOut: readonly ShownPart[];
  /** The file of an image by the object URL from which it is shown. */
  imageOf: (url: string) => Blob | null;
  /** Revokes the object URLs of the images. */
  release: () => void;
}

/** A left-out part, ready for the frame. */
export interface ShownPart {
  kind: LeftOutKind;
  /** The reader has brought it back into the body. */
  isBack: boolean;
  /** Inert, as the body. */
  content: DocumentFragment;
  lineCount: number;
}

let sanitizer: Sanitizer | null = null;

/** The gate that all markup passes before the page shows or stores it. */
export function pageSanitizer(): Sanitizer {
  sanitizer ??= createSanitizer(window);
  return sanitizer;
}

/** Sanitises a body again and prepares it for the frame. */
export async function contentOf(
  library: Library,
  open: OpenArticle,
  imageMissing: string,
): Promise<ArticleContent> {
  const clean = pageSanitizer();
  const body = parse(clean(open.html, null));
  // The TeX stays in the tree, so that the text, its marks and its hits are the same as in search.
  for (const { shown, source } of await drawFormulas(body, clean)) {
    shown.className = 'formula';
    source.classList.add('formula-source');
  }
  removeUnkeptStated(body);
  const images = [...body.querySelectorAll('img')];
  const sha256s = new Set(images.flatMap((image) => assetOf(image) ?? []));
  const files = await loadImages(library, [...sha256s]);
  const urls = objectUrls(files);
  const fileOfUrl = new Map([...urls].map(([sha256, url]) => [url, files.get(sha256)]));
  for (const image of images) {
    const url = urls.get(assetOf(image) ?? '');
    if (url) showImage(image, url);
    else image.replaceWith(placeholder(image, imageMissing));
  }
  for (const table of body.querySelectorAll('table')) {
    if (!table.parentElement?.closest('table')) wrapInScroller(table);
  }
  const release = () => {
    for (const url of urls.values()) URL.revokeObjectURL(url);
  };
  return {
    ...{ id: open.article.id, article: open.article, body, imageCount: images.length, release },
    lacksImages: urls.size < sha256s.size,
    imageOf: (url) => fileOfUrl.get(url) ?? null,
    leftOut: (open.leftOut ?? []).map((part) => ({
      kind: part.kind,
      isBack: part.backAs !== undefined,
      content: parse(clean(part.html, null)),
      lineCount: textOfPart(part).split('\n').length,
    })),
  };
}

/** Accepts sanitised HTML only. */
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

/** Replaces an image that was not saved with the page. */
function placeholder(image: Element, imageMissing: string): Element {
  const box = document.createElement('span');
  box.className = 'image-missing';
  box.textContent = image.getAttribute('alt')?.trim() || imageMissing;
  box.title = imageMissing;
  return box;
}

/** Wraps a wide table in a region that scrolls, also with the keyboard. */
function wrapInScroller(table: Element): void {
  const box = document.createElement('div');
  box.className = 'scrolls-sideways';
  box.tabIndex = 0;
  table.replaceWith(box);
  box.append(table);
}
