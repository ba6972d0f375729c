/** What Readability leaves in and is cheap to see: the line with the date above the text. */

import { textOf } from '../markup/plain-text';
import { parseDate } from '../metadata/dates';

export function tidy(article: Element): Element {
  removeDateLine(article);
  return article;
}

const PROSE_LENGTH = 60;
const HEADER_BLOCKS = 12;

/** "2025. 2. 20. 18:07 URL 복사": what it says is in the metadata. */
function removeDateLine(article: Element): void {
  const blocks = article.querySelectorAll('p, div, span, ul, li, time, dl, h4, h5, h6');
  for (const block of [...blocks].slice(0, HEADER_BLOCKS)) {
    const text = textOf(block, { captions: true });
    if (block.querySelector('img')) continue;
    if (text.length < PROSE_LENGTH && parseDate(text)) {
      block.remove();
      return;
    }
    if (text.length >= PROSE_LENGTH && !block.querySelector('p, div')) return;
  }
}
