// Apart from the styles themselves, a quarter of a megabyte that few windows need.

/** The languages of the locales that come with Carrel. */
export const citeLocales = ['en-US', 'ko-KR', 'ja-JP', 'zh-CN'] as const;
export type CiteLocale = (typeof citeLocales)[number];

/** The id of the bundled style that is used where none was chosen. */
export const defaultStyleId = 'chicago';
