import type { Article, ArticleId, CleanHtml } from '../../core/article/article';
import type { LeftOutPart } from '../../core/article/left-out';
import { textFacts } from '../../core/article/text-facts';
import { newArticleId } from '../../core/article/ulid';
import { renewedVersions } from '../../core/article/version-rules';
import { partId, placePart, removePart } from '../../core/extract/place-part';
import { parseHtml } from '../../core/markup/parse-markup';
import { textOf } from '../../core/markup/plain-text';
import type { Sanitizer } from '../../core/sanitize/sanitize';
import { announceChanges, appendChanges } from '../../storage/change-log';
import type { HtmlRow } from '../../storage/database';
import { putBody } from '../../storage/put-body';
import type { Library } from '../library';

/** Puts the left-out part `at` into the body of its article; false when it is not there any more. */
export function bringBack(
  library: Library,
  clean: Sanitizer,
  id: ArticleId,
  at: number,
): Promise<boolean> {
  return changeParts(library, clean, id, (body, parts) => {
    const part = parts[at];
    if (!part || part.backAs !== undefined) return null;
    const back = { ...part, backAs: partId(newArticleId().toLowerCase()) };
    placePart(body, back, [...parseHtml(part.html).body.childNodes], (other) =>
      parts.slice(0, at).some(({ backAs }) => backAs === other),
    );
    return parts.with(at, back);
  });
}

/** Takes it out of the body again; false when it is not in it. */
export function takeOut(
  library: Library,
  clean: Sanitizer,
  id: ArticleId,
  at: number,
): Promise<boolean> {
  return changeParts(library, clean, id, (body, parts) => {
    const { backAs, ...part } = parts[at] ?? {};
    if (backAs === undefined) return null;
    removePart(body, backAs);
    return parts.with(at, part as LeftOutPart);
  });
}

type Change = (body: Element, parts: readonly LeftOutPart[]) => LeftOutPart[] | null;

async function changeParts(
  { database }: Library,
  clean: Sanitizer,
  id: ArticleId,
  change: Change,
): Promise<boolean> {
  const { articles, html: bodies, texts, changes } = database;
  const [row, article] = await Promise.all([bodies.get(id), articles.get(id)]);
  if (!row || !article) return false;
  const changed = changedBody(row, clean, change);
  if (!changed) return false;
  const { html, text, leftOut } = changed;
  const mayMiss = article.leftOut?.mayMiss ?? false;
  const facts = await textFacts(text, { parts: leftOut, mayMiss });
  const isStored = await database.transaction(
    'rw',
    [articles, bodies, texts, changes],
    async () => {
      const [known, now] = await Promise.all([articles.get(id), bodies.get(id)]);
      // Its page was read again meanwhile.
      if (!known || now?.html !== row.html) return false;
      await putBody(database, withText(known, facts), { html, text, leftOut });
      await appendChanges(database, 'article-changed', [id]);
      return true;
    },
  );
  if (isStored) announceChanges();
  return isStored;
}

function changedBody({ html, leftOut = [] }: HtmlRow, clean: Sanitizer, change: Change) {
  const { body } = parseHtml(html);
  const parts = change(body, leftOut);
  if (!parts) return null;
  const changed: CleanHtml = clean(body, null);
  const text = textOf(parseHtml(changed).body, { captions: true });
  return { html: changed, text, leftOut: parts };
}

function withText(known: Article, facts: Awaited<ReturnType<typeof textFacts>>): Article {
  const { leftOut: _, ...rest } = known;
  const versions = renewedVersions(known.versions, undefined, known, facts);
  return { ...rest, ...facts, ...(versions && { versions }) };
}
