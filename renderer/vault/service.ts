import type { CleanHtml } from '../core/article';
import type { CarrelDatabase } from '../storage/database';
import { VaultFollower } from './follower';
import type { LibraryFiles } from './library-files';
import {
  type VaultAnswers,
  type VaultAsk,
  type VaultMessage,
  type VaultState,
  vaultChannelName,
} from './messages';
import { reconcile } from './reconcile';
import { takeOver, writeOver } from './settle';
import { verifyLibrary } from './verify';

export interface VaultService {
  /** Everything committed before the call is in the folder; false when it cannot be written. */
  saved(): Promise<boolean>;
}

/** Deleted articles can be brought back for so long. */
const trashKeptMs = 30 * 24 * 60 * 60 * 1000;
const retryMs = 5_000;

/**
 * The import window's side: compares the database with the folder once, follows the log from then
 * on, and answers what is asked on the channel.
 */
export function serveVault(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: (html: string) => CleanHtml,
): VaultService {
  const channel = new BroadcastChannel(vaultChannelName);
  let state: VaultState = { unsaved: 0, trouble: null, rebuilding: null, found: null };

  function tell(change: Partial<VaultState>): void {
    state = { ...state, ...change };
    channel.postMessage({ to: 'all', state } satisfies VaultMessage);
  }

  const follower = new VaultFollower(database, files, tell);
  let isCompared = false;

  /** Tried again until the folder is there: what the database lost must not be taken for deleted. */
  async function compare(): Promise<void> {
    try {
      const found = await reconcile(database, files, clean, (rebuilding) => tell({ rebuilding }));
      isCompared = true;
      tell({ found, rebuilding: null, trouble: null });
      follower.follow();
      await files.emptyTrash(trashKeptMs);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      tell({ rebuilding: null, trouble: { reason: 'gone', message } });
      setTimeout(() => void compare(), retryMs);
    }
  }
  const firstTry = compare();

  async function saved(): Promise<boolean> {
    await firstTry;
    if (!isCompared) return false;
    await follower.catchUp();
    return follower.status.trouble === null;
  }

  async function answer(ask: VaultAsk): Promise<VaultAnswers[VaultAsk['kind']]> {
    if (ask.kind === 'state') return state;
    await saved();
    switch (ask.kind) {
      case 'saved':
        if (isCompared) await follower.settle();
        return state;
      case 'verify':
        return verifyLibrary(database, files);
      case 'restore': {
        const { ok } = await files.restoreArticle(ask.name);
        if (ok) await reconcile(database, files, clean, () => {});
        return ok;
      }
      case 'emptyTrash':
        return files.emptyTrash(ask.olderThanMs);
      case 'settle':
        return ask.keep === 'database'
          ? writeOver(database, files, ask.folder)
          : takeOver(database, files, clean, ask.folder);
    }
  }

  channel.onmessage = async ({ data }: MessageEvent<VaultMessage>) => {
    if (data.to !== 'vault') return;
    const { asker, ticket, ask } = data;
    const message: VaultMessage = { to: 'asker', asker, ticket, answer: await answer(ask) };
    channel.postMessage(message);
  };
  return { saved };
}
