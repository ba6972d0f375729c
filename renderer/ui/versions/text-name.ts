import type { ArticleText } from '../../library/copies/article-texts';
import type { Strings } from '../i18n/en';
import type { Format } from '../i18n/format';

/** Which of them it is, in a line: where copies differ in their paper, versions differ in their day. */
export function textName(text: ArticleText, strings: Strings, format: Format): string {
  const { article, version } = text;
  const words = strings.versions.words(version?.wordCount ?? article.wordCount);
  const date = strings.versions.versionOf(format.shortDate(text.savedAt));
  return [article.site ?? article.title, date, words].filter(Boolean).join(' · ');
}

/** What the button of these texts does. */
export function relatedName(texts: readonly ArticleText[], { versions }: Strings): string {
  const articles = new Set(texts.map(({ article }) => article.id)).size;
  return articles > 1
    ? versions.compareCopies(texts.length)
    : versions.compareVersions(texts.length);
}
