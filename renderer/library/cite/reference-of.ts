import type { Article } from '../../core/article/article';
import { cslItem } from '../../core/cite/csl-item';
import type { Preferences } from '../actions/preferences';
import type { Library } from '../library';
import { listStyles } from './citation-styles';
import { formatReference } from './format-reference';

/** The reference of an article in the reader's style; null when the style cannot make it. */
export async function referenceOf(
  library: Library,
  article: Article,
  { citationStyle, citationLocale }: Pick<Preferences, 'citationStyle' | 'citationLocale'>,
): Promise<string | null> {
  const styles = await listStyles(library);
  const style = styles.find(({ id }) => id === citationStyle) ?? styles[0];
  if (style === undefined) return null;
  const made = await formatReference([cslItem(article)], style, citationLocale);
  return made.ok ? made.text : null;
}
