import type { ArticleText } from '../../library/copies/article-texts';
import type { Format } from '../i18n/format';
import type { Strings } from '../i18n/strings';

/** A line that tells related texts apart: copies by their site, versions by their date. */
export function textName(text: ArticleText, strings: Strings, format: Format): string {
  const { article, version } = text;
  const words = strings.versions.words(version?.wordCount ?? article.wordCount);
  const date = strings.versions.versionOf(format.shortDate(text.savedAt));
  return [article.site ?? article.title, date, words].filter(Boolean).join(' · ');
}

/** The label of the button that compares these texts. */
export function relatedName(texts: readonly ArticleText[], { versions }: Strings): string {
  const articles = new Set(texts.map(({ article }) => article.id)).size;
  return articles > 1
    ? versions.compareCopies(texts.length)
    : versions.compareVersions(texts.length);
}
