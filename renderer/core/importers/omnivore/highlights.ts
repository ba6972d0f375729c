import type { Highlight } from '../../highlights/highlight';
import { highlightOf } from '../reading-list/library-entry';

export interface OmnivoreNotes {
  /** About the article as a whole. */
  note: string;
  highlights: Highlight[];
}

/**
 * `highlights/<slug>.md`: for each passage a quotation, its labels as `#one #two`, what was written
 * beside it, an empty line between them; what was written about the article as a whole ends in two
 * empty lines more.
 */
export function readOmnivoreNotes(markdown: string, savedAt: number | null): OmnivoreNotes {
  const highlights: Highlight[] = [];
  const notes: string[] = [];
  let current: Highlight | null = null;
  const blocks = markdown.replace(/\r\n?/g, '\n').split(/(\n{2,})/);
  for (let at = 0; at < blocks.length; at += 2) {
    const block = blocks[at]?.trim() ?? '';
    const isLast = blocks.slice(at + 2).every((each) => each.trim() === '');
    const endsNote = (blocks[at + 1]?.length ?? 0) > 2 || (isLast && (blocks[at + 1] ?? '') !== '');
    if (block === '') continue;
    if (block.startsWith('>')) {
      current = highlightOf({ quote: block.replace(/^> ?/gm, ''), createdAt: savedAt });
      if (current) highlights.push(current);
    } else if (current === null || endsNote) {
      notes.push(block);
    } else if (/^#\S+(?: +#\S+)*$/.test(block) && current.note === '') {
      current.tags.push(...block.split(/ +/).map((label) => label.slice(1)));
    } else {
      current.note = current.note === '' ? block : `${current.note}\n\n${block}`;
    }
  }
  return { note: notes.join('\n\n'), highlights };
}
