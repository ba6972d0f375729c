import { stringify } from 'yaml';
import type { Article } from '../article/article';
import { isoTime } from '../dates/iso-time';
import type { Highlight } from '../highlights/highlight';
import { markdownBody, withoutClosing } from './markdown-body';
import { escapeMarked, markText } from './markdown-text';

/**
 * Markdown behind YAML front matter, with the fields that Obsidian's clipper writes. What its reader
 * wrote and marked follows the body, in the order in which it was marked. Titles, texts and notes come
 * out as they are, whatever they hold: nothing in them becomes markup.
 *
 * @param html cleaned, with its images as addresses of files: see `withImageFiles`
 */
export function toMarkdown(
  article: Article,
  html: string,
  highlights: readonly Highlight[],
): string {
  const title = withoutClosing(markText(article.title.replace(/\s+/g, ' ').trim()));
  const heading = title === '' ? '' : `${escapeMarked(`# ${title}`)}\n\n`;
  const body = `${markdownBody(html)}\n${marksAsMarkdown(article, highlights)}`;
  return `---\n${frontMatter(article, highlights)}---\n\n${heading}${body}`;
}

function frontMatter(article: Article, highlights: readonly Highlight[]): string {
  const fields = Object.entries({
    title: article.title,
    source: article.url,
    author: article.byline,
    site: article.site,
    published: article.publishedAt,
    created: isoTime(article.savedAt),
    tags: article.tags,
    note: article.note,
    highlights: highlights.length,
  }).filter(
    ([, value]) =>
      value !== null &&
      value !== 0 &&
      !(typeof value === 'object' && value.length === 0) &&
      value !== '',
  );
  const yaml = stringify(Object.fromEntries(fields), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    doubleQuotedAsJSON: true,
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  // YAML takes some of them for line ends, and forbids others.
  return yaml.replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A section for the note and one for the highlights: quotes as quotes, each with what was written. */
function marksAsMarkdown({ note }: Article, highlights: readonly Highlight[]): string {
  const notes = note === '' ? '' : `\n## Note\n\n${linesOf(note)}\n`;
  if (highlights.length === 0) return notes;
  const marks = highlights.map((highlight) => {
    const tags = highlight.tags.map(
      (tag) => `#${escapeMarked(markText(tag.replace(/\s+/g, '-')))}`,
    );
    return [linesOf(highlight.quote).replace(/^/gm, '> '), linesOf(highlight.note), tags.join(' ')]
      .filter((part) => part !== '')
      .join('\n\n');
  });
  return `${notes}\n## Highlights\n\n${marks.join('\n\n')}\n`;
}

/** Words of several lines, none of which begins so far in that it would be code. */
function linesOf(words: string): string {
  const lines = words.split(/\r\n?|\n/).map((line) => line.trim());
  return escapeMarked(markText(lines.join('\n')));
}
