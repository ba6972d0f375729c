// The page that is shown when the real one cannot be. It has no script and loads no file, so it cannot
// fail for the same reason.

import { native } from '../resources/locales/en.json';
import { nativeLanguage, nativeWords } from './native-words.js';

/** The path below the app's origin. */
export const failurePath = '/failure.html';

/** The page, in the language of the interface and in English. */
export function failurePage(): string {
  const own = { language: nativeLanguage(), words: nativeWords() };
  const all = own.language === 'en' ? [own] : [own, { language: 'en', words: native }];
  const parts = all.map(({ language, words }) => {
    const { title, what, todo, again, quit } = words.failure;
    return `<section lang="${language}"><h1>${title}</h1><p>${what}</p><p>${todo}</p><p><a href="/index.html">${again}</a> ${quit}</p></section>`;
  });
  return `<!doctype html><html lang="${own.language}"><head><meta charset="utf-8"><title>Carrel</title><style>
body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1.5rem;color:#2b2926;background:#f7f5f1}
h1{font-size:1.3rem;margin:2rem 0 .5rem}a{color:#7a3b12}
@media (prefers-color-scheme:dark){body{color:#e9e5de;background:#1f1d1b}a{color:#e3a172}}
</style></head><body>${parts.join('')}</body></html>`;
}
