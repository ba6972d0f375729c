import type { Article } from './article';
import { fieldRules, put } from './article-record';
import type { ArticleKind, Sides } from './article-rules';

export interface MergedArticle {
  article: Article;
  /** Something that its reader can see has changed. */
  changed: boolean;
  /** The body that came in is the better one and takes the place of the old. */
  takesBody: boolean;
}

/** Whatever its length: what a library said of a page does not replace the page. */
const ranks: Record<ArticleKind, number> = { link: 0, page: 1, article: 2, document: 2 };

/**
 * Makes one article of two that are the same: all tags, the earlier saved date, the better
 * body, all originals, every text it ever had, what either reader did to it. Each field has its rule
 * in records/article-fields.ts.
 *
 * @param knownLength characters of the text that the library has
 * @param incomingLength characters of the text that came in
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
  for (const [name, { merge, isNews }] of fieldRules) {
    const merged = merge(sidesOf(known[name], incoming[name], takesBody), sides);
    put(article, name, merged);
    changed ||= isNews?.(merged, known[name]) ?? false;
  }
  return { article, changed, takesBody };
}

function sidesOf<Value>(known: Value, incoming: Value, takesBody: boolean): Sides<Value> {
  const [body, other] = takesBody ? [incoming, known] : [known, incoming];
  return { known, incoming, body, other };
}
