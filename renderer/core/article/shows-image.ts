import type { CleanHtml } from './article';

/** One that the library holds, and no word of it in a text: cleaned HTML quotes every value so. */
const heldImage = /<img\b(?:[^>"]|"[^"]*")*?\ssrc="asset:[0-9a-f]{64}"/;

/** Whether a body shows an image; one that did not come with its page is none. */
export function showsImage(html: CleanHtml): boolean {
  return heldImage.test(html);
}
