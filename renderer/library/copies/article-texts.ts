import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { Article, ArticleId, ArticleVersion } from '../../core/article/article';
import { createImportDispatcher } from '../import/import-dispatcher';
import { pickDraft } from '../import/pick-draft';
import type { Library } from '../library';

/** A text to compare: that of a copy, or a version of a page that was saved more than once. */
export interface ArticleText {
  key: string;
  article: Article;
  /** Null for an article with a single version. */
  version: ArticleVersion | null;
  /** Milliseconds since 1970. */
  savedAt: number;
}

/** All versions of these articles, oldest first. */
export function textsOf(articles: readonly Article[]): ArticleText[] {
  const texts = articles.flatMap((article): ArticleText[] => {
    if (!article.versions) {
      return [{ key: article.id, article, version: null, savedAt: article.savedAt }];
    }
    return article.versions.map((version) => ({
      key: `${article.id} ${version.textSha256}`,
      article,
      version,
      savedAt: version.savedAt,
    }));
  });
  return texts.sort((a, b) => a.savedAt - b.savedAt);
}

/** Resolves to the plain text; null when neither the library nor an original has it. */
export type TextReader = (text: ArticleText) => Promise<string | null>;

/**
 * Creates a reader that extracts the versions of a page from their originals with the current rules.
 * Texts that were extracted with different rules would differ more than the page did.
 */
export function createTextReader(library: Library, carrel: CarrelBridge): TextReader {
  const dispatcher = createImportDispatcher(carrel);
  const { database } = library;

  const storedText = async (id: ArticleId) => (await database.texts.get(id))?.text ?? null;

  async function readVersion(article: Article, version: ArticleVersion): Promise<string | null> {
    const original = await database.originals.get(version.original);
    if (!original) return null;
    const { fileName: name, sha256 } = original;
    const { extractions } = await dispatcher.submit(
      { kind: 'kept', name, sha256 },
      { purpose: { kind: 'extract', explain: false } },
    );
    const found = extractions.flatMap((each) => (each.ok ? each.article : []));
    return pickDraft(found, article)?.draft.text ?? null;
  }

  return async ({ article, version }) => {
    if (version === null) return storedText(article.id);
    const text = await readVersion(article, version);
    if (text !== null || version.textSha256 !== article.textSha256) return text;
    return storedText(article.id);
  };
}
