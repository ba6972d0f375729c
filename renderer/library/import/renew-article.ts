import type { Article, ArticleDraft, ArticleId } from '../../core/article/article';
import type { LeftOutPart } from '../../core/article/left-out';
import { isWorse, renewedArticle } from '../../core/article/renew-article';
import { imageExtension } from '../../core/article/stored-name';
import { textFacts } from '../../core/article/text-facts';
import { bringBackAgain } from '../../core/extract/place-part';
import { keepImages } from '../../core/images/keep-images';
import type { ImportContext, ImportSource, StreamedSource } from '../../core/importers/importer';
import { missingImages } from '../../core/importers/make-draft';
import { readSource } from '../../core/importers/read-source';
import { textOf } from '../../core/markup/plain-text';
import { renewStored } from '../../storage/renew-stored';
import type { ImportTarget } from './import-file';
import { pickDraft } from './pick-draft';

/**
 * The outcome of a re-extraction. `worse`: the old text is better and was kept. `without-images`: the
 * old article was kept, because images that were beside the page would be lost.
 */
export type Renewal =
  | 'changed'
  | 'same'
  | 'worse'
  | 'without-images'
  | 'unreadable'
  | 'gone'
  | 'not-saved';

export interface RenewOptions {
  /** Reports the outcome without changing anything. */
  isDryRun: boolean;
  /** Replaces the article even if images are lost or the new text is short. */
  force: boolean;
}

/** Re-extracts an article from its page with the current rules. */
export async function renewArticle(
  target: ImportTarget,
  context: ImportContext,
  source: ImportSource | StreamedSource,
  id: ArticleId,
  { isDryRun, force }: RenewOptions,
): Promise<Renewal> {
  const { database } = target;
  const [article, html] = await Promise.all([database.articles.get(id), database.html.get(id)]);
  const readFrom = article?.originals[0];
  if (!article || !html || readFrom === undefined) return 'gone';
  const read = await readAgain(source, context, article);
  if (!read) return 'unreadable';
  const pictured = withKnownImages(read, html.html, context);
  const draft = withKnownParts(pictured, html.leftOut ?? [], context);
  if (draft.text === '' || (!force && isWorse(article, draft))) return 'worse';
  if (!force && draft.missingImages > article.missingImages) return 'without-images';
  const facts = await textFacts(draft.text, draft.besides);
  const renew = (known: Article) => renewedArticle(known, draft, facts);
  const isSame =
    draft.html === html.html && JSON.stringify(renew(article)) === JSON.stringify(article);
  if (isSame || isDryRun) return isSame ? 'same' : 'changed';
  for (const { sha256, mediaType, bytes } of draft.assets) {
    const staged = await target.stage('assets', sha256, imageExtension(mediaType), bytes);
    if (!staged.ok) return 'not-saved';
  }
  const extractedAt = Date.now();
  // Set first: the order of the fields is compared, too, when the page is read again.
  const renewNow = (known: Article) => renew({ ...known, extractedAt });
  if (!(await renewStored(database, id, readFrom, draft, renewNow))) return 'gone';
  return (await target.saved([id])) ? 'changed' : 'not-saved';
}

async function readAgain(
  source: ImportSource | StreamedSource,
  context: ImportContext,
  article: Article,
): Promise<ArticleDraft | null> {
  const { url, source: from } = article;
  // A page from an archive does not contain its address.
  const named = { ...source, cameFrom: { url, savedAt: null, format: from.format } };
  const found: { draft: ArticleDraft }[] = [];
  for await (const item of readSource(named, context)) {
    if (item.ok && 'draft' in item) found.push(item);
  }
  return pickDraft(found, article)?.draft ?? null;
}

function withKnownImages(
  draft: ArticleDraft,
  known: string,
  { parseHtml, clean }: ImportContext,
): ArticleDraft {
  if (draft.missingImages === 0) return draft;
  const body = parseHtml(draft.html).body;
  if (!keepImages(body, parseHtml(known).body)) return draft;
  return { ...draft, html: clean(body, null), missingImages: missingImages(body) };
}

/** What the reader had brought back is brought back into the new reading. */
function withKnownParts(
  draft: ArticleDraft,
  known: readonly LeftOutPart[],
  context: ImportContext,
): ArticleDraft {
  const { besides } = draft;
  if (!besides || !known.some(({ backAs }) => backAs !== undefined)) return draft;
  const { html, parts } = bringBackAgain(draft.html, besides.parts, known, context);
  const text = textOf(context.parseHtml(html).body, { captions: true });
  return { ...draft, html, text, besides: { ...besides, parts } };
}
