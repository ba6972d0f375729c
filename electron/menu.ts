import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { MenuCommand } from './ipc/contract.js';
import { nativeWords } from './native-words.js';

const mac = process.platform === 'darwin';
type Items = MenuItemConstructorOptions[];

/** Installs the menu bar. The page carries out every command but `showLogs`. */
export function installMenu(choose: (command: MenuCommand) => void, showLogs: () => void): void {
  const words = nativeWords().menu;
  const item = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    click: () => choose(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  // The page listens for these keys: in a field they are the field's. On a Mac the menu has them.
  const ofPage = (label: string, command: MenuCommand, accelerator: string) => ({
    ...item(label, command, accelerator),
    registerAccelerator: mac,
  });
  const separator = { type: 'separator' } as const;

  const file: Items = [
    item(words.newTab, 'new-tab', 'CmdOrCtrl+T'),
    item(words.newWindow, 'new-window', 'CmdOrCtrl+N'),
    separator,
    item(words.importFiles, 'import-files', 'CmdOrCtrl+O'),
    item(words.importFolder, 'import-folder', 'CmdOrCtrl+Shift+O'),
    item(words.addAddress, 'add-address', 'CmdOrCtrl+L'),
    separator,
    item(words.exportArticles, 'export-articles', 'CmdOrCtrl+Shift+E'),
    item(words.print, 'print', 'CmdOrCtrl+P'),
    separator,
    item(words.exportLibrary, 'export-library'),
    item(words.restoreLibrary, 'restore-library'),
    item(words.checkFiles, 'check-files'),
    separator,
    item(words.settings, 'settings', 'CmdOrCtrl+,'),
    separator,
    // The last tab takes the window with it.
    item(words.closeTab, 'close-tab', 'CmdOrCtrl+W'),
    mac
      ? { role: 'close', label: words.close, accelerator: 'Cmd+Shift+W' }
      : { role: 'quit', label: words.quit },
  ];
  const edit: Items = [
    ofPage(words.undo, 'undo', 'CmdOrCtrl+Z'),
    ofPage(words.redo, 'redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
    separator,
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
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
    separator,
    item(words.find, 'find', 'CmdOrCtrl+F'),
    item(words.search, 'search', 'CmdOrCtrl+Shift+F'),
  ];
  const view: Items = [
    item(words.sidebar, 'toggle-sidebar', 'CmdOrCtrl+\\'),
    item(words.fullWidth, 'full-width'),
    item(words.outline, 'outline'),
    item(words.highlights, 'highlights'),
    item(words.original, 'original'),
    item(words.leftOut, 'left-out'),
    separator,
    {
      label: words.groupBy,
      submenu: [
        item(words.groupNone, 'group-none'),
        item(words.groupDay, 'group-day'),
        item(words.groupMonth, 'group-month'),
        item(words.groupSite, 'group-site'),
        item(words.groupTag, 'group-tag'),
      ],
    },
    {
      label: words.rows,
      submenu: [
        item(words.rowsComfortable, 'rows-comfortable'),
        item(words.rowsCompact, 'rows-compact'),
        item(words.rowsLine, 'rows-line'),
        item(words.rowsColumns, 'rows-columns'),
      ],
    },
    separator,
    item(words.largerText, 'larger-text'),
    item(words.smallerText, 'smaller-text'),
    item(words.defaultText, 'default-text'),
    item(words.darkTheme, 'toggle-dark'),
    separator,
    { role: 'resetZoom', label: words.actualSize },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    { role: 'togglefullscreen', label: words.fullScreen },
    separator,
    { role: 'toggleDevTools', label: words.developerTools },
  ];
  const go: Items = [
    ofPage(words.goBack, 'go-back', mac ? 'Cmd+[' : 'Alt+Left'),
    ofPage(words.goForward, 'go-forward', mac ? 'Cmd+]' : 'Alt+Right'),
    separator,
    item(words.next, 'next'),
    item(words.previous, 'previous'),
    separator,
    item(words.goAll, 'go-all'),
    item(words.goUnread, 'go-unread'),
    item(words.goReading, 'go-reading'),
    item(words.goRead, 'go-read'),
    item(words.goArchived, 'go-archived'),
    item(words.goStarred, 'go-starred'),
    item(words.goHighlighted, 'go-highlighted'),
    item(words.allHighlights, 'all-highlights'),
    item(words.times, 'times'),
    item(words.goTrash, 'go-trash'),
    separator,
    item(words.palette, 'palette'),
  ];
  const article: Items = [
    item(words.open, 'open'),
    item(words.openTab, 'open-in-tab'),
    item(words.openApart, 'open-apart'),
    item(words.star, 'star'),
    item(words.archive, 'archive'),
    item(words.markRead, 'read'),
    item(words.markUnread, 'unread'),
    separator,
    item(words.collect, 'collect'),
    item(words.note, 'note'),
    item(words.cite, 'cite'),
    item(words.readAloud, 'read-aloud'),
    item(words.versions, 'versions'),
    item(words.siteRule, 'site-rule'),
    item(words.pageInfo, 'page-info'),
    separator,
    item(words.delete, 'delete'),
  ];
  const tags: Items = [
    item(words.editTags, 'tags'),
    item(words.goTag, 'go-tag'),
    separator,
    item(words.manageTags, 'manage-tags'),
  ];
  const window: Items = [
    { role: 'minimize', label: words.minimize },
    ...(mac
      ? [{ role: 'zoom' as const }, { role: 'front' as const }]
      : [{ role: 'close' as const, label: words.close, accelerator: 'Ctrl+Shift+W' }]),
    separator,
    item(words.nextTab, 'next-tab', 'Ctrl+Tab'),
    item(words.previousTab, 'previous-tab', 'Ctrl+Shift+Tab'),
    item(words.reopenTab, 'reopen-tab', 'CmdOrCtrl+Shift+T'),
  ];
  const help: Items = [
    item(words.keyboard, 'keyboard-help'),
    item(words.whatsNew, 'release-notes'),
    item(words.checkUpdate, 'check-update'),
    separator,
    item(words.report, 'report-problem'),
    { label: words.logs, click: showLogs },
    separator,
    item(words.licences, 'licences'),
    item(words.about, 'about'),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' as const }] : []),
      { label: words.file, submenu: file },
      { label: words.edit, submenu: edit },
      { label: words.view, submenu: view },
      { label: words.go, submenu: go },
      { label: words.article, submenu: article },
      { label: words.tags, submenu: tags },
      { label: words.window, submenu: window },
      { label: words.help, submenu: help },
    ]),
  );
}

/** Shows the log in the file manager, or its folder when there is no log. */
export function showLog(path: string): void {
  if (existsSync(path)) shell.showItemInFolder(path);
  else void shell.openPath(dirname(path));
}
