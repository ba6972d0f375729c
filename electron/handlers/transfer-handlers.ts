import { askForBundle, askForTarget, today } from '../dialogs.js';
import type { Handlers } from '../ipc/serve.js';
import type { transferRequests } from '../ipc/transfer-requests.js';
import type { LibraryTransfers } from '../library-transfers.js';
import { saveHighlights } from '../report-file.js';

/** Requests of exports and restores. */
export function transferHandlers(
  transfers: LibraryTransfers,
): Pick<Handlers, keyof typeof transferRequests> {
  return {
    chooseExport: async () => {
      const path = await askForTarget(`Carrel ${today()}.zip`);
      return path === null ? null : transfers.allowTarget(path);
    },
    chooseBundle: async () => {
      const path = await askForBundle();
      return path === null ? null : transfers.open(path);
    },
    saveHighlights: (_caller, ...args) => saveHighlights(...args),
    beginExport: (_caller, target) => transfers.begin(target),
    addToExport: (_caller, ...args) => transfers.add(...args),
    finishExport: (_caller, target) => transfers.finish(target),
    abandonExport: (_caller, target) => transfers.abandon(target),
    listBundle: (_caller, bundle) => transfers.bundle(bundle).listArticles(),
    unreadableInBundle: (_caller, bundle) => transfers.bundle(bundle).unreadable(),
    readBundle: (_caller, bundle, folder) => transfers.bundle(bundle).readArticle(folder),
    readBundleRecord: (_caller, bundle, name) => transfers.bundle(bundle).readRecord(name),
    copyFromBundle: (_caller, ...args) => transfers.copy(...args),
    closeBundle: (_caller, bundle) => transfers.close(bundle),
  };
}
