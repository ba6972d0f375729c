import { LARGEST_STYLE, type StyleFile } from '../../core/cite/style-file';
import { keepStyle } from '../../library/cite/citation-styles';
import type { Library } from '../../library/library';
import type { Strings } from '../i18n/strings';

/** Keeps the style of a file in the library; resolves to it, or to a sentence that says why not. */
export async function addStyle(
  library: Library,
  file: File,
  words: Strings['cite']['notAdded'],
): Promise<StyleFile | string> {
  if (file.size > 4 * LARGEST_STYLE) return words['too-large'];
  const text = await file.text().catch(() => null);
  const kept = text === null ? null : await keepStyle(library, text);
  if (kept?.ok) return kept.style;
  if (kept === null) return words['no-style'];
  const detail = 'parent' in kept ? ` ${kept.parent}` : 'detail' in kept ? ` ${kept.detail}` : '';
  return words[kept.reason] + detail;
}
