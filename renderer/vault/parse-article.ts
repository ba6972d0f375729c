import { assets, highlights, originals, readArticle } from '../core/article/article-record';
import {
  type ArticleState,
  articleJoining,
  type MarkedArticle,
  workOf,
} from '../core/machines/article-state';
import type { Clock } from '../core/machines/clock';
import { notes } from '../core/records/read-fields';
import { type ArticleRecord, articleSchema } from './article-files';

export interface ParsedArticle
  extends Omit<ArticleRecord, 'html' | 'leftOut' | 'isOnItsWay' | 'state'> {
  state: ArticleState;
  /**
   * True when a value is not what its stamp belongs to: somebody has edited the file by another program.
   */
  isEdited: boolean;
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
  const marked = { article: { ...article, highlightCount: marks.length }, highlights: marks };
  const parsed = {
    ...stateOf(marked, content.clocks),
    ...marked,
    text: content.text,
    htmlSha256: typeof htmlSha256 === 'string' ? htmlSha256 : '',
    assets: assets(content.assets, note, 'assets'),
    originals: originals(content.originals, note, 'originals'),
  };
  return { ok: true, parsed, ...(lines.length > 0 && { repaired: lines }) };
}

/** The state of the article as the file has it: its values, and the stamps beside them. */
function stateOf(
  marked: MarkedArticle,
  clocks: unknown,
): Pick<ParsedArticle, 'state' | 'isEdited'> {
  const work = workOf(marked);
  const base = articleJoining.base(work);
  const stamped = articleJoining.read(clocks, work);
  if (!stamped) return { state: base, isEdited: false };
  const state = articleJoining.join(base, stamped);
  // The page's checksum is that of the file, whatever another version made of the same page.
  const { page: _, ...marks } = work;
  let isEdited = false;
  const isStamped = (over: Clock) => {
    isEdited = true;
    return over;
  };
  articleJoining.stamped(state, marks, isStamped);
  return { state, isEdited };
}

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
