import TurndownService from 'turndown';
import type { Article, CleanHtml } from './article';

const turndown = new TurndownService({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
});
// Markdown has no words of its own for these, and takes HTML.
turndown.keep(['table', 'ruby', 'sub', 'sup', 'figcaption', 'math'] as never);

/** Markdown behind YAML front matter, with the fields that Obsidian's clipper writes. */
export function toMarkdown(article: Article, html: CleanHtml): string {
  const fields: [string, string | string[] | null][] = [
    ['title', article.title],
    ['source', article.url],
    ['author', article.byline],
    ['site', article.site],
    ['published', article.publishedAt],
    ['created', new Date(article.savedAt).toISOString()],
    ['tags', article.tags],
  ];
  const lines = fields.flatMap(([name, value]) => {
    if (value === null || value.length === 0) return [];
    // A JSON string is a YAML string.
    if (typeof value === 'string') return [`${name}: ${JSON.stringify(value)}`];
    return [`${name}:`, ...value.map((item) => `  - ${JSON.stringify(item)}`)];
  });
  return `---\n${lines.join('\n')}\n---\n\n# ${article.title}\n\n${turndown.turndown(html)}\n`;
}
