// The page that is shown when the real one cannot be. It has no script and loads no file, so it cannot
// fail for the same reason.

export const failureTexts = {
  en: {
    title: 'Carrel can’t show its window',
    what: 'The page failed several times in a row. Your articles are safe: they are plain files in the library folder.',
    todo: 'Try again. If it fails again, restart the computer or reinstall Carrel. For details, see the file carrel.log in Carrel’s data folder.',
    again: 'Try again (R)',
    quit: 'Press Q to close.',
  },
  ko: {
    title: 'Carrel 창을 표시할 수 없습니다',
    what: '화면이 여러 번 연달아 멈췄습니다. 글은 안전합니다. 서재 폴더에 일반 파일로 들어 있습니다.',
    todo: '다시 시도해 보세요. 그래도 안 되면 컴퓨터를 다시 시작하거나 Carrel을 다시 설치하세요. 무슨 일이 있었는지는 Carrel 데이터 폴더의 carrel.log 파일에 적혀 있습니다.',
    again: '다시 시도 (R)',
    quit: '닫으려면 Q를 누르세요.',
  },
};

type Language = keyof typeof failureTexts;

/** The path below the app's origin. */
export const failurePath = '/failure.html';

/**
 * @param languages the system's, best first. The page is in English and Korean; this decides which is
 *   first.
 */
export function failurePage(languages: readonly string[]): string {
  const order: Language[] = languages[0]?.startsWith('ko') ? ['ko', 'en'] : ['en', 'ko'];
  const parts = order.map((language) => {
    const { title, what, todo, again, quit } = failureTexts[language];
    return `<section lang="${language}"><h1>${title}</h1><p>${what}</p><p>${todo}</p><p><a href="/index.html">${again}</a> ${quit}</p></section>`;
  });
  return `<!doctype html><html lang="${order[0]}"><head><meta charset="utf-8"><title>Carrel</title><style>
body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1.5rem;color:#2b2926;background:#f7f5f1}
h1{font-size:1.3rem;margin:2rem 0 .5rem}a{color:#7a3b12}
@media (prefers-color-scheme:dark){body{color:#e9e5de;background:#1f1d1b}a{color:#e3a172}}
</style></head><body>${parts.join('')}</body></html>`;
}
