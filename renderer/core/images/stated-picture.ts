/**
 * The picture that a page only states (`og:image`) and does not show. When its file did not come along, the
 * article keeps the address, and nobody misses a picture that the page itself never had.
 */
import { safeId } from '../sanitize/links';

/** Where a page states its picture. */
export const STATING =
  'meta[property="og:image" i], meta[name="og:image" i], meta[name="twitter:image" i]';

/** The attribute for the stand-in of the file that came along. */
export const KEPT_AS = 'data-kept-as';

/** The id of its figure, before the sanitizer. */
export const STATED_PICTURE = 'stated-picture';

const FIGURE = `figure[id="${safeId(STATED_PICTURE)}"]`;

/** True for the image of a stated picture, in a cleaned body. */
export const isStatedPicture = (image: Element) => image.closest(FIGURE) !== null;

/** Takes stated pictures whose file is not kept out of a cleaned body that is to be shown. */
export function removeUnkeptStated(body: ParentNode): void {
  for (const figure of body.querySelectorAll(`${FIGURE}:not(:has(img[src]))`)) figure.remove();
}
