import type { Article, Sha256 } from '../../core/article/article';
import type { Strings } from '../i18n/en';

/** An imported file of an article; `check` is null while it is read. */
export interface CheckedOriginal {
  sha256: Sha256;
  fileName: string;
  check: { state: 'ok' | 'missing' | 'damaged'; size: number } | null;
}

/**
 * What is known of an article, as names and values. What nobody stated has no line.
 *
 * @param requests attempted since the program was started; null while unknown
 */
export function pageInfoLines(
  article: Article,
  originals: readonly CheckedOriginal[],
  requests: number | null,
  words: Strings['pageInfo'],
): [name: string, value: string][] {
  const { source, leftOut, versions = [] } = article;
  const lines: [string, string | null][] = [
    [words.heading, article.title],
    [words.url, article.url],
    [words.canonicalUrl, article.canonicalUrl === article.url ? null : article.canonicalUrl],
    [words.licence, article.licence],
    [words.published, article.publishedAt],
    [words.updated, article.updatedAt],
    [words.saved, timeOf(article.savedAt)],
    [words.imported, timeOf(source.importedAt)],
    [words.file, source.fileName],
    [words.format, source.format],
    ...originals.flatMap(({ sha256, fileName, check }): [string, string | null][] => [
      [words.original, fileName],
      [words.sha256, sha256],
      [words.check, check === null ? words.checking : words.states[check.state]],
      [words.size, check === null || check.state === 'missing' ? null : words.bytes(check.size)],
    ]),
    ...versions.map(({ savedAt, wordCount }): [string, string] => [
      words.version,
      words.versionOf(timeOf(savedAt) ?? '', wordCount),
    ]),
    [words.words, String(article.wordCount)],
    [words.missingImages, String(article.missingImages)],
    [words.leftOut, words.leftOutWords(leftOut?.words ?? 0)],
    [words.folder, article.folder],
    [words.requests, requests === null ? null : words.requestsOf(requests)],
  ];
  return lines.filter((line): line is [string, string] => line[1] !== null && line[1] !== '');
}

/** In UTC, as in article.json; null for an unknown time. */
function timeOf(time: number): string | null {
  return time > 0 ? new Date(time).toISOString() : null;
}
