import type { CarrelBridge } from '../../../electron/ipc/requests';
import { followChanges } from '../../storage/change-log';
import type { CarrelDatabase } from '../../storage/database';
import type { NotesFollower } from './notes-follower';

const retryEveryMs = 10_000;

/**
 * Keeps the highlights folder current for as long as the import window lives. What writes Markdown is loaded
 * when there is a folder.
 */
export function followNotes(database: CarrelDatabase, carrel: CarrelBridge): void {
  let follower: Promise<NotesFollower> | null = null;
  let folder: string | null = null;
  const load = async () => {
    const { NotesFollower } = await import('./notes-follower');
    return new NotesFollower(database, carrel);
  };
  async function catchUp(): Promise<void> {
    // The window closes; else the next run asks again.
    folder ??= await carrel.request('highlightsFolder').then(
      ({ path }) => path,
      () => null,
    );
    if (folder === null) return;
    follower ??= load();
    await (await follower).catchUp();
  }
  carrel.on('highlightsFolderChanged', async ({ path }) => {
    if (path === folder) return;
    folder = path;
    (await follower)?.folderChanged();
    await catchUp();
  });
  followChanges(catchUp, 1_000);
  // The drive may come back, or get free space.
  setInterval(() => void catchUp(), retryEveryMs);
  void catchUp();
}
