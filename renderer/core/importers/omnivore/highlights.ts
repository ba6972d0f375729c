import type { Highlight } from '../../highlights/highlight';
import { highlightOf } from '../reading-list/library-entry';

/** The content of `highlights/<slug>.md`. */
export interface OmnivoreNotes {
  /** The note about the article as a whole. */
  note: string;
  highlights: Highlight[];
}

/**
 * Reads `highlights/<slug>.md`. Each highlight is a quotation, its labels (`#one #two`) and its note, with
 * an empty line between them. A note about the whole article ends with two more empty lines.
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
