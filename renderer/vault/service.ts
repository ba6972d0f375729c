import type { CleanHtml } from '../core/article';
import type { CarrelDatabase } from '../storage/database';
import { VaultFollower } from './follower';
import type { LibraryFiles } from './library-files';
import {
  trashKeptMs,
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
      case 'restore':
        return restore(ask.names);
      case 'emptyTrash':
        return files.emptyTrash(ask.olderThanMs);
      case 'settle': {
        const settled =
          ask.keep === 'database'
            ? await writeOver(database, files, ask.folder)
            : await takeOver(database, files, clean, ask.folder);
        if (settled && state.found !== null) {
          const differing = state.found.differing.filter(({ folder }) => folder !== ask.folder);
          tell({ found: { ...state.found, differing } });
        }
        return settled;
      }
    }
  }

  /** All of them, and then one comparison: it reads every name in the folder. */
  async function restore(names: readonly string[]): Promise<string[]> {
    const restored: string[] = [];
    for (const name of names) {
      if ((await files.restoreArticle(name)).ok) restored.push(name);
    }
    if (restored.length > 0) tell({ found: await reconcile(database, files, clean, () => {}) });
    return restored;
  }

  channel.onmessage = async ({ data }: MessageEvent<VaultMessage>) => {
    if (data.to !== 'vault') return;
    const { asker, ticket, ask } = data;
    const message: VaultMessage = await answer(ask).then(
      (answer) => ({ to: 'asker', asker, ticket, answer }),
      (error) => ({ to: 'asker', asker, ticket, failure: String(error?.message ?? error) }),
    );
    channel.postMessage(message);
  };
  return { saved };
}
