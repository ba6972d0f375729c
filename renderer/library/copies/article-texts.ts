import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { Article, ArticleId, ArticleVersion } from '../../core/article/article';
import { createImportDispatcher } from '../import/import-dispatcher';
import { pickDraft } from '../import/pick-draft';
import type { Library } from '../library';

/** One of the texts that belong together: of a copy, or of a page that was saved more than once. */
export interface ArticleText {
  key: string;
  article: Article;
  /** Null for an article that has had one text only. */
  version: ArticleVersion | null;
  /** Milliseconds since 1970. */
  savedAt: number;
}

/** Every text of these articles, oldest first. */
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

/** Answers the plain text; null where neither the library nor the kept file has it any longer. */
export type TextReader = (text: ArticleText) => Promise<string | null>;

/**
 * Reads the texts of a page that was saved more than once from the files as they came in, all of them
 * by today's rules: texts that were read by different ones would differ by more than the page did.
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
