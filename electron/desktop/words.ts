import { app } from 'electron';

const english = {
  open: 'Open Carrel',
  search: 'Search Library',
  quickSearch: 'Quick Search',
  recent: 'Recently Read',
  quit: 'Quit',
};

const korean: typeof english = {
  open: 'Carrel 열기',
  search: '서재 검색',
  quickSearch: '빠른 검색',
  recent: '최근에 읽은 글',
  quit: '끝내기',
};

/** The words of menus outside of the window, in the system's language. */
export const desktopWords = (): typeof english =>
  app.getPreferredSystemLanguages()[0]?.startsWith('ko') ? korean : english;
