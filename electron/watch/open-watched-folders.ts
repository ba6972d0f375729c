import { join } from 'node:path';
import { app } from 'electron';
import { WatchList } from './watch-list.js';
import { WatchedFolders } from './watched-folders.js';

/**
 * Opens the watched folders of this profile. The key of their seals is in the account's own folder,
 * even when `--profile` names another one.
 */
export async function openWatchedFolders(libraryFolder: () => string): Promise<WatchedFolders> {
  const profile = app.getPath('userData');
  const account = join(app.getPath('appData'), app.getName());
  return new WatchedFolders(await WatchList.open(profile, account), profile, libraryFolder);
}
