import { existsSync } from 'node:fs';
import { shell } from 'electron';
import { askForArticlesTarget, askForBundle, askForTarget, today } from '../dialogs.js';
import type { Handlers } from '../ipc/serve.js';
import type { transferRequests } from '../ipc/transfer-requests.js';
import type { LibraryTransfers } from '../library-transfers.js';
import type { Printer } from '../printer.js';
import { saveFeedList, saveHighlights, saveImage, saveReferences } from '../report-file.js';

/** Requests of exports and restores. */
export function transferHandlers(
  transfers: LibraryTransfers,
  printer: Printer,
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
    saveImage: (_caller, ...args) => saveImage(...args),
    saveFeedList: (_caller, opml) => saveFeedList(opml),
    saveReferences: (_caller, ...args) => saveReferences(...args),
    chooseArticlesExport: async (_caller, name, format, isOne) => {
      const path = await askForArticlesTarget(name, isOne ? format : null);
      // The dialog has asked before it names a file that exists.
      return path === null ? null : transfers.allowTarget(path, isOne);
    },
    beginExport: (_caller, ...args) => transfers.begin(...args),
    addToExport: (_caller, ...args) => transfers.add(...args),
    addImageToExport: (_caller, target, path, image) => transfers.add(target, path, { image }),
    printToExport: async (_caller, target, path, html, paper) => {
      const printed = await printer.toPdf(html, paper);
      if (!printed.ok) return printed;
      await transfers.add(target, path, printed.pdf);
      return { ok: true };
    },
    printPage: (_caller, html, paper) => printer.toDialog(html, paper),
    finishExport: (_caller, target) => transfers.finish(target),
    exportedTo: (_caller, target) => transfers.finishedPath(target),
    showExport: (_caller, target) => {
      const path = transfers.finishedPath(target);
      const isThere = path !== null && existsSync(path);
      if (isThere) shell.showItemInFolder(path);
      return isThere;
    },
    abandonExport: (_caller, target) => transfers.abandon(target),
    listBundle: (_caller, bundle) => transfers.bundle(bundle).listArticles(),
    unreadableInBundle: (_caller, bundle) => transfers.bundle(bundle).unreadable(),
    readBundle: (_caller, bundle, folder) => transfers.bundle(bundle).readArticle(folder),
    readBundleRecord: (_caller, bundle, name) => transfers.bundle(bundle).readRecord(name),
    copyFromBundle: (_caller, ...args) => transfers.copy(...args),
    closeBundle: (_caller, bundle) => transfers.close(bundle),
  };
}
