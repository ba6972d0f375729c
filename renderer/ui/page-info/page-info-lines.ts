import type { Article, Sha256 } from '../../core/article/article';
import { publicationDate } from '../../core/article/publication-date';
import { archivedAddress } from '../../core/web/archived-address';
import type { Strings } from '../i18n/strings';

/** An imported file of an article; `check` is null while it is read. */
export interface CheckedOriginal {
  sha256: Sha256;
  fileName: string;
  check: { state: 'ok' | 'missing' | 'damaged'; size: number } | null;
}

/** What the article's record does not say. */
export interface PageFacts {
  originals: readonly CheckedOriginal[];
  /** Attempted since the program was started; null while unknown. */
  requests: number | null;
  /** Addresses of the images that were not saved with the page. */
  missingImages: readonly string[];
}

/** How times, stated dates and numbers are written. */
export interface DateFormat {
  number(value: number): string;
  /** @param milliseconds since 1970 */
  time(milliseconds: number): string;
  /** @param date ISO 8601, as the page states it */
  stated(date: string): string;
}

/** So many addresses of images are named; the rest is counted. */
const mostImages = 100;

/** What is known of an article, as names and values. What nobody stated has no line. */
export function pageInfoLines(
  article: Article,
  { originals, requests, missingImages }: PageFacts,
  words: Strings['pageInfo'],
  dates: DateFormat = asStored,
): [name: string, value: string][] {
  const { source, leftOut, publication, versions = [] } = article;
  const { archive = null, archiveUrl = null } = publication ?? {};
  const copiedAt = archiveUrl === null ? null : archivedAddress(archiveUrl)?.copiedAt;
  const timeOf = (time: number) => (time > 0 ? dates.time(time) : null);
  const stated = (date: string | null) => date && dates.stated(date);
  const unnamed = missingImages.length - mostImages;
  const lines: [string, string | null][] = [
    [words.heading, article.title],
    [words.url, article.url],
    [words.canonicalUrl, article.canonicalUrl === article.url ? null : article.canonicalUrl],
    [words.archive, archive],
    [words.archiveCopy, archiveUrl],
    [words.archived, timeOf(copiedAt ?? 0)],
    [words.licence, article.licence],
    [words.published, stated(publicationDate(article))],
    [words.created, stated(publication?.created ?? null)],
    [words.updated, stated(article.updatedAt)],
    [words.saved, timeOf(article.savedAt)],
    [words.imported, timeOf(source.importedAt)],
    [words.extracted, timeOf(article.extractedAt ?? source.importedAt)],
    [words.file, source.fileName],
    [
      words.format,
      Object.hasOwn(words.formats, source.format)
        ? words.formats[source.format as keyof typeof words.formats]
        : source.format,
    ],
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
    [words.words, dates.number(article.wordCount)],
    [words.missingImages, dates.number(article.missingImages)],
    ...missingImages
      .slice(0, mostImages)
      .map((address): [string, string] => [words.missingImage, address]),
    [words.missingImage, unnamed > 0 ? words.moreImages(unnamed) : null],
    [words.leftOut, words.leftOutWords(leftOut?.words ?? 0)],
    [words.folder, article.folder],
    [words.requests, requests === null ? null : words.requestsOf(requests)],
  ];
  return lines.filter((line): line is [string, string] => line[1] !== null && line[1] !== '');
}

/** Times in UTC, as in article.json. */
const asStored: DateFormat = {
  number: String,
  time: (milliseconds) => new Date(milliseconds).toISOString(),
  stated: (date) => date,
};
