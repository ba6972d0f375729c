import type { Article } from './article';
import { fieldRules, put } from './article-record';
import type { ArticleKind, Sides } from './article-rules';

export interface MergedArticle {
  article: Article;
  /** Whether anything changed that the reader can see. */
  changed: boolean;
  /** Whether the incoming body is the better one and replaces the known one. */
  takesBody: boolean;
}

/** The kind counts before the length: what a list states about a page does not replace the page. */
const ranks: Record<ArticleKind, number> = { link: 0, page: 1, article: 2, document: 2 };

/**
 * Merges two records of the same article, each field by its rule in article-fields.ts: all tags and
 * originals, the earlier saved date, the better body, all versions of its text, the reader's work of both.
 *
 * @param knownLength characters of the text in the library
 * @param incomingLength characters of the incoming text
 */
export function mergeArticle(
  known: Article,
  incoming: Article,
  knownLength: number,
  incomingLength: number,
): MergedArticle {
  const sameText = known.textSha256 === incoming.textSha256;
  const rank = ranks[incoming.kind] - ranks[known.kind];
  const takesBody = rank > 0 || (rank === 0 && !sameText && incomingLength > knownLength);
  const sides = sidesOf(known, incoming, takesBody);
  const article = { ...known };
  let changed = takesBody;
  for (const [name, { merge, isReported }] of fieldRules) {
    const merged = merge(sidesOf(known[name], incoming[name], takesBody), sides);
    put(article, name, merged);
    changed ||= isReported?.(merged, known[name]) ?? false;
  }
  return { article, changed, takesBody };
}

function sidesOf<Value>(known: Value, incoming: Value, takesBody: boolean): Sides<Value> {
  const [body, other] = takesBody ? [incoming, known] : [known, incoming];
  return { known, incoming, body, other };
}
