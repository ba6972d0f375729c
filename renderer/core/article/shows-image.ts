import type { CleanHtml } from './article';

/** An image in the library. Cleaned HTML escapes `<` in text and quotes in attributes, so neither matches. */
const heldImage = /<img\b(?:[^>"]|"[^"]*")*?\ssrc="asset:[0-9a-f]{64}"/;

/** Whether a body shows an image; one that did not come with its page does not count. */
export function showsImage(html: CleanHtml): boolean {
  return heldImage.test(html);
}
