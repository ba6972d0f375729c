import { app, type JumpListCategory, Menu } from 'electron';
import type { NamedArticle } from '../ipc/desktop.js';
import { nativeWords } from '../native-words.js';
import type { OwnProgram } from '../receive/own-program.js';
import { plainLabel, type TrayChoices } from './tray-icon.js';

/**
 * Windows' jump list: searching, and the articles that were read last. The program is started with the words of
 * an item, and hands them to the process that is open.
 *
 * @param place the words that name a library and a profile
 */
export function jumpListOf(
  articles: readonly NamedArticle[],
  { path, args }: OwnProgram,
  place: readonly string[],
): JumpListCategory[] {
  const words = nativeWords().tray;
  const item = (title: string, ...more: string[]) => ({
    type: 'task' as const,
    title,
    program: path,
    args: [...args, ...place, ...more].map(quoted).join(' '),
    iconPath: path,
    iconIndex: 0,
  });
  const tasks = [item(words.search, '--find'), item(words.quickSearch, '--quick-search')];
  const recent = articles.map(({ id, title }) =>
    item(title.slice(0, 200), `carrel://article/${id}`),
  );
  return [
    { type: 'tasks', items: tasks },
    ...(recent.length === 0
      ? []
      : [{ type: 'custom' as const, name: words.recent, items: recent }]),
  ];
}

/** As Windows splits a command line (CommandLineToArgvW). */
const quoted = (word: string) =>
  `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;

/** Shows the articles that were read last where the system has a menu for them. */
export function showRecent(
  articles: readonly NamedArticle[],
  choices: TrayChoices,
  program: OwnProgram,
  place: readonly string[],
): void {
  if (process.platform === 'win32') app.setJumpList(jumpListOf(articles, program, place));
  if (process.platform !== 'darwin') return;
  const words = nativeWords().tray;
  app.dock?.setMenu(
    Menu.buildFromTemplate([
      { label: words.search, click: choices.search },
      { label: words.quickSearch, click: choices.quickSearch },
      { type: 'separator' },
      ...articles.map(({ id, title }) => ({
        label: plainLabel(title),
        click: () => choices.openArticle(id),
      })),
    ]),
  );
}
