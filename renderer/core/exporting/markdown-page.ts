import type { Article } from '../article/article';
import { publicationDate } from '../article/publication-date';
import { isoTime } from '../dates/iso-time';
import type { Highlight } from '../highlights/highlight';
import { highlightMarkdown, plainLines } from './highlight-markdown';
import { markdownBody, withoutClosingHash } from './markdown-body';
import { escapeMarked, markText } from './markdown-text';
import { yamlText } from './yaml-text';

/**
 * An article as Markdown with YAML front matter, in the fields of Obsidian's Web Clipper. The reader's note
 * and highlights follow the body. Titles, texts and notes stay text: none of it becomes markup.
 *
 * @param html cleaned, with addresses of files for its images: see `withImageFiles`
 */
export function toMarkdown(
  article: Article,
  html: string,
  highlights: readonly Highlight[],
): string {
  const title = withoutClosingHash(markText(article.title.replace(/\s+/g, ' ').trim()));
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
    published: publicationDate(article),
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
  return yamlText(Object.fromEntries(fields));
}

/** A section for the note and one for the highlights: each quote with its note. */
function marksAsMarkdown({ note }: Article, highlights: readonly Highlight[]): string {
  const notes = note === '' ? '' : `\n## Note\n\n${plainLines(note)}\n`;
  if (highlights.length === 0) return notes;
  const marks = highlights.map((highlight) => highlightMarkdown(highlight));
  return `${notes}\n## Highlights\n\n${marks.join('\n\n')}\n`;
}
