import { assets, highlights, originals, readArticle } from '../core/article/article-record';
import { notes } from '../core/records/read-fields';
import { type ArticleRecord, vaultSchema } from './article-files';

export interface ParsedArticle extends Omit<ArticleRecord, 'html'> {
  /** The hash of article.html as it was written; empty where the file does not say it. */
  htmlSha256: string;
}

export type ParseResult =
  | {
      ok: true;
      parsed: ParsedArticle;
      /** What did not fit and was replaced, one line each, at most ten. Absent when all fits. */
      repaired?: string[];
    }
  | { ok: false; reason: 'damaged' | 'newer-version' };

/**
 * Reads an article.json. Whoever can write to the folder can write anything into it: the fields and
 * their bounds are in core/article/article-record.ts.
 */
export function parseArticleFile(folder: string, json: string): ParseResult {
  let content: Fields;
  try {
    content = fieldsOf(JSON.parse(json));
  } catch {
    return { ok: false, reason: 'damaged' };
  }
  if (typeof content.schema === 'number' && content.schema > vaultSchema) {
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
