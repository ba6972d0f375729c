import { textOf } from '../markup/plain-text';
import type { ImportContext } from './importer';

/** A title as one line of plain text. Programs write titles as text and as HTML; `a < b` is text. */
export function plainTitle(title: string | null, { parseHtml }: ImportContext): string {
  if (title === null) return '';
  const isMarkup = /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);/i.test(title);
  const text = isMarkup ? textOf(parseHtml(title).body, { captions: true }) : title;
  return text.replace(/\s+/g, ' ').trim();
}
