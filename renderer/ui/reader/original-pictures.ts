import type { ArticleId } from '../../core/article/article';
import { pairImages } from '../../core/images/pair-images';
import { parseHtml } from '../../core/markup/parse-markup';
import { loadImages } from '../../library/actions/read-article';
import type { Library } from '../../library/library';

/**
 * Shows the pictures of a saved page that lay beside it as files and are in the library.
 *
 * @param page the body of the page, in a document that is not shown
 * @returns what revokes the object URLs of the pictures
 */
export async function showPictures(
  library: Library,
  id: ArticleId,
  page: Element,
): Promise<() => void> {
  const lacking = [...page.querySelectorAll('img:not([src])')];
  const stored = lacking.length === 0 ? undefined : await library.database.html.get(id);
  if (!stored?.html.includes('asset:')) return () => {};
  const found = pairImages(page, parseHtml(stored.html).body);
  const wanted = lacking.flatMap((image) => {
    const sha256 = found.get(image);
    return sha256 === undefined ? [] : { image, sha256 };
  });
  const files = await loadImages(library, [...new Set(wanted.map(({ sha256 }) => sha256))]);
  const urls = new Map([...files].map(([sha256, file]) => [sha256, URL.createObjectURL(file)]));
  for (const { image, sha256 } of wanted) {
    const url = urls.get(sha256);
    if (url !== undefined) image.setAttribute('src', url);
  }
  return () => {
    for (const url of urls.values()) URL.revokeObjectURL(url);
  };
}
