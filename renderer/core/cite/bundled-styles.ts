/** The styles and locales that come with Carrel. Their sources and licences: docs/decisions/0048. */
import { type CiteLocale, citeLocales } from './cite-locales';
import en from './locales/locales-en-US.xml?raw';
import ja from './locales/locales-ja-JP.xml?raw';
import ko from './locales/locales-ko-KR.xml?raw';
import zh from './locales/locales-zh-CN.xml?raw';
import type { StyleFile } from './style-file';
import apa from './styles/apa.csl?raw';
import chicago from './styles/chicago-author-date.csl?raw';
import chicagoNotes from './styles/chicago-note-bibliography.csl?raw';
import korean from './styles/korean.csl?raw';
import mla from './styles/modern-language-association.csl?raw';

const shared = { defaultLocale: null, isNote: false, hasBibliography: true };

/** By the name that the command line and the settings use. */
export const bundledStyles: readonly StyleFile[] = [
  { ...shared, id: 'chicago', title: 'Chicago 17 (author-date)', xml: chicago },
  { ...shared, id: 'chicago-notes', title: 'Chicago 17 (notes)', xml: chicagoNotes, isNote: true },
  { ...shared, id: 'apa', title: 'APA 7', xml: apa },
  { ...shared, id: 'mla', title: 'MLA 9', xml: mla },
  {
    ...shared,
    id: 'korean',
    title: '국내 학술지 (저자-연도)',
    xml: korean,
    defaultLocale: 'ko-KR',
  },
];

const locales: Record<CiteLocale, string> = { 'en-US': en, 'ko-KR': ko, 'ja-JP': ja, 'zh-CN': zh };

/** The bundled locale of a language; English for one that is not bundled. */
export function localeFor(lang: string): { lang: CiteLocale; xml: string } {
  const found =
    citeLocales.find((each) => each.toLowerCase() === lang.toLowerCase()) ??
    citeLocales.find((each) => each.slice(0, 2) === lang.slice(0, 2).toLowerCase()) ??
    'en-US';
  return { lang: found, xml: locales[found] };
}
