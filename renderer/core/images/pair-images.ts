import type { Sha256 } from '../article/article';
import { grouped } from '../grouped';
import { commonPlaces } from '../highlights/common-places';

/** The text of a tree and its images, each with its offset in the text. */
interface IllustratedText {
  text: string;
  images: { image: Element; at: number }[];
}

/** What must agree before position decides, the surest first. */
const keys: ((image: Element) => string)[] = [
  (image) => `${altOf(image)}\n${image.getAttribute('width')}\n${image.getAttribute('height')}`,
  altOf,
];

/**
 * Finds the images of an article's page again whose files are in the library: the page names them by the
 * files that lay beside it, the article's body by their hashes. Images correspond when they are between the
 * same words of both texts and as many there have the same alternative text. Others stay without a picture,
 * because a wrong picture is worse than none.
 *
 * @param page the page as it was saved
 * @param body the article's body, whose images have `asset:` addresses
 */
export function pairImages(page: Element, body: Element): Map<Element, Sha256> {
  const own = illustratedText(body);
  const other = illustratedText(page);
  const places = commonPlaces(own.text, other.text);
  const between = (list: IllustratedText, side: 'own' | 'other') =>
    grouped(list.images, ({ at }) => places.findLastIndex((place) => place[side] <= at));
  const inPage = between(other, 'other');
  const found = new Map<Element, Sha256>();
  for (const [place, images] of between(own, 'own')) {
    for (const keyOf of keys) pairByKey(images, inPage.get(place) ?? [], keyOf, found);
  }
  return found;
}

type Placed = IllustratedText['images'];

function pairByKey(
  images: Placed,
  inPage: Placed,
  keyOf: (image: Element) => string,
  found: Map<Element, Sha256>,
): void {
  const candidates = grouped(inPage, ({ image }) => keyOf(image));
  for (const [key, same] of grouped(images, ({ image }) => keyOf(image))) {
    const others = candidates.get(key) ?? [];
    if (others.length !== same.length) continue;
    for (const [at, { image }] of same.entries()) {
      const [, sha256] = /^asset:([0-9a-f]{64})$/.exec(image.getAttribute('src') ?? '') ?? [];
      const other = others[at]?.image;
      if (sha256 && other && !found.has(other)) found.set(other, sha256);
    }
  }
}

function illustratedText(root: Element): IllustratedText {
  const images: Placed = [];
  let text = '';
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) =>
      /^(?:script|style|noscript|template)$/i.test(node.nodeName)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
    else if (node.nodeName.toLowerCase() === 'img') {
      images.push({ image: node as Element, at: text.length });
    } else text += '\n';
  }
  return { text, images };
}

function altOf(image: Element): string {
  return (image.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim();
}
