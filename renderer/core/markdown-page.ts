import TurndownService from 'turndown';
import type { Article, CleanHtml } from './article';
import type { Highlight } from './highlight';
import { isoTime } from './iso-time';

const turndown = new TurndownService({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
});
// Markdown has no words of its own for these, and takes HTML.
turndown.keep(['table', 'ruby', 'sub', 'sup', 'figcaption', 'math'] as never);

/**
 * Markdown behind YAML front matter, with the fields that Obsidian's clipper writes. What its reader
 * wrote and marked follows the body, in the order in which it was marked.
 */
export function toMarkdown(
  article: Article,
  html: CleanHtml,
  highlights: readonly Highlight[],
): string {
  const fields: [string, string | string[] | number | null][] = [
    ['title', article.title],
    ['source', article.url],
    ['author', article.byline],
    ['site', article.site],
    ['published', article.publishedAt],
    ['created', isoTime(article.savedAt)],
    ['tags', article.tags],
    ['note', article.note],
    ['highlights', highlights.length],
  ];
  const lines = fields.flatMap(([name, value]) => {
    if (value === null || value === 0 || (typeof value !== 'number' && value.length === 0)) {
      return [];
    }
    if (typeof value === 'number') return [`${name}: ${value}`];
    // A JSON string is a YAML string.
    if (typeof value === 'string') return [`${name}: ${JSON.stringify(value)}`];
    return [`${name}:`, ...value.map((item) => `  - ${JSON.stringify(item)}`)];
  });
  const body = `${turndown.turndown(html)}\n${marksAsMarkdown(article, highlights)}`;
  return `---\n${lines.join('\n')}\n---\n\n# ${article.title}\n\n${body}`;
}

/** A section for the note and one for the highlights: quotes as quotes, each with what was written. */
function marksAsMarkdown({ note }: Article, highlights: readonly Highlight[]): string {
  const notes = note === '' ? '' : `\n## Note\n\n${asText(note)}\n`;
  if (highlights.length === 0) return notes;
  const marks = highlights.map((highlight) => {
    const tags = highlight.tags.map((tag) => `#${tag.replace(/\s+/g, '-')}`).join(' ');
    return [asText(highlight.quote).replace(/^/gm, '> '), asText(highlight.note), tags]
      .filter((part) => part !== '')
      .join('\n\n');
  });
  return `${notes}\n## Highlights\n\n${marks.join('\n\n')}\n`;
}

/** Words that stay words: what Markdown and HTML would read as their own is escaped. */
function asText(words: string): string {
  return words
    .replace(/[\\`*_[\]<&]/g, '\\$&')
    .replace(/^(\s*)([#>+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}
