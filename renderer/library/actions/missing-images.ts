import type { ArticleId } from '../../core/article/article';
import { missingAddresses } from '../../core/importers/make-draft';
import { parseHtml } from '../../core/markup/parse-markup';
import type { Library } from '../library';

/** The addresses of the images that did not come with the article's page, each once, in the text's order. */
export async function missingImageAddresses(
  { database }: Pick<Library, 'database'>,
  id: ArticleId,
): Promise<string[]> {
  const html = (await database.html.get(id))?.html ?? '';
  const addresses = missingAddresses(parseHtml(html));
  return [...new Set(addresses.filter((address) => address !== ''))];
}
