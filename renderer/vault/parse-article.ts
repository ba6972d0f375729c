import { assets, highlights, originals, readArticle } from '../core/article/article-record';
import { notes } from '../core/records/read-fields';
import { type ArticleRecord, articleSchema } from './article-files';

export interface ParsedArticle extends Omit<ArticleRecord, 'html' | 'leftOut'> {
  /** Checksum of article.html as it was written; empty when article.json does not have it. */
  htmlSha256: string;
}

export type ParseResult =
  | {
      ok: true;
      parsed: ParsedArticle;
      /** One line for each value that was out of bounds, at most ten. Absent when there are none. */
      repaired?: string[];
    }
  | { ok: false; reason: 'damaged' | 'newer-version' };

/**
 * Parses an article.json. The content is not trusted, since any program can write to the folder. The
 * fields and their bounds are in core/article/article-record.ts.
 */
export function parseArticleFile(folder: string, json: string): ParseResult {
  let content: Fields;
  try {
    content = fieldsOf(JSON.parse(json));
  } catch {
    return { ok: false, reason: 'damaged' };
  }
  if (typeof content.schema === 'number' && content.schema > articleSchema) {
    return { ok: false, reason: 'newer-version' };
  }
  const { note, lines } = notes();
  const article = readArticle(folder, content.article, note);
  if (article === null || typeof content.text !== 'string') return { ok: false, reason: 'damaged' };
  const marks = highlights(content.highlights, note, 'highlights');
  const htmlSha256 = fieldsOf(content.files)['article.html'];
  const parsed = {
    article: { ...article, highlightCount: marks.length },
    text: content.text,
    highlights: marks,
    htmlSha256: typeof htmlSha256 === 'string' ? htmlSha256 : '',
    assets: assets(content.assets, note, 'assets'),
    originals: originals(content.originals, note, 'originals'),
  };
  return { ok: true, parsed, ...(lines.length > 0 && { repaired: lines }) };
}

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
