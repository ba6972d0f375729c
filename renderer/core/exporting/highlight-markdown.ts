import { type Highlight, quotedWords } from '../highlights/highlight';
import { escapeMarked, markText } from './markdown-text';

/**
 * A highlight as Markdown: the quote as a block quote, the note, the tags. Quotes and notes stay text: none
 * of it becomes markup.
 *
 * @param facts Markdown that follows the tags on their line
 */
export function highlightMarkdown(
  { note, tags, ...mark }: Pick<Highlight, 'quote' | 'words' | 'note' | 'tags'>,
  facts: readonly string[] = [],
): string {
  const named = tags.map(tagWord).join(' ');
  return [
    plainLines(quotedWords(mark)).replace(/^/gm, '> '),
    plainLines(note),
    [named, ...facts].filter((part) => part !== '').join(' · '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Text of several lines, with indentation removed, because indented lines would be code. */
export function plainLines(words: string): string {
  const lines = words.split(/\r\n?|\n/).map((line) => line.trim());
  return escapeMarked(markText(lines.join('\n')));
}

/** `#tag`, without the spaces that would end it. */
function tagWord(tag: string): string {
  return `#${escapeMarked(markText(tag.replace(/\s+/g, '-')))}`;
}
