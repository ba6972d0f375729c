import { type Language, languageOf } from '../../electron/ipc/languages';
import { folderPage as en } from '../../resources/locales/en.json';
import { folderPage as ja } from '../../resources/locales/ja.json';
import { folderPage as ko } from '../../resources/locales/ko.json';
import { folderPage as zhHans } from '../../resources/locales/zh-Hans.json';
import { folderPage as zhHant } from '../../resources/locales/zh-Hant.json';

export type PageTexts = typeof en;

const texts: Record<Language, PageTexts> = { en, ja, ko, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** The language of the browser, and the texts in it. */
export function textsOfBrowser(): { language: Language; texts: PageTexts } {
  const language = languageOf(null, navigator.languages);
  return { language, texts: texts[language] };
}
