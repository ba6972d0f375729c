import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { MenuCommand } from './ipc/contract.js';

const english = {
  file: 'File',
  importFiles: 'Import Files…',
  importFolder: 'Import Folder…',
  addAddress: 'Add Address…',
  exportArticles: 'Export Articles…',
  print: 'Print…',
  exportLibrary: 'Export Library…',
  restoreLibrary: 'Restore from Export…',
  settings: 'Settings…',
  edit: 'Edit',
  copyWithSource: 'Copy with Source',
  copyAs: 'Copy with Source as',
  plain: 'Plain Text',
  markdown: 'Markdown',
  citation: 'Citation',
  cite: 'Cite…',
  pageInfo: 'Page Info',
  outline: 'Outline',
  find: 'Find in Article',
  search: 'Search Library',
  view: 'View',
  sidebar: 'Show or Hide Sidebar',
  fullWidth: 'Article Alone or with the List',
  go: 'Go',
  goBack: 'Back',
  goForward: 'Forward',
  help: 'Help',
  keyboard: 'Keyboard Shortcuts',
  whatsNew: 'What’s New',
  checkUpdate: 'Check for Updates…',
  report: 'Report a Problem…',
  licences: 'Licences',
  about: 'About Carrel',
  logs: 'Show Logs',
  quit: 'Quit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  developerTools: 'Developer Tools',
};

const korean: typeof english = {
  file: '파일',
  importFiles: '파일 가져오기…',
  importFolder: '폴더 가져오기…',
  addAddress: '주소 추가…',
  exportArticles: '글 내보내기…',
  print: '인쇄…',
  exportLibrary: '서재 내보내기…',
  restoreLibrary: '내보낸 서재 되살리기…',
  settings: '설정…',
  edit: '편집',
  copyWithSource: '출처와 함께 복사',
  copyAs: '출처와 함께 복사할 형식',
  plain: '일반 텍스트',
  markdown: '마크다운',
  citation: '참고 문헌',
  cite: '인용하기…',
  pageInfo: '페이지 정보',
  outline: '목차',
  find: '글에서 찾기',
  search: '서재 검색',
  view: '보기',
  sidebar: '사이드바 보이기/숨기기',
  fullWidth: '글만 보기/목록과 함께 보기',
  go: '이동',
  goBack: '뒤로',
  goForward: '앞으로',
  help: '도움말',
  keyboard: '키보드 단축키',
  whatsNew: '새로운 기능',
  checkUpdate: '업데이트 확인…',
  report: '문제 알리기…',
  licences: '라이선스',
  about: 'Carrel 정보',
  logs: '로그 파일 보기',
  quit: '끝내기',
  undo: '실행 취소',
  redo: '다시 실행',
  cut: '잘라내기',
  copy: '복사',
  paste: '붙여넣기',
  selectAll: '모두 선택',
  actualSize: '실제 크기',
  zoomIn: '확대',
  zoomOut: '축소',
  fullScreen: '전체 화면',
  developerTools: '개발자 도구',
};

/** Installs the menu bar in the system's language. The page carries out every command but `showLogs`. */
export function installMenu(choose: (command: MenuCommand) => void, showLogs: () => void): void {
  const words = app.getPreferredSystemLanguages()[0]?.startsWith('ko') ? korean : english;
  const item = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    click: () => choose(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' as const }] : []),
      {
        label: words.file,
        submenu: [
          item(words.importFiles, 'import-files', 'CmdOrCtrl+O'),
          item(words.importFolder, 'import-folder', 'CmdOrCtrl+Shift+O'),
          item(words.addAddress, 'add-address', 'CmdOrCtrl+L'),
          { type: 'separator' },
          item(words.exportArticles, 'export-articles', 'CmdOrCtrl+Shift+E'),
          item(words.print, 'print', 'CmdOrCtrl+P'),
          { type: 'separator' },
          item(words.exportLibrary, 'export-library'),
          item(words.restoreLibrary, 'restore-library'),
          { type: 'separator' },
          item(words.settings, 'settings', 'CmdOrCtrl+,'),
          { type: 'separator' },
          mac ? { role: 'close' } : { role: 'quit', label: words.quit },
        ],
      },
      {
        label: words.edit,
        submenu: [
          // The page listens for these keys: in a field they are the field's. On a Mac the menu has them.
          { ...item(words.undo, 'undo', 'CmdOrCtrl+Z'), registerAccelerator: mac },
          {
            ...item(words.redo, 'redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
            registerAccelerator: mac,
          },
          { type: 'separator' },
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          item(words.copyWithSource, 'copy-with-source', 'CmdOrCtrl+Shift+C'),
          {
            label: words.copyAs,
            submenu: [
              item(words.plain, 'copy-plain'),
              item(words.markdown, 'copy-markdown'),
              item(words.citation, 'copy-citation'),
            ],
          },
          item(words.cite, 'cite'),
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
          { type: 'separator' },
          item(words.find, 'find', 'CmdOrCtrl+F'),
          item(words.search, 'search', 'CmdOrCtrl+Shift+F'),
        ],
      },
      {
        label: words.view,
        submenu: [
          item(words.sidebar, 'toggle-sidebar', 'CmdOrCtrl+\\'),
          item(words.fullWidth, 'full-width'),
          item(words.outline, 'outline'),
          item(words.pageInfo, 'page-info'),
          { type: 'separator' },
          { role: 'resetZoom', label: words.actualSize },
          { role: 'zoomIn', label: words.zoomIn },
          { role: 'zoomOut', label: words.zoomOut },
          { role: 'togglefullscreen', label: words.fullScreen },
          { type: 'separator' },
          { role: 'toggleDevTools', label: words.developerTools },
        ],
      },
      {
        label: words.go,
        submenu: [
          // In a field these keys are the field's, so elsewhere than on a Mac the page listens for them.
          {
            ...item(words.goBack, 'go-back', mac ? 'Cmd+[' : 'Alt+Left'),
            registerAccelerator: mac,
          },
          {
            ...item(words.goForward, 'go-forward', mac ? 'Cmd+]' : 'Alt+Right'),
            registerAccelerator: mac,
          },
        ],
      },
      {
        label: words.help,
        submenu: [
          item(words.keyboard, 'keyboard-help'),
          item(words.whatsNew, 'release-notes'),
          item(words.checkUpdate, 'check-update'),
          { type: 'separator' },
          item(words.report, 'report-problem'),
          { label: words.logs, click: showLogs },
          { type: 'separator' },
          item(words.licences, 'licences'),
          item(words.about, 'about'),
        ],
      },
    ]),
  );
}

/** Shows the log in the file manager, or its folder when there is no log. */
export function showLog(path: string): void {
  if (existsSync(path)) shell.showItemInFolder(path);
  else void shell.openPath(dirname(path));
}
